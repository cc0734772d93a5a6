#include <cli/inputs.hpp>

#include <cli/bundled.hpp>
#include <cli/file.hpp>
#include <cli/refusal.hpp>
#include <cli/row_source.hpp>
#include <cli/wording.hpp>

#include <mulct/base/calendar.hpp>
#include <mulct/figure/read.hpp>

#include <algorithm>
#include <array>

namespace mulct::cli {
namespace {

// A code in capitals or not.
parsed<currency> find_currency(std::string_view text) {
    std::string code{text};
    std::transform(code.begin(), code.end(), code.begin(), ascii::to_upper);
    return currency::find(code);
}

// The sentence, where the error's general one would not do.
std::string describe_field(const fine_error& e) {
    const errc code = e.what.code;
    if (e.column.empty() && code == errc::empty) {
        return "nothing is there; a header line and a row for each event or fine belong here";
    }
    if (code == errc::bad_header) return std::string{lone_carriage_return};
    if (code == errc::wrong_field_count) {
        return e.value + " fields, but the header has another number";
    }
    if (code == errc::missing_column) {
        return "the header has no such column; needed are regulator, country, entity, date, amount "
               "and currency, and for a row an event case and stage";
    }
    if (code == errc::no_currency) return "empty beside an amount; write its ISO 4217 code";
    if (e.column == "stage" && code == errc::unknown_word) {
        return "no stage; write proposed, imposed, varied, annulled, reinstated or settled";
    }
    if (e.column == "amount" && code == errc::out_of_order) {
        return "a range whose first number is not the lesser one";
    }
    if (e.column == "amount" && code != errc::negative && code != errc::duplicate_column) {
        if (e.mark == decimal_separator::comma) {
            return "not an amount; write digits and a comma only, such as 7500 or 7500,50, or "
                   "10..20, 10/day, 1 symbolic, or nothing";
        }
        if (has_decimal_comma(e.value)) {
            return std::string{decimal_comma};
        }
        return "not an amount; write digits and a point only, such as 7500 or 7500.50, or 10..20, "
               "10/day, 1 symbolic, or nothing";
    }
    if (e.column == "date" && code == errc::bad_day_form) {
        return "not a date; write YYYY-MM-DD, YYYY-MM, YYYY or nothing";
    }
    return describe(code, e.value);
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

fine_reading read_form(const case_form& form) {
    fine_reading reading{{}, form.separator, form.mark};
    for (const std::string& text : form.columns) {
        const std::size_t sign = text.rfind('=');
        const std::string ours = sign == std::string::npos ? "" : text.substr(sign + 1);
        if (std::find(fine_columns.begin(), fine_columns.end(), ours) == fine_columns.end()) {
            std::string known;
            for (const std::string_view c : fine_columns)
                known += (known.empty() ? "" : ", ") + std::string{c};
            throw refusal{"--map " + in_quotes(text) + ": write the file's column, = and one of " +
                          known};
        }
        reading.names.push_back({text.substr(0, sign), ours});
    }
    return reading;
}

char read_separator(const std::string& text) {
    // in the order of the characters
    constexpr std::array<std::string_view, csv_separators.size()> names{"comma", "semicolon", "tab",
                                                                        "bar"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string_view character = csv_separators.substr(i, 1);
        if (text == character || text == names[i]) return character.front();
    }
    throw refusal{"--separator " + in_quotes(text) +
                  ": write , ; | or one of comma, semicolon, tab, bar"};
}

bool has_decimal_comma(std::string_view cell) {
    constexpr currency none = *currency::find("XXX");
    const std::string_view number = cell.substr(cell.starts_with('-') ? 1 : 0);
    if (!parse_fine_amount(number, none, decimal_separator::comma)) return false;
    std::size_t at = number.find(',');
    const bool has_any = at != std::string_view::npos;
    for (; at != std::string_view::npos; at = number.find(',', at + 1)) {
        const std::string_view after = number.substr(at + 1);
        std::size_t digits = 0;
        while (digits < after.size() && ascii::is_digit(after[digits]))
            ++digits;
        if (digits == 3) return false;
    }
    return has_any;
}

std::string describe(const fine_error& e, std::string_view content) {
    std::string text = e.column;
    if (e.number > 0) text += " (column " + std::to_string(e.number) + ')';
    const std::string found = e.value.empty() ? std::string{e.what.found_in(content)} : e.value;
    if (!found.empty() && e.what.code != errc::wrong_field_count) {
        text += (text.empty() ? "" : " ") + in_quotes(found);
    }
    return text + (text.empty() ? "" : ": ") + describe_field(e);
}

fine_file read_cases(const case_source& source) {
    const auto& path = source.file;
    const std::string content = source.content ? *source.content
                                : path         ? row_source{*path}.whole_text()
                                               : std::string{bundled_fines()};
    const std::string name = path ? display_name(*path) : "the bundled cases";
    auto file = parse_fines(content, read_form(source.form));
    if (file) return *std::move(file);
    std::string message;
    constexpr std::size_t most = 20;
    const auto& errors = file.error();
    for (std::size_t i = 0; i < std::min(errors.size(), most); ++i) {
        if (i > 0) message += '\n';
        message += place_in_file(name, content, errors[i].what.offset);
        message += describe(errors[i], content);
    }
    if (errors.size() > most) {
        message += "\nand " + std::to_string(errors.size() - most) +
                   " more errors; mulct validate lists them all";
    }
    throw refusal{message};
}

} // namespace mulct::cli
