#!/usr/bin/env python3
"""Compares the snapshots in rates/ with the publishers' own files, cell by cell, digit by digit.

The files are not part of this repository: they are looked for in the folder that
MULCT_REFERENCE_DATA names (../shared/data by default). Without them there is nothing to compare,
and the test says so and exits with 77, which CTest counts as skipped. The checksums and the counts
that the project's documents state are held either way.
"""

import csv
import hashlib
import os
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SKIPPED = 77
COUNTS = {"ecb": (7075, 41), "h10": (13910, 23), "hmrc": (141, 159)}  # days, currencies


def read_snapshot(name):
    """{(day, pair): digits}"""
    text = (REPOSITORY / f"rates/{name}.rates").read_text(encoding="utf-8")
    header, body = text.split("\n\n", 1)
    stated = dict(line.split(" ", 1) for line in header.splitlines())
    assert stated["sha256"] == hashlib.sha256(body.encode()).hexdigest(), f"{name}: checksum"
    cells = {}
    for line in body.splitlines():
        day, pair, rate = line.split(" ")
        assert stated["pivot"] in (pair[:3], pair[4:]), line
        cells[day, pair] = rate
    days, currencies = COUNTS[name]
    assert len({day for day, _ in cells}) == days, name
    assert len({pair for _, pair in cells}) == currencies, name
    return cells


def read_exclusions():
    """[(source, pair, first, last, digits or "")], each with a reason"""
    with open(REPOSITORY / "rates/excluded.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert all(row["reason"] for row in rows)
    return [(r["source"], r["pair"], r["first"], r["last"], r["published"]) for r in rows]


def published_by_ecb(file):
    for row in csv.DictReader(file):
        for code, rate in row.items():
            if code not in ("Date", "", None) and rate not in ("N/A", ""):
                yield row["Date"], f"EUR/{code}", rate


def published_by_fed(file):
    for row in csv.DictReader(file):
        for column, rate in row.items():
            if column != "Date" and rate:
                counter, base = column.split("_per_")
                yield row["Date"], f"{base}/{counter}", rate


def published_by_hmrc(file):
    for row in csv.DictReader(file):
        code = {"ZIG": "ZWG"}.get(row["currency"], row["currency"])
        yield row["month"] + "-01", f"GBP/{code}", row["units_per_gbp"]


def suspect_cells(file):
    for row in csv.DictReader(file):
        yield row["month"] + "-01", f"GBP/{row['currency']}"


READERS = {
    "ecb": ("ecb-eurofxref-hist.csv", published_by_ecb),
    "h10": ("fed-h10-native.csv", published_by_fed),
    "hmrc": ("hmrc-monthly.csv", published_by_hmrc),
}


def differences(name, cells, exclusions, source):
    """What the snapshot has otherwise than the publisher, but for what is excluded by name."""
    with open(source, newline="", encoding="utf-8") as file:
        published = {(day, pair): rate for day, pair, rate in READERS[name][1](file)}
    dropped = set()
    for owner, pair, first, last, digits in exclusions:
        if owner != name.upper():
            continue
        left_out = [key for key, rate in published.items()
                    if key[1] == pair and first <= key[0] <= last and digits in ("", rate)]
        if not left_out:
            yield f"{name}: excluded {pair} {first} is not in the publisher's file"
        for key in left_out:
            if key in cells:
                yield f"{name}: {key} is excluded, and there"
        dropped.update(left_out)
    for key in dropped:
        published.pop(key, None)
    for key in sorted(published.keys() | cells.keys()):
        if published.get(key) != cells.get(key):
            yield f"{name}: {key}: published {published.get(key)}, here {cells.get(key)}"


def main():
    snapshots = {name: read_snapshot(name) for name in COUNTS}
    exclusions = read_exclusions()
    ecb = snapshots["ecb"]
    assert ecb["2022-05-23", "EUR/USD"] == "1.0659" and ecb["2022-05-23", "EUR/GBP"] == "0.84783"
    assert snapshots["h10"]["2022-05-23", "GBP/USD"] == "1.2571"

    folder = REPOSITORY / os.environ.get("MULCT_REFERENCE_DATA", "../shared/data") / "rates"
    if not folder.is_dir():
        print(f"skipped: {folder} is not here to compare with")
        return SKIPPED
    found = []
    for name, cells in snapshots.items():
        found += differences(name, cells, exclusions, folder / READERS[name][0])
    with open(folder / "hmrc-suspect.csv", newline="", encoding="utf-8") as file:
        for key in suspect_cells(file):
            if key in snapshots["hmrc"]:
                found.append(f"hmrc: {key} is known to be wrong, and there")
    for line in found[:20]:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
