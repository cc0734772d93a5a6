#include <cli/formats/gnucash_xml.hpp>

#include <cli/formats/xml.hpp>
#include <cli/refusal.hpp>
#include <cli/sha256.hpp>
#include <cli/wording.hpp>

#include <mulct/base/calendar.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace mulct::cli {
namespace {

// ---- reading

struct commodity {
    placed_text space;
    placed_text id;

    // "ISO4217" is what older versions write.
    [[nodiscard]] bool is_currency() const {
        return space.text == "CURRENCY" || space.text == "ISO4217";
    }
    [[nodiscard]] std::string name() const {
        return std::string{space.text} + ' ' + std::string{id.text};
    }
};

commodity commodity_in(const xml_text& xml, pugi::xml_node element) {
    return {xml.text_in(xml.only_child(element, "space")),
            xml.text_in(xml.only_child(element, "id"))};
}

// "2022-05-23 10:59:00 +0000", or a day alone.
day day_of_time(const xml_text& xml, pugi::xml_node time) {
    const placed_text p = xml.text_in(xml.only_child(time, "date"));
    const std::size_t space = p.text.find(' ');
    const day on = xml.file().day_at({p.text.substr(0, space), p.offset});
    if (space == std::string_view::npos) return on;
    constexpr std::string_view form = "00:00:00 +0000";
    std::string_view rest = p.text.substr(space + 1);
    bool fits = rest.size() == form.size();
    for (std::size_t i = 0; fits && i < form.size(); ++i) {
        const bool sign = form[i] == '+' && (rest[i] == '+' || rest[i] == '-');
        fits = form[i] == '0' ? ascii::is_digit(rest[i]) : sign || rest[i] == form[i];
    }
    if (!fits) {
        xml.file().refuse(p.offset, in_quotes(p.text) +
                                        ": no time; write 2022-05-23 or 2022-05-23 10:59:00 +0000");
    }
    return on;
}

// The exponents of 2 and 5 in a number that has no other prime factors.
struct twos_and_fives {
    int twos = 0;
    int fives = 0;
};

std::optional<twos_and_fives> split_up(uint128 x) {
    twos_and_fives n;
    for (; x % 2 == 0; x /= 2)
        ++n.twos;
    for (; x % 5 == 0; x /= 5)
        ++n.fives;
    return x == 1 ? std::optional{n} : std::nullopt;
}

// std::gcd takes no 128-bit integers. Both are above zero.
uint128 common_divisor(uint128 a, uint128 b) {
    while (b != 0)
        a = std::exchange(b, a % b);
    return a;
}

// n/d as a decimal; nothing if it has no finite one, or none of 38 digits.
std::optional<decimal> quotient_of(uint128 n, uint128 d) {
    auto factors = split_up(d);
    if (!factors || factors->twos != factors->fives) {
        const uint128 common = common_divisor(n, d);
        n /= common;
        factors = split_up(d / common);
        if (!factors) return std::nullopt;
    }
    // Now d is 2^twos 5^fives. What is missing to 10^scale goes to the numerator.
    const int scale = std::max(factors->twos, factors->fives);
    std::optional<uint128> digits = n;
    for (int i = factors->twos; digits && i < scale; ++i)
        digits = detail::multiplied(*digits, 2);
    for (int i = factors->fives; digits && i < scale; ++i)
        digits = detail::multiplied(*digits, 5);
    if (!digits || *digits >= detail::power_of_ten(decimal::max_digits)) return std::nullopt;
    const auto x = decimal::make(static_cast<int128>(*digits), scale);
    return x ? std::optional{*x} : std::nullopt;
}

decimal value_of(const xml_text& xml, pugi::xml_node element) {
    const file_text& file = xml.file();
    const placed_text p = xml.text_in(element);
    const std::size_t slash = p.text.find('/');
    const auto whole_number = [&](std::size_t first, std::size_t size) {
        const std::string_view digits = p.text.substr(first, size);
        const decimal x = file.rate_at({digits, p.offset + first});
        if (x.scale() != 0) file.refuse(error{errc::trailing_text, p.offset + first, size});
        return static_cast<uint128>(x.coefficient());
    };
    if (slash == std::string_view::npos) {
        file.refuse(p.offset, in_quotes(p.text) + ": no fraction; write one such as 10659/10000");
    }
    const uint128 numerator = whole_number(0, slash);
    const uint128 denominator = whole_number(slash + 1, p.text.size() - slash - 1);
    const auto rate = quotient_of(numerator, denominator);
    if (!rate) {
        file.refuse(p.offset, in_quotes(p.text) +
                                  ": a fraction that no decimal of 38 digits equals; only such "
                                  "rates can be kept exactly");
    }
    return *rate;
}

// The price databases of the file: one of its own, or those of its books.
std::vector<pugi::xml_node> databases_in(const xml_text& xml) {
    const pugi::xml_node root = xml.root();
    if (local_name(root) == "pricedb") return {root};
    if (local_name(root) != "gnc-v2") {
        xml.file().refuse(xml_text::offset_of(root),
                          in_quotes(root.name()) +
                              ": not GnuCash's XML, which begins with <gnc-v2> or <gnc:pricedb>");
    }
    std::vector<pugi::xml_node> found;
    for (const pugi::xml_node book : root.children()) {
        if (local_name(book) != "book") continue;
        for (const pugi::xml_node part : book.children()) {
            if (local_name(part) == "pricedb") found.push_back(part);
        }
    }
    return found;
}

// ---- writing

// 32 hexadecimal digits that depend on the text alone.
std::string guid_of(std::string_view text) {
    return sha256(text).substr(0, 32);
}

void write_commodity(std::string& text, std::string_view element, currency c) {
    text += "<price:";
    text += element;
    text += "><cmdty:space>CURRENCY</cmdty:space><cmdty:id>";
    text += c.code();
    text += "</cmdty:id></price:";
    text += element;
    text += ">";
}

void write_price(std::string& text, const rate_row& r, std::string_view guid) {
    text += "<price><price:id type=\"guid\">";
    text += guid;
    text += "</price:id>";
    write_commodity(text, "commodity", r.base);
    write_commodity(text, "currency", r.counter);
    // The hour that falls on the same day in nearly every time zone, which GnuCash itself writes.
    text += "<price:time><ts:date>";
    text += to_string(r.on);
    text += " 10:59:00 +0000</ts:date></price:time>"
            "<price:source>user:price</price:source><price:type>last</price:type><price:value>";
    text += to_string(*decimal::make(r.rate.coefficient(), 0));
    text += "/1";
    text.append(static_cast<std::size_t>(r.rate.scale()), '0');
    text += "</price:value></price>\n";
}

} // namespace

