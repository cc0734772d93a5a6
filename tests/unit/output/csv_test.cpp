#include <mulct/output/csv.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

#include <cstddef>
#include <string>
#include <vector>

using namespace mulct;

TEST_CASE("a table is a header and a line a row, its cells as they are") {
    table t{{{"case"}, {"amount", column_kind::number}}, {}};
    CHECK(csv_text(t) == "case,amount\n");
    t.add({"Clearview AI", "7552800.00"});
    t.add({"", ""});
    // numbers are not grouped: a program reads them
    CHECK(csv_text(t) == "case,amount\nClearview AI,7552800.00\n,\n");
}

TEST_CASE("what would break a line or a field is quoted, and nothing else") {
    table t{{{"entity, or entities"}, {"note"}}, {}};
    t.add({"Marriott International, Inc.", "says \"no\""});
    t.add({"two\nlines", "car\rriage"});
    t.add({"Société Générale; SA", " 'single' "});
    CHECK(csv_text(t) == "\"entity, or entities\",note\n"
                         "\"Marriott International, Inc.\",\"says \"\"no\"\"\"\n"
                         "\"two\nlines\",\"car\rriage\"\n"
                         "Société Générale; SA, 'single' \n");
}

TEST_CASE("what is written is read back, cell by cell") {
    CHECK(rc::check("write and read", [] {
        // a second column, since a line of one empty cell is an empty line
        const std::size_t width = *rc::gen::inRange<std::size_t>(2, 5);
        const auto cell = rc::gen::container<std::string>(
            rc::gen::element(',', '"', '\n', '\r', ' ', 'a', '\'', ';', '\xC3', '\xA9'));
        table t;
        for (std::size_t i = 0; i < width; ++i)
            t.columns.push_back({*cell});
        const int rows = *rc::gen::inRange(0, 6);
        for (int r = 0; r < rows; ++r) {
            std::vector<std::string> row;
            for (std::size_t i = 0; i < width; ++i)
                row.push_back(*cell);
            t.add(row);
        }

        const std::string text = csv_text(t, formula_cells::kept);
        csv_reader reader{text};
        std::vector<csv_field> fields;
        const auto next_is = [&](const auto& expected, auto text_of) {
            const auto more = reader.next(fields);
            RC_ASSERT((more && *more));
            RC_ASSERT(fields.size() == expected.size());
            for (std::size_t i = 0; i < fields.size(); ++i)
                RC_ASSERT(fields[i].text == text_of(expected[i]));
        };
        next_is(t.columns, [](const table_column& c) { return c.name; });
        for (const auto& row : t.rows)
            next_is(row, [](const std::string& s) { return s; });
        const auto end = reader.next(fields);
        RC_ASSERT((end && !*end));
    }));
}

TEST_CASE("rows that come in parts are written below one header") {
    const table columns{{{"case"}, {"amount", column_kind::number}}, {}};
    table whole = columns;
    std::string parts = csv_names(columns);
    for (const auto& row : std::vector<std::vector<std::string>>{{"=a", "1.50"}, {"b, c", "-2"}}) {
        table some = columns;
        some.add(row);
        whole.add(row);
        parts += csv_rows(some);
    }
    CHECK(parts == csv_text(whole));
    CHECK(parts == "case,amount\n'=a,1.50\n\"b, c\",-2\n");
}

TEST_CASE("a lone empty cell is still a record") {
    CHECK(csv_text({{{"note"}}, {{""}, {"x"}}}) == "note\n\"\"\nx\n");
}

TEST_CASE("a row that ends early has empty fields") {
    CHECK(csv_text({{{"a"}, {"b"}}, {{"x"}, {}}}) == "a,b\nx,\n,\n");
}

TEST_CASE("cells that a spreadsheet would run are neutralised, but numbers are numbers") {
    const table t{{{"@name"}, {"change", column_kind::number}},
                  {{"=HYPERLINK(\"x\",\"y\")", "-163390000"}, {"-a", "-1+1"}, {"-", "-0.50"}}};
    CHECK(csv_text(t) == "'@name,change\n"
                         "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",-163390000\n"
                         "'-a,'-1+1\n"
                         "'-,-0.50\n");
    CHECK(csv_text(t, formula_cells::kept) == "@name,change\n"
                                              "\"=HYPERLINK(\"\"x\"\",\"\"y\"\")\",-163390000\n"
                                              "-a,-1+1\n"
                                              "-,-0.50\n");
}
