#include <mulct/base/calendar.hpp>
#include <mulct/money/currency_lookup.hpp>

#include <support/catch.hpp>

#include <optional>
#include <string>
#include <string_view>

using mulct::currency;
using mulct::currency_problem;
using mulct::day;
using mulct::find_currency_on;
using namespace mulct::literals;

namespace {

constexpr day d(std::string_view text) {
    return mulct::parse_day(text).value();
}

constexpr bool finds(std::string_view code, std::string_view on, currency expected) {
    const auto c = find_currency_on(code, d(on));
    return c && *c == expected;
}

constexpr bool fails(std::string_view code, std::string_view on, currency_problem problem,
                     std::optional<currency> unit = std::nullopt) {
    const auto c = find_currency_on(code, d(on));
    return !c && c.error().problem == problem && c.error().unit == unit;
}

std::string similar(std::string_view typed) {
    std::string codes;
    for (const currency c : mulct::similar_currencies(typed)) {
        codes += codes.empty() ? "" : " ";
        codes += c.code();
    }
    return codes;
}

} // namespace

TEST_CASE("a code names a currency from the first day of its lifetime to the last") {
    CHECK_BOTH(finds("GBP", "2022-05-23", "GBP"_currency));
    CHECK_BOTH(finds("HRK", "2022-12-31", "HRK"_currency));
    CHECK_BOTH(fails("HRK", "2023-01-01", currency_problem::ended, "HRK"_currency));
    CHECK_BOTH(fails("DEM", "1999-01-01", currency_problem::ended, "DEM"_currency));
    CHECK_BOTH(finds("DEM", "1998-12-31", "DEM"_currency));
    CHECK_BOTH(fails("EUR", "1998-12-31", currency_problem::not_yet, "EUR"_currency));
    CHECK_BOTH(finds("EUR", "1999-01-01", "EUR"_currency));
    // the old lira ended with 2004, the new one began with 2005
    CHECK_BOTH(finds("TRL", "2004-12-31", "TRL"_currency));
    CHECK_BOTH(fails("TRL", "2005-01-01", currency_problem::ended, "TRL"_currency));
    CHECK_BOTH(fails("TRY", "2004-12-31", currency_problem::not_yet, "TRY"_currency));
    CHECK_BOTH(finds("TRY", "2005-01-01", "TRY"_currency));
}

TEST_CASE("days that are not recorded count as in use") {
    CHECK_BOTH(finds("XAU", "0001-01-01", "XAU"_currency));
    CHECK_BOTH(finds("XAU", "9999-12-31", "XAU"_currency));
    CHECK_BOTH(finds("ARY", "2022-05-23", "ARY"_currency)); // withdrawn, no lifetime known
}

TEST_CASE("a text that is no code, and a code that nobody has, are two problems") {
    CHECK_BOTH(fails("", "2022-05-23", currency_problem::bad_form));
    CHECK_BOTH(fails("gbp", "2022-05-23", currency_problem::bad_form));
    CHECK_BOTH(fails("POUND", "2022-05-23", currency_problem::bad_form));
    CHECK_BOTH(fails("XYZ", "2022-05-23", currency_problem::unknown));
}

TEST_CASE("a mistyped code has near ones, by one letter or two neighbours swapped") {
    CHECK(similar("GPB") == "GBP");         // swapped at the end
    CHECK(similar("BGP") == "BWP EGP GBP"); // at the front, beside two by a letter
    CHECK(similar("EUE") == "EUR");
    CHECK(similar("EUO") == "EUR");
    CHECK(similar("usx") == "UGX USD USN");
    CHECK(similar("QQQ").empty());
    CHECK(similar("XQJ").empty());
    CHECK(similar("RUE") == "RUB"); // and not EUR: the outer letters are no neighbours
}

TEST_CASE("a code in small letters is the code, also of a currency of the past") {
    CHECK(similar("gbp") == "GBP");
    CHECK(similar("Dem") == "DEM");
    CHECK(similar("DEM") == "DEM");
}

TEST_CASE("nothing is near a text that has not three bytes") {
    CHECK(similar("").empty());
    CHECK(similar("GB").empty());
    CHECK(similar("EURO").empty());
    CHECK(similar("\xC2\xA3").empty());
}
