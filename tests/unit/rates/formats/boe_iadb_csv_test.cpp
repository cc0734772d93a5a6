#include <mulct/rates/formats/boe_iadb_csv.hpp>

#include <support/catch.hpp>
#include <support/rate_formats.hpp>
#include <support/rate_tables.hpp>

#include <set>
#include <string>
#include <string_view>

using namespace mulct::literals;
using mulct::boe_iadb_csv_text;
using mulct::errc;
using mulct::parse_boe_iadb_csv;
using mulct::rate_row;

namespace {

// Figures of the Bank's of March 2026.
const std::string good = "DATE,XUDLUSS,XUDLERS,XUDLBK93\r\n"
                         "18 Mar 2026,1.3323,1.1572,1998.788\r\n"
                         "17 Mar 2026,1.3343,1.1577,\r\n"
                         "02 Mar 2026,1.3400,1.1480,1950.10\r\n";

const std::string rows_of_good = lines_of(
    {"2026-03-02 GBP/EUR 1.1480", "2026-03-02 GBP/KRW 1950.10", "2026-03-02 GBP/USD 1.3400",
     "2026-03-17 GBP/EUR 1.1577", "2026-03-17 GBP/USD 1.3343", "2026-03-18 GBP/EUR 1.1572",
     "2026-03-18 GBP/KRW 1998.788", "2026-03-18 GBP/USD 1.3323"});

std::string read(std::string_view text) {
    return lines_of(parse_boe_iadb_csv(text));
}

void refuses(const std::string& text, errc code, std::size_t at, std::string_view culprit) {
    check_refused(parse_boe_iadb_csv(text), text, code, at, culprit);
}

void refuses(const std::string& text, errc code, std::string_view culprit) {
    refuses(text, code, text.find(culprit), culprit);
}

} // namespace

TEST_CASE("the Bank's file is read in ascending order, one pound in each currency") {
    CHECK(read(good) == rows_of_good);
    CHECK(read(with(good, "DATE", "Date")) == rows_of_good);
    CHECK(read("DATE,XUDLUSS\n").empty());
}

TEST_CASE("each series is of one currency, and none of two") {
    std::set<std::string_view> codes;
    std::set<std::string_view> currencies;
    for (const auto& s : mulct::detail::boe_spot_series) {
        codes.insert(s.code);
        currencies.insert(s.counter.code());
    }
    CHECK(codes.size() == mulct::detail::boe_spot_series.size());
    CHECK(currencies.size() == codes.size());
    CHECK_FALSE(currencies.contains("GBP"));
}

TEST_CASE("a series that is no spot rate into sterling is refused by its name") {
    refuses(with(good, "XUDLERS", "XUDLBK67"), errc::unknown_series, "XUDLBK67"); // an index
    refuses(with(good, "XUDLERS", "XUDLERD"), errc::unknown_series, "XUDLERD");   // in dollars
    refuses(with(good, "XUDLERS", "EUR"), errc::unknown_series, "EUR");
    refuses(with(good, "XUDLERS", "xudlers"), errc::unknown_series, "xudlers");
    refuses(with(good, "XUDLERS", "XUDLUSS"), errc::duplicate_column, 13, "XUDLUSS");
    refuses(with(good, "DATE", "SERIES"), errc::bad_header, "SERIES");
    refuses("", errc::empty, 0, "");
}

TEST_CASE("what is wrong in the Bank's file is refused where it stands") {
    refuses(with(good, "17 Mar 2026", "2026-03-17"), errc::bad_written_day, "2026-03-17");
    refuses(with(good, "17 Mar 2026", "31 Feb 2026"), errc::no_such_day, "31 Feb 2026");
    refuses(with(good, "1.1577", "N/A"), errc::not_a_number, "N/A");
    refuses(with(good, "1.1577", ".."), errc::not_a_number, "..");
    refuses(with(good, "1.1577", "0"), errc::zero, good.find("1.1577"), "0");
    refuses(with(good, "1.1577,", ""), errc::wrong_field_count, "17 Mar 2026");
    const std::string twice = with(good, "17 Mar 2026", "18 Mar 2026");
    refuses(twice, errc::duplicate, twice.rfind("18 Mar 2026"), "18 Mar 2026");
}

TEST_CASE("rates of a pound are written in the Bank's form") {
    CHECK(boe_iadb_csv_text(rows_of({"2026-03-02 GBP/EUR 1.1480", "2026-03-17 GBP/USD 1.3343"}))
              .value() == "DATE,XUDLERS,XUDLUSS\n02 Mar 2026,1.1480,\n17 Mar 2026,,1.3343\n");
    CHECK(read(boe_iadb_csv_text(*parse_boe_iadb_csv(good)).value()) == rows_of_good);
}

TEST_CASE("another base than the pound, and a currency without a series, have no place there") {
    CHECK(no_place_for(boe_iadb_csv_text(
              rows_of({"2022-05-23 GBP/USD 1.2572", "2022-05-23 USD/GBP 0.7954"}))) ==
          "2022-05-23 USD/GBP 0.7954\n");
    CHECK(no_place_for(boe_iadb_csv_text(rows_of({"2022-05-23 GBP/BRL 6.0"}))) ==
          "2022-05-23 GBP/BRL 6.0\n");
}

TEST_CASE("the digits of all the ECB's rates are the same after the Bank's form") {
    // as if they were for a pound, where the Bank has a series
    rate_rows rows;
    for (rate_row r : ecb_snapshot().rows) {
        if (r.counter == "GBP"_currency) r.counter = "EUR"_currency;
        r.base = "GBP"_currency;
        if (boe_iadb_csv_text(rate_rows{r})) rows.push_back(r);
    }
    std::sort(rows.begin(), rows.end(), [](auto& a, auto& b) { return a.key() < b.key(); });
    CHECK(rows.size() > 100'000);
    CHECK(read(boe_iadb_csv_text(rows).value()) == mulct::snapshot_body(rows));
}
