#include <cli/formats/frankfurter_json.hpp>

#include <cli/formats/file_text.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/ascii.hpp>
#include <mulct/base/calendar.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>

namespace mulct::cli {
namespace {

// A text's bytes, which says how far it has been read. The parser has no places for what it finds,
// but reads a byte at a time and reports each value before it reads on.
class counting_iterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    counting_iterator(const char* at, const char*& read_to) : at_(at), read_to_(&read_to) {}

    reference operator*() const { return *at_; }
    counting_iterator& operator++() {
        *read_to_ = ++at_;
        return *this;
    }
    counting_iterator operator++(int) {
        const counting_iterator before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const counting_iterator& a, const counting_iterator& b) {
        return a.at_ == b.at_;
    }

  private:
    const char* at_;
    const char** read_to_;
};

// A number of JSON. Its digits are those of a decimal; an exponent moves the point.
parsed<decimal> parse_json_rate(std::string_view text) {
    const std::size_t e = text.find_first_of("eE");
    const auto digits = parse_rate(text.substr(0, e));
    if (!digits || e == std::string_view::npos) return digits;
    std::string_view exponent = text.substr(e + 1);
    const bool negative = exponent.starts_with('-');
    if (negative || exponent.starts_with('+')) exponent.remove_prefix(1);
    exponent.remove_prefix(std::min(exponent.find_first_not_of('0'), exponent.size()));
    const error too_many{errc::too_many_digits, 0, text.size()};
    if (exponent.size() > 2) return failed(too_many);
    int places = 0;
    for (const char c : exponent)
        places = places * 10 + (c - '0');
    const auto shifted = try_shift(*digits, negative ? -places : places);
    return shifted ? shifted : failed(too_many);
}

constexpr std::array<std::string_view, 11> members{"date",      "base",   "quote",  "rate",
                                                   "providers", "rates",  "amount", "start_date",
                                                   "end_date",  "status", "message"};
enum member : std::size_t {
    date,
    base,
    quote,
    rate,
    providers,
    rates,
    amount,
    start_date,
    end_date,
    status,
    message,
};
constexpr std::size_t members_of_a_row = rates; // those before it

// What an object of the outermost kind, or a row of version 2, says.
struct object_members {
    std::size_t offset = 0; // where it begins
    std::array<bool, members.size()> seen{};
    std::optional<day> on;
    std::optional<currency> base;
    std::optional<currency> quote;
    std::optional<decimal> rate;
    std::size_t quote_offset = 0;
};

// A rate of version 1, whose base may come later in the file, and whose day may be the file's.
struct rate_of_base {
    std::optional<day> on;
    currency counter;
    decimal rate;
    std::size_t offset;
    std::size_t length;
};

class reader : public nlohmann::json_sax<nlohmann::json> {
  public:
    reader(const file_text& file, const char* const& read_to) : file_(file), read_to_(read_to) {}

    std::vector<placed_rate> found() && { return std::move(found_); }

    bool null() override { return other("null"); }
    bool boolean(bool value) override { return other(value ? "true" : "false"); }
    bool number_integer(number_integer_t) override { return number(); }
    bool number_unsigned(number_unsigned_t) override { return number(); }
    bool number_float(number_float_t, const string_t&) override { return number(); }
    bool binary(binary_t&) override { return other("binary"); } // not in a text

    bool string(string_t& value) override {
        const placed_text p{value, string_offset()};
        if (in_ == place::providers) return true;
        if (in_ != place::object && in_ != place::row) refuse_value(p);
        switch (member_) {
        case date: object_.on = require(parse_day(p.text), p); break;
        case start_date:
        case end_date: static_cast<void>(require(parse_day(p.text), p)); break;
        case base: object_.base = require(currency::find(p.text), p); break;
        case quote:
            object_.quote = require(currency::find(p.text), p);
            object_.quote_offset = p.offset;
            break;
        case message:
            file_.refuse(p.offset, "an answer without rates; it says " + in_quotes(p.text));
        default: refuse_value(p);
        }
        return true;
    }

    bool start_object(std::size_t) override {
        const std::size_t at = end() - 1;
        switch (in_) {
        case place::nothing:
            in_ = place::object;
            object_.offset = at;
            return true;
        case place::list:
            in_ = place::row;
            object_ = {};
            object_.offset = at;
            return true;
        case place::object:
            if (member_ != rates) break;
            in_ = place::rates;
            return true;
        case place::rates:
            day_ = require(parse_day(key_.text()), key_.placed());
            if (!days_.insert(*day_).second) refuse(key_.placed(), errc::duplicate);
            day_key_ = key_;
            in_ = place::day;
            return true;
        default: break;
        }
        refuse_value({"{", at});
    }

