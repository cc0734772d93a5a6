#include <mulct/fines/import_row.hpp>

#include <support/catch.hpp>

using namespace mulct;

namespace {

raw_fine raw() {
    raw_fine r;
    r.number = 7;
    r.name = "A";
    r.regulator = "IMY";
    r.country = "Sweden";
    r.entity = "Unknown";
    r.date = "2022-05-23";
    r.amount = "200,000 SEK";
    return r;
}

} // namespace

TEST_CASE("a row becomes a case with one imposed fine, and says nothing of what is not known") {
    const import_row row = read_import_row(raw(), {});
    REQUIRE_FALSE(row.rejected);
    CHECK(row.doubts.empty());
    CHECK(row.matter.name == "A");
    CHECK(row.matter.country == "SE");
    CHECK(row.matter.entity.empty());
    REQUIRE(row.matter.events.size() == 1);
    const fine_event& e = row.matter.events[0];
    CHECK(e.what == stage::imposed);
    CHECK(to_string(e.amount) == "200000");
    CHECK(e.amount.unit() == "SEK"_currency);
    CHECK(to_string(*e.date) == "2022-05-23");
}

TEST_CASE("a row without a name is called by its number, but an event without one is nobody's") {
    raw_fine r = raw();
    r.name.clear();
    CHECK(read_import_row(r, {}).matter.name == "row 7");
    import_rules rules;
    rules.rows_are_events = true;
    CHECK(read_import_row(r, rules).rejected == import_rejection::no_name);
}

TEST_CASE("what is missing or odd is a doubt, and the row is imported all the same") {
    raw_fine r = raw();
    r.date = "2022";
    r.country = "Atlantis";
    const import_row row = read_import_row(r, {});
    CHECK(row.doubts == import_doubts{import_doubt::partial_date, import_doubt::unknown_country});
    r.date = "someday";
    CHECK(read_import_row(r, {}).doubts.has(import_doubt::unreadable_date));
    r.date = "1970-01-01";
    const import_row at_zero = read_import_row(r, {});
    CHECK(at_zero.doubts.has(import_doubt::placeholder_date));
    CHECK_FALSE(at_zero.matter.events[0].date);
    r.date = "";
    CHECK(read_import_row(r, {}).doubts.has(import_doubt::no_date));
}

TEST_CASE("no regulator, no fine and a strange stage are rejected") {
    raw_fine r = raw();
    r.regulator = "n/a";
    CHECK(read_import_row(r, {}).rejected == import_rejection::no_regulator);
    r = raw();
    r.amount = "n/a";
    CHECK(read_import_row(r, {}).rejected == import_rejection::no_fine);
    r.amount = "";
    CHECK(read_import_row(r, {}).doubts.has(import_doubt::no_amount));
    import_rules rules;
    rules.empty_is_no_fine = true;
    CHECK(read_import_row(r, rules).rejected == import_rejection::no_fine);
    r = raw();
    r.stage = "fined";
    CHECK(read_import_row(r, {}).rejected == import_rejection::unknown_stage);
    rules.stages = {{"fined", stage::varied}};
    CHECK(read_import_row(r, rules).matter.events[0].what == stage::varied);
    r.rejected = import_rejection::not_text;
    CHECK(read_import_row(r, rules).rejected == import_rejection::not_text);
}

TEST_CASE("an annulment needs no amount") {
    raw_fine r = raw();
    r.stage = "annulled";
    r.amount = "n/a";
    const import_row row = read_import_row(r, {});
    CHECK_FALSE(row.rejected);
    CHECK(row.doubts.empty());
}

TEST_CASE("an intention is imported as proposed") {
    raw_fine r = raw();
    r.amount = "Only intention to issue fine";
    const import_row row = read_import_row(r, {});
    CHECK(row.doubts == import_doubts{import_doubt::intent});
    CHECK(row.matter.events[0].what == stage::proposed);
}

TEST_CASE("a column of currencies counts for bare numbers, and must not contradict the amount") {
    raw_fine r = raw();
    r.amount = "200,000";
    r.currency = "SEK";
    CHECK(read_import_row(r, {}).doubts.empty());
    r.amount = "200,000 EUR";
    const import_row two = read_import_row(r, {});
    CHECK(two.doubts == import_doubts{import_doubt::two_currencies});
    CHECK_FALSE(two.matter.events[0].amount.is_known());
    r.amount = "200,000";
    r.currency = "kronor";
    import_rules rules;
    rules.amounts.unit = "EUR"_currency; // which the row contradicts, in whatever it says
    CHECK(read_import_row(r, rules).doubts == import_doubts{import_doubt::no_currency});
}

TEST_CASE("another program's reading is compared with ours") {
    raw_fine r = raw();
    const auto disagrees = [&](const char* amount, const char* number, const char* code) {
        r.amount = amount;
        r.other_number = number;
        r.other_currency = code;
        return read_import_row(r, {}).disagrees;
    };
    CHECK_FALSE(disagrees("200,000 SEK", "200000", "SEK"));
    CHECK_FALSE(disagrees("200,000 SEK", "", ""));
    CHECK_FALSE(disagrees("200,000", "200000", "")); // without a currency, both
    CHECK(disagrees("12.000 EUR", "12", "EUR"));
    CHECK(disagrees("12.000 EUR", "12000", "SEK"));
    CHECK(disagrees("2,462.5 RON", "2462", "RON"));
    CHECK(disagrees("-3 EUR", "3", "EUR"));
    CHECK(disagrees("20,000 and 30,000 €", "20000", "EUR"));
    CHECK(disagrees("54,609,62 EUR", "5460962", "EUR"));
}

TEST_CASE("every row is counted once, and only decided sums above zero are summed") {
    import_account account;
    const auto add = [&](const char* amount, const char* date) {
        raw_fine r = raw();
        r.amount = amount;
        r.date = date;
        account.add(read_import_row(r, {}));
    };
    add("1,000 EUR", "2022-05-23");
    add("2,000 EUR", "2022");
    add("4,000 EUR", "");
    add("8,000 SEK", "2022-05-23");
    add("0 EUR", "2022-05-23");
    add("from 10 to 20 EUR", "2022-05-23");
    add("Only intention to issue fine", "2022-05-23");
    add("n/a", "2022-05-23");
    CHECK(account.rows == 8);
    CHECK(account.imported == 2);
    CHECK(account.doubtful == 5);
    CHECK(account.rejected == 1);
    CHECK(account.count(import_rejection::no_fine) == 1);
    CHECK(account.count(import_doubt::partial_date) == 1);
    REQUIRE(account.sums.size() == 2);
    CHECK(account.sums["EUR"_currency].fines == 2);
    CHECK(account.sums["EUR"_currency].sum == decimal{3000});
    CHECK(account.sums["SEK"_currency].sum == decimal{8000});
    CHECK(account.undated["EUR"_currency].sum == decimal{4000});
}

TEST_CASE("a sum that no decimal holds is not known, and the rows are counted all the same") {
    import_account account;
    raw_fine r = raw();
    r.amount = "99999999999999999999999999999999999999 EUR";
    account.add(read_import_row(r, {}));
    account.add(read_import_row(r, {}));
    account.add(read_import_row(r, {}));
    CHECK(account.sums["EUR"_currency].fines == 3);
    CHECK_FALSE(account.sums["EUR"_currency].sum);
}
