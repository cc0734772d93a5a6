#include <mulct/figure/scan.hpp>

#include <support/catch.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;
using namespace std::literals;

namespace {

/// Each figure as "[what was written] amount CUR", in order. The amount is "low..high" for a range
/// and "first|second" for two readings; the currency is "SEK/NOK?" where none was chosen. What is
/// around it follows: a hedge, a rider.
std::string found_in(std::string_view text, const scan_options& options) {
    constexpr std::array hedges{"", " over", " up_to", " nearly", " about"};
    constexpr std::array riders{"",           " per hour", " per day",   " per week",
                                " per month", " per year", " per share", " per unit"};
    std::string all;
    scan(text, options, [&](const found_figure& f) {
        all += all.empty() ? "[" : "; [";
        all += text.substr(f.offset, f.length);
        all += "] ";
        all += f.amount ? to_string(*f.amount)
                        : to_string(f.readings[0].value()) + '|' + to_string(f.readings[1].value());
        if (f.high_amount) all += ".." + to_string(*f.high_amount);
        all += ' ';
        if (f.unit) {
            all += f.unit->code();
        } else {
            for (std::size_t i = 0; i < f.candidates.size(); ++i)
                all += (i == 0 ? "" : "/") + std::string{f.candidates[i].code()};
            all += '?';
        }
        all += hedges[static_cast<std::size_t>(f.side)];
        all += riders[static_cast<std::size_t>(f.per)];
    });
    return all;
}

std::string found_in(std::string_view text) {
    return found_in(text, scan_options{});
}
std::string found_in(language l, std::string_view text) {
    return found_in(text, scan_options{l, {}});
}
std::string found_with(std::string_view usual, std::string_view text) {
    return found_in(text, scan_options{{}, *currency::find(usual)});
}

std::vector<found_figure> figures_of(language l, std::string_view text) {
    std::vector<found_figure> all;
    scan(text, scan_options{l, {}}, [&](const found_figure& f) { all.push_back(f); });
    return all;
}

found_figure only_figure(std::string_view text) {
    const auto all = figures_of(language::en, text);
    CAPTURE(text);
    REQUIRE(all.size() == 1);
    return all.front();
}

std::string bounds(std::string_view text) {
    const found_figure f = only_figure(text);
    const auto end = [](const std::optional<decimal>& d) { return d ? to_string(*d) : "open"; };
    return end(f.low()) + ".." + end(f.high());
}

std::string repeated(std::string_view part, std::size_t size) {
    std::string text;
    text.reserve(size + part.size());
    while (text.size() < size)
        text += part;
    return text;
}

std::size_t count_of(std::string_view text) {
    std::size_t n = 0;
    scan(text, scan_options{}, [&](const found_figure&) { ++n; });
    return n;
}

} // namespace

TEST_CASE("The amounts of a report are found with their places") {
    const std::string_view text =
        "The ICO fined Clearview £7,552,800, reported as £7.5m ($9.43m), for collecting more than "
        "20 billion images; it had first asked for more than £17 million.";
    CHECK(found_in(text) == "[£7,552,800] 7552800 GBP; [£7.5m] 7500000 GBP; [$9.43m] 9430000 USD; "
                            "[£17 million] 17000000 GBP over");
    std::vector<std::size_t> places;
    scan(text, {}, [&](const found_figure& f) { places.push_back(f.offset); });
    CHECK(places == std::vector<std::size_t>{text.find("£7,"), text.find("£7.5m"), text.find("$9"),
                                             text.find("£17")});
}

TEST_CASE("A billion is what the text's language says") {
    CHECK(found_in(language::en, "5 billion euros") == "[5 billion euros] 5000000000 EUR");
    CHECK(found_in(language::de, "5 Billionen Euro") == "[5 Billionen Euro] 5000000000000 EUR");
    CHECK(found_in(language::fr, "2 billions d'euros") == "[2 billions d'euros] 2000000000000 EUR");
    CHECK(found_in(language::da, "2 billioner kroner") == "[2 billioner kroner] 2000000000000 DKK");
    CHECK(found_in(language::nb, "2 billioner kroner") == "[2 billioner kroner] 2000000000000 NOK");
    CHECK(found_in(language::es, "2 billones de euros") ==
          "[2 billones de euros] 2000000000000 EUR");
    CHECK(found_in(language::pt, "3 bilhões de reais") == "[3 bilhões de reais] 3000000000 BRL");
    CHECK(found_in(language::pt_PT, "3 biliões de euros") ==
          "[3 biliões de euros] 3000000000000 EUR");
}

