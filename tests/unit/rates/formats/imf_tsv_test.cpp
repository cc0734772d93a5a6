#include <mulct/rates/formats/imf_tsv.hpp>

#include <support/catch.hpp>
#include <support/rate_formats.hpp>
#include <support/rate_tables.hpp>

#include <set>
#include <string>
#include <string_view>

using namespace mulct::literals;
using mulct::errc;
using mulct::imf_tsv_text;
using mulct::parse_imf_tsv;
using mulct::rate_row;

namespace {

// The form of the monthly file, with figures of the Fund's of March 2026: two blocks and notes.
const std::string good =
    "Representative Exchange Rates for Selected Currencies for March 2026\r\n"
    "Currency\tMarch 13, 2026\tMarch 16, 2026\r\n"
    "Euro(1)\t1.147600\t1.147800\r\n"
    "U.S. dollar\t1.000000\t1.000000\r\n"
    "Korean won\t1,479.800000\tNA\r\n"
    "\r\n"
    "Representative Exchange Rates for Selected Currencies for March 2026 Continued\r\n"
    "\r\n"
    "Currency\tMarch 17, 2026\r\n"
    "Euro(1)\t1.153100\r\n"
    "Korean won\t1,496.000000\r\n"
    "\r\n"
    "Notes:\r\n"
    "(1) which are in terms of U.S. dollars per currency unit, and those indicated by\r\n";

const std::string rows_of_good = lines_of(
    {"2026-03-13 EUR/USD 1.147600", "2026-03-13 USD/KRW 1479.800000", "2026-03-16 EUR/USD 1.147800",
     "2026-03-17 EUR/USD 1.153100", "2026-03-17 USD/KRW 1496.000000"});

const std::string five_days = "SDRs per Currency unit and Currency units per SDR (1)\n"
                              "last five days\n"
                              "SDRs per Currency unit (2)\n"
                              "\n"
                              "Currency\tAugust 28, 2024\tAugust 27, 2024\n"
                              "Euro\t0.8251770000\t\n"
                              "\n"
                              "Currency units per SDR(3)\n"
                              "\n"
                              "Currency\tAugust 28, 2024\tAugust 27, 2024\n"
                              "U.S. dollar\t1.348200\t1.349480\n";

std::string read(std::string_view text) {
    return lines_of(parse_imf_tsv(text));
}

void refuses(const std::string& text, errc code, std::size_t at, std::string_view culprit) {
    check_refused(parse_imf_tsv(text), text, code, at, culprit);
}

void refuses(const std::string& text, errc code, std::string_view culprit) {
    refuses(text, code, text.find(culprit), culprit);
}

} // namespace

TEST_CASE("the Fund's representative rates are read from all blocks, each in its direction") {
    CHECK(read(good) == rows_of_good);
}

TEST_CASE("rates of the SDR are read in both directions") {
    CHECK(read(five_days) ==
          lines_of({"2024-08-27 XDR/USD 1.349480", "2024-08-28 EUR/XDR 0.8251770000",
                    "2024-08-28 XDR/USD 1.348200"}));
}

TEST_CASE("several of the Fund's files in one are read") {
    CHECK(read(good + five_days) == read(five_days) + rows_of_good);
}

TEST_CASE("a currency is found by any name that the Fund uses or used, in any case") {
    for (const std::string_view name : {"KOREAN WON", "Korean Won", "korean won"})
        CHECK(read(with(good, "Korean won", name)) == rows_of_good);
    CHECK(read(with(with(good, "Korean won\t1,4", "Nuevo Sol\t1,4"), "Korean won", "Peruvian sol"))
              .find("2026-03-13 USD/PEN 1479.800000") != std::string::npos);
    std::set<std::string_view> names;
    for (const auto& n : mulct::detail::imf_names)
        names.insert(n.name);
    CHECK(names.size() == mulct::detail::imf_names.size());
}

TEST_CASE("a name that is not the Fund's, or with another footnote, is refused") {
    refuses(with(good, "Korean won", "Quatloo"), errc::unknown_series, "Quatloo");
    refuses(with(good, "Korean won", "Korean won(2)"), errc::unknown_series, "Korean won(2)");
    refuses(with(good, "Euro(1)", "Euro(1)(1)"), errc::unknown_series, "Euro(1)(1)");
    refuses(with(five_days, "Euro", "Euro(1)"), errc::unknown_series, "Euro(1)");
    refuses(with(good, "Korean won", ""), errc::unknown_series, good.find("Korean won"), "");
}

