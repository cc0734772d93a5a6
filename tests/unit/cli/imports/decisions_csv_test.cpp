#include "reading.hpp"

namespace {

const std::string header = "id,jurisdiction,authority,title,relevant_law,type,outcome,started,"
                           "decided,published,fine,fine_amount,fine_currency,parties,"
                           "national_case_number_name,original_source,sector_type\n";

mulct::raw_fine row_of(const std::string& decided, const std::string& published) {
    const auto read =
        rows_of("decisions-csv", header +
                                     "NO_1,Norway,Datatilsynet (Norway),Title,Art. 5 GDPR,"
                                     "Complaint,Upheld,01/02/2019," +
                                     decided + ',' + published +
                                     ",200.000 NOK,200,NOK,Firm AS,20/1,Datatilsynet,Unknown\n");
    REQUIRE(read.refusal.empty());
    REQUIRE(read.rows.size() == 1);
    return read.rows[0];
}

} // namespace

TEST_CASE("a decision is read with what another program made of its fine") {
    const mulct::raw_fine r = row_of("13/12/2021", "07/01/2022");
    CHECK(r.name == "NO_1");
    CHECK(r.regulator == "Datatilsynet (Norway)");
    CHECK(r.country == "Norway");
    CHECK(r.entity == "Firm AS");
    CHECK(r.date == "13/12/2021");
    CHECK(r.amount == "200.000 NOK");
    CHECK(r.other_number == "200");
    CHECK(r.other_currency == "NOK");
    CHECK(r.extra == std::vector<std::string>{"Title", "Complaint", "Upheld", "20/1"});
    CHECK(r.doubts.empty());
}

TEST_CASE("the publication's day stands in for the decision's, and must not come before it") {
    using mulct::import_doubt;
    const mulct::raw_fine published = row_of("", "07/01/2022");
    CHECK(published.date == "07/01/2022");
    CHECK(published.doubts.has(import_doubt::publication_date));
    CHECK(row_of("", "").date.empty());
    CHECK(row_of("", "").doubts.empty());
    CHECK(row_of("08/01/2022", "07/01/2022").doubts.has(import_doubt::dates_out_of_order));
    CHECK(row_of("07/01/2022", "07/01/2022").doubts.empty());
}

TEST_CASE("a file without the columns is told which is missing") {
    CHECK(rows_of("decisions-csv", "id,fine\n").refusal ==
          "f:1:1: the header has no column \"jurisdiction\"; it has \"id, fine\"");
}
