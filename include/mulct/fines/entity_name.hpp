#pragma once
/// Names of those who were fined, made comparable: "Vodafone España, S.A.U." is "VODAFONE ESPANA".

#include <mulct/base/ascii.hpp>
#include <mulct/figure/fold.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// A name as its words: folded, sorted, each once, without the forms of companies.
struct entity_name {
    std::vector<std::string> words;

    /// Whether it names nobody in particular: nothing, or only words such as "company".
    [[nodiscard]] bool is_nobody() const noexcept { return words.empty(); }
};

namespace detail {

/// What says how somebody is organised, and not who it is. Dots are gone: "S.A." is "sa".
inline constexpr std::array<std::string_view, 62> company_forms{
    "ab",      "ag",          "aps",   "as",  "asa", "bv",           "bvba", "cia",  "co",
    "corp",    "corporation", "cv",    "doo", "dd",  "ead",          "eg",   "ehf",  "eood",
    "ev",      "gie",         "gmbh",  "hf",  "inc", "incorporated", "kft",  "kg",   "ky",
    "limited", "llc",         "llp",   "lp",  "ltd", "mbh",          "nv",   "nyrt", "oy",
    "oyj",     "oo",          "ood",   "plc", "sa",  "sae",          "sagl", "sarl", "sas",
    "sau",     "sc",          "sca",   "scs", "se",  "sia",          "sl",   "slu",  "sp",
    "spa",     "spj",         "spzoo", "sro", "srl", "uab",          "zrt",  "z"};

/// Words that name nobody in particular, as lists write where a name is withheld.
// clang-format off
inline constexpr std::array<std::string_view, 91> common_words{
    "a", "agency", "and", "anonymised", "anonymous", "association", "at", "authority", "available",
    "bank", "business", "by", "candidate", "center", "centre", "citizen", "city", "clinic",
    "collection", "college", "company", "controller", "council", "court", "data", "de", "debt",
    "del", "der", "di", "doctor", "elections", "employee", "employer", "for", "group", "health",
    "healthcare", "holding", "homeowners", "hospital", "hotel", "in", "individual", "institution",
    "insurance", "international", "investigator", "la", "medical", "moment", "municipality",
    "name", "natural", "no", "not", "of", "office", "officer", "on", "operator", "or",
    "organization", "owner", "parliamentary", "party", "person", "physician", "police",
    "political", "private", "provider", "public", "restaurant", "retailer", "school", "sector",
    "service", "services", "shop", "society", "store", "subject", "telecommunication",
    "telecommunications", "the", "town", "university", "unknown", "website", "y"};
// clang-format on

template <class List>
[[nodiscard]] constexpr bool is_in_list(const List& list, std::string_view word) noexcept {
    return std::find(list.begin(), list.end(), word) != list.end();
}

} // namespace detail

/// Takes a name apart. Dots and apostrophes join what they stand in ("S.A.", "L'Oréal"), every
/// other mark parts words. Letters that are not Latin stay as they are.
[[nodiscard]] inline entity_name read_entity_name(std::string_view text) {
    entity_name name;
    std::string word;
    const auto end_word = [&] {
        const folded_word folded{word};
        std::string w{folded.view()};
        w.erase(std::remove(w.begin(), w.end(), '\''), w.end()); // ’ has become one
        if (!w.empty() && !detail::is_in_list(detail::company_forms, w)) {
            name.words.push_back(std::move(w));
        }
        word.clear();
    };
    for (const char c : text) {
        const bool joins = c == '.' || c == '\'';
        const bool parts = !joins && static_cast<unsigned char>(c) < 0x80U &&
                           !ascii::is_letter(c) && !ascii::is_digit(c);
        if (parts) {
            end_word();
        } else if (!joins) {
            word += c;
        }
    }
    end_word();
    std::sort(name.words.begin(), name.words.end());
    name.words.erase(std::unique(name.words.begin(), name.words.end()), name.words.end());
    const bool common = std::all_of(name.words.begin(), name.words.end(), [](const auto& w) {
        return detail::is_in_list(detail::common_words, w);
    });
    if (common) name.words.clear();
    return name;
}

/// Whether two names are of the same: all words of the shorter one are in the longer one, and one
/// of them says who it is. "Google LLC" is "Google Ireland", but "Bank" is no "Swiss Bank".
[[nodiscard]] inline bool may_be_same(const entity_name& a, const entity_name& b) noexcept {
    const auto& few = a.words.size() <= b.words.size() ? a.words : b.words;
    const auto& many = a.words.size() <= b.words.size() ? b.words : a.words;
    if (few.empty() || !std::includes(many.begin(), many.end(), few.begin(), few.end())) {
        return false;
    }
    return std::any_of(few.begin(), few.end(), [](const std::string& w) {
        return w.size() > 2 && !detail::is_in_list(detail::common_words, w);
    });
}

} // namespace mulct
