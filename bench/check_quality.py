#!/usr/bin/env python3
"""How `mulct check` judges dated pairs of figures from news, and whether it finds planted errors.

    check_quality.py --mulct PROGRAM [--rows 100000] [--json]
    check_quality.py --self-test

The pairs are text/reported-pairs-dev.jsonl and fines/reported-conversions-dev.csv in
$MULCT_REFERENCE_DATA (default: ../shared/data beside the repository). Where they are absent nothing
is measured: status 77. They are not part of this repository.

What is counted
  claims      each pair's text is checked on its day, as JSON Lines; a text without a claim found in
              it is counted apart. With the rates that the articles state, and without them.
  fits        consistent, within tolerance, or uninformative (they agree, at almost any rate).
  planted     pairs that fit as they are, written anew from their values and digits, with an error
              put into the second figure: ten times, a thousand times, 5 per cent more; with the
              currencies changed round; with another currency; dated 60 fixings later. Only pairs in
              which both figures have three significant digits or more. `flagged` is inconsistent or
              on another date.
  speed       one process, one thread, from CSV to CSV, on the pairs repeated to --rows rows.

Nothing is asserted.
"""

import argparse
import csv
import datetime
import io
import json
import os
import subprocess
import sys
import time
import unittest
from collections import Counter
from decimal import Decimal
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SKIPPED = 77
FITS = ("consistent", "consistent_within_tolerance", "uninformative")
SCALES = ((12, " trillion"), (9, " billion"), (6, " million"), (0, ""))


def reference_data():
    return Path(os.environ.get("MULCT_REFERENCE_DATA") or REPOSITORY.parent / "shared" / "data")


def written(code, value, last_digit):
    """An amount with the digits down to 10^last_digit: USD 1.65 billion. Where no scale word fits
    (26,290 without its last zero) the number has its zeros."""
    value = Decimal(value)
    for power, word in reversed(SCALES):
        if power >= last_digit and (power == 0 or value >= Decimal(10) ** power):
            break
    else:
        power, word = 0, ""
    places = max(power - last_digit, 0)
    number = value.scaleb(-power).quantize(Decimal(1).scaleb(-places))
    return f"{code} {number:,}{word}"


def significant_digits(value, last_digit):
    """Of the digits down to the last one written, those up to the last that is not zero."""
    return len(str(int(Decimal(value).scaleb(-last_digit))).rstrip("0"))


