#include <cli/imports/html_cell.hpp>

#include <mulct/base/ascii.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace mulct::cli {
namespace {

void append_utf8(std::string& to, std::uint32_t c) {
    const auto byte = [&](std::uint32_t b) { to += static_cast<char>(b); };
    if (c < 0x80) return byte(c);
    if (c < 0x800) {
        byte(0xC0 | c >> 6);
    } else {
        if (c < 0x10000) {
            byte(0xE0 | c >> 12);
        } else {
            byte(0xF0 | c >> 18);
            byte(0x80 | (c >> 12 & 0x3F));
        }
        byte(0x80 | (c >> 6 & 0x3F));
    }
    byte(0x80 | (c & 0x3F));
}

// The number of "&#8364;" or "&#x20AC;", without its frame; 0 if it names no character.
std::uint32_t numbered_character(std::string_view digits) {
    const bool hex = digits.starts_with('x') || digits.starts_with('X');
    if (hex) digits.remove_prefix(1);
    if (digits.empty()) return 0;
    std::uint32_t n = 0;
    for (const char c : digits) {
        const char lower = ascii::to_lower(c);
        std::uint32_t digit = 16;
        if (ascii::is_digit(c)) digit = static_cast<std::uint32_t>(c - '0');
        if (hex && lower >= 'a' && lower <= 'f') {
            digit = static_cast<std::uint32_t>(lower - 'a') + 10;
        }
        if (digit == 16) return 0;
        n = n * (hex ? 16 : 10) + digit;
        if (n > 0x10FFFF) return 0;
    }
    return n >= 0xD800 && n <= 0xDFFF ? 0 : n;
}

// Appends what a reference at the start of `text` stands for; says how long it is, 0 if it is none.
std::size_t append_reference(std::string& to, std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::uint32_t>, 9> named{{{"amp", '&'},
                                                                               {"lt", '<'},
                                                                               {"gt", '>'},
                                                                               {"quot", '"'},
                                                                               {"apos", '\''},
                                                                               {"nbsp", ' '},
                                                                               {"euro", 0x20AC},
                                                                               {"pound", 0xA3},
                                                                               {"ndash", 0x2013}}};
    constexpr std::size_t longest = 10;
    const std::size_t end = text.substr(0, longest).find(';');
    if (end == std::string_view::npos) return 0;
    const std::string_view name = text.substr(1, end - 1);
    std::uint32_t c = 0;
    if (name.starts_with('#')) c = numbered_character(name.substr(1));
    for (const auto& [known, character] : named) {
        if (name == known) c = character;
    }
    if (c == 0) return 0;
    append_utf8(to, c);
    return end + 1;
}

std::string with_single_spaces(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = ascii::is_space(c) || c == '\n' || c == '\r';
        if (!space) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

std::string resolved(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t taken = text[i] == '&' ? append_reference(out, text.substr(i)) : 0;
        if (taken == 0) out += text[i];
        i += std::max<std::size_t>(taken, 1);
    }
    return out;
}

// A tag begins with a letter, or with a / and one.
bool begins_tag(std::string_view text) {
    const std::size_t name = text.size() > 1 && text[1] == '/' ? 2 : 1;
    return text.starts_with('<') && text.size() > name && ascii::is_letter(text[name]);
}

} // namespace

std::string text_of_html(std::string_view cell) {
    std::string bare;
    for (std::size_t i = 0; i < cell.size();) {
        const std::string_view rest = cell.substr(i);
        const std::size_t end = begins_tag(rest) ? rest.find('>') : std::string_view::npos;
        if (end == std::string_view::npos) {
            bare += cell[i++];
            continue;
        }
        if (ascii::same_word(rest.substr(1, 2), "br")) bare += ' ';
        i += end + 1;
    }
    return with_single_spaces(resolved(bare));
}

std::string first_link(std::string_view cell) {
    for (std::size_t i = 0; i < cell.size(); ++i) {
        constexpr std::string_view name = "href=";
        if (!cell.substr(i).starts_with(name)) continue;
        const std::size_t quote = i + name.size();
        if (quote >= cell.size() || (cell[quote] != '\'' && cell[quote] != '"')) continue;
        const std::size_t end = cell.find(cell[quote], quote + 1);
        if (end == std::string_view::npos) return {};
        return with_single_spaces(resolved(cell.substr(quote + 1, end - quote - 1)));
    }
    return {};
}

} // namespace mulct::cli
