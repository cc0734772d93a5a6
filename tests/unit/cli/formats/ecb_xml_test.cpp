#include <cli/formats/ecb_xml.hpp>

#include "reading.hpp"

using namespace mulct::literals;
using mulct::cli::read_ecb_xml;
using mulct::cli::write_ecb_xml;

namespace {

// The form of the ECB's file, with its two prefixes.
const std::string good = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<gesmes:Envelope xmlns:gesmes=\"http://www.gesmes.org/xml/2002-08-01\" "
                         "xmlns=\"http://www.ecb.int/vocabulary/2002-08-01/eurofxref\">\n"
                         "\t<gesmes:subject>Reference rates</gesmes:subject>\n"
                         "\t<gesmes:Sender>\n"
                         "\t\t<gesmes:name>European Central Bank</gesmes:name>\n"
                         "\t</gesmes:Sender>\n"
                         "\t<Cube>\n"
                         "\t\t<Cube time='2022-05-24'>\n"
                         "\t\t\t<Cube currency='USD' rate='1.0720'/>\n"
                         "\t\t</Cube>\n"
                         "\t\t<Cube time='2022-05-23'>\n"
                         "\t\t\t<Cube currency='USD' rate='1.0659'/>\n"
                         "\t\t\t<Cube currency='JPY' rate='136.05'/>\n"
                         "\t\t\t<Cube currency='GBP' rate='0.84783'/></Cube>\n"
                         "\t\t<Cube time='2022-05-20'><Cube currency='USD' rate='1.0577'/>"
                         "<Cube currency='GBP' rate='0.84820'/></Cube>\n"
                         "\t</Cube>\n"
                         "</gesmes:Envelope>\n";

std::string read(std::string_view text) {
    return what_is_read(read_ecb_xml, text);
}
std::string read_with(std::string_view from, std::string_view to) {
    return read(with(good, from, to));
}

} // namespace

TEST_CASE("the ECB's XML is read in ascending order, each rate with its digits") {
    CHECK(read(good) == rows_of_may);
    CHECK(read("\xEF\xBB\xBF" + good) == rows_of_may);
}

TEST_CASE("an element of the ECB's XML may have any namespace prefix, or another quote") {
    CHECK(read("<Envelope><Cube><Cube time=\"2022-05-23\"><Cube currency=\"USD\" rate=\"1.0659\"/>"
               "</Cube></Cube></Envelope>") == "2022-05-23 EUR/USD 1.0659\n");
    CHECK(read("<a:Envelope xmlns:a='x'><b:Cube xmlns:b='y'><b:Cube time='2022-05-23'>"
               "<b:Cube rate='1.0659' currency='USD'></b:Cube></b:Cube></b:Cube></a:Envelope>") ==
          "2022-05-23 EUR/USD 1.0659\n");
    CHECK(read_with("<Cube>\n", "<!-- <Cube time='2022-05-19'/> --><Cube>\n") == rows_of_may);
}

TEST_CASE("a day without rates is none, but a file must have one rate") {
    CHECK(read_with("<Cube time='2022-05-24'>",
                    "<Cube time='2022-05-25'/><Cube time='2022-05-24'>") == rows_of_may);
    CHECK(read("<Envelope><Cube/></Envelope>") == "refused: f: no rate in it");
    CHECK(read("<Envelope><Cube><Cube time='2022-05-23'/></Cube></Envelope>") ==
          "refused: f: no rate in it");
}

TEST_CASE("a web page in place of the ECB's XML is called one") {
    const std::string page = "refused: f:1:1: a web page (HTML), not the ECB's XML";
    CHECK(read("<!DOCTYPE html><html><body>404</body></html>") == page);
    CHECK(read("\n <!doctype HTML>\n<p>not closed") == page);
    CHECK(read("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>") == page);
}

