// Any text is read to its end or to an error; what was read can be written, and reads the same.

#include "check.hpp"

#include <mulct/base/csv.hpp>

#include <string>
#include <vector>

using namespace mulct;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    csv_reader reader{text};
    std::vector<csv_field> fields;
    std::vector<std::vector<csv_field>> records;
    std::size_t reached = 0;
    for (;;) {
        const auto more = reader.next(fields);
        if (!more) {
            require_within(more.error(), text);
            require(more.error().length > 0);
            const auto after = reader.next(fields);
            require(after && !*after);
            return 0;
        }
        if (!*more) break;
        require(!fields.empty() && fields[0].offset == reader.record_offset());
        for (const csv_field& f : fields) {
            require(f.offset >= reached && f.offset + f.text.size() <= text.size());
            reached = f.offset + f.text.size();
        }
        records.push_back(fields);
    }

    // a first record of its own, so that no field can pass for a byte order mark
    std::string written = "x,y\n";
    for (const auto& record : records) {
        // a lone empty field has no other form than quotes
        if (record.size() == 1 && record[0].text.empty()) {
            written += "\"\"\n";
            continue;
        }
        for (std::size_t i = 0; i < record.size(); ++i) {
            if (i > 0) written += ',';
            written += csv_quoted(record[i].text);
        }
        written += '\n';
    }
    csv_reader again{written};
    require(again.next(fields).value());
    for (const auto& record : records) {
        require(again.next(fields).value());
        require(fields.size() == record.size());
        for (std::size_t i = 0; i < record.size(); ++i)
            require(fields[i].text == record[i].text);
    }
    require(!again.next(fields).value());
    return 0;
}
