#include <cli/lock_file.hpp>

#include <cli/file.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <algorithm>
#include <utility>

namespace mulct::cli {
namespace {

// A rate that is the same number and has the same digits.
bool same_digits(const decimal& a, const decimal& b) {
    return a == b && a.scale() == b.scale();
}

std::string difference(const pinned_rate& pin, const decimal* now) {
    return pin.cell() + ": was " + to_string(pin.row.rate) + ", now " +
           (now != nullptr ? to_string(*now) : "none");
}

bool in_key_order(const pinned_rate& a, const pinned_rate& b) {
    return a.key() < b.key();
}

} // namespace

rate_lock::rate_lock(std::string path) : path_(std::move(path)) {
    if (path_ == "-") throw refusal{"--lock takes a file's name, not standard input"};
    if (exists(path_)) pinned_ = read_lock(read_file(path_), path_);
}

void rate_lock::pin(const conversion& c) {
    for (const rate_row& r : observations_used(c))
        used_.push_back({std::string{c.source->name()}, r});
}

outcome rate_lock::keep() {
    std::sort(used_.begin(), used_.end(), in_key_order);
    used_.erase(
        std::unique(used_.begin(), used_.end(),
                    [](const pinned_rate& a, const pinned_rate& b) { return a.key() == b.key(); }),
        used_.end());

    outcome o;
    std::vector<pinned_rate> all = pinned_;
    for (const pinned_rate& u : used_) {
        const auto place = std::lower_bound(pinned_.begin(), pinned_.end(), u, in_key_order);
        if (place == pinned_.end() || place->key() != u.key()) {
            all.push_back(u);
        } else if (!same_digits(place->row.rate, u.row.rate)) {
            o.status = exit_status::differs;
            o.notes += "mulct: " + path_ + ": " + difference(*place, &u.row.rate) + '\n';
        }
    }
    if (o.status == exit_status::done && all.size() > pinned_.size()) {
        std::sort(all.begin(), all.end(), in_key_order);
        write_file(path_, lock_text(all));
    }
    return o;
}

std::vector<pinned_rate> read_lock(std::string_view content, const std::string& file) {
    auto pins = parse_lock(content);
    if (!pins) throw refusal{describe_in_file(file, content, pins.error())};
    return *std::move(pins);
}

std::vector<std::string> differences(const std::vector<pinned_rate>& pins,
                                     const std::vector<rate_source>& sources) {
    std::vector<std::string> lines;
    for (const pinned_rate& p : pins) {
        const auto source = std::find_if(sources.begin(), sources.end(), [&](const rate_source& s) {
            return s.name() == p.source;
        });
        if (source == sources.end()) {
            lines.push_back(p.cell() + ": there is no source of this name");
            continue;
        }
        const series* const s = source->find_pair(p.row.base, p.row.counter);
        const auto now = s != nullptr ? s->on(p.row.on) : std::nullopt;
        if (!now || !same_digits(now->rate, p.row.rate)) {
            lines.push_back(difference(p, now ? &now->rate : nullptr));
        }
    }
    return lines;
}

} // namespace mulct::cli
