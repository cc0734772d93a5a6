#pragma once
/// Small expressions that choose fines: "country = DE and amount > 1m EUR, year 2019..2023".
///
///     any   = all { "or" all }
///     all   = one { ("and" | ",") one }
///     one   = "not" one | "(" any ")" | field operator value { "|" value } | field value
///
/// An operator is = != < <= > >= or ~ (contains); without one, = is meant. A value may be a range,
/// "a..b", both included. Quotation marks keep a value together.

#include <mulct/base/ascii.hpp>
#include <mulct/base/names.hpp>
#include <mulct/figure/read.hpp>
#include <mulct/fines/fine_case.hpp>
#include <mulct/money/money.hpp>
#include <mulct/stats/group.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// What a condition is about.
enum class filter_field : std::uint8_t {
    regulator,
    country,
    entity,
    sector,
    law,
    matter,   ///< the case's name
    currency, ///< the fine's own
    stage,    ///< the case's last; "proposed" while nothing is decided
    year,     ///< of the decision that set the amount
    quarter,
    month,
    date,
    amount, ///< what is due
};

inline constexpr std::array<std::string_view, 13> filter_field_names{
    "regulator", "country", "entity",  "sector", "law",  "case",  "currency",
    "stage",     "year",    "quarter", "month",  "date", "amount"};

[[nodiscard]] constexpr std::string_view to_string(filter_field f) noexcept {
    return filter_field_names[static_cast<std::size_t>(f)];
}

/// What can be wrong with an expression.
enum class filter_problem : std::uint8_t {
    empty,           ///< nothing there
    no_condition,    ///< something else where a condition belongs
    unknown_field,   ///< a word that is no field
    no_value,        ///< no value after the operator
    unclosed_quote,  ///< a quotation mark without its fellow
    unclosed_paren,  ///< a parenthesis without its fellow
    unexpected,      ///< something after the end of a condition
    not_for_field,   ///< an operator that says nothing of this field, or a range of words
    bad_date,        ///< not YYYY-MM-DD, YYYY-MM or YYYY (of a year YYYY, of a quarter 2022-Q2)
    bad_amount,      ///< not an amount with its currency
    two_currencies,  ///< a range from one currency to another
    reversed_range,  ///< a range whose first end is the greater
    nested_too_deep, ///< more than 100 parentheses and nots within each other
};

/// The problem and the part of the text it is about.
struct filter_error {
    filter_problem what;
    std::size_t offset = 0;
    std::size_t length = 0;

    friend constexpr bool operator==(const filter_error&, const filter_error&) = default;
};

/// What a condition is asked of.
struct filter_subject {
    const fine_case* matter;
    std::optional<standing> now; ///< none while nothing is decided
    /// An amount in another currency; none where it could not be converted.
    std::function<std::optional<decimal>(const money&, currency)> convert;
};

namespace detail {

enum class filter_operator : std::uint8_t {
    equal,
    unequal,
    less,
    at_most,
    greater,
    at_least,
    like
};

/// A value, or the two ends of a range.
struct filter_value {
    std::string first;
    std::string last; ///< the same where it is no range
    day_range days{};
    decimal low{};
    decimal high{};
};

/// A tree of conditions: `all` and `any` have parts, `none` has one.
struct filter_node {
    enum class kind : std::uint8_t { all, any, none, condition };
    kind what = kind::condition;
    std::vector<filter_node> parts;
    filter_field field{};
    filter_operator op{};
    std::vector<filter_value> values; ///< one of them must hold (with != none)
    std::optional<currency> unit;     ///< of amounts
};

[[nodiscard]] constexpr bool is_period(filter_field f) noexcept {
    return f == filter_field::year || f == filter_field::quarter || f == filter_field::month;
}

[[nodiscard]] constexpr bool is_ordered(filter_field f) noexcept {
    return is_period(f) || f == filter_field::date || f == filter_field::amount;
}

/// The days that a period's name means: "2022", "2022-Q2", "2022-05".
[[nodiscard]] inline std::optional<day_range> days_of_period(std::string_view text,
                                                             filter_field field) {
    if (field == filter_field::quarter) {
        const bool formed = text.size() == 7 && text[4] == '-' &&
                            (text[5] == 'Q' || text[5] == 'q') && text[6] >= '1' && text[6] <= '4';
        if (!formed) return std::nullopt;
        const auto year = parse_partial_date(text.substr(0, 4));
        if (!year) return std::nullopt;
        const auto first_month = static_cast<unsigned>((text[6] - '1') * 3 + 1);
        const int number = year_of(year->days.first);
        return day_range{*day_of(number, first_month, 1),
                         month_of(*day_of(number, first_month + 2, 1)).last};
    }
    const auto date = parse_partial_date(text);
    if (!date) return std::nullopt;
    if (field == filter_field::year && text.size() != 4) return std::nullopt;
    if (field == filter_field::month && text.size() != 7) return std::nullopt;
    return date->days;
}

class filter_parser {
  public:
    explicit filter_parser(std::string_view text) : text_(text) {}

