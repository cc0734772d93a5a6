#pragma once
/// A value or the reason why there is none.

#include <optional>
#include <stdexcept>
#include <utility>

namespace mulct {

/// Thrown by `result::value()` when there is no value: asking without looking is a mistake of the
/// caller's program, not of its input. The error itself is in `error()`.
template <class E>
class bad_result : public std::logic_error {
  public:
    explicit bad_result(E error)
        : std::logic_error("mulct: value() of a result that holds an error"),
          error_(std::move(error)) {}

    [[nodiscard]] const E& error() const noexcept { return error_; }

  private:
    E error_;
};

/// Wraps an error so that `return failed(e)` makes any `result<T, E>`.
template <class E>
struct failed {
    E error;
    constexpr explicit failed(E e) : error(std::move(e)) {}
};

/// Either a `T` or an `E`, never both. Usable in constant expressions where both are.
/// (`std::expected` is not in the standard libraries this project supports.)
template <class T, class E>
class [[nodiscard]] result {
  public:
    using value_type = T;
    using error_type = E;

    constexpr result(T value) : value_(std::move(value)) {}
    constexpr result(failed<E> f) : error_(std::move(f.error)) {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return value_.has_value(); }
    constexpr explicit operator bool() const noexcept { return has_value(); }

    /// The value; throws `bad_result<E>` when there is none.
    [[nodiscard]] constexpr const T& value() const& {
        require();
        return *value_;
    }
    [[nodiscard]] constexpr T value() && {
        require();
        return std::move(*value_);
    }

    /// The value, for a caller that has looked. Undefined without one.
    [[nodiscard]] constexpr const T& operator*() const& noexcept { return *value_; }
    [[nodiscard]] constexpr T& operator*() & noexcept { return *value_; }
    [[nodiscard]] constexpr T operator*() && noexcept { return std::move(*value_); }
    [[nodiscard]] constexpr const T* operator->() const noexcept { return &*value_; }

    /// The error, for a caller that has looked. Undefined when there is a value.
    [[nodiscard]] constexpr const E& error() const noexcept { return *error_; }

  private:
    constexpr void require() const {
        if (!value_) throw bad_result<E>(*error_);
    }

    std::optional<T> value_;
    std::optional<E> error_;
};

} // namespace mulct
