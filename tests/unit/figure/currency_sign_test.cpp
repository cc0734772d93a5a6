#include <mulct/figure/currency_sign.hpp>
#include <mulct/money/currency.hpp>

#include <support/catch.hpp>

#include <string>
#include <string_view>

using namespace mulct;

namespace {

/// The currencies of a sign and the bytes of the text that are it.
std::string shown(const std::optional<placed_sign>& s, std::string_view text) {
    if (!s) return "none";
    return std::string{s->sign.codes} + " [" +
           std::string{text.substr(s->first, s->last - s->first)} + ']';
}
std::string at(std::string_view text, std::size_t i = 0) {
    return shown(sign_at(text, i), text);
}
std::string before(std::string_view text, std::size_t floor = 0) {
    return shown(sign_before(text, text.size(), floor), text);
}

constexpr auto dollars = "USD CAD AUD HKD SGD NZD MXN TWD";

} // namespace

TEST_CASE("Every sign is found forwards and backwards, and names currencies that exist") {
    for (const currency_sign& s : currency_signs) {
        CAPTURE(s.text);
        const std::string text = "x " + std::string{s.text};
        CHECK(at(text, 2) == std::string{s.codes} + " [" + std::string{s.text} + ']');
        CHECK(before(text) == std::string{s.codes} + " [" + std::string{s.text} + ']');
        CHECK(s.codes.size() % 4 == 3);
        for (std::size_t i = 0; i < s.codes.size(); i += 4)
            CHECK(currency::find(s.codes.substr(i, 3)));
    }
}

TEST_CASE("Every qualified dollar is found forwards and backwards") {
    for (const dollar_qualifier& q : dollar_qualifiers) {
        CAPTURE(q.letters);
        const std::string sign = std::string{q.letters} + '$';
        CHECK(currency::find(q.code));
        CHECK(at(sign) == std::string{q.code} + " [" + sign + ']');
        CHECK(before("x " + sign) == std::string{q.code} + " [" + sign + ']');
    }
}

TEST_CASE("Letters that qualify no dollar leave it alone") {
    CHECK(at("XY$") == "none");
    CHECK(at("abcde$") == "none");
    CHECK(at("US") == "none");
    CHECK(before("XY$") == std::string{dollars} + " [$]");
    CHECK(before("the $") == std::string{dollars} + " [$]");
}

TEST_CASE("Letters may stand after the dollar sign or apart from it") {
    CHECK(at("$US 5") == "USD [$US]");
    CHECK(at("$ US") == "USD [$ US]");
    CHECK(at("$ is") == std::string{dollars} + " [$]");
    CHECK(before("$US") == "USD [$US]");
    CHECK(before("US $") == "USD [US $]");
    CHECK(before("U.S.$") == "USD [U.S.$]");
    CHECK(before("U$S") == "USD [U$S]");
    CHECK(at("U$S 5") == "USD [U$S]");
    CHECK(at("U$D 5") == "USD [U$D]");
}

TEST_CASE("Letters that are words, too, qualify a dollar only where they touch it") {
    CHECK(before("R$") == "BRL [R$]");
    CHECK(before("R $") == std::string{dollars} + " [$]");
    CHECK(before("S$") == "SGD [S$]");
    CHECK(before("S $") == std::string{dollars} + " [$]");
}

TEST_CASE("Nothing before the floor belongs to a sign") {
    CHECK(before("US$", 1) != "USD [US$]");
    CHECK(before("US$", 2) == std::string{dollars} + " [$]");
    CHECK(before("US$", 3) == "none");
    CHECK(before("€", 1) == "none");
    CHECK(before("") == "none");
}

TEST_CASE("Broken bytes are no sign") {
    CHECK(at("\xE2\x82") == "none");
    CHECK(at("\xC2") == "none");
    CHECK(before("\x82\xAC") == "none");
    CHECK(at("") == "none");
    CHECK(at("€", 1) == "none");
}
