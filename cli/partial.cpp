#include <cli/partial.hpp>

#include <cli/group_figures.hpp>
#include <cli/json.hpp>
#include <cli/new_file.hpp>
#include <cli/refusal.hpp>
#include <cli/sha256.hpp>
#include <cli/stream.hpp>
#include <cli/wording.hpp>

#include <mulct/base/utf8.hpp>
#include <mulct/base/version.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <limits>
#include <string_view>
#include <utility>

namespace mulct::cli {
namespace {

constexpr int format_version = 1;

// A group with more amounts has several lines, all but the last with as many as this.
constexpr std::size_t amounts_a_line = 1000;

// A row of fines has a megabyte at most, and a text of it up to six times as much in JSON.
constexpr std::size_t longest_line = std::size_t{1} << 26;

// Amounts of rows are below this: see `fine_sums`.
constexpr std::uint64_t no_amount = std::numeric_limits<std::uint64_t>::max();

// A field of the header that must be the same in all, and what is said where it is not.
struct compared_field {
    const char* key;
    const char* other;
};
// What `partial_header::conversion` has.
constexpr std::array<compared_field, 5> conversion_fields{{
    {"made_by", "another version of mulct behind it"},
    {"at", "rates of another day (--at)"},
    {"lookup", "another look-up rule (--lookup, --look-back, --no-succession)"},
    {"rounding", "another rounding (--rounding)"},
    {"sources", "other sources or other rates (--source, --rates)"},
}};

// One line, without its end. A file's name may be no UTF-8.
std::string line_of(const json& j) {
    return j.dump(-1, ' ', false, json::error_handler_t::replace);
}

json json_of(const partial_header& h) {
    std::vector<std::string_view> keys;
    for (const group_key k : h.keys)
        keys.push_back(to_string(k));
    std::vector<std::string_view> figures;
    for (const measure& m : h.figures)
        figures.push_back(m.name);
    json j{{"mulct_partial", format_version},
           {"currency", h.in.code()},
           {"places", h.places()},
           {"by", keys},
           {"figures", figures},
           {"keeps_amounts", h.keeps_amounts()},
           {"method", h.method}};
    const json conversion = json::parse(h.conversion);
    for (const compared_field& f : conversion_fields)
        j[f.key] = conversion.at(f.key);
    return j;
}

json json_of(const rows_left_out& out) {
    return {{"rows", out.rows},
            {"wrong_rows", out.wrong_rows},
            {"unconverted", out.unconverted},
            {"not_comparable", out.no_sums}};
}

json wrong_row_json(const std::string& text) {
    return {{"wrong_row", text}};
}

json json_of(const listed_fine& f) {
    return {{f.is_no_sum ? "not_comparable" : "unconverted",
             {{"case", f.name},
              {"amount", f.amount},
              {"currency", f.currency},
              {"date", f.date},
              {"reason", f.reason}}}};
}

// The last line, without its end.
std::string last_line(std::uint64_t lines, const std::string& sha256) {
    return "{\"lines\":" + std::to_string(lines) + ",\"sha256\":\"" + sha256 + "\"}";
}
constexpr std::string_view last_line_start = "{\"lines\":";
constexpr std::string_view group_start = "{\"keys\":[";

void append_number(std::string& to, std::uint64_t n) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), n).ptr;
    to.append(digits.data(), end);
}

std::string text_of(uint128 n) {
    std::string digits;
    do {
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(n % 10)));
        n /= 10;
    } while (n > 0);
    return digits;
}

// Lines, and their checksum.
class partial_writer {
  public:
    explicit partial_writer(const partial_sink& put) : put_(put) {}

    // Takes a line with its end.
    void write(std::string_view line) {
        checksum_.update(line);
        ++lines_;
        put_(line);
    }
    void write_json(const json& j) { write(line_of(j) + '\n'); }
    void write_end() { put_(last_line(lines_, checksum_.hex()) + '\n'); }

