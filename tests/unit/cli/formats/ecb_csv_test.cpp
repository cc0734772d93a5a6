#include <cli/formats/ecb_csv.hpp>

#include "reading.hpp"

using namespace mulct::literals;
using mulct::cli::read_ecb_sdmx_csv;
using mulct::cli::write_ecb_csv;
using mulct::cli::write_ecb_sdmx_csv;

TEST_CASE("the ECB's CSV has no place for a rate that is not of one euro, and says which") {
    CHECK(write_ecb_csv(snapshot_of_may()).starts_with("Date,GBP,JPY,USD,\n2022-05-24,N/A,N/A,"));
    CHECK(why_not_written(write_ecb_csv,
                          snapshot_of("GBP"_currency, {"2022-05-23 GBP/USD 1.2572"})) ==
          "ecb-csv cannot hold GBP/USD of 2022-05-23: all its rates are for one euro");
}

TEST_CASE("a header that lacks a column is told which are needed") {
    CHECK(what_is_read(read_ecb_sdmx_csv, "KEY,FREQ,CURRENCY\n") ==
          "refused: f:1:1: the header lacks a column; needed are FREQ, CURRENCY, CURRENCY_DENOM, "
          "EXR_TYPE, EXR_SUFFIX, TIME_PERIOD and OBS_VALUE");
    CHECK_THAT(what_is_read(read_ecb_sdmx_csv, "Date,USD,\n"),
               Catch::StartsWith("refused: f:1:1: \"Date\": "));
}

TEST_CASE("the Data Portal's form is written and read, but not of monthly rates") {
    mulct::snapshot s = snapshot_of_may();
    CHECK(what_is_read(read_ecb_sdmx_csv, write_ecb_sdmx_csv(s)) == rows_of_may);
    s.published = mulct::frequency::monthly;
    CHECK(why_not_written(write_ecb_sdmx_csv, s) ==
          "ecb-sdmx-csv cannot hold monthly rates: its lines are of the daily series");
}
