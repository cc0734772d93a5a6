#include <mulct/figure/read.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;
using namespace std::literals;

namespace {

constexpr bool reads_as(std::string_view text, std::string_view amount, std::string_view code) {
    const auto f = read_figure(text);
    const auto expected = parse_decimal(amount);
    return f && f->value == money{*expected, *currency::find(code)} &&
           f->value.amount().scale() == expected->scale();
}

/// An error whose place is the first occurrence of `culprit`, or the text's end.
constexpr bool is_wrong(std::string_view text, errc code, std::string_view culprit) {
    const auto f = read_figure(text);
    const std::size_t at = culprit.empty() ? text.size() : text.find(culprit);
    return !f && f.error() == error{code, at, culprit.size()} &&
           f.error().found_in(text) == culprit;
}

/// The same with a message for each part that differs.
void check_error(std::string_view text, errc code, std::string_view culprit) {
    INFO("\"" << text << "\" should be wrong at \"" << culprit << "\"");
    const auto f = read_figure(text);
    REQUIRE_FALSE(f.has_value());
    CHECK(static_cast<int>(f.error().code) == static_cast<int>(code));
    CHECK(f.error().found_in(text) == culprit);
    CHECK(f.error().length == culprit.size());
    CHECK(is_wrong(text, code, culprit));
}

} // namespace

#define CHECK_READS(text, amount, code)                                                            \
    static_assert(reads_as(text, amount, code));                                                   \
    CHECK(reads_as(text, amount, code))

#define CHECK_ERROR(text, code, culprit)                                                           \
    static_assert(is_wrong(text, code, culprit));                                                  \
    check_error(text, code, culprit)

TEST_CASE("a figure is read in the forms that reports write it in") {
    CHECK_READS("£7.5m", "7500000", "GBP");
    CHECK_READS("£7.5 m", "7500000", "GBP");
    CHECK_READS("£7.5 million", "7500000", "GBP");
    CHECK_READS("7.5 million pounds", "7500000", "GBP");
    CHECK_READS("£7,552,800", "7552800", "GBP");
    CHECK_READS("7,552,800 GBP", "7552800", "GBP");
    CHECK_READS("7552800 GBP", "7552800", "GBP");
    CHECK_READS("GBP 7552800", "7552800", "GBP");
    CHECK_READS("GBP7552800", "7552800", "GBP");
    CHECK_READS("£8.10m", "8100000", "GBP");
    CHECK_READS("£183.39m", "183390000", "GBP");
    CHECK_READS("€8.85m", "8850000", "EUR");
    CHECK_READS("8.85 million euros", "8850000", "EUR");
    CHECK_READS("EUR 20 Mio.", "20000000", "EUR");
    CHECK_READS("EUR 20 mio", "20000000", "EUR");
    CHECK_READS("$9.43m", "9430000", "USD");
    CHECK_READS("US$21.3 million", "21300000", "USD");
    CHECK_READS("NOK1.5bn", "1500000000", "NOK");
    CHECK_READS("65 million NOK", "65000000", "NOK");
    CHECK_READS("€1.2bn", "1200000000", "EUR");
    CHECK_READS("$1.4 trillion", "1400000000000", "USD");
    CHECK_READS("£500k", "500000", "GBP");
    CHECK_READS("£500 thousand", "500000", "GBP");
    CHECK_READS("C$9.4m", "9400000", "CAD");
    CHECK_READS("HK$ 200", "200", "HKD");
    CHECK_READS("R$ 2.5 million", "2500000", "BRL");
    CHECK_READS("S$1,000", "1000", "SGD");
    CHECK_READS("₹5 billion", "5000000000", "INR");
    CHECK_READS("50 zł", "50", "PLN");
    CHECK_READS("100 Ft", "100", "HUF");
    CHECK_READS("35 million kronor", "35000000", "SEK");
    CHECK_READS("CHF 1.50", "1.50", "CHF");
    CHECK_READS("€0.05", "0.05", "EUR");
    CHECK_READS("0 EUR", "0", "EUR");
    CHECK_READS("NOK 250,000 NOK", "250000", "NOK");
    CHECK_READS("£5 GBP", "5", "GBP");
    CHECK_READS("  £5\t", "5", "GBP");
    CHECK_READS("1 000 000 EUR", "1000000", "EUR");
    CHECK_READS("1\u00A0000\u00A0000\u00A0EUR", "1000000", "EUR");
    CHECK_READS("1\u202F000 EUR", "1000", "EUR");
    CHECK_READS("CHF 1'500'000", "1500000", "CHF");
    CHECK_READS("CHF 1\u2019500", "1500", "CHF");
    CHECK_READS("€\u00A05\u00A0million", "5000000", "EUR");
    CHECK_READS("1,234.56 EUR", "1234.56", "EUR");
    CHECK_READS("€12,345,678.9", "12345678.9", "EUR");
    CHECK_READS("ABOUT 5 MILLION EUROS", "5000000", "EUR");
    CHECK_READS("EUR 5€", "5", "EUR"); // said twice, but not two things
}

