// The files that users download, every row of them, where they are at hand.

#include "temporary_file.hpp"

#include <cli/import.hpp>
#include <cli/json.hpp>

#include <mulct/base/csv.hpp>
#include <mulct/fines/load.hpp>

#include <support/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <map>

using namespace mulct;
using namespace mulct::cli;

namespace {

std::optional<std::string> reference(const char* name) {
    const char* const folder = std::getenv("MULCT_REFERENCE_DATA");
    const std::string path =
        (folder != nullptr ? folder : "../shared/data") + std::string{"/fines/"} + name;
    if (std::filesystem::exists(path)) return path;
    WARN("skipped: there is no " << path << "; MULCT_REFERENCE_DATA names another folder");
    return std::nullopt;
}

struct imported {
    json account;
    fine_file file;                                                   // reads without an error
    std::map<std::string, std::map<std::string, std::string>> report; // by case
    std::size_t report_rows = 0;
};

imported import(const char* format, const std::string& path) {
    const temporary_file out;
    const temporary_file report;
    import_options options;
    options.format_name = format;
    options.file = path;
    options.out = out.path();
    options.report = report.path();
    options.format = output_format::json;
    imported all;
    all.account = json::parse(run(options).out);
    all.file = parse_fines(out.content()).value();
    const std::string text = report.content();
    csv_reader reader{text};
    std::vector<csv_field> header;
    std::vector<csv_field> row;
    REQUIRE(reader.next(header).value());
    for (; reader.next(row).value(); ++all.report_rows) {
        std::map<std::string, std::string> cells;
        for (std::size_t i = 0; i < row.size(); ++i)
            cells[header[i].text] = row[i].text;
        all.report[cells["case"]] = cells;
    }
    return all;
}

} // namespace

TEST_CASE("the Enforcement Tracker of 2024-03 is imported, and all its rows are accounted for") {
    const auto path = reference("enforcementtracker-2024-03.json");
    if (!path) return;
    const imported all = import("enforcement-tracker", *path);
    CHECK(all.account["rows"] == 2225);
    CHECK(all.account["imported"] == 1972);
    CHECK(all.account["doubtful"] == 253);
    CHECK(all.account["rejected"] == 0);
    CHECK(all.report_rows == 2225);
    CHECK(all.file.cases.size() == 2225);
    CHECK(all.account["doubts"] == json::parse(R"({"no_date": 22, "partial_date": 209,
        "no_amount": 76, "amount_in_words": 20, "zero": 6, "range": 13, "intent": 6})"));
    // with an amount above zero and a date
    CHECK(all.account["sums"] ==
          json::parse(R"([{"currency": "EUR", "fines": 2086, "sum": "4482553761"}])"));
    CHECK(all.account["sums_without_date"][0]["fines"] == 18);
    const auto proposed =
        std::count_if(all.file.cases.begin(), all.file.cases.end(),
                      [](const fine_case& c) { return c.events[0].what == stage::proposed; });
    CHECK(proposed == 6);
}

TEST_CASE("the decisions of 2025-10 are imported by their fines as written") {
    const auto path = reference("gdpr-decisions-local-currency-2025-10.csv");
    if (!path) return;
    imported all = import("decisions-csv", *path);
    CHECK(all.account["rows"] == 2694);
    CHECK(all.account["imported"] == 898);
    CHECK(all.account["doubtful"] == 533);
    CHECK(all.account["rejected"] == 1263);
    CHECK(all.account["rejections"] == json::parse(R"({"no_fine": 1263})"));
    CHECK(all.account["disagreements"] == 146);
    CHECK(all.report_rows == 2694);
    CHECK(all.file.cases.size() == 1431);
    const auto read = [&](const char* name) {
        auto& row = all.report[name];
        return row["written_amount"] + " | " + row["amount"] + ' ' + row["currency"] + " | " +
               row["other_amount"] + " | " + row["reasons"];
    };
    CHECK(read("ES_11") == "12.000 EUR | 12000 EUR | 12 | publication_date");
    CHECK(read("PL_25") == "1.527.855 PLN | 1527855 PLN | 1527 | ");
    CHECK(read("RO_80") == "9.839,4 RON | 9839.4 RON | 9 | publication_date");
    CHECK(read("PT_7") == "1250000,00 EUR | 1250000.00 EUR | 125000000 | ");
    CHECK(read("HR_19") == "20,000 and 30,000 € |   | 20000 | several_amounts");
    CHECK(read("NO_82") == "NOK 250,000 NOK | 250000 NOK | 250000 | ");
    CHECK(read("ES_441") == "'-3 EUR | -3  | 3 | publication_date negative");
    CHECK(read("IT_235") == "54,609,62 EUR |   | 5460962 | unreadable_amount");
}

TEST_CASE("the same fines are found in both files, and where they contradict each other") {
    const auto tracker = reference("enforcementtracker-2024-03.json");
    const auto decisions = reference("gdpr-decisions-local-currency-2025-10.csv");
    if (!tracker || !decisions) return;
    const temporary_file known;
    import_options options;
    options.format_name = "enforcement-tracker";
    options.file = *tracker;
    options.out = known.path();
    run(options);
    options = {};
    options.format_name = "decisions-csv";
    options.file = *decisions;
    options.against = known.path();
    options.format = output_format::json;
    const outcome o = run(options);
    CHECK(o.status == exit_status::differs);
    const json all = json::parse(o.out);
    std::map<std::string, std::map<std::string, std::string>> by_case;
    for (const json& m : all["matches"]) {
        by_case[m["case"].get<std::string>()] = {{"match", m["match"].get<std::string>()},
                                                 {"other", m["other_case"].get<std::string>()}};
    }
    // found by hand
    CHECK(by_case["ES_478"]["match"] == "currency_differs"); // Open Bank: BGN there, EUR here
    CHECK(by_case["ES_478"]["other"] == "ETid-2201");
    CHECK(by_case["ES_8"]["match"] == "duplicate"); // GSMA
    CHECK(by_case["ES_8"]["other"] == "ETid-1806");
    CHECK(by_case["ES_27"]["match"] == "amount_differs"); // INDECEMI: 5,000 and 3,000
    CHECK(by_case["ES_62"]["match"] == "date_differs");
}
