#include "texts.hpp"

#include <mulct/base/csv.hpp>
#include <mulct/base/utf8.hpp>
#include <mulct/bulk/structure.hpp>

#include <support/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;
using bulk::csv_structure;

namespace {

constexpr std::size_t nowhere = csv_structure::nowhere;

/// What is said of a text, as one value.
struct findings {
    std::vector<std::size_t> ends; ///< of fields
    std::size_t row_ends = 0;
    std::size_t lines = 0;
    bool ends_in_quotes = false;
    std::size_t misplaced_quote = nowhere;
    std::size_t nul_byte = nowhere;
    std::size_t not_utf8 = nowhere;

    friend bool operator==(const findings&, const findings&) = default;
};

findings findings_of(const csv_structure& s) {
    REQUIRE(s.marks.size() > s.field_count);
    const std::uint32_t* const first = s.marks.data() + 1;
    return {{first, first + static_cast<std::ptrdiff_t>(s.field_count)},
            s.row_ends,
            s.lines,
            s.ends_in_quotes,
            s.misplaced_quote,
            s.nul_byte,
            s.not_utf8};
}

/// The same a byte at a time. `whole`: a last row without a line feed ends too.
findings look_at(std::string_view text, char separator, bool whole) {
    findings f;
    bool inside = false;
    bool closed = false; // by the byte before
    bool at_start = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') ++f.lines;
        if (c == '\0') f.nul_byte = std::min(f.nul_byte, i);
        if (c == '"') {
            if (!inside && !at_start && !closed) f.misplaced_quote = std::min(f.misplaced_quote, i);
            closed = inside;
            inside = !inside;
            at_start = false;
            continue;
        }
        const bool is_end = !inside && (c == separator || c == '\n');
        if (closed && !is_end && text.substr(i, 2) != "\r\n") {
            f.misplaced_quote = std::min(f.misplaced_quote, i);
        }
        closed = false;
        at_start = is_end;
        if (!is_end) continue;
        f.ends.push_back(i);
        if (c == '\n') ++f.row_ends;
    }
    if (whole && !text.empty() && text.back() != '\n') f.ends.push_back(text.size());
    f.ends_in_quotes = inside;
    if (const auto bad = find_invalid_utf8(text); bad != std::string_view::npos) f.not_utf8 = bad;
    return f;
}

/// A text of at least `length` bytes, cut off there, of pieces that make structure or break it.
std::string some_text(random_numbers& random, std::size_t length) {
    // rarely wrong, so that what comes late in a text can be the first thing that is
    static const std::vector<std::string_view> right{",",
                                                     ",",
                                                     ";",
                                                     "\n",
                                                     "\r\n",
                                                     "a",
                                                     "bc",
                                                     "\r",
                                                     "\xC3\xA9",
                                                     "12.34",
                                                     ",\"\",",
                                                     ",\"x\"\r\n",
                                                     ",\"a,b\nc\",",
                                                     "\xE2\x82\xAC",
                                                     "\n\"\"\"a\"\"\",",
                                                     ",\"\"\"\"\n",
                                                     "\n\"\r\n\"\r\n",
                                                     "\xF0\x9F\x98\x80"};
    static const std::vector<std::string_view> any{
        ",",    ";",        "\n",       "\r\n", "\r",
        "\"",   "\"",       "\"\"",     "a",    std::string_view{"\0", 1},
        "\xC3", "\xC3\xA9", "\xE2\x82", "\xFF", "\xED\xA0\x80",
        "\x80", "bcdefgh"};
    const std::size_t kind = random.below(3);
    const std::size_t rarity = 1 + random.below(kind == 0 ? 1 : 200);
    std::string text;
    while (text.size() < length) {
        const bool may_be_wrong = kind < 2 && random.one_in(rarity);
        text += random.one_of(may_be_wrong ? any : right);
    }
    text.resize(length);
    return text;
}

/// Lengths about where masks, and the groups in which they are made, begin and end.
std::size_t some_length(random_numbers& random) {
    constexpr std::size_t masked = bulk::detail::masked_bytes;
    constexpr std::size_t group = masked * bulk::detail::masks_at_once;
    const std::size_t near =
        random.one_in(12) ? group * (1 + random.below(3)) : masked * random.below(6);
    return std::max<std::size_t>(near + random.below(9), 4) - 4;
}

/// Texts in memory of their own, so that an address checker sees what is read beyond them.
std::vector<char> alone(std::string_view text) {
    return {text.begin(), text.end()};
}

