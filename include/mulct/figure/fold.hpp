#pragma once
/// Folding: words made alike that differ only in case, accents or the kind of apostrophe.

#include <mulct/base/ascii.hpp>
#include <mulct/base/utf8.hpp>
#include <mulct/figure/bytes.hpp>
#include <mulct/figure/fold_table.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mulct {

/// Folded text, up to 64 bytes; no word or phrase of the lexicon is as long. What does not fit is
/// cut off, and `complete` tells.
class folded_word {
  public:
    static constexpr std::size_t capacity = 64;

    // The text is left unset up to the size: nothing reads it there, and this runs for every word.
    constexpr folded_word() noexcept {}
    constexpr explicit folded_word(std::string_view word) noexcept { append(word); }

    /// Latin letters lose their case and accents and become letters of ASCII (é e, ø o, æ ae,
    /// ß ss, ł l); so do full-width letters and digits. ’ becomes '. Combining accents are left
    /// out. Every other byte stays as it is.
    constexpr void append(std::string_view word) noexcept {
        if (append_ascii(word)) return;
        for (std::size_t i = 0; i < word.size();) {
            if (static_cast<unsigned char>(word[i]) < 0x80U) {
                put(ascii::to_lower(word[i++]));
            } else {
                const utf8_character c = utf8_step(word, i);
                put_folded(c.code_point, word.substr(i, c.length));
                i += c.length;
            }
        }
    }

    [[nodiscard]] constexpr std::string_view view() const noexcept { return {text_, size_}; }
    /// Whether all that was appended fitted.
    [[nodiscard]] constexpr bool complete() const noexcept { return complete_; }

    /// Back to an earlier size.
    constexpr void shorten(std::size_t size) noexcept {
        if (size >= size_) return;
        size_ = size;
        complete_ = true;
    }

  private:
    /// What most words are; false, and nothing appended, for the others. As in word_hash, the last
    /// step takes bytes again rather than one at a time.
    constexpr bool append_ascii(std::string_view word) noexcept {
        const char* const from = word.data();
        char* const to = text_ + size_;
        const std::size_t size = word.size();
        if (size > capacity - size_) return false;
        if (size >= 8) {
            std::uint64_t seen = 0;
            const auto step = [&](std::size_t at) {
                const std::uint64_t bytes = detail::load_bytes<8>(from + at);
                seen |= bytes;
                detail::store_bytes<8>(to + at, detail::lower_bytes(bytes & ~detail::high_bits));
            };
            for (std::size_t i = 0; i + 8 < size; i += 8)
                step(i);
            step(size - 8);
            if ((seen & detail::high_bits) != 0) return false;
        } else if (size >= 4) {
            const std::uint64_t bytes =
                detail::load_bytes<4>(from) | detail::load_bytes<4>(from + size - 4) << 32U;
            if ((bytes & detail::high_bits) != 0) return false;
            const std::uint64_t lower = detail::lower_bytes(bytes);
            detail::store_bytes<4>(to, lower);
            detail::store_bytes<4>(to + size - 4, lower >> 32U);
        } else if (size > 0) {
            const std::uint64_t bytes = detail::load_bytes<1>(from) |
                                        detail::load_bytes<1>(from + size / 2) << 8U |
                                        detail::load_bytes<1>(from + size - 1) << 16U;
            if ((bytes & detail::high_bits) != 0) return false;
            const std::uint64_t lower = detail::lower_bytes(bytes);
            detail::store_bytes<1>(to, lower);
            detail::store_bytes<1>(to + size / 2, lower >> 8U);
            detail::store_bytes<1>(to + size - 1, lower >> 16U);
        }
        size_ += size;
        return true;
    }

    constexpr void put(char c) noexcept {
        if (size_ < capacity) {
            text_[size_++] = c;
        } else {
            complete_ = false;
        }
    }

    constexpr void put_folded(char32_t c, std::string_view bytes) noexcept {
        if (c >= detail::fold_table_first && c <= detail::fold_table_last) {
            const detail::folded_letter& letter = detail::fold_table[c - detail::fold_table_first];
            if (letter.first != '\0') {
                put(letter.first);
                if (letter.second != '\0') put(letter.second);
                return;
            }
        }
        if (c == U'\u2019') return put('\'');
        if (c >= U'\u0300' && c <= U'\u036F') return; // combining accents
        if (c >= U'\uFF10' && c <= U'\uFF19') return put(static_cast<char>(c - U'\uFF10' + '0'));
        if (c >= U'\uFF21' && c <= U'\uFF3A') return put(static_cast<char>(c - U'\uFF21' + 'a'));
        if (c >= U'\uFF41' && c <= U'\uFF5A') return put(static_cast<char>(c - U'\uFF41' + 'a'));
        for (const char byte : bytes)
            put(byte);
    }

    char text_[capacity];
    std::size_t size_ = 0;
    bool complete_ = true;
};

} // namespace mulct
