/// The generated tables of conversion rates and redenominations, by what holds for every row.

#include <mulct/base/calendar.hpp>
#include <mulct/money/currency.hpp>
#include <mulct/rates/legal_table.hpp>

#include <support/catch.hpp>

#include <cstddef>
#include <iterator>
#include <string_view>

using mulct::currency;
using mulct::day;
using mulct::detail::conversion_rate_record;
using mulct::detail::conversion_rate_table;
using mulct::detail::redenomination_record;
using mulct::detail::redenomination_table;
using namespace mulct::literals;

namespace {

constexpr currency c(const char* code) {
    return currency::find(code).value();
}

constexpr bool rates_ascend() {
    for (std::size_t i = 1; i < std::size(conversion_rate_table); ++i) {
        if (c(conversion_rate_table[i - 1].code) >= c(conversion_rate_table[i].code)) return false;
    }
    return true;
}

/// Six significant figures, the first of which is not zero (Regulation (EC) No 1103/97, Art. 4(1)).
constexpr bool rates_have_six_figures() {
    for (const conversion_rate_record& r : conversion_rate_table) {
        if (r.coefficient < 100'000 || r.coefficient > 999'999) return false;
        if (r.scale > 6) return false;
    }
    return true;
}

/// A rate applies from the day after the currency's last as one of its own; and to the euro.
constexpr bool rates_follow_lifetimes() {
    for (const conversion_rate_record& r : conversion_rate_table) {
        if (c(r.code).became() != "EUR"_currency) return false;
        if (c(r.code).lifetime().last + 1 != day{r.first_day}) return false;
        if (!c(r.code).minor_unit()) return false; // what a conversion rounds to
    }
    return true;
}

constexpr bool redenominations_ascend() {
    for (std::size_t i = 1; i < std::size(redenomination_table); ++i) {
        if (c(redenomination_table[i - 1].old_code) >= c(redenomination_table[i].old_code)) {
            return false;
        }
    }
    return true;
}

constexpr bool redenominations_lead_to_the_successor() {
    for (const redenomination_record& r : redenomination_table) {
        if (c(r.old_code).became() != c(r.new_code)) return false;
        if (r.old_per_new < 1) return false;
        if (c(r.old_code).lifetime().last >= day{r.first_day}) return false;
        if (!c(r.new_code).lifetime().contains(day{r.first_day})) return false;
    }
    return true;
}

constexpr bool none_has_both() {
    for (const redenomination_record& r : redenomination_table) {
        for (const conversion_rate_record& e : conversion_rate_table) {
            if (c(r.old_code) == c(e.code)) return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("21 currencies have become the euro") {
    CHECK_BOTH(std::size(conversion_rate_table) == 21);
    CHECK_BOTH(rates_ascend());
}

TEST_CASE("a conversion rate has six significant figures") {
    CHECK_BOTH(rates_have_six_figures());
}

TEST_CASE("a conversion rate applies from the day after its currency's lifetime") {
    CHECK_BOTH(rates_follow_lifetimes());
}

TEST_CASE("a redenomination leads from a currency that ended to its successor, on its day") {
    CHECK_BOTH(redenominations_ascend());
    CHECK_BOTH(redenominations_lead_to_the_successor());
}

TEST_CASE("no currency both became the euro and was redenominated") {
    CHECK_BOTH(none_has_both());
}
