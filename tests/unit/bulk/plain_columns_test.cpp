#include "texts.hpp"

#include <mulct/bulk/plain_columns.hpp>

#include <support/catch.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;
using bulk::column;

namespace {

/// Rows of one cell each.
class cells {
  public:
    void add(std::string_view cell) {
        rows_.push_back(static_cast<std::uint32_t>(marks_.size() - 1));
        text_ += cell;
        marks_.push_back(static_cast<std::uint32_t>(text_.size()));
        text_ += ',';
    }
    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
    [[nodiscard]] column as_column(bool is_last = false) {
        padded_ = std::make_unique<padded_text>(text_, '7');
        return {padded_->view().data(), marks_.data(), rows_.data(), rows_.size(), is_last};
    }

  private:
    std::string text_;
    std::vector<std::uint32_t> marks_{static_cast<std::uint32_t>(-1)};
    std::vector<std::uint32_t> rows_;
    std::unique_ptr<padded_text> padded_;
};

/// Whether each set of instructions reads what the reader of one cell reads; and how many of the
/// cells are plain.
std::size_t count_plain_amounts(const column& c, char mark) {
    std::size_t plain = 0;
    for (const bulk::instruction_set set : instruction_sets()) {
        std::vector<std::uint64_t> hundredths(c.count);
        const auto is_other = std::make_unique<bool[]>(c.count);
        bulk::read_amounts(c, mark, {hundredths.data(), is_other.get()}, set);
        plain = 0;
        for (std::size_t i = 0; i < c.count; ++i) {
            const bulk::plain_amount expected = bulk::read_plain_amount(c[i], mark);
            plain += expected.is_plain ? 1U : 0U;
            if (is_other[i] != !expected.is_plain ||
                (expected.is_plain && hundredths[i] != expected.hundredths)) {
                CAPTURE(static_cast<int>(set), std::string(c[i].first, c[i].length), hundredths[i]);
                FAIL_CHECK();
            }
        }
    }
    return plain;
}
std::size_t count_plain_days(const column& c) {
    std::size_t plain = 0;
    for (const bulk::instruction_set set : instruction_sets()) {
        std::vector<std::uint32_t> places(c.count);
        std::vector<std::uint32_t> months(c.count);
        const auto is_other = std::make_unique<bool[]>(c.count);
        bulk::read_days(c, {places.data(), months.data(), is_other.get()}, set);
        plain = 0;
        for (std::size_t i = 0; i < c.count; ++i) {
            const bulk::plain_day expected = bulk::read_plain_day(c[i]);
            const bool is_plain = expected.month != bulk::plain_months;
            plain += is_plain ? 1U : 0U;
            if (is_other[i] != !is_plain || months[i] != expected.month ||
                (is_plain && places[i] != expected.place)) {
                CAPTURE(static_cast<int>(set), std::string(c[i].first, c[i].length), months[i]);
                FAIL_CHECK();
            }
        }
    }
    return plain;
}

/// A text with any byte in any place, quoted and not.
void add_with_each_byte(cells& all, std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (unsigned byte = 0; byte < 256; ++byte) {
            std::string changed{text};
            changed[at] = static_cast<char>(byte);
            if (changed.front() != '"') all.add(changed);
            all.add('"' + changed + '"');
        }
    }
}

} // namespace

TEST_CASE("a column's amounts are those of its cells, by each set of instructions") {
    for (const char mark : {'.', ','}) {
        cells all;
        const std::string half{mark == '.' ? ".50" : ",50"};
        for (const char* const whole : {"",
                                        "0",
                                        "1",
                                        "12",
                                        "123",
                                        "1234",
                                        "12345",
                                        "123456",
                                        "1234567",
                                        "12345678",
                                        "123456789",
                                        "1234567890",
                                        "12345678901",
                                        "123456789012",
                                        "1234567890123",
                                        "12345678901234",
                                        "123456789012345",
                                        "1234567890123456",
                                        "12345678901234567",
                                        "99999999999999",
                                        "00",
                                        "01",
                                        "007"}) {
            all.add(whole);
            all.add(whole + half);
            all.add(whole + half + "0");
            all.add('"' + (whole + half) + '"');
        }
        // 16 without a mark, 14 with one and two digits after it, and those in quotes
        CHECK(count_plain_amounts(all.as_column(), mark) == 44);
        add_with_each_byte(all, "1");
        add_with_each_byte(all, "12" + half);
        add_with_each_byte(all, "1234567890123" + half);
        add_with_each_byte(all, "12345678901234");
        CHECK(count_plain_amounts(all.as_column(), mark) > 600);
    }
}

TEST_CASE("random amounts of every length are read alike") {
    random_numbers random{3};
    constexpr std::string_view bytes = "00123456789999.,-/:";
    cells all;
    for (int i = 0; i < 60'000; ++i) {
        std::string text(random.below(20), '0');
        const bool digits_alone = !random.one_in(8);
        for (char& c : text)
            c = bytes[random.below(digits_alone ? 14 : bytes.size())];
        if (text.size() > 2 && random.one_in(2)) text[text.size() - 3] = '.';
        all.add(text);
    }
    CHECK(count_plain_amounts(all.as_column(), '.') > 20'000);
}

TEST_CASE("a column's days are those of its cells, by each set of instructions") {
    cells all;
    for (unsigned year : {1969U, 1970U, 1999U, 2000U, 2022U, 2024U, 2099U, 2100U, 9999U}) {
        for (unsigned month = 0; month < 14; ++month) {
            for (unsigned day = 0; day < 33; ++day) {
                std::array<char, 16> text{};
                std::snprintf(text.data(), text.size(), "%04u-%02u-%02u", year, month, day);
                all.add(text.data());
            }
        }
    }
    // of the six years that have places two are leap years
    CHECK(count_plain_days(all.as_column()) == 6 * 365 + 2);
    add_with_each_byte(all, "2022-05-23");
    for (const char* const text : {"", "2022", "2022-05", "2022-05-2", "2022-05-230", "2022-5-23",
                                   "20220523", "\"2022-05-23\"", "2022-05-23T00:00"}) {
        all.add(text);
    }
    // 47 changes of one byte leave a day, in quotes too, and one of the last is one
    CHECK(count_plain_days(all.as_column()) == 6 * 365 + 2 + 2 * 47 + 1);
}

TEST_CASE("the last cell of a row may have the CR of its line end") {
    cells all;
    all.add("12.50\r");
    all.add("\"12.50\"\r");
    all.add("12.50");
    CHECK(count_plain_amounts(all.as_column(true), '.') == 3);
    CHECK(count_plain_amounts(all.as_column(false), '.') == 1);
}

TEST_CASE("what was known to be in another form stays so") {
    cells all;
    all.add("12.50");
    std::uint64_t hundredths = 0;
    bool is_other = true;
    bulk::read_amounts(all.as_column(), '.', {&hundredths, &is_other});
    CHECK(is_other);
}
