#include "reading.hpp"

namespace {

const mulct::import_map map = mulct::parse_import_map("setting,value\n"
                                                      "column amount,Fine\n"
                                                      "column entity,Company\n"
                                                      "always regulator,ICO\n")
                                  .value();

} // namespace

TEST_CASE("a table is read by its mapping, and keeps its other columns") {
    const auto read = rows_of("table", "Company;id;Fine\nA plc;1;7.5\nB;2\n", &map);
    CHECK(read.refusal.empty());
    CHECK(read.extra_columns == std::vector<std::string>{"id"});
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].regulator == "ICO");
    CHECK(read.rows[0].entity == "A plc");
    CHECK(read.rows[0].amount == "7.5");
    CHECK(read.rows[0].extra == std::vector<std::string>{"1"});
    CHECK(read.rows[1].rejected == mulct::import_rejection::wrong_field_count);
}

TEST_CASE("a column of the mapping must be there") {
    CHECK(rows_of("table", "Company,Fines\n", &map).refusal ==
          "f:1:1: the header has no column \"Fine\"; it has \"Company, Fines\"");
}
