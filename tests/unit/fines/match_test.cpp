#include <mulct/fines/match.hpp>

#include <mulct/fines/load.hpp>

#include <support/catch.hpp>

using namespace mulct;

namespace {

// One euro is ten kronor on every day; nothing else has a rate.
std::optional<decimal> worth(const money& m, day) {
    if (m.unit() == "EUR"_currency) return m.amount();
    if (m.unit() == "SEK"_currency) return *try_shift(m.amount(), -1);
    return std::nullopt;
}

fine_case case_of(const char* regulator, const char* country, const char* entity, const char* date,
                  const char* amount, const char* code) {
    const std::string text = std::string{"regulator,country,entity,date,amount,currency,case\n"} +
                             regulator + ',' + country + ',' + entity + ',' + date + ',' + amount +
                             ',' + code + ",x\n";
    return parse_fines(text).value().cases.at(0);
}

std::optional<match_kind> compared(const fine_case& a, const fine_case& b) {
    const match_record ra = match_record_of(a, worth);
    const match_record rb = match_record_of(b, worth);
    const auto kind = compare(ra, rb, {});
    CHECK(kind == compare(rb, ra, {}));
    return kind;
}

const fine_case known = case_of("IMY", "SE", "Spotify AB", "2023-06-12", "58000000", "SEK");

} // namespace

TEST_CASE("who, where, when and how much make one fine, in either currency") {
    CHECK(compared(known, known) == match_kind::duplicate);
    const auto other = [](const char* date, const char* amount, const char* code) {
        return compared(known, case_of("Data Protection Authority of Sweden", "SE", "SPOTIFY", date,
                                       amount, code));
    };
    CHECK(other("2023-06-13", "5800000", "EUR") == match_kind::duplicate);
    CHECK(other("2023-06-13", "5700000", "EUR") == match_kind::duplicate); // within 3 percent
    CHECK(other("2023-07-13", "5800000", "EUR") == match_kind::duplicate);
    CHECK(other("2023", "5800000", "EUR") == match_kind::duplicate);
    CHECK(other("", "58000000", "SEK") == match_kind::duplicate);
    CHECK_FALSE(other("", "5800000", "EUR")); // no day, no rate
}

TEST_CASE("records that contradict each other are told apart by what they contradict") {
    const auto other = [](const char* date, const char* amount, const char* code) {
        return compared(known, case_of("IMY", "SE", "Spotify", date, amount, code));
    };
    CHECK(other("2023-06-12", "5000000", "EUR") == match_kind::amount_differs);
    CHECK(other("2023-06-12", "57000000..59000000", "SEK") == match_kind::duplicate);
    CHECK(other("2023-06-12", "58000000/day", "SEK") == match_kind::amount_differs);
    CHECK(other("2023-06-12", "58000000", "EUR") == match_kind::currency_differs);
    CHECK(other("2023-07-14", "58000000", "SEK") == match_kind::date_differs);
    CHECK_FALSE(other("2024-07-14", "58000000", "SEK"));
    CHECK_FALSE(other("2023-07-14", "5000000", "SEK"));
    CHECK_FALSE(other("2023-06-12", "", ""));
}

TEST_CASE("others are not the same") {
    const auto other = [](const char* regulator, const char* country, const char* entity) {
        return compared(known,
                        case_of(regulator, country, entity, "2023-06-12", "58000000", "SEK"));
    };
    CHECK_FALSE(other("IMY", "NO", "Spotify AB"));
    CHECK_FALSE(other("IMY", "SE", "Klarna Bank AB"));
    CHECK_FALSE(other("ICO", "", "Spotify AB"));
    CHECK(other("Sweden's IMY", "", "Spotify AB") == match_kind::duplicate);
}

TEST_CASE("without a name, the same day and amount are all there is") {
    const auto other = [](const char* date, const char* amount) {
        return compared(known, case_of("IMY", "SE", "Company", date, amount, "SEK"));
    };
    CHECK(other("2023-06-12", "58000000") == match_kind::unnamed);
    CHECK_FALSE(other("2023-06-13", "58000000"));
    CHECK_FALSE(other("2023-06", "58000000"));
    CHECK_FALSE(other("2023-06-12", "5000000"));
    const auto nobody = case_of("IMY", "SE", "Company", "2023-06-12", "58000000", "SEK");
    match_index names_only{{.unnamed = false}};
    names_only.add(match_record_of(known, worth));
    CHECK(names_only.find(match_record_of(nobody, worth)).empty());
    CHECK(names_only.find(match_record_of(known, worth)).size() == 1);
}

TEST_CASE("an index finds the best matches only, in its order") {
    match_index index;
    for (const char* date : {"2023-06-12", "2023-12-12", "2023-06-13", "2019-01-01"})
        index.add(match_record_of(case_of("IMY", "SE", "Spotify", date, "58000000", "SEK"), worth));
    const auto found = index.find(match_record_of(known, worth));
    REQUIRE(found.size() == 2);
    CHECK(found[0].place == 0);
    CHECK(found[1].place == 2);
    CHECK(found[1].kind == match_kind::duplicate);
    CHECK(index.find(match_record_of(known, worth), 1).size() == 1);
    CHECK(index
              .find(match_record_of(
                  case_of("IMY", "SE", "Spotify", "2024-05-01", "58000000", "SEK"), worth))
              .front()
              .kind == match_kind::date_differs);
    CHECK(index.find(match_record_of(case_of("X", "NO", "Y", "", "", ""), worth)).empty());
}
