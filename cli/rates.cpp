#include <cli/rates.hpp>

#include <cli/file.hpp>
#include <cli/formats/formats.hpp>
#include <cli/json.hpp>
#include <cli/rate_files.hpp>
#include <cli/refusal.hpp>
#include <cli/snapshot_file.hpp>

#include <mulct/output/csv.hpp>
#include <mulct/output/text.hpp>

namespace mulct::cli {
namespace {

snapshot ecb_snapshot(std::vector<rate_row> rows) {
    return {"ECB",
            "Euro foreign exchange reference rates",
            "European Central Bank",
            "free use with the source cited and the figures unaltered",
            "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip",
            "EUR"_currency,
            {},
            std::move(rows)};
}

} // namespace

outcome run(const rates_import_options& options) {
    const rate_format& format = find_rate_format(options.file_format);
    const std::string content = read_file(options.file);
    auto rows = format.read(content, {display_name(options.file), std::nullopt});
    if (rows.empty()) throw refusal{display_name(options.file) + ": no rate in it"};
    snapshot s = ecb_snapshot(std::move(rows));
    if (options.origin) s.origin = *options.origin;
    const std::string text = write_snapshot(std::move(s));
    if (!options.output) return {text, {}};
    write_file(*options.output, text);
    return {};
}

outcome run(const rates_list_options& options) {
    const loaded_rates rates{options.rates_file};
    constexpr auto number = column_kind::number;
    table t{{{"source"},
             {"title"},
             {"pivot"},
             {"first"},
             {"last"},
             {"days", number},
             {"currencies", number},
             {"observations", number}},
            {}};
    for (const rate_source& s : rates.sources()) {
        std::size_t observations = 0;
        for (const series& one : s.all_series())
            observations += one.size();
        t.add({std::string{s.name()}, std::string{s.title()}, std::string{s.pivot().code()},
               to_string(s.first_day()), to_string(s.last_day()),
               std::to_string(s.publication_days().size()), std::to_string(s.all_series().size()),
               std::to_string(observations)});
    }
    switch (options.format) {
    case output_format::csv: return {csv_text(t), {}};
    case output_format::json: {
        json sources = json::array();
        for (const auto& row : t.rows) {
            json j;
            for (std::size_t i = 0; i < row.size(); ++i) {
                const bool is_number = t.columns[i].kind == number;
                j[t.columns[i].name] = is_number ? json(std::stoull(row[i])) : json(row[i]);
            }
            sources.push_back(std::move(j));
        }
        return {written({{"sources", sources}}), {}};
    }
    case output_format::text: break;
    }
    return {aligned_text(t), {}};
}

} // namespace mulct::cli
