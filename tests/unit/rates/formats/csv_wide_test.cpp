#include <mulct/rates/formats/csv_wide.hpp>

#include <support/catch.hpp>
#include <support/rate_formats.hpp>
#include <support/rate_tables.hpp>

#include <string>
#include <string_view>
#include <utility>

using namespace mulct::literals;
using mulct::csv_options;
using mulct::csv_wide_text;
using mulct::errc;
using mulct::parse_csv_wide;

namespace {

const csv_options in_euro{"EUR"_currency, {}};

const std::string good = "date,EUR/USD,EUR/GBP\n"
                         "2022-05-24,1.0720,0.85750\n"
                         "2022-05-23,1.0659,0.84783\n"
                         "2022-05-20,1.0577,\n";

const std::string rows_of_good = lines_of(
    {"2022-05-20 EUR/USD 1.0577", "2022-05-23 EUR/GBP 0.84783", "2022-05-23 EUR/USD 1.0659",
     "2022-05-24 EUR/GBP 0.85750", "2022-05-24 EUR/USD 1.0720"});

std::string read(std::string_view text, const csv_options& options = {}) {
    return lines_of(parse_csv_wide(text, options));
}

void refuses(const std::string& text, errc code, std::size_t at, std::string_view culprit,
             const csv_options& options = {}) {
    check_refused(parse_csv_wide(text, options), text, code, at, culprit);
}

void refuses(const std::string& text, errc code, std::string_view culprit,
             const csv_options& options = {}) {
    refuses(text, code, text.find(culprit), culprit, options);
}

std::string separated_by(char separator, std::string text) {
    for (char& c : text) {
        if (c == ',') c = separator;
    }
    return text;
}

} // namespace

TEST_CASE("a wide table is read in ascending order, each rate with its digits") {
    CHECK(read(good) == rows_of_good);
    CHECK(read("\xEF\xBB\xBF\n" + good) == rows_of_good);
    CHECK(read("date,EUR/USD\n").empty());
    CHECK(read("date\n2022-05-23\n").empty());
}

TEST_CASE("the header tells what separates the fields") {
    CHECK(read(separated_by(';', good)) == rows_of_good);
    CHECK(read(separated_by('\t', good)) == rows_of_good);
    refuses("date;EUR/USD,EUR/GBP\n", errc::bad_header, ",");
    CHECK(read("date;\"EUR/USD\"\n2022-05-23;1.0659\n") == lines_of({"2022-05-23 EUR/USD 1.0659"}));
}

TEST_CASE("a column's name tells its pair") {
    const std::string one = lines_of({"2022-05-23 AUD/USD 0.7101"});
    for (const std::string_view name : {"AUD/USD", "AUDUSD", "USD_per_AUD", " AUD/USD "}) {
        CAPTURE(name);
        CHECK(read("Date," + std::string{name} + "\n2022-05-23,0.7101\n") == one);
    }
    CHECK(read("DAY,USD\n2022-05-23,1.0659\n", in_euro) == lines_of({"2022-05-23 EUR/USD 1.0659"}));
    CHECK(read("date,USD,GBP,\n2022-05-23,1.0659,0.84783,\n", in_euro) ==
          lines_of({"2022-05-23 EUR/GBP 0.84783", "2022-05-23 EUR/USD 1.0659"}));
    // what a name says goes before the caller's base
    CHECK(read("date,USD_per_GBP\n2022-05-23,1.2572\n", in_euro) ==
          lines_of({"2022-05-23 GBP/USD 1.2572"}));
}

TEST_CASE("a column that names no pair is refused") {
    refuses(with(good, "EUR/USD", "USD"), errc::no_base, "USD");
    refuses(with(good, "EUR/USD", "EUR/QQQ"), errc::unknown_currency, "QQQ");
    refuses(with(good, "EUR/USD", "QQQUSD"), errc::unknown_currency, "QQQ");
    refuses(with(good, "EUR/USD", "USD_per_qqq"), errc::bad_currency, "qqq");
    refuses(with(good, "EUR/USD", "USD_per_"), errc::empty, 13, "");
    refuses(with(good, "EUR/USD", "/USD"), errc::empty, 5, "");
    refuses(with(good, "EUR/USD", "EUR/USD/GBP"), errc::bad_currency, "USD/GBP");
    refuses(with(good, "EUR/USD", "note"), errc::bad_currency, "note");
    refuses(with(good, "EUR/USD", ""), errc::empty, 5, "");
    refuses(with(good, "EUR/USD", "EUR/EUR"), errc::mixed_directions, "EUR/EUR");
    refuses("date,USD,EUR\n", errc::mixed_directions, "EUR", in_euro);
    refuses(with(good, "EUR/USD", "EURGBP"), errc::duplicate_column, "EUR/GBP");
    refuses(with(good, "date", "when"), errc::bad_header, "when");
    refuses(with(good, "date", ""), errc::bad_header, 0, "");
    refuses("", errc::empty, 0, "");
}

