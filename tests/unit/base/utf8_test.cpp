#include <mulct/base/utf8.hpp>

#include <support/catch.hpp>

#include <array>
#include <cstddef>
#include <string_view>

using mulct::find_invalid_utf8;
using mulct::utf8_length;
using mulct::utf8_step;

namespace {

constexpr char32_t last_code_point = 0x10FFFF;
constexpr std::size_t npos = std::string_view::npos;

constexpr bool is_surrogate(char32_t c) {
    return c >= 0xD800 && c <= 0xDFFF;
}

/// The bytes of one character, in the least number of bytes that has room for `code_point`'s bits.
struct encoded {
    std::array<char, 4> bytes{};
    std::size_t size = 0;

    [[nodiscard]] constexpr std::string_view text() const { return {bytes.data(), size}; }
};

constexpr encoded encode(char32_t code_point) {
    const auto byte = [](char32_t x) { return static_cast<char>(static_cast<unsigned char>(x)); };
    if (code_point < 0x80) return {{byte(code_point)}, 1};
    encoded e;
    e.size = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (std::size_t i = e.size; --i > 0; code_point >>= 6) {
        e.bytes[i] = byte(0x80 | (code_point & 0x3F));
    }
    const char32_t lead = e.size == 2 ? 0xC0 : e.size == 3 ? 0xE0 : 0xF0;
    e.bytes[0] = byte(lead | code_point);
    return e;
}

struct decoded {
    char32_t code_point = 0;
    std::size_t length = 0; ///< 0: not well formed
};

/// Decodes the plain way: as many bytes as the first announces, all of them there, and a value
/// that needed that many and is a character. Nothing here knows table 3-7's ranges of bytes.
constexpr decoded decode(std::string_view text) {
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
    };
    std::size_t announced = 0;
    while (announced < 8 && (byte(0) & (0x80U >> announced)) != 0)
        ++announced;
    if (announced == 0) return {byte(0), 1};
    if (announced == 1 || announced > 4 || announced > text.size()) return {};
    char32_t value = byte(0) & (0x7FU >> announced);
    for (std::size_t i = 1; i < announced; ++i) {
        if (byte(i) >> 6 != 2) return {};
        value = value * 64 + byte(i) % 64;
    }
    if (value < least[announced] || value > last_code_point || is_surrogate(value)) return {};
    return {value, announced};
}

/// Whether the first step into `text` is the plain decoder's.
constexpr bool steps_right(std::string_view text) {
    const auto c = utf8_step(text, 0);
    const decoded d = decode(text);
    if (d.length == 0) return !c.valid && c.length == 1;
    return c.valid && c.length == d.length && c.code_point == d.code_point;
}

/// Whether a text is measured as walking it with the plain decoder measures it.
constexpr bool measures_right(std::string_view text) {
    std::size_t invalid = npos;
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
        const decoded d = decode(text.substr(i));
        if (d.length == 0 && invalid == npos) invalid = i;
        i += d.length == 0 ? 1 : d.length;
    }
    return find_invalid_utf8(text) == invalid && utf8_length(text) == count;
}

constexpr bool encodes_and_steps_back(char32_t code_point) {
    const encoded e = encode(code_point);
    const auto c = utf8_step(e.text(), 0);
    if (is_surrogate(code_point)) return !c.valid && c.length == 1;
    return c.valid && c.code_point == code_point && c.length == e.size;
}

/// How many of the code points from `first` to `last` do not come back.
constexpr unsigned lost(char32_t first, char32_t last) {
    unsigned n = 0;
    for (char32_t c = first; c <= last; ++c)
        n += encodes_and_steps_back(c) ? 0U : 1U;
    return n;
}

} // namespace

TEST_CASE("the signs of money are one character each") {
    CHECK_BOTH(utf8_step("$", 0).code_point == U'$');
    CHECK_BOTH(utf8_step("\xC2\xA3", 0).code_point == U'\u00A3');     // pound
    CHECK_BOTH(utf8_step("\xE2\x82\xAC", 0).code_point == U'\u20AC'); // euro
    CHECK_BOTH(utf8_step("\xF0\x9F\x92\xB0", 0).code_point == U'\U0001F4B0');
    CHECK_BOTH(utf8_step("\xC2\xA3", 0).length == 2);
    CHECK_BOTH(utf8_step("\xE2\x82\xAC", 0).length == 3);
    CHECK_BOTH(utf8_step("\xF0\x9F\x92\xB0", 0).length == 4);
}

TEST_CASE("a step starts where it is told") {
    constexpr std::string_view text = "a\u20ACb";
    CHECK_BOTH(utf8_step(text, 1).code_point == U'\u20AC');
    CHECK_BOTH(utf8_step(text, 4).code_point == U'b');
    CHECK_BOTH(!utf8_step(text, 2).valid);
    CHECK_BOTH(utf8_step(text, 2).length == 1);
}

