#include "texts.hpp"

#include <mulct/base/csv.hpp>
#include <mulct/bulk/row_columns.hpp>

#include <support/catch.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;
using namespace mulct::bulk;
using namespace mulct::literals;

namespace {

csv_structure structure_of(const padded_text& text, char separator = ',') {
    csv_structure s;
    read_structure(text.view(), separator, s);
    return s;
}
std::string text_between(const padded_text& text, const csv_structure& s, std::size_t field,
                         bool is_last) {
    return text_of(
        cell_between(text.view().data(), s.marks[field] + 1, s.marks[field + 1], is_last));
}

} // namespace

TEST_CASE("a cell is without its quotes, and the last one without the CR of its line end") {
    const padded_text text{"a,\"b \"\"c\"\"\",,\"\",d\r,e\r\n"};
    const csv_structure s = structure_of(text);
    REQUIRE(s.field_count == 6);
    CHECK(text_between(text, s, 0, false) == "a");
    CHECK(text_between(text, s, 1, false) == "b \"c\"");
    CHECK(text_between(text, s, 2, false).empty());
    CHECK(text_between(text, s, 3, false).empty());
    CHECK(text_between(text, s, 4, false) == "d\r"); // not at a line's end
    CHECK(text_between(text, s, 5, true) == "e");
    CHECK(cell_between(text.view().data(), 2, 11, false).is_quoted);
    CHECK_FALSE(cell_between(text.view().data(), 0, 1, false).is_quoted);
}

TEST_CASE("cells are those that the strict reader finds") {
    random_numbers random{19'991'231};
    for (int i = 0; i < 2000; ++i) {
        std::string text;
        for (std::size_t fields = 1 + random.below(6); fields > 0; --fields) {
            std::string cell;
            for (std::size_t n = random.below(5); n > 0; --n)
                cell += random.one_of({"a", "\"", ",", "\n", "\xC3\xA9", " ", "\r\n"});
            text += random.one_in(2) ? csv_quoted(cell + "x") : csv_quoted(cell);
            text += fields > 1 ? "," : random.one_in(2) ? "\n" : "\r\n";
        }
        if (text == "\n" || text == "\r\n") continue; // no row
        const padded_text padded{text};
        const csv_structure s = structure_of(padded);
        csv_reader reader{padded.view()};
        std::vector<csv_field> fields;
        REQUIRE(reader.next(fields).value());
        REQUIRE(count_fields(s, padded.view(), 0) == fields.size());
        for (std::size_t f = 0; f < fields.size(); ++f)
            REQUIRE(text_between(padded, s, f, f + 1 == fields.size()) == fields[f].text);
    }
}

TEST_CASE("codes are found by their three letters, and nothing else is a code") {
    const currency_codes& codes = currency_codes::all();
    CHECK(&codes == &currency_codes::all());
    const auto find = [&](std::string_view text) {
        const padded_text padded{text};
        return codes.find(padded.cell());
    };
    for (std::size_t i = 0; i < currency::count(); ++i)
        REQUIRE(find(currency::at(i).code()) == currency::at(i).index);
    for (const std::string_view other :
         {"", "EU", "EURO", "eur", "Eur", "XQZ", "E\0R", " EUR", "EU\xD2", "\xC3\xA9x", "%UR"}) {
        CHECK(find(other) == currency_codes::none);
    }
}

TEST_CASE("all words of three bytes are codes only if currencies say so") {
    const currency_codes& codes = currency_codes::all();
    std::size_t found = 0;
    padded_text text{"   "};
    std::string word(3, ' ');
    for (unsigned a = 0; a < 128; ++a) {
        for (unsigned b = 'A'; b <= 'Z'; ++b) {
            for (unsigned c = 0; c < 128; ++c) {
                word = {static_cast<char>(a), static_cast<char>(b), static_cast<char>(c)};
                std::string bytes = word + std::string(readable_beyond, '7');
                found += codes.find({bytes.data(), 3}) != currency_codes::none ? 1U : 0U;
            }
        }
    }
    CHECK(found == currency::count());
}

TEST_CASE("rows are counted by their fields") {
    const padded_text even{"a,b\nc,d\ne,f"};
    CHECK(has_width(structure_of(even), even.view(), 2));
    CHECK_FALSE(has_width(structure_of(even), even.view(), 1));
    CHECK_FALSE(has_width(structure_of(even), even.view(), 3));
    CHECK_FALSE(has_width(structure_of(even), even.view(), 6));
    // as many fields in all, and as many rows
    const padded_text uneven{"a,b,c\nd\ne,f\n"};
    const csv_structure s = structure_of(uneven);
    CHECK_FALSE(has_width(s, uneven.view(), 2));
    CHECK(count_fields(s, uneven.view(), 0) == 3);
    CHECK(count_fields(s, uneven.view(), 3) == 1);
    CHECK(count_fields(s, uneven.view(), 4) == 2);
    const padded_text blank{"a,b\n\nc,d\n"};
    CHECK_FALSE(has_width(structure_of(blank), blank.view(), 2));
    const padded_text one{"a\n\nb\n"};
    CHECK(has_width(structure_of(one), one.view(), 1)); // a blank line is a row of one field here
    const padded_text quoted{"\"a\n,\",b\r\nc,d\r\n"};
    CHECK(has_width(structure_of(quoted), quoted.view(), 2));
}
