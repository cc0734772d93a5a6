#pragma once
/// What looks wrong about cases: the mistakes that public data on fines is known for. A finding is
/// a reason to look, not a proof.

#include <mulct/fines/country_currency.hpp>
#include <mulct/fines/law.hpp>
#include <mulct/fines/load.hpp>
#include <mulct/fines/match.hpp>
#include <mulct/number/ratio.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// The kinds of findings.
enum class audit_kind : std::uint8_t {
    mislabelled_currency, ///< far from the regulator's other fines, but not in another currency
    foreign_currency,     ///< neither the country's currency nor the euro
    outside_lifetime,     ///< in a currency that did not exist on the day
    scale_slip,           ///< another amount of the case, but for zeros
    glued_amounts,        ///< two round numbers in one: 2000030000
    intent_as_fine,       ///< called imposed where its text says that it was only intended
    duplicate,            ///< another row may be of the same fine
    contradiction,        ///< another row may be of the same fine, and says something else
    before_law,           ///< decided before its law was in force
    future_date,          ///< later than today
    above_ceiling,        ///< more than its law allows at the turnover given
    outlier,              ///< far beyond the regulator's other fines, whatever the currency
};

inline constexpr std::array<std::string_view, 12> audit_kind_names{
    "mislabelled_currency", "foreign_currency", "outside_lifetime", "scale_slip",
    "glued_amounts",        "intent_as_fine",   "duplicate",        "contradiction",
    "before_law",           "future_date",      "above_ceiling",    "outlier"};

[[nodiscard]] constexpr std::string_view to_string(audit_kind k) noexcept {
    return audit_kind_names[static_cast<std::size_t>(k)];
}

/// A reason to look at an event. Which of the members say something depends on the kind.
struct audit_finding {
    audit_kind kind;
    const fine_case* matter;
    const fine_event* event;
    const fine_case* other = nullptr;        ///< the case of `other_event`
    const fine_event* other_event = nullptr; ///< scale_slip, duplicate, contradiction
    std::optional<match_kind> match = std::nullopt;
    /// mislabelled_currency: the one that would fit; foreign_currency: the country's.
    std::optional<currency> unit = std::nullopt;
    /// above_ceiling: the ceiling; outlier, mislabelled_currency: the regulator's median. In the
    /// currency of comparison.
    std::optional<decimal> against = std::nullopt;
    std::optional<decimal> value = std::nullopt; ///< the amount in the currency of comparison
    std::string words = {};                      ///< intent_as_fine: what the text says
    const fine_law* law = nullptr;               ///< before_law, above_ceiling
};

/// What an audit needs to know besides the cases.
struct audit_rules {
    worth_on worth;
    currency unit; ///< that `worth` is in
    day today;
    /// One list has one date for one fine; and one authority decides many cases on a day, so that
    /// an amount alone says little.
    match_rules same_fine = {.days = 0, .unnamed = false};
    std::size_t fewest = 8; ///< fines of a regulator, to say what is usual for it
};

namespace detail {

/// Phrases of a text about a fine that has not been decided, in small letters.
inline constexpr std::array<std::string_view, 14> intent_phrases{
    "intention to fine", "intention to issue", "intention to impose", "intent to fine",
    "intent to impose",  "notice of intent",   "intends to fine",     "intends to impose",
    "intends to issue",  "proposes to fine",   "proposes to impose",  "preliminary decision",
    "plans to fine",     "plans to impose"};

/// The first such phrase in a text; empty if there is none.
[[nodiscard]] inline std::string_view intent_in(std::string_view text) {
    std::string small{text};
    std::transform(small.begin(), small.end(), small.begin(), ascii::to_lower);
    for (const std::string_view p : intent_phrases) {
        if (small.find(p) != std::string::npos) return p;
    }
    return {};
}

/// Two numbers of one or two digits and at least three zeros, one behind the other.
[[nodiscard]] constexpr bool looks_glued(const decimal& amount) noexcept {
    if (!amount.is_whole()) return false;
    int128 n = amount.normalized().coefficient();
    if (amount.normalized().scale() != 0 || n <= 0) return false;
    const auto take_round = [&n] {
        int zeros = 0;
        for (; n > 0 && n % 10 == 0; n /= 10)
            ++zeros;
        int digits = 0;
        for (; n > 0 && n % 10 != 0; n /= 10)
            ++digits;
        return zeros >= 3 && digits >= 1 && digits <= 2;
    };
    if (!take_round() || n == 0) return false;
    return take_round() && n == 0;
}

/// Whether two sums are the same digits with another number of zeros. One digit alone may be so by
/// chance, unless there are thousands between them.
[[nodiscard]] inline bool differ_by_zeros(const decimal& a, const decimal& b) noexcept {
    if (a.is_zero() || b.is_zero() || a == b) return false;
    const auto digits = [](const decimal& d, int& power) {
        int128 n = d.normalized().coefficient();
        power = -d.normalized().scale();
        for (; n % 10 == 0; n /= 10)
            ++power;
        return n;
    };
    int power_a = 0;
    int power_b = 0;
    const int128 n = digits(a, power_a);
    if (n != digits(b, power_b)) return false;
    const int apart = power_a > power_b ? power_a - power_b : power_b - power_a;
    return n > 9 || apart >= 3;
}

/// Whether two sources are two pages of one site: where each decision has its own, there were two.
[[nodiscard]] constexpr bool are_two_pages(std::string_view a, std::string_view b) noexcept {
    constexpr std::string_view mark = "://";
    const auto site_of = [mark](std::string_view& address) {
        const std::size_t at = address.find(mark);
        if (at == std::string_view::npos) return std::string_view{};
        address.remove_prefix(at + mark.size());
        if (address.ends_with('/')) address.remove_suffix(1);
        return address.substr(0, address.find('/'));
    };
    const std::string_view site = site_of(a);
    return !site.empty() && site == site_of(b) && a != b;
}

/// The worths of a regulator's fines.
class usual_fines {
  public:
    void add(const decimal& d, currency unit) {
        all_.push_back(d);
        ++units_[unit.index];
    }
    /// Before anything is asked.
    void sort() { std::sort(all_.begin(), all_.end()); }
    [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }
    [[nodiscard]] const decimal& median() const { return quantile(2); }

