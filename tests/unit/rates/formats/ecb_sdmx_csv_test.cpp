#include <mulct/rates/formats/ecb_sdmx_csv.hpp>
#include <mulct/rates/snapshot.hpp>

#include <support/catch.hpp>
#include <support/rate_formats.hpp>
#include <support/rate_tables.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace mulct::literals;
using mulct::ecb_sdmx_csv_text;
using mulct::errc;
using mulct::error;
using mulct::parse_ecb_sdmx_csv;
using mulct::snapshot_body;

namespace {

// The form of a download from the Data Portal, with some of its columns: a value without its last
// zero, a holiday without a value, a title with a comma, and a monthly average.
const std::string good =
    "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,"
    "DECIMALS,TITLE_COMPL,UNIT,UNIT_MULT\n"
    "EXR.D.GBP.EUR.SP00.A,D,GBP,EUR,SP00,A,2022-05-20,0.8482,A,5,\"UK pound/Euro, 2:15 pm\",GBP,0\n"
    "EXR.D.GBP.EUR.SP00.A,D,GBP,EUR,SP00,A,2022-05-23,0.84783,A,5,\"UK pound/Euro\",GBP,0\n"
    "EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2022-05-23,1.0659,A,4,US dollar/Euro,USD,0\n"
    "EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2022-05-24,1.072,A,4,US dollar/Euro,USD,0\n"
    "EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2022-12-26,,H,4,US dollar/Euro,USD,0\n"
    "EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2022-12-27,NaN,H,4,US dollar/Euro,USD,0\n"
    "EXR.M.USD.EUR.SP00.A,M,USD,EUR,SP00,A,2022-05,1.0579,A,4,US dollar/Euro,USD,0\n";

const std::string rows_of_good = "2022-05-20 EUR/GBP 0.84820\n"
                                 "2022-05-23 EUR/GBP 0.84783\n"
                                 "2022-05-23 EUR/USD 1.0659\n"
                                 "2022-05-24 EUR/USD 1.0720\n";

const std::string header = "FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE";

std::string read(std::string_view text) {
    return lines_of(parse_ecb_sdmx_csv(text));
}

/// A value with these DECIMALS, as it is read.
std::string value(std::string_view rate, std::string_view decimals) {
    const std::string said = read(header + ",DECIMALS\nD,USD,EUR,SP00,A,2022-05-23," +
                                  std::string{rate} + ',' + std::string{decimals} + '\n');
    constexpr std::string_view before = "2022-05-23 EUR/USD ";
    return said.starts_with(before) ? said.substr(before.size(), said.size() - before.size() - 1)
                                    : said;
}

void refuses(const std::string& text, errc code, std::size_t at, std::string_view culprit) {
    check_refused(parse_ecb_sdmx_csv(text), text, code, at, culprit);
}

void refuses(const std::string& text, errc code, std::string_view culprit) {
    refuses(text, code, text.find(culprit), culprit);
}

} // namespace

TEST_CASE("the Data Portal's CSV is read, each daily rate with its digits") {
    CHECK(read(good) == rows_of_good);
}

TEST_CASE("DECIMALS gives a value the zeros back that were dropped, and takes no digit") {
    CHECK(value("1.91", "4") == "1.9100");
    CHECK(value("136", "2") == "136.00");
    CHECK(value("1.0659", "4") == "1.0659");
    CHECK(value("1.06591", "4") == "1.06591");
    CHECK(value("1.91", "") == "1.91");
    CHECK(value("1.91", "0") == "1.91");
    CHECK(value("1", "37") == "1.0000000000000000000000000000000000000");
    CHECK(read(header + "\nD,USD,EUR,SP00,A,2022-05-23,1.91\n") == "2022-05-23 EUR/USD 1.91\n");
    const std::string decimals = header + ",DECIMALS\nD,USD,EUR,SP00,A,2022-05-23,1.91,";
    const std::size_t at = decimals.size();
    refuses(decimals + "38\n", errc::too_many_digits, at, "38"); // 39 digits in all
    refuses(decimals + "99999999999\n", errc::too_many_digits, at, "99999999999");
    refuses(decimals + "-1\n", errc::negative, at, "-1");
    refuses(decimals + "4.0\n", errc::trailing_text, at, "4.0");
    refuses(decimals + "four\n", errc::not_a_number, at, "four");
}

TEST_CASE("the columns may stand in any order, among others") {
    CHECK(read("OBS_VALUE,EXR_SUFFIX,x,TIME_PERIOD,FREQ,EXR_TYPE,CURRENCY_DENOM,CURRENCY\n"
               "1.0659,A,,2022-05-23,D,SP00,EUR,USD\n") == "2022-05-23 EUR/USD 1.0659\n");
}

TEST_CASE("a rate is for one unit of the denominator, whichever that is") {
    CHECK(read(header + "\nD,EUR,USD,SP00,A,2022-05-23,0.9382\n") == "2022-05-23 USD/EUR 0.9382\n");
}

