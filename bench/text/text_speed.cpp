// How fast amounts are found in a text that is already in memory, by one thread: mulct's scanner,
// which reads them, beside engines that merely count the matches of one expression. Each is timed
// once;
// ../text_speed.py repeats the program and takes the medians.

#include <mulct/figure/scan.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#ifdef MULCT_BENCH_RE2
#include <re2/re2.h>
#endif
#ifdef MULCT_BENCH_HYPERSCAN
#include <hs.h>
#endif

namespace {

// An amount as far as one expression goes: digits with separators, a sign, code or name of a
// currency on one side, scale words. In ASCII but for three signs, whose bytes every engine here
// takes as they are; neither look-around nor word boundaries, which some of them lack or are slow
// with.
#define CURRENCY "(?:(?:US|[ACR])?\\$|€|£|¥|EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK|HUF|RON|BRL)"
#define NAME                                                                                       \
    "(?:[Ee]ur(?:os?|oa)?|[Dd]oll?ar[si]?|pounds?|Pfund|pond|puntaa|sterline|libras|"              \
    "kron(?:or|er)|korun|kr|forint|Ft|lei|reais|pesos|francs|Franken|franchi|francos)"
#define NUMBER "[0-9]+(?:[.,'][0-9]+| [0-9][0-9][0-9])*"
#define SCALE                                                                                      \
    "(?:[Tt]housand|[Bb]illion|[Tt]rillion|bn|Mio\\.?|Mrd\\.?|m[ir][lado]\\.|ml[nd]|tys\\.|"       \
    "mil |ezer|[Mm]il(?:lion(?:s|en|er)?|lones|liard(?:s|en|er)?|ioni|iardi|ion[au]|joen|"         \
    "jard(?:er|ia)?|joner|joonaa|ioane|iarde)|[kKmM])"
constexpr const char* expression = CURRENCY " ?" NUMBER "(?: ?" SCALE ")?|" NUMBER " ?(?:" SCALE
                                            " ?){0,2}(?:de |d'|di )?(?:" CURRENCY "|" NAME ")";

template <class Count>
void measure(const char* name, Count count) {
    const auto start = std::chrono::steady_clock::now();
    const std::uint64_t found = count();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    std::cout << name << '\t' << found << '\t' << taken.count() << '\n';
}

std::uint64_t sum_of_bytes(std::string_view text) {
    return std::accumulate(
        text.begin(), text.end(), std::uint64_t{0},
        [](std::uint64_t sum, char c) { return sum + static_cast<unsigned char>(c); });
}

// A digit after something else begins a run. One loop without branches, which compilers vectorise.
std::uint64_t runs_of_digits(std::string_view text) {
    constexpr auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::uint64_t runs = !text.empty() && is_digit(text[0]) ? 1 : 0;
    for (std::size_t i = 1; i < text.size(); ++i) {
        runs += static_cast<unsigned>(is_digit(text[i])) &
                static_cast<unsigned>(!is_digit(text[i - 1]));
    }
    return runs;
}

// Everything that a figure says goes into a sum, so that no part of the reading can be left out.
std::uint64_t figures(std::string_view text, std::uint64_t& sum) {
    std::uint64_t found = 0;
    const auto add = [&](const std::optional<mulct::decimal>& number) {
        if (number) sum += static_cast<std::uint64_t>(number->coefficient()) + 1;
    };
    mulct::scan(text, mulct::scan_options{}, [&](const mulct::found_figure& f) {
        ++found;
        sum += f.offset + f.length + f.candidates.size() + static_cast<std::uint64_t>(f.side);
        if (f.unit) sum += f.unit->index;
        add(f.amount);
        add(f.low());
        add(f.high());
    });
    return found;
}

#ifdef MULCT_BENCH_RE2
std::uint64_t matches_of_re2(std::string_view text) {
    RE2::Options options;
    options.set_encoding(RE2::Options::EncodingLatin1); // bytes
    options.set_max_mem(256 << 20);                     // room for all states
    const RE2 engine(expression, options);
    if (!engine.ok()) throw std::runtime_error(engine.error());
    std::uint64_t found = 0;
    const re2::StringPiece whole(text.data(), text.size());
    re2::StringPiece match;
    for (std::size_t at = 0; engine.Match(whole, at, text.size(), RE2::UNANCHORED, &match, 1);
         ++found) {
        at = static_cast<std::size_t>(match.data() - text.data()) + match.size();
    }
    return found;
}
#endif

#ifdef MULCT_BENCH_HYPERSCAN
class hyperscan {
  public:
    explicit hyperscan(unsigned flags) {
        hs_database_t* database = nullptr;
        hs_compile_error_t* error = nullptr;
        if (hs_compile(expression, flags, HS_MODE_BLOCK, nullptr, &database, &error) !=
            HS_SUCCESS) {
            const std::string message = error->message;
            hs_free_compile_error(error);
            throw std::runtime_error("Hyperscan: " + message);
        }
        database_.reset(database);
        hs_scratch_t* scratch = nullptr;
        if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) {
            throw std::runtime_error("Hyperscan: no scratch space");
        }
        scratch_.reset(scratch);
    }