  private:
    const partial_sink& put_;
    sha256_sum checksum_;
    std::uint64_t lines_ = 0;
};

void write_group(const bulk::fine_groups& groups, std::size_t place, bool keeps_amounts,
                 partial_writer& writer) {
    const std::size_t places[] = {place};
    const bulk::group_amounts amounts = groups.amounts(places);
    std::string start = line_of({{"keys", groups.keys(place)}});
    start.pop_back(); // the brace
    std::string line;
    if (!keeps_amounts) {
        const bulk::plain_sum& sum = amounts.sum();
        line = start + ",\"count\":";
        append_number(line, sum.count);
        line += ",\"total\":\"" + text_of(sum.total) + "\",\"least\":";
        append_number(line, sum.least);
        line += ",\"greatest\":";
        append_number(line, sum.greatest);
        line += "}\n";
        writer.write(line);
        return;
    }
    const std::vector<std::uint64_t> all = amounts.ascending();
    for (std::size_t first = 0; first < all.size(); first += amounts_a_line) {
        line = start + ",\"amounts\":[";
        const std::size_t end = std::min(first + amounts_a_line, all.size());
        for (std::size_t i = first; i < end; ++i) {
            append_number(line, all[i]);
            line += i + 1 < end ? ',' : ']';
        }
        line += "}\n";
        writer.write(line);
    }
}

// The lines of a file, their number and their checksum.
class partial_lines {
  public:
    partial_lines(std::unique_ptr<byte_source> bytes, std::string name)
        : bytes_(std::move(bytes)), name_(std::move(name)) {}

    // Puts the next line, without its end, into `line`; false at the end of the file.
    [[nodiscard]] bool next(std::string_view& line) {
        if (length_ > 0) {
            checksum_.update(std::string_view{buffer_.data() + at_, length_});
            at_ += length_;
        }
        length_ = 0;
        ++number_;
        for (std::size_t searched = at_;;) {
            const void* const found = filled_ > searched ? std::memchr(buffer_.data() + searched,
                                                                       '\n', filled_ - searched)
                                                         : nullptr;
            if (found != nullptr) {
                length_ =
                    static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()) -
                    at_ + 1;
                line = {buffer_.data() + at_, length_ - 1};
                return true;
            }
            if (ended_) break;
            searched = read_more();
        }
        if (filled_ > at_) refuse(0, "the line does not end; the file was cut short");
        return false;
    }

    // Of all lines before the one that `next` gave last.
    [[nodiscard]] std::string checksum_before() const { return checksum_.hex(); }
    [[nodiscard]] std::uint64_t number() const noexcept { return number_; }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }

    // About a byte of the line at hand.
    [[noreturn]] void refuse(std::size_t offset, std::string_view why) const {
        throw refusal{name_ + ':' + std::to_string(number_) + ':' + std::to_string(offset + 1) +
                      ": " + std::string{why}};
    }

  private:
    // Where what was read begins.
    std::size_t read_more() {
        constexpr std::size_t block = std::size_t{1} << 18;
        if (at_ > 0) std::memmove(buffer_.data(), buffer_.data() + at_, filled_ - at_);
        filled_ -= at_;
        at_ = 0;
        if (filled_ > longest_line) refuse(0, "a line of more than 64 megabytes");
        if (buffer_.size() < filled_ + block) buffer_.resize(std::max(2 * filled_, block) + block);
        const std::size_t n = bytes_->read(buffer_.data() + filled_, block);
        ended_ = n < block;
        filled_ += n;
        return filled_ - n;
    }

    std::unique_ptr<byte_source> bytes_;
    std::string name_;
    std::vector<char> buffer_;
    std::size_t at_ = 0; // of the line at hand, and its length with the end
    std::size_t length_ = 0;
    std::size_t filled_ = 0;
    bool ended_ = false;
    std::uint64_t number_ = 0;
    sha256_sum checksum_;
};

constexpr std::string_view not_ours =
    "not as mulct writes a partial result; write it anew with mulct stats --partial";