TEST_CASE("a document type is refused by name, whatever it would define") {
    const std::string bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY lol \"lol\">"
                             "<!ENTITY lol2 \"&lol;&lol;&lol;\">]>\n<Envelope>&lol2;</Envelope>";
    CHECK(read(bomb) ==
          "refused: f:2:1: a document type (<!DOCTYPE ...>), which the ECB's XML does not have; it "
          "is not read, since it could define entities");
    CHECK_THAT(read("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><Envelope/>"),
               Catch::StartsWith("refused: f:1:1: a document type"));
    // an entity of no meaning is a bad value
    CHECK(read_with("'1.0659'", "'&rate;'") ==
          "refused: f:12:31: \"&rate;\": no number; write digits such as 7552800 or 7552800.50");
}

TEST_CASE("what is no well-formed XML is refused where it breaks") {
    CHECK(read_with("</Cube>\n\t</Cube>", "</Cube>") ==
          "refused: f:16:3: not well-formed XML (Start-end tags mismatch), so not the ECB's XML");
    CHECK_THAT(read(good.substr(0, good.find("'136.05"))),
               Catch::StartsWith("refused: f:13:") && Catch::Contains("not well-formed XML"));
    CHECK(read("") == "refused: f:1:1: nothing is there that could be the ECB's XML");
    CHECK(read("<!-- nothing -->") ==
          "refused: f:1:1: nothing is there that could be the ECB's XML");
    CHECK(read("Date,USD,\n") == "refused: f:1:1: \"Date,USD,\": text outside of any element; "
                                 "the ECB's XML has none");
    CHECK(read(good + "junk") ==
          "refused: f:18:1: \"junk\": text outside of any element; the ECB's "
          "XML has none");
    CHECK_THAT(read("<Envelope/>x"), Catch::StartsWith("refused: f:1:12: \"x\": text outside"));
    CHECK(read(good + "<Envelope/>") ==
          "refused: f:18:2: \"Envelope\": a second element beside the first, \"gesmes:Envelope\"");
    CHECK(read(good + '\0') == "refused: f:18:1: \"\\x00\": a zero byte: this is not a text file");
    CHECK(read_with("Reference", "R\xE9") ==
          "refused: f:3:19: \"\\xE9\": not UTF-8 text; save the text as UTF-8");
}

TEST_CASE("another XML than the ECB's is refused by its name") {
    CHECK(read("<DataSet/>") ==
          "refused: f:1:2: \"DataSet\": not the ECB's XML, which begins with <gesmes:Envelope>");
    CHECK(read("<Envelope/>") == "refused: f:1:2: \"Envelope\": without the \"Cube\" it must have");
    CHECK(read_with("</gesmes:Envelope>", "<Cube/></gesmes:Envelope>") ==
          "refused: f:17:2: \"Cube\": stands there twice; \"gesmes:Envelope\" has one");
    CHECK(read_with("<Cube time='2022-05-24'>", "<Day/><Cube time='2022-05-24'>") ==
          "refused: f:8:4: \"Day\": not an element that belongs here; here belongs <Cube>");
    CHECK(read_with("<Cube time='2022-05-24'>", "x<Cube time='2022-05-24'>") ==
          "refused: f:8:3: \"x\": text, where there should be <Cube>");
    CHECK(read_with("rate='1.0720'/>", "rate='1.0720'><Cube/></Cube>") ==
          "refused: f:9:40: \"Cube\": not an element that belongs here; here belongs nothing");
}

TEST_CASE("each Cube has its attributes, once, and no others") {
    CHECK(read_with(" rate='1.0659'", "") ==
          "refused: f:12:5: \"Cube\": without the attribute \"rate\"; needed here: currency and "
          "rate");
    CHECK(read_with(" time='2022-05-23'", "") ==
          "refused: f:11:4: \"Cube\": without the attribute \"time\"; needed here: time");
    // of another bank's files that look alike: not to be overlooked
    CHECK(read_with("'JPY' rate", "'JPY' multiplier='100' rate") ==
          "refused: f:13:25: \"multiplier\": an attribute that Cube does not have here; it has "
          "currency and rate");
    CHECK(read_with("rate='1.0659'", "rate='1.0659' rate='1.0660'") ==
          "refused: f:12:39: \"rate\": this attribute stands there twice");
    CHECK(read_with("<Cube>\n", "<Cube time='2022-05-24'>\n") ==
          "refused: f:7:8: \"time\": an attribute that Cube does not have here; it has none");
}

