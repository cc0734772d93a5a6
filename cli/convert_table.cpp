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

bulk::table_request read_request(const convert_options& o, const header& h, char separator,
                                 const std::vector<const rate_source*>& sources) {
    bulk::table_request r;
    r.separator = separator;
    r.width = h.width();
    r.amount = h.place_of("--amount", o.amount_column.value_or("amount"));
    if (o.from && o.currency_column) throw refusal{"--from and --currency: one of them"};
    if (o.from) {
        r.from = read_currency("--from", *o.from);
    } else {
        r.currency_column = h.place_of("--currency", o.currency_column.value_or("currency"));
    }
    if (!o.on.empty() && o.date_column) throw refusal{"--on and --date: one of them"};
    if (!o.on.empty()) {
        r.on = read_day("--on", o.on);
    } else {
        r.date_column = h.place_of("--date", o.date_column.value_or("date"));
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
            text += request.separator + name;
        }
    }
    return text + (has_return ? "\r\n" : "\n");
}

std::string reason_of(const bulk::table_problem& p, const header& h) {
    if (p.column == bulk::table_problem::no_column) {
        if (p.code != errc::wrong_field_count) return describe(p.code, p.cell);
        return p.cell + " fields, but the header has " + std::to_string(h.width());
    }
    if (!p.failures.empty()) return describe(p.failures, *p.to);
    return h.name(p.column) + " (column " + std::to_string(p.column + 1) + ")" +
           (p.cell.empty() ? "" : ' ' + in_quotes(p.cell)) + ": " + describe(p.code, p.cell);
}

std::string list_problems(const converters& all, const row_source& source, const header& h,
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
                ": " + reason_of(p, h) + '\n';
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
    const char separator = detail::fine_separator(source.header());
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
    if (!convert_rows(source, request, table_rates, workers, *out, all)) {
        out = std::make_unique<block_writer>(options.output);
        out->write(first);
        source.start_again_by_rows();
        // by rows, no block is refused
        static_cast<void>(convert_rows(source, request, table_rates, workers, *out, all));
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
        o.notes = list_problems(all, source, h, lines_before(counted_lines, source.header_lines()));
        o.notes += "mulct: " + counted(without, "row") + " without a converted amount\n";
        o.status = exit_status::differs;
    }
    return o;
}

} // namespace mulct::cli