    /// Tukey's far-out fences on the logarithms, which needs none: above Q3 (Q3/Q1)^3, or below Q1
    /// by as much; and tenfold at least. https://doi.org/10.2307/2529486 has the fences.
    [[nodiscard]] bool is_far_out(const decimal& x) const {
        const ratio q1{quantile(1)};
        const ratio q3{quantile(3)};
        const ratio v{x};
        const bool above = v > q3 * ratio{10} && v * q1 * q1 * q1 > q3 * q3 * q3 * q3;
        const bool below = v * ratio{10} < q1 && v * q3 * q3 * q3 < q1 * q1 * q1 * q1;
        return above || below;
    }
    /// Within a factor of the median.
    [[nodiscard]] bool is_near(const decimal& x, std::int64_t factor) const {
        return x <= median() * decimal{factor} && x * decimal{factor} >= median();
    }

    /// In which at most a quarter of them are.
    [[nodiscard]] bool is_rare(currency unit) const {
        const auto n = units_.find(unit.index);
        return n == units_.end() || n->second * 4 <= all_.size();
    }

  private:
    [[nodiscard]] const decimal& quantile(std::size_t quarter) const {
        return all_[(all_.size() - 1) * quarter / 4];
    }

    std::vector<decimal> all_;
    std::map<std::uint16_t, std::size_t> units_; // how many are in each
};

class auditor {
  public:
    auditor(const fine_file& file, const audit_rules& rules) : file_(file), rules_(rules) {}

    [[nodiscard]] std::vector<audit_finding> run() {
        for (const fine_case& c : file_.cases) {
            const auto v = worth_of_case(c);
            if (v) usual_[{c.country, c.regulator}].add(*v, final_standing(c)->amount.value.unit());
        }
        for (auto& [regulator, fines] : usual_)
            fines.sort();
        match_index index{rules_.same_fine};
        for (std::size_t i = 0; i < file_.cases.size(); ++i) {
            const fine_case& c = file_.cases[i];
            look_at_events(c);
            look_at_sizes(c);
            look_at_ceiling(c);
            match_record r = match_record_of(c, rules_.worth);
            look_for_others(c, r, index);
            index.add(std::move(r));
        }
        return std::move(findings_);
    }

  private:
    audit_finding& report(audit_kind kind, const fine_case& c, const fine_event& e) {
        findings_.push_back({kind, &c, &e});
        return findings_.back();
    }

    /// What the case's decided single sum is worth; none where there is none, or no rate.
    [[nodiscard]] std::optional<decimal> worth_of_case(const fine_case& c) const {
        const auto now = final_standing(c);
        if (!now || !now->decided_by->date) return std::nullopt;
        const auto sum = now->amount.value.lump_sum();
        if (!sum || sum->amount().is_zero()) return std::nullopt;
        return rules_.worth(*sum, now->decided_by->date->days.last);
    }

    void look_at_events(const fine_case& c) {
        const fine_law* const law = find_fine_law(c.law);
        for (const fine_event& e : c.events) {
            const auto sum = e.amount.lump_sum();
            if (sum && looks_glued(sum->amount())) report(audit_kind::glued_amounts, c, e);
            if (e.what == stage::imposed) {
                std::string_view phrase = intent_in(e.note);
                for (const std::string& text : e.extra) {
                    if (phrase.empty()) phrase = intent_in(text);
                }
                if (!phrase.empty()) report(audit_kind::intent_as_fine, c, e).words = phrase;
            }
            if (e.date) {
                const day_range days = e.date->days;
                if (days.first > rules_.today) report(audit_kind::future_date, c, e);
                if (law != nullptr && e.what != stage::proposed && days.last < day{law->in_force}) {
                    report(audit_kind::before_law, c, e).law = law;
                }
                if (e.amount.is_known()) look_at_currency(c, e, days);
            }
            for (const fine_event& before : c.events) {
                if (&before == &e) break;
                const auto was = before.amount.lump_sum();
                if (!sum || !was || sum->unit() != was->unit()) continue;
                if (e.amount.form() != before.amount.form()) continue; // a symbolic one is small
                if (!differ_by_zeros(sum->amount(), was->amount())) continue;
                audit_finding& f = report(audit_kind::scale_slip, c, e);
                f.other = &c;
                f.other_event = &before;
            }
        }
    }