gnucash_prices read_gnucash_prices(std::string_view content, const reading_hints& hints) {
    if (content.starts_with("\x1F\x8B")) {
        throw refusal{hints.file + ": compressed by gzip, as GnuCash saves its books; unpack it "
                                   "with \"gunzip -c FILE > FILE.xml\" first"};
    }
    const file_text file{content, hints.file};
    const xml_text xml{file, "GnuCash's XML"};
    const auto databases = databases_in(xml);
    if (databases.empty()) {
        file.refuse(xml_text::offset_of(xml.root()),
                    in_quotes(xml.root().name()) + ": a book without prices (<gnc:pricedb>)");
    }
    gnucash_prices prices;
    std::vector<placed_rate> rates;
    for (const pugi::xml_node database : databases) {
        for (const pugi::xml_node price : database.children()) {
            if (local_name(price) != "price") xml.refuse_node(price, "<price>");
            const commodity of = commodity_in(xml, xml.only_child(price, "commodity"));
            const commodity in = commodity_in(xml, xml.only_child(price, "currency"));
            if (!of.is_currency() || !in.is_currency()) {
                ++prices.skipped[(of.is_currency() ? in : of).name()];
                continue;
            }
            const currency base = file.currency_at(of.id);
            const currency counter = file.currency_at(in.id);
            if (base == counter) {
                file.refuse(error{errc::mixed_directions, in.id.offset, in.id.text.size()});
            }
            const pugi::xml_node time = xml.only_child(price, "time");
            const day on = day_of_time(xml, time);
            const decimal rate = value_of(xml, xml.only_child(price, "value"));
            rates.push_back({{on, base, counter, rate}, xml_text::offset_of(price), 5});
        }
    }
    if (!rates.empty()) prices.rows = file.in_order(std::move(rates));
    return prices;
}

