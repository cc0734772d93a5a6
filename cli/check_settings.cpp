#include <cli/check_settings.hpp>

#include <cli/inputs.hpp>
#include <cli/refusal.hpp>
#include <cli/text_document.hpp>
#include <cli/wording.hpp>

#include <mulct/base/names.hpp>
#include <mulct/number/decimal.hpp>

#include <string>
#include <string_view>

namespace mulct::cli {
namespace {

// Per cent as a part: "0.25" is 0.0025.
decimal read_tolerance(const std::string& text) {
    const auto percent = parse_decimal(text);
    if (!percent || percent->is_negative() || *percent > decimal{50}) {
        throw refusal{"--tolerance " + in_quotes(text) + ": not a percentage from 0 to 50"};
    }
    return *try_shift(*percent, -2);
}

void read_window(const std::string& text, judge_options& judging) {
    const std::vector<list_item> parts = split_at_commas(text);
    const auto number = [&](const list_item& item) {
        const auto n = parse_decimal(item.text);
        if (!n || !n->is_whole() || n->is_negative() || *n > decimal{1000}) {
            throw refusal{"--window " + in_quotes(text) +
                          ": not two numbers of publication days, such as 5,1"};
        }
        return static_cast<int>(n->normalized().rounded(0, rounding::floor).coefficient());
    };
    if (parts.size() != 2) {
        throw refusal{"--window " + in_quotes(text) +
                      ": not two numbers of publication days, such as 5,1"};
    }
    judging.fixings_before = number(parts[0]);
    judging.fixings_after = number(parts[1]);
}

} // namespace

check_settings::check_settings(const check_options& options)
    : known(read_scan_options(options.language, options.currency)), rates(options.rates) {
    if (options.tolerance) judging.tolerance = read_tolerance(*options.tolerance);
    if (options.window) read_window(*options.window, judging);
    if (options.date) date = read_day("--date", *options.date);
    for (const std::string& amount : options.exact)
        exact.push_back(read_amount("--exact", amount));
    const std::string fail_on = options.fail_on.value_or("inconsistent");
    if (fail_on != "none") {
        for (const list_item& item : split_at_commas(fail_on)) {
            const auto v = parse_name<verdict>(verdict_names, item.text);
            if (!v) {
                std::string names;
                for (const std::string_view name : verdict_names)
                    names += std::string{name} + ", ";
                throw refusal{"--fail-on " + in_quotes(item.text) + ": none of " + names + "none"};
            }
            failing[static_cast<std::size_t>(*v)] = true;
        }
    }
    if (options.rates.sources) {
        sources = rates.chosen();
    } else {
        for (const rate_source& source : rates.sources())
            sources.push_back(&source);
    }
}

} // namespace mulct::cli
