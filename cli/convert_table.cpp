#include <cli/convert_table.hpp>

#include <cli/block_work.hpp>
#include <cli/inputs.hpp>
#include <cli/progress.hpp>
#include <cli/refusal.hpp>
#include <cli/row_lines.hpp>
#include <cli/row_source.hpp>
#include <cli/wording.hpp>
#include <cli/workers.hpp>

#include <mulct/base/csv.hpp>
#include <mulct/bulk/table_conversion.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct::cli {
namespace {

using converters = std::vector<std::unique_ptr<bulk::table_converter>>;

constexpr std::size_t most_listed = 20;

// A table's columns by name.
class header {
  public:
    header(const row_source& source, char separator) : source_(source) {
        csv_reader reader{source.header(), separator};
        const auto read = reader.next(fields_);
        if (!read) {
            throw refusal{source.name() + ":1:1: " + describe(read.error().code, {})};
        }
        if (!*read)
            throw refusal{source.name() + ":1:1: nothing is there; a header line belongs here"};
    }

    [[nodiscard]] std::size_t width() const noexcept { return fields_.size(); }
    [[nodiscard]] const std::string& name(std::size_t column) const { return fields_[column].text; }
    [[nodiscard]] bool has(const std::string& name) const { return find(name) != fields_.end(); }

    [[nodiscard]] std::size_t place_of(const std::string& option, const std::string& name) const {
        const auto at = find(name);
        if (at == fields_.end()) {
            std::string all;
            for (const csv_field& f : fields_)
                all += (all.empty() ? "" : ", ") + f.text;
            throw refusal{option + ' ' + in_quotes(name) + ": no such column in " + source_.name() +
                          "; it has " + all};
        }
        if (std::find_if(at + 1, fields_.end(),
                         [&](const csv_field& f) { return f.text == name; }) != fields_.end()) {
            throw refusal{option + ' ' + in_quotes(name) + ": " + source_.name() +
                          " has two columns of that name"};
        }
        return static_cast<std::size_t>(at - fields_.begin());
    }

  private:
    [[nodiscard]] std::vector<csv_field>::const_iterator find(const std::string& name) const {
        return std::find_if(fields_.begin(), fields_.end(),
                            [&](const csv_field& f) { return f.text == name; });
    }

