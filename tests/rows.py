#!/usr/bin/env python3
"""Sums the rows of flat files without mulct, and compares them with what it says.

100,000 rows of a fixed seed, with everything that real files have: quoted names with commas, quotes
and line breaks, UTF-8, dates that are months, ranges, wrong cells, missing rates. Each group's
figures must be those of Python's integers and decimals. They must not depend on the number of
threads, on how the file is written or packed, or on whether it comes through a pipe; and reading
cases one by one, as other options do, must give the same answer. So must the partial results of any
pieces of the file, however they are merged; what is in them is what Python computes. The same goes
for tables that are converted or checked, and for texts in JSON Lines.
"""

import argparse
import csv
import gzip
import hashlib
import io
import json
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import statistics as second

SEED = 19991231
ROWS = 100_000
CURRENCIES = second.CURRENCIES
REGULATORS = ["ICO", "CNIL", 'The "Board"', "Datatilsynet, Oslo", "Úřad", "数据局", "Line\nbreak"]
HEADER = "id,regulator,country,entity,date,amount,currency".split(",")
# Cells that make a row wrong, and what `mulct stats` does with it.
WRONG = {"date": "2022-02-30", "amount": "12,5", "currency": "XQZ", "country": "ZZ", "entity": ""}
# Cells of right rows that are in no figure.
NO_SUM = {"amount": ["100..200", "5/day"]}
NO_VALUE = {"amount": [""], "date": ["", "2022-05", "2022", "1998-12-31"]}


def random_rows(rng, count):
    """Rows as lists of cells, each with what becomes of it: sum, wrong, no_sum or no_value."""
    first = date(2005, 1, 10)
    for i in range(count):
        on = first + timedelta(days=rng.randrange(20 * 365))
        currency = rng.choice(CURRENCIES)
        amount = str(rng.randrange(1, 10 ** rng.randrange(1, 10)))
        if currency != "JPY" and rng.random() < 0.7:
            amount += f".{rng.randrange(10 ** rng.choice([1, 2, 2, 2, 3])):02}"
        row = dict(zip(HEADER, [str(i), rng.choice(REGULATORS), rng.choice(["GB", "FR", ""]),
                                rng.choice(["Acme", "Ü, AG", 'A "B" C', "x\ny"]), on.isoformat(),
                                amount, currency]))
        fate = "sum"
        chance = rng.random()
        if chance < 0.002:
            column, cell = rng.choice(list(WRONG.items()))
            row[column] = cell
            fate = "wrong"
        elif chance < 0.004:
            row["amount"] = rng.choice(NO_SUM["amount"])
            fate = "no_sum"
        elif chance < 0.008:
            column = rng.choice(list(NO_VALUE))
            row[column] = rng.choice(NO_VALUE[column])
            # what is in the currency of the figures needs no rate, and so no day
            fate = "no_value" if column == "amount" or row["currency"] != "GBP" else "sum"
        yield row, fate


def with_mark(amount, swap):
    """An amount with another decimal mark; the two points of a range stay."""
    return "..".join(part.translate(swap) for part in amount.split(".."))


def written(rows, *, separator=",", end="\n", quote_all=False, final=True, mark=False,
            decimal=".", said=False):
    if decimal != ".":  # what has one already is wrong in either form
        swap = str.maketrans(".,", decimal + ".")
        rows = (row | {"amount": with_mark(row["amount"], swap)} for row in rows)

    def cell(text):
        if quote_all or any(c in text for c in f'"\n\r{separator}'):
            return '"' + text.replace('"', '""') + '"'
        return text

    lines = [separator.join(map(cell, HEADER))]
    lines += [separator.join(cell(row[column]) for column in HEADER) for row in rows]
    if said:
        lines.insert(0, "sep=" + separator)
    text = end.join(lines) + (end if final else "")
    return ("\ufeff" if mark else "").encode() + text.encode()


def amounts_by_group(rates, rows):
    """The amounts in pence, ascending, by (regulator, year)."""
    groups = defaultdict(list)
    for row, fate in rows:
        if fate != "sum":
            continue
        on = row["date"]
        cents = None
        if row["currency"] == "GBP":
            cents = int(second.half_up(Decimal(row["amount"])) * 100)
        else:
            day = date.fromisoformat(on)
            fine = (None, None, None, day, Decimal(row["amount"]), row["currency"])
            cents = second.converted_cents(rates, fine, "GBP")
        groups[row["regulator"], on[:4]].append(cents)
    return {key: sorted(cents) for key, cents in sorted(groups.items())}