TEST_CASE("A billion keeps both readings where nothing tells the language") {
    CHECK(found_in("2 billion kroner") == "[2 billion kroner] 2000000000|2000000000000 NOK/DKK?");
}

TEST_CASE("The words around a billion tell its language") {
    CHECK(found_in("The company said that it paid 5 billion euros for the shares.") ==
          "[5 billion euros] 5000000000 EUR");
    CHECK(found_in("Die Firma sagt, dass sie nicht mehr als 5 Billionen Euro hat.") ==
          "[5 Billionen Euro] 5000000000000 EUR up_to");
}

TEST_CASE("A thousand million is a billion of English") {
    CHECK(found_in(language::en, "a thousand million pounds") ==
          "[a thousand million pounds] 1000000000 GBP");
    CHECK(found_in(language::es, "3 mil millones de euros") ==
          "[3 mil millones de euros] 3000000000 EUR");
}

TEST_CASE("Scales are abbreviated in many ways") {
    const auto scale = [](std::string_view text, std::string_view amount) {
        CHECK(found_in(language::en, text) ==
              '[' + std::string{text} + "] " + std::string{amount} + " EUR");
    };
    scale("€5k", "5000");
    scale("€5m", "5000000");
    scale("€5mn", "5000000");
    scale("€5mln", "5000000");
    scale("€5mil", "5000000");
    scale("€5MM", "5000000");
    scale("€5 Mio", "5000000");
    scale("€5bn", "5000000000");
    scale("€5bln", "5000000000");
    scale("€5mrd", "5000000000");
    scale("€5tn", "5000000000000");
    scale("€5trn", "5000000000000");
    scale("5 Md€", "5000000000");
    scale("5 Mrd. Euro", "5000000000");
    scale("5 mld euro", "5000000000");
    scale("5 mia. euro", "5000000000");
}

TEST_CASE("A scale may be glued to its unit") {
    CHECK(found_in(language::en, "5 M€, 5M€, 5 k€, 5k€") ==
          "[5 M€] 5000000 EUR; [5M€] 5000000 EUR; [5 k€] 5000 EUR; [5k€] 5000 EUR");
    CHECK(found_in(language::en, "75 MUSD, 75MUSD, MSEK 75, TEUR 500") ==
          "[75 MUSD] 75000000 USD; [75MUSD] 75000000 USD; [MSEK 75] 75000000 SEK; "
          "[TEUR 500] 500000 EUR");
    CHECK(found_in(language::sv, "300 Mkr, 300Mkr") ==
          "[300 Mkr] 300000000 SEK; [300Mkr] 300000000 SEK");
}

TEST_CASE("A scale may be glued before a code") {
    CHECK(found_in(language::en, "5 bnEUR, 5 mrdSEK") ==
          "[5 bnEUR] 5000000000 EUR; [5 mrdSEK] 5000000000 SEK");
}

TEST_CASE("India counts in lakhs and crores") {
    CHECK(found_in(language::en, "5 lakh rupees") == "[5 lakh rupees] 500000 INR");
    CHECK(found_in(language::en, "5 crore rupees") == "[5 crore rupees] 50000000 INR");
    CHECK(found_in(language::en, "₹2 lakh crore") == "[₹2 lakh crore] 2000000000000 INR");
    CHECK(found_in(language::en, "Rs 1,50,000") == "[Rs 1,50,000] 150000 INR");
}

TEST_CASE("Of two different marks the last is the decimal one, and a repeated mark groups") {
    CHECK(found_in("1.234,56 EUR") == "[1.234,56 EUR] 1234.56 EUR");
    CHECK(found_in("1,234.56 EUR") == "[1,234.56 EUR] 1234.56 EUR");
    CHECK(found_in("1.527.855 PLN") == "[1.527.855 PLN] 1527855 PLN");
    CHECK(found_in("9.839,4 RON") == "[9.839,4 RON] 9839.4 RON");
    CHECK(found_in("1,234,567 EUR") == "[1,234,567 EUR] 1234567 EUR");
}

TEST_CASE("One mark with three digits after it keeps both readings") {
    CHECK(found_in("EUR 1.405 million") == "[EUR 1.405 million] 1405000|1405000000 EUR");
    CHECK(found_in("CHF 1.500") == "[CHF 1.500] 1.500|1500 CHF");
    CHECK(found_in("CHF 1,500") == "[CHF 1,500] 1.500|1500 CHF");
}

