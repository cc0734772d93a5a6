#!/usr/bin/env python3
"""Sums the rows of flat files without mulct, and compares them with what it says.

100,000 rows of a fixed seed, with everything that real files have: quoted names with commas, quotes
and line breaks, UTF-8, dates that are months, ranges, wrong cells, missing rates. Each group's
figures must be those of Python's integers and decimals. They must not depend on the number of
threads, on how the file is written or packed, or on whether it comes through a pipe; and reading
cases one by one, as other options do, must give the same answer. The same goes for tables that are
converted or checked, and for texts in JSON Lines.
"""

import argparse
import csv
import gzip
import json
import random
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


def written(rows, *, separator=",", end="\n", quote_all=False, final=True, mark=False):
    def cell(text):
        if quote_all or any(c in text for c in f'"\n\r{separator}'):
            return '"' + text.replace('"', '""') + '"'
        return text

    lines = [separator.join(map(cell, HEADER))]
    lines += [separator.join(cell(row[column]) for column in HEADER) for row in rows]
    text = end.join(lines) + (end if final else "")
    return ("\ufeff" if mark else "").encode() + text.encode()


def expected(rates, rows):
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
    }.items():
        path = folder / "other.csv"
        path.write_bytes(written((row for row, _ in rows), **options))
        same(what, path, names=False)


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
    expect("unclosed quote", data + b'8,ICO,GB,"Open,2020-01-02,5,GBP\n', 2,
           f"broken.csv:{lines + 1}:10: ")
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
    stripped = b"".join(line.rsplit(b",", 3)[0] + b"\n" for line in
                        out.read_bytes().replace(b'"Line\nbreak"', b"LB").replace(b'"x\ny"', b"XY")
                        .splitlines())
    checks.equal("convert: byte for byte", stripped,
                 path.read_bytes().replace(b'"Line\nbreak"', b"LB").replace(b'"x\ny"', b"XY"))


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
        check_refusals(checks, folder, rows)
        check_conversion(checks, folder, rows, second.published())
        check_claims(checks, folder, rng)
        check_texts(checks, folder, rng)
        check_interruption(checks, folder)
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
