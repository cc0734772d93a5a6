// The strict form of a decimal is read whole or not at all, and written back as it was read. Two
// decimals with a space between are also reckoned with.

#include "check.hpp"

#include <mulct/number/ratio.hpp>

#include <string>

using namespace mulct;

namespace {

parsed<decimal> read(std::string_view text) {
    const auto x = parse_decimal(text);
    if (!x) {
        require_within(x.error(), text);
        return x;
    }
    const std::string written = to_string(*x);
    // only a zero loses anything: its sign
    require(written == text || (x->is_zero() && "-" + written == text));
    const auto again = parse_decimal(written);
    require(again && *again == *x && again->scale() == x->scale());
    require(x->normalized() == *x &&
            std::hash<decimal>{}(x->normalized()) == std::hash<decimal>{}(*x));
    require(-(-*x) == *x && abs(*x) >= decimal{});
    require(ratio{*x}.try_rounded(x->scale(), rounding::toward_zero).value() == *x);
    return x;
}

void round(const decimal& x, int places) {
    for (const rounding policy :
         {rounding::half_even, rounding::half_up, rounding::half_down, rounding::toward_zero,
          rounding::away, rounding::floor, rounding::ceiling}) {
        const auto r = x.try_rounded(places, policy);
        const auto q = ratio{x}.try_rounded(places, policy);
        require(r.has_value() == q.has_value());
        if (!r) continue;
        require(*r == *q && r->scale() == places);
        require(policy != rounding::floor || *r <= x);
        require(policy != rounding::ceiling || *r >= x);
        require(abs(ratio{*r} - ratio{x}) < ratio{*decimal::make(1, places)});
    }
}

void reckon(const decimal& a, const decimal& b) {
    require((a < b) == (ratio{a} < ratio{b}) && (a == b) == (ratio{a} == ratio{b}));
    require((a < b) + (a == b) + (a > b) == 1);
    if (const auto sum = try_add(a, b)) {
        require(ratio{*sum} == ratio{a} + ratio{b} && *sum == *try_add(b, a));
    }
    if (const auto difference = try_subtract(a, b)) {
        require(ratio{*difference} == ratio{a} - ratio{b});
    }
    if (const auto product = try_multiply(a, b)) {
        require(ratio{*product} == ratio{a} * ratio{b} && *product == *try_multiply(b, a));
    }
    if (b.is_whole() && abs(b) <= decimal{decimal::max_scale}) {
        const int n = static_cast<int>(b.rounded(0, rounding::toward_zero).coefficient());
        if (n >= 0) round(a, n);
        const auto there = try_shift(a, n);
        if (!there) return;
        const ratio power{*decimal::make(1, n < 0 ? -n : 0)};
        require(n < 0 ? ratio{*there} == ratio{a} * power
                      : ratio{*there} * ratio{*decimal::make(1, n)} == ratio{a});
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) {
        (void)read(text);
        return 0;
    }
    const auto a = read(text.substr(0, space));
    const auto b = read(text.substr(space + 1));
    if (a && b) reckon(*a, *b);
    return 0;
}