// A line that must be what `to_json` makes of what `from_json` finds in it.
template <class FromJson, class ToJson>
auto read_line(const partial_lines& lines, std::string_view line, FromJson from_json,
               ToJson to_json) {
    try {
        const auto value = from_json(json::parse(line));
        const std::string again = line_of(to_json(value));
        const auto [here, there] =
            std::mismatch(line.begin(), line.end(), again.begin(), again.end());
        if (here != line.end() || there != again.end()) {
            lines.refuse(static_cast<std::size_t>(here - line.begin()), not_ours);
        }
        return value;
    } catch (const json::parse_error& e) {
        lines.refuse(std::min(e.byte > 0 ? e.byte - 1 : 0, line.size()), not_ours);
    } catch (const json::exception&) {
        lines.refuse(0, not_ours);
    }
}

// Of no other form of number: throws `json::exception`.
std::uint64_t whole_number(const json& j) {
    return j.get_ref<const json::number_unsigned_t&>();
}

partial_header header_from(const partial_lines& lines, const json& j) {
    const std::uint64_t version = whole_number(j.at("mulct_partial"));
    if (version != format_version) {
        lines.refuse(0, "a partial result of form " + std::to_string(version) +
                            "; this program reads form " + std::to_string(format_version));
    }
    const auto unit = currency::find(j.at("currency").get<std::string>());
    if (!unit || !unit->minor_unit()) lines.refuse(0, "\"currency\" is none with a minor unit");
    partial_header h{*unit, {}, {}, j.at("method").get<std::string>(), {}};
    for (const json& name : j.at("by")) {
        const auto key = parse_group_key(name.get<std::string>());
        if (!key || !bulk::is_for_rows(*key) ||
            std::find(h.keys.begin(), h.keys.end(), *key) != h.keys.end()) {
            lines.refuse(0, "\"by\" has " + in_quotes(name.get<std::string>()) +
                                ", which cannot be there");
        }
        h.keys.push_back(*key);
    }
    for (const json& name : j.at("figures")) {
        auto figure = parse_measure(name.get<std::string>());
        if (!figure) {
            lines.refuse(0, "\"figures\" has " + in_quotes(name.get<std::string>()) +
                                ", which is none");
        }
        h.figures.push_back(*std::move(figure));
    }
    if (h.keys.empty() || h.figures.empty()) lines.refuse(0, not_ours);
    json conversion;
    for (const compared_field& f : conversion_fields)
        conversion[f.key] = j.at(f.key);
    h.conversion = line_of(conversion);
    return h;
}

rows_left_out counts_from(const partial_lines& lines, const json& j) {
    rows_left_out out;
    out.rows = whole_number(j.at("rows"));
    out.wrong_rows = whole_number(j.at("wrong_rows"));
    out.unconverted = whole_number(j.at("unconverted"));
    out.no_sums = whole_number(j.at("not_comparable"));
    std::uint64_t left = out.rows;
    for (const std::uint64_t n : {out.wrong_rows, out.unconverted, out.no_sums}) {
        if (n > left) lines.refuse(0, "more rows are in no figure than there are rows");
        left -= n;
    }
    return out;
}

listed_fine listed_from(const json& j) {
    const bool no_sum = j.contains("not_comparable");
    const json& fine = j.at(no_sum ? "not_comparable" : "unconverted");
    return {fine.at("case").get<std::string>(),     fine.at("amount").get<std::string>(),
            fine.at("currency").get<std::string>(), fine.at("date").get<std::string>(),
            fine.at("reason").get<std::string>(),   no_sum};
}

// Reads a line of a group, piece by piece.
class group_line {
  public:
    group_line(const partial_lines& lines, std::string_view line) : lines_(lines), line_(line) {}

    void expect(std::string_view text) {
        if (line_.substr(at_, text.size()) != text) refuse();
        at_ += text.size();
    }
    [[nodiscard]] bool take(char c) {
        const bool there = at_ < line_.size() && line_[at_] == c;
        at_ += there ? 1U : 0U;
        return there;
    }
    void end() {
        if (at_ != line_.size()) refuse();
    }

