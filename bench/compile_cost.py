#!/usr/bin/env python3
"""What including mulct costs: seconds to compile a translation unit that does nothing else.

    compile_cost.py [COMPILER ...]      (default: g++ clang++, those that are installed)

Each unit is compiled in turn, five rounds after one that does not count; the median is printed,
and its ratio to the unit that includes only <string>, which everything here needs.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
ROUNDS = 5
UNITS = {
    "<string> alone": ["string"],
    "money: currency, money, allocation": [
        "mulct/money/currency_lookup.hpp", "mulct/money/money.hpp", "mulct/money/allocation.hpp"],
    "reported numbers: figure, agree": ["mulct/figure/read.hpp", "mulct/check/agree.hpp"],
    "Boost's cpp_int alone": ["boost/multiprecision/cpp_int.hpp"],
    "everything: mulct.hpp": ["mulct/mulct.hpp"],
}


def seconds(compiler, source):
    start = time.monotonic()
    subprocess.run([compiler, "-std=c++20", "-fsyntax-only", "-I", REPOSITORY / "include", source],
                   check=True)
    return time.monotonic() - start


def main():
    compilers = sys.argv[1:] or [c for c in ("g++", "clang++") if shutil.which(c)]
    with tempfile.TemporaryDirectory() as folder:
        for compiler in compilers:
            version = subprocess.run([compiler, "--version"], check=True, capture_output=True,
                                     text=True).stdout.splitlines()[0]
            print(version)
            sources = {}
            for number, (name, headers) in enumerate(UNITS.items()):
                sources[name] = Path(folder) / f"{number}.cpp"
                sources[name].write_text("".join(f"#include <{h}>\n" for h in headers))
            times = {name: [] for name in UNITS}
            for round_number in range(ROUNDS + 1):
                for name, source in sources.items():
                    taken = seconds(compiler, source)
                    if round_number > 0:
                        times[name].append(taken)
            floor = statistics.median(times["<string> alone"])
            for name, taken in times.items():
                median = statistics.median(taken)
                print(f"  {name:36} {median:5.2f} s  {median / floor:5.1f} x")


if __name__ == "__main__":
    main()
