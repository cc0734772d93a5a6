#include <mulct/output/table.hpp>

#include <support/catch.hpp>

#include <string>
#include <vector>

using namespace mulct;

TEST_CASE("a column holds text unless it says otherwise") {
    const table t{{{"case"}, {"amount", column_kind::number}}, {}};
    CHECK(t.columns[0].kind == column_kind::text);
    CHECK(t.columns[1].kind == column_kind::number);
    CHECK(t.rows.empty());
}

TEST_CASE("rows are kept in the order in which they were added") {
    table t{{{"a"}, {"b"}}, {}};
    t.add({"1", "2"});
    t.add({"", "3"});
    REQUIRE(t.rows.size() == 2);
    CHECK(t.rows[0] == std::vector<std::string>{"1", "2"});
    CHECK(t.rows[1] == std::vector<std::string>{"", "3"});
}

TEST_CASE("a cell that a row ends without is empty") {
    const std::vector<std::string> row{"1"};
    CHECK(cell_of(row, 0) == "1");
    CHECK(cell_of(row, 1).empty());
}
