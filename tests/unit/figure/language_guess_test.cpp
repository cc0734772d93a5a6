#include <mulct/figure/language_guess.hpp>

#include <support/catch.hpp>

using namespace mulct;
using detail::guess_language;

TEST_CASE("a language is told by its short words") {
    CHECK(guess_language("The fine was reported by the company to the court") == language::en);
    CHECK(guess_language("Die Behörde hat gegen das Unternehmen ein Bußgeld verhängt, und es ist "
                         "nicht das erste") == language::de);
    CHECK(guess_language("L'autorité a prononcé une amende contre la société, et ce n'est pas la "
                         "première pour les faits") == language::fr);
    CHECK(guess_language("Bøden er ikke den første, og det blev meddelt af myndigheden") ==
          language::da);
}

TEST_CASE("one word is too little to go by") {
    CHECK(guess_language("") == std::nullopt);
    CHECK(guess_language("7,5") == std::nullopt);
    CHECK(guess_language("und") == std::nullopt);
    CHECK(guess_language("Clearview Grindr Spotify Klarna") == std::nullopt);
}

TEST_CASE("languages that are level leave it open") {
    CHECK(guess_language("the of und nicht") == std::nullopt);
}

TEST_CASE("bytes that are no text are no language") {
    CHECK(guess_language(std::string_view{"\xff\xfe\x00\x80", 4}) == std::nullopt);
}