    // A JSON text with its quotes.
    void read_text(std::string& into) {
        const std::size_t start = at_;
        expect("\"");
        bool is_plain = true;
        while (at_ < line_.size() && line_[at_] != '"') {
            const bool escapes = line_[at_] == '\\';
            if (escapes) is_plain = false;
            if (static_cast<unsigned char>(line_[at_]) < 0x20) refuse();
            at_ += escapes ? 2U : 1U;
        }
        if (at_ >= line_.size()) lines_.refuse(start, not_ours);
        ++at_;
        const std::string_view text = line_.substr(start, at_ - start);
        if (is_plain) {
            into = text.substr(1, text.size() - 2);
            if (find_invalid_utf8(into) == std::string_view::npos) return;
        } else {
            const json j = json::parse(text, nullptr, false);
            if (!j.is_discarded() && line_of(j) == text) {
                into = j.get<std::string>();
                return;
            }
        }
        lines_.refuse(start, not_ours);
    }

    template <class Number = std::uint64_t>
    [[nodiscard]] Number read_number() {
        number_at_ = at_;
        Number n = 0;
        bool fits = true;
        for (; at_ < line_.size() && line_[at_] >= '0' && line_[at_] <= '9'; ++at_) {
            const auto digit = static_cast<Number>(line_[at_] - '0');
            fits = fits && !__builtin_mul_overflow(n, Number{10}, &n) &&
                   !__builtin_add_overflow(n, digit, &n);
        }
        const std::size_t digits = at_ - number_at_;
        if (digits == 0 || !fits || (digits > 1 && line_[number_at_] == '0')) {
            refuse_number(not_ours);
        }
        return n;
    }

    [[noreturn]] void refuse() const { lines_.refuse(at_, not_ours); }
    [[noreturn]] void refuse(std::string_view why) const { lines_.refuse(at_, why); }
    // The number that was read last.
    [[noreturn]] void refuse_number(std::string_view why) const { lines_.refuse(number_at_, why); }

  private:
    const partial_lines& lines_;
    std::string_view line_;
    std::size_t at_ = 0;
    std::size_t number_at_ = 0;
};

} // namespace

bool partial_header::keeps_amounts() const {
    return need_amounts(figures);
}

int partial_header::places() const {
    return places_of(in);
}

partial_header make_partial_header(const bulk::fine_request& what,
                                   const std::vector<measure>& figures, const std::string& method) {
    const lookup& rule = what.policy.rule;
    const bool is_fixed = rule.how == lookup::rule::fixed;
    json sources = json::array();
    for (const rate_source* const s : what.sources) {
        sources.push_back({{"name", s->name()},
                           {"pivot", s->pivot().code()},
                           {"published", to_string(s->published())},
                           {"sha256", s->from().sha256}});
    }
    const json conversion{{"made_by", version_string},
                          {"at", to_string(what.policy)},
                          {"lookup",
                           {{"rule", to_string(rule.how)},
                            {"look_back", rule.within},
                            {"fixed_date", is_fixed ? json(to_string(rule.anchor)) : json{}},
                            {"succession", rule.ended == ended_currencies::succeeded}}},
                          {"rounding", to_string(what.finish)},
                          {"sources", std::move(sources)}};
    return {what.in, what.keys, figures, method, line_of(conversion)};
}

std::string difference(const partial_header& first, const partial_header& other) {
    std::vector<compared_field> fields{{"currency", "another currency (--in)"},
                                       {"by", "other groups (--by)"}};
    fields.insert(fields.end(), conversion_fields.begin(), conversion_fields.end());
    fields.push_back({"method", "another method"});
    const json here = json_of(other);
    const json there = json_of(first);
    for (const compared_field& f : fields) {
        if (here.at(f.key) == there.at(f.key)) continue;
        return std::string{f.other} + ": " + line_of(here.at(f.key)) + ", not " +
               line_of(there.at(f.key));
    }
    return {};
}

