#pragma once
/// Amounts that are only proposed, kept apart from those that are decided.

#include <mulct/fines/fine_amount.hpp>

#include <cstdint>

namespace mulct {

/// Whether an amount was announced or decided.
enum class amount_weight : std::uint8_t { proposed, decided };

/// An amount whose type says its weight. Amounts of one weight add and subtract; a proposed one and
/// a decided one do not, which does not compile. Unknown amounts, two currencies, and a daily
/// penalty with a lump sum throw `incomparable_amounts`.
template <amount_weight Weight>
struct weighed_amount {
    fine_amount value;

    friend constexpr weighed_amount operator+(const weighed_amount& a, const weighed_amount& b) {
        return {or_throw(sum_of(a.value, b.value))};
    }
    friend constexpr weighed_amount operator-(const weighed_amount& a, const weighed_amount& b) {
        return {or_throw(difference_of(a.value, b.value))};
    }
    friend constexpr bool operator==(const weighed_amount&, const weighed_amount&) = default;

  private:
    static constexpr fine_amount or_throw(const result<fine_amount, not_comparable>& r) {
        if (!r) throw incomparable_amounts{r.error()};
        return *r;
    }
};

using proposed_amount = weighed_amount<amount_weight::proposed>;
using decided_amount = weighed_amount<amount_weight::decided>;

} // namespace mulct
