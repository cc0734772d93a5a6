#pragma once
/// The compact form that rates are looked up in: column by column, ready to be used where it
/// stands. It is built for one program on one machine and is not a format for exchange.

#include <mulct/base/error.hpp>
#include <mulct/rates/snapshot.hpp>
#include <mulct/rates/source.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// Packed sources, one after the other, each column padded to whole words. (Bytes, because an array
/// of bytes may hold objects of any type; its allocation is aligned for all of them.)
using packed_rates = std::vector<std::byte>;

namespace detail {

inline constexpr std::size_t packed_alignment = 8;

/// Sizes and places are in bytes, places from the header's start.
struct packed_header {
    char magic[8];
    std::uint64_t size;         ///< of the whole source
    std::uint64_t series_count; ///< directory entries after this header
    std::uint64_t day_count;    ///< publication days
    std::uint64_t days_at;
    std::uint64_t texts_at;      ///< the texts of the provenance, one after the other
    std::uint32_t text_sizes[6]; ///< of each, in the order of `provenance`
    char pivot[4];
    std::uint32_t published; ///< a `frequency`
};
/// A currency's code, and its place in the table of currencies beside it, which saves the search:
/// a program opens hundreds of series when it starts.
struct packed_currency {
    char code[4];
    std::uint32_t index;
};
struct packed_series {
    packed_currency base;
    packed_currency counter;
    std::uint64_t count;
    std::uint64_t days_at;
    std::uint64_t coefficients_at;
    std::uint64_t scales_at;
};
static_assert(sizeof(packed_header) % packed_alignment == 0 &&
              sizeof(packed_series) % packed_alignment == 0);

inline constexpr std::string_view packed_magic = "mulctR03";

template <class T>
[[nodiscard]] std::uint64_t append_column(packed_rates& to, std::size_t start,
                                          const std::vector<T>& column) {
    const std::size_t at = to.size();
    const std::size_t bytes = column.size() * sizeof(T);
    to.resize(at + (bytes + packed_alignment - 1) / packed_alignment * packed_alignment);
    std::memcpy(to.data() + at, column.data(), bytes);
    return at - start;
}

template <std::size_t Size>
void copy_text(char (&to)[Size], std::string_view from) noexcept {
    // the rest stays zero, and so does the last byte
    std::memcpy(to, from.data(), std::min(from.size(), Size - 1));
}

[[nodiscard]] inline packed_currency packed(currency c) noexcept {
    packed_currency p{{}, c.index};
    copy_text(p.code, c.code());
    return p;
}

/// None for a place that another currency has.
[[nodiscard]] inline std::optional<currency> unpacked(const packed_currency& p) noexcept {
    if (p.index >= currency::count()) return std::nullopt;
    const currency c = currency::at(p.index);
    if (c.code() != std::string_view{p.code, c.code().size()}) return std::nullopt;
    return c;
}

} // namespace detail

/// Appends a snapshot's packed form. `overflow` at a row whose rate has more digits than a packed
/// rate holds (18).
[[nodiscard]] inline parsed<bool> pack(const snapshot& s, packed_rates& to) {
    struct columns {
        std::vector<std::int32_t> days;
        std::vector<std::int64_t> coefficients;
        std::vector<std::uint8_t> scales;
    };
    std::map<std::pair<currency, currency>, columns> pairs;
    std::vector<std::int32_t> publication_days;
    for (std::size_t i = 0; i < s.rows.size(); ++i) {
        const rate_row& r = s.rows[i];
        if (r.rate.coefficient() > std::numeric_limits<std::int64_t>::max()) {
            return failed(error{errc::overflow, i, 1});
        }
        columns& c = pairs[{r.base, r.counter}];
        c.days.push_back(r.on.count());
        c.coefficients.push_back(static_cast<std::int64_t>(r.rate.coefficient()));
        c.scales.push_back(static_cast<std::uint8_t>(r.rate.scale()));
        if (publication_days.empty() || publication_days.back() != r.on.count()) {
            publication_days.push_back(r.on.count());
        }
    }

    const std::size_t start = to.size();
    detail::packed_header header{};
    std::memcpy(header.magic, detail::packed_magic.data(), sizeof header.magic);
    header.series_count = pairs.size();
    header.day_count = publication_days.size();
    detail::copy_text(header.pivot, s.pivot.code());
    header.published = static_cast<std::uint32_t>(s.published);
    std::vector<char> texts;
    std::size_t place = 0;
    for (const std::string* text :
         {&s.source, &s.title, &s.publisher, &s.terms, &s.origin, &s.sha256}) {
        header.text_sizes[place++] = static_cast<std::uint32_t>(text->size());
        texts.insert(texts.end(), text->begin(), text->end());
    }
    std::vector<detail::packed_series> directory;

    to.resize(start + sizeof header + pairs.size() * sizeof(detail::packed_series));
    header.texts_at = detail::append_column(to, start, texts);
    header.days_at = detail::append_column(to, start, publication_days);
    for (const auto& [pair, c] : pairs) {
        detail::packed_series entry{};
        entry.base = detail::packed(pair.first);
        entry.counter = detail::packed(pair.second);
        entry.count = c.days.size();
        entry.days_at = detail::append_column(to, start, c.days);
        entry.coefficients_at = detail::append_column(to, start, c.coefficients);
        entry.scales_at = detail::append_column(to, start, c.scales);
        directory.push_back(entry);
    }
    header.size = to.size() - start;
    std::memcpy(to.data() + start, &header, sizeof header);
    std::memcpy(to.data() + start + sizeof header, directory.data(),
                directory.size() * sizeof(detail::packed_series));
    return true;
}