template <class Look>
void for_each_text(std::uint64_t seed, std::size_t count, Look look) {
    random_numbers random{seed};
    for (std::size_t i = 0; i < count; ++i) {
        const std::vector<char> text = alone(some_text(random, some_length(random)));
        look(std::string_view{text.data(), text.size()});
    }
}

/// Fields without quotes, as `csv_reader` has them and as the marks do.
struct placed_field {
    std::size_t offset;
    std::size_t length;

    friend bool operator==(const placed_field&, const placed_field&) = default;
};
using placed_rows = std::vector<std::vector<placed_field>>;

placed_rows rows_of(std::string_view text, const csv_structure& s) {
    placed_rows rows;
    std::vector<placed_field> row;
    for (std::size_t i = 0; i < s.field_count; ++i) {
        const std::size_t first = s.marks[i] + std::uint32_t{1};
        const std::size_t end = s.marks[i + 1];
        const bool ends_row = end == text.size() || text[end] == '\n';
        const bool has_cr = end < text.size() && ends_row && end > first && text[end - 1] == '\r';
        row.push_back({first, end - first - (has_cr ? 1 : 0)});
        if (!ends_row) continue;
        if (row.size() > 1 || row[0].length > 0) rows.push_back(row); // blank lines are no rows
        row.clear();
    }
    return rows;
}

} // namespace

TEST_CASE("each set of instructions finds what a loop over the bytes finds") {
    std::size_t misplaced = 0;
    std::size_t sound = 0;
    for_each_text(1, 6000, [&](std::string_view text) {
        if (text.empty()) return; // has no mark at all
        for (const char separator : {',', ';'}) {
            const findings expected = look_at(text, separator, true);
            csv_structure found;
            for (const bulk::instruction_set set : instruction_sets()) {
                bulk::read_structure(text, separator, found, set);
                if (findings_of(found) != expected) {
                    CAPTURE(text, static_cast<int>(set));
                    FAIL_CHECK();
                }
            }
            misplaced += expected.misplaced_quote != nowhere ? 1U : 0U;
            sound += found.is_sound() ? 1U : 0U;
        }
    });
    // there were enough of each kind
    CHECK(misplaced > 2000);
    CHECK(sound > 1000);
}

TEST_CASE("one structure serves for one text after the other") {
    csv_structure s;
    for_each_text(2, 2000, [&](std::string_view text) {
        bulk::read_structure(text, ',', s);
        if (findings_of(s) != look_at(text, ',', true)) {
            CAPTURE(text);
            FAIL_CHECK();
        }
    });
    bulk::read_structure("", ',', s);
    CHECK(findings_of(s) == findings{});
}

TEST_CASE("fields and the first wrong quote are where the strict reader has them") {
    csv_structure s;
    std::size_t right = 0;
    std::size_t stray = 0;
    for_each_text(3, 6000, [&](std::string_view text) {
        bulk::read_structure(text, ',', s);
        csv_reader reader{text};
        std::vector<csv_field> fields;
        placed_rows rows;
        CAPTURE(text);
        for (;;) {
            const auto more = reader.next(fields);
            if (!more) {
                const error& e = more.error();
                if (e.code == errc::stray_quote && e.offset != s.misplaced_quote) FAIL_CHECK();
                if (e.code == errc::nul_byte && e.offset != s.nul_byte) FAIL_CHECK();
                if (e.code == errc::unclosed_quote && !s.ends_in_quotes) FAIL_CHECK();
                if (std::min(s.misplaced_quote, s.nul_byte) !=
                    (e.code == errc::unclosed_quote ? nowhere : e.offset)) {
                    FAIL_CHECK("not the first");
                }
                stray += e.code == errc::stray_quote ? 1U : 0U;
                return;
            }
            if (!*more) break;
            auto& row = rows.emplace_back();
            for (const csv_field& f : fields)
                row.push_back({f.offset, f.length});
        }
        s.not_utf8 = nowhere; // of which this reader knows nothing
        if (!s.is_sound() || rows_of(text, s) != rows) FAIL_CHECK();
        ++right;
    });
    CHECK(right > 1000);
    CHECK(stray > 1000);
}

