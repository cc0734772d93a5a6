#!/usr/bin/env python3
"""Computes statistics of 10,000 random fines without mulct, and compares them with its own.

The fines come from a fixed seed, the rates from rates/ecb.rates, read here; amounts are converted
and figures computed in Python's decimals and integers. SQLite sums the same rows once more. Every
printed figure must agree, to the cent. So must totals at averages and at one day.

Then printed tables of random files, in all formats: the rows add up to the sums that are printed
with them, and shares to 100.0.
"""

import argparse
import csv
import io
import json
import math
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
from bisect import bisect_right
from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SEED = 20220523
FINES = 10_000
TABLES = 60
LOOK_BACK = timedelta(days=7)
CURRENCIES = "EUR USD GBP JPY SEK NOK CHF PLN".split()
REGULATORS = "ICO CNIL DPC IMY AEPD BfDI KNF FTC Datatilsynet CNPD".split()


def published():
    """{currency: ([days], [rates])} as units of it for one euro."""
    body = (REPOSITORY / "rates/ecb.rates").read_text(encoding="utf-8").split("\n\n", 1)[1]
    rates = defaultdict(lambda: ([], []))
    for line in body.splitlines():
        day, pair, rate = line.split(" ")
        if pair[4:] in CURRENCIES:
            days, values = rates[pair[4:]]
            days.append(date.fromisoformat(day))
            values.append(Decimal(rate))
    return rates


def rate_of(rates, currency, on):
    if currency == "EUR":
        return Decimal(1)
    days, values = rates[currency]
    place = bisect_right(days, on) - 1
    assert on - days[place] <= LOOK_BACK, (currency, on)
    return values[place]


def random_fines(count):
    rng = random.Random(SEED)
    first = date(2005, 1, 10)
    for i in range(count):
        cents = round(math.exp(rng.uniform(math.log(1_00), math.log(900_000_000_00))))
        currency = rng.choice(CURRENCIES)
        on = first + timedelta(days=rng.randrange(21 * 365))
        amount = Decimal(cents) / 100 if currency != "JPY" else Decimal(cents)
        yield (f"F{i}", rng.choice(REGULATORS), "GB", on, amount, currency)


def half_up(x, places="0.01"):
    return x.quantize(Decimal(places), ROUND_HALF_UP)


def converted_cents(rates, fine, target):
    _, _, _, on, amount, currency = fine
    if currency == target:
        return int(half_up(amount) * 100)
    value = amount * rate_of(rates, target, on) / rate_of(rates, currency, on)
    return int(half_up(value) * 100)


def inclusive(values, p):
    place = (len(values) - 1) * p
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (place - below) * (values[above] - values[below])


