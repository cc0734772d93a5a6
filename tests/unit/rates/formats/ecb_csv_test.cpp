#include <mulct/rates/formats/ecb_csv.hpp>
#include <mulct/rates/snapshot.hpp>

#include <support/catch.hpp>
#include <support/rate_formats.hpp>

#include <string>
#include <string_view>
#include <vector>

using mulct::ecb_csv_text;
using mulct::errc;
using mulct::error;
using mulct::parse_ecb_csv;
using mulct::snapshot_body;

namespace {

// The form of the ECB's file: newest first, a comma at each line's end. Three rates have a zero at
// the end, which is a digit.
const std::string good = "Date,USD,JPY,GBP,\n"
                         "2022-05-24,1.0720,136.49,0.85750,\n"
                         "2022-05-23,1.0659,136.05,0.84783,\n"
                         "2022-05-20,1.0577,N/A,0.84820,\n";

const std::string rows_of_good = "2022-05-20 EUR/GBP 0.84820\n"
                                 "2022-05-20 EUR/USD 1.0577\n"
                                 "2022-05-23 EUR/GBP 0.84783\n"
                                 "2022-05-23 EUR/JPY 136.05\n"
                                 "2022-05-23 EUR/USD 1.0659\n"
                                 "2022-05-24 EUR/GBP 0.85750\n"
                                 "2022-05-24 EUR/JPY 136.49\n"
                                 "2022-05-24 EUR/USD 1.0720\n";

std::string without_end_commas(std::string text) {
    for (std::size_t at = text.find(",\n"); at != std::string::npos; at = text.find(",\n"))
        text.erase(at, 1);
    return text;
}

std::string read(std::string_view text) {
    return lines_of(parse_ecb_csv(text));
}

void refuses(const std::string& text, errc code, std::size_t at, std::string_view culprit) {
    check_refused(parse_ecb_csv(text), text, code, at, culprit);
}

void refuses(const std::string& text, errc code, std::string_view culprit) {
    refuses(text, code, text.find(culprit), culprit);
}

} // namespace

TEST_CASE("the ECB's file is read in ascending order, each rate with its digits") {
    CHECK(read(good) == rows_of_good);
}

TEST_CASE("N/A and an empty cell are no rate") {
    CHECK(read(with(good, "N/A", "")) == rows_of_good);
    CHECK(read("Date,USD,\n2022-05-23,N/A,\n").empty());
    CHECK(read("Date,USD,\n").empty());
}

TEST_CASE("the file may come with another end of lines, a byte order mark, or without commas") {
    std::string crlf;
    for (const char c : good)
        crlf += c == '\n' ? "\r\n" : std::string{c};
    CHECK(read(crlf) == rows_of_good);
    CHECK(read("\xEF\xBB\xBF" + good) == rows_of_good);
    CHECK(read(good.substr(0, good.size() - 1)) == rows_of_good);
    CHECK(read(without_end_commas(good)) == rows_of_good);
}

TEST_CASE("an empty text is no file of the ECB's, and neither is one that begins otherwise") {
    CHECK(parse_ecb_csv("").error() == error{errc::empty, 0, 0});
    CHECK(parse_ecb_csv("\n\n").error() == error{errc::empty, 0, 0});
    refuses("date,USD,\n", errc::bad_header, "date");
    refuses("<html>\n", errc::bad_header, "<html>");
    refuses(with(good, "Date", "Day"), errc::bad_header, "Day");
}

TEST_CASE("every column is a currency, once") {
    refuses(with(good, "JPY", "QQQ"), errc::unknown_currency, "QQQ");
    refuses(with(good, "JPY", "yen"), errc::bad_currency, "yen");
    refuses(with(good, ",JPY", ", JPY"), errc::bad_currency, " JPY");
    refuses("Date,USD,GBP,USD,\n", errc::duplicate_column, 13, "USD");
    refuses(with(good, "JPY", "EUR"), errc::mixed_directions, "EUR"); // the euro in euro
    // the empty column at the end is the line's comma, any other is none
    refuses(with(good, "JPY", ""), errc::empty, 9, "");
    refuses(with(good, "GBP,", "GBP,,"), errc::empty, 17, "");
}

TEST_CASE("a cell that is no rate is refused where it stands") {
    refuses(with(good, "136.05", "n/a"), errc::not_a_number, "n/a");
    refuses(with(good, "136.05", "-"), errc::not_a_number, good.find("136.05"), "-");
    refuses(with(good, "136.05", "1.36e2"), errc::trailing_text, "e2");
    refuses(with(good, "136.05", " 136.05"), errc::not_a_number, " 136.05");
    refuses(with(good, "136.05", "-136.05"), errc::negative, "-136.05");
    refuses(with(good, "136.05", "0"), errc::zero, good.find("136.05"), "0");
    refuses(with(good, "136.05", "0.00"), errc::zero, "0.00");
}

TEST_CASE("a day that is none is refused where it stands") {
    refuses(with(good, "2022-05-23", "23 May 2022"), errc::bad_day_form, "23 May 2022");
    refuses(with(good, "2022-05-23", "2022-02-30"), errc::no_such_day, "2022-02-30");
    refuses(with(good, "2022-05-23", ""), errc::empty, good.find("2022-05-23"), "");
}

TEST_CASE("a row has as many cells as the header") {
    // ... and nothing after the last comma
    refuses(with(good, "0.84783,", "0.84783,x"), errc::wrong_field_count, "x");
    refuses(with(good, "136.05,", ""), errc::wrong_field_count, "2022-05-23");
    refuses(with(good, "136.05,", "136.05,1,"), errc::wrong_field_count, "2022-05-23");
    refuses(with(good, "0.84783,", "0.84783"), errc::wrong_field_count, "2022-05-23");
}

TEST_CASE("a day stands in the file once") {
    const std::string twice = with(good, "2022-05-23", "2022-05-24");
    refuses(twice, errc::duplicate, twice.rfind("2022-05-24"), "2022-05-24");
}

TEST_CASE("broken quotes are refused") {
    refuses(with(good, "136.05", "\"136.05"), errc::unclosed_quote,
            "\"136.05" + good.substr(good.find("136.05") + 6));
    refuses(with(good, "136.05", "136\"05"), errc::stray_quote, "\"");
    CHECK(read(with(good, "136.05", "\"136.05\"")) == rows_of_good);
}

TEST_CASE("rates are written in the ECB's form, the newest day first, and read again") {
    const auto rows = parse_ecb_csv(good);
    REQUIRE(rows);
    const auto text = ecb_csv_text(*rows);
    REQUIRE(text);
    CHECK(*text == "Date,GBP,JPY,USD,\n"
                   "2022-05-24,0.85750,136.49,1.0720,\n"
                   "2022-05-23,0.84783,136.05,1.0659,\n"
                   "2022-05-20,0.84820,N/A,1.0577,\n");
    CHECK(read(*text) == rows_of_good);
    CHECK(ecb_csv_text({}).value() == "Date,\n");
}

TEST_CASE("a rate that is not of one euro has no place in the ECB's form") {
    const auto row = [](std::string_view line) {
        return mulct::detail::parse_rate_row(line).value();
    };
    const auto euro = row("2022-05-23 EUR/USD 1.0659");
    for (const std::string_view line : {"2022-05-23 GBP/USD 1.2572", "2022-05-23 EUR/EUR 1"}) {
        const auto text = ecb_csv_text({euro, row(line)});
        REQUIRE_FALSE(text);
        CHECK(snapshot_body({text.error()}) == std::string{line} + '\n');
    }
}