    // It reports every end of a match: "€1", then "€12", and so on.
    std::uint64_t ends(std::string_view text) {
        return count(text,
                     [](unsigned, unsigned long long, unsigned long long, unsigned, void* to) {
                         ++static_cast<progress*>(to)->found;
                         return 0;
                     });
    }

    // With their starts told the ends can be put together.
    std::uint64_t starts(std::string_view text) {
        return count(text, [](unsigned, unsigned long long from, unsigned long long end, unsigned,
                              void* to) {
            auto& p = *static_cast<progress*>(to);
            if (from >= p.end) ++p.found;
            p.end = std::max(p.end, end);
            return 0;
        });
    }

  private:
    struct progress {
        std::uint64_t found = 0;
        unsigned long long end = 0;
    };
    struct release {
        void operator()(hs_database_t* database) const { hs_free_database(database); }
        void operator()(hs_scratch_t* scratch) const { hs_free_scratch(scratch); }
    };

    std::uint64_t count(std::string_view text, match_event_handler handler) {
        progress p;
        if (hs_scan(database_.get(), text.data(), static_cast<unsigned>(text.size()), 0,
                    scratch_.get(), handler, &p) != HS_SUCCESS) {
            throw std::runtime_error("Hyperscan: the scan failed");
        }
        return p.found;
    }

    std::unique_ptr<hs_database_t, release> database_;
    std::unique_ptr<hs_scratch_t, release> scratch_;
};
#endif

void measure_all(std::string_view text) {
    std::uint64_t sum = 0;
    measure("sum of bytes", [&] {
        sum += sum_of_bytes(text);
        return std::uint64_t{0};
    });
    measure("runs of digits", [&] { return runs_of_digits(text); });
    measure("mulct scan", [&] { return figures(text, sum); });
#ifdef MULCT_BENCH_HYPERSCAN
    hyperscan ends_only(0);
    measure("Hyperscan", [&] { return ends_only.ends(text); });
    hyperscan with_starts(HS_FLAG_SOM_LEFTMOST);
    measure("Hyperscan, with starts", [&] { return with_starts.starts(text); });
#endif
#ifdef MULCT_BENCH_RE2
    measure("RE2", [&] { return matches_of_re2(text); });
#endif
    std::cout << "checksum\t" << sum << "\t0\n";
}

} // namespace

int main(int argc, char** argv) {
    const std::string_view argument = argc == 2 ? argv[1] : "";
    if (argument.empty()) {
        std::cerr << "text_speed CORPUS | --expression\n";
        return 2;
    }
    if (argument == "--expression") {
        std::cout << expression << '\n';
        return 0;
    }
    std::ifstream file(argv[1], std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    if (!file || text.empty() || text.size() > UINT32_MAX) {
        std::cerr << argument << ": not a file of 1 byte to 4 GiB\n";
        return 2;
    }
    try {
        measure_all(text);
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        return 2;
    }
}
