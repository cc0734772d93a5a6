#pragma once
/// Conversions of many amounts into one currency: each currency's route on a day is found once.

#include <mulct/convert/conversion.hpp>
#include <mulct/number/quotient.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace mulct {

/// The same answers as `convert`, many times over. The sources must outlive it.
class route_cache {
  public:
    route_cache(currency to, std::span<const rate_source* const> sources, const lookup& rule,
                rounding_rule finish)
        : to_(to), sources_(sources), rule_(rule), finish_(finish),
          places_(finish.places ? finish.places : to.minor_unit()) {}

    [[nodiscard]] result<decimal, std::vector<conversion_failure>> convert(const money& from,
                                                                           day on) {
        const known_route& r = find(from.unit(), on);
        if (r.factor && places_) {
            const auto product = try_multiply(from.amount(), r.factor->numerator);
            if (product) {
                const auto to =
                    try_divide(*product, r.factor->denominator, *places_, finish_.policy);
                if (to) return *to;
            }
        }
        auto slow = mulct::convert(from, to_, sources_, on, rule_, finish_);
        if (!slow) return failed(slow.error());
        return slow->to.amount();
    }

    /// A conversion of one unit on each route that was used: what the rates are known by.
    template <class Visit>
    void for_each_used(Visit visit) const {
        for (const auto& [key, r] : routes_) {
            if (!r.found) continue;
            const day on{static_cast<std::int32_t>(static_cast<std::uint32_t>(key))};
            const money one{decimal{1}, currency::at(static_cast<std::uint16_t>(key >> 32))};
            visit(mulct::convert(one, to_, sources_, on, rule_, finish_).value());
        }
    }

  private:
    /// Small, since there are as many as days and currencies meet.
    struct known_route {
        bool found = false;
        std::optional<fraction> factor; ///< where it fits
    };

    const known_route& find(currency from, day on) {
        const std::uint64_t key =
            std::uint64_t{from.index} << 32 | static_cast<std::uint32_t>(on.count());
        const auto [place, is_new] = routes_.try_emplace(key);
        known_route& r = place->second;
        if (!is_new) return r;
        const auto along = find_route(from, to_, sources_, on, rule_);
        if (along) r = {true, factor_of(*along)};
        return r;
    }

    currency to_;
    std::span<const rate_source* const> sources_;
    lookup rule_;
    rounding_rule finish_;
    std::optional<int> places_;
    std::unordered_map<std::uint64_t, known_route> routes_;
};

} // namespace mulct
