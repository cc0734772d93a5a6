#pragma once
// What the fuzz targets share: how they stop, and what holds for every error about a text.

#include <mulct/base/error.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

inline void require(bool holds) {
    if (!holds) __builtin_trap();
}

/// An error's culprit is a part of the text, or its end.
inline void require_within(const mulct::error& e, std::string_view text) {
    require(e.offset <= text.size());
    require(e.length <= text.size() - e.offset);
}

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}
