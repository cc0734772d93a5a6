#include <cli/imports/csv_texts.hpp>

#include <mulct/base/csv_record_end.hpp>
#include <mulct/fines/load.hpp>

namespace mulct::cli {
namespace {

// Whether a text holds the whole of its header row, if that is not longer than any can be.
bool has_header(std::string_view text) {
    bool quoted = false;
    for (const char c : text.substr(read_opening(text).header)) {
        if (c == '"') quoted = !quoted;
        if (c == '\n' && !quoted) return true;
    }
    return text.size() > longest_fine_row;
}

} // namespace

csv_texts::csv_texts(const std::string& path, const start_finder& find, std::size_t longest_quote)
    : in_(path), longest_quote_(longest_quote) {
    skip_blank_lines();
    if (!in_.more()) return;
    std::string_view start = in_.at_hand();
    while (!has_header(start)) {
        const std::size_t had = start.size();
        start = in_.at_hand(had + 1);
        if (start.size() == had) break; // it ends with its header
    }
    const csv_start found = find(start);
    parted_ = found.parted;
    in_.skip(found.header);
}

void csv_texts::skip_blank_lines() {
    while (in_.more() && between_csv_records.find(in_.front()) != std::string_view::npos)
        in_.skip(1);
}

bool csv_texts::next(text_of_record& record) {
    if (ended_) return false;
    skip_blank_lines();
    if (!in_.more()) return false;
    record.text.clear();
    record.start = in_.where();
    record.offset = in_.offset();
    record.open_quote.reset();
    csv_record_end end{parted_.separator};
    position quote;
    for (bool found = false; !found && !ended_ && in_.more();) {
        const std::string_view here = in_.at_hand();
        const std::size_t before = end.passed();
        found = end.find(here);
        const std::string_view part = here.substr(0, end.passed() - before);
        // one byte too many shows that it is too long
        if (record.text.size() <= longest_fine_row) record.text += part;
        if (end.in_quotes() && end.quote() >= before) {
            in_.skip(end.quote() - before);
            quote = in_.where();
            in_.skip(end.passed() - end.quote());
        } else {
            in_.skip(part.size());
        }
        ended_ = end.in_quotes() && end.passed() - end.quote() > longest_quote_;
    }
    if (end.in_quotes()) {
        ended_ = true;
        record.open_quote = quote;
        record.open_quote_offset = record.offset + end.quote();
    }
    record.text.resize(without_line_end(record.text).size());
    return true;
}

} // namespace mulct::cli
