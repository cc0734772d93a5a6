#include <mulct/rates/formats/fed_ddp_csv.hpp>

#include <support/catch.hpp>
#include <support/rate_formats.hpp>
#include <support/rate_tables.hpp>

#include <set>
#include <string>
#include <string_view>

using namespace mulct::literals;
using mulct::errc;
using mulct::fed_ddp_csv_text;
using mulct::parse_fed_ddp_csv;
using mulct::rate_row;

namespace {

const std::string header =
    "\"Series Description\",\"Euro-Area Euro\",\"Japanese Yen\"\n"
    "\"Unit:\",\"Currency\",\"Currency\"\n"
    "\"Multiplier:\",\"1\",\"1\"\n"
    "\"Currency:\",\"EUR\",\"JPY\"\n"
    "\"Unique Identifier:\",\"H10/H10/RXI$US_N.B.EU\",\"H10/H10/RXI_N.B.JA\"\n"
    "\"Time Period\",\"RXI$US_N.B.EU\",\"RXI_N.B.JA\"\n";

const std::string good = header + "2026-09-04,1.1618,156.1100\n"
                                  "2026-09-07,ND,ND\n"
                                  "2026-09-08,1.1627,154.2400\n";

const std::string rows_of_good =
    lines_of({"2026-09-04 EUR/USD 1.1618", "2026-09-04 USD/JPY 156.1100",
              "2026-09-08 EUR/USD 1.1627", "2026-09-08 USD/JPY 154.2400"});

std::string read(std::string_view text) {
    return lines_of(parse_fed_ddp_csv(text));
}

void refuses(const std::string& text, errc code, std::size_t at, std::string_view culprit) {
    check_refused(parse_fed_ddp_csv(text), text, code, at, culprit);
}

void refuses(const std::string& text, errc code, std::string_view culprit) {
    refuses(text, code, text.find(culprit), culprit);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
        text.replace(at, from.size(), to);
    return text;
}

} // namespace

TEST_CASE("a series in dollars and one per dollar keep their direction") {
    CHECK(read(good) == rows_of_good);
    CHECK(read(header).empty());
}

TEST_CASE("the Federal Reserve's labels may come without quotes or with a space at the end") {
    CHECK(read(with(good, "Unique Identifier:", "Unique Identifier: ")) == rows_of_good);
    std::string bare;
    for (const char c : good) {
        if (c != '"') bare += c;
    }
    CHECK(read(bare) == rows_of_good);
    CHECK(read(with(good, "ND,ND", ",")) == rows_of_good);
}

TEST_CASE("each series of H.10 has a name of its own") {
    std::set<std::string_view> names;
    for (const auto& s : mulct::detail::h10_daily_series) {
        names.insert(s.name);
        CHECK((s.pair.base == "USD"_currency) != (s.pair.counter == "USD"_currency));
        CHECK(s.name.starts_with("RXI$US") == (s.pair.counter == "USD"_currency));
    }
    CHECK(names.size() == mulct::detail::h10_daily_series.size());
    // both names of Venezuela's
    for (const std::string_view name : {"RXI_N.B.VES", "RXI_N.B.VE"}) {
        CHECK(read(replaced(good, "RXI_N.B.JA", name)).find("USD/VES 156.1100") !=
              std::string::npos);
    }
}

TEST_CASE("a series that is no daily rate of a currency is refused by its name") {
    refuses(replaced(good, "RXI_N.B.JA", "JRXWTFB_N.B"), errc::unknown_series,
            replaced(good, "RXI_N.B.JA", "JRXWTFB_N.B").rfind("JRXWTFB_N.B"), "JRXWTFB_N.B");
    refuses(replaced(good, "RXI_N.B.JA", "RXI_N.M.JA"), errc::unknown_series, // monthly
            good.rfind("RXI_N.B.JA"), "RXI_N.M.JA");
    refuses(replaced(good, "RXI_N.B.JA", "RXI$US_N.B.EU"), errc::duplicate_column,
            replaced(good, "RXI_N.B.JA", "RXI$US_N.B.EU").rfind("RXI$US_N.B.EU"), "RXI$US_N.B.EU");
}

