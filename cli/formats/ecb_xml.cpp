#include <cli/formats/ecb_xml.hpp>

#include <cli/formats/xml.hpp>
#include <cli/wording.hpp>

#include <mulct/base/calendar.hpp>

namespace mulct::cli {
namespace {

constexpr currency euro = "EUR"_currency;
constexpr std::array<std::string_view, 1> of_a_day{"time"};
constexpr std::array<std::string_view, 2> of_a_rate{"currency", "rate"};

// Calls `use` with every Cube in an element that may hold nothing else.
template <class Use>
void for_each_cube(const xml_text& xml, pugi::xml_node parent, Use use) {
    for (const pugi::xml_node n : parent.children()) {
        if (local_name(n) != "Cube") xml.refuse_node(n, "<Cube>");
        use(n);
    }
}

} // namespace

std::vector<rate_row> read_ecb_xml(std::string_view content, const reading_hints& hints) {
    const file_text file{content, hints.file};
    const xml_text xml{file, "the ECB's XML"};
    if (local_name(xml.root()) != "Envelope") {
        file.refuse(xml_text::offset_of(xml.root()),
                    in_quotes(xml.root().name()) +
                        ": not the ECB's XML, which begins with <gesmes:Envelope>");
    }
    std::vector<placed_rate> rates;
    const pugi::xml_node days = xml.only_child(xml.root(), "Cube");
    static_cast<void>(xml.attributes(days, std::array<std::string_view, 0>{}));
    for_each_cube(xml, days, [&](pugi::xml_node of_day) {
        const auto [time] = xml.attributes(of_day, of_a_day);
        const day on = file.day_at(time);
        for_each_cube(xml, of_day, [&](pugi::xml_node one) {
            const auto [code, value] = xml.attributes(one, of_a_rate);
            for_each_cube(xml, one, [&](pugi::xml_node n) { xml.refuse_node(n, "nothing"); });
            const currency counter = file.currency_at(code);
            if (counter == euro) {
                file.refuse(error{errc::mixed_directions, code.offset, code.text.size()});
            }
            rates.push_back({{on, euro, counter, file.rate_at(value)}, code.offset, 3});
        });
    });
    return file.in_order(std::move(rates));
}

std::string write_ecb_xml(const snapshot& s) {
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<gesmes:Envelope xmlns:gesmes=\"http://www.gesmes.org/xml/2002-08-01\""
                       " xmlns=\"http://www.ecb.int/vocabulary/2002-08-01/eurofxref\">\n"
                       "<gesmes:subject>Reference rates</gesmes:subject>\n"
                       "<gesmes:Sender><gesmes:name>" +
                       xml_escaped(s.publisher) +
                       "</gesmes:name></gesmes:Sender>\n"
                       "<Cube>\n";
    text.reserve(text.size() + s.rows.size() * 40);
    // The last day's rows come first, but within a day the rows keep their order.
    for (std::size_t end = s.rows.size(); end > 0;) {
        std::size_t first = end;
        while (first > 0 && s.rows[first - 1].on == s.rows[end - 1].on)
            --first;
        text += "<Cube time=\"" + to_string(s.rows[first].on) + "\">\n";
        for (std::size_t i = first; i < end; ++i) {
            const rate_row& r = s.rows[i];
            if (r.base != euro || r.counter == euro) {
                refuse_row("ecb-xml", r, "all its rates are for one euro");
            }
            text += "<Cube currency=\"";
            text += r.counter.code();
            text += "\" rate=\"";
            text += to_string(r.rate);
            text += "\"/>\n";
        }
        text += "</Cube>\n";
        end = first;
    }
    text += "</Cube>\n</gesmes:Envelope>\n";
    return text;
}

} // namespace mulct::cli
