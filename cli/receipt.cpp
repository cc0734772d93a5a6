#include <cli/receipt.hpp>

#include <cli/limits.hpp>
#include <cli/rate_files.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/ascii.hpp>
#include <mulct/base/calendar.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

namespace mulct::cli {
namespace {

constexpr std::array<std::string_view, 3> kind_names{"published", "conversion_rate",
                                                     "redenomination"};

// How wide the labels of a receipt in text are, with the space after them.
constexpr std::size_t label_width = 16;

// A mean is shown as the quotient it is: its digits may have no end.
std::string used_text(const leg& l) {
    if (l.observations == 1) return to_string(l.rate);
    return '(' + to_string(l.rate) + " / " + std::to_string(l.observations) + ')';
}

std::string days_text(const days_used& d) {
    if (d.count == 1) return to_string(d.first);
    return to_string(d.first) + " to " + to_string(d.last) + ", the mean of " +
           std::to_string(d.count) + " publication days";
}

std::string rate_text(const leg& l) {
    switch (l.what) {
    case leg::kind::published: return used_text(l);
    case leg::kind::conversion_rate:
        return used_text(l) + ", the irrevocable conversion rate from " +
               to_string(find_legal_step(l.counter)->first_day) + " on";
    case leg::kind::redenomination: {
        // the old unit is the counter: so many of it are one of the new
        return used_text(l) + ", the redenomination of " +
               to_string(find_legal_step(l.counter)->first_day);
    }
    }
    return {};
}

std::string rule_text(const lookup& rule) {
    std::string text{to_string(rule.how)};
    if (rule.how == lookup::rule::fixed) text += ", " + to_string(rule.anchor);
    if (rule.how == lookup::rule::previous) {
        text += ", at most " + std::to_string(rule.within) + " days back";
    }
    return text;
}

// The number in "at most 7 days back" and "to 2 digits after the point".
std::optional<int> number_in(std::string_view text) {
    const std::size_t first = std::min(text.find_first_of("0123456789"), text.size());
    int number = 0;
    const auto [end, problem] =
        std::from_chars(text.data() + first, text.data() + text.size(), number);
    if (problem != std::errc{} || number > std::max(max_look_back, max_places)) return std::nullopt;
    return number;
}

json rates_json(const conversion& c, bool with_observations) {
    json rates = json::array();
    const auto used = with_observations ? observations_used(c) : std::vector<rate_row>{};
    for (const leg& l : c.legs) {
        json rate{{"base", l.base.code()},
                  {"counter", l.counter.code()},
                  {"rate", to_string(l.rate)},
                  {"operation", l.divides ? "divide" : "multiply"},
                  {"kind", kind_names[static_cast<std::size_t>(l.what)]}};
        if (l.observations > 1) {
            // the mean as it is: a sum and a count
            rate.erase("rate");
            rate["sum"] = to_string(l.rate);
            rate["observations"] = l.observations;
        }
        if (with_observations && l.what == leg::kind::published) {
            json published = json::object();
            for (const rate_row& r : used) {
                if (r.base == l.base && r.counter == l.counter) {
                    published[to_string(r.on)] = to_string(r.rate);
                }
            }
            rate["published"] = std::move(published);
        }
        rates.push_back(std::move(rate));
    }
    return rates;
}

json results_json(const std::vector<conversion>& conversions, bool with_observations) {
    json results = json::array();
    for (const conversion& c : conversions) {
        const bool one_day = c.days && c.days->count == 1;
        results.push_back({{"from", json_of(c.from)},
                           {"to", json_of(c.to)},
                           {"requested_date", to_string(c.requested)},
                           {"lookup", to_string(c.rule.how)},
                           {"rate_date", one_day ? json(to_string(c.days->first)) : json{}},
                           {"rate_dates", c.days ? json{{"first", to_string(c.days->first)},
                                                        {"last", to_string(c.days->last)},
                                                        {"count", c.days->count}}
                                                 : json{}},
                           {"source", c.source ? json(c.source->name()) : json{}},
                           {"rates", rates_json(c, with_observations)},
                           {"rounding", to_string(c.policy)},
                           {"places", c.places}});
    }
    return results;
}

json lookup_json(const lookup& rule) {
    return {{"rule", to_string(rule.how)},
            {"look_back", rule.within},
            {"fixed_date", rule.how == lookup::rule::fixed ? json(to_string(rule.anchor)) : json{}},
            {"succession", rule.ended == ended_currencies::succeeded}};
}

// Reads the values of a receipt's request. Every error names the key.
class request_reader {
  public:
    request_reader(const json& request, const std::string& file) : request_(request), file_(file) {}

