#pragma once
/// Numbers for values that repeat: texts, and pairs of such numbers.

#include <mulct/bulk/plain_field.hpp>
#include <mulct/number/int128.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct::bulk {

namespace detail {

/// The factor is 2^64 divided by the golden ratio, as D. E. Knuth has it in The Art of Computer
/// Programming 3, 6.4.
inline constexpr std::uint64_t mixing_factor = 0x9E37'79B9'7F4A'7C15;

/// The best-mixed bits of a product are its upper ones.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x) noexcept {
    x *= mixing_factor;
    return x ^ x >> 32;
}

/// The two halves of a product, of which every bit hangs on all bits of both.
[[nodiscard, gnu::always_inline]] constexpr std::uint64_t folded(std::uint64_t a,
                                                                 std::uint64_t b) noexcept {
    const uint128 product = uint128{a} * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// The lowest so many bytes of two words, 0 to 16.
struct word_pair {
    std::uint64_t low;
    std::uint64_t high;
};
inline constexpr auto first_bytes = [] {
    std::array<word_pair, 17> masks{};
    for (unsigned n = 1; n <= 16; ++n) {
        masks[n].low = ~std::uint64_t{0} >> (n < 8 ? 64 - 8 * n : 0);
        masks[n].high = n <= 8 ? 0 : ~std::uint64_t{0} >> (128 - 8 * n);
    }
    return masks;
}();

} // namespace detail

/// Numbers texts from 0 in the order in which they are first seen.
class text_table {
  public:
    text_table() : slots_(std::size_t{1} << first_bits) {}

    /// The number of a text of which `readable_beyond` bytes more can be read.
    [[nodiscard, gnu::always_inline]] std::uint32_t find_or_add(cell c) {
        const digest d = digest_of(c);
        const std::uint64_t hash = hash_of(d);
        for (std::size_t at = hash >> shift_;; at = (at + 1) & (slots_.size() - 1)) {
            const slot& s = slots_[at];
            if (s.text == d) [[likely]] {
                if (c.length <= most_whole || is_text(s.number, c.first, c.length)) {
                    return s.number;
                }
            } else if (s.number == none) {
                return add(c.first, c.length);
            }
        }
    }

    /// Asks for what `find_or_add` will look at first.
    [[gnu::always_inline]] void prefetch(cell c) const noexcept {
        __builtin_prefetch(&slots_[hash_of(digest_of(c)) >> shift_]);
    }
    /// Whether there is so much that asking for it before it is needed is worth while.
    [[nodiscard]] bool is_large() const noexcept { return texts_.size() >= many_texts; }

    /// The number of a text that ends where it ends.
    [[nodiscard]] std::uint32_t find_or_add(std::string_view text) {
        std::string padded{text};
        padded.resize(text.size() + readable_beyond);
        return find_or_add(cell{padded.data(), text.size()});
    }

    [[nodiscard]] std::size_t size() const noexcept { return texts_.size(); }
    [[nodiscard]] const std::string& operator[](std::size_t number) const { return texts_[number]; }

  private:
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
    static constexpr int first_bits = 10;
    static constexpr std::size_t many_texts = std::size_t{1} << 12;

    /// A text of up to sixteen bytes as it is; of a longer one what its ends come to.
    static constexpr std::size_t most_whole = 16;
    struct digest {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        std::uint64_t length = none; ///< no text's

        [[nodiscard, gnu::always_inline]] friend bool operator==(const digest& a,
                                                                 const digest& b) noexcept {
            return ((a.first ^ b.first) | (a.second ^ b.second) | (a.length ^ b.length)) == 0;
        }
    };
    struct slot {
        digest text;
        std::uint32_t number = none;
    };

    [[nodiscard, gnu::always_inline]] static digest digest_of(cell c) noexcept {
        const std::uint64_t first = detail::load_word(c.first);
        const std::uint64_t second = detail::load_word(c.first + 8);
        if (c.length <= most_whole) [[likely]] { // no step depends on how long it is
            const detail::word_pair mask = detail::first_bytes[c.length];
            return {first & mask.low, second & mask.high, c.length};
        }
        const char* const last = c.first + c.length - most_whole;
        return {detail::folded(first ^ detail::mixing_factor, second ^ other_factor),
                detail::folded(detail::load_word(last) ^ detail::mixing_factor,
                               detail::load_word(last + 8) ^ other_factor),
                c.length};
    }
    static constexpr std::uint64_t other_factor = 0xD6E8'FEB8'6659'FD93;
    [[nodiscard, gnu::always_inline]] static std::uint64_t hash_of(const digest& d) noexcept {
        return detail::folded(d.first ^ detail::mixing_factor, d.second ^ other_factor ^ d.length);
    }
    [[nodiscard]] bool is_text(std::uint32_t number, const char* first,
                               std::size_t length) const noexcept {
        return std::memcmp(texts_[number].data(), first, length) == 0;
    }

