/// The generated table, by what holds for every row of it. What stands in a row is checked against
/// its sources where the table is made.

#include <mulct/base/calendar.hpp>
#include <mulct/money/currency.hpp>

#include <support/catch.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string_view>
#include <vector>

using mulct::currency;
using mulct::day;
using namespace mulct::literals;

namespace {

constexpr day d(std::string_view text) {
    return mulct::parse_day(text).value();
}

template <class Condition>
constexpr int count_if(Condition holds) {
    int n = 0;
    for (std::size_t i = 0; i < currency::count(); ++i)
        n += holds(currency::at(i)) ? 1 : 0;
    return n;
}

template <class Condition>
constexpr bool all(Condition holds) {
    return count_if(holds) == static_cast<int>(currency::count());
}

constexpr bool sorted_by_code() {
    for (std::size_t i = 1; i < currency::count(); ++i) {
        if (currency::at(i - 1).code() >= currency::at(i).code()) return false;
    }
    return true;
}

constexpr bool is_current(currency c) {
    return c.is_current();
}

std::vector<std::string_view> current_with(std::optional<int> minor_unit) {
    std::vector<std::string_view> codes;
    for (std::size_t i = 0; i < currency::count(); ++i) {
        const currency c = currency::at(i);
        if (c.is_current() && c.minor_unit() == minor_unit) codes.push_back(c.code());
    }
    return codes;
}

using codes = std::vector<std::string_view>;

} // namespace

TEST_CASE("ISO 4217 lists 178 current codes, and 307 with those of the past") {
    CHECK_BOTH(currency::count() == 307);
    CHECK_BOTH(count_if(is_current) == 178);
}

TEST_CASE("the table is sorted by code without repetition, and every code has its form") {
    CHECK_BOTH(sorted_by_code());
    CHECK_BOTH(all([](currency c) { return currency::has_form(c.code()); }));
    CHECK_BOTH(all([](currency c) { return !c.name().empty(); }));
}

TEST_CASE("every code of the table is found at its place") {
    CHECK_BOTH(all([](currency c) { return currency::find(c.code()).value() == c; }));
}

TEST_CASE("a lifetime begins before it ends, and a current currency has not ended") {
    CHECK_BOTH(all([](currency c) { return c.lifetime().first <= c.lifetime().last; }));
    CHECK_BOTH(
        all([](currency c) { return !c.is_current() || c.lifetime().last == day::latest(); }));
    CHECK_BOTH(
        all([](currency c) { return !c.is_current() || c.lifetime().contains(d("2026-08-21")); }));
    // the recorded days are of this world: nothing before the real of the 15th century
    CHECK_BOTH(all([](currency c) {
        const day first = c.lifetime().first;
        return first == day::earliest() || (first > d("1400-01-01") && first < d("2026-08-21"));
    }));
    CHECK_BOTH(all([](currency c) {
        const day last = c.lifetime().last;
        return last == day::latest() || (last > d("1950-01-01") && last < d("2026-08-21"));
    }));
}

TEST_CASE("a successor exists, is another currency, and was in use when its predecessor ended") {
    const auto successor_is_sound = [](currency c) {
        const auto next = c.became();
        if (!next) return true;
        if (*next == c || c.is_current()) return false;
        const day last = c.lifetime().last;
        return last == day::latest() || next->lifetime().contains(last + 1);
    };
    CHECK(all(successor_is_sound));
    static_assert(all(successor_is_sound));
}

TEST_CASE("successors lead to a last one: no currency comes back") {
    const auto chain_ends = [](currency c) {
        std::size_t steps = 0;
        for (auto next = c.became(); next; next = next->became()) {
            if (++steps > currency::count()) return false;
        }
        return true;
    };
    CHECK(all(chain_ends));
    static_assert(all(chain_ends));
}

