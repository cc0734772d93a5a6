#pragma once
/// A Catch2 matcher for reported figures (2.x and 3.x), for testing the numbers in your documents:
///
///     constexpr exchange_rate may_2022{"GBP"_currency, "USD"_currency, *parse_decimal("1.25721")};
///     CHECK_THAT("£7.5m"_figure, AgreesWith("$9.43m"_figure, may_2022));
///
/// A failure shows what each figure claims, in the same measure. Not part of mulct/mulct.hpp.

#include <mulct/check/agree.hpp>
#include <mulct/figure/figure.hpp>

#if __has_include(<catch2/matchers/catch_matchers.hpp>)
#include <catch2/catch_tostring.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <string>

namespace mulct::testing {

#if __has_include(<catch2/matchers/catch_matchers.hpp>)
template <class T>
using matcher_base = Catch::Matchers::MatcherBase<T>;
#else
template <class T>
using matcher_base = Catch::MatcherBase<T>;
#endif

class agrees_with_matcher final : public matcher_base<figure> {
  public:
    agrees_with_matcher(const figure& other, const exchange_rate& at) : other_(other), at_(at) {}

    bool match(const figure& matched) const override {
        compared_ = compare(matched, other_, at_);
        return compared_ && compared_->agrees();
    }

    /// Catch2 asks for this after `match`, of whose intervals it tells.
    std::string describe() const override {
        std::string text = "agrees with " + to_string(other_.value) + " at 1 " +
                           std::string{at_.base.code()} + " = " + to_string(at_.rate) + ' ' +
                           std::string{at_.counter.code()};
        if (!compared_) return text + ", which is no rate between their currencies";
        return text + "\n  this figure claims  " + to_string(compared_->left) +
               "\n  the other claims    " + to_string(compared_->right);
    }

  private:
    figure other_;
    exchange_rate at_;
    mutable std::optional<comparison> compared_;
};

/// Matches a figure that agrees with `other` at a rate.
[[nodiscard]] inline agrees_with_matcher AgreesWith(const figure& other, const exchange_rate& at) {
    return {other, at};
}

} // namespace mulct::testing

/// Shows a figure as the interval it claims.
template <>
struct Catch::StringMaker<mulct::figure> {
    static std::string convert(const mulct::figure& f) {
        return to_string(f.value) + " " + to_string(f.claimed());
    }
};