    [[nodiscard]] const json& at(std::string_view path) const {
        const json::json_pointer pointer{std::string{path}};
        if (!request_.contains(pointer))
            refuse(path, "is missing; mulct convert --receipt "
                         "--format json writes receipts");
        return request_.at(pointer);
    }

    [[nodiscard]] std::string text(std::string_view path) const {
        const json& value = at(path);
        if (!value.is_string()) refuse(path, "is no text");
        return value.get<std::string>();
    }

    // What a reader of the library makes of a text.
    template <class Parse>
    [[nodiscard]] auto parsed_text(std::string_view path, Parse parse) const {
        const std::string value = text(path);
        const auto read = parse(std::string_view{value});
        if (!read) refuse(path, in_quotes(value) + ": " + describe(read.error().code, value));
        return *read;
    }

    [[nodiscard]] int number(std::string_view path, int most) const {
        const json& value = at(path);
        if (!value.is_number_integer() || value < 0 || value > most) {
            refuse(path, "is no whole number from 0 to " + std::to_string(most));
        }
        return value.get<int>();
    }

    [[nodiscard]] bool yes(std::string_view path) const {
        const json& value = at(path);
        if (!value.is_boolean()) refuse(path, "is neither true nor false");
        return value.get<bool>();
    }

    // The places of an array that has some.
    [[nodiscard]] std::size_t size(std::string_view path) const {
        const json& value = at(path);
        if (!value.is_array() || value.empty()) refuse(path, "is no list with something in it");
        return value.size();
    }

    [[noreturn]] void refuse(std::string_view path, const std::string& problem) const {
        throw refusal{file_ + ": /request" + std::string{path} + ": " + problem};
    }