    void look_at_currency(const fine_case& c, const fine_event& e, const day_range& days) {
        const currency unit = e.amount.unit();
        const day_range lived = unit.lifetime();
        if (days.last < lived.first || days.first > lived.last) {
            report(audit_kind::outside_lifetime, c, e);
        }
        const auto own = currency_of_country(c.country, days.last);
        if (own && unit != *own && unit != "EUR"_currency &&
            unit != currency_of_country(c.country, days.first)) {
            report(audit_kind::foreign_currency, c, e).unit = *own;
        }
    }

    /// Against the regulator's other fines, the case's own among them: one does not move them much.
    void look_at_sizes(const fine_case& c) {
        const auto value = worth_of_case(c);
        const auto usual = usual_.find({c.country, c.regulator});
        if (!value || usual->second.size() < rules_.fewest) return;
        const usual_fines& fines = usual->second;
        const fine_event& e = *final_standing(c)->decided_by;
        const day on = e.date->days.last;
        // a currency that the regulator seldom uses needs less to be a slip
        const bool far_out = fines.is_far_out(*value);
        const bool odd = fines.is_rare(e.amount.unit()) && !fines.is_near(*value, 5);
        if (!far_out && !odd) return;
        for (const auto& other :
             {currency_of_country(c.country, on), std::optional{"EUR"_currency}}) {
            if (!other || *other == e.amount.unit()) continue;
            const auto as_other = rules_.worth({e.amount.low().amount(), *other}, on);
            if (!as_other || !fines.is_near(*as_other, 5)) continue;
            audit_finding& f = report(audit_kind::mislabelled_currency, c, e);
            f.unit = other;
            f.value = value;
            f.against = fines.median();
            return;
        }
        if (!far_out) return;
        audit_finding& f = report(audit_kind::outlier, c, e);
        f.value = value;
        f.against = fines.median();
    }

    /// The number in a column of the file's own.
    [[nodiscard]] std::string_view extra(const fine_event& e, std::string_view column) const {
        const auto& columns = file_.extra_columns;
        const auto at = std::find(columns.begin(), columns.end(), column);
        const auto place = static_cast<std::size_t>(at - columns.begin());
        return at == columns.end() || place >= e.extra.size() ? std::string_view{} : e.extra[place];
    }

    void look_at_ceiling(const fine_case& c) {
        const fine_law* const law = find_fine_law(c.law);
        const auto value = worth_of_case(c);
        if (law == nullptr || !value) return;
        const fine_event& e = *final_standing(c)->decided_by;
        const auto turnover = parse_decimal(extra(e, "turnover"));
        if (!turnover || turnover->is_negative()) return;
        const std::string_view code = extra(e, "turnover_currency");
        const auto unit = code.empty() ? parsed<currency>{e.amount.unit()} : currency::find(code);
        if (!unit) return;
        const day on = e.date->days.last;
        const auto share = try_multiply(*turnover, *decimal::make(law->percent_of_turnover, 2));
        if (!share) return;
        auto ceiling = rules_.worth({*share, *unit}, on);
        const auto sum = rules_.worth({decimal{law->sum}, *currency::find(law->sum_unit)}, on);
        if (!ceiling || !sum) return;
        ceiling = std::max(*ceiling, *sum);
        if (*value <= *ceiling) return;
        audit_finding& f = report(audit_kind::above_ceiling, c, e);
        f.law = law;
        f.value = value;
        f.against = ceiling;
    }

    void look_for_others(const fine_case& c, const match_record& r, const match_index& index) {
        for (const fine_match& m : index.find(r)) {
            // a firm is fined more than once
            if (m.kind == match_kind::date_differs) continue;
            const bool one_day =
                r.when && r.when == index[m.place].when && r.when->first == r.when->last;
            if (m.kind == match_kind::amount_differs && !one_day) continue;
            if (are_two_pages(r.event->source, index[m.place].event->source)) continue;
            const bool same = m.kind == match_kind::duplicate;
            audit_finding& f =
                report(same ? audit_kind::duplicate : audit_kind::contradiction, c, *r.event);
            f.other = &file_.cases[m.place];
            f.other_event = index[m.place].event;
            f.match = m.kind;
        }
    }

    const fine_file& file_;
    const audit_rules& rules_;
    std::map<std::pair<std::string, std::string>, usual_fines> usual_; ///< by country and name
    std::vector<audit_finding> findings_;
};

} // namespace detail

/// All findings, in the order of the cases. They point into the file.
[[nodiscard]] inline std::vector<audit_finding> audit(const fine_file& file,
                                                      const audit_rules& rules) {
    return detail::auditor{file, rules}.run();
}

} // namespace mulct
