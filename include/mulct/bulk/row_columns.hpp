#pragma once
/// The cells of rows whose structure is known.

#include <mulct/bulk/plain_field.hpp>
#include <mulct/bulk/structure.hpp>
#include <mulct/money/currency.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mulct::bulk {

/// A cell between two marks, without its quotes. The last of a row may have the CR of its line end.
[[nodiscard, gnu::always_inline]] inline cell
cell_between(const char* text, std::uint32_t start, std::uint32_t end, bool is_last) noexcept {
    if (is_last && end > start && text[end - 1] == '\r') --end;
    if (end > start && text[start] == '"') return {text + start + 1, end - start - 2, true};
    return {text + start, end - start, false};
}

/// Its text, each quote once.
[[nodiscard]] inline std::string text_of(cell c) {
    std::string text;
    for (std::size_t i = 0; i < c.length; ++i) {
        text += c.first[i];
        if (c.is_quoted && c.first[i] == '"') ++i; // the second of a pair
    }
    return text;
}

/// Currencies by the three letters of their codes.
class currency_codes {
  public:
    static constexpr std::uint16_t none = 0xFFFF;

    /// The same for all who ask.
    [[nodiscard]] static const currency_codes& all() {
        static const currency_codes codes;
        return codes;
    }

    currency_codes() : table_(std::make_unique<table>()) {
        for (std::size_t i = 0; i < currency::count(); ++i) {
            const currency known = currency::at(i);
            std::array<char, 8> bytes{};
            known.code().copy(bytes.data(), 3);
            const std::uint64_t letters = detail::load_word(bytes.data());
            (*table_)[place_of(letters)] = {static_cast<std::uint32_t>(letters), known.index};
        }
    }

    /// The index of the currency whose code a cell is; `none` for any other text.
    /// `readable_beyond` bytes after the cell can be read.
    [[nodiscard, gnu::always_inline]] std::uint16_t find(cell c) const noexcept {
        if (c.length != 3) return none;
        const std::uint64_t letters = detail::load_word(c.first) & 0xFF'FFFF;
        const slot& s = (*table_)[place_of(letters)];
        return s.letters == letters ? s.index : none;
    }

  private:
    struct slot {
        std::uint32_t letters;
        std::uint16_t index;
    };
    /// Five bits of each letter: no two codes share them.
    using table = std::array<slot, std::size_t{1} << 15>;
    [[nodiscard]] static constexpr std::size_t place_of(std::uint64_t letters) noexcept {
        return (letters & 0x1F) | (letters >> 3 & 0x3E0) | (letters >> 6 & 0x7C00);
    }

    std::unique_ptr<table> table_;
};

/// How many fields the row has that starts after the mark at `first`.
[[nodiscard]] inline std::size_t count_fields(const csv_structure& s, std::string_view text,
                                              std::size_t first) noexcept {
    std::size_t n = 1;
    while (first + n < s.field_count && text[s.marks[first + n]] != '\n')
        ++n;
    return n;
}

/// Whether every row has this many fields.
[[nodiscard]] inline bool has_width(const csv_structure& s, std::string_view text,
                                    std::size_t width) noexcept {
    const std::size_t rows = s.field_count / width;
    if (s.field_count % width != 0 || rows != s.row_ends + (text.ends_with('\n') ? 0U : 1U)) {
        return false;
    }
    // as many line feeds as rows, each where a row ends
    for (std::size_t i = 1; i <= rows; ++i) {
        const std::uint32_t at = s.marks[i * width];
        if (at < text.size() && text[at] != '\n') return false;
    }
    return true;
}

} // namespace mulct::bulk
