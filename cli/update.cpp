#include <cli/update.hpp>

#include <cli/bundled.hpp>
#include <cli/download.hpp>
#include <cli/file.hpp>
#include <cli/formats/formats.hpp>
#include <cli/rate_files.hpp>
#include <cli/refusal.hpp>
#include <cli/snapshot_file.hpp>
#include <cli/today.hpp>
#include <cli/wording.hpp>

#include <mulct/base/ascii.hpp>
#include <mulct/rates/packed.hpp>
#include <mulct/rates/target_calendar.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace mulct::cli {
namespace {

std::string cell(const rate_row& r) {
    return pair_text(r.base, r.counter) + " of " + to_string(r.on);
}

// A day for which no rate can have been published yet, or was published ever.
void require_possible_days(const std::vector<rate_row>& rows, const snapshot& s, day today,
                           const std::string& from) {
    // a month's rates are published before it begins
    const day last =
        s.published == frequency::monthly ? month_of(month_of(today).last + 1).first : today;
    for (const rate_row& r : rows) {
        if (r.on > last) {
            throw refusal{from + ": states " + cell(r) + ", but today is " + to_string(today) +
                          "; the file's dates are wrong, or this machine's clock is"};
        }
        if (s.source == "ECB" && !is_target_day(r.on)) {
            throw refusal{from + ": states " + cell(r) +
                          ", a day on which the ECB does not publish (TARGET is closed); the "
                          "file's dates are wrong"};
        }
    }
}

// Rates that belong to the snapshot: of its pairs' form, each quoted the way it was.
void require_same_pairs(const std::vector<rate_row>& rows, const snapshot& s,
                        const std::string& from) {
    std::map<currency, currency> base_of; // by the currency that is not the pivot
    for (const rate_row& r : s.rows)
        base_of.emplace(r.base == s.pivot ? r.counter : r.base, r.base);
    for (const rate_row& r : rows) {
        if (r.base != s.pivot && r.counter != s.pivot) {
            throw refusal{from + ": states " + cell(r) + ", but " + s.source +
                          " quotes all currencies against " + std::string{s.pivot.code()}};
        }
        const auto known = base_of.find(r.base == s.pivot ? r.counter : r.base);
        if (known != base_of.end() && known->second != r.base) {
            throw refusal{from + ": states " + cell(r) + ", which " + s.source +
                          " quotes the other way round"};
        }
    }
}

struct merged {
    std::vector<rate_row> rows;
    std::size_t added = 0;
    std::set<day> days; // on which rates were added
    std::vector<std::string> revisions;
};

// Old and new rates together. Of one rate in both, the old digits stay: the same number with fewer
// zeros at its end is no revision.
merged merge(const std::vector<rate_row>& old_rows, const std::vector<rate_row>& new_rows,
             bool accept_revisions) {
    merged m;
    m.rows.reserve(old_rows.size() + new_rows.size());
    auto o = old_rows.begin();
    for (const rate_row& n : new_rows) {
        while (o != old_rows.end() && o->key() < n.key())
            m.rows.push_back(*o++);
        if (o == old_rows.end() || o->key() != n.key()) {
            m.rows.push_back(n);
            m.days.insert(n.on);
            ++m.added;
            continue;
        }
        if (o->rate != n.rate) {
            m.revisions.push_back(cell(n) + ": was " + to_string(o->rate) + ", now " +
                                  to_string(n.rate));
        }
        m.rows.push_back(o->rate != n.rate && accept_revisions ? n : *o);
        ++o;
    }
    m.rows.insert(m.rows.end(), o, old_rows.end());
    return m;
}

snapshot bundled_snapshot(const std::string& source, const std::string& file) {
    for (const rate_source& s : *open_packed(bundled_rates())) {
        if (s.name() == source) return snapshot_of(s);
    }
    throw refusal{file + ": no such file to update, and no rates of " + source +
                  " are built in to start from; make one with mulct rates import"};
}

// The source whose rates a file has: as told, else as its form tells; a snapshot says it itself.
std::string source_of(const rates_update_options& options, const rate_format& format,
                      std::string_view content, const std::string& from) {
    std::string source = options.source.value_or(std::string{format.source});
    std::transform(source.begin(), source.end(), source.begin(), ascii::to_upper);
    if (format.name == own_format) {
        const std::string stated = read_snapshot(content, from).source;
        if (!source.empty() && source != stated) {
            throw refusal{from + ": rates of " + stated + ", not of " + source +
                          "; sources are never mixed"};
        }
        return stated;
    }
    if (source.empty()) {
        throw refusal{"format " + std::string{format.name} +
                      " does not tell whose rates these are; name the source with --source"};
    }
    return source;
}

// Where the new rates came from, at the end of where the old ones did, once.
void extend_origin(std::string& origin, const std::string& from) {
    const bool one_line = from.find_first_of("\r\n") == std::string::npos; // as the header has it
    const std::string later = "; newer rates from " + (one_line ? from : in_quotes(from));
    const bool said = origin.ends_with(later) || origin.find(later + ';') != std::string::npos;
    if (!said) origin += later;
}

std::string report_of(const merged& m, const std::string& file) {
    std::string report =
        file + ": " + counted(m.added, "new rate") + " on " + counted(m.days.size(), "day");
    if (!m.revisions.empty()) report += ", " + counted(m.revisions.size(), "rate") + " revised";
    report += "; its rates end on " + to_string(m.rows.back().on) + '\n';
    for (const std::string& revision : m.revisions)
        report += "  " + revision + '\n';
    return report;
}

} // namespace