TEST_CASE("The language tells which mark is the decimal one") {
    CHECK(found_in(language::de, "CHF 1.500") == "[CHF 1.500] 1500 CHF");
    CHECK(found_in(language::en, "CHF 1.500") == "[CHF 1.500] 1.500 CHF");
    CHECK(found_in(language::de, "CHF 1,500") == "[CHF 1,500] 1.500 CHF");
    CHECK(found_in(language::en, "CHF 1,500") == "[CHF 1,500] 1500 CHF");
    CHECK(found_in(language::fr, "1,405 million d'euros") == "[1,405 million d'euros] 1405000 EUR");
}

TEST_CASE("Spaces of every width and apostrophes group digits") {
    for (const std::string_view space : {" ", "\u00A0", "\u202F", "\u2009", "'", "\u2019"}) {
        const std::string number = "1" + std::string{space} + "234" + std::string{space} + "567";
        CHECK(found_in(number + " CHF") == '[' + number + " CHF] 1234567 CHF");
    }
}

TEST_CASE("A plain space joins groups of three and no others") {
    CHECK(found_in(language::en, "2 200 euros") == "[2 200 euros] 2200 EUR");
    CHECK(found_in(language::en, "in 2022 500 euros") == "[500 euros] 500 EUR");
    CHECK(found_in(language::en, "of 12 50 euros") == "[50 euros] 50 EUR");
}

TEST_CASE("A dollar is American unless letters qualify it") {
    CHECK(found_in("$5") == "[$5] 5 USD");
    const auto qualified = [](std::string_view sign, std::string_view code) {
        const std::string text = std::string{sign} + "5";
        CHECK(found_in("a " + text + ".") == '[' + text + "] 5 " + std::string{code});
    };
    qualified("US$", "USD");
    qualified("A$", "AUD");
    qualified("C$", "CAD");
    qualified("HK$", "HKD");
    qualified("NZ$", "NZD");
    qualified("S$", "SGD");
    qualified("NT$", "TWD");
    qualified("R$", "BRL");
    CHECK(found_in(language::en, "US $5 million") == "[US $5 million] 5000000 USD");
    CHECK(found_in(language::en, "5 Hong Kong dollars") == "[5 Hong Kong dollars] 5 HKD");
}

TEST_CASE("Crowns are those of the language that is spoken, else nobody's") {
    CHECK(found_in("kr 500") == "[kr 500] 500 SEK/NOK/DKK/ISK?");
    CHECK(found_in(language::en, "500 crowns") == "[500 crowns] 500 SEK/NOK/DKK/CZK/ISK/SKK/EEK?");
    CHECK(found_in(language::sv, "500 kr") == "[500 kr] 500 SEK");
    CHECK(found_in(language::da, "500 kr") == "[500 kr] 500 DKK");
    CHECK(found_in(language::nb, "500 kr") == "[500 kr] 500 NOK");
    CHECK(found_in(language::cs, "500 korun") == "[500 korun] 500 CZK");
    CHECK(found_in(language::sv, "500 norska kronor") == "[500 norska kronor] 500 NOK");
    CHECK(found_in(language::fr, "75 millions de couronnes norvégiennes") ==
          "[75 millions de couronnes norvégiennes] 75000000 NOK");
}

TEST_CASE("Pounds are sterling unless they are qualified") {
    CHECK(found_in("£500") == "[£500] 500 GBP");
    CHECK(found_in(language::en, "500 pounds") == "[500 pounds] 500 GBP");
    CHECK(found_in(language::en, "500 Egyptian pounds") == "[500 Egyptian pounds] 500 EGP");
    const found_figure f = only_figure("£500");
    CHECK(f.why == currency_reason::usual);
    for (const std::string_view code : {"GBP", "EGP", "LBP", "SDG", "IEP"})
        CHECK(f.candidates.contains(*currency::find(code)));
}

TEST_CASE("A yen sign, francs, pesos and dinars stay open") {
    CHECK(found_in("¥500") == "[¥500] 500 JPY/CNY?");
    for (const std::string_view name : {"francs", "pesos", "dinars"}) {
        const found_figure f = only_figure("500 " + std::string{name});
        CHECK_FALSE(f.unit);
        CHECK(f.candidates.size() > 3);
        CHECK(f.why == currency_reason::ambiguous);
    }
    CHECK(found_in(language::en, "5 million Swiss francs") ==
          "[5 million Swiss francs] 5000000 CHF");
}

