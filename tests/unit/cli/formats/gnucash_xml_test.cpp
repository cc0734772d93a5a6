#include <cli/formats/gnucash_xml.hpp>

#include "reading.hpp"

using namespace mulct::literals;
using mulct::cli::read_gnucash_prices;
using mulct::cli::read_gnucash_xml;
using mulct::cli::write_gnucash_xml;

namespace {

// The form of a book as GnuCash 2 to 5 write it, of which only the prices matter.
const std::string good =
    "<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n"
    "<gnc-v2\n"
    "     xmlns:gnc=\"http://www.gnucash.org/XML/gnc\"\n"
    "     xmlns:price=\"http://www.gnucash.org/XML/price\">\n"
    "<gnc:count-data cd:type=\"book\">1</gnc:count-data>\n"
    "<gnc:book version=\"2.0.0\">\n"
    "<book:id type=\"guid\">0123456789abcdef0123456789abcdef</book:id>\n"
    "<gnc:pricedb version=\"1\">\n"
    "  <price>\n"
    "    <price:id type=\"guid\">00000000000000000000000000000001</price:id>\n"
    "    <price:commodity>\n"
    "      <cmdty:space>CURRENCY</cmdty:space>\n"
    "      <cmdty:id>EUR</cmdty:id>\n"
    "    </price:commodity>\n"
    "    <price:currency>\n"
    "      <cmdty:space>CURRENCY</cmdty:space>\n"
    "      <cmdty:id>USD</cmdty:id>\n"
    "    </price:currency>\n"
    "    <price:time>\n"
    "      <ts:date>2022-05-23 10:59:00 +0000</ts:date>\n"
    "    </price:time>\n"
    "    <price:source>user:price</price:source>\n"
    "    <price:type>last</price:type>\n"
    "    <price:value>10659/10000</price:value>\n"
    "  </price>\n"
    "  <price>\n"
    "    <price:commodity><cmdty:space>ISO4217</cmdty:space><cmdty:id>EUR</cmdty:id>"
    "</price:commodity>\n"
    "    <price:currency><cmdty:space>ISO4217</cmdty:space><cmdty:id>GBP</cmdty:id>"
    "</price:currency>\n"
    "    <price:time><ts:date>2022-05-23 00:00:00 -0500</ts:date></price:time>\n"
    "    <price:value>84820/100000</price:value>\n"
    "  </price>\n"
    "</gnc:pricedb>\n"
    "<gnc:account version=\"2.0.0\"><act:name>Root Account</act:name></gnc:account>\n"
    "</gnc:book>\n"
    "</gnc-v2>\n";

const std::string rows_of_good = "2022-05-23 EUR/GBP 0.84820\n2022-05-23 EUR/USD 1.0659\n";

std::string read(std::string_view text) {
    return what_is_read(read_gnucash_xml, text);
}
std::string read_with(std::string_view from, std::string_view to) {
    return read(with(good, from, to));
}

/// What a value is read as, or why not.
std::string value(std::string_view fraction) {
    const std::string text = read_with("10659/10000", fraction);
    const std::size_t at = text.find("EUR/USD ");
    return at == std::string::npos ? text : text.substr(at + 8, text.find('\n', at) - at - 8);
}

} // namespace

TEST_CASE("the prices of a GnuCash book are read, and those of a price database alone") {
    CHECK(read(good) == rows_of_good);
    const std::size_t first = good.find("<gnc:pricedb");
    CHECK(read(good.substr(first, good.find("<gnc:account") - first)) == rows_of_good);
}

TEST_CASE("a fraction over a power of ten keeps the digits it is written with") {
    CHECK(value("10659/10000") == "1.0659");
    CHECK(value("106590/100000") == "1.06590");
    CHECK(value(" 10659/10000\n") == "1.0659");
    CHECK(value("2/1") == "2");
    CHECK(value("20/10") == "2.0");
    CHECK(value("1/1000000000000000000") == "0.000000000000000001");
}

