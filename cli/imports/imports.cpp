#include <cli/imports/imports.hpp>

#include <cli/imports/decisions_csv.hpp>
#include <cli/imports/enforcement_tracker.hpp>
#include <cli/imports/table.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <array>

namespace mulct::cli {
namespace {

constexpr std::array<import_format, 3> formats{{
    {"enforcement-tracker", "the JSON of the GDPR Enforcement Tracker's table", false, false,
     enforcement_tracker_rules, read_enforcement_tracker},
    {"decisions-csv", "decisions under the GDPR with fines as written, in local currencies", false,
     true, decisions_csv_rules, read_decisions_csv},
    {"table", "any CSV, with --map to say what its columns are", true, true, table_rules,
     read_table},
}};

} // namespace

std::span<const import_format> import_formats() {
    return formats;
}

const import_format& find_import_format(std::string_view name) {
    std::string names;
    for (const import_format& f : formats) {
        if (f.name == name) return f;
        names += (names.empty() ? "" : ", ") + std::string{f.name};
    }
    throw refusal{in_quotes(name) + ": no format that cases are imported from; one of " + names};
}

} // namespace mulct::cli
