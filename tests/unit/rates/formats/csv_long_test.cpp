#include <mulct/rates/formats/csv_long.hpp>

#include <support/catch.hpp>
#include <support/rate_formats.hpp>
#include <support/rate_tables.hpp>

#include <string>
#include <string_view>
#include <utility>

using namespace mulct::literals;
using mulct::csv_long_text;
using mulct::csv_options;
using mulct::errc;
using mulct::parse_csv_long;

namespace {

const csv_options in_euro{"EUR"_currency, {}};

const std::string good = "date,base,counter,rate\n"
                         "2022-05-24,EUR,GBP,0.85750\n"
                         "2022-05-23,EUR,USD,1.0659\n"
                         "2022-05-23,EUR,GBP,0.84783\n";

const std::string rows_of_good = lines_of(
    {"2022-05-23 EUR/GBP 0.84783", "2022-05-23 EUR/USD 1.0659", "2022-05-24 EUR/GBP 0.85750"});

std::string read(std::string_view text, const csv_options& options = {}) {
    return lines_of(parse_csv_long(text, options));
}

void refuses(const std::string& text, errc code, std::size_t at, std::string_view culprit,
             const csv_options& options = {}) {
    check_refused(parse_csv_long(text, options), text, code, at, culprit);
}

void refuses(const std::string& text, errc code, std::string_view culprit,
             const csv_options& options = {}) {
    refuses(text, code, text.find(culprit), culprit, options);
}

} // namespace

TEST_CASE("a long table is read in ascending order, each rate with its digits") {
    CHECK(read(good) == rows_of_good);
    CHECK(read("\xEF\xBB\xBF" + good) == rows_of_good);
    CHECK(read("date,base,counter,rate\n").empty());
}

TEST_CASE("the columns of a long table are found by name, in any order and case") {
    for (const std::string_view text :
         {"Rate;Quote;Base;Source;Day\n1.0659;USD;EUR;ECB;2022-05-23\n",
          "DATE\tVALUE\tBASE\tCOUNTER\n2022-05-23\t1.0659\tEUR\tUSD\n",
          "date , base , counter , rate\n2022-05-23 , EUR , USD , 1.0659\n",
          "date,note,\"base\",counter,rate\n2022-05-23,\"a, b\",\"EUR\",USD,\"1.0659\"\n"}) {
        CAPTURE(text);
        CHECK(read(text) == lines_of({"2022-05-23 EUR/USD 1.0659"}));
    }
}

TEST_CASE("a column's name or the caller says of what one unit the rates are") {
    const std::string one = lines_of({"2015-01-01 GBP/AED 5.7432"});
    CHECK(read("month,currency,units_per_gbp\n2015-01,AED,5.7432\n") == one);
    CHECK(read("month,currency,per_gbp\n2015-01,AED,5.7432\n") == one);
    CHECK(read("month,currency,Units_Per_GBP\n2015-01,AED,5.7432\n", in_euro) == one);
    CHECK(read("date,currency,rate\n2022-05-23,USD,1.0659\n", in_euro) ==
          lines_of({"2022-05-23 EUR/USD 1.0659"}));
    refuses("date,currency,rate\n2022-05-23,USD,1.0659\n", errc::no_base, "currency");
    refuses("date,currency,units_per_qqq\n", errc::unknown_currency, "qqq");
    refuses("date,currency,units_per_pound\n", errc::bad_currency, "pound");
}

TEST_CASE("a header that makes no rate is refused") {
    for (const std::string_view header :
         {"date,base,counter", "base,counter,rate", "date,base,rate", "date,counter,rate",
          "date,rate", "date,units_per_gbp", "date", "date,base,counter,currency,rate",
          "date,base,currency,rate", "date,base,counter,per_gbp", "date,currency,units_per_"}) {
        CAPTURE(header);
        const auto rows = parse_csv_long(header, in_euro);
        REQUIRE_FALSE(rows);
        CHECK(rows.error() ==
              mulct::error{errc::no_rate_columns, 0, std::min(header.find(','), header.size())});
    }
    refuses("date,month,base,counter,rate\n", errc::duplicate_column, "month");
    refuses("date,base,counter,rate,value\n", errc::duplicate_column, "value");
    refuses("date,currency,per_gbp,per_usd\n", errc::duplicate_column, "per_usd");
    refuses("date;base,counter,rate\n", errc::bad_header, ",");
    refuses("", errc::empty, 0, "");
}

TEST_CASE("an unknown code is refused unless the caller knows it") {
    const std::string text = "month,currency,units_per_gbp\n2024-07,ZIG,17.3690\n";
    refuses(text, errc::unknown_currency, "ZIG");
    const std::pair<std::string_view, mulct::currency> aliases[]{{"ZIG", "ZWG"_currency}};
    CHECK(read(text, {{}, aliases}) == lines_of({"2024-07-01 GBP/ZWG 17.3690"}));
}

TEST_CASE("a row of a long table without a rate states none") {
    for (const std::string_view none : {"", "N/A", "NA", "ND", "."}) {
        CHECK(read(with(good, "1.0659", none)) ==
              lines_of({"2022-05-23 EUR/GBP 0.84783", "2022-05-24 EUR/GBP 0.85750"}));
    }
    refuses(with(good, "1.0659", "-"), errc::not_a_number, good.find("1.0659"), "-");
}

TEST_CASE("what is wrong in a long table is refused where it stands") {
    refuses(with(good, "1.0659", "\"1,0659\""), errc::ambiguous_mark, good.find("1.0659") + 2, ",");
    refuses(with(good, "1.0659", "-1.0659"), errc::negative, "-1.0659");
    refuses(with(good, "1.0659", "0.00"), errc::zero, "0.00");
    refuses(with(good, "USD", "usd"), errc::bad_currency, "usd");
    refuses(with(good, "USD", ""), errc::empty, good.find("USD"), "");
    refuses(with(good, "USD", "EUR"), errc::mixed_directions, good.find("USD"), "EUR");
    refuses(with(good, "EUR,USD", "\"EUX\",USD"), errc::unknown_currency, "EUX");
    refuses(with(good, "2022-05-24", "24/05/2022"), errc::bad_day_form, "24/05/2022");
    refuses(with(good, "2022-05-24", "2022-05-32"), errc::no_such_day, "2022-05-32");
    refuses(with(good, ",1.0659", ""), errc::wrong_field_count, "2022-05-23");
    refuses(with(good, "1.0659", "1.0659,"), errc::wrong_field_count, "2022-05-23");
    refuses(with(good, "1.0659", "1\"0659"), errc::stray_quote, "\"");
    refuses(with(good, "2022-05-23,EUR,USD,1.0659", "2022-05-24,EUR,GBP,0.85750"), errc::duplicate,
            good.find("2022-05-23"), "2022-05-24,EUR,GBP,0.85750");
}

TEST_CASE("a long table is written with a row for each rate") {
    CHECK(csv_long_text(rows_of({"2022-05-23 EUR/USD 1.0659", "2022-05-24 GBP/EUR 1.16618"})) ==
          "date,base,counter,rate\n2022-05-23,EUR,USD,1.0659\n2022-05-24,GBP,EUR,1.16618\n");
    CHECK(csv_long_text({}) == "date,base,counter,rate\n");
}

TEST_CASE("all rates of the ECB are the same after a long table") {
    const auto& rows = ecb_snapshot().rows;
    CHECK(read(csv_long_text(rows)) == mulct::snapshot_body(rows));
}