def figures(cents):
    """The figures of mulct stats, each as it is printed."""
    cents = sorted(cents)
    n, total = len(cents), sum(cents)
    as_amount = lambda c: str(half_up(Decimal(c) / 100))
    middle = Decimal(cents[(n - 1) // 2] + cents[n // 2]) / 2
    squares = n * sum(c * c for c in cents) - total * total
    weighed = sum((2 * i - n + 1) * c for i, c in enumerate(cents))
    logarithms = sum((Decimal(c).ln() for c in cents), Decimal(0))
    return {
        "count": str(n),
        "total": as_amount(total),
        "mean": as_amount(Decimal(total) / n),
        "median": as_amount(middle),
        "q1": as_amount(inclusive(cents, Decimal("0.25"))),
        "p99": as_amount(inclusive(cents, Decimal("0.99"))),
        "min": as_amount(cents[0]),
        "max": as_amount(cents[-1]),
        "sd": as_amount(Decimal(squares).sqrt() / n),
        "geometric-mean": as_amount((logarithms / n).exp()),
        "gini": str(half_up(Decimal(weighed) / (n * total), "0.0001")),
        "herfindahl": str(half_up(Decimal(sum(c * c for c in cents)) / (total * total), "0.0001")),
        "top3": str(half_up(Decimal(sum(cents[-3:])) * 100 / total, "0.1")),
    }


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0 or done.stderr:
        sys.exit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr}")
    return done.stdout


def differences(what, found, expected):
    wrong = [f"{what} {key}: {found.get(key)}, not {expected.get(key)}"
             for key in sorted(found.keys() | expected.keys())
             if found.get(key) != expected.get(key)]
    print(f"{what}: {len(expected)} figures, {len(wrong)} wrong")
    return wrong


def in_sqlite(rows):
    """{regulator: (count, total, min, max)} of (regulator, cents), summed by SQLite."""
    base = sqlite3.connect(":memory:")
    base.execute("create table fines (regulator text, cents integer)")
    base.executemany("insert into fines values (?, ?)", rows)
    query = ("select regulator, count(*), sum(cents), min(cents), max(cents) from fines "
             "group by regulator")
    return {name: values for name, *values in base.execute(query)}


def check(mulct, target, folder):
    rates = published()
    fines = list(random_fines(FINES))
    file = Path(folder) / "fines.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow("entity regulator country date amount currency".split())
        writer.writerows(fines)
    groups = defaultdict(list)
    for fine in fines:
        groups[fine[1]].append(converted_cents(rates, fine, target))
    names = list(figures([1, 2]))
    printed = run(mulct, "stats", str(file), "--in", target, "--figures", ",".join(names),
                  "--format", "csv")
    found = {(row["regulator"], name): row[name]
             for row in csv.DictReader(io.StringIO(printed)) for name in names}
    expected = {(regulator, name): value for regulator, cents in groups.items()
                for name, value in figures(cents).items()}
    wrong = differences(f"in {target}", found, expected)

    summed = in_sqlite((regulator, c) for regulator, cents in groups.items() for c in cents)
    by_sqlite = {(regulator, name): str(value if name == "count" else half_up(Decimal(value) / 100))
                 for regulator, values in summed.items()
                 for name, value in zip(("count", "total", "min", "max"), values)}
    wrong += differences(f"in {target} by SQLite {sqlite3.sqlite_version}",
                         {key: found.get(key) for key in by_sqlite}, by_sqlite)
    return wrong


def cents_at(rates, fine, at):
    """A fine in cents of euro at the average of its month or year, or at one day's rate."""
    _, _, _, on, amount, currency = fine
    if currency == "EUR":
        return int(half_up(amount) * 100)
    if at not in ("month", "year"):
        return int(half_up(amount / rate_of(rates, currency, date.fromisoformat(at))) * 100)
    same = (lambda d: d.year == on.year and (at == "year" or d.month == on.month))
    used = [rate for day, rate in zip(*rates[currency]) if same(day)]
    return int(half_up(amount * len(used) / sum(used)) * 100)


def check_policies(mulct, folder):
    """Totals at other days than the decisions' own, by regulator."""
    rates = published()
    # the last year is not over, and so has no average
    fines = [fine for fine in random_fines(400) if fine[3].year < 2026]
    file = Path(folder) / "fines.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow("entity regulator country date amount currency".split())
        writer.writerows(fines)
    wrong = []
    for at in ("month", "year", "2022-05-23"):
        totals = defaultdict(int)
        for fine in fines:
            totals[fine[1]] += cents_at(rates, fine, at)
        printed = run(mulct, "stats", str(file), "--in", "EUR", "--at", at, "--figures", "total",
                      "--format", "csv")
        found = {row["regulator"]: row["total"] for row in csv.DictReader(io.StringIO(printed))}
        wrong += differences(f"at {at}", found, {regulator: str(half_up(Decimal(c) / 100))
                                                 for regulator, c in totals.items()})
    return wrong


def numbers(cells):
    return [cell.replace(",", "").replace("$-$", "-") for cell in cells]


def from_text(text):
    lines = text.split("\n\n")[1].splitlines()
    ends = [m.span() for m in re.finditer("-+", lines[1])]
    return [[line[a:b].strip() for a, b in ends] for line in [lines[0], *lines[2:]]]


def from_markdown(text):
    lines = text.split("\n\n")[1].splitlines()
    return [[cell.strip() for cell in line.strip("|").split(" | ")]
            for line in [lines[0], *lines[2:]]]


def from_html(text):
    rows = re.findall("<tr>(.*?)</tr>", text.split("</table>")[0])
    return [re.findall("<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]


def from_latex(text):
    rows = re.findall(r"^(.*) \\\\$", text.split(r"\end{tabular}")[0], re.M)
    return [row.split(" & ") for row in rows]


def from_objects(objects):
    return [list(objects[0]), *([str(cell) for cell in row.values()] for row in objects)]


# What a format prints, as rows of cells under a header, sums among them where it has them.
FORMATS = {
    "text": from_text,
    "markdown": from_markdown,
    "html": from_html,
    "latex": from_latex,
    "csv": lambda text: list(csv.reader(io.StringIO(text))),
    "tsv": lambda text: [line.split("\t") for line in text.splitlines()],
    "jsonl": lambda text: from_objects([json.loads(line) for line in text.splitlines()]),
    "json": lambda text: from_objects(
        [*json.loads(text)["groups"],
         *({"rank": "", "regulator": "others", **one} for one in [json.loads(text).get("others")]
           if one),
         {"rank": "", "regulator": "all", **json.loads(text)["all"]}]),
}


def adds_up(mulct, seed, folder):
    """Whether a table adds up, in every format and with the same rows."""
    rng = random.Random(seed)
    file = Path(folder) / "some.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow("entity regulator country date amount currency".split())
        fines = rng.randrange(1, 40)
        for i in range(fines):
            # some dates that name no day, and an amount that is not known
            on = rng.choice(["2022-05-23", "2021-11-29", "2022-05-24", "2022-05", "2020"])
            amount = rng.choice([rng.randrange(1, 10**rng.randrange(1, 12)), 0, ""])
            writer.writerow([f"F{i}", rng.choice(REGULATORS), "GB", on, amount,
                             rng.choice(["EUR", "USD", "GBP"])])
    wrong = []
    seen = {}
    for name, read in FORMATS.items():
        done = subprocess.run(
            [mulct, "stats", str(file), "--in", "EUR", "--top", "4", "--figures",
             "count,total,share", "--format", name], capture_output=True, text=True, check=False)
        where = f"seed {seed}, {name}"
        if done.returncode not in (0, 1):
            return [f"{where}: exit status {done.returncode}: {done.stderr}"]
        if name == "json" and not json.loads(done.stdout)["groups"] or not done.stdout.strip():
            continue  # nothing could be converted
        header, *rows = read(done.stdout)
        if header != ["rank", "regulator", "count", "total", "share"]:
            wrong.append(f"{where}: {header}")
            continue
        sums = {row[1]: numbers(row[2:]) for row in rows if row[1] in ("all", "not counted")}
        parts = [numbers(row[2:]) for row in rows if row[1] not in sums]
        seen[name] = parts
        if not parts:
            continue
        total = [sum(Decimal(part[k]) for part in parts) for k in range(2)]
        if "all" in sums and total != [Decimal(cell) for cell in sums["all"][:2]]:
            wrong.append(f"{where}: {total}, not {sums['all']}")
        shares = [Decimal(part[2]) for part in parts if part[2] not in ("", "None")]
        if sum(shares) != (100 if total[1] else 0):
            wrong.append(f"{where}: shares are {sum(shares)}")
        counted = [int(sums[row][0]) for row in sums]
        if name in ("text", "markdown", "html", "latex") and sum(counted) != fines:
            wrong.append(f"{where}: {counted} fines, not {fines} in all")
        if ("all" in sums) != (name not in ("csv", "tsv", "jsonl")):
            wrong.append(f"{where}: {list(sums)}")
    kept = [[[cell.replace("None", "") for cell in part] for part in parts]
            for parts in seen.values()]
    if any(parts != kept[0] for parts in kept):
        wrong.append(f"seed {seed}: the formats differ: {seen}")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mulct", required=True)
    options = parser.parse_args()
    wrong = []
    with localcontext() as context, tempfile.TemporaryDirectory() as folder:
        context.prec = 60
        for target in ("EUR", "USD"):
            wrong += check(options.mulct, target, folder)
        wrong += check_policies(options.mulct, folder)
        unsound = [one for seed in range(TABLES) for one in adds_up(options.mulct, seed, folder)]
    print(f"{TABLES} tables in {len(FORMATS)} formats: {len(unsound)} wrong")
    wrong += unsound
    print(*wrong[:20], sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
