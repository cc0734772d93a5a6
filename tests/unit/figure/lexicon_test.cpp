#include <mulct/base/csv.hpp>
#include <mulct/figure/figure.hpp>
#include <mulct/figure/fold.hpp>
#include <mulct/figure/lexicon.hpp>

#include <support/catch.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;
using namespace std::literals;

namespace {

constexpr std::array<std::string_view, 18> kind_names{
    "scale",       "currency", "adjective", "subunit",  "hedge",  "hedge_after",
    "link",        "joiner",   "opener",    "rider",    "number", "marker",
    "equivalence", "aside",    "fraction",  "multiple", "change", "total"};
constexpr std::array<std::string_view, 5> hedge_names{"none", "over", "up_to", "nearly", "about"};
constexpr std::array<std::string_view, 8> rider_names{
    "none", "per_hour", "per_day", "per_week", "per_month", "per_year", "per_share", "per_unit"};

std::span<const word_meaning> meanings(std::string_view word) {
    return find_word(folded_word{word}.view());
}

/// What a word means in a language as that kind; at most one thing.
std::optional<word_meaning> meaning(std::string_view word, word_kind kind, language spoken) {
    std::optional<word_meaning> found;
    for (const word_meaning& m : meanings(word)) {
        if (m.kind != kind || (m.languages & set_of(spoken)) == 0) continue;
        CHECK_FALSE(found.has_value());
        found = m;
    }
    return found;
}

int scale(std::string_view word, language spoken) {
    const auto m = meaning(word, word_kind::scale, spoken);
    return m ? m->value : 0;
}

hedge side(std::string_view word, language spoken) {
    const auto m = meaning(word, word_kind::hedge, spoken);
    return m ? static_cast<hedge>(m->value) : hedge::none;
}

std::string codes(std::uint16_t list) {
    std::string all;
    for (const currency c : candidate_list(list)) {
        if (!all.empty()) all += ' ';
        all += c.code();
    }
    return all;
}

std::string currencies(std::string_view word, language spoken,
                       word_kind kind = word_kind::currency) {
    const auto m = meaning(word, kind, spoken);
    return m ? codes(m->currencies) : "";
}

std::vector<std::string> split(std::string_view text, char mark) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t end = text.find(mark);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

/// A row of a list, by the names of its columns.
using row = std::map<std::string, std::string>;

std::vector<row> read_list(const std::string& name) {
    std::ifstream file("data/words/" + name + ".csv", std::ios::binary);
    REQUIRE(file);
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    while (text.starts_with('#'))
        text.erase(0, text.find('\n') + 1);
    csv_reader reader{text};
    std::vector<csv_field> fields;
    REQUIRE(reader.next(fields).value());
    const std::vector<csv_field> head = fields;
    std::vector<row> rows;
    while (reader.next(fields).value()) {
        REQUIRE(fields.size() == head.size());
        row r{{"kind", name == "currency_cldr" ? "currency" : name}};
        for (std::size_t i = 0; i < fields.size(); ++i)
            r[head[i].text] = fields[i].text;
        rows.push_back(r);
    }
    return rows;
}

std::uint16_t place_of(const auto& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    REQUIRE(found != names.end());
    return static_cast<std::uint16_t>(found - names.begin());
}

std::uint16_t value_of(const row& r) {
    const auto field = [&](const char* name) { return r.contains(name) ? r.at(name) : ""s; };
    if (!field("side").empty()) return place_of(hedge_names, field("side"));
    if (!field("per").empty()) return place_of(rider_names, field("per"));
    const std::string number = field("power") + field("number");
    return number.empty() ? std::uint16_t{0} : static_cast<std::uint16_t>(std::stoi(number));
}

} // namespace

TEST_CASE("every word of the lists is found in each of its languages, with what the list says") {
    std::size_t words = 0;
    for (const char* name : {"scale", "currency", "currency_cldr", "subunit", "hedge", "connect",
                             "rider", "number", "marker", "relation"}) {
        for (const row& r : read_list(name)) {
            const auto kind = static_cast<word_kind>(place_of(kind_names, r.at("kind")));
            std::vector<std::string> languages = split(r.at("languages"), ' ');
            if (r.at("languages") == "*") {
                languages.assign(language_names.begin(), language_names.end());
            }
            for (const std::string& word : split(r.at("words"), '|')) {
                for (const std::string& spoken : languages) {
                    INFO(name << ": " << word << " in " << spoken);
                    ++words;
                    const auto m = meaning(word, kind, parse_language(spoken).value());
                    REQUIRE(m.has_value());
                    CHECK(m->value == value_of(r));
                    if (!r.contains("currencies")) continue;
                    const auto listed = split(codes(m->currencies), ' ');
                    for (const std::string& code : split(r.at("currencies"), ' ')) {
                        CHECK(std::count(listed.begin(), listed.end(), code) == 1);
                    }
                }
            }
        }
    }
    CHECK(words > 10000);
}