outcome run(const rates_update_options& options) {
    const day today = read_today(options.today);
    const std::string content = is_address(options.from) ? download(options.from)
                                                         : read_file(options.from, most_downloaded);
    const std::string from = display_name(options.from);
    const rate_format& format = options.file_format ? find_rate_format(*options.file_format)
                                                    : recognise_rate_format(content, from);
    const std::string source = source_of(options, format, content, from);
    std::string file = source + ".rates";
    std::transform(file.begin(), file.end(), file.begin(), ascii::to_lower);
    if (options.snapshot) file = *options.snapshot;
    if (file == "-") throw refusal{"the snapshot to update is a file, not standard output"};

    const directory_lock alone{file};
    snapshot s =
        exists(file) ? read_snapshot(read_file(file), file) : bundled_snapshot(source, file);
    if (s.source != source) {
        throw refusal{file + ": rates of " + s.source + ", not of " + source +
                      "; sources are never mixed"};
    }
    const std::vector<rate_row> rows = format.read(content, {from});
    if (rows.empty()) throw refusal{from + ": no rate in it"};
    require_possible_days(rows, s, today, from);
    require_same_pairs(rows, s, from);

    merged m = merge(s.rows, rows, options.accept_revisions);
    if (!m.revisions.empty() && !options.accept_revisions) {
        std::string message = from + ": " + counted(m.revisions.size(), "revised rate") +
                              " of days that are in " + file + " already" +
                              "; nothing was written; --accept-revisions takes the new ones";
        constexpr std::size_t most = 20;
        for (std::size_t i = 0; i < std::min(most, m.revisions.size()); ++i)
            message += "\n  " + m.revisions[i];
        if (m.revisions.size() > most) {
            message += "\n  and " + std::to_string(m.revisions.size() - most) + " more";
        }
        throw refusal{message};
    }
    if (m.added == 0 && m.revisions.empty() && exists(file)) {
        return {file + ": nothing new; its rates end on " + to_string(s.rows.back().on) + '\n', {}};
    }

    outcome o{report_of(m, file), {}};
    if (m.added > 0 || !m.revisions.empty()) extend_origin(s.origin, options.from);
    s.rows = std::move(m.rows);
    write_file(file, write_snapshot(s));
    return o;
}

} // namespace mulct::cli
