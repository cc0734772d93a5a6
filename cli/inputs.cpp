#include <cli/inputs.hpp>

#include <cli/bundled.hpp>
#include <cli/file.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/calendar.hpp>
#include <mulct/figure/read.hpp>
#include <mulct/fines/load.hpp>

#include <algorithm>

namespace mulct::cli {
namespace {

// A code in capitals or not.
parsed<currency> find_currency(std::string_view text) {
    std::string code{text};
    std::transform(code.begin(), code.end(), code.begin(), ascii::to_upper);
    return currency::find(code);
}

// What is wrong with a field of a case file, where the error's general sentence would not do.
std::string describe_field(const fine_error& e) {
    const errc code = e.what.code;
    if (code == errc::wrong_field_count)
        return e.value + " fields, but the header has another number";
    if (code == errc::missing_column) {
        return "the header has no such column; needed are case, regulator, country, entity, stage, "
               "date, amount and currency";
    }
    if (code == errc::no_currency) return "empty beside an amount; write its ISO 4217 code";
    if (e.column == "stage" && code == errc::unknown_word) {
        return "no stage; write proposed, imposed, varied, annulled, reinstated or settled";
    }
    if (e.column == "amount" && code != errc::negative && code != errc::duplicate_column) {
        return "not a plain number; write digits and a point only, such as 7500 or 7500.50";
    }
    if (e.column == "date" && code == errc::bad_day_form) {
        return "not a date; write YYYY-MM-DD, YYYY-MM, YYYY or nothing";
    }
    return describe(code, e.value);
}

std::string describe_row_error(const std::string& name, std::string_view text,
                               const fine_error& e) {
    std::string message = place_in_file(name, text, e.what.offset);
    if (e.column.empty() && e.what.code != errc::wrong_field_count) {
        return describe_in_file(name, text, e.what);
    }
    if (!e.column.empty()) {
        message += e.column + (e.value.empty() ? "" : ' ' + in_quotes(e.value)) + ": ";
    }
    return message + describe_field(e);
}

} // namespace

money read_amount(std::string_view what, std::string_view text) {
    const auto f = read_figure(text);
    if (!f) throw refusal{describe_argument(what, text, f.error())};
    if (f->side != hedge::none) {
        throw refusal{std::string{what} + ' ' + in_quotes(text) +
                      ": a bound, not an amount; leave out the words before the number"};
    }
    return f->value;
}

day read_day(std::string_view what, std::string_view text) {
    const auto d = parse_day(text);
    if (!d) throw refusal{describe_argument(what, text, d.error())};
    return *d;
}

currency read_currency(std::string_view what, std::string_view text) {
    const auto c = find_currency(text);
    if (!c) throw refusal{describe_argument(what, text, c.error())};
    return *c;
}

std::vector<list_item> split_at_commas(std::string_view text) {
    std::vector<list_item> items;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::string_view item = ascii::trimmed(text.substr(at, comma - at));
        items.push_back({item, static_cast<std::size_t>(item.data() - text.data())});
        at = comma + 1;
    }
    return items;
}

std::vector<currency> read_currencies(std::string_view what, std::string_view text) {
    std::vector<currency> all;
    for (const list_item& item : split_at_commas(text)) {
        const auto c = find_currency(item.text);
        if (!c) throw refusal{describe_argument(what, text, shifted(c.error(), item.offset))};
        if (std::find(all.begin(), all.end(), *c) != all.end()) {
            throw refusal{std::string{what} + ' ' + in_quotes(text) + ": " +
                          std::string{c->code()} + " stands there twice"};
        }
        all.push_back(*c);
    }
    return all;
}

std::vector<fine_case> read_cases(const std::optional<std::string>& path) {
    const std::string content = path ? read_file(*path) : std::string{bundled_fines()};
    const std::string name = path ? display_name(*path) : "the bundled cases";
    auto cases = parse_fines(content);
    if (cases) return *std::move(cases);
    std::string message;
    constexpr std::size_t most = 20;
    const auto& errors = cases.error();
    for (std::size_t i = 0; i < std::min(errors.size(), most); ++i) {
        if (i > 0) message += '\n';
        message += describe_row_error(name, content, errors[i]);
    }
    if (errors.size() > most) {
        message += "\nand " + std::to_string(errors.size() - most) + " more errors";
    }
    throw refusal{message};
}

} // namespace mulct::cli
