#include <mulct/rates/formats/ledger.hpp>

#include <support/catch.hpp>
#include <support/rate_formats.hpp>
#include <support/rate_tables.hpp>

#include <string>
#include <string_view>

using mulct::errc;
using mulct::ledger_text;
using mulct::parse_ledger;

namespace {

const std::string good = "; reference rates\n"
                         "P 2022-05-24 EUR 0.85750 GBP\n"
                         "\n"
                         "P 2022-05-23 EUR 1.0659 USD\n"
                         "P 2022-05-23 EUR 0.84783 GBP\n";

const std::string rows_of_good = lines_of(
    {"2022-05-23 EUR/GBP 0.84783", "2022-05-23 EUR/USD 1.0659", "2022-05-24 EUR/GBP 0.85750"});

const std::string one_row = lines_of({"2022-05-23 EUR/USD 1.0659"});

std::string read(std::string_view text) {
    return lines_of(parse_ledger(text));
}

void refuses(const std::string& text, errc code, std::size_t at, std::string_view culprit) {
    check_refused(parse_ledger(text), text, code, at, culprit);
}

/// A price line that is refused at the first place of `culprit`.
void refuses(const std::string& text, errc code, std::string_view culprit) {
    refuses(text, code, text.find(culprit), culprit);
}

} // namespace

TEST_CASE("price directives are read in ascending order, each rate with its digits") {
    CHECK(read(good) == rows_of_good);
    std::string crlf;
    for (const char c : good)
        crlf += c == '\n' ? "\r\n" : std::string{c};
    CHECK(read(crlf) == rows_of_good);
    CHECK(read("\xEF\xBB\xBF" + good) == rows_of_good);
    CHECK(read(good.substr(0, good.size() - 1)) == rows_of_good);
}

TEST_CASE("a file without prices has no rates") {
    CHECK(read("").empty());
    CHECK(read("; nothing\n\n  \n").empty());
}

TEST_CASE("the forms of a price that no program reads otherwise are read") {
    for (const std::string_view line :
         {"P 2022-05-23 EUR 1.0659 USD", "P 2022/05/23 EUR 1.0659 USD",
          "P 2022.05.23 EUR 1.0659 USD", "P 2022-5-23 EUR 1.0659 USD",
          "P 2022-05-23 00:00:00 EUR 1.0659 USD", "P 2022/05/23 16:15 EUR 1.0659 USD",
          "P 2022-05-23 23:59:59 EUR 1.0659 USD", "P 2022-05-23 \"EUR\" 1.0659 \"USD\"",
          "P 2022-05-23 EUR USD 1.0659", "P 2022-05-23 EUR USD1.0659",
          "P 2022-05-23 EUR \"USD\" 1.0659", "P 2022-05-23 EUR 1.0659USD",
          "P  2022-05-23\tEUR   1.0659  USD  ", "P 2022-05-23 EUR 1.0659 USD ; fixing",
          "P 2022-05-23 EUR 1.0659 USD;fixing"}) {
        CAPTURE(line);
        CHECK(read(line) == one_row);
    }
}

TEST_CASE("comments are passed over") {
    for (const std::string_view line :
         {"; c", "# c", "* c", "% c", "| c", "  ; c", "\t; c", "   ", ";"}) {
        CAPTURE(line);
        CHECK(read(std::string{line} + "\n" + good) == rows_of_good);
    }
}

TEST_CASE("commas group digits where they can do nothing else") {
    CHECK(read("P 2022-05-23 EUR 17,500.25 IDR") == lines_of({"2022-05-23 EUR/IDR 17500.25"}));
    CHECK(read("P 2022-05-23 EUR IDR1,000,000") == lines_of({"2022-05-23 EUR/IDR 1000000"}));
    // 1065 to Ledger, 1.065 to hledger
    refuses("P 2022-05-23 EUR 1,065 USD", errc::ambiguous_mark, ",");
    refuses("P 2022-05-23 EUR 1,0659 USD", errc::bad_grouping, "1,0659");
    refuses("P 2022-05-23 EUR 1.065,90 USD", errc::trailing_text, "1.065,90");
    refuses("P 2022-05-23 EUR 1 065.90 USD", errc::bad_currency, 19, "065.90");
}

TEST_CASE("what is no price is refused at its first word") {
    refuses("2022-05-23 a transaction\n", errc::unknown_word, "2022-05-23");
    refuses(good + "    Assets:Bank  1 EUR\n", errc::unknown_word, "Assets:Bank");
    refuses("D 1000.00 USD\n", errc::unknown_word, "D");
    refuses("decimal-mark ,\n" + good, errc::unknown_word, "decimal-mark");
    refuses("p 2022-05-23 EUR 1.0659 USD", errc::unknown_word, "p");
    refuses("P2022-05-23 EUR 1.0659 USD", errc::unknown_word, "P2022-05-23");
    refuses(" P 2022-05-23 EUR 1.0659 USD", errc::unknown_word, "P");
    refuses("2022-05-23 price EUR 1.0659 USD", errc::unknown_word, "2022-05-23");
}

