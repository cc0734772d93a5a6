#include <mulct/check/claim.hpp>

#include <mulct/figure/scan.hpp>

#include <support/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace mulct;

namespace {

/// Each claim as "A = B form", in order, and each stated rate as "rate USD/JPY 118.74".
std::string claims_in(std::string_view text, std::optional<language> spoken = std::nullopt) {
    const scan_options options{spoken, {}};
    std::vector<found_figure> figures;
    scan(text, options, [&](const found_figure& f) { figures.push_back(f); });
    const text_claims found = find_claims(text, options, figures);
    const auto written = [&](std::size_t i) {
        return std::string{text.substr(figures[i].offset, figures[i].length)};
    };
    std::string all;
    for (const claim& c : found.claims) {
        all += all.empty() ? "" : "; ";
        all += written(c.from) + " = " + written(c.to) + ' ' + std::string{to_string(c.form)};
    }
    for (const stated_rate& r : found.rates) {
        all += all.empty() ? "" : "; ";
        all += "rate " + std::string{r.base.code()} + '/' + std::string{r.counter.code()} + ' ' +
               to_string(r.rate);
    }
    return all;
}

} // namespace

TEST_CASE("an amount in brackets says the one before again") {
    CHECK(claims_in("fined £7.5m ($9.43m) today") == "£7.5m = $9.43m bracket");
    CHECK(claims_in("more than £17 million (more than US$21.3 million)") ==
          "£17 million = US$21.3 million bracket");
    CHECK(claims_in("fined £7,552,800 (c. €8.9m)") == "£7,552,800 = €8.9m bracket");
    CHECK(claims_in("a £7.5 million fine ($9.4m)") == "£7.5 million = $9.4m bracket");
    CHECK(claims_in("£1m a day ($1.3m)") == "£1m = $1.3m bracket");
    CHECK(claims_in("C$ 10 million (US$ 7.8m at the time)") == "C$ 10 million = US$ 7.8m bracket");
}

TEST_CASE("several amounts in brackets are as many claims") {
    CHECK(claims_in("£20 million ($25 million, 22 million euros)") ==
          "£20 million = $25 million bracket; £20 million = 22 million euros bracket");
    CHECK(claims_in("£20 million ($25 million / 22 million euros)") ==
          "£20 million = $25 million bracket; £20 million = 22 million euros bracket");
    CHECK(claims_in("fines of £5m and £3m ($6m and $3.6m)") ==
          "£5m = $6m bracket; £3m = $3.6m bracket");
    CHECK(claims_in("a fine of £5m ($6m and $3.6m)") == "");
}

TEST_CASE("words, dashes and slashes say it, too") {
    CHECK(claims_in("€5m, or $5.5m,") == "€5m = $5.5m words");
    CHECK(claims_in("12 000 couronnes, soit 1 200 euros, hier", language::fr) ==
          "12 000 couronnes = 1 200 euros words");
    CHECK(claims_in("65 Mio. NOK, umgerechnet rund 6,5 Millionen Euro", language::de) ==
          "65 Mio. NOK = 6,5 Millionen Euro words");
    CHECK(claims_in("7,5 millones de libras (equivalentes a unos 8,85 millones de euros)",
                    language::es) == "7,5 millones de libras = 8,85 millones de euros bracket");
    CHECK(claims_in("7,5 milioni di sterline (pari a circa 8,85 milioni di euro)", language::it) ==
          "7,5 milioni di sterline = 8,85 milioni di euro bracket");
    CHECK(claims_in("$5m – €4.5m") == "$5m = €4.5m dash");
    CHECK(claims_in("€1.2bn / US$1.4bn / £1.06bn") ==
          "€1.2bn = US$1.4bn slash; €1.2bn = £1.06bn slash");
}

TEST_CASE("the other half of an equivalence may stand earlier") {
    CHECK(claims_in("It has been fined 7.5 million pounds. Years passed. The fine – which is "
                    "equivalent to 8.85 million euros – is final.") ==
          "7.5 million pounds = 8.85 million euros apart");
    // not what is itself a conversion
    CHECK(claims_in("Fined £7.5m ($9.43m). That is equivalent to €8.85m.") ==
          "£7.5m = $9.43m bracket; £7.5m = €8.85m apart");
    CHECK(claims_in("Fined £7.5m. It made €8.85m.") == "");
}

TEST_CASE("the same currency again is a claim where the text says so") {
    CHECK(claims_in("€84,683 million (approximately €84.7 billion)") ==
          "€84,683 million = €84.7 billion bracket");
    CHECK(claims_in("a profit of £20m (£15m)") == ""); // last year's
}

TEST_CASE("other things in brackets are no claims") {
    for (const std::string_view text :
         {"£5m (2022)", "£5m (-3.3 %)", "1.384 Mio. EUR (Q1 2023: 1.384 Mio. USD)",
          "£469 (£469 including VAT)", "$50 billion (January €51.46 billion)",
          "£20 million in 2019 (of which $3 million for costs)", "£5m (up from €4m)",
          "£5m. (It paid €4m.)", "$5m, €4m, and £3m", "from £5m to $6m"}) {
        INFO(text);
        CHECK(claims_in(text) == "");
    }
}

TEST_CASE("a stated rate is no claim") {
    CHECK(claims_in("195.3 billion yen ($1.65 billion). ($1=118.74 Yen)") ==
          "195.3 billion yen = $1.65 billion bracket; rate USD/JPY 118.74");
    CHECK(claims_in("8 billion euros ($12.46 billion) ($1=.6419 Euro) ($1=.5066 Pound)") ==
          "8 billion euros = $12.46 billion bracket; rate USD/EUR 0.6419; rate USD/GBP 0.5066");
    CHECK(claims_in("(€1 = 1.25 US dollars)") == "rate EUR/USD 1.25");
}

TEST_CASE("any bytes are a text") {
    CHECK(claims_in("") == "");
    CHECK(claims_in("£5m (") == "");
    CHECK(claims_in("£5m ($6m") == "");
    CHECK(claims_in("\xff£5m\xff ($6m)\xff") == "");
    CHECK(claims_in(std::string_view{"£5m\0($6m)", 11}) == "");
}
