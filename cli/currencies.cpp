#include <cli/currencies.hpp>

#include <cli/inputs.hpp>
#include <cli/json.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/calendar.hpp>
#include <mulct/money/currency_lookup.hpp>
#include <mulct/output/csv.hpp>
#include <mulct/output/text.hpp>

#include <vector>

namespace mulct::cli {
namespace {

// Empty for an end that is open or not recorded.
std::string end_text(day end) {
    return end == day::earliest() || end == day::latest() ? "" : to_string(end);
}

std::vector<std::string> cells(currency c) {
    const auto number = c.number();
    std::string digits = number ? std::to_string(*number) : "";
    if (number) digits.insert(0, 3 - digits.size(), '0');
    const auto became = c.became();
    return {std::string{c.code()},
            digits,
            c.minor_unit() ? std::to_string(*c.minor_unit()) : "",
            end_text(c.lifetime().first),
            end_text(c.lifetime().last),
            c.is_current() ? "yes" : "no",
            became ? std::string{became->code()} : "",
            std::string{c.name()}};
}

// Without a record of its end, a withdrawn code is not known to be in use on any day.
bool in_use(currency c, day on) {
    const bool recorded = c.is_current() || c.lifetime().last != day::latest();
    return recorded && c.lifetime().contains(on);
}

std::vector<currency> choose(const currencies_options& options, std::optional<day> on) {
    std::vector<currency> chosen;
    for (const std::string& code : options.codes) {
        const currency c = read_currency("code", code);
        if (on) {
            const auto then = find_currency_on(c.code(), *on);
            if (!then) throw refusal{describe(then.error(), c.code(), *on)};
        }
        chosen.push_back(c);
    }
    if (!options.codes.empty()) return chosen;
    for (std::size_t i = 0; i < currency::count(); ++i) {
        const currency c = currency::at(i);
        if (on ? in_use(c, *on) : options.all || c.is_current()) chosen.push_back(c);
    }
    return chosen;
}

std::string as_json(const table& t) {
    json currencies = json::array();
    for (const auto& row : t.rows) {
        json j;
        for (std::size_t i = 0; i < row.size(); ++i) {
            j[t.columns[i].name] = row[i].empty() ? json{} : json(row[i]);
        }
        if (!j["minor_unit"].is_null()) j["minor_unit"] = std::stoi(row[2]);
        j["current"] = row[5] == "yes";
        currencies.push_back(std::move(j));
    }
    return written({{"currencies", currencies}});
}

} // namespace

outcome run(const currencies_options& options) {
    std::optional<day> on;
    if (options.on) on = read_day("--on", *options.on);
    table t{{{"code"},
             {"number"},
             {"minor_unit"},
             {"first_day"},
             {"last_day"},
             {"current"},
             {"became"},
             {"name"}},
            {}};
    for (const currency c : choose(options, on))
        t.add(cells(c));
    switch (options.format) {
    case output_format::json: return {as_json(t), {}};
    case output_format::csv: return {csv_text(t), {}};
    case output_format::text: break;
    }
    return {aligned_text(t), {}};
}

} // namespace mulct::cli