    [[nodiscard]] result<filter_node, filter_error> parse() {
        skip_spaces();
        if (at_ == text_.size()) return failed(filter_error{filter_problem::empty, 0, 0});
        filter_node node = any();
        if (!problem_ && at_ < text_.size()) {
            report(text_[at_] == ')' ? filter_problem::unclosed_paren : filter_problem::unexpected,
                   at_, text_.size() - at_);
        }
        if (problem_) return failed(*problem_);
        return node;
    }

  private:
    static constexpr int most_nested = 100;

    void report(filter_problem what, std::size_t offset, std::size_t length) {
        if (!problem_) problem_ = filter_error{what, offset, length};
    }
    void skip_spaces() {
        while (at_ < text_.size() && ascii::is_space(text_[at_]))
            ++at_;
    }
    /// The letters that stand here.
    [[nodiscard]] std::string_view word() const {
        std::size_t end = at_;
        while (end < text_.size() && ascii::is_letter(text_[end]))
            ++end;
        return text_.substr(at_, end - at_);
    }
    bool take_word(std::string_view expected) {
        if (!ascii::same_word(word(), expected)) return false;
        at_ += expected.size();
        skip_spaces();
        return true;
    }
    bool take(std::string_view sign) {
        if (!text_.substr(at_).starts_with(sign)) return false;
        at_ += sign.size();
        skip_spaces();
        return true;
    }

    static filter_node joined(filter_node::kind what, std::vector<filter_node> parts) {
        if (parts.size() == 1) return std::move(parts.front());
        filter_node node;
        node.what = what;
        node.parts = std::move(parts);
        return node;
    }

    filter_node any() {
        std::vector<filter_node> parts;
        do
            parts.push_back(all());
        while (!problem_ && take_word("or"));
        return joined(filter_node::kind::any, std::move(parts));
    }
    filter_node all() {
        std::vector<filter_node> parts;
        do
            parts.push_back(one());
        while (!problem_ && (take(",") || take_word("and")));
        return joined(filter_node::kind::all, std::move(parts));
    }
    filter_node one() {
        const std::size_t start = at_;
        if (++nested_ > most_nested) {
            report(filter_problem::nested_too_deep, start, start < text_.size() ? 1 : 0);
            return {};
        }
        filter_node node;
        if (take_word("not")) {
            std::vector<filter_node> parts;
            parts.push_back(one());
            node.what = filter_node::kind::none;
            node.parts = std::move(parts);
        } else if (take("(")) {
            node = any();
            if (!problem_ && !take(")")) report(filter_problem::unclosed_paren, start, 1);
        } else {
            node = condition();
        }
        --nested_;
        return node;
    }

    filter_node condition() {
        filter_node node;
        const std::size_t start = at_;
        const std::string_view name = word();
        if (name.empty()) {
            const std::size_t length = at_ < text_.size() ? 1 : 0;
            report(filter_problem::no_condition, start, length);
            return node;
        }
        std::string lower{name};
        for (char& c : lower)
            c = ascii::to_lower(c);
        const auto field = parse_name<filter_field>(filter_field_names, lower);
        if (!field) {
            report(filter_problem::unknown_field, start, name.size());
            return node;
        }
        node.field = *field;
        at_ += name.size();
        skip_spaces();
        const std::size_t sign = at_;
        node.op = take_operator();
        const bool orders = node.op != filter_operator::equal &&
                            node.op != filter_operator::unequal && node.op != filter_operator::like;
        const bool fits = node.op == filter_operator::like ? !is_ordered(node.field)
                                                           : !orders || is_ordered(node.field);
        if (!fits) report(filter_problem::not_for_field, sign, at_ - sign);
        do
            value(node, orders);
        while (!problem_ && take("|"));
        return node;
    }

    filter_operator take_operator() {
        struct sign {
            std::string_view text;
            filter_operator op;
        };
        static constexpr sign signs[] = {
            {"!=", filter_operator::unequal},  {"<=", filter_operator::at_most},
            {">=", filter_operator::at_least}, {"=", filter_operator::equal},
            {"<", filter_operator::less},      {">", filter_operator::greater},
            {"~", filter_operator::like}};
        for (const sign& s : signs) {
            if (take(s.text)) return s.op;
        }
        return filter_operator::equal;
    }

