#pragma once
/// Conversions of many amounts into one currency: each currency's route on a day is found once.

#include <mulct/convert/conversion.hpp>
#include <mulct/number/quotient.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace mulct {

/// The same answers as `convert`, many times over. The sources must outlive it.
class route_cache {
  public:
    route_cache(currency to, std::span<const rate_source* const> sources, const lookup& rule,
                rounding_rule finish)
        : to_(to), sources_(sources), rule_(rule), finish_(finish) {}

    [[nodiscard]] result<decimal, std::vector<conversion_failure>> convert(const money& from,
                                                                           day on) {
        const route& r = find(from.unit(), on);
        if (r.quick) {
            const auto product = try_multiply(from.amount(), r.times);
            if (product) {
                const auto to = try_divide(*product, r.over, r.places, finish_.policy);
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
            const auto one = convert_one(currency::at(static_cast<std::uint16_t>(key >> 32)), on);
            visit(one.value());
        }
    }

  private:
    /// Small, since there are as many as days and currencies meet.
    struct route {
        bool found = false;
        bool quick = false; ///< `times` and `over` say it all
        int places = 0;
        decimal times{1};
        decimal over{1};
    };

    [[nodiscard]] result<conversion, std::vector<conversion_failure>> convert_one(currency from,
                                                                                  day on) const {
        return mulct::convert(money{decimal{1}, from}, to_, sources_, on, rule_, finish_);
    }

    const route& find(currency from, day on) {
        const std::uint64_t key =
            std::uint64_t{from.index} << 32 | static_cast<std::uint32_t>(on.count());
        const auto [place, is_new] = routes_.try_emplace(key);
        route& r = place->second;
        if (!is_new) return r;
        const auto one = convert_one(from, on);
        if (!one) return r;
        r.found = true;
        r.quick = true;
        r.places = one->places;
        for (const leg& l : one->legs) {
            // of an average the rate is a sum: what is divided by it is multiplied by how many
            const decimal n{l.observations};
            const auto times = try_multiply(r.times, l.divides ? n : l.rate);
            const auto over = try_multiply(r.over, l.divides ? l.rate : n);
            if (!times || !over) {
                r.quick = false;
                break;
            }
            r.times = *times;
            r.over = *over;
        }
        return r;
    }

    currency to_;
    std::span<const rate_source* const> sources_;
    lookup rule_;
    rounding_rule finish_;
    std::unordered_map<std::uint64_t, route> routes_;
};

} // namespace mulct
