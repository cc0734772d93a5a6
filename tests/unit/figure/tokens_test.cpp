#include <mulct/figure/tokens.hpp>

#include <support/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace mulct;

namespace {

std::string word_at(std::string_view text, std::size_t at) {
    const auto word = token_at(text, at);
    return word ? std::string{word->text} : "none";
}

std::string word_before(std::string_view text, std::size_t end, std::size_t floor = 0) {
    const auto word = token_before(text, end, floor);
    return word ? std::string{word->text} : "none";
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (token_reader reader{text}; const auto word = reader.next();)
        words.emplace_back(word->text);
    return words;
}

static_assert(token_at("euros", 0)->text == "euros");
static_assert(!token_at("5", 0));

} // namespace

TEST_CASE("A word goes as far as its letters, of any language") {
    CHECK(word_at("euros 5", 0) == "euros");
    CHECK(word_at("złotych.", 0) == "złotych");
    CHECK(word_at("øre", 0) == "øre");
    CHECK(word_at("5 kr", 2) == "kr");
    CHECK(word_at("kr5", 0) == "kr");
    CHECK(word_at("a-b", 0) == "a");
    CHECK(word_at(" a", 0) == "none");
    CHECK(word_at("", 0) == "none");
    CHECK(word_at("a", 1) == "none");
}

TEST_CASE("Signs, spaces and broken bytes are no letters") {
    CHECK(word_at("a€", 0) == "a");
    CHECK(word_at("a\u00A0b", 0) == "a");
    CHECK(word_at("a\u2019", 0) == "a");
    CHECK(word_at("a\xC3", 0) == "a");
    CHECK(word_at("a\xC3 ", 0) == "a");
    CHECK(word_at("\xA9", 0) == "none");
    CHECK(word_at("\xFF", 0) == "none");
}

TEST_CASE("An elided article keeps its apostrophe, a longer word does not") {
    CHECK(word_at("d'euros", 0) == "d'");
    CHECK(word_at("d\u2019euros", 0) == "d\u2019");
    CHECK(word_at("qu'elle", 0) == "qu'");
    CHECK(word_at("don't", 0) == "don");
    CHECK(word_at("d' euros", 0) == "d");
    CHECK(word_at("d'5", 0) == "d");
}

TEST_CASE("The word before a place is found backwards, down to a floor") {
    CHECK(word_before("about 5", 5) == "about");
    CHECK(word_before("über 5", 5) == "über");
    CHECK(word_before("about 5", 6) == "none");
    CHECK(word_before("about", 5, 2) == "out");
    CHECK(word_before("about", 5, 5) == "none");
    CHECK(word_before("d'euro", 6) == "euro");
    CHECK(word_before("", 0) == "none");
}

TEST_CASE("A floor in the middle of a letter leaves the letter out") {
    CHECK(word_before("\u00E9t\u00E9", 5, 1) == "t\u00E9");
}

TEST_CASE("The space of an amount is up to three spaces with one line break at most") {
    CHECK(space_length("5", 0) == 0);
    CHECK(space_length("", 0) == 0);
    CHECK(space_length(" 5", 0) == 1);
    CHECK(space_length("   5", 0) == 3);
    CHECK(space_length("    5", 0) == 3);
    CHECK(space_length("\n5", 0) == 1);
    CHECK(space_length(" \n 5", 0) == 3);
    CHECK(space_length("\n\n5", 0) == 1);
    CHECK(space_length("\t5", 0) == 1);
    CHECK(space_length("\r5", 0) == 0);
    CHECK(space_length("\u00A0x", 0) == 2);
    CHECK(space_length("\u202F\u2009\u2007", 0) == 9);
    CHECK(space_length("\u200B", 0) == 0);
    CHECK(space_length("\xC2", 0) == 0);
    CHECK(space_length(" ", 0) == 1);
}

TEST_CASE("The space before a place is the same as the space after one") {
    for (const std::string space :
         {"", " ", "  ", "   ", "\u00A0", " \u00A0", "\u202F", "\u2009\u2007", "\n", " \n", "\t"}) {
        const std::string text = "x" + space + "y";
        CAPTURE(text);
        CHECK(space_length(text, 1) == space.size());
        CHECK(space_length_before(text, 1 + space.size(), 0) == space.size());
    }
}

TEST_CASE("The space before a place stops at the floor") {
    CHECK(space_length_before("a   b", 4, 0) == 3);
    CHECK(space_length_before("a   b", 4, 2) == 2);
    CHECK(space_length_before("a   b", 4, 4) == 0);
    CHECK(space_length_before("\u00A0b", 2, 1) == 0);
    CHECK(space_length_before("", 0, 0) == 0);
}

TEST_CASE("A text's words come one after the other") {
    CHECK(words_of("soit 8,85 millions d'euros.") ==
          std::vector<std::string>{"soit", "millions", "d'", "euros"});
    CHECK(words_of("\xFF \xC3") == std::vector<std::string>{});
    CHECK(words_of("").empty());
}