    /// Whether the value that began at `start` ends here. A comma between digits is a part of it.
    [[nodiscard]] bool ends_here(std::size_t start) const {
        const char c = text_[at_];
        if (c == ')' || c == '(' || c == '|') return true;
        if (c == ',') {
            const bool between_digits = at_ > start && ascii::is_digit(text_[at_ - 1]) &&
                                        at_ + 1 < text_.size() && ascii::is_digit(text_[at_ + 1]);
            return !between_digits;
        }
        if (!ascii::is_space(text_[at_])) return false;
        std::size_t next = at_;
        while (next < text_.size() && ascii::is_space(text_[next]))
            ++next;
        for (const std::string_view keyword : {"and", "or"}) {
            const std::string_view rest = text_.substr(next);
            const bool whole =
                rest.size() == keyword.size() ||
                (rest.size() > keyword.size() &&
                 (ascii::is_space(rest[keyword.size()]) || rest[keyword.size()] == '('));
            if (whole && ascii::same_word(rest.substr(0, keyword.size()), keyword)) return true;
        }
        return false;
    }

    void value(filter_node& node, bool orders) {
        const std::size_t start = at_;
        std::string_view found;
        if (at_ < text_.size() && text_[at_] == '"') {
            const std::size_t close = text_.find('"', at_ + 1);
            if (close == std::string_view::npos) {
                report(filter_problem::unclosed_quote, start, 1);
                return;
            }
            found = text_.substr(at_ + 1, close - at_ - 1);
            at_ = close + 1;
        } else {
            while (at_ < text_.size() && !ends_here(start))
                ++at_;
            found = ascii::trimmed(text_.substr(start, at_ - start));
            const std::string_view first_word = found.substr(0, found.find(' '));
            if (found.empty() || ascii::same_word(first_word, "and") ||
                ascii::same_word(first_word, "or")) {
                report(filter_problem::no_value, start, 0);
                return;
            }
        }
        skip_spaces();
        const auto place = static_cast<std::size_t>(found.data() - text_.data());
        filter_value v{std::string{found}, std::string{found}, {}, {}, {}};
        if (is_ordered(node.field)) {
            const std::size_t dots = found.find("..");
            if (dots != std::string_view::npos) {
                if (orders) report(filter_problem::not_for_field, place, found.size());
                v.first = ascii::trimmed(found.substr(0, dots));
                v.last = ascii::trimmed(found.substr(dots + 2));
            }
            node.field == filter_field::amount ? read_amounts(node, v, place, found.size())
                                               : read_days(node, v, place, found.size());
        }
        node.values.push_back(std::move(v));
    }

    void read_days(const filter_node& node, filter_value& v, std::size_t at, std::size_t length) {
        const auto first = days_of_period(v.first, node.field);
        const auto last = days_of_period(v.last, node.field);
        if (!first || !last) {
            report(filter_problem::bad_date, at, length);
            return;
        }
        if (last->last < first->first) report(filter_problem::reversed_range, at, length);
        v.days = {first->first, last->last};
    }

