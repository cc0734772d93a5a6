#!/usr/bin/env python3
"""Compares rates/ecb.rates with the publisher's own file, cell by cell and digit by digit.

The file is not part of this repository: it is looked for in the folder that MULCT_REFERENCE_DATA
names (../shared/data by default). Without it there is nothing to compare, and the test says so and
exits with 77, which CTest counts as skipped. The checksum and the counts that the project's
documents state are held either way.
"""

import csv
import hashlib
import os
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SKIPPED = 77


def read_snapshot():
    header, body = (REPOSITORY / "rates/ecb.rates").read_text(encoding="utf-8").split("\n\n", 1)
    stated = dict(line.split(" ", 1) for line in header.splitlines())
    assert stated["sha256"] == hashlib.sha256(body.encode()).hexdigest(), "checksum"
    cells = {}
    for line in body.splitlines():
        day, pair, rate = line.split(" ")
        assert pair.startswith("EUR/"), line
        cells[day, pair[4:]] = rate
    return cells


def main():
    cells = read_snapshot()
    assert len({day for day, _ in cells}) == 7075
    assert len({code for _, code in cells}) == 41
    assert cells["2022-05-23", "USD"] == "1.0659" and cells["2022-05-23", "GBP"] == "0.84783"

    folder = Path(os.environ.get("MULCT_REFERENCE_DATA", "../shared/data"))
    source = REPOSITORY / folder / "rates/ecb-eurofxref-hist.csv"
    if not source.is_file():
        print(f"skipped: {folder}/rates/ecb-eurofxref-hist.csv is not here to compare with")
        return SKIPPED
    with open(source, newline="", encoding="utf-8") as file:
        published = {
            (row["Date"], code): rate
            for row in csv.DictReader(file)
            for code, rate in row.items()
            if code not in ("Date", "", None) and rate not in ("N/A", "")
        }
    differing = sorted(key for key in published.keys() | cells.keys()
                       if published.get(key) != cells.get(key))
    for key in differing[:20]:
        print(f"{key}: published {published.get(key)}, in the snapshot {cells.get(key)}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
