#include <mulct/fines/audit.hpp>

#include <mulct/base/calendar.hpp>

#include <support/catch.hpp>

#include <string>

using namespace mulct;

namespace {

// One euro is ten kronor on every day, and a pound is two.
std::optional<decimal> worth(const money& m, day) {
    if (m.unit() == "EUR"_currency) return m.amount();
    if (m.unit() == "SEK"_currency) return *try_shift(m.amount(), -1);
    if (m.unit() == "GBP"_currency) return m.amount() * decimal{2};
    return std::nullopt;
}

const std::string events = "case,regulator,country,entity,stage,date,amount,currency,law,note,"
                           "turnover,turnover_currency\n";

std::string found(const std::string& rows, const std::string& header = events) {
    const auto file = parse_fines(header + rows);
    REQUIRE(file);
    const audit_rules rules{worth, "EUR"_currency, *parse_day("2026-01-31")};
    std::string text;
    for (const audit_finding& f : audit(*file, rules)) {
        text += (text.empty() ? "" : "; ") + std::string{to_string(f.kind)} + ' ' + f.matter->name;
        if (f.unit) text += ' ' + std::string{f.unit->code()};
        if (f.other != nullptr) text += " / " + f.other->name;
        if (!f.words.empty()) text += " \"" + f.words + '"';
        if (f.against) text += ' ' + to_string(*f.against);
    }
    return text;
}

// Eight Swedish fines from 100,000 to 450,000 kronor; with a ninth above them, the median is 30,000
// euro.
std::string swedish() {
    std::string rows;
    for (int i = 0; i < 8; ++i) {
        const std::string n = std::to_string(i);
        rows += "S" + n + ",IMY,SE,Firm" + n + ",imposed,2022-0" + std::to_string(i + 1) + "-01," +
                std::to_string(100000 + 50000 * i) + ",SEK,,,,\n";
    }
    return rows;
}

} // namespace

TEST_CASE("good cases have no findings") {
    CHECK(found(swedish()).empty());
}

TEST_CASE("kronor called euro stand out where the regulator's fines are in kronor") {
    CHECK(found(swedish() + "X,IMY,SE,Odd,imposed,2022-10-01,400000,EUR,,,,\n") ==
          "mislabelled_currency X SEK 30000.0");
    CHECK(found(swedish() + "X,IMY,SE,Odd,imposed,2022-10-01,40000,EUR,,,,\n").empty());
}

TEST_CASE("euro called kronor stand out, too, where nothing else explains them") {
    CHECK(found(swedish() + "X,IMY,SE,Odd,imposed,2022-10-01,40000,EUR,,,,\n"
                            "Y,IMY,SE,Peculiar,imposed,2022-11-01,500,SEK,,,,\n")
              .starts_with("outlier Y"));
}

TEST_CASE("fines far beyond the regulator's others are outliers in whatever currency") {
    CHECK(found(swedish() + "X,IMY,SE,Odd,imposed,2022-10-01,100000000,SEK,,,,\n") ==
          "outlier X 30000.0");
    // of fewer than eight nobody can say what is usual
    CHECK(found("A,IMY,SE,A,imposed,2022-10-01,1,EUR,,,,\n"
                "B,IMY,SE,B,imposed,2022-11-01,1000000000,EUR,,,,\n")
              .empty());
}

TEST_CASE("a currency that is neither the country's nor the euro is found") {
    CHECK(found("A,AEPD,ES,Bank X,imposed,2023-07-28,2500000,BGN,,,,\n") ==
          "foreign_currency A EUR");
    CHECK(found("A,CPDP,BG,Bank X,imposed,2023-07-28,2500000,BGN,,,,\n").empty());
    CHECK(found("A,R,HR,X,imposed,2023-07-28,5,HRK,,,,\n") ==
          "outside_lifetime A; foreign_currency A EUR");
    CHECK(found("A,R,HR,X,imposed,2022,5,HRK,,,,\n").empty());
}

TEST_CASE("amounts of a case that differ by zeros alone are slips") {
    const auto two = [](const char* a, const char* b) {
        return found(std::string{"A,R,,,proposed,2022-01-01,"} + a +
                     ",EUR,,,,\nA,R,,,imposed,"
                     "2022-02-01," +
                     b + ",EUR,,,,\n");
    };
    CHECK(two("7552800", "75528000") == "scale_slip A / A");
    CHECK(two("17000", "17000000") == "scale_slip A / A");
    CHECK(two("5000000", "5000") == "scale_slip A / A");
    CHECK(two("5000000", "500000").empty()); // a tenth of it may be what was decided
    CHECK(two("5000000", "5000000").empty());
    CHECK(two("10000", "1 symbolic").empty());
    CHECK(two("0", "5000").empty());
}

TEST_CASE("two amounts in one are found by their zeros") {
    const auto one = [](const char* amount) {
        return found(std::string{"A,R,,,imposed,2022-01-01,"} + amount + ",EUR,,,,\n");
    };
    CHECK(one("2000030000") == "glued_amounts A");
    CHECK(one("2500015000") == "glued_amounts A");
    for (const char* usual :
         {"20000", "2000300", "405000000", "7552800", "20000.5", "0", "1001000.5"})
        CHECK(one(usual).empty());
}

