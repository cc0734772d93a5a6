#include <cli/audit.hpp>

#include <cli/case_file.hpp>
#include <cli/fine_text.hpp>
#include <cli/json.hpp>
#include <cli/today.hpp>
#include <cli/wording.hpp>
#include <cli/worth.hpp>

#include <mulct/base/calendar.hpp>
#include <mulct/fines/audit.hpp>
#include <mulct/output/csv.hpp>
#include <mulct/output/text.hpp>

namespace mulct::cli {
namespace {

std::string heading(audit_kind kind) {
    switch (kind) {
    case audit_kind::mislabelled_currency: return "In the wrong currency, by its size";
    case audit_kind::foreign_currency: return "In a currency that is not the country's";
    case audit_kind::outside_lifetime: return "In a currency that did not exist on the day";
    case audit_kind::scale_slip: return "Amounts of one case that differ by zeros alone";
    case audit_kind::glued_amounts: return "Two amounts written as one";
    case audit_kind::intent_as_fine: return "Intended, but called imposed";
    case audit_kind::duplicate: return "Likely the same fine twice";
    case audit_kind::contradiction: return "Likely the same fine, told differently";
    case audit_kind::before_law: return "Before the law was in force";
    case audit_kind::future_date: return "Dates that are yet to come";
    case audit_kind::above_ceiling: return "More than the law allows";
    case audit_kind::outlier: return "Far from the regulator's other fines";
    }
    return {};
}

class teller {
  public:
    teller(const case_file& from, currency unit) : from_(from), unit_(unit) {}

    // What a line says after the case's name.
    [[nodiscard]] std::string reason(const audit_finding& f) const {
        const fine_event& e = *f.event;
        const std::string amount = amount_text(e.amount, std::nullopt, digits::grouped);
        switch (f.kind) {
        case audit_kind::mislabelled_currency:
            return amount + " is " + worth(*f.value) + ", and this regulator's median is " +
                   worth(*f.against) + "; in " + std::string{f.unit->code()} + " it would fit";
        case audit_kind::foreign_currency:
            return amount + ", where fines are in " + std::string{f.unit->code()} +
                   (*f.unit == "EUR"_currency ? "" : " or EUR");
        case audit_kind::outside_lifetime: return amount + " on " + to_string(*e.date);
        case audit_kind::scale_slip: return amount + " beside " + other(f);
        case audit_kind::glued_amounts: return amount;
        case audit_kind::intent_as_fine:
            return amount + ", and its text says " + in_quotes(f.words);
        case audit_kind::duplicate: return amount + day_text(e) + ", as " + other(f);
        case audit_kind::contradiction: return amount + day_text(e) + ", but " + other(f);
        case audit_kind::before_law:
            return date_text(e) + ", before " + std::string{f.law->name} + " was in force from " +
                   to_string(day{f.law->in_force}) + " on";
        case audit_kind::future_date: return date_text(e);
        case audit_kind::above_ceiling:
            return amount + " is " + worth(*f.value) + ", and " + std::string{f.law->name} +
                   " allows " + worth(*f.against) + " at this turnover";
        case audit_kind::outlier:
            return amount + " is " + worth(*f.value) + ", and this regulator's median is " +
                   worth(*f.against);
        }
        return {};
    }

    [[nodiscard]] std::size_t line(const fine_event& e) const { return from_.line_of(e); }

  private:
    [[nodiscard]] std::string worth(const decimal& d) const {
        return grouped(to_string(d)) + ' ' + std::string{unit_.code()};
    }
    [[nodiscard]] static std::string day_text(const fine_event& e) {
        return " on " + (e.date ? date_text(e) : "no known day");
    }
    [[nodiscard]] std::string other(const audit_finding& f) const {
        const fine_event& e = *f.other_event;
        return amount_text(e.amount, std::nullopt, digits::grouped) + day_text(e) + " in line " +
               std::to_string(line(e)) + (f.other == f.matter ? "" : " (" + f.other->name + ')');
    }

