#!/usr/bin/env python3
"""Has Ledger, hledger and Beancount read the prices that mulct exports, and compares every digit.

What they should read comes from rates/ecb.rates itself. Each program lists the prices of a period
as it understood them, and the first two convert an amount at the rate of one day. Programs that are
not installed are left out, with a message; without any of them the test exits with 77, which CTest
counts as skipped.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SKIPPED = 77

# Old rates with as many digits as they come, and the months around 2022-05-23.
PERIODS = [("1999-01-04", "1999-02-26"), ("2022-04-01", "2022-06-30")]
DAY = "2022-05-23"
AMOUNT = 1000000  # euro: of every rate, all digits are in the converted amount


def published(first, last):
    """{(day, base, counter): digits} as the snapshot has them."""
    body = (REPOSITORY / "rates/ecb.rates").read_text(encoding="utf-8").split("\n\n", 1)[1]
    rates = {}
    for line in body.splitlines():
        day, pair, rate = line.split(" ")
        if first <= day <= last:
            rates[day, pair[:3], pair[4:]] = rate
    assert rates, f"no rates from {first} to {last}"
    return rates


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0 or done.stderr.strip():
        sys.exit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr}")
    return done.stdout


def export(mulct, name, first, last, folder):
    prices = Path(folder) / f"{name}-{first}.txt"
    prices.write_text(run(mulct, "rates", "export", name, "--source", "ecb",
                          "--from", first, "--to", last), encoding="utf-8")
    return prices


def journal_of(prices, day):
    """A journal with the prices and an amount in euro, without which Ledger lists no price."""
    journal = prices.with_suffix(".journal")
    journal.write_text(f"include {prices.name}\n\n{day} amount\n    a  {AMOUNT} EUR\n    b\n",
                       encoding="utf-8")
    return journal


def compare(what, found, expected):
    """The prices that are not as published; each is named."""
    wrong = sorted(key for key in expected.keys() | found.keys()
                   if expected.get(key) != found.get(key))
    for key in wrong[:20]:
        print(f"{what}: {' '.join(key)}: {found.get(key)}, not {expected.get(key)}")
    print(f"{what}: {len(found)} prices, {len(wrong)} not as published")
    return len(wrong)


def same_amount(what, found, counter, rate):
    """Whether a balance such as "1065900.00 USD" is what the amount is worth; 1 if it is not."""
    quantity, unit = found.split()
    if Decimal(quantity) == AMOUNT * Decimal(rate) and unit == counter:
        return 0
    print(f"{what}: {AMOUNT} EUR is {found}, not {AMOUNT * Decimal(rate)} {counter}")
    return 1


def check_ledger(mulct, folder):
    wrong = 0
    # Ledger lists a price without the zeros at its end, so the worth of the digits is compared.
    listing = "%(format_date(date, '%Y-%m-%d')) %(account) %(quantity(amount)) " \
              "%(commodity(amount))\\n"
    for first, last in PERIODS:
        journal = journal_of(export(mulct, "ledger", first, last, folder), first)
        expected = {key: Decimal(rate) for key, rate in published(first, last).items()}
        found = {}
        for line in run("ledger", "--args-only", "-f", str(journal), "prices",
                        "--prices-format", listing).splitlines():
            day, base, rate, counter = line.split()
            found[day, base, counter] = Decimal(rate)
        wrong += compare(f"ledger, {first} to {last}", found, expected)
    for (day, _, counter), rate in published(DAY, DAY).items():
        balance = run("ledger", "--args-only", "-f", str(journal), "--now", day, "-X", counter,
                      "--balance-format", "%(quantity(display_total)) %(commodity(display_total))",
                      "balance", "^a$")
        wrong += same_amount("ledger -X", balance, counter, rate)
    return wrong


def check_hledger(mulct, folder):
    wrong = 0
    for first, last in PERIODS:
        journal = journal_of(export(mulct, "hledger", first, last, folder), first)
        found = {}
        for line in run("hledger", "-f", str(journal), "prices").splitlines():
            letter, day, base, rate, counter = line.split()
            assert letter == "P", line
            found[day, base, counter] = rate
        wrong += compare(f"hledger, {first} to {last}", found, published(first, last))
    for (day, _, counter), rate in published(DAY, DAY).items():
        balance = run("hledger", "-f", str(journal), "balance", f"--value={day},{counter}",
                      "--no-total", "^a$")
        # the amount, its currency and the account
        wrong += same_amount("hledger --value", balance.rsplit(maxsplit=1)[0], counter, rate)
    return wrong


def check_beancount(mulct, folder):
    wrong = 0
    for first, last in PERIODS:
        prices = export(mulct, "beancount", first, last, folder)
        run("bean-check", str(prices))
        found = {}
        for line in run("bean-query", str(prices), "PRINT").splitlines():
            if not line:
                continue
            day, directive, base, rate, counter = line.split()
            assert directive == "price", line
            found[day, base, counter] = rate
        wrong += compare(f"beancount, {first} to {last}", found, published(first, last))
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mulct", required=True)
    mulct = parser.parse_args().mulct

    checks = [(check_ledger, ["ledger"]), (check_hledger, ["hledger"]),
              (check_beancount, ["bean-check", "bean-query"])]
    wrong = ran = 0
    for check, programs in checks:
        absent = [program for program in programs if not shutil.which(program)]
        if absent:
            print(f"left out: {', '.join(absent)} not installed")
            continue
        ran += 1
        with tempfile.TemporaryDirectory() as folder:
            wrong += check(mulct, folder)
    if ran == 0:
        return SKIPPED
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
