#include <mulct/figure/scan_unit.hpp>

#include <support/catch.hpp>

#include <optional>
#include <string>
#include <string_view>

using namespace mulct;

namespace {

struct probe : detail::scan_unit {
    probe(std::string_view text, const scan_options& options) noexcept : scan_unit(text, options) {}
    using scan_unit::cents_after;
    using scan_unit::chosen;
    using scan_unit::is_no_unit;
    using scan_unit::unit_left_of;
    using scan_unit::unit_right_of;
};

/// The chosen currency of a unit, its reason, and the scale or subunit that it brings: "USD usual".
std::string described(const probe& p, const std::optional<detail::unit_text>& u) {
    if (!u) return "none";
    const auto c = p.chosen(*u);
    std::string text = c ? std::string{c->code()} : std::to_string(u->candidates.size());
    text += ' ';
    text += to_string(u->why);
    if (u->scale) text += " x10^" + std::to_string(*u->scale);
    if (u->divides_by != 0) text += " /10^" + std::to_string(u->divides_by);
    return text;
}

std::string right_of(language l, std::string_view text, std::size_t at, bool after_scale = false) {
    const scan_options options{l, {}};
    const probe p{text, options};
    return described(p, p.unit_right_of(at, after_scale));
}
std::string left_of(language l, std::string_view text) {
    const scan_options options{l, {}};
    const probe p{text, options};
    return described(p, p.unit_left_of(text.size()));
}

} // namespace

TEST_CASE("a unit on the right: sign, code, name") {
    CHECK(right_of(language::en, "5 €", 1) == "EUR sign");
    CHECK(right_of(language::en, "5 EUR", 1) == "EUR code");
    CHECK(right_of(language::en, "5 euros", 1) == "EUR sign");
    CHECK(right_of(language::en, "5 dollars", 1) == "USD usual");
    CHECK(right_of(language::en, "5 Canadian dollars", 1) == "CAD qualified");
    CHECK(right_of(language::fr, "5 millions de dollars de Hong Kong", 10, true) ==
          "HKD qualified");
    CHECK(right_of(language::en, "5 pence", 1) == "GBP usual /10^2");
    CHECK(right_of(language::en, "5 people", 1) == "none");
    CHECK(right_of(language::en, "3 USD50", 1) == "none"); // the next number's
}

TEST_CASE("a scale may be glued to the unit") {
    CHECK(right_of(language::sv, "75 MSEK", 2) == "SEK code x10^6");
    CHECK(right_of(language::de, "75 TEUR", 2) == "EUR code x10^3");
    CHECK(right_of(language::fr, "75 M€", 2) == "EUR sign x10^6");
    CHECK(right_of(language::sv, "75 Mkr", 2) == "SEK language x10^6");
}

TEST_CASE("crowns are those of the text's language, or open") {
    CHECK(right_of(language::sv, "5 kronor", 1) == "SEK language");
    CHECK(right_of(language::da, "5 kr", 1) == "DKK language");
    CHECK(right_of(language::nb, "5 kr", 1) == "NOK language");
    CHECK(right_of(language::en, "5 kr", 1).ends_with("ambiguous"));
}

TEST_CASE("the reader's default chooses where it is a candidate") {
    const scan_options canada{language::en, *currency::find("CAD")};
    const probe dollars{"5 dollars", canada};
    CHECK(described(dollars, dollars.unit_right_of(1, false)) == "CAD given");
    const probe euros{"5 euros", canada};
    CHECK(described(euros, euros.unit_right_of(1, false)) == "EUR sign");
    const probe qualified{"5 US$", canada};
    CHECK(described(qualified, qualified.unit_right_of(1, false)) == "USD qualified");
}

TEST_CASE("a unit on the left") {
    CHECK(left_of(language::en, "fined £") == "GBP usual");
    CHECK(left_of(language::en, "fined US$") == "USD qualified");
    CHECK(left_of(language::en, "fined NOK ") == "NOK code");
    CHECK(left_of(language::nb, "bot på kr ") == "NOK language");
    CHECK(left_of(language::en, "MSEK ") == "SEK code x10^6");
    CHECK(left_of(language::en, "won ") == "none"); // as in "won 5 games"
}

TEST_CASE("a name may be no unit") {
    const scan_options english{language::en, {}};
    const auto is_no_unit = [&](std::string_view text) {
        const probe p{text, english};
        const auto u = p.unit_right_of(text.find(' '), false);
        return p.is_no_unit(u.value(), text.find(' ') + 1);
    };
    CHECK(is_no_unit("20 euro-zone jobs"));
    CHECK(is_no_unit("20 pounds of copper"));
    CHECK(!is_no_unit("20 pounds to pay"));
    CHECK(!is_no_unit("20 dollars-a-share"));
}

TEST_CASE("cents follow whole units") {
    const scan_options english{language::en, {}};
    const auto cents = [&](std::string_view text) {
        const probe p{text, english};
        const auto u = p.unit_right_of(text.find(' '), false).value();
        const auto found = p.cents_after(u.edge, u);
        return found ? static_cast<int>(found->first) : -1;
    };
    CHECK(cents("15 dollars and 50 cents") == 50);
    CHECK(cents("15 dollars 50") == 50);
    CHECK(cents("15 dollars and 50 people") == -1);
    CHECK(cents("15 dollars 500") == -1);
}
