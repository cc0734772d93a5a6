#pragma once
/// Text that grows at its end, in a buffer that is kept from one block to the next.

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

namespace mulct::bulk {

class text_room {
  public:
    /// Where the text goes on. At least `wanted` bytes can be written there; what was written
    /// counts once `end_at` says where it ends.
    [[nodiscard, gnu::always_inline]] char* make_room(std::size_t wanted) {
        if (size_ - used_ < wanted) [[unlikely]]
            grow(wanted);
        return bytes_.get() + used_;
    }
    void end_at(const char* end) noexcept { used_ = static_cast<std::size_t>(end - bytes_.get()); }

    void append(std::string_view text) {
        char* const to = make_room(text.size());
        std::copy(text.begin(), text.end(), to);
        used_ += text.size();
    }
    void append(std::size_t count, char c) {
        std::fill_n(make_room(count), count, c);
        used_ += count;
    }

    void clear() noexcept { used_ = 0; }
    /// Until more is written.
    [[nodiscard]] std::string_view view() const noexcept { return {bytes_.get(), used_}; }

  private:
    static constexpr std::size_t least = std::size_t{1} << 12;

    [[gnu::noinline]] void grow(std::size_t wanted) {
        const std::size_t size = std::max({least, size_ * 2, used_ + wanted});
        // what nobody has written yet need not be zero
        auto larger = std::make_unique_for_overwrite<char[]>(size);
        std::copy_n(bytes_.get(), used_, larger.get());
        bytes_ = std::move(larger);
        size_ = size;
    }

    std::unique_ptr<char[]> bytes_;
    std::size_t size_ = 0;
    std::size_t used_ = 0;
};

} // namespace mulct::bulk