def run(mulct, arguments, text):
    started = time.monotonic()
    done = subprocess.run([mulct, "check", *arguments], input=text, capture_output=True, text=True,
                          check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{mulct} check {' '.join(arguments)}: {done.stderr}")
    return done.stdout, time.monotonic() - started


def judge_texts(mulct, pairs, stated):
    """The verdict of each text's first claim; None where no claim was found."""
    lines = []
    for i, pair in enumerate(pairs):
        text = pair["text"] + ("".join(" " + rate for rate in pair["stated"]) if stated else "")
        lines.append(json.dumps({"id": i, "lang": "en", "date": pair["date"], "text": text}))
    out, _ = run(mulct, ["--input", "jsonl", "--format", "jsonl", "--fail-on", "none"],
                 "\n".join(lines) + "\n")
    verdicts = [None] * len(pairs)
    for line in out.splitlines():
        record = json.loads(line)
        if "verdict" in record and "from" in record and verdicts[record["id"]] is None:
            verdicts[record["id"]] = (record["verdict"], record["cause"])
    return verdicts


def judge_rows(mulct, rows):
    """(date, a, b) to the verdict, or the problem where there is none; and the seconds it took."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["date", "a", "b"])
    writer.writerows(rows)
    out, seconds = run(mulct, ["--input", "csv", "--lang", "en", "--format", "csv", "--fail-on", "none"],
                       table.getvalue())
    results = list(csv.DictReader(io.StringIO(out)))
    return [(r["verdict"], r["cause"], r["problem"]) for r in results], seconds


def planted(pair):
    """The same pair with errors put in, by name."""
    a, b = pair["a"], pair["b"]
    first = written(a["iso"], a["value"], a["digit_exp"])

    def second(factor=1, code=None, shift=0):
        value = Decimal(b["value"]) * factor
        return written(code or b["iso"], value.scaleb(shift), b["digit_exp"] + shift)

    date = pair["date"]
    day = datetime.date.fromisoformat(date)
    yield "untouched", (date, first, second())
    yield "x 10", (date, first, second(shift=1))
    yield "x 1000", (date, first, second(shift=3))
    yield "5 % more", (date, first, second(factor=Decimal("1.05")))
    yield "swapped", (date, written(b["iso"], a["value"], a["digit_exp"]),
                      written(a["iso"], b["value"], b["digit_exp"]))
    other = "CAD" if b["iso"] == "USD" else "USD" if a["iso"] != "USD" else "CHF"
    yield "another currency", (date, first, second(code=other))
    yield "60 fixings later", ((day + datetime.timedelta(days=84)).isoformat(), first, second())


def share(part, whole):
    return f"{100 * part / whole:5.1f} %" if whole else "    -"


def measure(options):
    data = reference_data()
    pairs_file = data / "text" / "reported-pairs-dev.jsonl"
    fines_file = data / "fines" / "reported-conversions-dev.csv"
    if not pairs_file.exists() or not fines_file.exists():
        print(f"skipped: no reference data in {data}; MULCT_REFERENCE_DATA names another folder")
        return SKIPPED
    pairs = [json.loads(line) for line in pairs_file.read_text(encoding="utf-8").splitlines()]
    report = {}

    for stated in (False, True):
        verdicts = judge_texts(options.mulct, pairs, stated)
        found = [v for v in verdicts if v]
        counts = Counter(v for v, _ in found)
        name = "with the stated rates" if stated else "without stated rates"
        report[name] = dict(counts)
        print(f"\n{len(pairs)} dated pairs, {name}: {len(pairs) - len(found)} without a claim found")
        for verdict, n in counts.most_common():
            print(f"  {verdict:28} {n:5} {share(n, len(found))}")
        print(f"  {'fits':28} {sum(counts[v] for v in FITS):5} "
              f"{share(sum(counts[v] for v in FITS), len(found))}   aim 94 %")
        causes = Counter(c for v, c in found if c)
        print("  causes: " + ", ".join(f"{c} {n}" for c, n in causes.most_common()))

    with open(fines_file, encoding="utf-8", newline="") as lines:
        fines = [(r["date"], r["a_written"], r["b_written"]) for r in csv.DictReader(lines)]
    results, _ = judge_rows(options.mulct, fines)
    counts = Counter(problem or verdict for verdict, _, problem in results)
    report["fines"] = dict(counts)
    judged = [r for r in results if not r[2]]
    print(f"\n{len(fines)} pairs about fines, {len(judged)} of them checkable")
    for verdict, n in counts.most_common():
        print(f"  {verdict:28} {n:5} {share(n, len(fines))}")

    rows, names = [], []
    for pair in pairs:
        if min(significant_digits(pair[s]["value"], pair[s]["digit_exp"]) for s in "ab") < 3:
            continue
        for name, row in planted(pair):
            names.append(name)
            rows.append(row)
    results, _ = judge_rows(options.mulct, rows)
    per_name = {}
    fits = False
    for name, (verdict, _, problem) in zip(names, results):
        if name == "untouched":
            fits = verdict in FITS
            per_name.setdefault("untouched, all", Counter())[problem or verdict] += 1
        if fits:
            per_name.setdefault(name, Counter())[problem or verdict] += 1
    report["planted"] = {name: dict(c) for name, c in per_name.items()}
    print("\nplanted errors, in pairs that fit and have three significant digits or more")
    print(f"  {'':18} {'pairs':>6} {'flagged':>9} {'inconsistent':>13} {'other date':>11}")
    for name, c in per_name.items():
        total = sum(c.values())
        wrong, other = c["inconsistent"], c["consistent_on_other_date"]
        print(f"  {name:18} {total:6} {share(wrong + other, total):>9} {share(wrong, total):>13} "
              f"{share(other, total):>11}")

    base = [(p["date"], written(p["a"]["iso"], p["a"]["value"], p["a"]["digit_exp"]),
             written(p["b"]["iso"], p["b"]["value"], p["b"]["digit_exp"])) for p in pairs]
    many = (base * (options.rows // len(base) + 1))[:options.rows]
    seconds = min(judge_rows(options.mulct, many)[1] for _ in range(3))
    report["rows_per_second"] = round(len(many) / seconds)
    print(f"\n{len(many)} rows in {seconds:.2f} s: {len(many) / seconds:,.0f} a second "
          "(best of 3, start and both conversions of CSV included); aim 100,000")
    if options.json:
        print(json.dumps(report))
    return 0


class Tests(unittest.TestCase):
    def test_written(self):
        self.assertEqual(written("JPY", "195300000000", 8), "JPY 195.3 billion")
        self.assertEqual(written("USD", "1881", 0), "USD 1,881")
        self.assertEqual(written("USD", "50.70", -2), "USD 50.70")
        self.assertEqual(written("EUR", "500000000000", 9), "EUR 500 billion")
        self.assertEqual(written("USD", "565000000", 6), "USD 565 million")
        self.assertEqual(written("USD", "26290", 1), "USD 26,290")

    def test_significant_digits(self):
        self.assertEqual(significant_digits("195300000000", 8), 4)
        self.assertEqual(significant_digits("500000000000", 9), 1)
        self.assertEqual(significant_digits("1650000000", 7), 3)

    def test_planted(self):
        pair = {"date": "2006-10-26", "a": {"value": "195300000000", "iso": "JPY", "digit_exp": 8},
                "b": {"value": "1650000000", "iso": "USD", "digit_exp": 7}}
        rows = dict(planted(pair))
        self.assertEqual(rows["x 1000"][2], "USD 1.65 trillion")
        self.assertEqual(rows["5 % more"][2], "USD 1.73 billion")
        self.assertEqual(rows["swapped"][1:], ("USD 195.3 billion", "JPY 1.65 billion"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--mulct", default="build/release/cli/mulct")
    parser.add_argument("--rows", type=int, default=100000)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        return unittest.main(argv=[sys.argv[0]])
    return measure(options)


if __name__ == "__main__":
    sys.exit(main())
