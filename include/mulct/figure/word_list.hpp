#pragma once
/// Short lists of words that are compared with many words of a text.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mulct::detail {

inline constexpr std::size_t packed_size = 8;

/// A word of up to eight bytes as a number, so that comparing is one step; 0 for a longer one.
[[nodiscard]] constexpr std::uint64_t packed(std::string_view word) noexcept {
    if (word.size() > packed_size) return 0;
    std::uint64_t bytes = 0;
    for (std::size_t i = word.size(); i-- > 0;)
        bytes = bytes << 8U | static_cast<unsigned char>(word[i]);
    return bytes;
}

/// Words of one to eight bytes.
template <std::size_t Count>
class word_list {
  public:
    consteval explicit word_list(const std::array<std::string_view, Count>& list) {
        for (std::size_t i = 0; i < Count; ++i) {
            if (list[i].empty() || list[i].size() > packed_size) throw "no word of this list";
            words_[i] = packed(list[i]);
        }
    }

    [[nodiscard]] constexpr bool contains(std::string_view word) const noexcept {
        return has(packed(word));
    }
    [[nodiscard]] constexpr bool has(std::uint64_t word) const noexcept {
        bool found = false;
        for (const std::uint64_t w : words_)
            found |= w == word;
        return found && word != 0;
    }

  private:
    std::array<std::uint64_t, Count> words_{};
};

template <std::size_t Count>
word_list(const std::array<std::string_view, Count>&) -> word_list<Count>;

} // namespace mulct::detail