TEST_CASE("what the digits claim is read with them") {
    struct form {
        std::string_view text;
        int last_digit;
        int trailing_zeros;
        int significant_digits;
    };
    static constexpr form forms[] = {
        {"£7.5m", 5, 0, 2},  {"£7,552,800", 0, 2, 5},  {"£7552801", 0, 0, 7},
        {"£8.10m", 4, 0, 3}, {"£20 million", 6, 1, 1}, {"£17 million", 6, 0, 2},
        {"£100", 0, 2, 1},   {"£100.00", -2, 0, 5},    {"€0.05", -2, 0, 1},
        {"€0.50m", 4, 0, 2}, {"0 EUR", 0, 0, 1},       {"$1,000 million", 6, 3, 1},
        {"£1.0", -1, 0, 2},
    };
    const auto claims = [](const form& f) {
        const auto r = read_figure(f.text);
        return r && r->last_digit == f.last_digit && r->trailing_zeros == f.trailing_zeros &&
               r->significant_digits == f.significant_digits;
    };
    static_assert(std::all_of(std::begin(forms), std::end(forms), claims));
    for (const form& f : forms) {
        INFO(f.text);
        CHECK(claims(f));
    }
}

TEST_CASE("£7.5m claims 7.45 to 7.55 million, and £20 million may mean 15 to 25") {
    constexpr auto closed = [](int low, int high) {
        return interval<decimal>::closed(decimal{low}, decimal{high});
    };
    CHECK_BOTH(read_figure("£7.5m")->strict() == closed(7450000, 7550000));
    CHECK_BOTH(read_figure("£20 million")->strict() == closed(19500000, 20500000));
    CHECK_BOTH(read_figure("£20 million")->coarse() == closed(15000000, 25000000));
    CHECK_BOTH(read_figure("£8.10m")->strict() == closed(8095000, 8105000));
    CHECK_BOTH(read_figure("more than $21.3m")->claimed() == closed(21250000, 21400000));
    CHECK_BOTH(read_figure("more than $21.3m")->side == hedge::over);
}

TEST_CASE("hedges say on which side the truth lies") {
    const auto side = [](std::string_view words) {
        return read_figure(std::string{words} + "£5m").value().side;
    };
    CHECK(side("") == hedge::none);
    for (const auto* const words : {"more than ", "over ", "just over ", "at least ", "above ",
                                    "exceeding ", "well over ", "A little over ", "More Than "})
        CHECK(side(words) == hedge::over);
    for (const auto* const words : {"up to ", "under ", "less than ", "at most ", "below "})
        CHECK(side(words) == hedge::up_to);
    for (const auto* const words : {"nearly ", "almost ", "just under ", "close to "})
        CHECK(side(words) == hedge::nearly);
    for (const auto* const words : {"about ", "around ", "roughly ", "approximately ", "approx. ",
                                    "circa ", "ca. ", "c. ", "c.", "some "})
        CHECK(side(words) == hedge::about);
}