TEST_CASE("lines of other series are passed over, whatever they hold") {
    CHECK(read(with(good, "EXR.D.GBP.EUR.SP00.A,D,GBP,EUR,SP00,A,2022-05-20,0.8482",
                    "EXR.D.E5.EUR.EN00.A,D,E5,EUR,EN00,A,?,?")) ==
          rows_of_good.substr(rows_of_good.find('\n') + 1));
    CHECK(read(header + "\nD,USD,EUR,SP00,E,2022-05-23,1.0659\n").empty());
    CHECK(read(header + "\n").empty());
}

TEST_CASE("a header without a needed column, or with one twice, is refused") {
    CHECK(parse_ecb_sdmx_csv("").error() == error{errc::empty, 0, 0});
    refuses("<html>\n", errc::bad_header, "<html>");
    refuses("Date,USD,\n", errc::bad_header, "Date");
    for (const std::string_view name : {"FREQ", "CURRENCY_DENOM", "EXR_TYPE", "EXR_SUFFIX",
                                        "TIME_PERIOD", "OBS_VALUE", "CURRENCY,"}) {
        refuses(with(good, name, name == "CURRENCY," ? "x," : "x"), errc::missing_column, 0, "");
    }
    CHECK(read(with(good, "UNIT_MULT", "x")) == rows_of_good);
    refuses(with(good, "KEY", "OBS_VALUE"), errc::duplicate_column, good.find("OBS_VALUE") + 6,
            "OBS_VALUE");
    refuses(with(good, ",UNIT,", ",DECIMALS,"), errc::duplicate_column, good.find(",UNIT,") + 1,
            "DECIMALS");
}

TEST_CASE("a line has as many fields as the header") {
    refuses(with(good, "1.0659,A,", "1.0659,"), errc::wrong_field_count, good.find("EXR.D.USD"),
            "EXR.D.USD.EUR.SP00.A");
    refuses(with(good, "1.0659,A,", "1.0659,A,,"), errc::wrong_field_count, good.find("EXR.D.USD"),
            "EXR.D.USD.EUR.SP00.A");
    refuses(
        with(good, "\"UK pound/Euro\"", "\"UK pound/Euro"), errc::unclosed_quote,
        good.find("\"UK pound/Euro\""),
        with(good, "\"UK pound/Euro\"", "\"UK pound/Euro").substr(good.find("\"UK pound/Euro\"")));
}

TEST_CASE("a bad field of a daily rate is refused where it stands") {
    const std::size_t line = good.find("EXR.D.USD.EUR.SP00.A,D,USD");
    refuses(with(good, ",D,USD,", ",D,US$,"), errc::bad_currency, "US$");
    refuses(with(good, ",D,USD,", ",D,QQQ,"), errc::unknown_currency, "QQQ");
    refuses(with(good, ",D,USD,EUR", ",D,USD,EU"), errc::bad_currency, line + 27, "EU");
    refuses(with(good, ",D,USD,EUR", ",D,USD,USD"), errc::mixed_directions, line + 23, "USD");
    refuses(with(good, "2022-05-23,1.0659", "2022-05,1.0659"), errc::bad_day_form, line + 38,
            "2022-05");
    refuses(with(good, "2022-05-23,1.0659", "2022-02-30,1.0659"), errc::no_such_day, "2022-02-30");
    refuses(with(good, "1.0659", "1.0659E0"), errc::trailing_text, "E0");
    refuses(with(good, "1.0659", "nan"), errc::not_a_number, "nan");
    refuses(with(good, "1.0659", "-1"), errc::negative, "-1");
    refuses(with(good, "1.0659", "0"), errc::zero, line + 49, "0");
    refuses(with(good, "US dollar/Euro,USD,0", "US dollar/Euro,USD,3"), errc::unknown_word,
            line + 79, "3");
    CHECK(read(with(good, "US dollar/Euro,USD,0", "US dollar/Euro,USD,")) == rows_of_good);
}

TEST_CASE("a rate that stands there twice is refused at its second day") {
    const std::string twice = with(good, "2022-05-24", "2022-05-23");
    refuses(twice, errc::duplicate, good.find("2022-05-24"), "2022-05-23");
}

TEST_CASE("written as the Data Portal's CSV, rates are read again with their digits") {
    const auto s =
        snapshot_of("USD"_currency, {"2022-05-23 EUR/USD 1.0659", "2022-05-24 EUR/USD 1.0720",
                                     "2022-05-23 USD/JPY 127.6", "2022-05-24 USD/JPY 127"});
    const std::string text = ecb_sdmx_csv_text(s.rows);
    CHECK(text ==
          "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,DECIMALS,"
          "UNIT,UNIT_MULT\n"
          "EXR.D.JPY.USD.SP00.A,D,JPY,USD,SP00,A,2022-05-23,127.6,1,JPY,0\n"
          "EXR.D.JPY.USD.SP00.A,D,JPY,USD,SP00,A,2022-05-24,127,0,JPY,0\n"
          "EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2022-05-23,1.0659,4,USD,0\n"
          "EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2022-05-24,1.0720,4,USD,0\n");
    CHECK(read(text) == snapshot_body(s.rows));
    CHECK(read(ecb_sdmx_csv_text({})).empty());
}
