#include <mulct/rates/formats/beancount.hpp>

#include <support/catch.hpp>
#include <support/rate_formats.hpp>
#include <support/rate_tables.hpp>

#include <string>
#include <string_view>

using mulct::beancount_text;
using mulct::errc;
using mulct::parse_beancount;

namespace {

const std::string good = "* Reference rates\n"
                         "; in euro\n"
                         "2022-05-24 price EUR 0.85750 GBP\n"
                         "\n"
                         "2022-05-23 price EUR 1.0659 USD\n"
                         "2022-05-23 price EUR 0.84783 GBP\n";

const std::string rows_of_good = lines_of(
    {"2022-05-23 EUR/GBP 0.84783", "2022-05-23 EUR/USD 1.0659", "2022-05-24 EUR/GBP 0.85750"});

std::string read(std::string_view text) {
    return lines_of(parse_beancount(text));
}

void refuses(const std::string& text, errc code, std::size_t at, std::string_view culprit) {
    check_refused(parse_beancount(text), text, code, at, culprit);
}

void refuses(const std::string& text, errc code, std::string_view culprit) {
    refuses(text, code, text.find(culprit), culprit);
}

} // namespace

TEST_CASE("price directives of Beancount are read in ascending order, each rate with its digits") {
    CHECK(read(good) == rows_of_good);
    CHECK(read("").empty());
    CHECK(read("\xEF\xBB\xBF" + good) == rows_of_good);
}

TEST_CASE("the forms that Beancount reads are read") {
    for (const std::string_view line :
         {"2022-05-23 price EUR 1.0659 USD", "2022/05/23 price EUR 1.0659 USD",
          "2022-5-23 price EUR 1.0659 USD", "2022-05-23  price\tEUR  1.0659   USD ",
          "2022-05-23 price EUR 1.0659USD", "2022-05-23 price EUR 1.0659 USD ; fixing",
          "2022-05-23 price EUR 1.0659 USD;fixing"}) {
        CAPTURE(line);
        CHECK(read(line) == lines_of({"2022-05-23 EUR/USD 1.0659"}));
    }
    // a comma does nothing else in Beancount than to group
    CHECK(read("2022-05-23 price EUR 17,500 IDR") == lines_of({"2022-05-23 EUR/IDR 17500"}));
    CHECK(read("2022-05-23 price EUR 17,500.250 IDR") ==
          lines_of({"2022-05-23 EUR/IDR 17500.250"}));
    refuses("2022-05-23 price EUR 1,0659 USD", errc::bad_grouping, "1,0659");
}

TEST_CASE("other directives, options and metadata are refused at their first word") {
    refuses("option \"title\" \"Rates\"\n" + good, errc::unknown_word, "option");
    refuses("2022-05-23 open Assets:Bank\n", errc::unknown_word, "open");
    refuses("2022-05-23 * \"Payee\" \"Text\"\n", errc::unknown_word, "*");
    refuses(good + "  source: \"ECB\"\n", errc::unknown_word, "source:");
    refuses(" 2022-05-23 price EUR 1.0659 USD", errc::unknown_word, "2022-05-23");
    refuses("P 2022-05-23 EUR 1.0659 USD", errc::unknown_word, "P");
    refuses("2022-05-23 Price EUR 1.0659 USD", errc::unknown_word, "Price");
    refuses("2022-05-23", errc::unknown_word, 10, "");
}

TEST_CASE("a day that is none is refused where a price of Beancount begins") {
    refuses("2022-05/23 price EUR 1.0659 USD", errc::bad_day_form, "2022-05/23");
    refuses("2022.05.23 price EUR 1.0659 USD", errc::bad_day_form, "2022.05.23");
    refuses("2022-02-30 price EUR 1.0659 USD", errc::no_such_day, "2022-02-30");
}

TEST_CASE("a price of Beancount is a rate and a currency after the number") {
    refuses("2022-05-23 price EUR USD 1.0659", errc::not_a_number, "USD");
    refuses("2022-05-23 price EUR 1.0659", errc::no_currency, "1.0659");
    refuses("2022-05-23 price EUR 1.0659 ; USD", errc::no_currency, "1.0659");
    refuses("2022-05-23 price EUR 1/2 USD", errc::bad_currency, "/");
    refuses("2022-05-23 price EUR -1.0659 USD", errc::negative, "-1.0659");
    refuses("2022-05-23 price EUR 0 USD", errc::zero, 21, "0");
    refuses("2022-05-23 price EUR 1. USD", errc::not_a_number, 22, ".");
    refuses("2022-05-23 price EUR 1.0659 usd", errc::bad_currency, "usd");
    refuses("2022-05-23 price QQQ 1.0659 USD", errc::unknown_currency, "QQQ");
    refuses("2022-05-23 price EUR 1.0659 USD # no", errc::trailing_text, "#");
    const std::string itself = "2022-05-23 price EUR 1.0659 EUR";
    refuses(itself, errc::mixed_directions, itself);
}

TEST_CASE("a pair and day stand in a file of Beancount once") {
    const std::string line = "2022-05-23 price EUR 1.0659 USD";
    refuses(line + '\n' + line, errc::duplicate, line.size() + 1, line);
}

TEST_CASE("rates are written as Beancount's price directives") {
    CHECK(beancount_text(rows_of({"2022-05-23 EUR/USD 1.0659", "2022-05-24 EUR/GBP 0.85750"})) ==
          "2022-05-23 price EUR 1.0659 USD\n2022-05-24 price EUR 0.85750 GBP\n");
}

TEST_CASE("all rates of the ECB are the same after Beancount's form") {
    const auto& rows = ecb_snapshot().rows;
    CHECK(read(beancount_text(rows)) == mulct::snapshot_body(rows));
}