TEST_CASE("a billion depends on the language, and its English meaning comes first") {
    CHECK(scale("billion", language::en) == 9);
    CHECK(scale("billion", language::fr) == 12);
    CHECK(scale("Billion", language::de) == 12);
    CHECK(scale("billion", language::da) == 12);
    CHECK(scale("billion", language::nb) == 12);
    CHECK(scale("bilhões", language::pt) == 9);
    CHECK(scale("biliões", language::pt_PT) == 12);
    CHECK(scale("billón", language::es) == 12);
    const auto all = meanings("billion");
    REQUIRE_FALSE(all.empty());
    CHECK(all[0].value == 9);
    CHECK((all[0].languages & set_of(language::en)) != 0);
}

TEST_CASE("abbreviations stand without their full stop and mean what the language says") {
    CHECK(scale("mil", language::es) == 3);
    CHECK(scale("mil", language::pt) == 3);
    CHECK(scale("mil", language::cs) == 6);
    CHECK(scale("mil", language::ro) == 6);
    CHECK(scale("Mio", language::de) == 6);
    CHECK(scale("mia", language::da) == 9);
    CHECK(scale("Mrd", language::hu) == 9);
    CHECK(scale("mld", language::it) == 9);
    CHECK(scale("bln", language::en) == 9);
    CHECK(scale("bln", language::nl) == 12);
    CHECK(scale("tys", language::pl) == 3);
    CHECK(scale("cr", language::en) == 7);
    CHECK(scale("lakh", language::en) == 5);
    CHECK(meanings("mil.").empty());
}

TEST_CASE("words are found in their cases") {
    CHECK(scale("miljoonan", language::fi) == 6);
    CHECK(scale("milionů", language::cs) == 6);
    CHECK(scale("miliardów", language::pl) == 9);
    CHECK(scale("milliárdos", language::hu) == 9);
    CHECK(currencies("euroa", language::fi) == "EUR");
    CHECK(currencies("eurót", language::hu) == "EUR");
    CHECK(currencies("złotych", language::pl) == "PLN");
    CHECK(currencies("korunami", language::cs).starts_with("CZK "));
}

TEST_CASE("a currency's name means first what its language means by it") {
    CHECK(currencies("kroner", language::nb).starts_with("NOK DKK SEK"));
    CHECK(currencies("kroner", language::da).starts_with("DKK NOK SEK"));
    CHECK(currencies("kronor", language::sv).starts_with("SEK NOK DKK"));
    CHECK(currencies("crowns", language::en).starts_with("SEK NOK DKK CZK ISK"));
    CHECK(currencies("pounds", language::en).starts_with("GBP EGP LBP"));
    CHECK(currencies("dollars", language::fr).starts_with("USD "));
    CHECK(currencies("pesos", language::es).starts_with("MXN ARS CLP COP"));
    CHECK(currencies("lire", language::it).starts_with("ITL TRY"));
    CHECK(currencies("Franken", language::de).starts_with("CHF"));
    CHECK(currencies("yuan", language::en) == "CNY");
}

TEST_CASE("an adjective narrows a name down") {
    CHECK(currencies("norske", language::nb, word_kind::adjective) == "NOK");
    CHECK(currencies("norvégiennes", language::fr, word_kind::adjective) == "NOK");
    CHECK(currencies("américains", language::fr, word_kind::adjective) == "USD");
    CHECK(currencies("Hong", language::fr, word_kind::adjective) == "HKD");
    CHECK(currencies("Hongkong", language::de, word_kind::adjective) == "HKD");
    const std::string fresh = currencies("new", language::en, word_kind::adjective);
    CHECK(fresh.find("NZD") != std::string::npos);
    CHECK(fresh.find("TWD") != std::string::npos);
    CHECK(fresh.find("USD") == std::string::npos);
    CHECK(currencies("schwedischen", language::de, word_kind::adjective) == "SEK");
}

TEST_CASE("a subunit has the power of ten that makes its unit") {
    CHECK(meaning("pence", word_kind::subunit, language::en)->value == 2);
    CHECK(currencies("pence", language::en, word_kind::subunit) == "GBP IEP");
    CHECK(meaning("fils", word_kind::subunit, language::en)->value == 3);
    CHECK(currencies("Rappen", language::de, word_kind::subunit) == "CHF");
}

