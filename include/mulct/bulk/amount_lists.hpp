#pragma once
/// The amounts of many groups, each appended to its group's list, in little more memory than the
/// amounts themselves take.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <new>
#include <span>
#include <utility>
#include <vector>

namespace mulct::bulk {

/// Lists numbered from 0. What is appended stays where it is.
class amount_lists {
  public:
    /// Takes memory in slabs, the later ones of 2 MiB; it must outlive the lists.
    explicit amount_lists(
        std::pmr::memory_resource& memory = *std::pmr::new_delete_resource()) noexcept
        : memory_(&memory) {}

    /// There are as many lists as were reserved, at least.
    void reserve(std::size_t lists) {
        if (lists > lists_.size()) lists_.resize(lists);
    }
    /// To one of those reserved.
    [[gnu::always_inline]] void append(std::size_t list, std::uint64_t amount) {
        one_list& l = lists_[list];
        if (l.next == l.end) [[unlikely]]
            lengthen(l);
        *l.next++ = amount;
    }

    /// Asks for where the next amount goes.
    [[gnu::always_inline]] void prefetch(std::size_t list) const noexcept {
        __builtin_prefetch(lists_[list].next, 1);
    }

    [[nodiscard]] std::size_t size() const noexcept { return lists_.size(); }

    /// Shows a list's amounts, a piece at a time.
    template <class Visit>
    void for_each_piece(std::size_t list, Visit visit) const {
        if (list >= lists_.size()) return;
        const one_list& l = lists_[list];
        const std::uint64_t* end = l.next;
        for (const std::uint64_t* p = l.piece; p != nullptr;) {
            const header& h = header_of(p);
            visit(std::span{p, static_cast<std::size_t>(end - p)});
            if (h.before == nullptr) break;
            p = h.before;
            end = p + header_of(p).capacity;
        }
    }

  private:
    /// What stands before a piece's amounts: two words.
    struct header {
        std::uint64_t* before; ///< the piece that was filled before it
        std::uint64_t capacity;
    };
    static_assert(sizeof(header) == 2 * sizeof(std::uint64_t));

    struct one_list {
        std::uint64_t* next = nullptr;
        std::uint64_t* end = nullptr;
        std::uint64_t* piece = nullptr; ///< the one being filled
    };

    [[nodiscard]] static const header& header_of(const std::uint64_t* piece) noexcept {
        return *reinterpret_cast<const header*>(piece - 2);
    }

    /// A small group takes little, a large one grows in pieces of a page.
    [[gnu::noinline]] void lengthen(one_list& l) {
        constexpr std::uint64_t smallest = 6;  // with the header a cache line
        constexpr std::uint64_t largest = 254; // with the header half a page
        const std::uint64_t capacity =
            l.piece == nullptr ? smallest : std::min(largest, header_of(l.piece).capacity * 4 + 6);
        std::uint64_t* const words = take(capacity + 2);
        new (words) header{l.piece, capacity};
        l.piece = l.next = words + 2;
        l.end = l.next + capacity;
    }

    std::uint64_t* take(std::size_t words) {
        if (left_ < words) {
            constexpr std::size_t smallest = std::size_t{1} << 16;
            constexpr std::size_t largest = std::size_t{1} << 21;
            const std::size_t bytes =
                slabs_.empty() ? smallest
                               : std::min(largest, slabs_.back().get_deleter().bytes * 2);
            slabs_.emplace_back(nullptr, slab_deleter{memory_, bytes}); // before what it deletes
            at_ = static_cast<std::uint64_t*>(memory_->allocate(bytes, alignof(std::uint64_t)));
            slabs_.back().reset(at_);
            left_ = bytes / sizeof(std::uint64_t);
        }
        left_ -= words;
        return std::exchange(at_, at_ + words);
    }

    struct slab_deleter {
        std::pmr::memory_resource* memory;
        std::size_t bytes;

        void operator()(std::uint64_t* words) const {
            memory->deallocate(words, bytes, alignof(std::uint64_t));
        }
    };
    using slab = std::unique_ptr<std::uint64_t[], slab_deleter>;

    std::pmr::memory_resource* memory_;
    std::vector<one_list> lists_;
    std::vector<slab> slabs_;
    std::uint64_t* at_ = nullptr;
    std::size_t left_ = 0;
};

} // namespace mulct::bulk
