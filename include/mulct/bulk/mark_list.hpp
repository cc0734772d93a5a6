#pragma once
/// Places in a text, in a buffer that is kept from one block to the next.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace mulct::bulk {

/// As many as were made room for. Unlike a vector's they are not set to 0 first: most are written
/// once, and those that never are take no memory.
class mark_list {
  public:
    /// Makes room for `size` of them, if there is less, and keeps the first `used`.
    void make_room(std::size_t size, std::size_t used) {
        if (size <= size_) return;
        auto larger = std::make_unique_for_overwrite<std::uint32_t[]>(size);
        std::copy_n(marks_.get(), used, larger.get());
        marks_ = std::move(larger);
        size_ = size;
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::uint32_t* data() noexcept { return marks_.get(); }
    [[nodiscard]] const std::uint32_t* data() const noexcept { return marks_.get(); }
    [[nodiscard]] std::uint32_t& operator[](std::size_t i) noexcept { return marks_[i]; }
    [[nodiscard]] const std::uint32_t& operator[](std::size_t i) const noexcept {
        return marks_[i];
    }

  private:
    std::unique_ptr<std::uint32_t[]> marks_;
    std::size_t size_ = 0;
};

} // namespace mulct::bulk
