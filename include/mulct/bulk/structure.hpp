#pragma once
/// Where the fields and rows of comma-separated text end, found 64 bytes at a time.

#include <mulct/base/utf8.hpp>
#include <mulct/bulk/byte_masks.hpp>
#include <mulct/bulk/mark_list.hpp>
#include <mulct/bulk/processor.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace mulct::bulk {

/// What a block of text is made of. Places are bytes from its start; the text is below 4 GiB.
struct csv_structure {
    /// The places of separators and of line feeds, and of the text's end if its last row lacks one.
    /// Field i, from 0, is what is between `marks[i]` and `marks[i + 1]`: the first of them is one
    /// before the text, so that adding 1 to it gives 0.
    mark_list marks;
    std::size_t field_count = 0;
    std::size_t row_ends = 0; ///< how many of the marks are line feeds
    std::size_t lines = 0;    ///< how many line feeds there are, those within quotes too

    bool ends_in_quotes = false; ///< a quoted field does not end
    /// A row starts with a CR or a byte beyond ASCII: with what is no part of its first cell,
    /// perhaps.
    bool has_odd_start = false;

    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
    std::size_t misplaced_quote = nowhere; ///< the first quote inside an unquoted field, or what
                                           ///< follows a quoted one and is no end of it
    std::size_t nul_byte = nowhere;        ///< the first one
    std::size_t not_utf8 = nowhere;        ///< the first byte of no character

    /// Whether a quote stands where none should be, or does not close: then rows may not be what
    /// they seem.
    [[nodiscard]] bool has_unsure_rows() const noexcept {
        return ends_in_quotes || misplaced_quote != nowhere;
    }
    /// Whether nothing but rows of fields is there.
    [[nodiscard]] bool is_sound() const noexcept {
        return !has_unsure_rows() && nul_byte == nowhere && not_utf8 == nowhere;
    }
};

namespace detail {

/// Looks at bytes that are rarely there, and remembers the first that should not be.
template <class Masks>
class oddity_finder {
  public:
    oddity_finder(std::string_view text, csv_structure& s) noexcept : text_(text), found_(s) {}

    /// `wrong` are quotes and what follows them where there can be none, `zeros` what its name
    /// says, of the 64 bytes from `base` on.
    [[gnu::noinline]] void look(std::size_t base, std::uint64_t wrong,
                                std::uint64_t zeros) noexcept {
        constexpr std::size_t nowhere = csv_structure::nowhere;
        for (; wrong != 0 && found_.misplaced_quote == nowhere; wrong &= wrong - 1) {
            const std::size_t at = first_of(base, wrong);
            // CR LF ends a quoted field too, and so does the end of the text
            if (at < text_.size() && text_.substr(at, 2) != "\r\n") found_.misplaced_quote = at;
        }
        if (zeros != 0 && found_.nul_byte == nowhere) found_.nul_byte = first_of(base, zeros);
    }

    /// The bytes beyond ASCII, 64 bytes a mask, from `base` on. Which masks have any is put down
    /// first, so that the step over the others takes no branch.
    [[gnu::always_inline]] void check_characters(std::size_t base,
                                                 std::span<const std::uint64_t> masks) noexcept {
        std::array<std::uint8_t, masks_at_once> places;
        std::size_t count = 0;
        for (std::size_t i = 0; i < masks.size(); ++i) {
            places[count] = static_cast<std::uint8_t>(i);
            count += masks[i] != 0 ? 1U : 0U;
        }
        for (std::size_t i = 0; i < count; ++i)
            check_mask(base + places[i] * masked_bytes, masks[places[i]]);
    }

  private:
    [[nodiscard]] static std::size_t first_of(std::size_t base, std::uint64_t bits) noexcept {
        return base + static_cast<std::size_t>(std::countr_zero(bits));
    }

    [[gnu::always_inline]] void check_mask(std::size_t base, std::uint64_t mask) noexcept {
        // Most characters have two bytes: then each first one is followed by one that goes on, and
        // nothing else is beyond ASCII but the rest of what the bytes before began. Whatever ends
        // elsewhere is looked at by itself.
        if (text_.size() - base >= masked_bytes) {
            const std::uint64_t rest =
                next_character_ > base ? ~(~std::uint64_t{0} << (next_character_ - base)) : 0;
            const character_masks found = Masks::read_characters(text_.data() + base);
            const bool ends_here = found.first_of_two >> 63 == 0;
            if (ends_here && (found.first_of_two | found.later) == mask &&
                (found.first_of_two << 1 | rest) == found.later) [[likely]] {
                return;
            }
        }
        check_each(base, mask);
    }
    [[gnu::noinline]] void check_each(std::size_t base, std::uint64_t mask) noexcept {
        for (; mask != 0 && found_.not_utf8 == csv_structure::nowhere; mask &= mask - 1) {
            const std::size_t at = first_of(base, mask);
            if (at < next_character_) continue; // a later byte of a character
            const utf8_character c = utf8_step(text_, at);
            if (!c.valid) found_.not_utf8 = at;
            next_character_ = at + c.length;
        }
    }

