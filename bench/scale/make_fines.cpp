// Writes fines of a fixed seed, as many as are asked for: mulct-make-fines ROWS [--quoted]
// [--groups N]
//
// The amounts, days, names and currencies are drawn evenly or log-evenly from what real files have;
// nothing in them is a real fine. The same arguments give the same bytes on every machine.

#include <mulct/base/calendar.hpp>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace {

// SplitMix64: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number
// generators", OOPSLA 2014.
class random_numbers {
  public:
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E37'79B9'7F4A'7C15);
        z = (z ^ (z >> 30)) * 0xBF58'476D'1CE4'E5B9;
        z = (z ^ (z >> 27)) * 0x94D0'49BB'1331'11EB;
        return z ^ (z >> 31);
    }
    // 0 to n - 1; as good as even, for n far below 2^32
    std::uint64_t below(std::uint64_t n) { return (next() >> 32) * n >> 32; }

  private:
    std::uint64_t state_ = 20220523;
};

// Each has an ECB reference rate on every publication day of the years below.
constexpr std::array<std::string_view, 16> currencies{"EUR", "GBP", "USD", "SEK", "NOK", "DKK",
                                                      "PLN", "CZK", "HUF", "RON", "CHF", "JPY",
                                                      "CAD", "AUD", "KRW", "ZAR"};
constexpr mulct::day first_day = *mulct::day_of(2010, 1, 4); // a Monday
constexpr std::uint64_t weeks = 780;                         // to the end of 2024

constexpr std::array<std::string_view, 20> first_names{
    "Albatros", "Brückner", "Château", "Delta",  "Électricité", "Fjord",  "Gamma",
    "Harbour",  "Ibérica",  "Jansen",  "Kovács", "Łódź",        "Market", "Nordic",
    "Orion",    "Praha",    "Quartz",  "Renard", "Søndergaard", "Tavola"};
constexpr std::array<std::string_view, 12> second_names{
    " Bank",   " Energy", " Health", " Media",     " Retail", " Telecom",
    " Travel", " Water",  " Motors", " Insurance", " Data",   " Foods"};
constexpr std::array<std::string_view, 8> forms{" AG",     " Ltd",  " SA", " B.V.",
                                                " S.p.A.", " a.s.", " AB", " plc"};

std::string as_field(std::string_view text, bool always_quoted) {
    if (!always_quoted && text.find_first_of(",\"") == std::string_view::npos) {
        return std::string{text};
    }
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

// What recurs, ready to be written: a file of a hundred million rows is to come through a pipe
// fast.
struct prepared_fields {
    std::vector<std::string> regulators; // each with its country
    std::vector<std::string> entities;   // first name, second name, ending
    std::vector<std::string> days;       // the weekdays
    std::vector<std::string> currencies;
};

constexpr std::size_t endings = forms.size() + 2; // the forms, then these two
constexpr std::size_t incorporated = forms.size();
constexpr std::size_t group = forms.size() + 1;

std::string entity_name(std::string_view first, std::string_view second, std::size_t ending) {
    const std::string name = std::string{first}.append(second);
    if (ending == group) return "The \"" + name + "\" Group";
    if (ending == incorporated) return name + ", Inc.";
    return name + std::string{forms[ending]};
}

prepared_fields prepare(std::uint64_t regulators, bool quoted) {
    constexpr std::array<std::string_view, 6> kinds{"DPA",    "FSA",   "Authority",
                                                    "Office", "Board", "Agency"};
    constexpr std::array<std::string_view, 12> countries{"GB", "DE", "FR", "IE", "SE", "NO",
                                                         "DK", "PL", "CZ", "HU", "US", "CH"};
    prepared_fields fields;
    for (std::uint64_t i = 0; i < regulators; ++i) {
        const std::string name =
            std::string{kinds[i % kinds.size()]} + ' ' + std::to_string(100 + i);
        fields.regulators.push_back(as_field(name, quoted) + ',' +
                                    as_field(countries[i % countries.size()], quoted));
    }
    for (const std::string_view first : first_names) {
        for (const std::string_view second : second_names) {
            for (std::size_t ending = 0; ending < endings; ++ending)
                fields.entities.push_back(as_field(entity_name(first, second, ending), quoted));
        }
    }
    for (std::int32_t week = 0; week < static_cast<std::int32_t>(weeks); ++week) {
        for (std::int32_t weekday = 0; weekday < 5; ++weekday)
            fields.days.push_back(as_field(to_string(first_day + (week * 7 + weekday)), quoted));
    }
    for (const std::string_view code : currencies)
        fields.currencies.push_back(as_field(code, quoted));
    return fields;
}

void add_number(std::string& out, std::uint64_t number) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

void add_fine(std::string& out, std::uint64_t id, const prepared_fields& fields, bool quoted,
              random_numbers& random) {
    const std::string_view quote = quoted ? "\"" : "";
    const std::uint64_t regulator = random.below(fields.regulators.size());
    const std::uint64_t first = random.below(first_names.size());
    const std::uint64_t second = random.below(second_names.size());
    const std::uint64_t style = random.below(20);
    const std::uint64_t ending = style == 0  ? group
                                 : style < 3 ? incorporated
                                             : random.below(forms.size());
    const std::uint64_t week = random.below(weeks);
    const std::uint64_t weekday = random.below(5);
    const std::uint64_t currency = random.below(currencies.size());
    // from 1,000.00 up to a billion: as many in each power of ten
    std::uint64_t unit = 1000;
    for (std::uint64_t n = random.below(6); n > 0; --n)
        unit *= 10;
    const std::uint64_t whole = unit + random.below(9 * unit);
    const std::uint64_t cents = random.below(100);

    out += quote;
    add_number(out, id);
    out += quote;
    out += ',';
    out += fields.regulators[regulator];
    out += ',';
    out += fields.entities[(first * second_names.size() + second) * endings + ending];
    out += ',';
    out += fields.days[week * 5 + weekday];
    out += ',';
    out += quote;
    add_number(out, whole);
    const std::string_view code = currencies[currency];
    if (code != "JPY" && code != "KRW" && style % 4 != 0) {
        out += '.';
        out += static_cast<char>('0' + cents / 10);
        out += static_cast<char>('0' + cents % 10);
    }
    out += quote;
    out += ',';
    out += fields.currencies[currency];
    out += '\n';
}

} // namespace

int main(int argc, char** argv) {
    std::uint64_t rows = 0;
    std::uint64_t regulators = 60;
    bool quoted = false;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--quoted") == 0) {
            quoted = true;
        } else if (std::strcmp(argv[i], "--regulators") == 0 && i + 1 < argc) {
            regulators = std::strtoull(argv[++i], nullptr, 10);
        } else {
            rows = std::strtoull(argv[i], nullptr, 10);
        }
    }
    if (rows == 0 || regulators == 0) {
        std::fputs("usage: mulct-make-fines ROWS [--quoted] [--regulators N]\n", stderr);
        return 2;
    }
    constexpr std::size_t block = 1 << 18; // bytes written at once
    const prepared_fields fields = prepare(regulators, quoted);
    random_numbers random;
    std::string out = "id,regulator,country,entity,date,amount,currency\n";
    for (std::uint64_t id = 1; id <= rows; ++id) {
        add_fine(out, id, fields, quoted, random);
        if (out.size() < block && id < rows) continue;
        if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size()) return 1;
        out.clear();
    }
    return std::fflush(stdout) == 0 ? 0 : 1;
}
