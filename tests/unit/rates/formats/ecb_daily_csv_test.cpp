#include <mulct/rates/formats/ecb_daily_csv.hpp>

#include <support/catch.hpp>
#include <support/rate_formats.hpp>
#include <support/rate_tables.hpp>

#include <span>
#include <string>
#include <string_view>

using mulct::ecb_daily_csv_text;
using mulct::errc;
using mulct::parse_ecb_daily_csv;

namespace {

const std::string good = "Date, USD, JPY, GBP, \n"
                         "23 May 2022, 1.0659, 136.05, 0.84783, \n";

const std::string rows_of_good = lines_of(
    {"2022-05-23 EUR/GBP 0.84783", "2022-05-23 EUR/JPY 136.05", "2022-05-23 EUR/USD 1.0659"});

std::string read(std::string_view text) {
    return lines_of(parse_ecb_daily_csv(text));
}

void refuses(const std::string& text, errc code, std::size_t at, std::string_view culprit) {
    check_refused(parse_ecb_daily_csv(text), text, code, at, culprit);
}

void refuses(const std::string& text, errc code, std::string_view culprit) {
    refuses(text, code, text.find(culprit), culprit);
}

} // namespace

TEST_CASE("the ECB's file of one day is read, each rate with its digits") {
    CHECK(read(good) == rows_of_good);
    CHECK(read(with(good, "23 May 2022", "03 June 2021")).starts_with("2021-06-03"));
    CHECK(read("\xEF\xBB\xBF" + good) == rows_of_good);
    CHECK(read(good.substr(0, good.size() - 1)) == rows_of_good);
    CHECK(read("Date, USD, JPY, GBP\r\n23 May 2022, 1.0659, 136.05, 0.84783\r\n") == rows_of_good);
    CHECK(read("Date, USD, \n").empty());
}

TEST_CASE("N/A or nothing in the file of one day is no rate") {
    CHECK(read(with(good, "136.05", "N/A")) ==
          lines_of({"2022-05-23 EUR/GBP 0.84783", "2022-05-23 EUR/USD 1.0659"}));
    CHECK(read(with(good, "136.05", "")) == read(with(good, "136.05", "N/A")));
    refuses(with(good, "136.05", "n/a"), errc::not_a_number, "n/a");
}

TEST_CASE("the header of the file of one day is Date and currencies, each once") {
    refuses("", errc::empty, 0, "");
    refuses(with(good, "Date", "date"), errc::bad_header, "date");
    refuses(", USD\n", errc::bad_header, 0, "");
    refuses(with(good, "JPY", "QQQ"), errc::unknown_currency, "QQQ");
    refuses(with(good, "JPY", "yen"), errc::bad_currency, "yen");
    refuses(with(good, "JPY", "EUR"), errc::mixed_directions, "EUR");
    refuses(with(good, "JPY", "USD"), errc::duplicate_column, 11, "USD");
    refuses(with(good, "JPY", ""), errc::empty, 11, "");
}

TEST_CASE("what is wrong in the file of one day is refused where it stands") {
    refuses(with(good, "23 May 2022", "2022-05-23"), errc::bad_written_day, "2022-05-23");
    refuses(with(good, "23 May 2022", "31 June 2022"), errc::no_such_day, "31 June 2022");
    refuses(with(good, "136.05", "-136.05"), errc::negative, "-136.05");
    refuses(with(good, "136.05", "0.00"), errc::zero, "0.00");
    refuses(with(good, "136.05", "136.05x"), errc::trailing_text, "x");
    refuses(with(good, " 136.05", "\"136,05\""), errc::ambiguous_mark, good.find("136.05") + 3,
            ",");
    refuses(with(good, "136.05, ", ""), errc::wrong_field_count, "23 May 2022");
    refuses(with(good, "0.84783, ", "0.84783, x"), errc::wrong_field_count, "x");
    const std::string twice = good + "23 May 2022, 1.0659, 136.05, 0.84783, \n";
    refuses(twice, errc::duplicate, good.size(), "23 May 2022");
}

TEST_CASE("a file of one day is written as the ECB does") {
    const auto text =
        ecb_daily_csv_text(rows_of({"2021-06-03 EUR/JPY 133.81", "2021-06-03 EUR/USD 1.2187"}));
    REQUIRE(text);
    CHECK(*text == "Date, JPY, USD, \n03 June 2021, 133.81, 1.2187, \n");
    CHECK(ecb_daily_csv_text({}).value() == "Date, \n");
    CHECK(read("Date, \n").empty());
}

TEST_CASE("a second day and another currency than the euro have no place in a file of one day") {
    CHECK(no_place_for(ecb_daily_csv_text(
              rows_of({"2022-05-23 EUR/USD 1.0659", "2022-05-24 EUR/USD 1.0720"}))) ==
          "2022-05-24 EUR/USD 1.0720\n");
    CHECK(no_place_for(ecb_daily_csv_text(
              rows_of({"2022-05-23 EUR/USD 1.0659", "2022-05-23 GBP/USD 1.2572"}))) ==
          "2022-05-23 GBP/USD 1.2572\n");
}

TEST_CASE("each day of the ECB's is the same after its file of one day") {
    const auto& rows = ecb_snapshot().rows;
    std::size_t days = 0;
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t end = first;
        while (end < rows.size() && rows[end].on == rows[first].on)
            ++end;
        const rate_rows one_day{rows.begin() + static_cast<std::ptrdiff_t>(first),
                                rows.begin() + static_cast<std::ptrdiff_t>(end)};
        if (read(ecb_daily_csv_text(one_day).value()) != mulct::snapshot_body(one_day)) {
            FAIL_CHECK(mulct::to_string(rows[first].on));
        }
        ++days;
        first = end;
    }
    CHECK(days == 7075);
}
