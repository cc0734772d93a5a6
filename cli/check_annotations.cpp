#include <cli/check_annotations.hpp>

#include <cli/wording.hpp>

#include <mulct/base/version.hpp>
#include <mulct/check/verdict.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace mulct::cli {
namespace {

struct rule {
    verdict what;
    std::string_view level; // of SARIF: error, warning, note or none
    std::string_view text;
};

// In the order of the enumeration.
constexpr std::array rules{
    rule{verdict::consistent, "none", "The amounts agree at a rate of the text's day."},
    rule{verdict::consistent_within_tolerance, "none",
         "The amounts agree if the rate may be off by the tolerance."},
    rule{verdict::consistent_if_coarser, "note",
         "The amounts agree only if zeros at the end of a number are rounding."},
    rule{verdict::consistent_on_other_date, "warning",
         "The amounts agree at another day's rate than the text's."},
    rule{verdict::inconsistent, "error", "The amounts are not the same at any day's rate."},
    rule{verdict::uninformative, "none", "The amounts have too few digits to tell."},
    rule{verdict::not_checkable, "note", "The claim could not be checked."},
};

const rule& rule_of(verdict v) {
    return rules[static_cast<std::size_t>(v)];
}

std::string message_of(const claim_report& r) {
    return r.first + " = " + r.second + ": " + sentence_of(r.judged, r.first, r.second, r.on);
}

// What workflow commands reserve.
std::string escaped(std::string_view text, bool is_property) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '%': out += "%25"; break;
        case '\r': out += "%0D"; break;
        case '\n': out += "%0A"; break;
        case ':': out += is_property ? "%3A" : ":"; break;
        case ',': out += is_property ? "%2C" : ","; break;
        default: out += c;
        }
    }
    return out;
}

} // namespace

json sarif_result(const std::string& file, const claim_report& r) {
    const rule& broken = rule_of(r.judged.what);
    const json region{{"startLine", r.at.line},
                      {"startColumn", r.at.column},
                      {"byteOffset", r.start},
                      {"byteLength", r.length},
                      {"snippet", {{"text", r.text}}}};
    const json place{{"artifactLocation", {{"uri", file}}}, {"region", region}};
    return {{"ruleId", to_string(r.judged.what)},
            {"ruleIndex", static_cast<std::size_t>(r.judged.what)},
            {"level", broken.level},
            {"kind", broken.level == "none" ? "pass" : "fail"},
            {"message", {{"text", message_of(r)}}},
            {"locations", json::array({{{"physicalLocation", place}}})}};
}

json sarif_log(json results) {
    json described = json::array();
    for (const rule& r : rules) {
        described.push_back({{"id", to_string(r.what)},
                             {"shortDescription", {{"text", r.text}}},
                             {"defaultConfiguration", {{"level", r.level}}}});
    }
    const json driver{{"name", "mulct"}, {"version", version_string}, {"rules", described}};
    const json run{{"tool", {{"driver", driver}}},
                   {"columnKind", "unicodeCodePoints"},
                   {"results", std::move(results)}};
    return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
            {"version", "2.1.0"},
            {"runs", json::array({run})}};
}

std::string github_line(const std::string& file, const claim_report& r) {
    const std::string_view level = rule_of(r.judged.what).level;
    if (level == "none") return {};
    return "::" + std::string{level == "note" ? "notice" : level} + " file=" + escaped(file, true) +
           ",line=" + std::to_string(r.at.line) + ",col=" + std::to_string(r.at.column) +
           ",title=" + escaped(to_string(r.judged.what), true) +
           "::" + escaped(message_of(r), false) + '\n';
}

} // namespace mulct::cli