TEST_CASE("phrases are found, folded, with single spaces") {
    CHECK(side("more than", language::en) == hedge::over);
    CHECK(side("plus de", language::fr) == hedge::over);
    CHECK(side("über", language::de) == hedge::over);
    CHECK(side("bis zu", language::de) == hedge::up_to);
    CHECK(side("más de", language::es) == hedge::over);
    CHECK(side("téměř", language::cs) == hedge::nearly);
    CHECK(side("körülbelül", language::hu) == hedge::about);
    CHECK(side("more  than", language::en) == hedge::none);
    const auto a_year = meaning("a year", word_kind::rider, language::en);
    REQUIRE(a_year.has_value());
    CHECK(a_year->value == static_cast<std::uint16_t>(rider::per_year));
}

TEST_CASE("an elided word is found whole and in its parts") {
    for (const char* word : {"jusqu'à", "jusqu’à", "jusqu à", "jusqu' à"}) {
        CHECK(side(word, language::fr) == hedge::up_to);
    }
    CHECK(meaning("d'", word_kind::link, language::fr).has_value());
}

TEST_CASE("numbers of German and Italian are found as they write them together") {
    const auto number = [](std::string_view word, language spoken) -> int {
        const auto m = meaning(word, word_kind::number, spoken);
        return m ? m->value : -1;
    };
    CHECK(number("einundzwanzig", language::de) == 21);
    CHECK(number("siebzehn", language::de) == 17);
    CHECK(number("dreißig", language::de) == 30);
    CHECK(number("dreiundfünfzig", language::de) == 53);
    CHECK(number("hunderteins", language::de) == 101);
    CHECK(number("neunhundertneunundneunzig", language::de) == 999);
    CHECK(number("ventuno", language::it) == 21);
    CHECK(number("ventotto", language::it) == 28);
    CHECK(number("ventitré", language::it) == 23);
    CHECK(number("centotto", language::it) == 108);
    CHECK(number("trecentocinquanta", language::it) == 350);
    CHECK(number("novecentonovantanove", language::it) == 999);
    CHECK(number("vingt", language::fr) == 20);
    CHECK(number("veintidós", language::es) == 22);
    CHECK(number("hundred", language::en) == 100);
}

TEST_CASE("the common words of a language tell it from its neighbours") {
    for (const language spoken :
         {language::en, language::fr, language::de, language::es, language::it, language::pt,
          language::nl, language::pl, language::sv, language::da, language::nb, language::fi,
          language::cs, language::hu, language::ro}) {
        int own = 0; // words that are marked for no other language but a second Portuguese
        const auto both = static_cast<language_set>(
            set_of(spoken) | (spoken == language::pt ? set_of(language::pt_PT) : 0U));
        for (const word_meaning& m : detail::word_meanings) {
            if (m.kind != word_kind::marker || (m.languages & set_of(spoken)) == 0) continue;
            if ((m.languages & ~both) == 0) ++own;
        }
        INFO(to_string(spoken));
        CHECK(own > 0);
    }
}

TEST_CASE("what is no word has no meaning") {
    CHECK(find_word("").empty());
    CHECK(find_word("mulct").empty());
    CHECK(find_word("Million").empty()); // not folded
    CHECK(find_word("milliom").empty());
    CHECK(find_word("millionx").empty());
    CHECK(find_word("\xFF\xFE\0"sv).empty());
    CHECK(find_word(std::string(1000, 'a')).empty());
    for (int first = 0; first < 256; ++first) {
        const std::string word(3, static_cast<char>(first));
        for (const word_meaning& m : find_word(word))
            CHECK(static_cast<std::size_t>(m.kind) < kind_names.size());
    }
}

TEST_CASE("the generated table keeps its own rules") {
    std::set<std::string_view> seen;
    for (const detail::word_record& record : detail::word_records) {
        const std::string_view word{detail::word_text[record.part] + record.text, record.size};
        CHECK(seen.insert(word).second);
        CHECK(folded_word{word}.view() == word);
        CHECK_FALSE(find_word(word).empty());
        CHECK(word.size() <= detail::longest_word);
    }
    CHECK(detail::longest_word < folded_word::capacity);
    for (const word_meaning& m : detail::word_meanings) {
        CHECK(m.languages != 0);
        const bool names_money = m.kind == word_kind::currency || m.kind == word_kind::adjective ||
                                 m.kind == word_kind::subunit;
        CHECK(candidate_list(m.currencies).empty() != names_money);
    }
    CHECK(candidate_list(0).empty());
}

TEST_CASE("looking up works at compile time, as at run time") {
    STATIC_REQUIRE(find_word("million").size() > 0);
    STATIC_REQUIRE(find_word("m").size() > 0);
    STATIC_REQUIRE(find_word("euro").size() > 0);
    STATIC_REQUIRE(find_word("neunhundertneunundneunzig").size() == 1);
    STATIC_REQUIRE(find_word("nonsense").empty());
}
