// A reported figure is read whole or not at all, with or without spaces around it.

#include "check.hpp"

#include <mulct/base/position.hpp>
#include <mulct/figure/read.hpp>

using namespace mulct;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    const auto f = read_figure(text);
    if (!f) {
        require_within(f.error(), text);
        (void)position_of(text, f.error().offset);
        return 0;
    }
    require(find_invalid_utf8(text) == std::string_view::npos);
    require(!f->value.is_negative());
    require(f->significant_digits >= 1 && f->trailing_zeros >= 0);
    require(f->significant_digits + f->trailing_zeros <= decimal::max_digits);
    // the amount is a whole number of units of its last digit
    require(try_shift(f->value.amount(), -f->last_digit).value().is_whole());

    const auto again = read_figure(ascii::trimmed(text));
    require(again && again->value == f->value && again->side == f->side &&
            again->last_digit == f->last_digit && again->trailing_zeros == f->trailing_zeros);

    // half a unit may need one digit more than a decimal has
    if (f->significant_digits + f->trailing_zeros > 30 || f->last_digit < -30) return 0;
    const decimal& value = f->value.amount();
    require(f->strict().contains(value) && f->coarse().contains(value));
    const auto claimed = f->claimed();
    require(claimed.contains(f->strict().low.value) && claimed.contains(f->strict().high.value));
    return 0;
}
