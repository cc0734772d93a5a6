#include <cli/same_fine_report.hpp>

#include <cli/claim_report.hpp>

#include <mulct/check/verdict.hpp>
#include <mulct/output/text.hpp>

#include <optional>

namespace mulct::cli {

void same_fine_report::add(const std::vector<reported_figure>& figures,
                           const std::vector<place>& places) {
    const std::size_t first = figures_.size();
    for (reported_figure f : figures) {
        if (f.equals) *f.equals += first;
        figures_.push_back(std::move(f));
    }
    places_.insert(places_.end(), places.begin(), places.end());
}

std::string same_fine_report::as_text(claim_judge& judge) const {
    std::string out;
    for (const reported_fine& g : group_fines(figures_, unit_, judge)) {
        table t{{{"place"}, {"figure"}, {"is"}, {"verdict"}, {"rate", column_kind::number}, {"of"}},
                {}};
        for (const std::size_t i : g.figures) {
            const bool finest = i == g.finest;
            const bool rounded =
                figures_[i].side.written->value != figures_[g.finest].side.written->value;
            t.add({places_[i].where, places_[i].written,
                   finest    ? "the most exact"
                   : rounded ? "the same, rounded"
                             : "the same",
                   "", "", ""});
        }
        std::size_t odd = 0;
        for (const converted_figure& c : g.conversions) {
            const auto used = c.judged.fits_on ? c.judged.fits_on : c.judged.rate_day;
            odd += c.judged.what == verdict::inconsistent ? 1U : 0U;
            t.add({places_[c.figure].where, places_[c.figure].written,
                   places_[c.of].written + " converted" + (c.is_claimed ? "" : ", it seems"),
                   words_of(c.judged.what), c.judged.rate ? rate_text(*c.judged.rate) : "",
                   used ? to_string(*used) : ""});
        }
        if (!out.empty()) out += '\n';
        out += "One fine of " + places_[g.finest].written +
               (odd > 0 ? ", with " + std::to_string(odd) + " figure" + (odd > 1 ? "s" : "") +
                              " that cannot be it"
                        : std::string{}) +
               "\n" + aligned_text(t);
    }
    return out;
}

json same_fine_report::as_json(claim_judge& judge) const {
    json fines = json::array();
    for (const reported_fine& g : group_fines(figures_, unit_, judge)) {
        const money& agreed = figures_[g.finest].side.written->value;
        json fine{{"amount", to_string(agreed.amount())},
                  {"currency", agreed.unit().code()},
                  {"figures", json::array()},
                  {"conversions", json::array()}};
        for (const std::size_t i : g.figures) {
            fine["figures"].push_back(
                {{"place", places_[i].where},
                 {"written", places_[i].written},
                 {"amount", to_string(figures_[i].side.written->value.amount())}});
        }
        for (const converted_figure& c : g.conversions) {
            const auto day_json = [](const std::optional<day>& d) {
                return d ? json(to_string(*d)) : json{};
            };
            fine["conversions"].push_back({{"place", places_[c.figure].where},
                                           {"written", places_[c.figure].written},
                                           {"of", places_[c.of].written},
                                           {"claimed", c.is_claimed},
                                           {"verdict", to_string(c.judged.what)},
                                           {"rate_date", day_json(c.judged.rate_day)},
                                           {"nearest_fitting_day", day_json(c.judged.fits_on)}});
        }
        fines.push_back(std::move(fine));
    }
    return fines;
}

} // namespace mulct::cli
