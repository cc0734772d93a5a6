#include <mulct/mulct.hpp>

const std::string_view* version_seen_by_b();

const std::string_view* version_seen_by_b() {
    return &mulct::version_string;
}
