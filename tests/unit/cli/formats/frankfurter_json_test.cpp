#include <cli/formats/frankfurter_json.hpp>

#include "reading.hpp"

#include <nlohmann/json.hpp>

using namespace mulct::literals;
using mulct::cli::read_frankfurter_json;
using mulct::cli::write_frankfurter_v1;
using mulct::cli::write_frankfurter_v2;

namespace {

const std::string period =
    R"({"amount":1.0,"base":"EUR","start_date":"2022-05-20","end_date":"2022-05-24","rates":{)"
    R"("2022-05-20":{"GBP":0.84820,"USD":1.0577},)"
    R"("2022-05-23":{"GBP":0.84783,"JPY":136.05,"USD":1.0659},)"
    R"("2022-05-24":{"USD":1.0720}}})";

const std::string list = R"([
  {"date": "2022-05-20", "base": "EUR", "quote": "GBP", "rate": 0.84820},
  {"date": "2022-05-20", "base": "EUR", "quote": "USD", "rate": 1.0577},
  {"date": "2022-05-23", "base": "EUR", "quote": "GBP", "rate": 0.84783},
  {"date": "2022-05-23", "base": "EUR", "quote": "JPY", "rate": 136.05},
  {"date": "2022-05-23", "base": "EUR", "quote": "USD", "rate": 1.0659},
  {"date": "2022-05-24", "base": "EUR", "quote": "USD", "rate": 1.0720}
])";

std::string read(std::string_view text) {
    return what_is_read(read_frankfurter_json, text);
}
std::string read_with(std::string_view from, std::string_view to) {
    return read(with(period, from, to));
}
std::string listed_with(std::string_view from, std::string_view to) {
    return read(with(list, from, to));
}

/// A number as it is read, or why not.
std::string number(const std::string& text) {
    const std::string said =
        read(R"({"date":"2022-05-23","base":"EUR","quote":"USD","rate":)" + text + '}');
    constexpr std::string_view before = "2022-05-23 EUR/USD ";
    return said.starts_with(before) ? said.substr(before.size(), said.size() - before.size() - 1)
                                    : said;
}

} // namespace

TEST_CASE("a period of Frankfurter's version 1 is read, each rate with its digits") {
    CHECK(read(period) == rows_of_may);
    CHECK(read("\xEF\xBB\xBF" + period + "\n") == rows_of_may);
}

TEST_CASE("a day of Frankfurter's version 1 is read, its members in any order") {
    CHECK(read(R"({"rates":{"USD":1.0659},"date":"2022-05-23","base":"EUR","amount":1})") ==
          "2022-05-23 EUR/USD 1.0659\n");
    CHECK(read(R"({"base":"USD","date":"2022-05-23","rates":{"EUR":1}})") ==
          "2022-05-23 USD/EUR 1\n");
}

TEST_CASE("Frankfurter's version 2 is read, a list or one rate, with or without providers") {
    CHECK(read(list) == rows_of_may);
    CHECK(listed_with(R"("rate": 1.0577)", R"("rate": 1.0577, "providers": ["ECB", "BOC"])") ==
          rows_of_may);
    CHECK(
        read(R"({"providers":[],"date":"2022-05-23","base":"EUR","quote":"USD","rate":1.0659})") ==
        "2022-05-23 EUR/USD 1.0659\n");
}

TEST_CASE("numbers are read digit by digit, with an exponent or without") {
    CHECK(number("0.10000000000000000000000000000000000000") ==
          "0.10000000000000000000000000000000000000");
    CHECK(number("12345678901234567890123456789012345678") ==
          "12345678901234567890123456789012345678");
    CHECK(number("1.20e-05") == "0.0000120");
    CHECK(number("1.2E+3") == "1200");
    CHECK(number("1.2e0") == "1.2");
    CHECK(number("1.2e-0000000000000000000001") == "0.12");
    CHECK(number("1e37") == "10000000000000000000000000000000000000");
    CHECK(number(" 5 ") == "5");
    const std::string too_many = ": more than the 38 digits an amount can have";
    CHECK(number("1e38") == "refused: f:1:56: rate: \"1e38\"" + too_many);
    CHECK(number("1e-39") == "refused: f:1:56: rate: \"1e-39\"" + too_many);
    CHECK(number("1e-99999999999999999999").ends_with(too_many));
    CHECK(number("1e999").ends_with("not well-formed JSON: a number too large"));
    CHECK(number("0.0").ends_with("zero, where a number above zero belongs"));
    CHECK(number("-0").ends_with("zero, where a number above zero belongs"));
    CHECK(number("-1.5").ends_with("a negative number; write it without the minus sign"));
    CHECK(number("01").ends_with("\"01\": a number with a zero in front; write it without"));
}

TEST_CASE("rates of another amount than one are refused") {
    CHECK(read_with("1.0", "1e0") == rows_of_may);
    CHECK(read_with("1.0", "100") ==
          "refused: f:1:11: amount: 100: the rates are not for one unit; ask for amount=1");
    CHECK(read_with("1.0", "0.5").find("not for one unit") != std::string::npos);
}

