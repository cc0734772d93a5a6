#include <mulct/mulct.hpp>

const std::string_view* version_seen_by_b();

// An inline variable has one address in the whole program, or the library is there twice.
int main() {
    return version_seen_by_b() == &mulct::version_string ? 0 : 1;
}
