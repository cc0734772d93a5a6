#include <mulct/base/ascii.hpp>

#include <support/catch.hpp>

#include <string_view>

namespace ascii = mulct::ascii;

namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Whether everything about `c` is what the lists above say.
constexpr bool is_classified(char c) {
    const auto in = [c](std::string_view list) { return list.find(c) != list.npos; };
    const char down = in(upper) ? lower[upper.find(c)] : c;
    const char up = in(lower) ? upper[lower.find(c)] : c;
    return ascii::is_digit(c) == in(digits) && ascii::is_lower(c) == in(lower) &&
           ascii::is_upper(c) == in(upper) && ascii::is_letter(c) == (in(lower) || in(upper)) &&
           ascii::is_space(c) == in(" \t") && ascii::to_lower(c) == down &&
           ascii::to_upper(c) == up;
}

/// The first byte that is not, or 256.
constexpr int first_misclassified() {
    for (int byte = 0; byte < 256; ++byte) {
        if (!is_classified(static_cast<char>(byte))) return byte;
    }
    return 256;
}

} // namespace

TEST_CASE("every byte is classified as ASCII has it, whatever its sign") {
    CHECK_BOTH(first_misclassified() == 256);
}

TEST_CASE("words are the same but for the case of their letters") {
    CHECK_BOTH(ascii::same_word("Million", "mILLION"));
    CHECK_BOTH(ascii::same_word("", ""));
    CHECK_BOTH(!ascii::same_word("million", "millions"));
    CHECK_BOTH(!ascii::same_word("millions", "million"));
    CHECK_BOTH(!ascii::same_word("", "m"));
    CHECK_BOTH(ascii::same_word("a-1", "A-1"));
}

TEST_CASE("signs 32 apart are not the same letter in two cases") {
    CHECK_BOTH(!ascii::same_word("@", "`"));
    CHECK_BOTH(!ascii::same_word("[", "{"));
    CHECK_BOTH(!ascii::same_word("-", "\r"));
}

TEST_CASE("letters beyond ASCII keep their case") {
    CHECK_BOTH(!ascii::same_word("\u00C9", "\u00E9"));
    CHECK_BOTH(ascii::same_word("\u00E9T\u00E9", "\u00E9t\u00E9"));
}

TEST_CASE("trimming takes spaces and tabs off both ends, and nothing else") {
    CHECK_BOTH(ascii::trimmed(" \t a b\t ") == "a b");
    CHECK_BOTH(ascii::trimmed("a") == "a");
    CHECK_BOTH(ascii::trimmed("").empty());
    CHECK_BOTH(ascii::trimmed(" \t ").empty());
    CHECK_BOTH(ascii::trimmed("\na\r\n") == "\na\r\n");
    CHECK_BOTH(ascii::trimmed("\u00A0a\u00A0") == "\u00A0a\u00A0");
}

TEST_CASE("printable characters are counted up to the first that is none") {
    CHECK_BOTH(ascii::printable_length("7,552,800 ~ GBP") == 15);
    CHECK_BOTH(ascii::printable_length("") == 0);
    CHECK_BOTH(ascii::printable_length("a\tb") == 1);
    CHECK_BOTH(ascii::printable_length("ab\x7F") == 2);
    CHECK_BOTH(ascii::printable_length("\xC3\xA9t\xC3\xA9") == 0);
}
