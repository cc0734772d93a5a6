"""What is measured on: files of fines from mulct-make-fines, and the ECB's rates in the peers' forms."""

import csv
import datetime
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "build" / "bench-data"
PROGRAMS = ROOT / "build" / "bench" / "bench" / "scale"

LOOK_BACK = 7
FIRST, LAST = datetime.date(2010, 1, 1), datetime.date(2024, 12, 31)
SCALE = 5  # no rate of these currencies has more digits after its point
CURRENCIES = "EUR GBP USD SEK NOK DKK PLN CZK HUF RON CHF JPY CAD AUD KRW ZAR".split()


def generator(rows, *options):
    return [str(PROGRAMS / "mulct-make-fines"), str(rows), *map(str, options)]


def fines(rows, *options):
    """A file of so many fines, written if it is not there or its beginning is not what is written now."""
    path = DATA / ("-".join(["fines", str(rows), *(str(o).strip("-") for o in options)]) + ".csv")
    beginning = subprocess.run(generator(min(rows, 1000), *options), check=True,
                               capture_output=True).stdout
    if path.exists():
        with path.open("rb") as text:
            if text.read(len(beginning)) == beginning:
                return path
    print(f"Writing {path} ...", file=sys.stderr)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with part.open("wb") as text:
        subprocess.run(generator(rows, *options), check=True, stdout=text)
    part.rename(path)
    return path


def coefficient(rate):
    """A rate as it is written, in units of the last digit that any has."""
    whole, _, fraction = rate.partition(".")
    assert len(fraction) <= SCALE, rate
    return int(whole + fraction.ljust(SCALE, "0"))


def read_rates():
    """By day of publication: what a euro is in each currency."""
    days = {}
    text = (ROOT / "rates" / "ecb.rates").read_text(encoding="utf-8").split("\n\n", 1)[1]
    for line in text.splitlines():
        day, pair, rate = line.split()
        if pair[4:] in CURRENCIES:
            date = datetime.date.fromisoformat(day)
            days.setdefault(date, {"EUR": 10**SCALE})[pair[4:]] = coefficient(rate)
    return days


def rates():
    """A folder with two tables of currency, day, and what a euro is in pounds and in the currency, and
    the quotient of both as a double: fixings.csv has the days of publication, calendar.csv each day
    that has one at most seven days before."""
    folder = DATA / "rates"
    folder.mkdir(parents=True, exist_ok=True)
    published = read_rates()
    with (folder / "calendar.csv").open("w", newline="") as calendar, \
            (folder / "fixings.csv").open("w", newline="") as fixings:
        tables = [csv.writer(calendar), csv.writer(fixings)]
        for table in tables:
            table.writerow(["currency", "day", "gbp", "rate", "factor"])
        day = FIRST - datetime.timedelta(LOOK_BACK)
        latest = None
        while day <= LAST:
            latest = day if day in published else latest
            if latest and (day - latest).days <= LOOK_BACK:
                of_day = published[latest]
                for currency in CURRENCIES:
                    row = [currency, day, of_day["GBP"], of_day[currency],
                           repr(of_day["GBP"] / of_day[currency])]
                    for table in tables if latest == day else tables[:1]:
                        table.writerow(row)
            day += datetime.timedelta(1)
    return folder
