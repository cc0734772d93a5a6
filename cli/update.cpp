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
    return std::string{r.base.code()} + '/' + std::string{r.counter.code()} + " of " +
           to_string(r.on);
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

} // namespace

outcome run(const rates_update_options& options) {
    const day today = read_today(options.today);
    const std::string content =
        is_address(options.from) ? download(options.from) : read_file(options.from);
    const std::string from = display_name(options.from);
    const rate_format& format = options.file_format ? find_rate_format(*options.file_format)
                                                    : recognise_rate_format(content, from);
    if (!options.source && format.source.empty()) {
        throw refusal{"format " + std::string{format.name} +
                      " does not tell whose rates these are; name the source with --source"};
    }
    std::string source = options.source.value_or(std::string{format.source});
    std::transform(source.begin(), source.end(), source.begin(), ascii::to_upper);
    std::string lower = source;
    std::transform(lower.begin(), lower.end(), lower.begin(), ascii::to_lower);
    const std::string file = options.snapshot.value_or(lower + ".rates");

    snapshot s =
        exists(file) ? read_snapshot(read_file(file), file) : bundled_snapshot(source, file);
    if (s.source != source) {
        throw refusal{file + ": rates of " + s.source + ", not of " + source +
                      "; sources are never mixed"};
    }
    const std::vector<rate_row> rows = format.read(content, {from});
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

    std::string report = file + ": " + counted(m.added, "new rate") + " on " +
                         counted(m.days.size(), "day") + ", to " + to_string(m.rows.back().on) +
                         '\n';
    for (const std::string& revision : m.revisions)
        report += "revised " + revision + '\n';
    const std::string later = "; later days from " + options.from;
    if (m.added > 0 && s.origin.find(later) == std::string::npos) s.origin += later;
    s.rows = std::move(m.rows);
    write_file(file, write_snapshot(s));
    return {report, {}};
}

} // namespace mulct::cli
