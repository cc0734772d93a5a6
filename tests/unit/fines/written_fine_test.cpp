#include <mulct/fines/written_fine.hpp>

#include <support/catch.hpp>

#include <string>

using namespace mulct;

namespace {

std::string doubts_of(const import_doubts& doubts) {
    std::string text;
    for (std::size_t i = 0; i < import_doubt_names.size(); ++i) {
        if (doubts.has(static_cast<import_doubt>(i))) {
            text += " " + std::string{import_doubt_names[i]};
        }
    }
    return text;
}

std::string read(std::string_view cell, const fine_writing& as = {}) {
    const written_fine f = read_written_fine(cell, as);
    switch (f.what) {
    case written_fine::kind::empty: return "empty";
    case written_fine::kind::none: return "none";
    case written_fine::kind::intent: return "intent";
    case written_fine::kind::amount: break;
    }
    if (!f.amount.is_known()) return "unknown" + doubts_of(f.doubts);
    return to_string(f.amount) + ' ' + std::string{f.amount.unit().code()} + doubts_of(f.doubts);
}

const fine_writing in_euro{'.', "EUR"_currency, true};

} // namespace

TEST_CASE("amounts are read as decisions write them, with every mark and the code on either side") {
    CHECK(read("12.000 EUR") == "12000 EUR");
    CHECK(read("21,000 EUR") == "21000 EUR");
    CHECK(read("1.527.855 PLN") == "1527855 PLN");
    CHECK(read("9.839,4 RON") == "9839.4 RON");
    CHECK(read("2,462.5 RON") == "2462.5 RON");
    CHECK(read("14.929,20 RON") == "14929.20 RON");
    CHECK(read("1250000,00 EUR") == "1250000.00 EUR");
    CHECK(read("400 000 NOK") == "400000 NOK");
    CHECK(read("NOK 250,000 NOK") == "250000 NOK");
    CHECK(read("€15,000 EUR") == "15000 EUR");
    CHECK(read("€2,600,000") == "2600000 EUR");
    CHECK(read("  40000 EUR ") == "40000 EUR");
    CHECK(read("one million euros") == "1000000 EUR");
    CHECK(read("€5m") == "5000000 EUR");
    CHECK(read("1000 euros a day") == "1000/day EUR");
}

TEST_CASE("three digits after one mark are thousands, unless the currency has three decimals") {
    CHECK(read("9.954 RON") == "9954 RON");
    CHECK(read("500.000 HUF") == "500000 HUF");
    CHECK(read("1.234 BHD") == "unknown unreadable_amount");
    CHECK(read("1.234,500 BHD") == "1234.500 BHD");
    CHECK(read("1.405 million EUR") == "unknown unreadable_amount");
}

TEST_CASE("a file that says its mark needs no guess") {
    CHECK(read("4,800", in_euro) == "4800 EUR");
    CHECK(read("1,405 EUR", {',', std::nullopt, false}) == "unknown unreadable_amount");
    CHECK(read("1.405 EUR", {',', std::nullopt, false}) == "1405 EUR");
}

TEST_CASE("what is not certain is left unknown, with the doubt") {
    CHECK(read("-3 EUR") == "unknown negative");
    CHECK(read("\u2212500 EUR") == "unknown negative");
    CHECK(read("-3", in_euro) == "unknown negative");
    CHECK(read("20,000 and 30,000 €") == "unknown several_amounts");
    CHECK(read("54,609,62 EUR") == "unknown unreadable_amount");
    CHECK(read("100.0000 EUR") == "unknown unreadable_amount");
    CHECK(read("1,500,00 ISK") == "unknown unreadable_amount");
    CHECK(read("EUR 500 (2 cases of 2019)") == "unknown unreadable_amount");
    CHECK(read("99999999999999999999999999999999999999999 EUR") == "unknown unreadable_amount");
    CHECK(read("Fine in five-digit amount") == "unknown amount_in_words");
    CHECK(read("Unknown") == "unknown no_amount");
    CHECK(read("100 euros a week") == "unknown unreadable_amount");
}

TEST_CASE("amounts between two are ranges, and hedged ones say so") {
    CHECK(read("Fine amount between EUR 50 and EUR 800", in_euro) == "50..800 EUR range");
    CHECK(read("Fine amount between EUR 100 and EUR 1,000", in_euro) == "100..1000 EUR range");
    CHECK(read("more than €5m") == "5000000 EUR hedged");
    CHECK(read("0 EUR") == "0 EUR zero");
    const fine_writing with_comma{',', std::nullopt, false};
    CHECK(read("about 100.000 EUR", with_comma) == "100000 EUR hedged");
    CHECK(read("rund 100.000 EUR", with_comma) == "100000 EUR hedged");
    CHECK(read("1.000 euros a day", with_comma) == "1000/day EUR");
}

TEST_CASE(
    "a number alone has the currency that is given, which is a doubt unless the file says so") {
    CHECK(read("70,000") == "unknown no_currency");
    CHECK(read_written_fine("70,000", {}).number == decimal{70000});
    CHECK(read("70,000", {std::nullopt, "NOK"_currency, false}) == "70000 NOK assumed_currency");
    CHECK(read("70,000", {std::nullopt, "NOK"_currency, true}) == "70000 NOK");
    CHECK(read("70,000 SEK", {std::nullopt, "NOK"_currency, true}) == "70000 SEK");
}

TEST_CASE("an intention is no fine, and neither is a word for nothing") {
    CHECK(read("Only intention to issue fine") == "intent");
    for (const char* cell : {"n/a", "None", "none", "-", "n/a n/a"})
        CHECK(read(cell) == "none");
    CHECK(read("") == "empty");
    CHECK(read("  ") == "empty");
}
