#include <mulct/output/formula_cells.hpp>

#include <support/catch.hpp>

using namespace mulct;

namespace {

std::string text_cell(std::string_view cell) {
    return harmless_cell(cell, column_kind::text, formula_cells::neutralised);
}

std::string number_cell(std::string_view cell) {
    return harmless_cell(cell, column_kind::number, formula_cells::neutralised);
}

} // namespace

TEST_CASE("a text that begins like a formula stands behind an apostrophe") {
    CHECK(text_cell("=1+1") == "'=1+1");
    CHECK(text_cell("+44 20 7946 0000") == "'+44 20 7946 0000");
    CHECK(text_cell("-2+3") == "'-2+3");
    CHECK(text_cell("@SUM(A1)") == "'@SUM(A1)");
    CHECK(text_cell("\t=1") == "'\t=1");
    CHECK(text_cell("\r=1") == "'\r=1");
    CHECK(text_cell("\n=1") == "'\n=1");
    CHECK(text_cell("＝1") == "'＝1");
    CHECK(text_cell("＋1") == "'＋1");
    CHECK(text_cell("－1") == "'－1");
    CHECK(text_cell("＠1") == "'＠1");
}

TEST_CASE("other text stays, also with such signs further on") {
    for (const char* cell : {"", "British Airways", "a=b", " =1", "'=1", "−5", "2022-05-23", "5"})
        CHECK(text_cell(cell) == cell);
}

TEST_CASE("a number is no formula, but only where numbers are") {
    CHECK(number_cell("-5") == "-5");
    CHECK(number_cell("-55.57") == "-55.57");
    CHECK(number_cell("7552800") == "7552800");
    CHECK(number_cell("-5+cmd") == "'-5+cmd");
    CHECK(number_cell("+5") == "'+5");
    CHECK(number_cell("-") == "'-");
    CHECK(text_cell("-5") == "'-5");
}

TEST_CASE("kept cells stay as they are") {
    CHECK(harmless_cell("=1+1", column_kind::text, formula_cells::kept) == "=1+1");
    CHECK(harmless_cell("=1+1", column_kind::number, formula_cells::kept) == "=1+1");
}
