#include <mulct/rates/legal_places.hpp>

#include <support/catch.hpp>

#include <cstddef>
#include <iterator>
#include <string_view>

using mulct::currency;
using namespace mulct::detail;
using namespace mulct::literals;

namespace {

/// Whether every currency's place is that of the first record of its code.
template <class Table, class CodeOf>
constexpr bool are_first_places(const legal_places& places, const Table& table, CodeOf code_of) {
    for (std::size_t i = 0; i < currency::count(); ++i) {
        std::size_t expected = 0;
        for (std::size_t r = std::size(table); r > 0; --r) {
            if (code_of(table[r - 1]) == currency::at(i).code()) expected = r;
        }
        if (places[i] != expected) return false;
    }
    return true;
}

constexpr auto code = [](const auto& r) { return std::string_view{r.code}; };
constexpr auto old_code = [](const auto& r) { return std::string_view{r.old_code}; };
constexpr auto new_code = [](const auto& r) { return std::string_view{r.new_code}; };

} // namespace

TEST_CASE("a currency's place is where a search of the table finds it") {
    CHECK(are_first_places(conversion_rate_places, conversion_rate_table, code));
    CHECK(are_first_places(redenomination_places, redenomination_table, old_code));
    CHECK(are_first_places(predecessor_places, redenomination_table, new_code));
    // places are of eight bits
    CHECK(std::size(conversion_rate_table) < 256);
    CHECK(std::size(redenomination_table) < 256);
}

TEST_CASE("what is not in a table has the place 0") {
    CHECK(conversion_rate_places["DEM"_currency.index] != 0);
    CHECK(conversion_rate_places["GBP"_currency.index] == 0);
    CHECK(redenomination_places["TRL"_currency.index] != 0);
    CHECK(redenomination_places["TRY"_currency.index] == 0);
    CHECK(predecessor_places["TRY"_currency.index] == redenomination_places["TRL"_currency.index]);
    CHECK(predecessor_places["TRL"_currency.index] == 0);
}

TEST_CASE("of several records of one code the first is meant") {
    struct record {
        std::string_view code;
    };
    constexpr record table[] = {{"GBP"}, {"EUR"}, {"GBP"}};
    constexpr legal_places places = places_in(table, code);
    STATIC_REQUIRE(places["GBP"_currency.index] == 1);
    STATIC_REQUIRE(places["EUR"_currency.index] == 2);
    STATIC_REQUIRE(places["USD"_currency.index] == 0);
}
