#include <cli/worth.hpp>

#include <mulct/convert/conversion.hpp>

namespace mulct::cli {

worth_on worth_by(const loaded_rates& rates, currency unit) {
    return [&rates, unit](const money& amount, day on) -> std::optional<decimal> {
        const auto c =
            convert(amount, unit, rates.chosen(), on, lookup{}, {rounding::half_up, std::nullopt});
        if (!c) return std::nullopt;
        return c->to.amount();
    };
}

} // namespace mulct::cli