/// Views of the sources in packed data, in its order. The data was made by `pack` in this same
/// version of the library, is aligned to 8 bytes, and outlives the views; anything else is
/// `bad_header`.
[[nodiscard]] inline parsed<std::vector<rate_source>> open_packed(std::span<const std::byte> data) {
    std::vector<rate_source> sources;
    for (std::size_t start = 0; start < data.size();) {
        const std::byte* const here = data.data() + start;
        const std::size_t left = data.size() - start;
        const auto bad = failed(error{errc::bad_header, start, left});
        const bool aligned = reinterpret_cast<std::uintptr_t>(here) % detail::packed_alignment == 0;
        if (left < sizeof(detail::packed_header) || !aligned) return bad;
        const auto* const header = reinterpret_cast<const detail::packed_header*>(here);
        if (std::string_view{header->magic, sizeof header->magic} != detail::packed_magic ||
            header->size > left || header->size == 0) {
            return bad;
        }
        const auto pivot = currency::find(header->pivot);
        if (!pivot) return bad;
        const auto days = [&](std::uint64_t at, std::uint64_t count) {
            return std::span{reinterpret_cast<const std::int32_t*>(here + at), count};
        };
        const auto* const entries = reinterpret_cast<const detail::packed_series*>(header + 1);
        std::vector<series> all;
        all.reserve(header->series_count);
        for (const detail::packed_series& e : std::span{entries, header->series_count}) {
            const auto base = detail::unpacked(e.base);
            const auto counter = detail::unpacked(e.counter);
            if (!base || !counter) return bad;
            all.emplace_back(
                *base, *counter, days(e.days_at, e.count),
                std::span{reinterpret_cast<const std::int64_t*>(here + e.coefficients_at), e.count},
                std::span{reinterpret_cast<const std::uint8_t*>(here + e.scales_at), e.count});
        }
        std::array<std::string_view, std::size(detail::packed_header{}.text_sizes)> texts;
        const char* text = reinterpret_cast<const char*>(here + header->texts_at);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            texts[i] = {text, header->text_sizes[i]};
            text += texts[i].size();
        }
        const provenance from{texts[0], texts[1], texts[2], texts[3], texts[4], texts[5]};
        sources.emplace_back(from, *pivot, static_cast<frequency>(header->published),
                             days(header->days_at, header->day_count), std::move(all));
        start += header->size;
    }
    return sources;
}

/// A source's rates as a snapshot again: what `pack` was given.
[[nodiscard]] inline snapshot snapshot_of(const rate_source& source) {
    const provenance& from = source.from();
    snapshot s{std::string{from.name},  std::string{from.title},  std::string{from.publisher},
               std::string{from.terms}, std::string{from.origin}, source.pivot(),
               source.published(),      std::string{from.sha256}, {}};
    for (const series& one : source.all_series()) {
        for (std::size_t i = 0; i < one.size(); ++i)
            s.rows.push_back({one[i].on, one.base(), one.counter(), one[i].rate});
    }
    std::sort(s.rows.begin(), s.rows.end(),
              [](const rate_row& a, const rate_row& b) { return a.key() < b.key(); });
    return s;
}

/// One snapshot's rates in memory, with the view of its source.
class rate_table {
  public:
    /// As `pack`.
    [[nodiscard]] static parsed<rate_table> make(const snapshot& s) {
        rate_table table;
        if (const auto packed = pack(s, table.packed_); !packed) return failed(packed.error());
        table.sources_ = *open_packed(table.packed_);
        return table;
    }

    [[nodiscard]] const rate_source& source() const noexcept { return sources_.front(); }
    [[nodiscard]] const std::vector<rate_source>& sources() const noexcept { return sources_; }

    // A move keeps the bytes where they are, and so the views; a copy would not.
    rate_table(rate_table&&) = default;
    rate_table& operator=(rate_table&&) = default;

  private:
    rate_table() = default;

    packed_rates packed_;
    std::vector<rate_source> sources_;
};

} // namespace mulct