TEST_CASE("a bad value is refused where it stands") {
    CHECK(read_with("2022-05-23", "2022-02-30") ==
          "refused: f:11:15: \"2022-02-30\": the calendar has no such day; write a day as "
          "YYYY-MM-DD, such as 2022-05-23");
    CHECK(read_with("2022-05-23", "23.05.2022") ==
          "refused: f:11:15: \"23.05.2022\": not a day; write a day as YYYY-MM-DD, such as "
          "2022-05-23");
    CHECK(read_with("GBP", "Gbp") ==
          "refused: f:14:20: \"Gbp\": not a currency code; write the three "
          "capitals of ISO 4217, such as GBP");
    CHECK_THAT(read_with("GBP", "QQQ"),
               Catch::StartsWith("refused: f:14:20: \"QQQ\": no currency"));
    CHECK(read_with("GBP", "EUR") ==
          "refused: f:14:20: \"EUR\": a pair quoted against itself, or the "
          "other way round than before");
    CHECK(read_with("1.0659", "1,0659") ==
          "refused: f:12:32: \",0659\": unexpected after the number; it "
          "must end before this");
    CHECK(read_with("1.0659", "0.0000") ==
          "refused: f:12:31: \"0.0000\": zero, where a number above zero belongs");
    CHECK_THAT(read_with("1.0659", ""), Catch::StartsWith("refused: f:12:31: nothing is there"));
    CHECK(read_with("'1.0659'", "'&#49;.0659'") == rows_of_may);
}

TEST_CASE("a rate that stands in the ECB's XML twice is refused at the second") {
    const std::string twice = "\": this stands in the file twice; remove one";
    CHECK(read_with("JPY", "USD") == "refused: f:13:20: \"USD" + twice);
    CHECK(read_with("2022-05-24", "2022-05-23") == "refused: f:12:20: \"USD" + twice);
}

TEST_CASE("many levels of elements are no danger") {
    std::string deep;
    for (int i = 0; i < 1'000'000; ++i)
        deep += "<Cube>";
    CHECK_THAT(read(deep), Catch::Contains("not well-formed XML"));
    for (int i = 0; i < 1'000'000; ++i)
        deep += "</Cube>";
    CHECK_THAT(read(deep), Catch::Contains("which begins with <gesmes:Envelope>"));
}

TEST_CASE("written as the ECB's XML, rates are read again with their digits") {
    mulct::snapshot s = snapshot_of_may();
    s.publisher = "A & B <\"c\">\x01\xFF\xEF\xBF\xBF";
    const std::string text = write_ecb_xml(s);
    CHECK(read(text) == rows_of_may);
    CHECK_THAT(text, Catch::Contains("<Cube>\n<Cube time=\"2022-05-24\">\n"
                                     "<Cube currency=\"USD\" rate=\"1.0720\"/>\n</Cube>\n"
                                     "<Cube time=\"2022-05-23\">\n"
                                     "<Cube currency=\"GBP\" rate=\"0.84783\"/>\n"));
    CHECK_THAT(text, Catch::Contains("<gesmes:name>A &amp; B &lt;&quot;c&quot;&gt;"
                                     "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD</gesmes:name>"));
}

TEST_CASE("the ECB's XML has no place for a rate that is not of one euro") {
    CHECK(why_not_written(write_ecb_xml,
                          snapshot_of("GBP"_currency, {"2022-05-23 GBP/USD 1.2572"})) ==
          "ecb-xml cannot hold GBP/USD of 2022-05-23: all its rates are for one euro");
    CHECK(why_not_written(write_ecb_xml, snapshot_of("EUR"_currency, {"2022-05-23 EUR/EUR 1"})) ==
          "ecb-xml cannot hold EUR/EUR of 2022-05-23: all its rates are for one euro");
}