TEST_CASE("a zero byte is a character") {
    constexpr std::string_view text{"\0a", 2};
    CHECK_BOTH(utf8_step(text, 0).valid);
    CHECK_BOTH(utf8_length(text) == 2);
    CHECK_BOTH(find_invalid_utf8(text) == npos);
}

TEST_CASE("a character cut off by the end of the text is no character") {
    CHECK_BOTH(!utf8_step("\xC2", 0).valid);
    CHECK_BOTH(!utf8_step("\xE2\x82", 0).valid);
    CHECK_BOTH(!utf8_step("\xF0\x9F\x92", 0).valid);
    // The rest of it is in memory, and out of bounds.
    CHECK_BOTH(!utf8_step(std::string_view{"\xE2\x82\xAC"}.substr(0, 2), 0).valid);
}

TEST_CASE("overlong forms, surrogates and values beyond Unicode are not characters") {
    CHECK_BOTH(!utf8_step("\xC0\xAF", 0).valid);         // "/" in two bytes
    CHECK_BOTH(!utf8_step("\xE0\x80\xAF", 0).valid);     // in three
    CHECK_BOTH(!utf8_step("\xF0\x80\x80\xAF", 0).valid); // in four
    CHECK_BOTH(!utf8_step("\xED\xA0\x80", 0).valid);     // D800
    CHECK_BOTH(!utf8_step("\xF4\x90\x80\x80", 0).valid); // 110000
    CHECK_BOTH(!utf8_step("\xF8\x88\x80\x80\x80", 0).valid);
    CHECK_BOTH(utf8_step("\xF4\x8F\xBF\xBF", 0).code_point == last_code_point);
}

TEST_CASE("the first thing that is not UTF-8 is found where it is") {
    CHECK_BOTH(find_invalid_utf8("") == npos);
    CHECK_BOTH(find_invalid_utf8("\u00A37.5m is \u20AC8.85m") == npos);
    CHECK_BOTH(find_invalid_utf8("\u00A3\xFF") == 2);
    CHECK_BOTH(find_invalid_utf8("ab\xE2\x82") == 2);
    CHECK_BOTH(find_invalid_utf8("\xA3"
                                 "7.5m") == 0); // a pound sign in Latin-1
}

TEST_CASE("a text is as long as it has characters, and stray bytes count one each") {
    CHECK_BOTH(utf8_length("") == 0);
    CHECK_BOTH(utf8_length("\u20AC8.85m") == 6);
    CHECK_BOTH(utf8_length("\xFF\xE2\x82z") == 4);
}

TEST_CASE("every code point comes back from its bytes, and every surrogate is refused") {
    // The edges of each length while compiling; everything while running.
    static_assert(lost(0x70, 0x90) + lost(0x7F0, 0x810) + lost(0xD7F0, 0xD810) +
                      lost(0xDFF0, 0xE010) + lost(0xFFF0, 0x10010) +
                      lost(last_code_point - 0x10, last_code_point) ==
                  0);
    // Read from memory, since a compiler works out for minutes what it knows to be constant.
    const volatile char32_t first = 0;
    CHECK(lost(first, last_code_point) == 0);
}

TEST_CASE("every sequence of one or two bytes is read as the plain decoder reads it") {
    unsigned wrong = 0;
    for (int a = 0; a < 256; ++a) {
        const char one[] = {static_cast<char>(a)};
        if (!steps_right({one, 1}) || !measures_right({one, 1})) ++wrong;
        for (int b = 0; b < 256; ++b) {
            const char two[] = {static_cast<char>(a), static_cast<char>(b)};
            if (!steps_right({two, 2}) || !measures_right({two, 2})) ++wrong;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("every longer sequence of edge bytes is read as the plain decoder reads it") {
    constexpr std::array<unsigned char, 17> edges{0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90,
                                                  0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF,
                                                  0xE0, 0xED, 0xF0, 0xF4, 0xFF};
    unsigned wrong = 0;
    for (int a = 0xC0; a < 256; ++a) {
        for (int b = 0; b < 256; ++b) {
            for (const unsigned char c : edges) {
                for (const unsigned char d : edges) {
                    const char bytes[] = {static_cast<char>(a), static_cast<char>(b),
                                          static_cast<char>(c), static_cast<char>(d)};
                    for (const std::size_t size : {3U, 4U}) {
                        const std::string_view text{bytes, size};
                        if (!steps_right(text) || !measures_right(text)) ++wrong;
                    }
                }
            }
        }
    }
    CHECK(wrong == 0);
}