    bool key(string_t& value) override {
        const std::size_t at = string_offset();
        if (in_ == place::rates || in_ == place::day) {
            key_ = {value, at};
            return true;
        }
        const auto known = std::find(members.begin(), members.end(), value);
        const auto n = static_cast<std::size_t>(known - members.begin());
        if (n >= (in_ == place::row ? members_of_a_row : members.size())) {
            file_.refuse(at,
                         path_of_object() + in_quotes(value) + ": not a member that belongs here");
        }
        member_ = static_cast<member>(n);
        if (std::exchange(object_.seen[n], true)) refuse({value, at}, errc::duplicate);
        return true;
    }

    bool end_object() override {
        switch (in_) {
        case place::day:
            day_.reset();
            in_ = place::rates;
            break;
        case place::rates: in_ = place::object; break;
        case place::row:
            add_row();
            ++index_;
            in_ = place::list;
            break;
        default: // the outermost
            if (object_.seen[rates]) {
                add_rates();
            } else {
                add_row();
            }
        }
        return true;
    }

    bool start_array(std::size_t) override {
        const std::size_t at = end() - 1;
        if (in_ == place::nothing) {
            in_ = place::list;
        } else if ((in_ == place::object || in_ == place::row) && member_ == providers) {
            outside_providers_ = std::exchange(in_, place::providers);
        } else {
            refuse_value({"[", at});
        }
        return true;
    }

    bool end_array() override {
        if (in_ == place::providers) in_ = outside_providers_;
        return true;
    }

    bool parse_error(std::size_t read, const std::string&,
                     const nlohmann::detail::exception& e) override {
        const std::size_t size = file_.content().size();
        if (read > size) file_.refuse(size, "the JSON ends too early");
        std::string why = e.what();
        const std::size_t dash = why.find(" - ");
        why = dash == std::string::npos ? "a number too large" : why.substr(dash + 3);
        why = why.substr(0, why.find("; last read"));
        file_.refuse(read - std::min<std::size_t>(read, 1), "not well-formed JSON: " + why);
    }

  private:
    enum class place { nothing, object, rates, day, list, row, providers };

    // A key of the rates, kept for messages about its value.
    class kept_key {
      public:
        kept_key() = default;
        kept_key(std::string text, std::size_t offset) : text_(std::move(text)), offset_(offset) {}
        [[nodiscard]] const std::string& text() const { return text_; }
        [[nodiscard]] placed_text placed() const { return {text_, offset_}; }

      private:
        std::string text_;
        std::size_t offset_ = 0;
    };

    // ---- places. A value has just been read when it is reported; a number with one byte more.

    [[nodiscard]] std::size_t end() const {
        return static_cast<std::size_t>(read_to_ - file_.content().data());
    }

    // Where the string that ends here begins, behind its quotation mark: the last one before the
    // end that is no part of the string, which has a \ before each of its own.
    [[nodiscard]] std::size_t string_offset() const {
        const std::string_view text = file_.content();
        std::size_t at = end() - 2;
        while (text[at] != '"' || (at > 0 && text[at - 1] == '\\'))
            --at;
        return at + 1;
    }

    [[nodiscard]] placed_text number_text() const {
        const std::string_view text = file_.content();
        const auto in_number = [](char c) {
            return ascii::is_digit(c) || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
        };
        std::size_t last = end();
        if (!in_number(text[last - 1])) --last;
        std::size_t first = last;
        while (first > 0 && in_number(text[first - 1]))
            --first;
        return {text.substr(first, last - first), first};
    }

    // ---- values

    bool number() {
        const placed_text p = number_text();
        if (in_ == place::rates || in_ == place::day) {
            const currency counter = require(currency::find(key_.text()), key_.placed());
            pending_.push_back({day_, counter, require(parse_json_rate(p.text), p),
                                key_.placed().offset, key_.text().size()});
        } else if ((in_ == place::object || in_ == place::row) && member_ == rate) {
            object_.rate = require(parse_json_rate(p.text), p);
        } else if (in_ == place::object && member_ == amount) {
            const auto one = parse_json_rate(p.text);
            if (!one || *one != decimal{1}) {
                file_.refuse(p.offset, "amount: " + std::string{p.text} +
                                           ": the rates are not for one unit; ask for amount=1");
            }
        } else if (in_ != place::object || member_ != status) {
            refuse_value(p);
        }
        return true;
    }

    [[noreturn]] bool other(std::string_view word) { refuse_value({word, end() - word.size()}); }

    void add_row() {
        const object_members& o = object_;
        if (!o.on || !o.base || !o.quote || !o.rate) {
            file_.refuse(o.offset, path_of_object() +
                                       "no rate of Frankfurter; it has date, base, quote and rate, "
                                       "or base and rates");
        }
        if (*o.base == *o.quote) {
            file_.refuse(error{errc::mixed_directions, o.quote_offset, o.quote->code().size()});
        }
        found_.push_back(
            {{*o.on, *o.base, *o.quote, *o.rate}, o.quote_offset, o.quote->code().size()});
    }