TEST_CASE("another fraction is the shortest decimal that equals it") {
    CHECK(value("1/2") == "0.5");
    CHECK(value("5/10") == "0.5");
    CHECK(value("50/20") == "2.5");
    CHECK(value("1/8") == "0.125");
    CHECK(value("21318/20000") == "1.0659");
    CHECK(value("3/3") == "1");
    CHECK(value("32/30000") == "refused: f:24:18: \"32/30000\": a fraction that no decimal of 38 "
                               "digits equals; only such rates can be kept exactly");
    CHECK_THAT(value("200/211"), Catch::StartsWith("refused: f:24:18: \"200/211\": a fraction"));
    // 2^-64 has 64 digits
    CHECK_THAT(value("1/18446744073709551616"),
               Catch::Contains("a fraction that no decimal of 38"));
    CHECK(value("99999999999999999999999999999999999999/1") ==
          "99999999999999999999999999999999999999");
    CHECK_THAT(value("99999999999999999999999999999999999999/2"), Catch::Contains("no decimal"));
}

TEST_CASE("a value that is no fraction of numbers above zero is refused where it stands") {
    CHECK(value("1.0659") ==
          "refused: f:24:18: \"1.0659\": no fraction; write one such as 10659/10000");
    CHECK(value("1/0") == "refused: f:24:20: \"0\": zero, where a number above zero belongs");
    CHECK(value("0/1") == "refused: f:24:18: \"0\": zero, where a number above zero belongs");
    CHECK(value("-1/10") == "refused: f:24:18: \"-1\": a negative number; write it without the "
                            "minus sign");
    CHECK_THAT(value("1/2/3"), Catch::StartsWith("refused: f:24:21: \"/3\": unexpected"));
    CHECK_THAT(value("1.5/3"), Catch::StartsWith("refused: f:24:18: \"1.5\": unexpected"));
    CHECK_THAT(value("/"), Catch::StartsWith("refused: f:24:18: nothing is there"));
    CHECK_THAT(value(""), Catch::StartsWith("refused: f:24:6: \"\": no fraction"));
    CHECK(value("106<!-- -->59/10000") == "refused: f:24:6: \"price:value\": holds more than the "
                                          "one text that belongs there");
    CHECK(value("<x/>") == "refused: f:24:6: \"price:value\": holds more than the one text that "
                           "belongs there");
}

TEST_CASE("a time is taken for the day it is written with") {
    CHECK(read_with("2022-05-23 10:59:00 +0000", "2022-05-23 23:59:59 -1200") == rows_of_good);
    CHECK(read_with("2022-05-23 10:59:00 +0000", "2022-05-23") == rows_of_good);
    const std::string no_time = ": no time; write 2022-05-23 or 2022-05-23 10:59:00 +0000";
    for (const std::string bad : {"2022-05-23 noon", "2022-05-23 10:59:00", "2022-05-23 ",
                                  "2022-05-23 10:59:00 *0000", "2022-05-23 10-59-00 +0000"}) {
        const std::string trimmed = bad.back() == ' ' ? bad.substr(0, 10) : bad;
        if (trimmed == bad) {
            CHECK(read_with("2022-05-23 10:59:00 +0000", bad) ==
                  "refused: f:20:16: \"" + bad + '"' + no_time);
        } else {
            CHECK(read_with("2022-05-23 10:59:00 +0000", bad) == rows_of_good);
        }
    }
    CHECK_THAT(read_with("2022-05-23 10:59:00 +0000", "2022-05-32 10:59:00 +0000"),
               Catch::StartsWith("refused: f:20:16: \"2022-05-32\": the calendar has no such day"));
}

TEST_CASE("prices of shares are passed over, and counted by name") {
    const std::string share =
        with(with(good, "<cmdty:space>CURRENCY</cmdty:space>\n      <cmdty:id>EUR",
                  "<cmdty:space>NASDAQ</cmdty:space>\n      <cmdty:id>AAPL"),
             "10659/10000", "1/3");
    CHECK(read(share) == "2022-05-23 EUR/GBP 0.84820\n");
    mulct::cli::reading_hints hints;
    hints.file = "f";
    const auto prices = read_gnucash_prices(share, hints);
    REQUIRE(prices.skipped.size() == 1);
    CHECK(prices.skipped.begin()->first == "NASDAQ AAPL");
    CHECK(prices.skipped.begin()->second == 1);
    CHECK(read_gnucash_prices(good, hints).skipped.empty());
    CHECK(read(with(share, "<cmdty:space>ISO4217", "<cmdty:space>FUND")) ==
          "refused: f: no price of a currency in it, only of other commodities, such as "
          "\"FUND EUR\"");
    CHECK(read("<gnc:pricedb version='1'/>") == "refused: f: no price of a currency in it");
}

TEST_CASE("a compressed book is called so") {
    CHECK(read("\x1F\x8B\x08 and so on") ==
          "refused: f: compressed by gzip, as GnuCash saves its books; unpack it with \"gunzip -c "
          "FILE > FILE.xml\" first");
}

