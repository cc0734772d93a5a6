#include "texts.hpp"

#include <mulct/base/ascii.hpp>
#include <mulct/base/calendar.hpp>
#include <mulct/bulk/plain_field.hpp>
#include <mulct/number/decimal.hpp>

#include <support/catch.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

using namespace mulct;
using bulk::read_plain_amount;
using bulk::read_plain_day;

namespace {

/// What follows a cell in a file, or would change it if it were taken for a part.
constexpr std::string_view neighbours = "7,\n.-\"0";

/// The form that a plain amount has.
bool has_plain_form(std::string_view text) {
    std::size_t whole = text.size();
    if (text.size() > 3 && text[text.size() - 3] == '.') whole -= 3;
    if (whole == 0 || whole > 14 || text.size() > 16 || (whole > 1 && text[0] == '0')) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i != whole && !ascii::is_digit(text[i])) return false;
    }
    return true;
}

/// An amount's hundredths by the strict reader; none where that reads no such number.
std::optional<std::uint64_t> strict_hundredths(std::string_view text) {
    const auto number = parse_decimal(text);
    if (!number || number->is_negative() || number->scale() > 2) return std::nullopt;
    return static_cast<std::uint64_t>(number->rounded(2, rounding::toward_zero).coefficient());
}

/// Whether an amount is read as it should be.
bool is_read_right(std::string_view text) {
    for (const char beyond : neighbours) {
        const padded_text padded{text, beyond};
        const bulk::plain_amount read = read_plain_amount(padded.cell(), '.');
        if (read.is_plain != has_plain_form(text)) return false;
        if (read.is_plain && read.hundredths != strict_hundredths(text)) return false;
    }
    return true;
}

/// Likewise a day.
bool is_read_right_as_day(std::string_view text) {
    const auto strict = parse_day(text);
    const bool in_range = strict && year_of(*strict) >= bulk::first_plain_year &&
                          year_of(*strict) <= bulk::last_plain_year;
    for (const char beyond : neighbours) {
        const padded_text padded{text, beyond};
        const bulk::plain_day read = read_plain_day(padded.cell());
        if (!in_range) {
            if (read.month != bulk::plain_months) return false;
            continue;
        }
        const civil c = civil_of(*strict);
        const auto month =
            static_cast<std::uint32_t>(c.year - bulk::first_plain_year) * 12 + c.month - 1;
        const day first = day_of(bulk::first_plain_year, 1, 1).value();
        if (read.month != month || first + static_cast<std::int32_t>(read.place) != *strict) {
            return false;
        }
    }
    return true;
}

/// A text with any byte in any place.
template <class IsRight>
void check_with_each_byte(std::string_view text, IsRight is_right) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string changed{text};
            changed[at] = static_cast<char>(byte);
            if (!is_right(changed)) {
                CAPTURE(changed, at, byte);
                FAIL_CHECK();
            }
        }
    }
}

} // namespace