    void add_rates() {
        const object_members& o = object_;
        if (o.seen[quote] || o.seen[rate]) {
            file_.refuse(o.offset, "both rates and a single rate; Frankfurter's files have one");
        }
        if (!o.base) file_.refuse(o.offset, "rates without their base");
        for (const rate_of_base& r : pending_) {
            if (r.counter == *o.base) {
                file_.refuse(error{errc::mixed_directions, r.offset, r.length});
            }
            if (r.on.has_value() == o.on.has_value()) {
                file_.refuse(r.offset, r.on ? "a rate under a day of its own, but the file has a "
                                              "date for all"
                                            : "a rate without a day; the file has no date");
            }
            found_.push_back(
                {{r.on ? *r.on : *o.on, *o.base, r.counter, r.rate}, r.offset, r.length});
        }
    }

    // ---- refusals

    // Where in the document: rates."2022-05-23".USD, or [3].rate.
    [[nodiscard]] std::string path() const {
        switch (in_) {
        case place::rates: return "rates." + in_quotes(key_.text());
        case place::day: return "rates." + in_quotes(day_key_.text()) + '.' + key_.text();
        case place::list: return '[' + std::to_string(index_) + ']';
        case place::nothing: return "the document";
        default: return path_of_object(".") + std::string{members[member_]};
        }
    }
    [[nodiscard]] std::string path_of_object(std::string_view separator = ": ") const {
        const bool in_list = in_ == place::row || outside_providers_ == place::row;
        return in_list ? '[' + std::to_string(index_) + ']' + std::string{separator} : "";
    }

    template <class T>
    T require(parsed<T> read, const placed_text& p) const {
        if (!read) {
            const error& e = read.error();
            file_.refuse(p.offset + e.offset, path() + ": " + in_quotes(p.text) + ": " +
                                                  describe(e.code, e.found_in(p.text)));
        }
        return *std::move(read);
    }
    [[noreturn]] void refuse(const placed_text& p, errc code) const {
        file_.refuse(p.offset, path() + ": " + describe(code, p.text));
    }
    [[noreturn]] void refuse_value(const placed_text& p) const {
        file_.refuse(p.offset,
                     path() + ": " + in_quotes(p.text) + ": not a value that belongs here");
    }

    const file_text& file_;
    const char* const& read_to_;
    std::vector<placed_rate> found_;

    place in_ = place::nothing;
    place outside_providers_ = place::nothing;
    member member_ = date;  // of the object or row
    object_members object_; // the outermost one, or the row
    std::size_t index_ = 0; // of the row

    kept_key key_;
    kept_key day_key_;
    std::optional<day> day_;
    std::set<day> days_;
    std::vector<rate_of_base> pending_;
};

void write_pair(std::string& text, std::string_view name, std::string_view value) {
    text += '"';
    text += name;
    text += "\": \"";
    text += value;
    text += '"';
}

} // namespace

std::vector<rate_row> read_frankfurter_json(std::string_view content, const reading_hints& hints) {
    const file_text file{content, hints.file};
    const char* read_to = content.data();
    reader found{file, read_to};
    // Every error is thrown, so this says true.
    static_cast<void>(nlohmann::json::sax_parse(
        counting_iterator{content.data(), read_to},
        counting_iterator{content.data() + content.size(), read_to}, &found));
    return file.in_order(std::move(found).found());
}

std::string write_frankfurter_v1(const snapshot& s) {
    if (s.rows.empty()) throw refusal{"frankfurter-v1 cannot hold a period without rates"};
    std::string text = "{\n\"amount\": 1.0,\n";
    text.reserve(s.rows.size() * 18);
    write_pair(text, "base", s.pivot.code());
    text += ",\n";
    write_pair(text, "start_date", to_string(s.rows.front().on));
    text += ",\n";
    write_pair(text, "end_date", to_string(s.rows.back().on));
    text += ",\n\"rates\": {";
    for (std::size_t i = 0; i < s.rows.size(); ++i) {
        const rate_row& r = s.rows[i];
        if (r.base != s.pivot) {
            refuse_row("frankfurter-v1", r,
                       "all its rates are for one " + std::string{s.pivot.code()});
        }
        if (i == 0 || s.rows[i - 1].on != r.on) {
            text += i == 0 ? "\n\"" : "},\n\"";
            text += to_string(r.on);
            text += "\": {\"";
        } else {
            text += ", \"";
        }
        text += r.counter.code();
        text += "\": ";
        text += to_string(r.rate);
    }
    text += "}\n}\n}\n";
    return text;
}

std::string write_frankfurter_v2(const snapshot& s) {
    std::string text = "[";
    text.reserve(s.rows.size() * 72);
    for (const rate_row& r : s.rows) {
        text += text.size() == 1 ? "\n{" : ",\n{";
        write_pair(text, "date", to_string(r.on));
        text += ", ";
        write_pair(text, "base", r.base.code());
        text += ", ";
        write_pair(text, "quote", r.counter.code());
        text += ", \"rate\": ";
        text += to_string(r.rate);
        text += '}';
    }
    text += "\n]\n";
    return text;
}

} // namespace mulct::cli