TEST_CASE("a value that does not fit is refused with its place and its path") {
    CHECK(read_with("1.0659", "\"1.0659\"") == "refused: f:1:177: rates.\"2022-05-23\".USD: "
                                               "\"1.0659\": not a value that belongs here");
    CHECK(read_with("1.0659", "null") ==
          "refused: f:1:176: rates.\"2022-05-23\".USD: \"null\": not a "
          "value that belongs here");
    CHECK(read_with("1.0659", "{}").find("USD: \"{\": not a value that belongs here") !=
          std::string::npos);
    CHECK(read_with("1.0659", "[]").find("USD: \"[\": not a value that belongs here") !=
          std::string::npos);
    CHECK(read_with("1.0659", "true").find(": \"true\": not a value") != std::string::npos);
    CHECK(read_with("USD\":1.0659", "usd\":1.0659") ==
          "refused: f:1:171: rates.\"2022-05-23\".usd: \"usd\": not a currency code; write "
          "the three capitals of ISO 4217, such as GBP");
    CHECK_THAT(read_with("2022-05-23\"", "2022-05-32\""),
               Catch::StartsWith("refused: f:1:130: rates.\"2022-05-32\": \"2022-05-32\": "));
    CHECK_THAT(read_with("\"EUR\"", "\"XYZ\""),
               Catch::StartsWith("refused: f:1:23: base: \"XYZ\": "));
    CHECK_THAT(read_with("\"end_date\":\"2022-05-24\"", "\"end_date\":\"today\""),
               Catch::Contains("end_date: \"today\": "));
    CHECK_THAT(listed_with("1.0577", "\"1.0577\""),
               Catch::StartsWith("refused: f:3:66: [1].rate: \"1.0577\": not a value"));
    CHECK_THAT(listed_with("\"2022-05-24\"", "20220524"),
               Catch::StartsWith("refused: f:7:12: [5].date: \"20220524\": not a value"));
    // the place of a string is its own, however it is written
    CHECK_THAT(listed_with("\"GBP\"", "\"\\u0047\\\"\\\\\""),
               Catch::StartsWith("refused: f:2:51: [0].quote: \"G\"\\\": not a currency code"));
    CHECK(listed_with("\"GBP\"", "\"\\u0047BP\"") == rows_of_may);
}

TEST_CASE("what is not Frankfurter's is refused") {
    CHECK(read(R"({"amount":1.0,"rate":1.0659})") ==
          "refused: f:1:1: no rate of Frankfurter; it has date, base, quote and rate, or base and "
          "rates");
    CHECK_THAT(read("{}"), Catch::Contains("no rate of Frankfurter"));
    CHECK_THAT(read("[{}]"), Catch::StartsWith("refused: f:1:2: [0]: no rate of Frankfurter"));
    CHECK(read("[]") == "refused: f: no rate in it");
    CHECK(read_with(R"("amount":1.0)", R"("success":true)") ==
          "refused: f:1:3: \"success\": not a member that belongs here");
    CHECK(listed_with("\"quote\"", "\"amount\"") ==
          "refused: f:2:42: [0]: \"amount\": not a member that belongs here");
    CHECK(read("7") == "refused: f:1:1: the document: \"7\": not a value that belongs here");
    CHECK(read("\"x\"") == "refused: f:1:2: the document: \"x\": not a value that belongs here");
    CHECK(read("null") == "refused: f:1:1: the document: \"null\": not a value that belongs here");
    CHECK(read("[[]]") == "refused: f:1:2: [0]: \"[\": not a value that belongs here");
    CHECK(read("[1]") == "refused: f:1:2: [0]: \"1\": not a value that belongs here");
    CHECK(read_with("\"EUR\"", "{}").find("base: \"{\": not a value") != std::string::npos);
    CHECK(read(R"({"base":"EUR","rates":{"USD":1.0659}})") ==
          "refused: f:1:25: a rate without a day; the file has no date");
    CHECK(read_with("\"amount\"", "\"date\":\"2022-05-23\",\"amount\"") ==
          "refused: f:1:122: a rate under a day of its own, but the file has a date for all");
    CHECK(read_with("\"base\":\"EUR\",", "") == "refused: f:1:1: rates without their base");
    CHECK_THAT(read_with("\"amount\"", "\"rate\":1,\"amount\""),
               Catch::StartsWith("refused: f:1:1: both rates and a single rate"));
    CHECK(read_with("\"JPY\"", "\"EUR\"") ==
          "refused: f:1:158: \"EUR\": a pair quoted against itself, "
          "or the other way round than before");
    CHECK_THAT(listed_with("\"JPY\"", "\"EUR\""),
               Catch::StartsWith("refused: f:5:51: \"EUR\": a "));
}

TEST_CASE("the service's own answer to a wrong question is passed on") {
    CHECK(read(R"({"message":"not found"})") ==
          "refused: f:1:13: an answer without rates; it says \"not found\"");
    CHECK(read(R"({"status":422,"message":"invalid currency"})") ==
          "refused: f:1:26: an answer without rates; it says \"invalid currency\"");
}

