#include <cli/formats/file_text.hpp>

#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/calendar.hpp>
#include <mulct/base/utf8.hpp>

namespace mulct::cli {

file_text::file_text(std::string_view content, const std::string& name)
    : content_(content), name_(name) {
    if (const std::size_t at = content.find('\0'); at != std::string_view::npos) {
        refuse(error{errc::nul_byte, at, 1});
    }
    if (const std::size_t at = find_invalid_utf8(content); at != std::string_view::npos) {
        refuse(error{errc::not_utf8, at, 1});
    }
}

void file_text::refuse(const error& e) const {
    throw refusal{describe_in_file(name_, content_, e)};
}

void file_text::refuse(std::size_t offset, const std::string& message) const {
    throw refusal{place_in_file(name_, content_, offset) + message};
}

day file_text::day_at(const placed_text& p) const {
    return require(parse_day(p.text), p.offset);
}

currency file_text::currency_at(const placed_text& p) const {
    return require(currency::find(p.text), p.offset);
}

decimal file_text::rate_at(const placed_text& p) const {
    return require(parse_rate(p.text), p.offset);
}

std::vector<rate_row> file_text::in_order(std::vector<placed_rate> rates) const {
    if (rates.empty()) throw refusal{name_ + ": no rate in it"};
    return require(mulct::in_order(std::move(rates)), 0);
}

void refuse_row(std::string_view format, const rate_row& row, std::string_view why) {
    throw refusal{std::string{format} + " cannot hold " + pair_text(row.base, row.counter) +
                  " of " + to_string(row.on) + ": " + std::string{why}};
}

} // namespace mulct::cli