TEST_CASE("A default currency settles what is open, and nothing else") {
    CHECK(found_with("CAD", "$5") == "[$5] 5 CAD");
    CHECK(found_with("CAD", "US$5, €5") == "[US$5] 5 USD; [€5] 5 EUR");
    CHECK(found_with("NOK", "500 kr") == "[500 kr] 500 NOK");
    CHECK(found_with("JPY", "500 kr") == "[500 kr] 500 SEK/NOK/DKK/ISK?");
    CHECK(found_with("CHF", "500 francs") == "[500 francs] 500 CHF");
}

TEST_CASE("Codes stand before or after, glued or not") {
    CHECK(found_in(language::en, "USD 5, 5 USD, USD5, 5USD") ==
          "[USD 5] 5 USD; [5 USD] 5 USD; [USD5] 5 USD; [5USD] 5 USD");
    CHECK(found_in(language::en, "NOK1.5bn") == "[NOK1.5bn] 1500000000 NOK");
    CHECK(found_in(language::en, "EUR 20 Mio.") == "[EUR 20 Mio] 20000000 EUR");
    CHECK(found_in(language::fr, "5 milliards de wons") == "[5 milliards de wons] 5000000000 KRW");
    CHECK(found_in(language::en, "2000030000 €") == "[2000030000 €] 2000030000 EUR");
}

TEST_CASE("The two ends of a range are one figure") {
    CHECK(found_in(language::en, "£10m-£20m") == "[£10m-£20m] 10000000..20000000 GBP");
    CHECK(found_in(language::en, "€5–10") == "[€5–10] 5..10 EUR");
    CHECK(found_in(language::en, "5-10 euros") == "[5-10 euros] 5..10 EUR");
    CHECK(found_in(language::en, "between SEK 5 million and SEK 10 million") ==
          "[SEK 5 million and SEK 10 million] 5000000..10000000 SEK");
    CHECK(found_in(language::en, "Fine amount between EUR 50 and EUR 800") ==
          "[EUR 50 and EUR 800] 50..800 EUR");
    CHECK(found_in(language::fr, "entre 5 et 6 millions d'euros") ==
          "[5 et 6 millions d'euros] 5000000..6000000 EUR");
    CHECK(found_in(language::de, "zwischen 5 und 6 Millionen Euro") ==
          "[5 und 6 Millionen Euro] 5000000..6000000 EUR");
    CHECK(found_in(language::it, "tra 5 e 6 milioni di euro") ==
          "[5 e 6 milioni di euro] 5000000..6000000 EUR");
    CHECK(found_in(language::es, "entre 5 y 6 millones de euros") ==
          "[5 y 6 millones de euros] 5000000..6000000 EUR");
}

TEST_CASE("A scale at the end of a range is that of both ends") {
    CHECK(found_in(language::en, "£5m-6m") == "[£5m-6m] 5000000..6000000 GBP");
    CHECK(found_in(language::en, "$5-6m") == "[$5-6m] 5000000..6000000 USD");
    CHECK(found_in(language::en, "$5-$6 million") == "[$5-$6 million] 5000000..6000000 USD");
    CHECK(found_in(language::en, "5 to 6 million euros") ==
          "[5 to 6 million euros] 5000000..6000000 EUR");
}

TEST_CASE("From one amount to another is a change, not a range") {
    CHECK(found_in(language::en, "from £183m to £20m") ==
          "[£183m] 183000000 GBP; [£20m] 20000000 GBP");
    CHECK(found_in(language::en, "from £20m to £183m") ==
          "[£20m] 20000000 GBP; [£183m] 183000000 GBP");
    CHECK(found_in(language::en, "£5m and £6m") == "[£5m] 5000000 GBP; [£6m] 6000000 GBP");
    CHECK(found_in(language::en, "£6m-£5m") == "[£6m] 6000000 GBP; [£5m] 5000000 GBP");
}

TEST_CASE("Two currencies are two figures") {
    CHECK(found_in(language::en, "$5 million (EUR 4.7 million)") ==
          "[$5 million] 5000000 USD; [EUR 4.7 million] 4700000 EUR");
    CHECK(found_in(language::en, "$5-€6") == "[$5] 5 USD; [€6] 6 EUR");
}