TEST_CASE("what is no GnuCash price database is refused") {
    CHECK(read("<html><body/></html>") == "refused: f:1:1: a web page (HTML), not GnuCash's XML");
    CHECK_THAT(read("<!DOCTYPE a [<!ENTITY b 'c'>]><gnc-v2/>"),
               Catch::StartsWith("refused: f:1:1: a document type"));
    CHECK(read("<gnc/>") == "refused: f:1:2: \"gnc\": not GnuCash's XML, which begins with "
                            "<gnc-v2> or <gnc:pricedb>");
    CHECK(read("<gnc-v2><gnc:book/></gnc-v2>") ==
          "refused: f:1:2: \"gnc-v2\": a book without prices (<gnc:pricedb>)");
    CHECK(read_with("<gnc:pricedb version=\"1\">\n", "<gnc:pricedb version=\"1\">\n<cost/>") ==
          "refused: f:9:2: \"cost\": not an element that belongs here; here belongs <price>");
    CHECK(read_with("    <price:value>10659/10000</price:value>\n", "") ==
          "refused: f:9:4: \"price\": without the \"value\" it must have");
    CHECK(read_with("<price:type>last</price:type>", "<price:value>1/1</price:value>") ==
          "refused: f:24:6: \"price:value\": stands there twice; \"price\" has one");
    CHECK(read_with("<cmdty:id>USD</cmdty:id>", "") ==
          "refused: f:15:6: \"price:currency\": without the \"id\" it must have");
    CHECK_THAT(read_with("<cmdty:id>USD", "<cmdty:id>QQQ"),
               Catch::StartsWith("refused: f:17:17: \"QQQ\": no currency of ISO 4217"));
    CHECK(read_with("<cmdty:id>USD", "<cmdty:id>EUR") ==
          "refused: f:17:17: \"EUR\": a pair quoted against itself, or the other way round than "
          "before");
    CHECK(read_with("<cmdty:id>GBP", "<cmdty:id>USD") ==
          "refused: f:26:4: \"price\": this stands in the file twice; remove one");
}

TEST_CASE("written as a GnuCash book, rates are read again with their digits") {
    const std::string text = write_gnucash_xml(snapshot_of_may());
    CHECK(read(text) == rows_of_may);
    CHECK_THAT(text, Catch::Contains("<ts:date>2022-05-23 10:59:00 +0000</ts:date>"));
    CHECK_THAT(text, Catch::Contains("<price:value>84820/100000</price:value>"));
    CHECK_THAT(text, Catch::Contains("<cmdty:id>JPY</cmdty:id><cmdty:name>Yen</cmdty:name>"
                                     "<cmdty:fraction>1</cmdty:fraction>"));
    CHECK_THAT(text, Catch::Contains("<gnc:count-data cd:type=\"price\">6</gnc:count-data>"));
}

TEST_CASE("a GnuCash book has an identifier for each price, the same each time") {
    const std::string text = write_gnucash_xml(snapshot_of_may());
    CHECK(text == write_gnucash_xml(snapshot_of_may()));
    std::vector<std::string> ids;
    for (std::size_t at = text.find("\"guid\">"); at != std::string::npos;
         at = text.find("\"guid\">", at + 1)) {
        ids.push_back(text.substr(at + 7, text.find('<', at) - at - 7));
    }
    CHECK(ids.size() == 7); // six prices and the book
    for (const std::string& id : ids)
        CHECK((id.size() == 32 && id.find_first_not_of("0123456789abcdef") == std::string::npos));
    std::sort(ids.begin(), ids.end());
    CHECK(std::unique(ids.begin(), ids.end()) == ids.end());
}

TEST_CASE("GnuCash's fractions hold 18 digits and no more") {
    const mulct::snapshot most =
        snapshot_of("EUR"_currency, {"2022-05-23 EUR/USD 0.999999999999999999"});
    CHECK(read(write_gnucash_xml(most)) == mulct::snapshot_body(most.rows));
    for (const std::string_view row :
         {"2022-05-23 EUR/USD 1.000000000000000000", "2022-05-23 EUR/USD 0.0000000000000000001"}) {
        CHECK(why_not_written(write_gnucash_xml, snapshot_of("EUR"_currency, {row})) ==
              "gnucash-xml cannot hold EUR/USD of 2022-05-23: the rate has more than 18 digits");
    }
}
