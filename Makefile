# make demo shows the program at work, make test tests everything, make help lists the rest.

build_needs := g++ cmake ninja-build libboost-dev libhowardhinnant-date-dev libcli11-dev \
               nlohmann-json3-dev nettle-dev libpugixml-dev libminizip-dev \
               libtomlplusplus-dev zlib1g-dev libzstd-dev pkg-config
test_needs  := $(build_needs) catch2 librapidcheck-dev python3 curl ccache clang \
               ledger hledger beancount
bench_needs := $(build_needs) python3 libre2-dev libhyperscan-dev ripgrep sqlite3 miller \
               r-cran-data.table python3-pandas python3-matplotlib gzip zstd valgrind
check_needs := $(test_needs) clang-format libclang-rt-14-dev

# What the presets of the same names say, for a CMake that cannot read them.
strict        := -DMULCT_WARNINGS_AS_ERRORS=ON
tested        := $(strict) -DCMAKE_BUILD_TYPE=Debug \
                 "-DCMAKE_CXX_FLAGS_DEBUG=-O1 -g1 -D_GLIBCXX_ASSERTIONS"
flags_release := $(strict) -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF
flags_dev     := $(tested)
flags_clang   := $(tested) -DCMAKE_CXX_COMPILER=clang++
flags_asan-ubsan := $(tested) -DMULCT_SANITIZE=ON
flags_bench   := $(strict) -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF -DMULCT_BENCH=ON
flags_fuzz    := $(tested) -DCMAKE_CXX_COMPILER=clang++ -DMULCT_FUZZ=ON -DBUILD_TESTING=OFF

jobs := 2

.PHONY: demo test check-all check-format bench bench-growth bench-start bench-compile bench-scan bench-check bench-text \
        format clean help \
        build-needs test-needs check-needs bench-needs check-clang check-asan-ubsan check-fuzz

# Status 1 is no failure of the second command: it says that some cases could not be converted.
demo: build/release/build.ninja
	cmake --build build/release --target mulct-cli
	build/release/cli/mulct explain '£7.5m' '$$9.43m' '€8.85m' \
        --published 2022-05-23 --window 45 --exact 'GBP 7552800'
	build/release/cli/mulct reductions --in EUR || [ $$? = 1 ]

test: build/dev/build.ninja
	cmake --build build/dev
	ctest --test-dir build/dev --output-on-failure -j$(jobs)

check-all: test check-clang check-asan-ubsan check-fuzz check-format

check-clang check-asan-ubsan check-fuzz: check-%: build/%/build.ninja
	cmake --build build/$*
	ctest --test-dir build/$* --output-on-failure -j$(jobs)

sources = $(shell find include cli rates tests bench examples -name '*.[ch]pp')

check-format: check-needs
	clang-format --dry-run -Werror $(sources)

bench-start: build/bench/build.ninja
	cmake --build build/bench --target mulct-cli
	python3 bench/start.py --mulct build/bench/cli/mulct || [ $$? = 77 ]

bench-compile: check-needs
	python3 bench/compile_cost.py

# Status 77 says that the reference texts are not here.
bench-scan: build/release/build.ninja
	cmake --build build/release --target mulct-cli
	python3 bench/scan_quality.py --mulct build/release/cli/mulct || [ $$? = 77 ]

bench-check: build/release/build.ninja
	cmake --build build/release
	python3 bench/check_quality.py --mulct build/release/cli/mulct || [ $$? = 77 ]

bench-text: build/bench/build.ninja
	cmake --build build/bench --target bench-text-speed
	python3 bench/text_speed.py --program build/bench/bench/text/bench-text-speed

# Debian's pandas and matplotlib are for its own Python.
debian_python := $(firstword $(wildcard /usr/bin/python3) python3)
scale_programs := mulct-cli mulct-make-fines mulct-look-ups mulct-count-separators

bench: build/bench/build.ninja
	cmake --build build/bench --target $(scale_programs)
	$(debian_python) bench/scale/compare.py --mulct build/bench/cli/mulct --install

bench-growth: build/bench/build.ninja
	cmake --build build/bench --target $(scale_programs)
	$(debian_python) bench/scale/growth.py --mulct build/bench/cli/mulct --large \
        --picture docs/performance-growth.svg

format:
	clang-format -i $(sources)

clean:
	rm -rf build

help:
	@echo 'make demo       build the program and show what it does'
	@echo 'make test       build and run all tests'
	@echo 'make check-all  the same with clang, with sanitizers and fuzzed, and the format'
	@echo 'make bench          measure ten million fines, beside the engines people use'
	@echo 'make bench-growth   measure how that grows with rows, groups and threads, and draw it'
	@echo 'make bench-start    measure how soon the program answers'
	@echo 'make bench-compile  measure what including the headers costs'
	@echo 'make bench-scan     measure how well amounts are found in texts, where those are'
	@echo 'make bench-check    measure how claims of texts are judged, where those are'
	@echo 'make bench-text     measure how fast, beside programs that only count matches'
	@echo 'make format     format the sources'
	@echo 'make clean      remove what was built'
	@echo 'demo, test and check-all install the packages they lack, on Debian and Ubuntu.'

# Ninja runs CMake again by itself when that is needed; only new flags have to be told.
build/%/build.ninja: Makefile
	cmake -S . -B build/$* -G Ninja $(flags_$*)
	@touch $@

# Looked at each time, but no reason to configure again.
build/release/build.ninja: | build-needs
build/dev/build.ninja: | test-needs
build/bench/build.ninja: | bench-needs
build/clang/build.ninja build/asan-ubsan/build.ninja build/fuzz/build.ninja: | check-needs

build-needs:; $(call install,$(build_needs))
test-needs:; $(call install,$(test_needs))
check-needs:; $(call install,$(check_needs))
bench-needs:; $(call install,$(bench_needs))

define install
@if ! command -v apt-get >/dev/null; then \
    echo 'Needed, by their Debian names: $(1)'; \
    exit 0; \
fi; \
missing=; \
for package in $(1); do \
    dpkg-query -W -f='$${db:Status-Status}' $$package 2>/dev/null | grep -q '^installed' \
        || missing="$$missing $$package"; \
done; \
[ -n "$$missing" ] || exit 0; \
echo "Installing:$$missing"; \
[ "$$(id -u)" = 0 ] || sudo=sudo; \
$$sudo apt-get update && \
$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing
endef
