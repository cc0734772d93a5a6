#include <cli/imports/enforcement_tracker.hpp>

#include <cli/imports/block_input.hpp>
#include <cli/imports/html_cell.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/fines/load.hpp>

#include <nlohmann/json.hpp>

#include <array>
#include <string>
#include <utility>

namespace mulct::cli {
namespace {

// The cells of a row, by their places.
enum cell : std::size_t {
    unused,
    id,
    country,
    authority,
    date,
    amount,
    entity,
    sector,
    articles,
    violation,
    summary,
    source,
    address,
    cells_of_row,
};

// Hands each row on as it ends. Only the texts right within a row of `data` count; a row with
// anything else in it is rejected, and the rest of the file is passed over.
class row_reader : public nlohmann::json_sax<nlohmann::json> {
  public:
    row_reader(block_input& in, const import_sink& sink) : in_(in), sink_(sink) { allow_more(); }

    [[nodiscard]] bool found_data() const noexcept { return found_data_; }

    bool null() override { return other(); }
    bool boolean(bool) override { return other(); }
    bool number_integer(number_integer_t) override { return other(); }
    bool number_unsigned(number_unsigned_t) override { return other(); }
    bool number_float(number_float_t, const string_t&) override { return other(); }
    bool binary(binary_t&) override { return other(); }
    bool string(string_t& text) override {
        if (depth_ == in_row) {
            row_.push_back(std::move(text));
            return true;
        }
        return other();
    }
    bool start_object(std::size_t) override {
        if (depth_ >= in_row) shapeless_ = true;
        if (depth_ == in_data) return start_row(true);
        ++depth_;
        return true;
    }
    bool end_object() override { return end(); }
    bool key(string_t& name) override {
        if (depth_ == in_file) is_data_ = name == "data";
        return true;
    }
    bool start_array(std::size_t) override {
        if (depth_ >= in_row) shapeless_ = true;
        if (depth_ == in_data && is_data_) return start_row(false);
        if (depth_ == in_file && is_data_) found_data_ = true;
        ++depth_;
        return true;
    }
    bool end_array() override { return end(); }
    // What does not end where it should.
    [[noreturn]] void refuse_length() const {
        throw refusal{place() + "more than " + std::to_string(longest_fine_row >> 20) +
                      " MiB without an end" + row_at_hand()};
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
        throw refusal{place() + "no JSON: it breaks off or goes wrong here" + row_at_hand()};
    }

  private:
    // How many objects and arrays are open.
    static constexpr std::size_t in_file = 1;
    static constexpr std::size_t in_data = 2;
    static constexpr std::size_t in_row = 3;

    [[nodiscard]] std::string place() const {
        const position p = in_.where();
        return in_.name() + ':' + std::to_string(p.line) + ':' + std::to_string(p.column) + ": ";
    }
    [[nodiscard]] std::string row_at_hand() const {
        if (number_ == 0) return {};
        return (depth_ >= in_row ? ", in row " : ", after row ") + std::to_string(number_) +
               ", which starts in line " + std::to_string(line_);
    }

    bool start_row(bool shapeless) {
        if (!is_data_ || !found_data_) { // another member's
            ++depth_;
            return true;
        }
        ++number_;
        line_ = in_.where().line;
        allow_more();
        row_.clear();
        shapeless_ = shapeless;
        ++depth_;
        return true;
    }
    bool other() {
        if (depth_ >= in_row) shapeless_ = true;
        if (depth_ == in_data && is_data_ && found_data_) { // in the place of a row
            start_row(true);
            return end();
        }
        return true;
    }
    bool end() {
        --depth_;
        if (depth_ == in_data && is_data_ && found_data_) {
            hand_on();
            allow_more();
        }
        return true;
    }
    // A row, or what stands between two, is no longer than this.
    void allow_more() { in_.allow(longest_fine_row); }

    void hand_on() {
        raw_fine raw;
        raw.number = number_;
        raw.line = line_;
        if (shapeless_ || row_.size() != cells_of_row) {
            raw.rejected =
                shapeless_ ? import_rejection::wrong_shape : import_rejection::wrong_field_count;
            return sink_.row(std::move(raw));
        }
        for (const std::string& text : row_) {
            if (text.find('\0') != std::string::npos) raw.rejected = import_rejection::not_text;
        }
        if (!raw.rejected) {
            const auto text = [&](cell c) { return text_of_html(row_[c]); };
            raw.name = text(id);
            raw.regulator = text(authority);
            raw.country = text(country);
            raw.entity = text(entity);
            raw.date = text(date);
            raw.amount = text(amount);
            raw.sector = text(sector);
            raw.law = text(articles);
            raw.source = first_link(row_[source]);
            raw.extra = {text(violation), text(summary), first_link(row_[address])};
        }
        sink_.row(std::move(raw));
    }

    block_input& in_;
    const import_sink& sink_;
    std::size_t depth_ = 0;
    bool is_data_ = false; // the member that is being read is `data`
    bool found_data_ = false;
    bool shapeless_ = false; // the row at hand has something else than texts
    std::size_t number_ = 0;
    std::size_t line_ = 0;
    std::vector<std::string> row_;
};

} // namespace

import_rules enforcement_tracker_rules(const import_hints&) {
    import_rules rules; // dates are ISO's, amounts are in euro: "4,800"
    rules.amounts = {'.', "EUR"_currency, true};
    return rules;
}

void read_enforcement_tracker(const import_hints& hints, const import_sink& sink) {
    block_input in{hints.file};
    sink.begin({"violation", "summary", "address"});
    row_reader reader{in, sink};
    try {
        nlohmann::json::sax_parse(input_iterator{in}, input_iterator{}, &reader);
    } catch (const block_input::too_long&) {
        reader.refuse_length();
    }
    if (!reader.found_data()) {
        throw refusal{in.name() + ": no table of the Enforcement Tracker: a JSON object whose "
                                  "\"data\" is an array of rows"};
    }
}

} // namespace mulct::cli
