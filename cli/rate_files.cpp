#include <cli/rate_files.hpp>

#include <cli/bundled.hpp>
#include <cli/file.hpp>
#include <cli/inputs.hpp>
#include <cli/refusal.hpp>
#include <cli/snapshot_file.hpp>
#include <cli/wording.hpp>

#include <mulct/base/ascii.hpp>

#include <algorithm>

namespace mulct::cli {

loaded_rates::loaded_rates(const rates_options& options) {
    auto bundled = open_packed(bundled_rates());
    if (!bundled || bundled->empty()) {
        throw refusal{"the rates built into this program are damaged"};
    }
    if (options.file) {
        const std::string name = display_name(*options.file);
        const snapshot s = read_snapshot(read_file(*options.file), name);
        auto table = rate_table::make(s);
        if (!table) {
            throw refusal{name + ": the rate of " + to_string(s.rows[table.error().offset].on) +
                          " has more than 18 digits"};
        }
        from_file_ = *std::move(table);
        sources_.push_back(from_file_->source());
    }
    for (rate_source& source : *bundled) {
        if (!from_file_ || source.name() != from_file_->source().name()) {
            sources_.push_back(std::move(source));
        }
    }

    if (!options.sources) {
        chosen_.push_back(&sources_.front());
        return;
    }
    for (const list_item& item : split_at_commas(*options.sources)) {
        const rate_source& source = find_source(sources_, item.text);
        if (std::find(chosen_.begin(), chosen_.end(), &source) != chosen_.end()) {
            throw refusal{"--source " + in_quotes(*options.sources) + ": " +
                          std::string{source.name()} + " stands there twice"};
        }
        chosen_.push_back(&source);
    }
}

const rate_source& loaded_rates::only_chosen() const {
    if (chosen_.size() > 1) {
        throw refusal{"--source: this command works with one source; " + names_of(chosen_) +
                      " are several"};
    }
    return *chosen_.front();
}

const rate_source& find_source(const std::vector<rate_source>& sources, std::string_view name) {
    const auto found = std::find_if(sources.begin(), sources.end(), [&](const rate_source& s) {
        return ascii::same_word(s.name(), name);
    });
    if (found != sources.end()) return *found;
    std::vector<const rate_source*> all;
    for (const rate_source& s : sources)
        all.push_back(&s);
    throw refusal{"source " + in_quotes(name) + ": none of " + names_of(all)};
}

std::string names_of(const std::vector<const rate_source*>& sources) {
    std::string names;
    for (const rate_source* const s : sources)
        names += (names.empty() ? "" : ", ") + std::string{s->name()};
    return names;
}

} // namespace mulct::cli