TEST_CASE("the six rows of the Federal Reserve's header are as they should be") {
    refuses("", errc::empty, 0, "");
    refuses(header.substr(0, header.find("\"Time")), errc::empty, header.find("\"Time"), "");
    refuses(with(good, "Series Description", "Series"), errc::bad_header, "Series");
    refuses(with(good, "Unit:", "Unit"), errc::bad_header, "Unit");
    refuses(with(good, "Time Period", "Date"), errc::bad_header, "Date");
    refuses(with(good, "\"1\",\"1\"", "\"1\",\"1000\""), errc::wrong_multiplier, "1000");
    refuses(with(good, "\"1\",\"1\"", "\"1\""), errc::wrong_field_count, "Multiplier:");
    refuses(with(good, "H10/H10/RXI_N.B.JA", "H10/H10/RXI_N.B.KO"), errc::bad_header,
            "H10/H10/RXI_N.B.KO");
}

TEST_CASE("what is wrong in a row of the Federal Reserve's is refused where it stands") {
    refuses(with(good, "2026-09-08", "2026-09-31"), errc::no_such_day, "2026-09-31");
    refuses(with(good, "2026-09-08", "2026-09"), errc::bad_day_form, good.find("2026-09-08"),
            "2026-09");
    refuses(with(good, "154.2400", "n.d."), errc::not_a_number, "n.d.");
    refuses(with(good, "154.2400", "-9999"), errc::negative, "-9999");
    refuses(with(good, ",154.2400", ""), errc::wrong_field_count, "2026-09-08");
    refuses(with(good, "2026-09-08", "2026-09-04"), errc::duplicate, good.find("2026-09-08"),
            "2026-09-04");
}

TEST_CASE("rates are written as the Data Download Program does") {
    const auto rows = rows_of(
        {"2022-05-23 AUD/USD 0.7101", "2022-05-23 USD/CAD 1.2780", "2022-05-24 USD/CAD 1.2821"});
    CHECK(fed_ddp_csv_text(rows).value() ==
          "\"Series Description\",\"Australian Dollar\",\"Canadian Dollar\"\n"
          "\"Unit:\",\"Currency\",\"Currency\"\n"
          "\"Multiplier:\",\"1\",\"1\"\n"
          "\"Currency:\",\"AUD\",\"CAD\"\n"
          "\"Unique Identifier:\",\"H10/H10/RXI$US_N.B.AL\",\"H10/H10/RXI_N.B.CA\"\n"
          "\"Time Period\",\"RXI$US_N.B.AL\",\"RXI_N.B.CA\"\n"
          "2022-05-23,0.7101,1.2780\n"
          "2022-05-24,ND,1.2821\n");
    CHECK(read(fed_ddp_csv_text(*parse_fed_ddp_csv(good)).value()) == rows_of_good);
    CHECK(read(fed_ddp_csv_text({}).value()).empty());
}

TEST_CASE("a pair without a series, or in the other direction, has no place in H.10") {
    CHECK(no_place_for(fed_ddp_csv_text(
              rows_of({"2022-05-23 USD/CAD 1.2780", "2022-05-24 CAD/USD 0.7800"}))) ==
          "2022-05-24 CAD/USD 0.7800\n");
    CHECK(no_place_for(fed_ddp_csv_text(rows_of({"2022-05-23 USD/PLN 4.3"}))) ==
          "2022-05-23 USD/PLN 4.3\n");
}

TEST_CASE("the digits of all the ECB's rates are the same after the form of H.10") {
    // as if they were for a dollar, where H.10 has a series
    rate_rows rows;
    for (rate_row r : ecb_snapshot().rows) {
        r.base = "USD"_currency;
        if (fed_ddp_csv_text(rate_rows{r})) rows.push_back(r);
    }
    CHECK(rows.size() > 80'000);
    CHECK(read(fed_ddp_csv_text(rows).value()) == mulct::snapshot_body(rows));
}
