#pragma once
/// Some amounts side by side in memory.

#include <cstddef>
#include <cstdint>
#include <span>

namespace mulct::bulk {

/// A view of them: those below 2^32 in words of 32 bits, which most fines are, or any in words
/// of 64.
class amount_piece {
  public:
    // NOLINTBEGIN(google-explicit-constructor): each view of words is one of amounts
    amount_piece(std::span<const std::uint32_t> amounts) noexcept
        : first_(amounts.data()), size_(amounts.size()), is_narrow_(true) {}
    amount_piece(std::span<const std::uint64_t> amounts) noexcept
        : first_(amounts.data()), size_(amounts.size()), is_narrow_(false) {}
    // NOLINTEND(google-explicit-constructor)

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// Shows the words: `visit` takes a span of either kind.
    template <class Visit>
    void visit(Visit visit) const {
        if (is_narrow_) {
            visit(std::span{static_cast<const std::uint32_t*>(first_), size_});
        } else {
            visit(std::span{static_cast<const std::uint64_t*>(first_), size_});
        }
    }

  private:
    const void* first_;
    std::size_t size_;
    bool is_narrow_;
};

} // namespace mulct::bulk
