#!/usr/bin/env python3
"""How soon `mulct` answers, beside an empty C++ program.

    start.py --mulct PROGRAM [--runs 300]

The question is one conversion by a bundled rate. The empty program is `int main() {}`, the other one
writes a word to std::cout, for which it loads the C++ library; both are compiled with -O2 and linked
as the compiler does it by default, and the empty one statically besides, as mulct is. All are
started as install(1) copies them: what a linker wrote here and there stays in memory in smaller
pieces, of which each takes its time to map. Instructions are counted by callgrind, the loader's
included: they are the same each time. The programs run in turn, and of their times the least and
the median are printed; a process that a shell starts takes longer than one started here.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EMPTY = "int main() {}"
# What they are called, their text, and how they are linked.
OTHERS = {"an empty program": (EMPTY, []),
          "the same, static": (EMPTY, ["-static-pie"]),
          "one that writes a word": ('#include <iostream>\nint main() { std::cout << "word"; }', [])}
QUESTION = ["convert", "GBP 1", "--to", "EUR", "--on", "2022-05-23"]


def installed(program, path):
    subprocess.run(["install", str(program), str(path)], check=True)
    return str(path)


def compiled(text, flags, path):
    linked = path.with_suffix(".linked")
    subprocess.run(["g++", "-x", "c++", "-O2", *flags, "-o", str(linked), "-"],
                   input=text.encode(), check=True)
    return installed(linked, path)


def instructions(command, folder):
    counted = subprocess.run(["valgrind", "--tool=callgrind",
                              f"--callgrind-out-file={folder / 'callgrind'}", *command],
                             capture_output=True, text=True, check=True).stderr
    return int(re.search(r"Collected : (\d+)", counted).group(1))


def seconds(command, null):
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ,
                             file_actions=[(os.POSIX_SPAWN_DUP2, null, 1)])
    _, status = os.waitpid(process, 0)
    taken = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{command[0]} has failed")
    return taken


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mulct", required=True, help="the program")
    parser.add_argument("--runs", type=int, default=300)
    arguments = parser.parse_args()
    for needed in ("g++", "valgrind"):
        if not shutil.which(needed):
            print(f"{needed} is not installed")
            return 77
    with tempfile.TemporaryDirectory() as name, open(os.devnull, "wb") as null:
        folder = Path(name)
        commands = {what: [compiled(text, flags, folder / str(number))]
                    for number, (what, (text, flags)) in enumerate(OTHERS.items())}
        commands["mulct convert"] = [installed(arguments.mulct, folder / "mulct"), *QUESTION]
        counts = {what: instructions(command, folder) for what, command in commands.items()}
        times = {what: [] for what in commands}
        for _ in range(arguments.runs):
            for what, command in commands.items():
                times[what].append(seconds(command, null.fileno()) * 1000)
    print(f"{'':28}  {'instructions':>12}  {'least ms':>8}  {'median ms':>9}")
    for what in commands:
        print(f"{what:28}  {counts[what]:12,}  {min(times[what]):8.2f}"
              f"  {statistics.median(times[what]):9.2f}")
    mulct = "mulct convert"
    for what in OTHERS:
        print(f"{'times ' + what:28}  {counts[mulct] / counts[what]:12.2f}"
              f"  {min(times[mulct]) / min(times[what]):8.2f}"
              f"  {statistics.median(times[mulct]) / statistics.median(times[what]):9.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