void write_partial(const partial_header& header, const rows_left_out& out,
                   const bulk::fine_groups& groups, const partial_sink& put) {
    partial_writer writer{put};
    writer.write_json(json_of(header));
    writer.write_json(json_of(out));
    for (const std::string& row : out.wrong)
        writer.write_json(wrong_row_json(row));
    for (const listed_fine& f : out.left_over)
        writer.write_json(json_of(f));
    for (std::size_t i = 0; i < groups.size(); ++i)
        write_group(groups, i, header.keeps_amounts(), writer);
    writer.write_end();
}

void write_partial(const partial_header& header, const rows_left_out& out,
                   const bulk::fine_groups& groups, const std::optional<std::string>& path) {
    if (path && *path != "-") {
        new_file file{*path};
        write_partial(header, out, groups,
                      partial_sink{[&](std::string_view text) { file.write(text); }});
        file.keep();
        return;
    }
    result_stream stream;
    write_partial(header, out, groups,
                  partial_sink{[&](std::string_view text) { stream.write(text); }});
    stream.flush();
}

class partial_reader::impl {
  public:
    impl(std::unique_ptr<byte_source> bytes, std::string name)
        : lines_(std::move(bytes), std::move(name)), header_(read_header()) {}

    [[nodiscard]] const partial_lines& lines() const noexcept { return lines_; }
    [[nodiscard]] const partial_header& header() const noexcept { return header_; }

    [[nodiscard]] rows_left_out read(bulk::group_sums& sums) {
        next();
        rows_left_out out = read_line(
            lines_, line_, [&](const json& j) { return counts_from(lines_, j); },
            [](const rows_left_out& r) { return json_of(r); });
        read_lists(out);
        while (line_.starts_with(group_start)) {
            read_group(sums);
            next();
        }
        if (!line_.starts_with(last_line_start)) lines_.refuse(0, not_ours);
        if (counted_ != out.counted()) {
            lines_.refuse(0, "its groups have " + std::to_string(counted_) +
                                 " fines, and its second line counts " +
                                 std::to_string(out.counted()));
        }
        read_end();
        return out;
    }

  private:
    void next() {
        if (lines_.next(line_)) return;
        lines_.refuse(0, "the file ends without its last line, which counts and sums up the "
                         "others; it was cut short");
    }

    partial_header read_header() {
        if (!lines_.next(line_)) {
            lines_.refuse(0, "nothing is there; a partial result of mulct stats --partial belongs "
                             "here");
        }
        if (!line_.starts_with("{\"mulct_partial\":")) {
            lines_.refuse(0, "no partial result; mulct stats --partial writes them");
        }
        return read_line(
            lines_, line_, [&](const json& j) { return header_from(lines_, j); },
            [](const partial_header& h) { return json_of(h); });
    }

    void read_lists(rows_left_out& out) {
        next();
        for (; line_.starts_with("{\"wrong_row\":"); next()) {
            out.wrong.push_back(read_line(
                lines_, line_, [](const json& j) { return j.at("wrong_row").get<std::string>(); },
                wrong_row_json));
        }
        std::uint64_t no_sums = 0;
        for (; line_.starts_with("{\"unconverted\":") || line_.starts_with("{\"not_comparable\":");
             next()) {
            out.left_over.push_back(read_line(lines_, line_, listed_from,
                                              [](const listed_fine& f) { return json_of(f); }));
            no_sums += out.left_over.back().is_no_sum ? 1U : 0U;
        }
        const auto listed = [](std::size_t most, std::uint64_t all) {
            return std::min<std::uint64_t>(most, all);
        };
        if (out.wrong.size() != listed(rows_left_out::most_wrong, out.wrong_rows) ||
            out.left_over.size() !=
                listed(rows_left_out::most_left_over, out.unconverted + out.no_sums) ||
            no_sums > out.no_sums || out.left_over.size() - no_sums > out.unconverted) {
            lines_.refuse(0, "its lists of rows in no figure are not as long as its second line "
                             "says");
        }
    }