TEST_CASE("two bytes are characters or not, on both sides of a border of 64 bytes") {
    std::string text = "x\xC3\xA9" + std::string(190, 'x') + "\n";
    csv_structure s;
    for (const std::size_t at : {std::size_t{62}, std::size_t{63}, std::size_t{64}}) {
        const std::string before = text;
        for (int first = 0; first < 256; ++first) {
            for (int second = 0; second < 256; ++second) {
                if (first < 0x80 && second < 0x80) continue;
                text[at] = static_cast<char>(first);
                text[at + 1] = static_cast<char>(second);
                const std::size_t bad = find_invalid_utf8(text);
                for (const bulk::instruction_set set : instruction_sets()) {
                    bulk::read_structure(text, ',', s, set);
                    if (s.not_utf8 != (bad == std::string_view::npos ? nowhere : bad)) {
                        CAPTURE(at, first, second, static_cast<int>(set));
                        FAIL_CHECK();
                    }
                }
            }
        }
        text = before;
    }
}

TEST_CASE("quotes mean the same on both sides of a border of 64 bytes") {
    const std::string_view pieces[] = {
        "\"\"", "\"a\"",       "\"\"\"\"",     "\"a\"\"b\"", "\"\n\"",   "\"a\"\r\n", "\"a\"b",
        "a\"",  "\"a\" \"b\"", "\"a\"\"\"\"x", "\xC3\xA9",   "\xE2\x82", "\"\"\"",    "\"a\"\r"};
    csv_structure s;
    for (const std::size_t border : {64U, 128U, 64U * 32, 64U * 32 * 2}) {
        for (const std::string_view piece : pieces) {
            for (std::size_t back = 0; back <= piece.size() + 1; ++back) {
                for (const char before : {',', '\n', 'x'}) {
                    for (const std::string_view after : {"", ",y\n", "\n"}) {
                        std::string text(border - back, 'x');
                        text.back() = before;
                        text += piece;
                        text += after;
                        bulk::read_structure(text, ',', s);
                        if (findings_of(s) != look_at(text, ',', true)) {
                            CAPTURE(text);
                            FAIL_CHECK();
                        }
                    }
                }
            }
        }
    }
}

TEST_CASE("a text may be all separators") {
    for (const char c : {',', '\n'}) {
        for (const std::size_t size : {1U, 2047U, 2048U, 2049U, 9000U, 100'000U}) {
            const std::string text(size, c);
            csv_structure s;
            bulk::read_structure(text, ',', s);
            CHECK(findings_of(s) == look_at(text, ',', true));
            CHECK(s.field_count == size + (c == ',' ? 1 : 0));
            CHECK(s.row_ends == (c == ',' ? 0 : size));
        }
    }
    // from few to many, when there is room for few
    const std::string text = std::string(50'000, 'x') + std::string(50'000, ',') + "x\n";
    csv_structure s;
    bulk::read_structure(text, ',', s);
    CHECK(findings_of(s) == look_at(text, ',', true));
}

TEST_CASE("the last row ends with the text") {
    csv_structure s;
    bulk::read_structure("a,b\nc,d", ',', s);
    CHECK(findings_of(s).ends == std::vector<std::size_t>{1, 3, 5, 7});
    CHECK(s.row_ends == 1);
    CHECK(s.is_sound());
    bulk::read_structure("a,b\nc,", ',', s);
    CHECK(findings_of(s).ends == std::vector<std::size_t>{1, 3, 5, 6});
    bulk::read_structure("a,\"b\"", ',', s);
    CHECK(s.is_sound());
    bulk::read_structure("a,\"b", ',', s);
    CHECK(s.ends_in_quotes);
    CHECK_FALSE(s.is_sound());
}

TEST_CASE("quotes are odd and rows are whole as a loop over the bytes has it") {
    std::size_t odd_texts = 0;
    std::size_t cut_texts = 0;
    for_each_text(4, 4000, [&](std::string_view text) {
        const bool odd = std::count(text.begin(), text.end(), '"') % 2 == 1;
        std::size_t whole = 0;
        bool inside = false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '"') inside = !inside;
            if (text[i] == '\n' && !inside) whole = i + 1;
        }
        if (bulk::has_odd_quotes(text) != odd || bulk::whole_rows(text) != whole) {
            CAPTURE(text);
            FAIL_CHECK();
        }
        odd_texts += odd ? 1U : 0U;
        cut_texts += whole > 0 && whole < text.size() ? 1U : 0U;
    });
    CHECK(odd_texts > 1000);
    CHECK(cut_texts > 1000);
    CHECK(bulk::whole_rows("") == 0);
    CHECK(bulk::whole_rows("a,b") == 0);
    CHECK(bulk::whole_rows("a\n\"b\n") == 2);
}
