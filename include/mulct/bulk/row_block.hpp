#pragma once
/// Blocks of rows, by which several workers share a file, and places in them.

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mulct::bulk {

/// A place in a file that is read in blocks by several workers: which block, how many line feeds
/// stand before it in the block, and how many bytes.
struct row_place {
    std::uint64_t block = 0;
    std::uint64_t line = 0;
    std::uint64_t offset = 0;

    friend auto operator<=>(const row_place&, const row_place&) = default;
};

/// How many of the rows with something wrong each worker keeps. The rest is counted.
inline constexpr std::size_t most_kept = 1000;

/// A block of whole rows. The first one has no header.
struct row_block {
    std::string_view text;    ///< `readable_beyond` bytes after it can be read too
    std::uint64_t number = 0; ///< of the blocks of its file, from 0
    /// Where it was cut.
    enum class cut : std::uint8_t {
        by_lines, ///< at any line feed: whose it is shows when the block's quotes are paired. Where
                  ///< every block ends outside quotes, every one began outside of them
        by_quotes, ///< at any line feed outside quotes, counting every quote
        by_rows, ///< at one that a strict reader takes for a row's end; which differs from the one
                 ///< before where a quote stands within a field that is not quoted
    } how = cut::by_lines;
};

/// The place of a byte of a block.
[[nodiscard]] inline row_place place_in(const row_block& block, std::size_t offset) noexcept {
    const std::string_view before = block.text.substr(0, offset);
    return {block.number,
            static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')), offset};
}

} // namespace mulct::bulk