TEST_CASE("A hedge says on which side the figure lies") {
    const auto hedged = [](std::string_view words, std::string_view side) {
        CHECK(found_in(language::en, std::string{words} + " $5m") ==
              "[$5m] 5000000 USD " + std::string{side});
    };
    for (const std::string_view words : {"over", "more than", "at least"})
        hedged(words, "over");
    for (const std::string_view words : {"up to", "under", "at most"})
        hedged(words, "up_to");
    for (const std::string_view words : {"nearly", "almost", "just under"})
        hedged(words, "nearly");
    for (const std::string_view words : {"about", "around", "roughly", "ca."})
        hedged(words, "about");
    CHECK(found_in(language::en, "$5m or more; $5m or so; $5m+") ==
          "[$5m] 5000000 USD over; [$5m] 5000000 USD about; [$5m] 5000000 USD over");
    CHECK(found_in(language::en, "~$5, >$5, ≤$5") ==
          "[$5] 5 USD about; [$5] 5 USD over; [$5] 5 USD "
          "up_to");
}

TEST_CASE("Bounds are half a unit of the last digit, and open where a hedge opens them") {
    CHECK(bounds("£7.5m") == "7450000..7550000");
    CHECK(bounds("£8.10m") == "8095000..8105000");
    CHECK(bounds("£7,552,800") == "7552799.5..7552800.5");
    CHECK(bounds("more than $5m") == "5000000..open");
    CHECK(bounds("up to $5m") == "open..5000000");
    CHECK(bounds("nearly $5m") == "4000000..5000000");
    CHECK(bounds("about $5m") == "4000000..6000000");
    CHECK(bounds("£10m-£20m") == "10000000..20000000");
    const found_figure open = [] {
        found_figure f;
        scan("CHF 1.500", {}, [&](const found_figure& found) { f = found; });
        return f;
    }();
    CHECK_FALSE(open.low());
    CHECK_FALSE(open.high());
}

TEST_CASE("A figure says how exactly it was written") {
    const found_figure f = only_figure("£17 million");
    CHECK(f.last_digit == 6);
    CHECK(f.trailing_zeros == 0);
    CHECK(f.significant_digits == 2);
    const found_figure zeros = only_figure("£7,552,800");
    CHECK(zeros.last_digit == 0);
    CHECK(zeros.trailing_zeros == 2);
    CHECK(zeros.significant_digits == 5);
    const found_figure point = only_figure("£8.10m");
    CHECK(point.last_digit == 4);
    CHECK(point.trailing_zeros == 0);
    CHECK(point.significant_digits == 3);
}

TEST_CASE("A rider says what an amount is per, outside its span") {
    CHECK(found_in(language::en, "$70-a-share") == "[$70] 70 USD per share");
    CHECK(found_in(language::en, "£1m a day") == "[£1m] 1000000 GBP per day");
    CHECK(found_in(language::en, "$12 an hour, $6 per month, $5m/year") ==
          "[$12] 12 USD per hour; [$6] 6 USD per month; [$5m] 5000000 USD per year");
    CHECK(found_in(language::de, "500 Euro pro Tag") == "[500 Euro] 500 EUR per day");
    CHECK(found_in(language::fr, "500 euros par mois") == "[500 euros] 500 EUR per month");
}

TEST_CASE("Subunits are parts of their currency") {
    CHECK(found_in(language::en, "50p, 50 pence") == "[50p] 0.50 GBP; [50 pence] 0.50 GBP");
    CHECK(found_in(language::sv, "50 öre") == "[50 öre] 0.50 SEK");
    CHECK(found_in(language::da, "50 øre") == "[50 øre] 0.50 DKK");
    CHECK_FALSE(only_figure("50 cents").unit);
    CHECK(found_in(language::en, "5 euros and 50 cents") == "[5 euros and 50 cents] 5.50 EUR");
    CHECK(found_in(language::en, "15 dollars and 5 cents") == "[15 dollars and 5 cents] 15.05 USD");
}

