// Tables of fines as CSV, by a mapping: amounts, dates and countries in any form.

#include "import_formats.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const mulct::import_map map = mulct::parse_import_map("setting,value\n"
                                                                 "column regulator,r\n"
                                                                 "column country,c\n"
                                                                 "column date,d\n"
                                                                 "column amount,a\n"
                                                                 "column entity,e\n"
                                                                 "date form,dd.mm.yyyy\n")
                                             .value();
    const std::string_view text = as_text(data, size);
    import_all("table", "r,c,d,a,e\n" + std::string{text}, &map);
    import_all("table", text, &map);
    return 0;
}