TEST_CASE("the usual forms of amounts are plain") {
    const auto hundredths = [](std::string_view text) {
        const padded_text padded{text};
        const auto read = read_plain_amount(padded.cell(), '.');
        CAPTURE(text);
        CHECK(read.is_plain);
        CHECK(is_read_right(text));
        return read.hundredths;
    };
    CHECK(hundredths("0") == 0);
    CHECK(hundredths("7") == 700);
    CHECK(hundredths("10") == 1000);
    CHECK(hundredths("0.00") == 0);
    CHECK(hundredths("0.01") == 1);
    CHECK(hundredths("0.10") == 10);
    CHECK(hundredths("9.99") == 999);
    CHECK(hundredths("7552800") == 755'280'000);
    CHECK(hundredths("7552800.50") == 755'280'050);
    CHECK(hundredths("12345678") == 1'234'567'800);
    CHECK(hundredths("12345678.90") == 1'234'567'890);
    CHECK(hundredths("123456789") == 12'345'678'900);
    CHECK(hundredths("1200000000.05") == 120'000'000'005);
    CHECK(hundredths("12345678901234") == 1'234'567'890'123'400);
    CHECK(hundredths("99999999999999") == 9'999'999'999'999'900);
    CHECK(hundredths("1234567890123.45") == 123'456'789'012'345);
    CHECK(hundredths("9999999999999.99") == 999'999'999'999'999);
}

TEST_CASE("all other amounts are for the strict reader") {
    for (const std::string_view text : {"",
                                        "00",
                                        "01",
                                        "007",
                                        "00.50",
                                        "01.50",
                                        "+1",
                                        "-1",
                                        "-0",
                                        " 1",
                                        "1 ",
                                        "1.",
                                        "1.5",
                                        "12.5",
                                        ".5",
                                        ".50",
                                        ".500",
                                        "1.500",
                                        "0.125",
                                        "1,5",
                                        "1,50",
                                        "1,000",
                                        "1 000",
                                        "1e3",
                                        "1..2",
                                        "1..22",
                                        "100..200",
                                        "5/day",
                                        "1 symbolic",
                                        "123456789012345",
                                        "1234567890123456",
                                        "12345678901234.50",
                                        "1234567890123456.00",
                                        "12345678901234567890",
                                        "1.2.34",
                                        "12.3x",
                                        "x2.34",
                                        "\"1\"",
                                        "1\r",
                                        "EUR",
                                        "1:",
                                        "/1",
                                        "12345678:",
                                        "1234567/9",
                                        "1.0:",
                                        "1./0",
                                        "\xEF\xBC\x91"}) {
        CAPTURE(text);
        const padded_text padded{text};
        CHECK_FALSE(read_plain_amount(padded.cell(), '.').is_plain);
        CHECK(is_read_right(text));
    }
}

TEST_CASE("the decimal mark is the one that was named") {
    for (const auto& [text, mark, is_plain] : {std::tuple{"12,50", ',', true},
                                               {"12.50", ',', false},
                                               {"12,50", '.', false},
                                               {"12,500", ',', false},
                                               {",50", ',', false},
                                               {"1250", ',', true}}) {
        CAPTURE(text, mark);
        const padded_text padded{text};
        const auto read = read_plain_amount(padded.cell(), mark);
        CHECK(read.is_plain == is_plain);
        if (is_plain) CHECK(read.hundredths == (text[2] == ',' ? 1250 : 125'000));
    }
}

TEST_CASE("an amount is plain in one form alone, and then the strict reader's") {
    random_numbers random{1};
    constexpr std::string_view bytes = "00123456789999....,-+ e/:\x80";
    std::size_t plain = 0;
    for (int i = 0; i < 60'000; ++i) {
        std::string text(random.below(21), '0');
        const std::size_t digits_alone = random.below(3);
        for (char& c : text) {
            const std::size_t choice =
                digits_alone < 2 ? random.below(15) : random.below(bytes.size());
            c = bytes[choice];
        }
        if (digits_alone == 0 && text.size() > 3) text[text.size() - 3] = '.';
        if (!is_read_right(text)) {
            CAPTURE(text);
            FAIL_CHECK();
        }
        plain += has_plain_form(text) ? 1U : 0U;
    }
    CHECK(plain > 10'000);
}

TEST_CASE("any byte in any place of an amount is read right") {
    for (const std::string_view text :
         {"1", "12", "123", "1.23", "12345678", "12345678.90", "123456789", "123456789.12",
          "12345678901234", "1234567890123.45", "123456789012345", "1234567890123456"}) {
        check_with_each_byte(text, is_read_right);
    }
}

TEST_CASE("each day of the years that have places is plain, and no other") {
    const day first = *day_of(bulk::first_plain_year, 1, 1);
    const day last = *day_of(bulk::last_plain_year, 12, 31);
    CHECK(last - first + 1 == static_cast<std::int32_t>(bulk::plain_days));
    std::size_t plain = 0;
    for (day d = *parse_day("1968-01-01"); d <= *parse_day("2101-12-31"); d = d + 1) {
        const std::string text = to_string(d);
        const padded_text padded{text};
        const bool is_plain = read_plain_day(padded.cell()).month != bulk::plain_months;
        if (is_plain != (first <= d && d <= last) || !is_read_right_as_day(text)) {
            CAPTURE(text);
            FAIL_CHECK();
        }
        plain += is_plain ? 1U : 0U;
    }
    CHECK(plain == bulk::plain_days);
}

TEST_CASE("days that no month has are not plain") {
    for (const int year : {1970, 1999, 2000, 2022, 2023, 2024, 2096, 2099}) {
        for (int month = 0; month < 100; ++month) {
            for (int on = 0; on < 100; ++on) {
                const auto two = [](int n) {
                    return std::string{static_cast<char>('0' + n / 10),
                                       static_cast<char>('0' + n % 10)};
                };
                const std::string text = std::to_string(year) + '-' + two(month) + '-' + two(on);
                if (!is_read_right_as_day(text)) {
                    CAPTURE(text);
                    FAIL_CHECK();
                }
            }
        }
    }
}

TEST_CASE("any byte in any place of a day is read right") {
    for (const std::string_view text : {"2022-05-23", "1970-01-01", "2099-12-31", "2024-02-29"})
        check_with_each_byte(text, is_read_right_as_day);
}

TEST_CASE("a day has ten bytes and two hyphens") {
    for (const std::string_view text :
         {"", "2022", "2022-05", "2022-5-23", "2022-05-2", "2022-05-233", "2022/05/23",
          "2022-05 23", "20220523", "2022-05-23T", "23-05-2022", "+022-05-23", "2022-05-+3",
          "2022--5-23", "0000-00-00", "0022-05-23", "9999-12-31"}) {
        CAPTURE(text);
        const padded_text padded{text};
        CHECK(read_plain_day(padded.cell()).month == bulk::plain_months);
        CHECK(is_read_right_as_day(text));
    }
}
