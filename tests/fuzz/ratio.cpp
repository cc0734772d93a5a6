// A quotient of whole numbers is read whole or not at all, in lowest terms and back; the other
// operations undo each other.

#include "check.hpp"

#include <mulct/number/ratio.hpp>

#include <string>

using namespace mulct;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    const auto x = parse_ratio(text);
    if (!x) {
        require_within(x.error(), text);
        return 0;
    }
    const std::string written = to_string(*x);
    // lowest terms are never longer, and the sign of a zero goes
    require(written.size() <= text.size());
    const auto again = parse_ratio(written);
    require(again && *again == *x && to_string(*again) == written);
    require(std::hash<ratio>{}(*again) == std::hash<ratio>{}(*x));
    require(x->is_negative() == written.starts_with('-'));
    require(x->is_zero() == (written == "0"));
    require(*x + -*x == ratio{} && *x - *x == ratio{});
    require(abs(*x) >= ratio{} && (*x <=> -*x) == (ratio{} <=> -*x));
    if (!x->is_zero()) require(*x / *x == ratio{1} && *x * (ratio{1} / *x) == ratio{1});
    const auto low = x->try_rounded(2, rounding::floor);
    const auto high = x->try_rounded(2, rounding::ceiling);
    const ratio cent{*decimal::make(1, 2)};
    if (low) require(ratio{*low} <= *x && *x - ratio{*low} < cent);
    if (high) require(ratio{*high} >= *x && ratio{*high} - *x < cent);
    return 0;
}