TEST_CASE("Numbers in words are read before a unit") {
    CHECK(found_in(language::en, "two hundred and five million euros") ==
          "[two hundred and five million euros] 205000000 EUR");
    CHECK(found_in(language::en, "a fine of one million dollars") ==
          "[one million dollars] 1000000 USD");
    CHECK(found_in(language::fr, "vingt-cinq mille euros") == "[vingt-cinq mille euros] 25000 EUR");
    CHECK(found_in(language::fr, "quatre-vingt-dix millions d'euros") ==
          "[quatre-vingt-dix millions d'euros] 90000000 EUR");
    CHECK(found_in(language::de, "fünfundzwanzig Millionen Euro") ==
          "[fünfundzwanzig Millionen Euro] 25000000 EUR");
    CHECK(found_in(language::es, "treinta y cinco mil euros") ==
          "[treinta y cinco mil euros] 35000 EUR");
    CHECK(found_in(language::es, "un billón de euros") == "[un billón de euros] 1000000000000 EUR");
    CHECK(found_in(language::it, "venticinque milioni di euro") ==
          "[venticinque milioni di euro] 25000000 EUR");
}

TEST_CASE("An article alone counts nothing") {
    CHECK(found_in(language::en, "a dollar saved") == "");
    CHECK(found_in(language::fr, "un euro fort") == "");
    CHECK(found_in(language::en, "one of 20 million euros") == "[20 million euros] 20000000 EUR");
}

TEST_CASE("A negative amount has its minus in its span") {
    CHECK(found_in(language::en, "-$5 million") == "[-$5 million] -5000000 USD");
    CHECK(found_in(language::en, "$-5 million") == "[$-5 million] -5000000 USD");
    CHECK(found_in("-3 EUR") == "[-3 EUR] -3 EUR");
    CHECK(bounds("-$5 million") == "-5500000..-4500000");
}

TEST_CASE("What is counted or numbered is not money") {
    for (const std::string_view text :
         {"4 % of turnover", "4% of turnover", "20 billion images", "2 200 organisations",
          "20 billion euro-zone jobs", "500 pounds of copper", "(2022)", "Art. 83(5)",
          "call +44 20 7946 0018", "(-3.3 %)", "In 2022 it had 5 offices and 20,000 people.",
          "the 5th of May", "Unknown", "Fine in five-digit amount", "Only intention to issue fine",
          "ALL 5 of them", "$1.2.3", ""}) {
        CAPTURE(text);
        CHECK(found_in(language::en, text) == "");
    }
    CHECK(found_in(language::en, "€20 million or 4 % of turnover") == "[€20 million] 20000000 EUR");
}

TEST_CASE("English, French, German, Spanish and Italian are read") {
    CHECK(found_in(language::en, "The regulator fined the company £7,552,800 in May.") ==
          "[£7,552,800] 7552800 GBP");
    CHECK(found_in(language::en, "It paid nearly 9.5 million dollars, or about €8.9 million.") ==
          "[9.5 million dollars] 9500000 USD nearly; [€8.9 million] 8900000 EUR about");
    CHECK(found_in(language::fr, "La CNIL a infligé une amende de 150 millions d'euros.") ==
          "[150 millions d'euros] 150000000 EUR");
    CHECK(
        found_in(language::fr,
                 "Elle s'élève à 2,5 millions de dollars américains, soit 2,3 millions d’euros.") ==
        "[2,5 millions de dollars américains] 2500000 USD; [2,3 millions d’euros] 2300000 EUR");
    CHECK(found_in(language::de, "Die Behörde verhängte ein Bußgeld von 35,3 Millionen Euro.") ==
          "[35,3 Millionen Euro] 35300000 EUR");
    CHECK(found_in(language::de, "Das sind rund 10,4 Mio. Euro (100 Mio. NOK).") ==
          "[10,4 Mio. Euro] 10400000 EUR about; [100 Mio. NOK] 100000000 NOK");
    CHECK(found_in(language::es, "La agencia impuso una multa de 8,15 millones de euros.") ==
          "[8,15 millones de euros] 8150000 EUR");
    CHECK(found_in(language::es, "La sanción asciende a 3.000 euros, casi 3.200 dólares.") ==
          "[3.000 euros] 3000 EUR; [3.200 dólares] 3200 USD nearly");
    CHECK(found_in(language::it, "Il Garante ha multato la società per 26,5 milioni di euro.") ==
          "[26,5 milioni di euro] 26500000 EUR");
    CHECK(found_in(language::it, "La sanzione è di oltre 12.250.000 euro.") ==
          "[12.250.000 euro] 12250000 EUR over");
}