    void read_group(bulk::group_sums& sums) {
        group_line line{lines_, line_};
        line.expect(group_start);
        keys_.resize(header_.keys.size());
        for (std::size_t k = 0; k < keys_.size(); ++k) {
            if (k > 0) line.expect(",");
            line.read_text(keys_[k]);
        }
        line.expect("]");
        const bool goes_on = any_ && keys_ == keys_before_;
        if (any_ && (goes_on ? !may_go_on_ : keys_ < keys_before_)) {
            line.refuse("its groups are not in order");
        }
        any_ = true;
        const std::uint32_t group = goes_on ? group_ : sums.find_or_add(keys_);
        if (header_.keeps_amounts()) {
            read_amounts(line, group, goes_on, sums);
        } else {
            sums.add(group, read_sum(line));
        }
        line.end();
        group_ = group;
        std::swap(keys_, keys_before_);
    }

    void read_amounts(group_line& line, std::uint32_t group, bool goes_on, bulk::group_sums& sums) {
        line.expect(",\"amounts\":[");
        std::uint64_t before = goes_on ? last_amount_ : 0;
        std::size_t count = 0;
        do {
            const auto amount = line.read_number();
            if (amount < before || amount == no_amount) {
                line.refuse_number("its amounts are not in order");
            }
            sums.add(group, amount);
            before = amount;
            ++count;
        } while (line.take(','));
        line.expect("]}");
        if (count > amounts_a_line) line.refuse();
        last_amount_ = before;
        may_go_on_ = count == amounts_a_line;
        counted_ += count; // far below 2^64: each has a byte in the file
    }

    bulk::plain_sum read_sum(group_line& line) {
        bulk::plain_sum sum;
        line.expect(",\"count\":");
        sum.count = line.read_number();
        line.expect(",\"total\":\"");
        sum.total = line.read_number<uint128>();
        line.expect("\",\"least\":");
        sum.least = line.read_number();
        line.expect(",\"greatest\":");
        sum.greatest = line.read_number();
        line.expect("}");
        // products of two numbers of 64 bits fit
        if (sum.count == 0 || sum.least > sum.greatest || sum.greatest == no_amount ||
            sum.total < uint128{sum.least} * sum.count ||
            sum.total > uint128{sum.greatest} * sum.count ||
            __builtin_add_overflow(counted_, sum.count, &counted_)) {
            line.refuse("a count, a total and ends that no amounts have");
        }
        return sum;
    }

    void read_end() {
        if (line_ != last_line(lines_.number() - 1, lines_.checksum_before())) {
            lines_.refuse(0, "the last line does not fit those before it: the file was damaged, or "
                             "changed after it was written");
        }
        if (lines_.next(line_)) {
            lines_.refuse(0, "a line after the last one; give several partial results as several "
                             "files");
        }
    }

    partial_lines lines_;
    std::string_view line_;
    partial_header header_;
    std::uint64_t counted_ = 0; // fines in groups so far
    bool any_ = false;          // groups
    std::vector<std::string> keys_;
    std::vector<std::string> keys_before_;
    std::uint32_t group_ = 0; // the one before, its last amount, and whether its line is full
    std::uint64_t last_amount_ = 0;
    bool may_go_on_ = false;
};

partial_reader::partial_reader(std::unique_ptr<byte_source> bytes, std::string name)
    : impl_(std::make_unique<impl>(std::move(bytes), std::move(name))) {}
partial_reader::~partial_reader() = default;

const std::string& partial_reader::name() const noexcept {
    return impl_->lines().name();
}
const partial_header& partial_reader::header() const noexcept {
    return impl_->header();
}
rows_left_out partial_reader::read(bulk::group_sums& sums) {
    return impl_->read(sums);
}

} // namespace mulct::cli
