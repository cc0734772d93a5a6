#include <mulct/mulct.hpp>

#include <cstdio>

int main() {
    if (mulct::version_string != PACKAGE_VERSION) {
        std::printf("the header says %s, the package says %s\n", mulct::version_string.data(),
                    PACKAGE_VERSION);
        return 1;
    }
}