TEST_CASE("the caller's aliases go before the codes of ISO 4217") {
    const std::pair<std::string_view, mulct::currency> aliases[]{{"ZIG", "ZWG"_currency},
                                                                 {"UK", "GBP"_currency}};
    const csv_options options{"EUR"_currency, aliases};
    CHECK(read("date,ZIG,UK/ZIG\n2024-07-01,14.3,17.3690\n", options) ==
          lines_of({"2024-07-01 EUR/ZWG 14.3", "2024-07-01 GBP/ZWG 17.3690"}));
    refuses("date,ZIG\n", errc::unknown_currency, "ZIG", in_euro);
}

TEST_CASE("a cell that is empty, N/A, NA, ND or a point is no rate, and nothing else is") {
    const std::string without =
        lines_of({"2022-05-20 EUR/USD 1.0577", "2022-05-23 EUR/GBP 0.84783",
                  "2022-05-24 EUR/GBP 0.85750", "2022-05-24 EUR/USD 1.0720"});
    for (const std::string_view none : {"", "N/A", "NA", "ND", ".", "  ", "\"\""})
        CHECK(read(with(good, "1.0659", none)) == without);
    for (const std::string_view wrong : {"-", "n/a", "null", "#N/A", "..", "NaN"})
        CHECK(parse_csv_wide(with(good, "1.0659", wrong)).error().code == errc::not_a_number);
}

TEST_CASE("a wide table's days may be months") {
    CHECK(read("month,EUR/USD\n2022-05,1.0579\n2022-06,1.0566\n") ==
          lines_of({"2022-05-01 EUR/USD 1.0579", "2022-06-01 EUR/USD 1.0566"}));
    refuses("month,EUR/USD\n2022-13,1.0579\n", errc::no_such_day, "2022-13");
    refuses("month,EUR/USD\n2022/05,1.0579\n", errc::bad_day_form, "2022/05");
    refuses("month,EUR/USD\n2022,1.0579\n", errc::bad_day_form, "2022");
}

TEST_CASE("what is wrong in a wide table is refused where it stands") {
    refuses(with(good, "1.0659", "\"1,0659\""), errc::ambiguous_mark, good.find("1.0659") + 2, ",");
    refuses(separated_by(';', with(good, "1.0659", "1|0659")), errc::trailing_text, "|0659");
    refuses(with(separated_by(';', good), "1.0659", "1,0659"), errc::ambiguous_mark, ",");
    refuses(with(good, "1.0659", "0"), errc::zero, good.find("1.0659"), "0");
    refuses(with(good, "1.0659", "-1.0659"), errc::negative, "-1.0659");
    refuses(with(good, "1.0659,", ""), errc::wrong_field_count, "2022-05-23");
    refuses(with(good, "0.84783", "0.84783,"), errc::wrong_field_count, "2022-05-23");
    refuses(with(good, "2022-05-23", "23.05.2022"), errc::bad_day_form, "23.05.2022");
    refuses(with(good, "2022-05-23", ""), errc::empty, good.find("2022-05-23"), "");
    refuses(with(good, "1.0659", "\"1.0659"), errc::unclosed_quote,
            "\"1.0659" + good.substr(good.find("1.0659") + 6));
    const std::string twice = with(good, "2022-05-23", "2022-05-24");
    refuses(twice, errc::duplicate, twice.rfind("2022-05-24"), "2022-05-24");
}

TEST_CASE("a wide table is written with a column for each pair") {
    CHECK(csv_wide_text(rows_of({"2022-05-20 EUR/USD 1.0577", "2022-05-23 EUR/GBP 0.84783",
                                 "2022-05-23 GBP/USD 1.2572"})) ==
          "date,EUR/GBP,EUR/USD,GBP/USD\n2022-05-20,,1.0577,\n2022-05-23,0.84783,,1.2572\n");
    CHECK(csv_wide_text({}) == "date\n");
    CHECK(read(csv_wide_text(*parse_csv_wide(good))) == rows_of_good);
}

TEST_CASE("all rates of the ECB are the same after a wide table") {
    const auto& rows = ecb_snapshot().rows;
    CHECK(read(csv_wide_text(rows)) == mulct::snapshot_body(rows));
}