TEST_CASE("nothing is no figure") {
    CHECK_ERROR("", errc::empty, "");
    CHECK_BOTH(read_figure(" \t\u00A0").error() == error{errc::empty, 0, 4});
}

TEST_CASE("a number that groups its digits otherwise than by threes is refused whole") {
    CHECK_ERROR("£7,500,00", errc::bad_grouping, "7,500,00");
    CHECK_ERROR("1,50,000 rupees", errc::bad_grouping, "1,50,000");
    CHECK_ERROR("£7,5m", errc::bad_grouping, "7,5");
    CHECK_ERROR("£1,2345", errc::bad_grouping, "1,2345");
    CHECK_ERROR("£1234,567", errc::bad_grouping, "1234,567");
    CHECK_ERROR("1,234 567 EUR", errc::bad_grouping, "1,234 567");
    CHECK_ERROR("1.527.855 PLN", errc::bad_grouping, "1.527.855");
    CHECK_ERROR("9.839,4 RON", errc::bad_grouping, "9.839,4");
    CHECK_ERROR("€1.234,50", errc::bad_grouping, "1.234,50");
    CHECK_ERROR("€1,234.5,6", errc::bad_grouping, "1,234.5,6");
    CHECK_ERROR("€1 2", errc::bad_grouping, "1 2");
    CHECK_ERROR("1\u20092 00 EUR", errc::bad_grouping, "1\u20092 00");
    CHECK_ERROR("£5.5.5 million", errc::bad_grouping, "5.5.5");
}

TEST_CASE("a number has no needless zeros before it") {
    CHECK_ERROR("£007", errc::leading_zero, "007");
    CHECK_ERROR("£0,500", errc::leading_zero, "0,500");
    CHECK_ERROR("00.5 EUR", errc::leading_zero, "00.5");
}

TEST_CASE("a number may have 38 digits, its scale included") {
    const std::string digits(38, '9');
    CHECK(reads_as("£" + digits, digits, "GBP"));
    check_error("£9" + digits, errc::too_many_digits, "9" + digits);
    const std::string thirty_two(32, '9');
    CHECK(reads_as("£" + thirty_two + "m", thirty_two + "000000", "GBP"));
    check_error("£" + thirty_two + "9m", errc::too_many_digits, thirty_two + "9");
    // the longest text of a decimal has a zero and a point besides: the digit after it is not lost
    const std::string one_too_many = "0." + std::string(36, '0') + "119";
    check_error("£" + one_too_many, errc::too_many_digits, one_too_many);
    check_error("£" + one_too_many + "0000", errc::too_many_digits, one_too_many + "0000");
    const std::string fraction = "0." + std::string(36, '0') + "1";
    CHECK(reads_as("£" + fraction, fraction, "GBP"));
    check_error("£1" + fraction.substr(1) + "1", errc::too_many_digits,
                "1" + fraction.substr(1) + "1");
}

TEST_CASE("a figure has a number") {
    CHECK_ERROR("£", errc::not_a_number, "");
    CHECK_ERROR("£ ", errc::not_a_number, "");
    CHECK_ERROR("EUR", errc::not_a_number, "");
    CHECK_ERROR("more than £", errc::not_a_number, "");
    CHECK_ERROR("more than", errc::not_a_number, "");
    CHECK_ERROR("£.5m", errc::not_a_number, ".5m");
    CHECK_ERROR("£,5", errc::not_a_number, ",5");
    CHECK_ERROR("(5)", errc::not_a_number, "(5)");
    CHECK_ERROR("£x", errc::not_a_number, "x");
    CHECK_ERROR("$MX5", errc::not_a_number, "MX5");
}

TEST_CASE("a fine is not negative") {
    CHECK_ERROR("-3 EUR", errc::negative, "-3 EUR");
    CHECK_ERROR("£-3", errc::negative, "-3");
    CHECK_ERROR("-£3", errc::negative, "-£3");
    CHECK_ERROR("about -3 EUR", errc::negative, "-3 EUR");
}

