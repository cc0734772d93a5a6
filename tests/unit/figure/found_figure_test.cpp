#include <mulct/figure/found_figure.hpp>

#include <support/catch.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>

using namespace mulct;
using namespace mulct::literals;

namespace {

std::string shown(const std::optional<decimal>& d) {
    return d ? to_string(*d) : "open";
}

std::string bounds(const found_figure& f) {
    return shown(f.low()) + ".." + shown(f.high());
}

found_figure written(std::string_view amount, int last_digit, hedge side = hedge::none) {
    found_figure f;
    f.amount = *parse_decimal(amount);
    f.last_digit = last_digit;
    f.side = side;
    return f;
}

} // namespace

TEST_CASE("A figure's bounds are half a unit of its last digit either side") {
    CHECK(bounds(written("7500000", 5)) == "7450000..7550000");
    CHECK(bounds(written("9.43", -2)) == "9.425..9.435");
    CHECK(bounds(written("-5", 0)) == "-5.5..-4.5");
    CHECK(bounds(written("0", 0)) == "-0.5..0.5");
}

TEST_CASE("A hedge opens a bound or moves it by a unit") {
    CHECK(bounds(written("17", 0, hedge::over)) == "17..open");
    CHECK(bounds(written("17", 0, hedge::up_to)) == "open..17");
    CHECK(*written("17", 0, hedge::nearly).low() == decimal{16});
    CHECK(*written("17", 0, hedge::nearly).high() == decimal{17});
    CHECK(*written("17", 0, hedge::about).low() == decimal{16});
    CHECK(*written("17", 0, hedge::about).high() == decimal{18});
}

TEST_CASE("A range's bounds are its ends") {
    found_figure f = written("5", 0);
    f.form = figure_form::range;
    f.high_amount = decimal{6};
    CHECK(bounds(f) == "5..6");
}

TEST_CASE("An amount that is open has no bounds") {
    found_figure f = written("5", 0);
    f.amount.reset();
    for (const hedge side : {hedge::none, hedge::over, hedge::up_to, hedge::nearly, hedge::about}) {
        f.side = side;
        CHECK(bounds(f) == "open..open");
    }
}

TEST_CASE("A bound with more digits than a decimal has is left open") {
    CHECK(bounds(written(std::string(38, '9'), 0)) == "open..open");
    CHECK(bounds(written("5", -38)) == "open..open");
    CHECK(bounds(written("5", 60)) == "open..open");
}

TEST_CASE("Candidates keep their order and none twice") {
    currency_candidates c{"SEK"_currency};
    c.add("NOK"_currency);
    c.add("SEK"_currency);
    REQUIRE(c.size() == 2);
    CHECK(c[0] == "SEK"_currency);
    CHECK(c[1] == "NOK"_currency);
    CHECK(c.contains("NOK"_currency));
    CHECK_FALSE(c.contains("DKK"_currency));
    CHECK(currency_candidates{}.empty());
}

TEST_CASE("Candidates that do not fit are left out") {
    currency_candidates c;
    for (std::size_t i = 0; i < currency_candidates::capacity + 5; ++i)
        c.add(currency::at(i));
    CHECK(c.size() == currency_candidates::capacity);
    CHECK(c[c.size() - 1] == currency::at(currency_candidates::capacity - 1));
}

TEST_CASE("Narrowed candidates keep the order of the first list") {
    currency_candidates crowns{"SEK"_currency};
    crowns.add("NOK"_currency);
    crowns.add("DKK"_currency);
    currency_candidates others{"DKK"_currency};
    others.add("EUR"_currency);
    others.add("SEK"_currency);
    const auto both = crowns.narrowed_to_any(others);
    REQUIRE(both.size() == 2);
    CHECK(both[0] == "SEK"_currency);
    CHECK(both[1] == "DKK"_currency);
    const std::array list{"DKK"_currency, "SEK"_currency};
    CHECK(crowns.narrowed_to(list).size() == 2);
    CHECK(crowns.narrowed_to(list)[0] == "SEK"_currency);
    CHECK(crowns.narrowed_to_any(currency_candidates{}).empty());
}

TEST_CASE("Every reason has a name") {
    CHECK(to_string(currency_reason::code) == "code");
    CHECK(to_string(currency_reason::given) == "given");
    CHECK(to_string(currency_reason::ambiguous) == "ambiguous");
}
