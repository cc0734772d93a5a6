#include <mulct/figure/digit_search.hpp>

#include <support/catch.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

using mulct::find_digit;

namespace {

std::size_t find_digit_slowly(std::string_view text, std::size_t at) {
    const std::size_t found = text.find_first_of("0123456789", at);
    return found == std::string_view::npos ? text.size() : found;
}

} // namespace

TEST_CASE("The first digit is found, and the end where there is none") {
    CHECK(find_digit("", 0) == 0);
    CHECK(find_digit("no digits here at all", 0) == 21);
    CHECK(find_digit("7", 0) == 0);
    CHECK(find_digit("in 2022", 0) == 3);
    CHECK(find_digit("in 2022", 4) == 4);
    CHECK(find_digit("in 2022", 7) == 7);
}

TEST_CASE("Every byte is told from a digit at each place of a word") {
    for (int value = 0; value < 256; ++value) {
        for (std::size_t place = 0; place < 24; ++place) {
            std::string text(24, 'x');
            text[place] = static_cast<char>(value);
            const bool is_digit = value >= '0' && value <= '9';
            CAPTURE(value, place);
            REQUIRE(find_digit(text, 0) == (is_digit ? place : text.size()));
        }
    }
}

TEST_CASE("A digit is found from every offset of texts of all lengths, as byte by byte") {
    std::mt19937 random{20220523};
    // few digits, and many bytes that differ from one by a bit or a carry
    const std::string bytes = "09/:\x30\x3A\xB0\xB9\x2F\x7F\x80\xFF\x00xyz -.,"
                              "abcdefghijklmnopqrstuvwxyz";
    for (std::size_t size = 0; size < 70; ++size) {
        for (int round = 0; round < 5; ++round) {
            std::string text(size, ' ');
            for (char& c : text) {
                c = round % 2 == 0 ? static_cast<char>(random() % 256)
                                   : bytes[random() % bytes.size()];
            }
            for (std::size_t at = 0; at <= size; ++at)
                REQUIRE(find_digit(text, at) == find_digit_slowly(text, at));
        }
    }
}