TEST_CASE("a figure has a currency") {
    CHECK_ERROR("7.5 million", errc::no_currency, "7.5 million");
    CHECK_ERROR("2200", errc::no_currency, "2200");
    CHECK_ERROR("more than 17", errc::no_currency, "more than 17");
}

TEST_CASE("a currency is one that ISO 4217 lists, or a word for one") {
    CHECK_ERROR("XYZ 5", errc::unknown_currency, "XYZ");
    CHECK_ERROR("5 XYZ", errc::unknown_currency, "XYZ");
    CHECK_ERROR("5 gbp", errc::unknown_currency, "gbp");
    CHECK_ERROR("Unknown", errc::unknown_currency, "Unknown");
    CHECK_ERROR("Fine in five-digit amount", errc::unknown_currency, "Fine");
    CHECK_ERROR("Only intention to issue fine", errc::unknown_currency, "Only");
    CHECK_ERROR("20 billion images", errc::unknown_currency, "images");
    CHECK_ERROR("2 200 organisations", errc::unknown_currency, "organisations");
    CHECK_ERROR("75 MUSD", errc::unknown_currency, "MUSD");
    CHECK_ERROR("5 \u00FCber", errc::unknown_currency, "\u00FCber");
}

TEST_CASE("letters on a number are a scale or a mistake") {
    CHECK_ERROR("£7.5mm", errc::unknown_scale_word, "mm");
    CHECK_ERROR("£7.5mil", errc::unknown_scale_word, "mil");
    CHECK_ERROR("£7.5x", errc::unknown_scale_word, "x");
}

TEST_CASE("a sign that several currencies share has to be a code") {
    CHECK_ERROR("¥500 million", errc::ambiguous_currency, "¥");
    CHECK_ERROR("5 kr", errc::ambiguous_currency, "kr");
    CHECK_ERROR("kr 5", errc::ambiguous_currency, "kr");
    CHECK_ERROR("65 million kroner", errc::ambiguous_currency, "kroner");
    CHECK_ERROR("100 francs", errc::ambiguous_currency, "francs");
    CHECK_ERROR("1,000 rupees", errc::ambiguous_currency, "rupees");
}

TEST_CASE("one figure is in one currency") {
    CHECK_ERROR("£5 USD", errc::conflicting_currency, "USD");
    CHECK_ERROR("$5 euros", errc::conflicting_currency, "euros");
}

TEST_CASE("what follows a figure is not passed over") {
    CHECK_ERROR("£5m a day", errc::unknown_currency, "a");
    CHECK_ERROR("£5 million ($6m)", errc::trailing_text, "($6m)");
    CHECK_ERROR("£5m-6m", errc::trailing_text, "-6m");
    CHECK_ERROR("£10m-£20m", errc::trailing_text, "-£20m");
    CHECK_ERROR("$70-a-share", errc::trailing_text, "-a-share");
    CHECK_ERROR("£5 GBP 6", errc::trailing_text, "6");
    CHECK_ERROR("£5,", errc::trailing_text, ",");
    CHECK_ERROR("£5.", errc::trailing_text, ".");
    CHECK_ERROR("£5m!", errc::trailing_text, "!");
    CHECK_ERROR("4 % of turnover", errc::trailing_text, "% of turnover");
    CHECK_ERROR("20,000 and 30,000 €", errc::unknown_currency, "and");
    CHECK_ERROR("Fine amount between EUR 50 and EUR 800", errc::unknown_currency, "Fine");
}

TEST_CASE("bytes that are not UTF-8 are refused where they stand") {
    const auto at = [](std::string_view text) {
        const auto f = read_figure(text);
        REQUIRE_FALSE(f);
        return f.error();
    };
    CHECK(at("\xA3"
             "5m") == error{errc::not_utf8, 0, 1}); // Latin-1's pound sign
    CHECK(at("5 \xE2\x82") == error{errc::not_utf8, 2, 1});
    CHECK(at("\xC0\xB5 EUR") == error{errc::not_utf8, 0, 1}); // overlong
    CHECK(at("5 EUR\xFF") == error{errc::not_utf8, 5, 1});
    CHECK(at("£5m \xED\xA0\x80") == error{errc::not_utf8, 5, 1}); // a surrogate
}