std::vector<rate_row> read_gnucash_xml(std::string_view content, const reading_hints& hints) {
    gnucash_prices prices = read_gnucash_prices(content, hints);
    if (!prices.rows.empty()) {
        for (const auto& [commodity, count] : prices.skipped) {
            if (hints.notes == nullptr) break;
            *hints.notes += hints.file + ": passed over " + std::to_string(count) +
                            (count == 1 ? " price of " : " prices of ") + in_quotes(commodity) +
                            ", which is no currency\n";
        }
        return std::move(prices.rows);
    }
    std::string message = hints.file + ": no price of a currency in it";
    if (!prices.skipped.empty()) {
        message +=
            ", only of other commodities, such as " + in_quotes(prices.skipped.begin()->first);
    }
    throw refusal{message};
}

std::string write_gnucash_xml(const snapshot& s) {
    constexpr std::array namespaces{"gnc", "book", "cd", "cmdty", "price", "ts"};
    std::vector<currency> currencies;
    for (const rate_row& r : s.rows) {
        if (r.rate.coefficient() >= static_cast<int128>(detail::power_of_ten(18)) ||
            r.rate.scale() > 18) {
            refuse_row("gnucash-xml", r, "the rate has more than 18 digits");
        }
        currencies.insert(currencies.end(), {r.base, r.counter});
    }
    std::sort(currencies.begin(), currencies.end());
    currencies.erase(std::unique(currencies.begin(), currencies.end()), currencies.end());

    const std::string rates = snapshot_body(s.rows);
    std::string text = "<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<gnc-v2";
    text.reserve(s.rows.size() * 450);
    for (const std::string_view name : namespaces) {
        text += "\n     xmlns:" + std::string{name} + "=\"http://www.gnucash.org/XML/" +
                std::string{name} + '"';
    }
    const auto count = [&](std::string_view what, std::size_t n) {
        text += "<gnc:count-data cd:type=\"" + std::string{what} + "\">" + std::to_string(n) +
                "</gnc:count-data>\n";
    };
    text += ">\n";
    count("book", 1);
    text +=
        "<gnc:book version=\"2.0.0\">\n<book:id type=\"guid\">" + guid_of(rates) + "</book:id>\n";
    count("commodity", currencies.size());
    count("price", s.rows.size());
    // A currency that GnuCash does not know by itself, such as a former one, must be declared.
    for (const currency c : currencies) {
        text += "<gnc:commodity version=\"2.0.0\"><cmdty:space>CURRENCY</cmdty:space><cmdty:id>" +
                std::string{c.code()} + "</cmdty:id><cmdty:name>" + xml_escaped(c.name()) +
                "</cmdty:name><cmdty:fraction>1" +
                std::string(static_cast<std::size_t>(c.minor_unit().value_or(0)), '0') +
                "</cmdty:fraction></gnc:commodity>\n";
    }
    text += "<gnc:pricedb version=\"1\">\n";
    std::size_t line = 0; // of a row in the snapshot, which identifies it
    for (const rate_row& r : s.rows) {
        const std::size_t end = rates.find('\n', line);
        write_price(text, r, guid_of(std::string_view{rates}.substr(line, end - line)));
        line = end + 1;
    }
    text += "</gnc:pricedb>\n</gnc:book>\n</gnc-v2>\n";
    return text;
}

} // namespace mulct::cli