    void read_amounts(filter_node& node, filter_value& v, std::size_t at, std::size_t length) {
        const auto last = read_figure(v.last);
        auto first = read_figure(v.first);
        // of "1m..5m EUR" the first end has no currency of its own
        if (last && !first && v.first != v.last) {
            first = read_figure(v.first + ' ' + std::string{last->value.unit().code()});
        }
        if (!first || !last || first->side != hedge::none || last->side != hedge::none) {
            report(filter_problem::bad_amount, at, length);
            return;
        }
        const currency unit = last->value.unit();
        if (first->value.unit() != unit || (node.unit && node.unit != unit)) {
            report(filter_problem::two_currencies, at, length);
            return;
        }
        v.low = first->value.amount();
        v.high = last->value.amount();
        if (v.high < v.low) report(filter_problem::reversed_range, at, length);
        node.unit = unit;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int nested_ = 0;
    std::optional<filter_error> problem_;
};

[[nodiscard]] inline bool contains_word(std::string_view text, std::string_view part) noexcept {
    for (std::size_t i = 0; i + part.size() <= text.size(); ++i) {
        if (ascii::same_word(text.substr(i, part.size()), part)) return true;
    }
    return false;
}

/// Whether something between `low` and `high` is in a relation to a value from `first` to `last`;
/// none where some of it is and some is not.
template <class T>
[[nodiscard]] std::optional<bool> relates(const T& low, const T& high, filter_operator op,
                                          const T& first, const T& last) {
    const auto decided = [](bool surely, bool never) -> std::optional<bool> {
        if (surely) return true;
        if (never) return false;
        return std::nullopt;
    };
    switch (op) {
    case filter_operator::less: return decided(high < first, low >= first);
    case filter_operator::at_most: return decided(high <= last, low > last);
    case filter_operator::greater: return decided(low > last, high <= last);
    case filter_operator::at_least: return decided(low >= first, high < first);
    default: return decided(low >= first && high <= last, high < first || low > last);
    }
}

[[nodiscard]] inline std::optional<std::string> text_of(const filter_subject& s, filter_field f) {
    const fine_case& c = *s.matter;
    switch (f) {
    case filter_field::regulator: return c.regulator;
    case filter_field::country: return c.country;
    case filter_field::entity: return c.entity;
    case filter_field::sector: return c.sector;
    case filter_field::law: return c.law;
    case filter_field::matter: return c.name;
    case filter_field::currency: {
        const auto own = own_currency(c);
        return own ? std::optional{std::string{own->code()}} : std::nullopt;
    }
    case filter_field::stage:
        return std::string{to_string(s.now ? s.now->status : stage::proposed)};
    default: return std::nullopt;
    }
}

[[nodiscard]] inline std::optional<bool> relates(const filter_subject& s, const filter_node& n,
                                                 const filter_value& v) {
    if (n.field == filter_field::amount) {
        if (!s.now || !s.now->amount.value.is_known()) return std::nullopt;
        const fine_amount& due = s.now->amount.value;
        if (due.is_per_day()) return std::nullopt;
        const auto in_unit = [&](const money& m) -> std::optional<decimal> {
            if (m.unit() == *n.unit) return m.amount();
            return s.convert ? s.convert(m, *n.unit) : std::nullopt;
        };
        const auto low = in_unit(due.low());
        const auto high = in_unit(due.high());
        if (!low || !high) return std::nullopt;
        return relates(*low, *high, n.op, v.low, v.high);
    }
    if (is_ordered(n.field)) {
        if (!s.now || !s.now->decided_by->date) return std::nullopt;
        const day_range days = s.now->decided_by->date->days;
        return relates(days.first, days.last, n.op, v.days.first, v.days.last);
    }
    const auto text = text_of(s, n.field);
    if (!text) return std::nullopt;
    return n.op == filter_operator::like ? contains_word(*text, v.first)
                                         : ascii::same_word(*text, v.first);
}

/// By the logic of three values (S. C. Kleene): what is not known stays so unless the rest decides.
[[nodiscard]] inline std::optional<bool> holds(const filter_subject& s, const filter_node& n) {
    const auto negated = [](std::optional<bool> b) { return b ? std::optional{!*b} : b; };
    const auto first_that = [&](bool wanted, const auto& all, auto ask) -> std::optional<bool> {
        std::optional<bool> answer = !wanted;
        for (const auto& one : all) {
            const std::optional<bool> here = ask(one);
            if (here == wanted) return wanted;
            if (!here) answer = std::nullopt;
        }
        return answer;
    };
    const auto part = [&](const filter_node& p) { return holds(s, p); };
    switch (n.what) {
    case filter_node::kind::all: return first_that(false, n.parts, part);
    case filter_node::kind::any: return first_that(true, n.parts, part);
    case filter_node::kind::none: return negated(holds(s, n.parts.front()));
    case filter_node::kind::condition: break;
    }
    const auto one =
        first_that(true, n.values, [&](const filter_value& v) { return relates(s, n, v); });
    return n.op == filter_operator::unequal ? negated(one) : one;
}

} // namespace detail

/// A condition on fines that has been read.
class fine_filter {
  public:
    /// Whether it holds; none where that depends on what is not known of the fine.
    [[nodiscard]] std::optional<bool> holds_for(const filter_subject& s) const {
        return detail::holds(s, root_);
    }

    friend result<fine_filter, filter_error> parse_filter(std::string_view text);

  private:
    explicit fine_filter(detail::filter_node root) : root_(std::move(root)) {}

    detail::filter_node root_;
};

[[nodiscard]] inline result<fine_filter, filter_error> parse_filter(std::string_view text) {
    auto root = detail::filter_parser{text}.parse();
    if (!root) return failed(root.error());
    return fine_filter{*std::move(root)};
}

} // namespace mulct