    const case_file& from_;
    currency unit_;
};

std::string as_text(const std::vector<audit_finding>& all, const std::string& file,
                    std::size_t cases, const teller& tell) {
    std::string text;
    for (std::size_t kind = 0; kind < audit_kind_names.size(); ++kind) {
        bool first = true;
        for (const audit_finding& f : all) {
            if (static_cast<std::size_t>(f.kind) != kind) continue;
            if (first) text += (text.empty() ? "" : "\n") + heading(f.kind) + ":\n";
            first = false;
            const std::string& who = f.matter->entity.empty() ? f.matter->name : f.matter->entity;
            text += "  " + file + ':' + std::to_string(tell.line(*f.event)) + ": " +
                    f.matter->name + (who == f.matter->name ? "" : ", " + who) + ": " +
                    tell.reason(f) + '\n';
        }
    }
    return text + (text.empty() ? "" : "\n") + counted(cases, "case") + ", " +
           counted(all.size(), "finding") + '\n';
}

std::string text_of(const std::optional<decimal>& d) {
    return d ? to_string(*d) : std::string{};
}

std::string as_csv(const std::vector<audit_finding>& all, const teller& tell,
                   formula_cells formulas) {
    constexpr auto number = column_kind::number;
    table t{{{"line", number},
             {"case"},
             {"regulator"},
             {"entity"},
             {"kind"},
             {"date"},
             {"amount", number},
             {"currency"},
             {"other_line", number},
             {"other_case"},
             {"value", number},
             {"against", number},
             {"reason"}},
            {}};
    for (const audit_finding& f : all) {
        const fine_event& e = *f.event;
        t.add({std::to_string(tell.line(e)), f.matter->name, f.matter->regulator, f.matter->entity,
               std::string{to_string(f.kind)}, date_text(e), to_string(e.amount),
               e.amount.is_known() ? std::string{e.amount.unit().code()} : "",
               f.other_event != nullptr ? std::to_string(tell.line(*f.other_event)) : "",
               f.other != nullptr ? f.other->name : "", text_of(f.value), text_of(f.against),
               tell.reason(f)});
    }
    return csv_text(t, formulas);
}

std::string as_json(const std::vector<audit_finding>& all, std::size_t cases, const teller& tell,
                    currency unit) {
    const auto text = [](const std::string& s) { return s.empty() ? json{} : json(s); };
    json counts = json::object();
    json findings = json::array();
    for (const std::string_view kind : audit_kind_names)
        counts[std::string{kind}] = 0;
    for (const audit_finding& f : all) {
        const fine_event& e = *f.event;
        auto& n = counts[std::string{to_string(f.kind)}];
        n = n.get<std::size_t>() + 1;
        findings.push_back(
            {{"kind", to_string(f.kind)},
             {"line", tell.line(e)},
             {"case", f.matter->name},
             {"regulator", f.matter->regulator},
             {"entity", text(f.matter->entity)},
             {"date", text(date_text(e))},
             {"amount", text(to_string(e.amount))},
             {"currency", e.amount.is_known() ? json(e.amount.unit().code()) : json{}},
             {"other_line", f.other_event != nullptr ? json(tell.line(*f.other_event)) : json{}},
             {"other_case", f.other != nullptr ? json(f.other->name) : json{}},
             {"value", text(text_of(f.value))},
             {"against", text(text_of(f.against))},
             {"reason", tell.reason(f)}});
    }
    return written(
        {{"cases", cases}, {"currency", unit.code()}, {"counts", counts}, {"findings", findings}});
}

} // namespace

outcome run(const audit_options& options) {
    const currency unit = options.in ? read_currency("--in", *options.in) : "EUR"_currency;
    const day today = read_today(options.today);
    const loaded_rates rates{options.rates};
    const case_file from{options.cases};
    const auto findings = audit(from.file(), {worth_by(rates, unit), unit, today});

    outcome o;
    if (!findings.empty()) o.status = exit_status::differs;
    const teller tell{from, unit};
    const std::size_t cases = from.file().cases.size();
    switch (options.format) {
    case output_format::csv: o.out = as_csv(findings, tell, options.formulas); break;
    case output_format::json: o.out = as_json(findings, cases, tell, unit); break;
    case output_format::text: o.out = as_text(findings, from.name(), cases, tell); break;
    }
    return o;
}

} // namespace mulct::cli
