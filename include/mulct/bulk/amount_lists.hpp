#pragma once
/// The amounts of many groups, each appended to its group's list, in little more memory than the
/// amounts themselves take.

#include <mulct/bulk/amount_piece.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <span>
#include <utility>
#include <vector>

namespace mulct::bulk {

/// Lists numbered from 0. What is appended stays where it is.
class amount_lists {
  public:
    /// There are as many lists as were reserved, at least.
    void reserve(std::size_t lists) {
        if (lists > lists_.size()) lists_.resize(lists);
    }
    /// To one of those reserved.
    [[gnu::always_inline]] void append(std::size_t list, std::uint64_t amount) {
        if (amount <= std::numeric_limits<std::uint32_t>::max()) [[likely]] {
            append_to(lists_[list].narrow, static_cast<std::uint32_t>(amount));
        } else {
            append_to(lists_[list].wide, amount);
        }
    }

    /// Ask for a list, and then for where its next amount goes, if it is one of the many small
    /// ones.
    [[gnu::always_inline]] void prefetch_list(std::size_t list) const noexcept {
        __builtin_prefetch(&lists_[list], 1);
    }
    [[gnu::always_inline]] void prefetch_next(std::size_t list) const noexcept {
        __builtin_prefetch(lists_[list].narrow.next, 1);
    }
    /// Ask for the amounts that were appended last.
    [[gnu::always_inline]] void prefetch_amounts(std::size_t list) const noexcept {
        __builtin_prefetch(lists_[list].narrow.piece);
        __builtin_prefetch(lists_[list].wide.piece);
    }
    /// Whether the lists alone are so many that the first is worth while.
    [[nodiscard]] bool is_large() const noexcept { return lists_.size() >= many_lists; }

    [[nodiscard]] std::size_t size() const noexcept { return lists_.size(); }

    /// Shows a list's amounts, an `amount_piece` at a time.
    template <class Visit>
    void for_each_piece(std::size_t list, Visit visit) const {
        if (list >= lists_.size()) return;
        for_each_piece_of(lists_[list].narrow, visit);
        for_each_piece_of(lists_[list].wide, visit);
    }

  private:
    static constexpr std::size_t many_lists = std::size_t{1} << 13;

    /// What stands before a piece's amounts.
    struct header {
        void* before;         ///< the amounts of the piece that was filled before it
        std::size_t capacity; ///< how many amounts it holds
    };

    template <class Word>
    struct words {
        Word* next = nullptr;
        Word* end = nullptr;
        Word* piece = nullptr; ///< the one being filled
    };
    struct one_list {
        words<std::uint32_t> narrow;
        words<std::uint64_t> wide;
    };

    template <class Word>
    [[nodiscard]] static const header& header_of(const Word* piece) noexcept {
        return reinterpret_cast<const header*>(piece)[-1];
    }

    template <class Word>
    [[gnu::always_inline]] void append_to(words<Word>& w, Word amount) {
        if (w.next == w.end) [[unlikely]]
            lengthen(w);
        *w.next++ = amount;
    }

    template <class Word, class Visit>
    static void for_each_piece_of(const words<Word>& w, Visit& visit) {
        const Word* end = w.next;
        for (const Word* p = w.piece; p != nullptr;) {
            visit(amount_piece{std::span{p, static_cast<std::size_t>(end - p)}});
            p = static_cast<const Word*>(header_of(p).before);
            if (p != nullptr) end = p + header_of(p).capacity;
        }
    }

    /// A small group takes little, a large one grows in pieces of half a page; all are multiples of
    /// a line of the cache.
    template <class Word>
    [[gnu::noinline]] void lengthen(words<Word>& w) {
        constexpr std::size_t smallest = 64;
        constexpr std::size_t largest = 2048;
        const std::size_t bytes =
            w.piece == nullptr
                ? smallest
                : std::min(largest,
                           (header_of(w.piece).capacity * sizeof(Word) + sizeof(header)) * 4);
        std::byte* const at = take(bytes);
        const std::size_t capacity = (bytes - sizeof(header)) / sizeof(Word);
        new (at) header{w.piece, capacity};
        w.piece = w.next = reinterpret_cast<Word*>(at + sizeof(header));
        w.end = w.next + capacity;
    }

    /// Memory is taken in slabs, each twice as large as the one before, up to 2 MiB.
    std::byte* take(std::size_t bytes) {
        if (left_ < bytes) {
            slabs_.emplace_back(
                static_cast<std::byte*>(::operator new (slab_bytes_, std::align_val_t{alignment})));
            at_ = slabs_.back().get();
            left_ = slab_bytes_;
            constexpr std::size_t largest = std::size_t{1} << 21;
            slab_bytes_ = std::min(largest, slab_bytes_ * 2);
        }
        left_ -= bytes;
        return std::exchange(at_, at_ + bytes);
    }

    static constexpr std::size_t alignment = 64;
    struct slab_deleter {
        void operator()(std::byte* at) const noexcept {
            ::operator delete (at, std::align_val_t{alignment});
        }
    };
    using slab = std::unique_ptr<std::byte[], slab_deleter>;

    std::vector<one_list> lists_;
    std::vector<slab> slabs_;
    std::size_t slab_bytes_ = std::size_t{1} << 16; // of the next one
    std::byte* at_ = nullptr;
    std::size_t left_ = 0;
};

} // namespace mulct::bulk