TEST_CASE("a day that is none is refused") {
    for (const std::string_view wrong :
         {"2022-05/23", "2022_05_23", "05-23", "22-05-23", "2022-05-233", "2022-005-23",
          "2022-05-23x", "20220523", "2022-05", "2022-05-", "2022--05-23", "02022-05-23"}) {
        refuses(with("P 2022-05-23 EUR 1.0659 USD", "2022-05-23", wrong), errc::bad_day_form, 2,
                wrong);
    }
    refuses("P", errc::bad_day_form, 1, "");
    refuses("P 2022-02-30 EUR 1.0659 USD", errc::no_such_day, "2022-02-30");
    refuses("P 2022-13-01 EUR 1.0659 USD", errc::no_such_day, "2022-13-01");
}

TEST_CASE("a time that is none is no commodity either") {
    for (const std::string_view wrong :
         {"24:00:00", "12:60", "12:30:60", "12:30:x0", "12-30", "1:30", "12:30:5", "12:30:"}) {
        refuses(with("P 2022-05-23 12:30 EUR 1.0659 USD", "12:30", wrong), errc::bad_currency, 13,
                wrong);
    }
}

TEST_CASE("a commodity is the code of a currency") {
    refuses("P 2022-05-23 EUR $1.0659", errc::bad_currency, "$");
    refuses("P 2022-05-23 \xE2\x82\xAC 1.0659 USD", errc::bad_currency, "\xE2\x82\xAC");
    refuses("P 2022-05-23 EUR 1.0659 \xC2\xA3", errc::bad_currency, "\xC2\xA3");
    refuses("P 2022-05-23 AAPL 1.0659 USD", errc::bad_currency, "AAPL");
    refuses("P 2022-05-23 eur 1.0659 USD", errc::bad_currency, "eur");
    refuses("P 2022-05-23 QQQ 1.0659 USD", errc::unknown_currency, "QQQ");
    refuses("P 2022-05-23 EUR 1.0659 \"QQQ\"", errc::unknown_currency, "\"QQQ\"");
    refuses("P 2022-05-23 \"green apples\" 1 USD", errc::bad_currency, "\"green apples\"");
    refuses("P 2022-05-23 \"\" 1 USD", errc::bad_currency, "\"\"");
    refuses("P 2022-05-23 \"EUR 1.0659 USD", errc::unclosed_quote, "\"EUR 1.0659 USD");
    refuses("P 2022-05-23 EUR 1.0659 EUR", errc::mixed_directions, "P 2022-05-23 EUR 1.0659 EUR");
}

TEST_CASE("an amount is a rate and a currency, and the line ends after it") {
    refuses("P 2022-05-23 EUR", errc::empty, 16, "");
    refuses("P 2022-05-23 EUR ; 1.0659 USD", errc::empty, 17, "");
    refuses("P 2022-05-23 EUR 1.0659", errc::no_currency, "1.0659");
    refuses("P 2022-05-23 EUR 1.0659 ; USD", errc::no_currency, "1.0659");
    refuses("P 2022-05-23 EUR USD", errc::empty, 20, "");
    refuses("P 2022-05-23 EUR USD x", errc::not_a_number, "x");
    refuses("P 2022-05-23 EUR 1.0659 USD extra", errc::trailing_text, "extra");
    refuses("P 2022-05-23 EUR 1.0659 USD @ 1 GBP", errc::trailing_text, "@");
    refuses("P 2022-05-23 EUR USD 1.0659 # c", errc::trailing_text, "#");
    refuses("P 2022-05-23 EUR -1.0659 USD", errc::negative, "-1.0659");
    refuses("P 2022-05-23 EUR USD -1.0659", errc::negative, "-1.0659");
    refuses("P 2022-05-23 EUR +1.0659 USD", errc::not_a_number, "+1.0659");
    refuses("P 2022-05-23 EUR 0.00 USD", errc::zero, "0.00");
    refuses("P 2022-05-23 EUR .5 USD", errc::not_a_number, ".5");
    refuses("P 2022-05-23 EUR 01.0659 USD", errc::leading_zero, "01");
    refuses("P 2022-05-23 EUR 1.0.659 USD", errc::trailing_text, ".659");
    refuses("P 2022-05-23 EUR 1.5E3 USD", errc::bad_currency, 20, "E");
}

TEST_CASE("a pair and day stand in the file once, whatever the hour") {
    const std::string twice =
        "P 2022-05-23 09:00 EUR 1.0659 USD\nP 2022-05-23 16:00 EUR 1.0660 USD";
    refuses(twice, errc::duplicate, "P 2022-05-23 16:00 EUR 1.0660 USD");
}

TEST_CASE("rates are written as the form that both programs read") {
    CHECK(ledger_text(rows_of({"2022-05-23 EUR/USD 1.0659", "2022-05-24 EUR/GBP 0.85750"})) ==
          "P 2022-05-23 EUR 1.0659 USD\nP 2022-05-24 EUR 0.85750 GBP\n");
    CHECK(ledger_text({}).empty());
}

TEST_CASE("all rates of the ECB are the same after writing and reading") {
    const auto& rows = ecb_snapshot().rows;
    CHECK(read(ledger_text(rows)) == mulct::snapshot_body(rows));
}
