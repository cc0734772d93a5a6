#include <cli/rates.hpp>

#include <cli/exclusions.hpp>
#include <cli/file.hpp>
#include <cli/formats/formats.hpp>
#include <cli/inputs.hpp>
#include <cli/json.hpp>
#include <cli/known_sources.hpp>
#include <cli/refusal.hpp>
#include <cli/snapshot_file.hpp>
#include <cli/wording.hpp>

#include <mulct/output/csv.hpp>
#include <mulct/output/text.hpp>

#include <algorithm>
#include <array>

namespace mulct::cli {
namespace {

bool in_every_pair(currency c, const std::vector<rate_row>& rows) {
    return std::all_of(rows.begin(), rows.end(),
                       [&](const rate_row& r) { return r.base == c || r.counter == c; });
}

// The currency on one side of every pair; of a single pair, its base.
currency find_pivot(const std::vector<rate_row>& rows, const std::string& file) {
    for (const currency c : {rows.front().base, rows.front().counter}) {
        if (in_every_pair(c, rows)) return c;
    }
    const currency first = rows.front().base;
    const auto other = std::find_if(rows.begin(), rows.end(), [&](const rate_row& r) {
        return r.base != first && r.counter != first;
    });
    throw refusal{file + ": no currency is in every pair: one is " +
                  pair_text(rows.front().base, rows.front().counter) + ", another " +
                  pair_text(other->base, other->counter) +
                  "; a source quotes one currency against all others, so import them apart"};
}

// What `parse_snapshot` would refuse, said before a file is written.
void require_one_direction(const snapshot& s, const std::string& file) {
    std::array<const rate_row*, currency::count()> first{}; // by currency, the first of its rates
    for (const rate_row& r : s.rows) {
        const std::string where =
            file + ": " + to_string(r.on) + ' ' + pair_text(r.base, r.counter) + ": ";
        if (r.base != s.pivot && r.counter != s.pivot) {
            throw refusal{where + "a pair without " + std::string{s.pivot.code()} +
                          ", the source's pivot"};
        }
        const rate_row*& seen = first[(r.base == s.pivot ? r.counter : r.base).index];
        if (seen == nullptr) seen = &r;
        if (r.base == r.counter || seen->base != r.base) {
            throw refusal{where + describe(errc::mixed_directions, {})};
        }
        if (s.published == frequency::monthly && month_of(r.on).first != r.on) {
            throw refusal{where + describe(errc::not_a_month, {})};
        }
    }
}

// What the options say of the source, else what is known of it, else that nobody said. A snapshot
// says it all itself, and has its rates already.
snapshot described(const rates_import_options& options, const rate_format& format,
                   std::string_view content) {
    if (format.name == own_format) return read_snapshot(content, display_name(options.file));
    if (!options.source && format.source.empty()) {
        throw refusal{"format " + std::string{format.name} +
                      " does not tell whose rates these are; give a short name with --source, "
                      "such as ECB"};
    }
    const std::string name = options.source.value_or(std::string{format.source});
    const known_source* const known = find_known_source(name);
    const auto or_known = [&](const std::optional<std::string>& given,
                              std::string_view known_source::*member, std::string_view otherwise) {
        if (given) return *given;
        return std::string{known != nullptr ? known->*member : otherwise};
    };
    snapshot s{known != nullptr ? std::string{known->name} : name,
               or_known(options.title, &known_source::title, "Rates of " + name),
               or_known(options.publisher, &known_source::publisher, "not stated"),
               or_known(options.terms, &known_source::terms, "not stated"),
               or_known(options.origin, &known_source::origin, display_name(options.file)),
               "EUR"_currency, // until the rates are read
               known != nullptr ? known->published : frequency::daily,
               {},
               {}};
    if (options.frequency) {
        const auto f = parse_frequency(*options.frequency);
        if (!f) throw refusal{describe_argument("--frequency", *options.frequency, f.error())};
        s.published = *f;
    }
    // a line break would end the header's line
    for (const std::string* text : {&s.source, &s.title, &s.publisher, &s.terms, &s.origin}) {
        if (text->empty() || text->find_first_of("\r\n") != std::string::npos) {
            throw refusal{in_quotes(*text) +
                          ": a source's name and description take one line each"};
        }
    }
    if (s.source.find(' ') != std::string::npos) {
        throw refusal{"--source " + in_quotes(s.source) + ": a short name has no spaces"};
    }
    return s;
}

reading_hints hints_of(const rates_import_options& options, std::string& notes) {
    reading_hints hints{display_name(options.file)};
    hints.notes = &notes;
    if (options.base) hints.base = read_currency("--base", *options.base);
    for (const std::string& alias : options.aliases) {
        const std::size_t equals = alias.find('=');
        if (equals == 0 || equals == std::string::npos) {
            throw refusal{"--alias " + in_quotes(alias) +
                          ": write the file's code, = and ISO's, such as ZIG=ZWG"};
        }
        hints.aliases.emplace_back(std::string_view{alias}.substr(0, equals),
                                   read_currency("--alias", alias.substr(equals + 1)));
    }
    return hints;
}

// Writes to a file if one is named, else to standard output.
outcome delivered(std::string text, const std::optional<std::string>& file) {
    if (!file) return {std::move(text), {}};
    write_file(*file, text);
    return {};
}

} // namespace

outcome run(const rates_import_options& options) {
    const rate_format& format = find_rate_format(options.file_format);
    const std::string file = display_name(options.file);
    const std::string content = read_file(options.file);
    snapshot s = described(options, format, content);
    std::string notes;
    if (s.rows.empty()) s.rows = format.read(content, hints_of(options, notes));
    if (options.exclude) {
        const std::size_t left_out =
            leave_out(s.rows, s.source, read_file(*options.exclude), *options.exclude);
        notes += counted(left_out, "rate") + " left out, as " + *options.exclude + " says\n";
    }
    if (s.rows.empty()) throw refusal{file + ": no rate in it"};
    s.pivot = options.pivot ? read_currency("--pivot", *options.pivot) : find_pivot(s.rows, file);
    require_one_direction(s, file);
    outcome o = delivered(write_snapshot(s), options.output);
    if (!notes.empty()) o.notes = "mulct: " + notes;
    return o;
}

outcome run(const rates_export_options& options) {
    const rate_format& format = find_rate_format(options.file_format);
    const loaded_rates rates{options.rates};
    const rate_source& source = rates.only_chosen();
    day_range days{source.first_day(), source.last_day()};
    if (options.first) days.first = read_day("--from", *options.first);
    if (options.last) days.last = read_day("--to", *options.last);
    snapshot s = snapshot_of(source);
    s.rows.erase(std::remove_if(s.rows.begin(), s.rows.end(),
                                [&](const rate_row& r) { return !days.contains(r.on); }),
                 s.rows.end());
    if (s.rows.empty()) {
        throw refusal{s.source + " has no rate on the days asked for; its rates run from " +
                      to_string(source.first_day()) + " to " + to_string(source.last_day())};
    }
    return delivered(format.write(s), options.output);
}

outcome run(const rates_list_options& options) {
    const loaded_rates rates{options.rates};
    constexpr auto number = column_kind::number;
    table t{{{"source"},
             {"title"},
             {"pivot"},
             {"frequency"},
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
               std::string{to_string(s.published())}, to_string(s.first_day()),
               to_string(s.last_day()), std::to_string(s.publication_days().size()),
               std::to_string(s.all_series().size()), std::to_string(observations)});
    }
    switch (options.format) {
    case output_format::csv: return {csv_text(t), {}};
    case output_format::json: {
        json sources = json::array();
        for (std::size_t k = 0; k < t.rows.size(); ++k) {
            json j;
            for (std::size_t i = 0; i < t.columns.size(); ++i) {
                const std::string& cell = t.rows[k][i];
                const bool is_number = t.columns[i].kind == number;
                j[t.columns[i].name] = is_number ? json(std::stoull(cell)) : json(cell);
            }
            const provenance& from = rates.sources()[k].from();
            j["publisher"] = from.publisher;
            j["terms"] = from.terms;
            j["origin"] = from.origin;
            j["sha256"] = from.sha256;
            sources.push_back(std::move(j));
        }
        return {written({{"sources", sources}}), {}};
    }
    case output_format::text: break;
    }
    return {aligned_text(t), {}};
}

} // namespace mulct::cli
