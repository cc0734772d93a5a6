#include <mulct/figure/scan_amount.hpp>

#include <support/catch.hpp>

#include <optional>
#include <string>
#include <string_view>

using namespace mulct;

namespace {

struct probe : detail::scan_amount {
    probe(std::string_view text, const scan_options& options) noexcept
        : scan_amount(text, options) {}
    using scan_amount::end_of;
    using scan_amount::quantity_of;
    using scan_amount::unit_of;
};

/// What belongs to the first number of an English text, with the likeliest of its currencies:
/// "£5m|GBP".
std::string quantity_in(std::string_view text) {
    const scan_options options{language::en, {}};
    const std::size_t digit = text.find_first_of("0123456789");
    const auto q = probe{text, options}.quantity_of(read_number(text, digit));
    if (!q) return "no number";
    std::string found{text.substr(q->first, probe::end_of(*q) - q->first)};
    if (q->is_negative) found += "|negative";
    if (const auto* const unit = probe::unit_of(*q)) {
        found += '|';
        found += unit->candidates[0].code();
    }
    return found;
}

} // namespace

TEST_CASE("a number takes what belongs to it on both sides") {
    CHECK(quantity_in("fined £5m today") == "£5m|GBP");
    CHECK(quantity_in("fined 5 million euros today") == "5 million euros|EUR");
    CHECK(quantity_in("fined EUR 20 Mio. today") == "EUR 20 Mio|EUR");
    CHECK(quantity_in("75 USD million") == "75 USD million|USD");
    CHECK(quantity_in("NOK 250,000 NOK") == "NOK 250,000 NOK|NOK");
    CHECK(quantity_in("US$5 dollars") == "US$5 dollars|USD");
    CHECK(quantity_in("kr 50,- now") == "kr 50,-|SEK");
}

TEST_CASE("the unit between two numbers is the next one's if the first has one") {
    CHECK(quantity_in("€5 $6") == "€5|EUR");
    CHECK(quantity_in("GBP 5 USD 6") == "GBP 5|GBP");
}

TEST_CASE("a minus stands before the sign, or between sign and digits") {
    CHECK(quantity_in("loss of -£5") == "-£5|negative|GBP");
    CHECK(quantity_in("loss of £-5") == "£-5|negative|GBP");
    CHECK(quantity_in("SCP-173") == "173");
}

TEST_CASE("what is no amount has no unit, or is no number") {
    CHECK(quantity_in("4 % of turnover") == "no number");
    CHECK(quantity_in("in 3D") == "no number");
    CHECK(quantity_in("B2 is") == "no number");
    CHECK(quantity_in("20 billion images") == "20 billion");
    CHECK(quantity_in("20 billion euro-zone jobs") == "20 billion");
    CHECK(quantity_in("ALL 5 solutions") == "5");
}
