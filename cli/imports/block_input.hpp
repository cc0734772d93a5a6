#pragma once
// The bytes of a file of any length, one after the other, and where in the file they stand.

#include <cli/refusal.hpp>

#include <mulct/base/position.hpp>

#include <cstddef>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>

namespace mulct::cli {

// A file that is refused because it is UTF-16.
struct utf16_input : refusal {
    using refusal::refusal;
};

class block_input {
  public:
    // Thrown by `take_one`.
    struct too_long {};

    // Opens a file, or standard input for "-". Throws `refusal` if that cannot be done, and
    // `utf16_input`. A UTF-8 byte order mark is passed over.
    explicit block_input(const std::string& path);
    ~block_input();
    block_input(const block_input&) = delete;
    block_input& operator=(const block_input&) = delete;

    // Whether there is another byte, which `front` is. Throws `refusal` if it cannot be read.
    [[nodiscard]] bool more() { return at_ < block_.size() || fill(); }
    // Only where `more` said so.
    [[nodiscard]] char front() const noexcept { return block_[at_]; }
    // What of the file is at hand from here on; not empty where `more` said so.
    [[nodiscard]] std::string_view at_hand() const noexcept {
        return std::string_view{block_}.substr(at_);
    }
    // The same with at least so many bytes, if the file has them.
    [[nodiscard]] std::string_view at_hand(std::size_t least);
    // Moves on by so many bytes of what is at hand.
    void skip(std::size_t bytes) noexcept;
    // The same for one, if it is allowed.
    void take_one() {
        if (offset_ >= limit_) throw too_long{};
        skip(1);
    }

    // How many bytes may be taken from here on before `take_one` throws, for
    // parsers that gather what they read. Without it there is no end.
    void allow(std::size_t bytes) noexcept { limit_ = offset_ + bytes; }

    // Of the next byte.
    [[nodiscard]] position where() const noexcept { return where_; }
    [[nodiscard]] std::size_t offset() const noexcept { return offset_; }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }

  private:
    bool fill();

    std::string name_; // for messages
    int fd_;
    std::string block_;
    std::size_t at_ = 0;
    std::size_t offset_ = 0;
    std::size_t limit_ = std::numeric_limits<std::size_t>::max();
    position where_;
    bool ended_ = false;
};

// The same as an iterator, for a parser that takes a pair of them.
class input_iterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = char;

    input_iterator() = default; // the end
    explicit input_iterator(block_input& in) : in_(&in) {}

    char operator*() const { return in_->front(); }
    // Throws `block_input::too_long`.
    input_iterator& operator++() {
        in_->take_one();
        return *this;
    }
    input_iterator operator++(int) {
        const input_iterator before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const input_iterator& a, const input_iterator& b) {
        return a.ends() == b.ends();
    }

  private:
    [[nodiscard]] bool ends() const { return in_ == nullptr || !in_->more(); }

    block_input* in_ = nullptr;
};

} // namespace mulct::cli