    std::string_view text_;
    csv_structure& found_;
    std::size_t next_character_ = 0; // where the one after the last one read starts
};

template <class Masks>
[[gnu::always_inline]] inline void read_structure(std::string_view text, char separator,
                                                  csv_structure& s) {
    byte_masks masks;
    constexpr std::size_t bytes_at_once = masks_at_once * masked_bytes;
    // more than most texts need, and room for what is written beyond the last one of a group
    s.marks.make_room(text.size() / 4 + 2 * bytes_at_once, 0);
    s.marks[0] = static_cast<std::uint32_t>(-1);
    std::uint32_t* to = s.marks.data() + 1;
    std::uint64_t inside = 0;   // all ones where the group before ended inside quotes
    std::uint64_t may_open = 1; // bit 0: whether a quote at the group's first byte may open
    std::uint64_t must_end = 0; // bit 0: whether a quoted field ended before the first byte
    std::uint64_t starts = 1;   // bit 0: whether a row starts at the group's first byte
    std::uint64_t odd_starts = 0;
    std::size_t row_ends = 0;
    std::size_t lines = 0;
    oddity_finder<Masks> oddities{text, s};

    for (std::size_t base = 0; base < text.size();) {
        // there may be as many marks as bytes: there is always room for those at once
        const auto used = static_cast<std::size_t>(to - s.marks.data());
        if (s.marks.size() - used < bytes_at_once + masked_bytes) {
            s.marks.make_room(2 * s.marks.size(), used);
            to = s.marks.data() + used;
        }
        std::size_t count = std::min(masks_at_once, (text.size() - base) / masked_bytes);
        if (count > 0) {
            Masks::read(text.data() + base, count, separator, masks);
        } else { // the rest is padded with what is nothing in particular
            std::array<char, masked_bytes> last;
            last.fill(' ');
            std::memcpy(last.data(), text.data() + base, text.size() - base);
            count = 1;
            Masks::read(last.data(), count, separator, masks);
        }
        oddities.check_characters(base, std::span{masks.beyond_ascii}.first(count));
        for (std::size_t i = 0; i < count; ++i, base += masked_bytes) {
            const std::uint64_t quotes = masks.quotes[i];
            const std::uint64_t within = Masks::running_parity(quotes) ^ inside;
            const std::uint64_t rows = masks.line_feeds[i] & ~within;
            const std::uint64_t ends = (masks.separators[i] & ~within) | rows;
            const std::uint64_t opening = quotes & within;
            const std::uint64_t closing = quotes & ~within;
            // a quote opens at a field's start, or as the second of a pair within quotes; and after
            // one that closed there is an end, or the second of a pair
            const std::uint64_t wrong = (opening & ~((ends | closing) << 1 | may_open)) |
                                        ((closing << 1 | must_end) & ~(ends | opening));
            if ((wrong | masks.zeros[i]) != 0) [[unlikely]] {
                oddities.look(base, wrong, masks.zeros[i]);
            }
            odd_starts |= (rows << 1 | starts) & (masks.returns[i] | masks.beyond_ascii[i]);
            starts = rows >> 63;
            may_open = (ends | closing) >> 63;
            must_end = closing >> 63;
            inside = std::uint64_t{0} - (within >> 63);
            row_ends += static_cast<std::size_t>(std::popcount(rows));
            lines += static_cast<std::size_t>(std::popcount(masks.line_feeds[i]));
            to = Masks::put_places(ends, static_cast<std::uint32_t>(base), to);
        }
    }
    s.field_count = static_cast<std::size_t>(to - s.marks.data()) - 1;
    s.ends_in_quotes = inside != 0;
    s.has_odd_start = odd_starts != 0;
    s.row_ends = row_ends;
    s.lines = lines;
}

#if MULCT_HAS_X86_PATHS
[[MULCT_AVX2]] inline void read_structure_avx2(std::string_view text, char separator,
                                               csv_structure& s) {
    read_structure<avx2_masks>(text, separator, s);
}
[[MULCT_AVX512]] inline void read_structure_avx512(std::string_view text, char separator,
                                                   csv_structure& s) {
    read_structure<avx512_masks>(text, separator, s);
}
#endif

} // namespace detail

/// Reads the structure of whole rows, the last of which may lack its line feed, but is then not
/// empty: its end is counted as a field's. Quoting is as `csv_reader` has it.
inline void read_structure(std::string_view text, char separator, csv_structure& s,
                           instruction_set with = best_instruction_set()) {
    s.misplaced_quote = s.nul_byte = s.not_utf8 = csv_structure::nowhere;
    s.field_count = s.row_ends = s.lines = 0;
    s.ends_in_quotes = s.has_odd_start = false;
    if (text.empty()) return;
    switch (with) {
#if MULCT_HAS_X86_PATHS
    case instruction_set::avx512: detail::read_structure_avx512(text, separator, s); break;
    case instruction_set::avx2: detail::read_structure_avx2(text, separator, s); break;
#endif
    default: detail::read_structure<detail::portable_masks>(text, separator, s);
    }
    if (text.back() != '\n') {
        s.marks[++s.field_count] = static_cast<std::uint32_t>(text.size()); // there is room left
    }
}

/// Whether a text has an odd number of quotes. Lanes of bytes, which compilers turn into vectors.
[[nodiscard]] inline bool has_odd_quotes(std::string_view text) noexcept {
    std::array<unsigned char, detail::masked_bytes> lanes{};
    std::size_t at = 0;
    for (; at + detail::masked_bytes <= text.size(); at += detail::masked_bytes) {
        for (std::size_t i = 0; i < detail::masked_bytes; ++i)
            lanes[i] = static_cast<unsigned char>(lanes[i] ^ (text[at + i] == '"' ? 1 : 0));
    }
    unsigned odd = 0;
    for (const unsigned char lane : lanes)
        odd ^= lane;
    for (; at < text.size(); ++at)
        odd ^= text[at] == '"' ? 1U : 0U;
    return odd != 0;
}

/// How many bytes of a text are whole rows: up to its last line feed outside quotes. The text
/// starts where a row does. 0 if no row ends.
[[nodiscard]] inline std::size_t whole_rows(std::string_view text) noexcept {
    bool inside = has_odd_quotes(text);
    for (std::size_t at = text.size(); at > 0; --at) {
        const char c = text[at - 1];
        if (c == '\n' && !inside) return at;
        if (c == '"') inside = !inside;
    }
    return 0;
}

} // namespace mulct::bulk