TEST_CASE("The Portuguese of Brazil and of Portugal, and Dutch, are read") {
    CHECK(found_in(language::pt, "A multa foi de R$ 14,4 mil, ou cerca de 3 mil dólares.") ==
          "[R$ 14,4 mil] 14400 BRL; [3 mil dólares] 3000 USD about");
    CHECK(found_in(language::pt, "A empresa pagou 1,5 bilhão de reais.") ==
          "[1,5 bilhão de reais] 1500000000 BRL");
    CHECK(found_in(language::pt_PT, "A coima foi de 400 mil euros.") ==
          "[400 mil euros] 400000 EUR");
    CHECK(found_in(language::pt_PT, "O banco pagou 4,3 milhões de euros e 1 bilião de dólares.") ==
          "[4,3 milhões de euros] 4300000 EUR; [1 bilião de dólares] 1000000000000 USD");
    CHECK(found_in(language::nl, "De boete bedraagt 525.000 euro.") == "[525.000 euro] 525000 EUR");
    CHECK(found_in(language::nl, "Het bedrijf betaalde ruim 1,2 miljard euro.") ==
          "[1,2 miljard euro] 1200000000 EUR over");
}

TEST_CASE("Swedish, Danish, Norwegian and Finnish are read") {
    CHECK(found_in(language::sv, "Bolaget får betala 75 miljoner kronor.") ==
          "[75 miljoner kronor] 75000000 SEK");
    CHECK(found_in(language::sv, "Böterna sänktes till 50 Mkr, cirka 4,9 miljoner euro.") ==
          "[50 Mkr] 50000000 SEK; [4,9 miljoner euro] 4900000 EUR about");
    CHECK(found_in(language::da, "Virksomheden fik en bøde på 1,2 mio. kr.") ==
          "[1,2 mio. kr] 1200000 DKK");
    CHECK(found_in(language::da, "Bøden er på 100.000 kroner.") == "[100.000 kroner] 100000 DKK");
    CHECK(found_in(language::nb, "Selskapet fikk et gebyr på 65 millioner kroner.") ==
          "[65 millioner kroner] 65000000 NOK");
    CHECK(found_in(language::nb, "Det er om lag 6,4 millioner euro.") ==
          "[6,4 millioner euro] 6400000 EUR about");
    CHECK(found_in(language::fi, "Yhtiölle määrättiin 608 000 euron seuraamusmaksu.") ==
          "[608 000 euron] 608000 EUR");
    CHECK(found_in(language::fi, "Sakko on noin 2,6 miljoonaa euroa.") ==
          "[2,6 miljoonaa euroa] 2600000 EUR about");
}

TEST_CASE("Polish, Czech, Hungarian and Romanian are read") {
    CHECK(found_in(language::pl, "Kara wyniosła 2,8 mln zł, czyli około 645 tys. euro.") ==
          "[2,8 mln zł] 2800000 PLN; [645 tys. euro] 645000 EUR about");
    CHECK(found_in(language::pl, "Firma zapłaci 1 527 855 złotych.") ==
          "[1 527 855 złotych] 1527855 PLN");
    CHECK(found_in(language::cs, "Úřad uložil pokutu 351 milionů korun.") ==
          "[351 milionů korun] 351000000 CZK");
    CHECK(found_in(language::cs, "Pokuta je asi 13,9 milionu eur.") ==
          "[13,9 milionu eur] 13900000 EUR about");
    CHECK(found_in(language::hu, "A hatóság 250 millió forint bírságot szabott ki.") ==
          "[250 millió forint] 250000000 HUF");
    CHECK(found_in(language::hu, "A bírság mintegy 634 ezer euró.") ==
          "[634 ezer euró] 634000 EUR about");
    CHECK(found_in(language::ro, "Amenda este de 15.000 de euro, adică 73.000 de lei.") ==
          "[15.000 de euro] 15000 EUR; [73.000 de lei] 73000 RON");
    CHECK(found_in(language::ro, "Banca a plătit 2,5 milioane de lei.") ==
          "[2,5 milioane de lei] 2500000 RON");
}

TEST_CASE("Any bytes may stand around an amount") {
    CHECK(found_in("\xFF\xC3 €5 \xE2\x82"sv) == "[€5] 5 EUR");
    CHECK(found_in("\0€5\0"sv) == "[€5] 5 EUR");
    CHECK(found_in("\u200F€5\u200F") == "[€5] 5 EUR");
    CHECK(found_in("\xE2\x82 5 \xC2"sv) == "");
    CHECK(found_in("5\0EUR"sv) == "");
}

TEST_CASE("Bytes after the end of a text are not read") {
    const std::string_view whole = "€50 million";
    CHECK(found_in(whole.substr(0, 4)) == "[€5] 5 EUR");
    CHECK(found_in(whole.substr(0, 5)) == "[€50] 50 EUR");
    CHECK(found_in(whole.substr(0, 7)) == "[€50] 50 EUR");
}