def expected(rates, rows):
    groups = amounts_by_group(rates, rows)
    all_cents = [c for cents in groups.values() for c in cents]
    return {key: figures(cents) for key, cents in groups.items()}, figures(all_cents)


def figures(cents):
    cents = sorted(cents)
    n = len(cents)
    amount = lambda c: str(second.half_up(Decimal(c) / 100))
    return {"count": n, "total": amount(sum(cents)), "mean": amount(Decimal(sum(cents)) / n),
            "median": amount(Decimal(cents[(n - 1) // 2] + cents[n // 2]) / 2),
            "p90": amount(second.inclusive(cents, Decimal("0.9"))),
            "min": amount(cents[0]), "max": amount(cents[-1])}


class Checks:
    def __init__(self, mulct):
        self.mulct, self.done, self.wrong = mulct, 0, []

    def equal(self, what, found, wanted):
        self.done += 1
        if found != wanted:
            self.wrong.append(f"{what}: {found!r}, not {wanted!r}")

    def stats(self, path, *options, stdin=None):
        done = subprocess.run(
            [self.mulct, "stats", str(path), "--by", "regulator,year", "--in", "GBP", "--figures",
             "count,total,mean,median,p90,min,max", "--format", "json", *options],
            input=stdin, capture_output=True, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()


def check_figures(checks, path, rows, rates):
    groups, everything = expected(rates, rows)
    status, out, err = checks.stats(path)
    answer = json.loads(out)
    fates = defaultdict(int)
    for _, fate in rows:
        fates[fate] += 1
    checks.equal("status", status, 1)
    checks.equal("groups", len(answer["groups"]), len(groups))
    for row in answer["groups"]:
        key = row.pop("regulator"), row.pop("year")
        checks.equal(key, row, groups.get(key))
    checks.equal("all", answer["all"], everything)
    for fate, words in (("wrong", f"{fates['wrong']} wrong rows left out"),
                        ("no_sum", f"{fates['no_sum']} fines not comparable"),
                        ("no_value", f"{fates['no_value']} fines could not be converted")):
        checks.equal(fate, words in err, True)
    return out, err


def check_many_groups(checks, folder, rng):
    """So many that they become text in many parts, and a table of the largest with the others."""
    groups = defaultdict(list)
    rows = []
    for i in range(30_000):
        entity = rng.choice(["Acme", "=Sum, AG", 'The "B"']) + f" {rng.randrange(4_000)}"
        cents = rng.randrange(10 ** rng.randrange(2, 9))
        groups[entity].append(cents)
        rows.append(dict(zip(HEADER, [str(i), "ICO", "GB", entity, "2022-05-23",
                                      f"{cents // 100}.{cents % 100:02}", "GBP"])))
    path = folder / "many.csv"
    path.write_bytes(written(rows))
    order = sorted(groups, key=lambda k: k.encode())
    wanted = [{"entity": k, **{n: str(f) for n, f in figures(groups[k]).items()}} for k in order]

    def run(form, *options):
        done = subprocess.run([checks.mulct, "stats", str(path), "--by", "entity", "--in", "GBP",
                               "--figures", ",".join(list(wanted[0])[1:]), "--format", form,
                               "--formulas", "keep", *options], capture_output=True, check=True)
        return done.stdout.decode()

    for threads in ("1", "2", "5"):
        answers = {form: run(form, "--threads", threads) for form in ("csv", "tsv", "jsonl", "json")}
        read = {"csv": list(csv.DictReader(io.StringIO(answers["csv"]))),
                "tsv": list(csv.DictReader(io.StringIO(answers["tsv"]), delimiter="\t",
                                           quoting=csv.QUOTE_NONE)),
                "jsonl": [json.loads(line) for line in answers["jsonl"].splitlines()],
                "json": json.loads(answers["json"])["groups"]}
        for form, found in read.items():
            found = [{k: str(v) for k, v in row.items()} for row in found]
            checks.equal(f"many groups: {form}, {threads} threads", found == wanted, True)
    by_total = sorted(order, key=lambda k: -sum(groups[k]))  # of equal ones the first by its key
    kept, others = by_total[:2_000], by_total[2_000:]
    while sum(groups[others[0]]) == sum(groups[kept[-1]]):
        kept.append(others.pop(0))
    top = json.loads(run("json", "--top", "2000"))
    checks.equal("many groups: top", [row["entity"] for row in top["groups"]] == kept, True)
    checks.equal("many groups: others", top["others"],
                 figures([c for k in others for c in groups[k]]))
    checks.equal("many groups: all", top["all"], figures([c for k in order for c in groups[k]]))


def check_forms(checks, folder, rows, out, err):
    """The same rows in other clothes."""
    def same(what, path, *options, stdin=None, names=True):
        status, other, notes = checks.stats(path, *options, stdin=stdin)
        checks.equal(f"{what}: status", status, 1)
        checks.equal(f"{what}: answer", other == out, True)
        if names:  # places in the file may differ otherwise
            checks.equal(f"{what}: notes", notes.replace(str(path), "FILE"), err)

    plain = folder / "plain.csv"
    for threads in (1, 2, 3, 7):
        same(f"{threads} threads", plain, "--threads", str(threads))
    data = plain.read_bytes()
    same("pipe", "-", stdin=data, names=False)
    packed = folder / "packed.csv.gz"
    packed.write_bytes(gzip.compress(data[: len(data) // 2]) + gzip.compress(data[len(data) // 2 :]))
    same("gzip", packed)
    if shutil.which("zstd"):
        subprocess.run(["zstd", "-q", "-f", str(plain), "-o", str(folder / "packed.zst")], check=True)
        same("zstd", folder / "packed.zst")
    for what, options in {
        "CRLF": {"end": "\r\n"}, "semicolons": {"separator": ";"}, "quoted": {"quote_all": True},
        "no last line feed": {"final": False}, "byte order mark": {"mark": True},
        "quoted, CRLF": {"quote_all": True, "end": "\r\n"},
        "tabs": {"separator": "\t"}, "bars, CRLF": {"separator": "|", "end": "\r\n"},
        "sep=;": {"separator": ";", "said": True},
        "byte order mark, sep=|": {"separator": "|", "said": True, "mark": True},
        "semicolons, decimal comma": {"separator": ";", "decimal": ","},
        "tabs, decimal comma": {"separator": "\t", "decimal": ","},
        "commas, decimal comma": {"decimal": ","},
    }.items():
        path = folder / "other.csv"
        path.write_bytes(written((row for row, _ in rows), **options))
        same(what, path, *(["--decimal", "comma"] if "decimal" in options else []), names=False)


def check_refusals(checks, folder, rows):
    right = [row for row, fate in rows if fate == "sum"][:5000]
    data = written(right)
    path = folder / "broken.csv"

    def expect(what, content, status, *words, options=()):
        path.write_bytes(content)
        found, _, err = checks.stats(path, *options)
        checks.equal(f"{what}: status", found, status)
        for word in words:
            checks.equal(f"{what}: {word!r} in {err!r}", word in err, True)

    lines = data.count(b"\n")
    wrong = b'7,ICO,GB,Disk 5" Ltd,2020-01-02,5,GBP\n'
    expect("stray quote", data + wrong + data.split(b"\n", 1)[1], 1,
           f"broken.csv:{lines + 1}:16: ", "1 wrong row left out")
    unclosed = data + b'8,ICO,GB,"Open,2020-01-02,5,GBP\n'
    expect("unclosed quote", unclosed, 2, f"broken.csv:{lines + 1}:10: ")
    status, _, err = checks.stats("-", stdin=unclosed)
    checks.equal("unclosed quote, pipe", (status, f":{lines + 1}:10: " in err), (2, True))
    expect("NUL", data + b"8,ICO,GB,A\0B,2020-01-02,5,GBP\n", 1, f"broken.csv:{lines + 1}:11: ")
    expect("not UTF-8", data + b"8,ICO,GB,A\xffB,2020-01-02,5,GBP\n", 1, f"broken.csv:{lines + 1}:")
    expect("few fields", data + b"8,ICO,GB\n" + data.split(b"\n", 1)[1], 1,
           f"broken.csv:{lines + 1}:1: 3 fields", "1 wrong row left out")
    expect("strict", data + wrong, 2, f"broken.csv:{lines + 1}:16: ", options=("--strict",))
    expect("a row of 3 MB", data + b"8,ICO,GB," + b"x" * 3_000_000 + b",2020-01-02,5,GBP\n", 1,
           f"broken.csv:{lines + 1}:1: ")
    packed = folder / "cut.csv.gz"
    packed.write_bytes(gzip.compress(data)[:-20])
    status, _, err = checks.stats(packed)
    checks.equal("cut gzip", (status, "cut short" in err), (2, True))


def read_partial(path):
    """The records of a partial result, whose last line must fit the others."""
    lines = path.read_bytes().splitlines(keepends=True)
    last = {"lines": len(lines) - 1, "sha256": hashlib.sha256(b"".join(lines[:-1])).hexdigest()}
    assert json.loads(lines[-1]) == last, path
    return [json.loads(line) for line in lines[:-1]]


def in_pieces(rows, count):
    return [rows[len(rows) * i // count : len(rows) * (i + 1) // count] for i in range(count)]


def without_places(partial):
    """The lines that do not depend on how the file was cut, nor on what the pieces are called."""
    return [line for line in partial.read_bytes().splitlines()
            if not line.startswith((b'{"wrong_row"', b'{"lines"'))]


class Partials:
    """Partial results of files, and what is made of them."""

    BY = ("--by", "regulator,year", "--in", "GBP")

    def __init__(self, checks, folder):
        self.checks, self.folder = checks, folder

    def run(self, *arguments):
        done = subprocess.run([self.checks.mulct, *map(str, arguments)], capture_output=True,
                              check=False)
        return done.returncode, done.stdout, done.stderr.decode()

    def make(self, name, rows, *options, by=BY):
        path, part = self.folder / f"{name}.csv", self.folder / f"{name}.part"
        path.write_bytes(written(rows))
        status, out, err = self.run("stats", path, *by, *options, "--partial", "-o", part)
        assert status < 2 and not out, err
        return part

    def merge(self, name, parts, *options):
        part = self.folder / f"{name}.part"
        status, out, err = self.run("merge", *parts, *options, "--partial", "-o", part)
        assert status < 2 and not out, err
        return part

    def groupings(self, parts):
        """All as one, from the left, from the right, and as a tree of pairs."""
        yield "flat", self.merge("flat", parts)
        left = parts[0]
        for i, part in enumerate(parts[1:]):
            left = self.merge(f"left{i % 2}", [left, part])
        yield "left", self.merge("left", [left])
        right = parts[-1]
        for i, part in enumerate(reversed(parts[:-1])):
            right = self.merge(f"right{i % 2}", [part, right])
        yield "right", self.merge("right", [right])
        level, depth = list(parts), 0
        while len(level) > 1:
            level = [self.merge(f"tree{depth}-{i}", level[i : i + 2])
                     for i in range(0, len(level), 2)]
            depth += 1
        yield "tree", self.merge("tree", level)


def check_partial_content(checks, folder, rows, rates):
    """The records of a partial result are what Python computes, one group after the other."""
    partials = Partials(checks, folder)
    records = read_partial(partials.make("content", [row for row, _ in rows]))
    groups = defaultdict(list)
    for record in records:
        if "keys" in record:
            groups[tuple(record["keys"])] += record["amounts"]
    wanted = amounts_by_group(rates, rows)
    checks.equal("partial: amounts", groups, wanted)
    checks.equal("partial: order", list(groups), sorted(groups, key=lambda k: [t.encode() for t in k]))
    fates = [fate for _, fate in rows]
    checks.equal("partial: counts", records[1],
                 {"rows": len(rows), "wrong_rows": fates.count("wrong"),
                  "unconverted": fates.count("no_value"), "not_comparable": fates.count("no_sum")})
    sums = read_partial(partials.make("sums", [row for row, _ in rows], "--figures", "total,share"))
    checks.equal("partial: sums",
                 {tuple(r["keys"]): (r["count"], int(r["total"]), r["least"], r["greatest"])
                  for r in sums if "keys" in r},
                 {key: (len(c), sum(c), c[0], c[-1]) for key, c in wanted.items()})


def check_merging(checks, folder, rows):
    """What pieces come to is what the whole file comes to, byte for byte."""
    partials = Partials(checks, folder)
    # more fines in no figure than are listed, in two thirds of the pieces
    odd = [row for row, fate in rows if fate != "sum"]
    files = {"all": [row for row, _ in rows], "odd": odd * 3 + [row for row, _ in rows[:1000]]}
    shown = [("--format", f) for f in ("text", "csv", "tsv", "json", "jsonl", "markdown", "html",
                                       "latex")] + [("--top", "5"), ("--quantiles", "exclusive"),
                                                    ("--formulas", "keep", "--format", "csv")]
    for name, given in files.items():
        for figures in ((), ("--figures", "count,total,mean,min,max,share,cumulative"),
                        ("--figures", "p99.5,sd,geometric-mean,gini,top3")):
            whole_file = folder / "whole.csv"
            whole = partials.make("whole", given, *figures)
            answers = {options: partials.run("stats", whole_file, *partials.BY, *figures, *options)
                       for options in shown}
            for count in (1, 2, 3, 7):
                parts = [partials.make(f"piece{i}", piece, *figures, "--threads", i % 3 + 1)
                         for i, piece in enumerate(in_pieces(given, count))]
                what = f"{name}, {figures}, {count} pieces"
                for options, (status, out, err) in answers.items():
                    if count in (1, 3) and options != ("--format", "text"):
                        continue
                    merged = partials.run("merge", *parts, *options)
                    checks.equal(f"{what}, {options}: status", merged[0], status)
                    checks.equal(f"{what}, {options}: answer", merged[1] == out, True)
                    # what is said of places in the file differs, what is counted does not
                    said = [[line for line in text.splitlines() if line.startswith(("mulct", "and "))]
                            for text in (merged[2], err)]
                    checks.equal(f"{what}, {options}: notes", said[0], said[1])
                same = set()
                for way, part in partials.groupings(parts):
                    same.add(part.read_bytes())
                    checks.equal(f"{what}, {way}: lines", without_places(part) == without_places(whole),
                                 True)
                checks.equal(f"{what}: same bytes", len(same), 1)
    # for fewer figures than they were made for, and then without the amounts
    few = ("--figures", "total,max")
    whole = partials.make("whole", files["all"], *few)
    parts = [partials.make(f"piece{i}", piece) for i, piece in enumerate(in_pieces(files["all"], 2))]
    checks.equal("few figures", partials.run("merge", *parts, *few)[:2],
                 partials.run("stats", folder / "whole.csv", *partials.BY, *few)[:2])
    checks.equal("few figures again",
                 without_places(partials.merge("few", parts, *few)) == without_places(whole), True)


def with_other_rate(snapshot):
    """A snapshot of which the last rate has another last digit."""
    head, body = snapshot.split("\n\n", 1)
    body = body[:-2] + str((int(body[-2]) + 1) % 10) + "\n"
    checksum = hashlib.sha256(body.encode()).hexdigest()
    return re.sub("(?m)^sha256 .*$", f"sha256 {checksum}", head) + "\n\n" + body


def check_strangers(checks, folder, rows):
    """Partial results that do not belong together, and damaged ones, are refused."""
    partials = Partials(checks, folder)
    few = [row for row, _ in rows[:300]]
    part = partials.make("one", few)

    def refused(what, *words, arguments):
        status, out, err = partials.run("merge", *arguments)
        checks.equal(f"{what}: status", (status, out), (2, b""))
        for word in words:
            checks.equal(f"{what}: {word!r} in {err!r}", word in err, True)

    rates = folder / "other.rates"
    ecb = Path(__file__).resolve().parent.parent / "rates/ecb.rates"
    rates.write_text(with_other_rate(ecb.read_text(encoding="utf-8")), encoding="utf-8")
    for what, other, words in (
        ("currency", partials.make("currency", few, by=("--by", "regulator,year", "--in", "EUR")),
         "--in"),
        ("keys", partials.make("keys", few, by=("--by", "year,regulator", "--in", "GBP")), "--by"),
        ("rounding", partials.make("rounding", few, "--rounding", "half-even"), "--rounding"),
        ("policy", partials.make("policy", few, "--at", "year"), "--at"),
        ("look-up", partials.make("lookup", few, "--look-back", "3"), "--lookup"),
        ("source", partials.make("source", few, "--source", "ecb,h10"), "--source"),
        ("rates", partials.make("rates", few, "--rates", rates), "--rates"),
        ("figures", partials.make("figures", few, "--figures", "count"), "--figures"),
    ):
        refused(what, f"{other.name}: ", "one.part", words, arguments=[part, other])
    refused("twice", "twice", arguments=[part, part])
    refused("no amounts", "median", arguments=[folder / "figures.part", "--figures", "median"])

    data = part.read_bytes()
    rng = random.Random(SEED)
    damaged = folder / "damaged.part"
    broken = [data[:n] for n in [0, 1, *rng.sample(range(2, len(data)), 60), len(data) - 1]]
    for _ in range(200):
        at, n = rng.randrange(len(data)), rng.choice([0, 1, 1, 1, 5])
        new = bytes(rng.randrange(256) for _ in range(rng.choice([0, n, n, n + 1])))
        broken.append(data[:at] + new + data[at + n :])
    lines = data.splitlines(keepends=True)
    for _ in range(40):  # lines left out, twice or elsewhere
        i, j = rng.randrange(len(lines)), rng.randrange(len(lines))
        broken.append(b"".join(lines[:i] + lines[i + 1 :]))
        broken.append(b"".join(lines[:i] + [lines[j]] + lines[i:]))
    for content in broken:
        if content == data:
            continue
        damaged.write_bytes(content)
        refused("damaged", "damaged.part:", arguments=[damaged])


def check_conversion(checks, folder, rows, rates):
    """Each row of a table as it was, with three more cells."""
    given = [row for row, fate in rows if fate != "wrong"]
    path, out = folder / "table.csv", folder / "converted.csv"
    path.write_bytes(written(given))
    command = [checks.mulct, "convert", "--input", str(path), "--to", "GBP"]
    done = subprocess.run([*command, "-o", str(out)], capture_output=True, check=False)
    checks.equal("convert: status", done.returncode, 1)
    piped = subprocess.run(command, capture_output=True, check=False)
    checks.equal("convert: to a pipe", piped.stdout == out.read_bytes(), True)
    check_same_on_all(checks, "convert", command, path, out.read_bytes(), folder)
    for threads in (1, 3):  # and at their own places in a file
        subprocess.run([*command, "--threads", str(threads), "-o", str(folder / "again.csv")],
                       capture_output=True, check=False)
        checks.equal(f"convert: to a file, {threads} threads",
                     (folder / "again.csv").read_bytes() == out.read_bytes(), True)
    with open(out, newline="", encoding="utf-8") as file:
        lines = list(csv.reader(file))
    checks.equal("convert: header", lines[0],
                 HEADER + ["amount_GBP", "rate_GBP", "rate_date_GBP"])
    bad = 0
    for row, line in zip(given, lines[1:], strict=True):
        before, added = line[: len(HEADER)], line[len(HEADER) :]
        wanted = ""
        plain = row["amount"] and row["amount"].replace(".", "", 1).isdigit()
        if plain and len(row["date"]) == 10 and (row["date"] > "1999" or row["currency"] == "GBP"):
            fine = (None, None, None, date.fromisoformat(row["date"]), Decimal(row["amount"]),
                    row["currency"])
            wanted = str(Decimal(second.converted_cents(rates, fine, "GBP")).scaleb(-2))
        bad += before != [row[column] for column in HEADER] or added[0] != wanted
    checks.equal("convert: rows that differ", bad, 0)
    check_converted_forms(checks, folder, given, lines)
    stripped = b"".join(line.rsplit(b",", 3)[0] + b"\n" for line in
                        out.read_bytes().replace(b'"Line\nbreak"', b"LB").replace(b'"x\ny"', b"XY")
                        .splitlines())
    checks.equal("convert: byte for byte", stripped,
                 path.read_bytes().replace(b'"Line\nbreak"', b"LB").replace(b'"x\ny"', b"XY"))


def check_converted_forms(checks, folder, rows, lines):
    """The same table with other separators and a decimal comma has the same cells."""
    path = folder / "other.csv"
    swap = str.maketrans(".,", ",.")
    for what, form in {"tabs": {"separator": "\t"}, "bars": {"separator": "|"},
                       "sep=;": {"separator": ";", "said": True},
                       "semicolons, decimal comma": {"separator": ";", "decimal": ","},
                       "commas, decimal comma": {"decimal": ","}}.items():
        path.write_bytes(written(rows, **form))
        done = subprocess.run(
            [checks.mulct, "convert", "--input", str(path), "--to", "GBP",
             *(["--decimal", "comma"] if "decimal" in form else [])],
            capture_output=True, check=False)
        checks.equal(f"convert, {what}: status", done.returncode, 1)
        text = done.stdout.decode()
        if "said" in form:
            checks.equal(f"convert, {what}: first line", text[:6], "sep=;\n")
            text = text[6:]
        found = list(csv.reader(io.StringIO(text, newline=""),
                                delimiter=form.get("separator", ",")))
        if "decimal" in form:
            amount = HEADER.index("amount")
            for line in found[1:]:  # swapped, so that a point would become a comma
                line[amount] = with_mark(line[amount], swap)
                for place in (len(HEADER), len(HEADER) + 1):
                    line[place] = line[place].translate(swap)
        checks.equal(f"convert, {what}: lines", found == lines, True)


def check_same_on_all(checks, what, command, path, wanted, folder):
    """Any number of threads, a pipe and compressed files make no difference to the result."""
    for threads in ("1", "2", "3", "7"):
        done = subprocess.run([*command, "--threads", threads], capture_output=True, check=False)
        checks.equal(f"{what}: {threads} threads", done.stdout == wanted, True)
    piped = ["-" if part == str(path) else part for part in command]
    done = subprocess.run(piped, input=path.read_bytes(), capture_output=True, check=False)
    # the file's name is part of some results
    checks.equal(f"{what}: pipe",
                 done.stdout.replace(b"standard input,", f"{path},".encode()) == wanted, True)
    packed = folder / "packed"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    for pack in (["gzip", None], ["zstd", ["zstd", "-q", "-f", str(path), "-o", str(packed)]]):
        if pack[1]:
            if not shutil.which("zstd"):
                continue
            subprocess.run(pack[1], check=True)
        unpacked = [str(packed) if part == str(path) else part for part in command]
        done = subprocess.run(unpacked, capture_output=True, check=False)
        checks.equal(f"{what}: {pack[0]}",
                     done.stdout.replace(f"{packed},".encode(), f"{path},".encode()) == wanted, True)


def written_figure(rng, euros, currency):
    value = euros * {"GBP": Decimal("0.85"), "USD": Decimal("1.1")}.get(currency, 1)
    sign = {"EUR": "€", "GBP": "£", "USD": "$"}[currency]
    if rng.random() < 0.7:
        return f"{sign}{value / 1_000_000:.{rng.randrange(3)}f}m"
    return f"{sign}{int(value):,}"


def check_claims(checks, folder, rng):
    """A verdict a row, with the row's line in the file and what keeps it from having one."""
    path = folder / "claims.csv"
    problems = {"stray_quote": b'1,2022-05-23,5" m,"$7m",x\n', "nul_byte": b"1,2022-05-23,\0,$7m,x\n",
                "not_utf8": b"1,2022-05-23,\xff5m,$7m,x\n", "wrong_field_count": b"1,2022-05-23\n",
                "bad_date": b"1,2022-05-32,\xe2\x82\xac5m,$7m,x\n",
                "not_one_figure": b"1,2022-05-23,none,$7m,x\n"}
    content, wanted, line = [b"id,date,a,b,note\r\n"], [], 2
    for i in range(20_000):
        chance = rng.random()
        if chance < 0.01:
            problem, row = rng.choice(list(problems.items()))
        elif chance < 0.02:
            content.append(b"\n")
            line += 1
            continue
        else:
            problem = ""
            euros = Decimal(10) ** Decimal(rng.uniform(5, 9))
            on = date(2005, 1, 10) + timedelta(days=rng.randrange(20 * 365))
            a, b = rng.sample(["EUR", "GBP", "USD"], 2)
            note = rng.choice(["x", '"a ""note"", long"', '"two\nlines"', "é" * rng.randrange(30)])
            row = (f'{i},{on},"{written_figure(rng, euros, a)}","{written_figure(rng, euros, b)}",'
                   f"{note}\n").encode()
        content.append(row)
        wanted.append((str(line), problem))
        line += row.count(b"\n")
    path.write_bytes(b"".join(content))
    command = [checks.mulct, "check", "--input", "csv", str(path), "--format", "csv"]
    done = subprocess.run(command, capture_output=True, check=False)
    rows = list(csv.reader(done.stdout.decode().splitlines()))[1:]
    bad = set(problems)
    checks.equal("check: lines and problems",
                 [(row[0], row[-1] if row[-1] in bad else "") for row in rows] == wanted, True)
    without = sum(problem != "" for _, problem in wanted)
    checks.equal("check: notes", done.stderr.decode(),
                 f"mulct: {without} rows could not be checked\n")
    checks.equal("check: status", done.returncode, 1)
    verdicts = {row[4] for row in rows}
    checks.equal("check: verdicts", {"consistent", "inconsistent", "uninformative",
                                     "not_checkable"} <= verdicts, True)
    check_same_on_all(checks, "check csv", command, path, done.stdout, folder)
    # a row by itself has the verdict that it has among others
    for at in rng.sample(range(len(rows)), 15):
        date_, a, b = rows[at][1:4]
        single = (f'date,a,b\n{date_},"{a}","{b}"\n').encode()
        alone = subprocess.run([*command[:-3], "-", "--format", "csv"], input=single,
                               capture_output=True, check=False)
        if wanted[at][1] in ("", "bad_date", "not_one_figure"):
            row = next(csv.reader(alone.stdout.decode().splitlines()[1:]))
            checks.equal(f"check: row {at} alone", row[1:], rows[at][1:])


def check_texts(checks, folder, rng):
    """JSON Lines, a text a line: each as it is by itself, in the order of the lines."""
    path = folder / "texts.jsonl"
    lines, wanted_ids = [], []
    for i in range(6_000):
        if rng.random() < 0.01:
            lines.append(rng.choice(["", "{", "[1]", '{"id": 1}']))
            continue
        euros = Decimal(10) ** Decimal(rng.uniform(5, 9))
        a, b = rng.sample(["EUR", "GBP", "USD"], 2)
        text = (f"Fined {written_figure(rng, euros, a)} ({written_figure(rng, euros, b)}) for\n"
                f"20,000 cases;{' again' * rng.randrange(60)} and €{rng.randrange(1, 99)} more.")
        lines.append(json.dumps({"id": i, "date": "2022-05-23", "lang": "en", "text": text},
                                ensure_ascii=rng.random() < 0.5))
        wanted_ids.append(i)
    path.write_text("\n".join(lines), encoding="utf-8")
    for command, form in (("scan", "jsonl"), ("scan", "csv"), ("scan", "json"), ("scan", "text"),
                          ("check", "jsonl"), ("check", "csv"), ("check", "json"),
                          ("check", "text"), ("check", "sarif")):
        run = [checks.mulct, command, "--input", "jsonl", str(path), "--format", form]
        done = subprocess.run([*run, "--threads", "1"], capture_output=True, check=False)
        checks.equal(f"{command} {form}: status", done.returncode, 1)
        for threads in ("2", "3", "7"):
            other = subprocess.run([*run, "--threads", threads], capture_output=True, check=False)
            checks.equal(f"{command} {form}: {threads} threads",
                         (other.stdout, other.stderr) == (done.stdout, done.stderr), True)
        if (command, form) != ("scan", "jsonl"):
            continue
        check_same_on_all(checks, "scan jsonl", run, path, done.stdout, folder)
        records = [json.loads(line) for line in done.stdout.decode().splitlines()]
        ids = [r["id"] for r in records if "id" in r]
        checks.equal("scan: every text, in order", list(dict.fromkeys(ids)), wanted_ids)
        bad = [n for n, line in enumerate(lines, 1) if line and not line.startswith('{"id": ') or
               line == '{"id": 1}']
        checks.equal("scan: bad lines", [r["line"] for r in records if "error" in r], bad)
        for i in rng.sample(wanted_ids, 15):
            text = json.loads(lines[i])["text"]
            alone = subprocess.run([checks.mulct, "scan", "-", "--lang", "en", "--format", "jsonl"],
                                   input=text.encode(), capture_output=True, check=False)
            figures = [json.loads(line) for line in alone.stdout.decode().splitlines()]
            carried = {"id": i, "date": "2022-05-23", "lang": "en"}
            checks.equal(f"scan: text {i} alone", [{**carried, **f} for f in figures],
                         [r for r in records if r.get("id") == i])


def check_interruption(checks, folder):
    """A program that is stopped leaves nothing half-written."""
    inside = folder / "interrupted"
    inside.mkdir()
    with subprocess.Popen([checks.mulct, "convert", "--input", "-", "--to", "GBP", "-o",
                           str(inside / "out.csv")], stdin=subprocess.PIPE) as process:
        process.stdin.write(b"amount,currency,date\n" + b"5,EUR,2022-05-23\n" * 100_000)
        process.stdin.flush()
        until = time.monotonic() + 30
        while not list(inside.iterdir()) and time.monotonic() < until:
            time.sleep(0.01)
        checks.equal("interrupted: had begun", len(list(inside.iterdir())), 1)
        process.send_signal(signal.SIGINT)
        checks.equal("interrupted: status", process.wait(timeout=30), -signal.SIGINT)
    checks.equal("interrupted: left", list(inside.iterdir()), [])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mulct", required=True)
    checks = Checks(parser.parse_args().mulct)
    rng = random.Random(SEED)
    rows = list(random_rows(rng, ROWS))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = folder / "plain.csv"
        plain.write_bytes(written(row for row, _ in rows))
        out, err = check_figures(checks, plain, rows, second.published())
        check_forms(checks, folder, rows, out, err.replace(str(plain), "FILE"))
        check_many_groups(checks, folder, rng)
        check_refusals(checks, folder, rows)
        check_conversion(checks, folder, rows, second.published())
        check_claims(checks, folder, rng)
        check_texts(checks, folder, rng)
        check_interruption(checks, folder)
        check_partial_content(checks, folder, rows, second.published())
        check_merging(checks, folder, rows)
        check_strangers(checks, folder, rows)
        # one by one, as all other questions are answered; this one leaves out what has no day
        right = folder / "right.csv"
        right.write_bytes(written(row for row, fate in rows
                                  if fate == "sum" and len(row["date"]) == 10))
        by_rows, by_cases = checks.stats(right), checks.stats(right, "--since", "0001-01-01")
        checks.equal("one by one", by_rows == by_cases, True)
    for line in checks.wrong[:20]:
        print(line)
    print(f"{checks.done} checks of {ROWS:,} rows, {len(checks.wrong)} wrong")
    sys.exit(bool(checks.wrong))


if __name__ == "__main__":
    main()