TEST_CASE("a table has a title of the Fund's, and every row belongs to a table") {
    refuses("", errc::empty, 0, "");
    refuses("nothing of a table\n", errc::empty, 0, "");
    refuses(with(good, "Representative", "Average"), errc::bad_header,
            "Average Exchange Rates for Selected Currencies for March 2026");
    refuses(good.substr(good.find("Currency\t")), errc::bad_header, "Currency");
    refuses(with(five_days, "SDRs per Currency unit (2)\n", ""), errc::bad_header,
            "last five days");
    refuses(with(with(five_days, "SDRs per Currency unit (2)\n", ""), "last five days\n", ""),
            errc::bad_header, "SDRs per Currency unit and Currency units per SDR (1)");
    // each table has its own
    refuses(with(good,
                 "Representative Exchange Rates for Selected Currencies for March 2026 Continued",
                 ""),
            errc::bad_header,
            with(good,
                 "Representative Exchange Rates for Selected Currencies for "
                 "March 2026 Continued",
                 "")
                .rfind("Currency\t"),
            "Currency");
    const std::string apart = with(good, "Korean won\t1,479", "\r\nKorean won\t1,479");
    refuses(apart, errc::bad_header, "Korean won");
}

TEST_CASE("what is wrong in a table of the Fund's is refused where it stands") {
    refuses(with(good, "March 16, 2026", "2026-03-16"), errc::bad_written_day, "2026-03-16");
    refuses(with(good, "March 16, 2026", "March 32, 2026"), errc::no_such_day, "March 32, 2026");
    refuses(with(good, "1,479.800000", "1,4798"), errc::bad_grouping, "1,4798");
    refuses(with(good, "1,479.800000", "n/a"), errc::not_a_number, "n/a");
    refuses(with(good, "1,479.800000", "0.000000"), errc::zero, "0.000000");
    refuses(with(good, "\tNA", ""), errc::wrong_field_count, "Korean won");
    refuses(with(good, "\tNA", "\tNA\t"), errc::wrong_field_count, "Korean won");
    refuses(with(good, "1.000000", "1.000001"), errc::mixed_directions, "1.000001");
    refuses(with(good, "March 16, 2026", "March 13, 2026"), errc::duplicate, "1.147800");
}

TEST_CASE("rates are written as the Fund's tables, one a month and kind") {
    const auto rows = rows_of({"2022-05-23 EUR/USD 1.0659", "2022-05-23 USD/JPY 127.80",
                               "2022-05-24 USD/JPY 126.95", "2022-05-24 XDR/USD 1.344",
                               "2022-06-01 USD/XDR 0.742"});
    CHECK(imf_tsv_text(rows).value() ==
          "Representative Exchange Rates for Selected Currencies for May 2022\n"
          "Currency\tMay 23, 2022\tMay 24, 2022\n"
          "Euro(1)\t1.0659\tNA\n"
          "Japanese yen\t127.80\t126.95\n"
          "\n"
          "Currency units per SDR for May 2022\n"
          "Currency\tMay 24, 2022\n"
          "U.S. dollar\t1.344\n"
          "\n"
          "SDRs per Currency unit for June 2022\n"
          "Currency\tJune 01, 2022\n"
          "U.S. dollar\t0.742\n");
    CHECK(read(imf_tsv_text(rows).value()) == mulct::snapshot_body(rows));
    CHECK(read(imf_tsv_text(*parse_imf_tsv(good)).value()) == rows_of_good);
    CHECK(read(imf_tsv_text(*parse_imf_tsv(five_days)).value()) == read(five_days));
}

TEST_CASE("a pair without dollar and SDR, and a currency without a name, have no place there") {
    CHECK(no_place_for(imf_tsv_text(rows_of({"2022-05-23 EUR/GBP 0.84783"}))) ==
          "2022-05-23 EUR/GBP 0.84783\n");
    CHECK(
        no_place_for(imf_tsv_text(rows_of({"2022-05-23 USD/BGN 1.8", "2022-05-23 USD/ZWL 300"}))) ==
        "2022-05-23 USD/BGN 1.8\n");
    CHECK(no_place_for(imf_tsv_text(rows_of({"2022-05-23 XDR/BGN 2.4"}))) ==
          "2022-05-23 XDR/BGN 2.4\n");
}

TEST_CASE("the digits of all the ECB's rates are the same after the Fund's form") {
    // as if they were of a dollar, where the Fund has a name
    rate_rows rows;
    for (rate_row r : ecb_snapshot().rows) {
        if (r.counter == "USD"_currency) continue;
        r.base = "USD"_currency;
        if (imf_tsv_text(rate_rows{r})) rows.push_back(r);
    }
    CHECK(rows.size() > 100'000);
    CHECK(read(imf_tsv_text(rows).value()) == mulct::snapshot_body(rows));
}
