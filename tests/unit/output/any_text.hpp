#pragma once

#include <mulct/output/table.hpp>

#include <rapidcheck.h>

#include <cstddef>
#include <string>
#include <vector>

// What may arrive in a cell: any bytes, and often those that a format has its own ideas about.
inline rc::Gen<std::string> any_text() {
    const auto piece = rc::gen::oneOf(
        rc::gen::map(rc::gen::arbitrary<char>(), [](char c) { return std::string(1, c); }),
        rc::gen::element<std::string>("<", ">", "&", "\"", "'", "|", "\\", "`", "\t", "\n", "\r",
                                      "\r\n", "]]>", "é", "数", "\u202E", "\u0301", "\x1b[31m", ",",
                                      "=", "-5", "[", "*", "\\\\", "_", " ", "</script>"));
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const auto& pieces) {
                            std::string text;
                            for (const auto& p : pieces)
                                text += p;
                            return text;
                        });
}

// A table of such cells in one to four columns of any kind.
inline mulct::table any_table() {
    mulct::table t;
    const auto columns = *rc::gen::inRange<std::size_t>(1, 5);
    for (std::size_t i = 0; i < columns; ++i) {
        t.columns.push_back(
            {*any_text(), *rc::gen::element(mulct::column_kind::text, mulct::column_kind::number,
                                            mulct::column_kind::count)});
    }
    const auto rows = *rc::gen::inRange<std::size_t>(0, 4);
    for (std::size_t r = 0; r < rows; ++r) {
        std::vector<std::string> row;
        for (std::size_t i = 0; i < columns; ++i)
            row.push_back(*any_text());
        t.add(row);
    }
    t.heads = *rc::gen::inRange<std::size_t>(0, columns + 1);
    t.feet = *rc::gen::inRange<std::size_t>(0, rows + 1);
    return t;
}
