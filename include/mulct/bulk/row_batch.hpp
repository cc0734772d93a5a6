#pragma once
/// Some rows of a block at a time, column by column: the passes over each are short, so that the
/// machine works at many rows at once.

#include <mulct/bulk/exact_factor.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace mulct::bulk {

/// Rows in the usual form.
struct row_batch {
    static constexpr std::size_t capacity = 256;
    template <class T>
    using values = std::array<T, capacity>;

    std::size_t count = 0;
    values<std::uint32_t> first_marks; ///< of each row: the place of the mark before it
    values<bool> is_odd;               ///< where it turned out to be in another form
    values<std::uint64_t> amounts;
    values<std::uint32_t> places; ///< of the days
    values<std::uint32_t> months;
    values<std::uint16_t> currencies;
    values<const exact_factor*> factors;
    values<std::uint32_t> groups;

    [[nodiscard]] bool is_full() const noexcept { return count == capacity; }
    /// Whether any row turned out to be odd.
    [[nodiscard]] bool has_odd() const noexcept {
        static_assert(sizeof(bool) == 1);
        return std::memchr(is_odd.data(), 1, count) != nullptr;
    }

    /// Leaves out the odd rows, each of which is shown by its first mark.
    template <class Visit>
    void leave_out_odd(Visit visit) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (is_odd[i]) {
                visit(first_marks[i]);
                continue;
            }
            first_marks[kept] = first_marks[i];
            amounts[kept] = amounts[i];
            places[kept] = places[i];
            months[kept] = months[i];
            currencies[kept] = currencies[i];
            ++kept;
        }
        count = kept;
    }
};

} // namespace mulct::bulk