TEST_CASE("a figure in the source of a program is read by the compiler") {
    constexpr figure f = "more than US$21.3 million"_figure;
    static_assert(f.side == hedge::over && f.value == money{decimal{21300000}, "USD"_currency});
    CHECK(f.last_digit == 5);
}

TEST_CASE("a zero byte is text that does not belong") {
    CHECK_ERROR("£5\0"sv, errc::trailing_text, "\0"sv);
    CHECK_ERROR("\0£5"sv, errc::not_a_number, "\0£5"sv);
}

TEST_CASE("whatever the text, there is a figure or an error within it") {
    CHECK(rc::check("any text", [] {
        static const std::vector<std::string> pieces{
            "£",  "€",  "$",     "US$",       "5", "7",      "0",  "12",      "500", "000",
            ",",  ".",  " ",     "\u00A0",    "-", "m",      "bn", "million", "EUR", "GBP",
            "kr", "c.", "about", "more than", "'", "\u2019", "x",  "(",       ")",   "\xFF"};
        std::string text;
        for (const int i : *rc::gen::container<std::vector<int>>(
                 rc::gen::inRange(0, static_cast<int>(pieces.size())))) {
            text += pieces[static_cast<std::size_t>(i)];
        }
        const auto f = read_figure(text);
        if (f) {
            RC_ASSERT_FALSE(f->value.is_negative());
            RC_ASSERT(f->claimed().contains(f->value.amount()));
        } else {
            RC_ASSERT(f.error().offset <= text.size());
            RC_ASSERT(f.error().length <= text.size() - f.error().offset);
        }
    }));
}

TEST_CASE("a written amount is read back as itself, however it is written") {
    CHECK(rc::check("write and read", [] {
        // up to 12 digits, up to 3 of them after the point
        const auto coefficient = *rc::gen::inRange<std::uint64_t>(0, 1'000'000'000'000);
        const int places = *rc::gen::inRange(0, 4);
        const decimal number = *decimal::make(static_cast<int128>(coefficient), places);
        const std::string plain = to_string(number);

        static const std::array<std::string, 7> marks{"",       ",",      "'",     " ",
                                                      "\u00A0", "\u202F", "\u2019"};
        const std::string& mark = marks[*rc::gen::inRange<std::size_t>(0, marks.size())];
        const std::size_t whole = std::min(plain.find('.'), plain.size());
        std::string grouped;
        for (std::size_t i = 0; i < plain.size(); ++i) {
            if (i > 0 && i < whole && (whole - i) % 3 == 0) grouped += mark;
            grouped += plain[i];
        }

        struct scale {
            std::string word;
            int power;
        };
        static const std::array<scale, 7> scales{{{"", 0},
                                                  {"k", 3},
                                                  {"m", 6},
                                                  {" million", 6},
                                                  {" Mio.", 6},
                                                  {"bn", 9},
                                                  {"\u00A0trillion", 12}}};
        const scale& s = scales[*rc::gen::inRange<std::size_t>(0, scales.size())];
        static const std::array<std::string, 4> before{"£", "GBP ", "GBP", "£\u00A0"};
        static const std::array<std::string, 3> after{" GBP", " pounds", " £"};
        const bool left = *rc::gen::arbitrary<bool>();
        const std::string text =
            left ? before[*rc::gen::inRange<std::size_t>(0, before.size())] + grouped + s.word
                 : grouped + s.word + after[*rc::gen::inRange<std::size_t>(0, after.size())];
        RC_LOG() << text << '\n';
        const auto f = read_figure(text);
        RC_ASSERT(f.has_value());
        RC_ASSERT(f->value == money(*try_shift(number, s.power), "GBP"_currency));
        RC_ASSERT(f->last_digit == s.power - places);
    }));
}
