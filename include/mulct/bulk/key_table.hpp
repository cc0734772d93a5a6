#pragma once
/// Numbers for values that repeat: texts, and pairs of such numbers.

#include <mulct/bulk/plain_field.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct::bulk {

namespace detail {

/// The best-mixed bits of a product are its upper ones. The factor is 2^64 divided by the golden
/// ratio, as D. E. Knuth has it in The Art of Computer Programming 3, 6.4.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x) noexcept {
    x *= 0x9E37'79B9'7F4A'7C15;
    return x ^ x >> 32;
}

} // namespace detail

/// Numbers texts from 0 in the order in which they are first seen.
class text_table {
  public:
    text_table() : slots_(256) {}

    /// The number of a text of which `readable_beyond` bytes more can be read.
    [[nodiscard, gnu::always_inline]] std::uint32_t find_or_add(cell c) {
        // up to sixteen bytes in two words that may overlap; longer texts in between too
        const std::uint64_t first =
            detail::load_word(c.first) & (c.length < 8 ? low_mask(c.length) : ~std::uint64_t{0});
        const std::uint64_t last = c.length > 8 ? detail::load_word(c.first + c.length - 8) : 0;
        const std::uint64_t hash = detail::mixed(first ^ detail::mixed(last + c.length));
        for (std::size_t at = hash >> shift_;; at = (at + 1) & (slots_.size() - 1)) {
            const slot& s = slots_[at];
            if (s.number == none) return add(c, first, last, hash);
            if (s.first == first && s.last == last && s.length == c.length &&
                (c.length <= 16 || std::memcmp(s.text, c.first, c.length) == 0)) {
                return s.number;
            }
        }
    }

    /// The same of a text that ends where it ends.
    [[nodiscard]] std::uint32_t find_or_add(std::string_view text) {
        std::string padded{text};
        padded.resize(text.size() + readable_beyond);
        return find_or_add(cell{padded.data(), text.size()});
    }

    [[nodiscard]] std::size_t size() const noexcept { return texts_.size(); }
    [[nodiscard]] const std::string& operator[](std::size_t number) const { return texts_[number]; }

  private:
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
    struct slot {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        const char* text = nullptr;
        std::uint32_t length = 0;
        std::uint32_t number = none;
    };

    [[nodiscard]] static constexpr std::uint64_t low_mask(std::size_t bytes) noexcept {
        const auto missing = static_cast<unsigned>(8 - std::min<std::size_t>(bytes, 8)) * 8;
        return missing == 64 ? 0 : ~std::uint64_t{0} >> missing;
    }

    [[gnu::noinline]] std::uint32_t add(cell c, std::uint64_t first, std::uint64_t last,
                                        std::uint64_t hash) {
        if (texts_.size() * 4 >= slots_.size()) grow();
        const std::string& kept = texts_.emplace_back(c.first, c.length);
        const auto number = static_cast<std::uint32_t>(texts_.size() - 1);
        put({first, last, kept.data(), static_cast<std::uint32_t>(c.length), number}, hash);
        hashes_.push_back(hash);
        return number;
    }
    void put(const slot& s, std::uint64_t hash) {
        std::size_t at = hash >> shift_;
        while (slots_[at].number != none)
            at = (at + 1) & (slots_.size() - 1);
        slots_[at] = s;
    }
    void grow() {
        const std::vector<slot> old = std::exchange(slots_, std::vector<slot>(slots_.size() * 2));
        --shift_;
        for (const slot& s : old) {
            if (s.number != none) put(s, hashes_[s.number]);
        }
    }

    std::vector<slot> slots_; // as many as a power of two, few of them taken: rows differ, and a
                              // second look costs a branch that was not foreseen
    int shift_ = 64 - 8;
    std::deque<std::string> texts_; // which do not move
    std::vector<std::uint64_t> hashes_;
};

/// Numbers pairs of numbers from 0 in the order in which they are first seen.
class pair_table {
  public:
    pair_table() : slots_(64), near_(near_first * near_second, none) {}

    [[nodiscard, gnu::always_inline]] std::uint32_t find_or_add(std::uint32_t a, std::uint32_t b) {
        if (a >= near_first || b >= near_second) return find_or_add_far(a, b);
        std::uint32_t& number = near_[a * near_second + b];
        if (number == none) [[unlikely]] {
            number = static_cast<std::uint32_t>(pairs_.size());
            pairs_.push_back(std::uint64_t{a} << 32 | b);
        }
        return number;
    }

    [[nodiscard]] std::size_t size() const noexcept { return pairs_.size(); }
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> operator[](std::size_t n) const noexcept {
        return {static_cast<std::uint32_t>(pairs_[n] >> 32), static_cast<std::uint32_t>(pairs_[n])};
    }

  private:
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
    static constexpr std::size_t near_first = 1024; // small numbers go without a search
    static constexpr std::size_t near_second = 64;
    struct slot {
        std::uint64_t both = 0;
        std::uint32_t number = none;
    };

    [[gnu::noinline]] std::uint32_t find_or_add_far(std::uint32_t a, std::uint32_t b) {
        const std::uint64_t both = std::uint64_t{a} << 32 | b;
        for (std::size_t at = detail::mixed(both) >> 1 & (slots_.size() - 1);;
             at = (at + 1) & (slots_.size() - 1)) {
            const slot& s = slots_[at];
            if (s.number == none) return add(both);
            if (s.both == both) return s.number;
        }
    }

    std::uint32_t add(std::uint64_t both) {
        if (++far_ * 2 >= slots_.size()) {
            const std::vector<slot> old =
                std::exchange(slots_, std::vector<slot>(slots_.size() * 2));
            for (const slot& s : old) {
                if (s.number != none) put(s);
            }
        }
        const auto number = static_cast<std::uint32_t>(pairs_.size());
        pairs_.push_back(both);
        put({both, number});
        return number;
    }
    void put(const slot& s) {
        std::size_t at = detail::mixed(s.both) >> 1 & (slots_.size() - 1);
        while (slots_[at].number != none)
            at = (at + 1) & (slots_.size() - 1);
        slots_[at] = s;
    }

    std::vector<slot> slots_; // as many as a power of two, at most half of them taken
    std::size_t far_ = 0;     // how many are taken
    std::vector<std::uint32_t> near_;
    std::vector<std::uint64_t> pairs_; // by number
};

} // namespace mulct::bulk
