#include <mulct/figure/word_search.hpp>

#include <support/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;

namespace {

std::vector<std::size_t> unit_words(std::string_view text, std::size_t first, std::size_t last) {
    std::vector<std::size_t> places;
    for_each_unit_word(text, first, last, [&](std::size_t at) { places.push_back(at); });
    return places;
}
std::vector<std::size_t> unit_words(std::string_view text) {
    return unit_words(text, 0, text.size());
}

/// The places after a space, a quotation mark or an opening bracket at which there is a unit or a
/// scale of three letters or more: what must be found, whatever else is.
std::vector<std::size_t> naive_unit_words(std::string_view text, std::size_t first,
                                          std::size_t last) {
    std::vector<std::size_t> places;
    for (std::size_t i = first; i < last; ++i) {
        if (static_cast<unsigned char>(text[i]) > '(') continue;
        const auto word = token_at(text, i + 1);
        if (!word || word->text.size() < 3) continue;
        for (const word_meaning& m : find_word(folded_word{word->text}.view())) {
            if (m.kind == word_kind::currency || m.kind == word_kind::subunit ||
                m.kind == word_kind::scale) {
                places.push_back(i + 1);
                break;
            }
        }
    }
    return places;
}

bool holds_all(const std::vector<std::size_t>& places, const std::vector<std::size_t>& wanted) {
    return std::includes(places.begin(), places.end(), wanted.begin(), wanted.end());
}

} // namespace

TEST_CASE("Units and scales are found where a word begins") {
    CHECK(unit_words("five euros") == std::vector<std::size_t>{5});
    CHECK(unit_words("five million (euros)") == std::vector<std::size_t>{5, 14});
    CHECK(unit_words("five\nEUROS") == std::vector<std::size_t>{5});
    CHECK(unit_words("fiveeuros").empty());
    CHECK(unit_words("").empty());
}

TEST_CASE("Most words are not looked at again") {
    CHECK(unit_words(" the quick brown fox jumps over the lazy dog").size() < 3);
}

TEST_CASE("Only words in the stretch are found, and they may reach beyond its end") {
    const std::string_view text = "one euro two euro three euro";
    CHECK(unit_words(text, 0, 4) == std::vector<std::size_t>{4});
    CHECK(unit_words(text, 4, 20) == std::vector<std::size_t>{13});
    CHECK(unit_words(text, 9, 9).empty());
}

TEST_CASE("A word at the very end of the text is found") {
    for (const std::string_view word : {"yen", "euro", "won", "million"}) {
        for (std::size_t spaces = 1; spaces < 40; ++spaces) {
            const std::string text = std::string(spaces, ' ') + std::string{word};
            CAPTURE(text);
            REQUIRE(holds_all(unit_words(text), {spaces}));
        }
    }
}

TEST_CASE("Bytes after the end of the text are not the last word's") {
    const std::string_view whole = "five yens";
    CHECK(unit_words(whole.substr(0, 8)) == std::vector<std::size_t>{5});
}

TEST_CASE("Words with letters above ASCII are found") {
    for (const std::string_view word : {"dólares", "céntimos", "złotych", "złoty", "öre", "øre"}) {
        const std::string text = "five " + std::string{word} + " more";
        CAPTURE(text);
        CHECK(holds_all(unit_words(text), {5}));
    }
}

TEST_CASE("No unit or scale of a random text is missed") {
    std::mt19937 random{20220523};
    const std::vector<std::string> parts{"euro",   "euros",  "million",   "Millionen", "milliards",
                                         "kroner", "pounds", "cents",     "pence",     "miljard",
                                         "x",      "the",    "\xC3\xA9t", "\xFF",      "5",
                                         "-",      "(",      " ",         " ",         " ",
                                         "\n",     "\"",     "'",         ",",         "dollar"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::size_t n = random() % 20; n > 0; --n) {
            text += parts[random() % parts.size()];
            if (random() % 2 == 0) text += ' ';
        }
        const std::size_t first = random() % (text.size() + 1);
        const std::size_t last = first + random() % (text.size() - first + 1);
        CAPTURE(text, first, last);
        const auto found = unit_words(text, first, last);
        REQUIRE(std::is_sorted(found.begin(), found.end()));
        REQUIRE(holds_all(found, naive_unit_words(text, first, last)));
        for (const std::size_t at : found) {
            REQUIRE(at > first);
            REQUIRE(at <= last);
        }
    }
}

TEST_CASE("Every unit and scale of the lexicon is found in its ASCII form") {
    for (const detail::word_record& w : detail::word_records) {
        const std::string_view word{detail::word_text[w.part] + w.text, w.size};
        const bool is_ascii = std::none_of(
            word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        if (!is_ascii || word.find(' ') != std::string_view::npos) continue;
        const std::string text = "five " + std::string{word} + ", and more";
        if (naive_unit_words(text, 4, 5).empty()) continue;
        CAPTURE(text);
        REQUIRE(holds_all(unit_words(text), {5}));
    }
}
