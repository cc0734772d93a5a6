#include "reading.hpp"

namespace {

std::string row(const std::string& id, const std::string& amount) {
    return R"x(["", ")x" + id +
           R"x(", "<img alt='AUSTRIA'><br \/>AUSTRIA", "DSB", "2018-12-09", ")x" + amount +
           R"x(", "Betting place", "Commerce", "Art. 13 GDPR", "Information", "A &amp; B<br>C",
             "<a href='https:\/\/a.b\/?c&amp;d'>link<\/a>",
             "<a href='https:\/\/e.f\/ETid-1'>address<\/a> (Copy)"])x";
}

rows_read read(const std::string& json) {
    return rows_of("enforcement-tracker", json);
}

} // namespace

TEST_CASE("the tracker's rows are read out of their HTML") {
    const auto read_rows =
        read("{\"data\": [\n" + row("ETid-1", "4,800") + ",\n" + row("ETid-2", "Unknown") + "]}");
    CHECK(read_rows.refusal.empty());
    CHECK(read_rows.extra_columns == std::vector<std::string>{"violation", "summary", "address"});
    REQUIRE(read_rows.rows.size() == 2);
    const mulct::raw_fine& r = read_rows.rows[0];
    CHECK(r.number == 1);
    CHECK(r.line == 2);
    CHECK(r.name == "ETid-1");
    CHECK(r.country == "AUSTRIA");
    CHECK(r.regulator == "DSB");
    CHECK(r.date == "2018-12-09");
    CHECK(r.amount == "4,800");
    CHECK(r.entity == "Betting place");
    CHECK(r.law == "Art. 13 GDPR");
    CHECK(r.source == "https://a.b/?c&d");
    CHECK(r.extra == std::vector<std::string>{"Information", "A & B C", "https://e.f/ETid-1"});
    CHECK(read_rows.rows[1].line == 5);
}

TEST_CASE("members beside the data are passed over, whatever they hold") {
    const auto read_rows = read("\xEF\xBB\xBF{\"draw\": 1, \"x\": [[\"a\"], {\"data\": [[\"b\"]]}],"
                                "\"data\": [" +
                                row("A", "1") + "], \"z\": {\"data\": [[]]}}");
    CHECK(read_rows.refusal.empty());
    CHECK(read_rows.rows.size() == 1);
}

TEST_CASE("a row of another shape is rejected by itself") {
    using mulct::import_rejection;
    const auto read_rows = read("{\"data\": [[\"a\"], 5, {\"a\": [\"b\"]}, [[]], [null], [], " +
                                row("A", "1") + ", " + row("A\\u0000B", "1") + "]}");
    CHECK(read_rows.refusal.empty());
    std::vector<std::optional<import_rejection>> found;
    for (const auto& r : read_rows.rows)
        found.push_back(r.rejected);
    CHECK(found == std::vector<std::optional<import_rejection>>{
                       import_rejection::wrong_field_count, import_rejection::wrong_shape,
                       import_rejection::wrong_shape, import_rejection::wrong_shape,
                       import_rejection::wrong_shape, import_rejection::wrong_field_count,
                       std::nullopt, import_rejection::not_text});
    for (std::size_t i = 0; i < read_rows.rows.size(); ++i)
        CHECK(read_rows.rows[i].number == i + 1);
}

TEST_CASE("what is no such table is refused") {
    CHECK(read("[]").refusal.starts_with("f: no table of the Enforcement Tracker"));
    CHECK(read("{\"rows\": []}").refusal.starts_with("f: no table of the Enforcement Tracker"));
    CHECK(read("{\"data\": \"x\"}").refusal.starts_with("f: no table of the Enforcement Tracker"));
    CHECK(read("").refusal == "f:1:1: no JSON: it breaks off or goes wrong here");
    CHECK(read("a,b\n").refusal == "f:1:2: no JSON: it breaks off or goes wrong here");
}

TEST_CASE("where JSON breaks off, the row is named") {
    CHECK(read("{\"data\": [\n" + row("A", "1") + ",\n[\"a\n\"]]}").refusal ==
          "f:6:1: no JSON: it breaks off or goes wrong here, in row 2, which starts in line 5");
    CHECK(read("{\"data\": [\n" + row("A", "1")).refusal ==
          "f:4:68: no JSON: it breaks off or goes wrong here, after row 1, which starts in line 2");
    CHECK(read("{\"data\": [\n[\"\xFF\"]]}").refusal ==
          "f:2:4: no JSON: it breaks off or goes wrong here, in row 1, which starts in line 2");
}

TEST_CASE("a row or a text that does not end is not gathered without end") {
    const std::string long_text(10 << 20, 'x');
    CHECK(read("{\"data\": [\n[\"a\", \"" + long_text + "\"]]}")
              .refusal.ends_with(
                  ": more than 1 MiB without an end, in row 1, which starts in line 2"));
    CHECK(read("{\"x\": \"" + long_text + "\"}")
              .refusal.ends_with(": more than 1 MiB without an end"));
}
