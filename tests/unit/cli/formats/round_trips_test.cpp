#include <cli/formats/formats.hpp>

#include "reading.hpp"

TEST_CASE("the ECB's whole history is the same after a round trip through each format") {
    const mulct::snapshot& s = ecb_snapshot();
    const std::string expected = mulct::snapshot_body(s.rows);
    mulct::cli::reading_hints hints;
    hints.file = "f";
    for (const std::string_view name : {"ecb-csv", "ecb-xml", "ecb-zip", "ecb-sdmx-csv",
                                        "frankfurter-v1", "frankfurter-v2", "gnucash-xml"}) {
        CAPTURE(name);
        const mulct::cli::rate_format& format = mulct::cli::find_rate_format(name);
        const std::string text = format.write(s);
        mulct::snapshot again = s;
        again.rows = format.read(text, hints);
        CHECK(mulct::snapshot_body(again.rows) == expected);
        CHECK(format.write(again) == text);
    }
}