TEST_CASE("what stands in the JSON twice is refused at the second") {
    const std::string twice = "this stands in the file twice; remove one";
    CHECK(read_with("\"JPY\"", "\"GBP\"") == "refused: f:1:158: \"GBP\": " + twice);
    // two objects for one day, although their currencies differ
    CHECK(read_with("2022-05-24\":", "2022-05-20\":") ==
          "refused: f:1:185: rates.\"2022-05-20\": " + twice);
    CHECK(read_with("\"start_date\"", "\"base\"") == "refused: f:1:29: base: " + twice);
    CHECK_THAT(read_with("\"start_date\":\"2022-05-20\"", "\"rates\":{}"), Catch::Contains(twice));
    CHECK(listed_with("\"base\": \"EUR\"", "\"date\": \"2022-05-20\"") ==
          "refused: f:2:27: [0].date: " + twice);
    CHECK(listed_with("\"USD\"", "\"GBP\"") == "refused: f:3:51: \"GBP\": " + twice);
}

TEST_CASE("what is no JSON is refused where it breaks") {
    CHECK(read("") == "refused: f:1:1: the JSON ends too early");
    CHECK(read(period.substr(0, 30)) == "refused: f:1:31: the JSON ends too early");
    CHECK(read_with("1.0659", "1.0659,") ==
          "refused: f:1:183: not well-formed JSON: unexpected '}'; expected string literal");
    CHECK(read_with("1.0659", "Infinity") ==
          "refused: f:1:176: not well-formed JSON: invalid literal");
    CHECK_THAT(read(period + "{}"), Catch::StartsWith("refused: f:1:213: not well-formed JSON"));
    CHECK_THAT(read("<html>"), Catch::StartsWith("refused: f:1:1: not well-formed JSON"));
    CHECK(read(period + '\xFF') ==
          "refused: f:1:213: \"\\xFF\": not UTF-8 text; save the text as UTF-8");
    CHECK_THAT(read(std::string{"{\0}", 3}), Catch::Contains("a zero byte"));
}

TEST_CASE("a million brackets are no danger") {
    const std::string deep(1'000'000, '[');
    CHECK(read(deep) == "refused: f:1:2: [0]: \"[\": not a value that belongs here");
    CHECK_THAT(read(R"({"providers":)" + deep), Catch::Contains("not a value that belongs here"));
    std::string objects;
    for (int i = 0; i < 1'000'000; ++i)
        objects += R"({"rates":)";
    CHECK_THAT(read(objects), Catch::Contains("not a day"));
}

TEST_CASE("written as Frankfurter's version 1, rates are read again with their digits") {
    const std::string text = write_frankfurter_v1(snapshot_of_may());
    CHECK(read(text) == rows_of_may);
    CHECK(text == "{\n\"amount\": 1.0,\n\"base\": \"EUR\",\n\"start_date\": \"2022-05-20\",\n"
                  "\"end_date\": \"2022-05-24\",\n\"rates\": {\n"
                  "\"2022-05-20\": {\"GBP\": 0.84820, \"USD\": 1.0577},\n"
                  "\"2022-05-23\": {\"GBP\": 0.84783, \"JPY\": 136.05, \"USD\": 1.0659},\n"
                  "\"2022-05-24\": {\"USD\": 1.0720}\n}\n}\n");
    const auto j = nlohmann::json::parse(text);
    CHECK(j.at("rates").at("2022-05-23").at("USD").get<double>() == 1.0659);
}

TEST_CASE("written as Frankfurter's version 2, rates are read again with their digits") {
    const std::string text = write_frankfurter_v2(snapshot_of_may());
    CHECK(read(text) == rows_of_may);
    const auto j = nlohmann::json::parse(text);
    REQUIRE(j.size() == 6);
    CHECK(j.at(2) ==
          nlohmann::json{
              {"date", "2022-05-23"}, {"base", "EUR"}, {"quote", "GBP"}, {"rate", 0.84783}});
    CHECK_THAT(text, Catch::Contains("\"rate\": 0.84820}"));
    CHECK(read(write_frankfurter_v2(snapshot_of("EUR"_currency, {}))) ==
          "refused: f: no rate in it");
}

TEST_CASE("version 1 has one base and at least one day, version 2 any pair") {
    const auto both =
        snapshot_of("USD"_currency, {"2022-05-23 EUR/USD 1.0659", "2022-05-23 USD/JPY 127.63"});
    CHECK(why_not_written(write_frankfurter_v1, both) ==
          "frankfurter-v1 cannot hold EUR/USD of 2022-05-23: all its rates are for one USD");
    CHECK(read(write_frankfurter_v2(both)) ==
          "2022-05-23 EUR/USD 1.0659\n2022-05-23 USD/JPY 127.63\n");
    CHECK(why_not_written(write_frankfurter_v1, snapshot_of("USD"_currency, {})) ==
          "frankfurter-v1 cannot hold a period without rates");
}