TEST_CASE("an intention in the text of an imposed fine is found, in a proposal it is right") {
    CHECK(
        found("A,ICO,GB,BA,imposed,2019-07-08,183390000,GBP,,ICO issued a Notice of Intent,,\n") ==
        "intent_as_fine A \"notice of intent\"");
    CHECK(found("A,ICO,GB,BA,proposed,2019-07-08,183390000,GBP,,ICO issued a Notice of Intent,,\n")
              .empty());
    CHECK(found("A,ICO,GB,BA,imposed,2019-07-08,1,GBP,,,it intends to impose more,\n") ==
          "intent_as_fine A \"intends to impose\"");
}

TEST_CASE("days before the law and after today are found") {
    CHECK(found("A,R,,,imposed,2018-05-24,5,EUR,Art. 5 GDPR,,,\n") == "before_law A");
    CHECK(found("A,R,,,imposed,2018-05-25,5,EUR,Art. 5 GDPR,,,\n").empty());
    CHECK(found("A,R,,,imposed,2018,5,EUR,Art. 5 GDPR,,,\n").empty());
    CHECK(found("A,R,,,imposed,2015-10-15,5,EUR,Telecoms Act,,,\n").empty());
    CHECK(found("A,R,,,imposed,2026-02-01,5,EUR,,,,\n") == "future_date A");
    CHECK(found("A,R,,,imposed,2026,5,EUR,,,,\n").empty());
}

TEST_CASE("with a turnover, the law's ceiling holds") {
    const auto fine = [](const char* amount, const char* turnover, const char* law) {
        return found(std::string{"A,R,,,imposed,2022-01-01,"} + amount + ',' + law + ",," +
                     turnover + '\n');
    };
    CHECK(fine("20000001,EUR", "1000000,EUR", "GDPR") == "above_ceiling A 20000000");
    CHECK(fine("20000000,EUR", "1000000,EUR", "GDPR").empty());
    CHECK(fine("40000000,EUR", "1000000000,EUR", "GDPR").empty());
    CHECK(fine("40000001,EUR", "1000000000,EUR", "GDPR") == "above_ceiling A 40000000.00");
    CHECK(fine("40000001,EUR", "10000000000,SEK", "GDPR") == "above_ceiling A 40000000.000");
    CHECK(fine("18000000,GBP", "5,GBP", "UK GDPR") == "above_ceiling A 35000000");
    CHECK(fine("40000001,EUR", "1000000000,", "GDPR") == "above_ceiling A 40000000.00");
    CHECK(fine("40000001,EUR", ",", "GDPR").empty());
    CHECK(fine("40000001,EUR", "much,EUR", "GDPR").empty());
    CHECK(fine("40000001,EUR", "5,EUR", "Telecoms Act").empty());
}

TEST_CASE("rows that may be of one fine are found, and what they contradict") {
    const std::string a = "A,R,SE,Spotify AB,imposed,2023-06-12,58000000,SEK,,,,\n";
    CHECK(found(a + "B,R,SE,SPOTIFY,imposed,2023-06-12,58000000,SEK,,,,\n") == "duplicate B / A");
    CHECK(found(a + "B,R,SE,SPOTIFY,imposed,2023-06-12,58000000,EUR,,,,\n") ==
          "contradiction B / A");
    CHECK(found(a + "B,R,SE,SPOTIFY,imposed,2023-06-12,50000000,SEK,,,,\n") ==
          "contradiction B / A");
    CHECK(found(a + "B,R,SE,SPOTIFY,imposed,2023-06-13,58000000,SEK,,,,\n").empty());
    CHECK(found(a + "B,R,SE,SPOTIFY,imposed,2023,50000000,SEK,,,,\n").empty());
    CHECK(found(a + "B,R,SE,Company,imposed,2023-06-12,58000000,SEK,,,,\n").empty());
}

TEST_CASE("two pages of one site are two decisions, two sites may have the same one") {
    const std::string header = "case,regulator,country,entity,stage,date,amount,currency,source\n";
    const auto twice = [&](const std::string& one, const std::string& other) {
        return found("A,R,ES,Firm,imposed,2022-01-03,5,EUR," + one +
                         "\nB,R,ES,Firm,imposed,2022-01-03,5,EUR," + other + '\n',
                     header);
    };
    CHECK(twice("https://x.es/1.pdf", "https://x.es/2.pdf").empty());
    CHECK(twice("https://x.es/1.pdf", "http://x.es/1.pdf/") == "duplicate B / A");
    CHECK(twice("https://x.es/1.pdf", "https://press.es/2.pdf") == "duplicate B / A");
    CHECK(twice("https://x.es/1.pdf", "") == "duplicate B / A");
    CHECK(twice("the press", "the radio") == "duplicate B / A");
}

TEST_CASE("a regulator of another country is another one, whatever its name") {
    CHECK(found(swedish() + "X,IMY,NO,Odd,imposed,2022-10-01,100000000,SEK,,,,\n") ==
          "foreign_currency X NOK");
}
