// mulct-pack OUT SNAPSHOT...: checks snapshots and writes them in the packed form that is built
// into the program.

#include <cli/file.hpp>
#include <cli/refusal.hpp>
#include <cli/snapshot_file.hpp>

#include <mulct/rates/packed.hpp>

#include <cstdio>
#include <string>

int main(int argc, char** argv) {
    using namespace mulct;
    if (argc < 3) {
        std::fputs("usage: mulct-pack OUT SNAPSHOT...\n", stderr);
        return 2;
    }
    try {
        packed_rates packed;
        for (int i = 2; i < argc; ++i) {
            const snapshot s = cli::read_snapshot(cli::read_file(argv[i]), argv[i]);
            if (!pack(s, packed)) {
                throw cli::refusal{std::string{argv[i]} + ": a rate has more than 18 digits"};
            }
        }
        cli::write_file(argv[1], {reinterpret_cast<const char*>(packed.data()), packed.size()});
    } catch (const std::exception& e) {
        std::fprintf(stderr, "mulct-pack: %s\n", e.what());
        return 2;
    }
    return 0;
}