TEST_CASE("current codes have numbers of their own, of three digits") {
    std::set<int> numbers;
    for (std::size_t i = 0; i < currency::count(); ++i) {
        const currency c = currency::at(i);
        CAPTURE(c.code());
        if (c.number()) {
            CHECK(*c.number() > 0);
            CHECK(*c.number() < 1000);
        }
        if (!c.is_current()) continue;
        REQUIRE(c.number());
        CHECK(numbers.insert(*c.number()).second);
    }
    CHECK(numbers.size() == 178);
}

TEST_CASE("minor units are two digits, but for the currencies that ISO lists with others") {
    CHECK(current_with(0) == codes{"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
                                   "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"});
    CHECK(current_with(1) == codes{});
    CHECK(current_with(3) == codes{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"});
    CHECK(current_with(4) == codes{"CLF", "UYW"});
    CHECK(current_with(std::nullopt) == codes{"XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XDR",
                                              "XPD", "XPT", "XSU", "XTS", "XUA", "XXX"});
    CHECK(current_with(2).size() == 178 - 17 - 7 - 2 - 13);
    CHECK_BOTH(all([](currency c) {
        return !c.minor_unit() || (*c.minor_unit() >= 0 && *c.minor_unit() <= 4);
    }));
}

TEST_CASE("some currencies that everybody knows") {
    CHECK_BOTH("GBP"_currency.number() == 826);
    CHECK_BOTH("USD"_currency.number() == 840);
    CHECK_BOTH("EUR"_currency.number() == 978);
    CHECK_BOTH("CHF"_currency.number() == 756);
    CHECK_BOTH("ALL"_currency.number() == 8); // 008
    CHECK_BOTH("EUR"_currency.lifetime().first == d("1999-01-01"));
    CHECK_BOTH("EUR"_currency.is_current());
    CHECK_BOTH("JPY"_currency.minor_unit() == 0);
    CHECK_BOTH("BHD"_currency.minor_unit() == 3);
    CHECK_BOTH("XAU"_currency.minor_unit() == std::nullopt);
    CHECK_BOTH("GBP"_currency.name() == "Pound Sterling");
}

TEST_CASE("currencies that the euro replaced ended the day before") {
    struct {
        currency unit;
        std::string_view last_day;
    } constexpr rows[] = {
        {"DEM"_currency, "1998-12-31"}, {"FRF"_currency, "1998-12-31"},
        {"GRD"_currency, "2000-12-31"}, {"SIT"_currency, "2006-12-31"},
        {"CYP"_currency, "2007-12-31"}, {"SKK"_currency, "2008-12-31"},
        {"EEK"_currency, "2010-12-31"}, {"LVL"_currency, "2013-12-31"},
        {"LTL"_currency, "2014-12-31"}, {"HRK"_currency, "2022-12-31"},
        {"BGN"_currency, "2025-12-31"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.unit.code());
        CHECK(row.unit.lifetime().last == d(row.last_day));
        CHECK(row.unit.became() == "EUR"_currency);
        CHECK_FALSE(row.unit.is_current());
    }
    CHECK_BOTH("HRK"_currency.lifetime().last == d("2022-12-31"));
    CHECK_BOTH("HRK"_currency.became() == "EUR"_currency);
    CHECK_BOTH("BGN"_currency.became() == "EUR"_currency);
}

TEST_CASE("the newest codes are current") {
    CHECK_BOTH("XCG"_currency.is_current());
    CHECK_BOTH("XCG"_currency.lifetime().first == d("2025-03-31"));
    CHECK_BOTH("ANG"_currency.became() == "XCG"_currency);
    CHECK_BOTH("ANG"_currency.lifetime().last == d("2025-03-30"));
    CHECK_BOTH("ZWG"_currency.is_current());
    CHECK_BOTH("ZWL"_currency.became() == "ZWG"_currency);
    CHECK_BOTH("SLE"_currency.is_current());
    CHECK_BOTH(!"SLL"_currency.is_current());
    CHECK_BOTH(!"CUC"_currency.is_current());
}