TEST_CASE("Full-width digits are no digits of an amount") {
    CHECK(found_in("EUR \uFF15\uFF10\uFF10") == "");
    CHECK(found_in("\uFF15 EUR") == "");
}

TEST_CASE("A number with more digits than a decimal has is no amount") {
    CHECK(found_in("€" + std::string(38, '9')) ==
          "[€" + std::string(38, '9') + "] " + std::string(38, '9') + " EUR");
    CHECK(found_in("€" + std::string(39, '9')) == "");
    CHECK(found_in("€" + std::string(1'000'000, '9') + " and €5") == "[€5] 5 EUR");
}

TEST_CASE("A megabyte of anything is read in a moment") {
    constexpr std::size_t megabyte = 1'000'000;
    CHECK(count_of(repeated("1,", megabyte)) == 0);
    CHECK(count_of(repeated("$", megabyte)) == 0);
    CHECK(count_of(repeated("EUR ", megabyte)) == 0);
    CHECK(count_of(repeated("1 000 ", megabyte)) == 0);
    CHECK(count_of(repeated("million ", megabyte)) == 0);
    CHECK(count_of(repeated("hundred ", megabyte)) == 0);
    CHECK(count_of(repeated("1-", megabyte)) == 0);
    CHECK(count_of(std::string(megabyte, 'a')) == 0);
    CHECK(count_of(std::string(megabyte, ' ')) == 0);
    CHECK(count_of(std::string(megabyte, '\xE2')) == 0);
    CHECK(count_of(repeated("EUR 5. ", megabyte)) == (megabyte + 6) / 7);
}

TEST_CASE("an amount has the unit of the one it is joined to") {
    CHECK(found_in("fines of 20,000 and 30,000 € today") ==
          "[20,000] 20000 EUR; [30,000 €] 30000 EUR");
    CHECK(found_in("1.5 million and 2.5 million euros") ==
          "[1.5 million] 1500000 EUR; [2.5 million euros] 2500000 EUR");
    CHECK(found_in("in 2019 and 30,000 €") == "[30,000 €] 30000 EUR"); // a year is no amount
}

TEST_CASE("amounts in words may be joined by hyphens") {
    CHECK(found_in(language::en, "a five-million-euro fine") == "[five-million-euro] 5000000 EUR");
    CHECK(found_in(language::en, "a two-dollar fee") == "[two-dollar] 2 USD");
    CHECK(found_in(language::fr, "vingt et un mille euros") ==
          "[vingt et un mille euros] 21000 EUR");
}

TEST_CASE("some thousands are no amount") {
    CHECK(found_in(language::de, "mehrere tausend Euro") == "");
    CHECK(found_in(language::de, "ein paar tausend Euro") == "");
    CHECK(found_in(language::fr, "quelques mille euros") == "");
    CHECK(found_in(language::de, "tausend Euro") == "[tausend Euro] 1000 EUR");
}

TEST_CASE("a minus may stand between a code and its number, with a space before it") {
    CHECK(found_in("EUR -3 in the list") == "[EUR -3] -3 EUR");
    CHECK(found_in("the SEK-3 rule") == "");
}

TEST_CASE("a fraction may begin with its point") {
    CHECK(found_in("($1=.6419 Euro)") == "[$1] 1 USD; [.6419 Euro] 0.6419 EUR");
    CHECK(found_in("up $.50 a share") == "[$.50] 0.50 USD per share");
    CHECK(found_in("in all.5 euros") == "[5 euros] 5 EUR");
    CHECK(found_in("...5 euros") == "[5 euros] 5 EUR");
}

TEST_CASE("a point belongs to an abbreviation only where the amount goes on") {
    CHECK(found_in("Fined £7.5m. It paid.") == "[£7.5m] 7500000 GBP");
    CHECK(found_in("Fined £7.5m. Of these") == "[£7.5m] 7500000 GBP");
    CHECK(found_in(language::de, "20 Mio. Euro") == "[20 Mio. Euro] 20000000 EUR");
    CHECK(found_in(language::de, "20 Mio. US-Dollar") == "[20 Mio. US-Dollar] 20000000 USD");
    CHECK(found_in(language::fr, "5 mrd. d’euros") == "[5 mrd. d’euros] 5000000000 EUR");
}
