#include <mulct/figure/fold.hpp>

#include <support/catch.hpp>

#include <cstddef>
#include <string>
#include <string_view>

using namespace mulct;
using namespace std::literals;

namespace {

std::string fold(std::string_view word) {
    return std::string{folded_word{word}.view()};
}

} // namespace

TEST_CASE("folding leaves ASCII alone but for the case of letters") {
    std::string all;
    std::string lower;
    for (char c = 1; c != 127; ++c) {
        all += c;
        lower += ascii::to_lower(c);
    }
    // every character at every place, and words of every length that has its own steps
    for (std::size_t first = 0; first < all.size(); ++first) {
        for (std::size_t size = 0; size <= 40; ++size) {
            const std::string_view part = std::string_view{all}.substr(first, size);
            CHECK(fold(part) == lower.substr(first, size));
        }
    }
}

TEST_CASE("folding happens at compile time, too") {
    STATIC_REQUIRE(folded_word{"MILLIARDEN"}.view() == "milliarden");
    STATIC_REQUIRE(folded_word{"Złotych"}.view() == "zlotych");
    STATIC_REQUIRE(folded_word{"Kč"}.view() == "kc");
    STATIC_REQUIRE(folded_word{"a"}.view() == "a");
    STATIC_REQUIRE(folded_word{}.view().empty());
}

TEST_CASE("the letters of the languages that are read become letters of ASCII") {
    CHECK(fold("ÀÂÇÉÈÊËÎÏÔÙÛÜŸŒÆ") == "aaceeeeiiouuuyoeae");   // fr
    CHECK(fold("ÄÖÜäöüß") == "aouaouss");                      // de
    CHECK(fold("ÁÉÍÑÓÚÜ") == "aeinouu");                       // es
    CHECK(fold("ÃÁÂÀÇÉÊÍÕÓÔÚ") == "aaaaceeiooou");             // pt
    CHECK(fold("ĄĆĘŁŃÓŚŹŻąćęłńóśźż") == "acelnoszzacelnoszz"); // pl
    CHECK(fold("ÅÄÖÆØåäöæø") == "aaoaeoaaoaeo");               // sv, da, nb, fi
    CHECK(fold("ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ") == "acdeeinorstuuyz");       // cs
    CHECK(fold("ŐŰőű") == "ouou");                             // hu
    CHECK(fold("ĂÂÎȘȚşţșț") == "aaiststst");                   // ro, with both kinds of cedilla
    CHECK(fold("İıŞĞĐđÞðĳ") == "iisgddthdij");
}

TEST_CASE("words that differ in the kind of apostrophe, in width or in form fold alike") {
    CHECK(fold("d’euros") == "d'euros");
    CHECK(fold("Ｅｕｒｏ２０") == "euro20");
    CHECK(fold("ＺＡｚａ９０") == "zaza90");
    CHECK(fold("millio\u0301n") == "million"); // o and a combining accent
    CHECK(fold("milli\u00F3n") == "million");
}

TEST_CASE("what is no letter of Latin stays as it is") {
    CHECK(fold("×÷") == "×÷"); // among the letters of Latin-1, but signs
    CHECK(fold("€5") == "€5");
    CHECK(fold("ДОЛЛАР") == "ДОЛЛАР");
    CHECK(fold("円") == "円");
    CHECK(fold("😀A") == "😀a");
    CHECK(fold("／０９：") == "／09：");
    CHECK(fold("\u0250") == "\u0250"); // next after the table
    CHECK(fold("\u00BF") == "\u00BF"); // next before it
}

TEST_CASE("bytes that are no UTF-8 stay as they are") {
    CHECK(fold("A\xFF"
               "B\xC3") == "a\xFF"
                           "b\xC3");
    CHECK(fold("\xE2\x80") == "\xE2\x80");
    CHECK(fold("A\0B"sv) == "a\0b"s);
}

TEST_CASE("a phrase is put together from its words") {
    folded_word phrase{"MÁS"};
    phrase.append(" ");
    phrase.append("De");
    CHECK(phrase.view() == "mas de");
    const std::size_t size = phrase.view().size();
    phrase.append(" Veinte");
    CHECK(phrase.view() == "mas de veinte");
    phrase.shorten(size);
    CHECK(phrase.view() == "mas de");
    phrase.shorten(size + 1); // longer than it is
    CHECK(phrase.view() == "mas de");
}

TEST_CASE("what does not fit is cut off, and told") {
    const std::string full(folded_word::capacity, 'X');
    folded_word word{full};
    CHECK(word.complete());
    CHECK(word.view() == std::string(folded_word::capacity, 'x'));
    word.append("");
    CHECK(word.complete());
    word.append("Y");
    CHECK_FALSE(word.complete());
    CHECK(word.view() == std::string(folded_word::capacity, 'x'));
    word.shorten(3);
    CHECK(word.complete());
    word.append("É");
    CHECK(word.view() == "xxxe");

    const folded_word longer{full.substr(1) + "ß"};
    CHECK_FALSE(longer.complete());
    CHECK(longer.view().size() == folded_word::capacity);
}
