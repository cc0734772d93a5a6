#pragma once
/// Values of an enumeration by their written names, which stand in its order.

#include <mulct/base/error.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace mulct {

/// The value whose name this is; `unknown_word` if it is nobody's, `empty`
/// for no text.
template <class Enum, std::size_t Count>
[[nodiscard]] constexpr parsed<Enum> parse_name(const std::array<std::string_view, Count>& names,
                                                std::string_view text) noexcept {
    for (std::size_t i = 0; i < Count; ++i) {
        if (names[i] == text) return static_cast<Enum>(i);
    }
    return failed(error{text.empty() ? errc::empty : errc::unknown_word, 0, text.size()});
}

} // namespace mulct