    const row_source& source_;
    std::vector<csv_field> fields_;
};

// The columns' names, or none where the command line says what they would.
std::optional<std::string> currency_column(const convert_options& o) {
    if (o.from) return std::nullopt;
    return o.currency_column.value_or("currency");
}
std::optional<std::string> date_column(const convert_options& o) {
    if (!o.on.empty()) return std::nullopt;
    return o.date_column.value_or("date");
}
std::string amount_column(const convert_options& o) {
    return o.amount_column.value_or("amount");
}

char find_separator(const convert_options& o, const row_source& source) {
    std::vector<std::string> names{amount_column(o)};
    for (const auto& name : {currency_column(o), date_column(o)}) {
        if (name) names.push_back(*name);
    }
    return source.find_separator(o.separator, {names.begin(), names.end()});
}

bulk::table_request read_request(const convert_options& o, const header& h, char separator,
                                 const std::vector<const rate_source*>& sources) {
    bulk::table_request r;
    r.form = {separator, o.mark};
    r.width = h.width();
    r.amount = h.place_of("--amount", amount_column(o));
    if (o.from && o.currency_column) throw refusal{"--from and --currency: one of them"};
    if (const auto column = currency_column(o)) {
        r.currency_column = h.place_of("--currency", *column);
    } else {
        r.from = read_currency("--from", *o.from);
    }
    if (!o.on.empty() && o.date_column) throw refusal{"--on and --date: one of them"};
    if (const auto column = date_column(o)) {
        r.date_column = h.place_of("--date", *column);
    } else {
        r.on = read_day("--on", o.on);
    }
    r.targets = read_currencies("--to", o.to);
    r.sources = sources;
    r.rule = o.rule;
    r.finish = {o.policy, o.places};
    for (const currency to : r.targets) {
        if (!o.places && !to.minor_unit()) {
            throw refusal{describe(conversion_problem::no_minor_unit, to)};
        }
    }
    return r;
}

// The header with the new columns, and what stood before it.
std::string header_text(const row_source& source, const header& h,
                        const bulk::table_request& request) {
    std::string_view line = source.header();
    line.remove_suffix(1);
    const bool has_return = line.ends_with('\r');
    if (has_return) line.remove_suffix(1);
    std::string text = source.before_header() + std::string{line};
    for (const currency to : request.targets) {
        for (const char* const what : {"amount_", "rate_", "rate_date_"}) {
            const std::string name = what + std::string{to.code()};
            if (h.has(name)) {
                throw refusal{source.name() + ": has a column " + in_quotes(name) + " already"};
            }
            text += request.form.separator + name;
        }
    }
    return text + (has_return ? "\r\n" : "\n");
}

// What is wrong with a cell, where the error's general sentence would not do.
std::string describe_cell(const bulk::table_problem& p, const bulk::table_request& request) {
    const bool is_form = p.code == errc::not_a_number || p.code == errc::trailing_text;
    if (p.column != request.amount || !is_form) return describe(p.code, p.cell);
    if (request.form.mark == decimal_separator::comma) {
        return "no number with a decimal comma; write digits such as 7552800 or 7552800,50";
    }
    if (has_decimal_comma(p.cell)) return std::string{decimal_comma};
    return describe(p.code, p.cell);
}

std::string reason_of(const bulk::table_problem& p, const header& h,
                      const bulk::table_request& request) {
    if (p.column == bulk::table_problem::no_column) {
        if (p.code != errc::wrong_field_count) return describe(p.code, p.cell);
        return p.cell + " fields, but the header has " + std::to_string(h.width());
    }
    if (!p.failures.empty()) return describe(p.failures, *p.to);
    return h.name(p.column) + " (column " + std::to_string(p.column + 1) + ")" +
           (p.cell.empty() ? "" : ' ' + in_quotes(p.cell)) + ": " + describe_cell(p, request);
}

std::string list_problems(const converters& all, const row_source& source, const header& h,
                          const bulk::table_request& request,
                          const std::vector<std::uint64_t>& lines) {
    std::vector<const bulk::table_problem*> problems;
    for (const auto& c : all) {
        for (const bulk::table_problem& p : c->problems())
            problems.push_back(&p);
    }
    std::stable_sort(problems.begin(), problems.end(),
                     [](const auto* a, const auto* b) { return a->where < b->where; });
    std::string text;
    for (std::size_t i = 0; i < std::min(problems.size(), most_listed); ++i) {
        const bulk::table_problem& p = *problems[i];
        text += source.name() + ':' + std::to_string(lines[p.where.block] + p.where.line + 1) +
                ": " + reason_of(p, h, request) + '\n';
    }
    return text;
}

// Converts all rows; false where a misplaced quote asks for reading by rows.
bool convert_rows(row_source& source, const bulk::table_request& request, bulk::table_rates& rates,
                  unsigned workers, block_writer& out, converters& all) {
    all.clear();
    for (unsigned i = 0; i < workers; ++i)
        all.push_back(std::make_unique<bulk::table_converter>(request, rates));
    progress shown{source.bytes_in_all()};
    return work_in_order<taken_block>(
        source, workers, shown, out,
        [&](unsigned worker, const taken_block& block) -> std::optional<worked_block> {
            bulk::table_converter& mine = *all[worker];
            const std::uint64_t before = mine.rows();
            const auto text = mine.convert(block.rows);
            if (!text) return std::nullopt;
            return worked_block{*text, mine.rows() - before};
        });
}

} // namespace

outcome convert_table(const convert_options& options) {
    if (options.every_rule || options.receipt || options.lock) {
        throw refusal{"--input: --lookup all, --receipt and --lock are for single amounts"};
    }
    const loaded_rates rates{options.rates};
    row_source source{*options.input};
    const char separator = find_separator(options, source);
    source.part_by(separator);
    const header h{source, separator};
    const bulk::table_request request = read_request(options, h, separator, rates.chosen());
    const std::string first = header_text(source, h, request);
    const unsigned workers = worker_count(options.threads);

    converters all;
    bulk::table_rates table_rates = bulk::make_table_rates(request);
    auto out = std::make_unique<block_writer>(options.output);
    out->write(first);
    // what went to standard output cannot be taken back
    if (!out->is_file()) source.start_again_by_rows();
    while (!convert_rows(source, request, table_rates, workers, *out, all)) {
        out = std::make_unique<block_writer>(options.output);
        out->write(first);
        source.start_again();
    }
    out->keep();

    outcome o;
    std::uint64_t without = 0;
    for (const auto& c : all)
        without += c->rows_without();
    if (without > 0) {
        std::vector<std::span<const std::pair<std::uint64_t, std::uint64_t>>> counted_lines;
        for (const auto& c : all)
            counted_lines.push_back(c->lines());
        o.notes = list_problems(all, source, h, request,
                                lines_before(counted_lines, source.header_lines()));
        o.notes += "mulct: " + counted(without, "row") + " without a converted amount\n";
        o.status = exit_status::differs;
    }
    return o;
}

} // namespace mulct::cli
