// Rows of fines summed in blocks come to what each fine by itself comes to: the same groups and
// amounts, the same number of rows that are wrong or in no sum, the same errors in the same places.
// The first four bytes of the input choose what is asked, how the rows are written and how they are
// cut.

#include "../unit/bulk/rows.hpp"
#include "check.hpp"

#include <mulct/bulk/row_cut.hpp>
#include <mulct/rates/packed.hpp>

#include <algorithm>
#include <array>
#include <optional>

using namespace mulct;
using bulk::row_block;

namespace {

const rate_source& rates() {
    static const rate_table table = [] {
        using namespace literals;
        snapshot s{"TEST",         "Rates for tests", "nobody", "none", "by hand",
                   "EUR"_currency, frequency::daily,  "0",      {}};
        for (const std::string_view line :
             {"2022-05-20 EUR/GBP 0.84820", "2022-05-20 EUR/USD 1.0577",
              "2022-05-23 EUR/GBP 0.84783", "2022-05-23 EUR/JPY 136.05",
              "2022-05-23 EUR/USD 1.0659"}) {
            s.rows.push_back(detail::parse_rate_row(line).value());
        }
        return rate_table::make(s).value();
    }();
    return table.source();
}

bulk::fine_request request(std::uint8_t a, std::uint8_t b) {
    using namespace literals;
    static const rate_source* const sources[] = {&rates()};
    constexpr std::array in{"GBP"_currency, "EUR"_currency, "JPY"_currency, "BHD"_currency};
    const conversion_policy policies[] = {
        conversion_policy::own_day(), conversion_policy::on(*parse_day("2022-05-23")),
        conversion_policy::on(*parse_day("2150-01-01")), conversion_policy{lookup::exact()}};
    const std::vector<std::vector<group_key>> keys{
        {group_key::regulator},
        {group_key::year, group_key::regulator},
        {group_key::country, group_key::month, group_key::currency},
        {group_key::entity, group_key::quarter},
        {group_key::law, group_key::sector},
        {group_key::size},
        {group_key::stage, group_key::size, group_key::entity}};
    return {in[a % 4], policies[a / 4 % 4], sources, static_cast<rounding>(a / 16 % 7),
            keys[b % 7]};
}

// The next block of whole rows; none where a quote does not close.
std::optional<std::string_view> next_block(std::string_view rest, std::size_t size, char separator,
                                           row_block::cut how) {
    static bulk::csv_structure structure;
    for (;; size *= 2) {
        const std::string_view text = rest.substr(0, size);
        const bool is_last = text.size() == rest.size();
        const bulk::row_cut cut = how == row_block::cut::by_lines
                                      ? bulk::cut_by_lines(text, is_last)
                                  : how == row_block::cut::by_quotes
                                      ? bulk::cut_by_quotes(text, is_last)
                                      : bulk::cut_by_rows(text, is_last, separator, structure);
        if (cut.open_quote) return std::nullopt;
        if (cut.length > 0) return text.substr(0, cut.length);
    }
}

// False where the rows have to be cut in another way.
bool add_all(summed_rows& sums, std::string_view rows, std::size_t size, char separator,
             row_block::cut how) {
    while (!rows.empty()) {
        const auto block = next_block(rows, size, separator, how);
        if (!block) return false;
        if (!sums.add(*block, how)) {
            require(how != row_block::cut::by_rows);
            return false;
        }
        rows.remove_prefix(block->size());
    }
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 4) return 0;
    row_question q{"law,regulator,country,entity,date,amount,currency,sector\n",
                   std::string{as_text(data + 4, size - 4)}, request(data[0], data[1])};
    std::replace(q.header.begin(), q.header.end(), ',', csv_separators[data[3] / 8 % 4]);
    if (data[3] / 32 % 4 == 3) q.reading.mark = decimal_separator::comma;
    if (data[1] / 7 % 4 == 0) { // any header
        const std::size_t first = q.rows.find_first_not_of("\r\n");
        if (first == std::string::npos) return 0;
        q.rows.erase(0, first);
        const std::size_t end = q.rows.find('\n') + 1;
        q.header = q.rows.substr(0, end);
        q.rows.erase(0, end);
        if (end == 0 || read_opening(q.header).separator) return 0;
    }
    const auto layout = bulk::find_layout(q.header, q.reading);
    if (!layout) return 0;
    const std::size_t block_size = 1 + data[2];
    const std::size_t workers = data[3] % 4 == 3 ? 2 : 1;

    const auto errors = errors_one_by_one(q);
    const bool is_open = std::any_of(errors.begin(), errors.end(), [](const placed_error& e) {
        return e.code == errc::unclosed_quote;
    });
    std::optional<summed_rows> sums;
    bool added = false;
    using way = row_block::cut;
    for (const way how : {way::by_lines, way::by_quotes, way::by_rows}) {
        if (added || (how != way::by_rows && data[3] / 4 % 4 != static_cast<unsigned>(how))) {
            continue;
        }
        sums.emplace(q, workers);
        added = add_all(*sums, q.rows, block_size, layout->separator, how);
    }
    require(added != is_open);
    if (!added) return 0;
    const row_answer answer = sums->answer();
    const row_answer expected = answer_one_by_one(q);
    require(answer.rows == expected.rows);
    require(answer.wrong_rows == expected.wrong_rows);
    require(answer.unconverted == expected.unconverted);
    require(answer.no_sums == expected.no_sums);
    require(answer.groups == expected.groups);
    // that there are no rows is an error of the whole file
    require(expected.rows == 0 ? sums->errors().empty() : sums->errors() == errors);
    return 0;
}
