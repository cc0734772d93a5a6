#pragma once
/// A number in digits with what belongs to it on both sides.

#include <mulct/base/ascii.hpp>
#include <mulct/figure/scan_unit.hpp>
#include <mulct/figure/written_number.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

namespace mulct::detail {

/// A number with what stands on its right.
struct quantity {
    written_number number;
    std::size_t last = 0; ///< after the scale word, or the number
    power scale;
    bool has_scale = false;
    std::optional<unit_text> right;
    std::optional<unit_text> left;
    bool is_negative = false;
    std::size_t first = 0;
};

class scan_amount : protected scan_unit {
  protected:
    using scan_unit::scan_unit;

    /// A number with its units, if it is a number at all.
    [[nodiscard]] std::optional<quantity> quantity_of(const written_number& number) const {
        quantity q;
        q.number = with_point(number);
        const std::size_t digit = q.number.first;
        q.first = digit;
        q.last = q.number.last;
        if (!q.number.is_number) return std::nullopt;
        if (byte(q.last) == '%' || byte(after_space(q.last)) == '%') return std::nullopt;
        skip_dash(q.last);

        const bool glued = is_letter_at(text_, q.last);
        if (!glued) skip_romanian_link(q.last);
        q.has_scale = take_scale(q.last, q.scale, glued);
        if (glued && !q.has_scale) {
            q.right = glued_unit(q.last);
            if (!q.right) return std::nullopt; // "3D", "5th"
        } else {
            q.right = unit_right_of(q.last, q.has_scale);
        }
        if (q.right && is_no_unit(*q.right, after_gap(q.last))) q.right.reset();
        if (q.right && !q.has_scale && !q.right->scale && q.right->divides_by == 0) {
            // "75 USD million"
            q.has_scale = take_scale(q.right->edge, q.scale, false);
        }
        if (q.right && q.right->scale) {
            q.scale.value += *q.right->scale;
            q.has_scale = true;
        }
        const bool inner_minus = digit > floor_ && text_[digit - 1] == '-';
        const std::size_t number_start = inner_minus ? digit - 1 : digit;
        q.left = unit_left_of(number_start);
        const bool joined = before_space(number_start) == number_start;
        if (inner_minus && joined && q.left && !sign_before(text_, number_start, floor_)) {
            q.left.reset(); // "SCP-173": only a sign has its minus right after it
        }
        // a digit in a word: "008f2", "B2"
        if (!q.left && digit > floor_ && is_letter_before(digit)) return std::nullopt;
        if (q.left) {
            q.first = q.left->edge;
            if (q.left->scale && !q.has_scale) {
                q.scale.value += *q.left->scale;
                q.has_scale = true;
            }
        }
        decide_sides(q);
        const bool outer_minus =
            q.first > floor_ && text_[q.first - 1] == '-' && starts_word(q.first - 1);
        q.is_negative = outer_minus || (inner_minus && q.left);
        if (outer_minus) --q.first;
        return q;
    }

    /// ".6419" is a fraction, where nothing stands before its point that ends there.
    [[nodiscard]] written_number with_point(const written_number& n) const noexcept {
        if (n.first == floor_ || n.first == 0 || text_[n.first - 1] != '.') return n;
        const std::size_t point = n.first - 1;
        const auto before = static_cast<unsigned char>(point > floor_ ? text_[point - 1] : ' ');
        const std::size_t digits = n.last - n.first;
        const bool is_plain = n.scale == 0 && n.mark == '\0' && !n.is_ambiguous;
        const bool ends_there = ascii::is_digit(static_cast<char>(before)) || before == '.' ||
                                before == ')' || is_letter_before(point);
        if (!is_plain || ends_there || digits > 9) return n;
        written_number fraction = n;
        fraction.first = point;
        fraction.scale = static_cast<int>(digits);
        return fraction;
    }

    [[nodiscard]] bool is_letter_before(std::size_t i) const noexcept {
        return token_before(text_, i, floor_).has_value();
    }

    [[nodiscard]] bool starts_word(std::size_t i) const noexcept {
        return i == 0 || text_[i - 1] == ' ' || text_[i - 1] == '(' || text_[i - 1] == '\n';
    }

    /// "130 de mii de euro": the link stands before the scale, too.
    void skip_romanian_link(std::size_t& at) const noexcept {
        const std::size_t link = after_space(at);
        if (link == at || !text_.substr(link).starts_with("de ")) return;
        const auto word = token_at(text_, link + 3);
        if (!word) return;
        for (const word_meaning& m : meanings_of(word->text)) {
            if (m.kind == word_kind::scale && (m.languages & set_of(language::ro)) != 0) {
                at = link + 2;
                return;
            }
        }
    }

    /// "50,-" and "50.-": no cents.
    void skip_dash(std::size_t& at) const noexcept {
        if (byte(at) != ',' && byte(at) != '.') return;
        if (byte(at + 1) == '-' && !ascii::is_digit(byte(at + 2))) {
            at += 2;
        } else if (text_.substr(std::min(at + 1, text_.size())).starts_with("\u2013") &&
                   !ascii::is_digit(byte(at + 4))) {
            at += 4;
        }
    }

    /// A currency on either side: the same twice is one; of two, the left one is this number's if
    /// the right one can be the next number's, or is only a name.
    void decide_sides(quantity& q) const noexcept {
        if (q.left && is_doubtful_code(q, *q.left)) q.left.reset();
        if (q.right && is_doubtful_code(q, *q.right)) q.right.reset();
        if (!q.left) q.first = q.number.first;
        if (!q.left || !q.right) return;
        const std::size_t next = after_space(q.right->edge);
        const bool starts_another = ascii::is_digit(byte(next)) && next > q.right->edge;
        const bool same = !q.left->candidates.narrowed_to_any(q.right->candidates).empty();
        if (starts_another || !same) q.right.reset();
    }

    /// ALL, TOP, TRY beside a small plain number, with a word after it: "ALL 5 solutions".
    [[nodiscard]] bool is_doubtful_code(const quantity& q, const unit_text& u) const noexcept {
        if (u.why != currency_reason::code || !is_word_code(u.candidates[0].code())) return false;
        return !q.has_scale && q.number.scale != 2 && q.number.digits < 1000;
    }

    [[nodiscard]] static std::size_t end_of(const quantity& q) noexcept {
        return q.right ? q.right->edge : q.last;
    }

    [[nodiscard]] static const unit_text* unit_of(const quantity& q) noexcept {
        if (q.left && q.right && q.left->candidates.size() > q.right->candidates.size()) {
            return &*q.right;
        }
        return q.left ? &*q.left : q.right ? &*q.right : nullptr;
    }
};

} // namespace mulct::detail
