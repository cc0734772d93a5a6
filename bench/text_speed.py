#!/usr/bin/env python3
"""How fast `mulct::scan` reads amounts, beside engines that count matches of one expression.

    text_speed.py --program BENCH-TEXT-SPEED [--megabytes 100] [--rounds 7] [--corpus FILE] [--json]

The corpus is written by text/corpus.py, always the same for a size, and kept beside the program;
--corpus takes another file. The expression is in text/text_speed.cpp: digits with separators, scale
words, a currency on one side; it counts, and reads nothing. All engines count the same matches.

In each round every engine runs once, so that all see the same state of the machine; the first round
does not count, and of the others the median is printed, and the median of the ratios to ripgrep
round by round. One thread each. What runs in the program has the text in memory and its expression
compiled (RE2 compiles within its time: a millisecond); ripgrep and grep are whole processes that
read the file from the page cache. Nothing is asserted.

  sum of bytes             what only looking at the text costs
  runs of digits           finding where a number could be
  mulct scan               the whole reading: value, interval, currency, hedge, place
  Hyperscan                reports every end of a match, so it counts more
  Hyperscan, with starts   puts the ends of one match together
  RE2                      on bytes
  ripgrep                  as it comes; then on bytes, without Unicode
  grep -P                  GNU grep with PCRE2 in the C locale, printing its matches
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "text"))
import corpus  # noqa: E402

REFERENCE = "ripgrep"
SIGNS = "€£¥"


def bytes_only(expression):
    """For ripgrep without Unicode, which takes no character beyond ASCII."""
    for sign in SIGNS:
        expression = expression.replace(sign, "".join(f"\\x{b:02X}" for b in sign.encode()))
    return "(?-u)" + expression


def from_program(program, path):
    lines = subprocess.run([program, path], check=True, capture_output=True, text=True).stdout
    for line in lines.splitlines():
        name, found, seconds = line.split("\t")
        if float(seconds) > 0:
            yield name, int(found), float(seconds)


def from_command(command, count):
    environment = os.environ | {"LC_ALL": "C", "RIPGREP_CONFIG_PATH": ""}
    start = time.monotonic()
    run = subprocess.run(command, stdout=subprocess.PIPE, env=environment, check=False)
    seconds = time.monotonic() - start
    if run.returncode not in (0, 1):  # 1: no match
        sys.exit(f"{command[0]} ended with status {run.returncode}")
    return count(run.stdout), seconds


def commands(expression, path):
    def number(output):
        return int(output or 0)

    ripgrep = ["rg", "--count-matches", "--text", "--threads", "1"]
    every = {
        "ripgrep": (ripgrep + ["--regexp", expression, path], number),
        "ripgrep, bytes": (ripgrep + ["--regexp", bytes_only(expression), path], number),
        "grep -P": (["grep", "-Pao", "-e", expression, path], lambda output: output.count(b"\n")),
    }
    return {name: c for name, c in every.items() if shutil.which(c[0][0])}


def measure(program, path, rounds):
    """The matches and the seconds in each round, by name, in the order of the table."""
    expression = subprocess.run([program, "--expression"], check=True, capture_output=True,
                                text=True).stdout.rstrip("\n")
    outside = commands(expression, path)
    found, seconds = {}, {}
    for number in range(rounds + 1):
        once = list(from_program(program, path))
        once += [(name, *from_command(*c)) for name, c in outside.items()]
        for name, matches, taken in once:
            found[name] = matches
            if number > 0:
                seconds.setdefault(name, []).append(taken)
    return found, seconds


def made_corpus(folder, megabytes):
    """The corpus and its statistics, written if it is not there."""
    path, about = (folder / f"corpus-{megabytes}{ending}" for ending in (".txt", ".json"))
    newest = max(f.stat().st_mtime for f in (Path(corpus.__file__), *corpus.SENTENCES.glob("*.txt")))
    if not about.exists() or about.stat().st_mtime < newest:
        print(f"Writing {path} ...", file=sys.stderr)
        about.write_text(json.dumps(corpus.write(path, megabytes)))
    return path, json.loads(about.read_text())


def rows(found, seconds, size):
    reference = seconds.get(REFERENCE)
    for name, taken in seconds.items():
        ratio = (statistics.median(r / t for r, t in zip(reference, taken)) if reference else None)
        yield {"name": name, "matches": found[name], "seconds": statistics.median(taken),
               "megabytes a second": size / statistics.median(taken) / 1e6,
               f"times {REFERENCE}": ratio}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True, type=Path, help="bench-text-speed, as built")
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--corpus", type=Path, help="another text to measure on")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    arguments = parser.parse_args()

    program = arguments.program.resolve()
    if arguments.corpus:
        path, about = arguments.corpus, {}
    else:
        path, about = made_corpus(program.parent, arguments.megabytes)
    size = path.stat().st_size
    table = list(rows(*measure(str(program), str(path), arguments.rounds), size))
    if arguments.json:
        print(json.dumps({"bytes": size, "corpus": about, "engines": table}, indent=2))
        return 0
    print(f"{path.name}: {size:,} bytes", end="")
    if about:
        print(f", {about['amounts']:,} amounts put in, {about['lines']:,} lines,"
              f" the longest of {about['longest line']:,} bytes", end="")
    print(f"\nmedians of {arguments.rounds} rounds\n")
    print(f"{'':24} {'matches':>10} {'seconds':>9} {'MB/s':>8} {'x ' + REFERENCE:>10}")
    for r in table:
        ratio = r[f"times {REFERENCE}"]
        matches = f"{r['matches']:,}" if r["matches"] else "-"
        print(f"{r['name']:24} {matches:>10} {r['seconds']:9.4f} {r['megabytes a second']:8,.0f}"
              f" {f'{ratio:10.2f}' if ratio else '         -'}")
    missing = [c for c in ("rg", "grep") if not shutil.which(c)]
    if missing:
        print("Not installed:", ", ".join(missing))
    return 0


if __name__ == "__main__":
    sys.exit(main())