  private:
    const json& request_;
    const std::string& file_;
};

} // namespace

std::vector<conversion> convert_all(const conversion_request& request) {
    std::vector<conversion> conversions;
    for (const currency to : request.targets) {
        auto c =
            convert(request.amount, to, request.sources, request.on, request.rule, request.finish);
        if (!c) throw refusal{describe(c.error(), to)};
        conversions.push_back(*std::move(c));
    }
    return conversions;
}

std::string route_text(const conversion& c) {
    if (c.legs.empty()) return "none: the amount is in this currency already";
    std::string text{c.from.unit().code()};
    for (const leg& l : c.legs) {
        text += (l.divides ? " / " : " x ") + used_text(l) + " = ";
        text += (l.divides ? l.base : l.counter).code();
    }
    return text;
}

std::string receipt_text(const conversion& c) {
    std::string text = to_string(c.from) + " = " + to_string(c.to) + '\n';
    const auto line = [&](std::string_view label, const std::string& value) {
        text +=
            "  " + std::string{label} + std::string(label_width - label.size(), ' ') + value + '\n';
    };
    line("requested day", to_string(c.requested));
    if (c.source != nullptr) {
        line("look-up", rule_text(c.rule));
        line(c.days->count == 1 ? "rate day" : "rate days", days_text(*c.days));
        line("source", std::string{c.source->name()} + " (" + std::string{c.source->title()} + ')');
    }
    for (const leg& l : c.legs)
        line("rate " + pair_text(l.base, l.counter), rate_text(l));
    line("route", route_text(c));
    line("rounding", std::string{to_string(c.policy)} + ", to " + std::to_string(c.places) +
                         (c.places == 1 ? " digit" : " digits") + " after the point");
    return text;
}

std::string conversions_json(const std::vector<conversion>& conversions) {
    return written({{"results", results_json(conversions, false)}});
}

std::string receipt_json(const conversion_request& request,
                         const std::vector<conversion>& conversions) {
    json targets = json::array();
    for (const currency c : request.targets)
        targets.push_back(c.code());
    json sources = json::array();
    for (const rate_source* const s : request.sources)
        sources.push_back(s->name());
    return written({{"request",
                     {{"from", json_of(request.amount)},
                      {"to", targets},
                      {"date", to_string(request.on)},
                      {"lookup", lookup_json(request.rule)},
                      {"sources", sources},
                      {"rounding", to_string(request.finish.policy)},
                      {"places", request.finish.places ? json(*request.finish.places) : json{}}}},
                    {"results", results_json(conversions, true)}});
}

conversion_request read_json_receipt(const json& receipt, const std::string& file,
                                     const std::vector<rate_source>& sources) {
    if (!receipt.is_object() || !receipt.contains("request")) {
        throw refusal{file + ": no receipt of a conversion: it has no \"request\"; mulct convert "
                             "--receipt --format json writes them"};
    }
    const request_reader r{receipt.at("request"), file};
    const currency unit = r.parsed_text("/from/currency", currency::find);
    const auto amount =
        r.parsed_text("/from/amount", [](std::string_view s) { return parse_decimal(s); });
    conversion_request request{money{amount, unit}, {}, {}, {}, {rounding::half_up}, {}};
    for (std::size_t i = 0; i < r.size("/to"); ++i) {
        request.targets.push_back(r.parsed_text("/to/" + std::to_string(i), currency::find));
    }
    request.on = r.parsed_text("/date", parse_day);
    request.rule.how = r.parsed_text("/lookup/rule", parse_lookup_rule);
    request.rule.within = r.number("/lookup/look_back", max_look_back);
    if (request.rule.how == lookup::rule::fixed) {
        request.rule.anchor = r.parsed_text("/lookup/fixed_date", parse_day);
    }
    request.rule.ended =
        r.yes("/lookup/succession") ? ended_currencies::succeeded : ended_currencies::refused;
    for (std::size_t i = 0; i < r.size("/sources"); ++i) {
        request.sources.push_back(&find_source(sources, r.text("/sources/" + std::to_string(i))));
    }
    request.finish.policy = r.parsed_text("/rounding", parse_rounding);
    if (!r.at("/places").is_null()) request.finish.places = r.number("/places", max_places);
    return request;
}

std::vector<conversion_request> read_text_receipts(std::string_view content,
                                                   const std::string& file,
                                                   const std::vector<rate_source>& sources) {
    std::vector<conversion_request> requests;
    const auto refuse = [&](std::string_view line) {
        throw refusal{
            place_in_file(file, content, static_cast<std::size_t>(line.data() - content.data())) +
            in_quotes(line) +
            ": not a line of a receipt; mulct convert --receipt "
            "writes them"};
    };
    // what a reader of the library makes of a part of a line
    const auto read = [&](std::string_view line, auto value) {
        if (!value) refuse(line);
        return *value;
    };
    for (std::size_t at = 0; at < content.size();) {
        const std::size_t end = std::min(content.find('\n', at), content.size());
        const std::string_view line = content.substr(at, end - at);
        at = end + 1;
        if (!line.starts_with("  ")) { // "7552800 GBP = 9495452.53 USD"
            const std::size_t equals = std::min(line.find(" = "), line.size());
            const money from = read(line, parse_money(line.substr(0, equals)));
            const money to =
                read(line, parse_money(line.substr(std::min(equals + 3, line.size()))));
            requests.push_back({from,
                                {to.unit()},
                                {},
                                lookup::previous(),
                                {rounding::half_up},
                                {&sources.front()}});
            continue;
        }
        if (requests.empty() || line.size() < 2 + label_width) refuse(line);
        conversion_request& request = requests.back();
        const std::string_view label = ascii::trimmed(line.substr(2, label_width));
        const std::string_view value = line.substr(2 + label_width);
        const std::string_view first = value.substr(0, value.find_first_of(", "));
        const std::string_view rest = value.substr(std::min(first.size() + 2, value.size()));
        if (label == "requested day") {
            request.on = read(line, parse_day(value));
        } else if (label == "look-up") {
            request.rule.how = read(line, parse_lookup_rule(first));
            if (request.rule.how == lookup::rule::fixed) {
                request.rule.anchor = read(line, parse_day(rest));
            } else if (const auto within = number_in(rest)) {
                request.rule.within = *within;
            }
        } else if (label == "source") {
            request.sources = {&find_source(sources, first)};
        } else if (label == "rounding") {
            request.finish.policy = read(line, parse_rounding(first));
            request.finish.places = read(line, number_in(rest));
        } // all else follows from these
    }
    return requests;
}

} // namespace mulct::cli