    /// Takes no more than the text, and not as a whole: what is handed on as one has to be in
    /// memory, where all that is only looked up would be put, too.
    [[gnu::noinline]] std::uint32_t add(const char* first, std::size_t length) {
        // few slots are taken, as long as they are few: a second look is a branch that was not
        // foreseen
        const std::size_t slots_of_each = is_large() ? 2 : 16;
        if (texts_.size() * slots_of_each >= slots_.size()) grow();
        texts_.emplace_back(first, length);
        const auto number = static_cast<std::uint32_t>(texts_.size() - 1);
        const digest d = digest_of({first, length});
        put({d, number}, hash_of(d));
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
            if (s.number != none) put(s, hash_of(s.text));
        }
    }

    std::vector<slot> slots_; // as many as a power of two
    int shift_ = 64 - first_bits;
    std::deque<std::string> texts_;
};

/// Numbers pairs of numbers from 0 in the order in which they are first seen.
class pair_table {
  public:
    pair_table() : slots_(64) {}

    [[nodiscard, gnu::always_inline]] std::uint32_t find_or_add(std::uint32_t a, std::uint32_t b) {
        const std::size_t place = std::size_t{a} * near_second + b;
        if (b >= near_second || place >= near_.size()) [[unlikely]] {
            if (a >= near_first || b >= near_second) return find_or_add_far(a, b);
            near_.resize(near_second * std::bit_ceil(std::size_t{a} + 1), none);
        }
        std::uint32_t& number = near_[place];
        if (number == none) [[unlikely]] {
            number = static_cast<std::uint32_t>(pairs_.size());
            pairs_.push_back(both_of(a, b));
        }
        return number;
    }

    /// Asks for what `find_or_add` will look at first.
    [[gnu::always_inline]] void prefetch(std::uint32_t a, std::uint32_t b) const noexcept {
        if (a >= near_first || b >= near_second)
            __builtin_prefetch(&slots_[slot_of(both_of(a, b))]);
    }
    /// Whether there is so much that asking for it before it is needed is worth while.
    [[nodiscard]] bool is_large() const noexcept { return far_ >= many_pairs; }

    [[nodiscard]] std::size_t size() const noexcept { return pairs_.size(); }
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> operator[](std::size_t n) const noexcept {
        return {static_cast<std::uint32_t>(pairs_[n] >> 32), static_cast<std::uint32_t>(pairs_[n])};
    }

  private:
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
    static constexpr std::size_t near_first = 1024; // small numbers go without a search
    static constexpr std::size_t near_second = 64;
    static constexpr std::size_t many_pairs = std::size_t{1} << 14;
    struct slot {
        std::uint64_t both = 0;
        std::uint32_t number = none;
    };

    [[nodiscard]] static constexpr std::uint64_t both_of(std::uint32_t a,
                                                         std::uint32_t b) noexcept {
        return std::uint64_t{a} << 32 | b;
    }
    [[nodiscard]] std::size_t slot_of(std::uint64_t both) const noexcept {
        return detail::mixed(both) >> 1 & (slots_.size() - 1);
    }

    [[gnu::noinline]] std::uint32_t find_or_add_far(std::uint32_t a, std::uint32_t b) {
        const std::uint64_t both = both_of(a, b);
        for (std::size_t at = slot_of(both);; at = (at + 1) & (slots_.size() - 1)) {
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
        std::size_t at = slot_of(s.both);
        while (slots_[at].number != none)
            at = (at + 1) & (slots_.size() - 1);
        slots_[at] = s;
    }

    std::vector<slot> slots_;          // as many as a power of two, at most half of them taken
    std::size_t far_ = 0;              // how many are taken
    std::vector<std::uint32_t> near_;  // near_second for each first number so far, or more
    std::vector<std::uint64_t> pairs_; // by number
};

/// The numbers that nested pairs were made of, one more than there are tables: the first table has
/// pairs of the first two, each other one of a pair before it and one number more.
inline void take_apart(std::span<const pair_table> pairs, std::uint32_t pair,
                       std::span<std::uint32_t> into) noexcept {
    for (std::size_t k = pairs.size(); k > 0; --k) {
        const auto [before, last] = pairs[k - 1][pair];
        into[k] = last;
        pair = before;
    }
    into[0] = pair;
}

} // namespace mulct::bulk
