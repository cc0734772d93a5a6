#include <mulct/money/currency.hpp>

#include <support/catch.hpp>

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>

using mulct::currency;
using mulct::errc;
using mulct::error;
using namespace mulct::literals;

namespace {

constexpr bool find_fails(std::string_view code, const error& expected) {
    const auto c = currency::find(code);
    return !c && c.error() == expected;
}

template <currency C>
struct tagged {
    static constexpr currency unit = C;
};

} // namespace

TEST_CASE("a currency is found by its code") {
    CHECK_BOTH(currency::find("GBP").value().code() == "GBP");
    CHECK_BOTH(currency::find("GBP").value() == "GBP"_currency);
    // the ends of the table, which a binary search reaches last
    CHECK_BOTH(currency::find("ADP").value() == currency::at(0));
    CHECK_BOTH(currency::find("ZWR").value() == currency::at(currency::count() - 1));
}

TEST_CASE("a text that is no code is an error, other than a code that nobody has") {
    CHECK_BOTH(find_fails("", {errc::empty, 0, 0}));
    CHECK_BOTH(find_fails("gbp", {errc::bad_currency, 0, 3}));
    CHECK_BOTH(find_fails("Gbp", {errc::bad_currency, 0, 3}));
    CHECK_BOTH(find_fails("GB", {errc::bad_currency, 0, 2}));
    CHECK_BOTH(find_fails("GBPX", {errc::bad_currency, 0, 4}));
    CHECK_BOTH(find_fails("GBP ", {errc::bad_currency, 0, 4}));
    CHECK_BOTH(find_fails(" GBP", {errc::bad_currency, 0, 4}));
    CHECK_BOTH(find_fails("G P", {errc::bad_currency, 0, 3}));
    CHECK_BOTH(find_fails("826", {errc::bad_currency, 0, 3}));
    CHECK_BOTH(find_fails("\xC2\xA3P", {errc::bad_currency, 0, 3}));
    CHECK_BOTH(find_fails("XYZ", {errc::unknown_currency, 0, 3}));
    CHECK_BOTH(find_fails("AAA", {errc::unknown_currency, 0, 3})); // before the first
    CHECK_BOTH(find_fails("ZZZ", {errc::unknown_currency, 0, 3})); // after the last
    CHECK_BOTH(find_fails(std::string_view{"GB\0", 3}, {errc::bad_currency, 0, 3}));
}

TEST_CASE("currencies are ordered by their codes") {
    CHECK_BOTH("EUR"_currency < "GBP"_currency);
    CHECK_BOTH("GBP"_currency < "USD"_currency);
    CHECK_BOTH("GBP"_currency <= "GBP"_currency);
    CHECK_BOTH("GBP"_currency == "GBP"_currency);
    CHECK_BOTH("GBP"_currency != "GIP"_currency);
    const std::set<currency> some{"USD"_currency, "EUR"_currency, "GBP"_currency, "EUR"_currency};
    std::string codes;
    for (const currency c : some)
        codes += c.code();
    CHECK(codes == "EURGBPUSD");
}

TEST_CASE("a currency is a small value, a key, and a template argument") {
    static_assert(sizeof(currency) == 2);
    static_assert(std::is_trivially_copyable_v<currency>);
    static_assert(tagged<"GBP"_currency>::unit == "GBP"_currency);
    static_assert(std::is_same_v<tagged<"GBP"_currency>, tagged<"GBP"_currency>>);
    static_assert(!std::is_same_v<tagged<"GBP"_currency>, tagged<"USD"_currency>>);
    const std::hash<currency> hash;
    CHECK(hash("GBP"_currency) == hash(currency::find("GBP").value()));
    CHECK(hash("GBP"_currency) != hash("USD"_currency));
}

TEST_CASE("there is no unknown currency, and none is made of a text or a number by accident") {
    static_assert(!std::is_default_constructible_v<currency>);
    static_assert(!std::is_constructible_v<currency, const char*>);
    static_assert(!std::is_constructible_v<currency, std::string_view>);
    static_assert(!std::is_constructible_v<currency, int>);
    static_assert(!std::is_constructible_v<currency, std::uint16_t>);
    SUCCEED("checked while compiling");
}
