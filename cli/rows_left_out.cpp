#include <cli/rows_left_out.hpp>

#include <cli/stats_report.hpp>
#include <cli/wording.hpp>

#include <mulct/number/decimal.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace mulct::cli {
namespace {

// As many of `more` as there is room for.
template <class Value>
void append_up_to(std::size_t most, std::vector<Value>& to, std::vector<Value> more) {
    const std::size_t room = most - std::min(most, to.size());
    if (more.size() > room) more.resize(room);
    std::move(more.begin(), more.end(), std::back_inserter(to));
}

} // namespace

void rows_left_out::append(rows_left_out later) {
    // the other numbers are of some of the rows
    if (__builtin_add_overflow(rows, later.rows, &rows)) throw overflow_error{};
    wrong_rows += later.wrong_rows;
    unconverted += later.unconverted;
    no_sums += later.no_sums;
    append_up_to(most_wrong, wrong, std::move(later.wrong));
    append_up_to(most_left_over, left_over, std::move(later.left_over));
}

void note(const rows_left_out& out, outcome& o) {
    if (out.wrong_rows > 0) {
        for (const std::string& row : out.wrong)
            o.notes += row + '\n';
        if (out.wrong_rows > out.wrong.size()) {
            o.notes += "and " + std::to_string(out.wrong_rows - out.wrong.size()) +
                       " more; mulct validate lists them all\n";
        }
        o.status = exit_status::differs;
        o.notes += "mulct: " + counted(out.wrong_rows, "wrong row") + " left out\n";
    }
    note_left_out(out.unconverted, out.no_sums, o);
}

} // namespace mulct::cli
