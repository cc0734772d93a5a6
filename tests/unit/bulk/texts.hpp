#pragma once
// Texts as these tests hold them.

#include <mulct/bulk/plain_field.hpp>
#include <mulct/bulk/processor.hpp>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

/// A text with bytes after it that can be read and say nothing.
class padded_text {
  public:
    explicit padded_text(std::string_view text, char beyond = '7')
        : bytes_(text.begin(), text.end()), length_(text.size()) {
        bytes_.resize(length_ + mulct::bulk::readable_beyond, beyond);
    }

    [[nodiscard]] std::string_view view() const noexcept { return {bytes_.data(), length_}; }
    [[nodiscard]] mulct::bulk::cell cell() const noexcept { return {bytes_.data(), length_}; }

  private:
    std::vector<char> bytes_; // of which an address checker knows the end
    std::size_t length_;
};

/// All that this machine has.
inline std::vector<mulct::bulk::instruction_set> instruction_sets() {
    using mulct::bulk::instruction_set;
    std::vector<instruction_set> sets;
    for (const auto set :
         {instruction_set::portable, instruction_set::avx2, instruction_set::avx512}) {
        if (set <= mulct::bulk::best_instruction_set()) sets.push_back(set);
    }
    return sets;
}

/// The same numbers in every run and with every library.
class random_numbers {
  public:
    explicit random_numbers(std::uint64_t seed) : engine_(seed) {}

    [[nodiscard]] std::uint64_t word() { return engine_(); }
    /// 0 to count - 1.
    [[nodiscard]] std::size_t below(std::size_t count) {
        return static_cast<std::size_t>(engine_() % count);
    }
    [[nodiscard]] bool one_in(std::size_t count) { return below(count) == 0; }
    [[nodiscard]] std::string_view one_of(const std::vector<std::string_view>& texts) {
        return texts[below(texts.size())];
    }
    /// Of any size: each number of bits is as likely as the others.
    [[nodiscard]] std::uint64_t of_any_size() { return engine_() >> below(64); }

  private:
    std::mt19937_64 engine_;
};
