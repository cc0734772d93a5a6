#include <cli/imports/csv_texts.hpp>

#include <mulct/base/csv_record_end.hpp>
#include <mulct/fines/load.hpp>

namespace mulct::cli {

csv_texts::csv_texts(const std::string& path, std::size_t longest_quote)
    : in_(path), longest_quote_(longest_quote) {
    if (in_.more()) separator_ = detail::fine_separator(in_.at_hand());
}

bool csv_texts::next(text_of_record& record) {
    if (ended_) return false;
    while (in_.more() && (in_.front() == '\n' || in_.front() == '\r'))
        in_.skip(1);
    if (!in_.more()) return false;
    record.text.clear();
    record.start = in_.where();
    record.offset = in_.offset();
    record.open_quote.reset();
    csv_record_end end{separator_};
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
