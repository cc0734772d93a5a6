// The figures of any text are parts of it, in order; their numbers agree with each other; and they
// are the same wherever the text stands among spaces. The first byte of the input chooses the
// options.

#include "check.hpp"

#include <mulct/base/utf8.hpp>
#include <mulct/figure/scan.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace mulct;

namespace {

std::vector<found_figure> figures_of(std::string_view text, const scan_options& options) {
    std::vector<found_figure> figures;
    scan(text, options, [&](const found_figure& f) { figures.push_back(f); });
    return figures;
}

bool is_same(const currency_candidates& a, const currency_candidates& b) {
    bool same = a.size() == b.size();
    for (std::size_t i = 0; same && i < a.size(); ++i)
        same = a[i] == b[i];
    return same;
}

/// All but the place.
bool is_same(const found_figure& a, const found_figure& b) {
    return a.length == b.length && a.form == b.form && a.side == b.side && a.per == b.per &&
           a.amount == b.amount && a.high_amount == b.high_amount && a.readings == b.readings &&
           a.last_digit == b.last_digit && a.trailing_zeros == b.trailing_zeros &&
           a.significant_digits == b.significant_digits && a.unit == b.unit && a.why == b.why &&
           is_same(a.candidates, b.candidates);
}

void require_same(const std::vector<found_figure>& a, const std::vector<found_figure>& b,
                  std::size_t moved) {
    require(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        require(a[i].offset + moved == b[i].offset && is_same(a[i], b[i]));
}

bool is_continuation(std::string_view text, std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
}

void check_places(const std::vector<found_figure>& figures, std::string_view text) {
    const bool valid = find_invalid_utf8(text) == std::string_view::npos;
    std::size_t floor = 0;
    for (const found_figure& f : figures) {
        require(f.length > 0 && f.offset >= floor && f.offset <= text.size());
        require(f.length <= text.size() - f.offset);
        floor = f.offset + f.length;
        require(!valid || (!is_continuation(text, f.offset) && !is_continuation(text, floor)));
    }
}

void check_numbers(const found_figure& f) {
    require(f.significant_digits >= 1 && f.trailing_zeros >= 0);
    require(f.amount.has_value() != f.readings[0].has_value());
    require(f.readings[0].has_value() == f.readings[1].has_value());
    require(!f.amount || !f.low() || *f.low() <= *f.amount);
    require(!f.amount || !f.high() || *f.amount <= *f.high());
    require((f.form == figure_form::range) == f.high_amount.has_value());
    require(!f.high_amount || (f.amount && *f.amount <= *f.high_amount));
    // the amount is a whole number of units of its last digit
    if (const auto& last = f.high_amount ? f.high_amount : f.amount) {
        const auto units = try_shift(*last, -f.last_digit);
        require(!units || units->is_whole());
    }
}

void check_unit(const found_figure& f) {
    require(!f.candidates.empty());
    require(f.unit.has_value() == (f.why != currency_reason::ambiguous));
    require(!f.unit || f.candidates.contains(*f.unit));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text = as_text(data + 1, size - 1);
    scan_options options;
    if (data[0] % 32 < language_count) options.spoken = static_cast<language>(data[0] % 32);
    if (data[0] >= 128) options.usual = currency::at((data[0] - 128U) % 100);

    const auto figures = figures_of(text, options);
    check_places(figures, text);
    for (const found_figure& f : figures) {
        check_numbers(f);
        check_unit(f);
    }
    require_same(figures, figures_of(text, options), 0);

    // a guess of the language hears a stretch of text, and spaces may move its bounds
    if (!options.spoken && text.size() > 400) return 0;
    const std::size_t spaces = 1 + data[0] % 20U;
    const std::string moved =
        std::string(spaces, ' ') + std::string{text} + std::string(spaces, ' ');
    require_same(figures, figures_of(moved, options), spaces);
    return 0;
}
