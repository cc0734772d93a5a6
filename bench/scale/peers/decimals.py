"""Python's decimals, without any package: decimals.py FILE RATES ANSWER

The reference: nothing of it is clever.
"""

import csv
import sys
import time
from collections import defaultdict
from decimal import Context, Decimal, ROUND_HALF_EVEN
from statistics import median

file, rates_folder, answer_file = sys.argv[1:]
with open(f"{rates_folder}/calendar.csv", newline="") as text:
    rates = {(r["currency"], r["day"]): (Decimal(r["gbp"]), Decimal(r["rate"])) for r in csv.DictReader(text)}
CUT = Context(prec=60)
PENNY = Decimal("0.01")


def pence(amount, gbp, rate):
    """`amount` * `gbp` / `rate`, rounded once: sixty digits tell any quotient from a tie."""
    return int(CUT.divide(amount * gbp, rate).quantize(PENNY, ROUND_HALF_EVEN) * 100)


def ask():
    groups = defaultdict(list)
    with open(file, newline="", encoding="utf-8") as text:
        rows = csv.reader(text)
        next(rows)
        for _, regulator, _, _, date, amount, currency in rows:
            groups[regulator, date[:4]].append(pence(Decimal(amount), *rates[currency, date]))
    return [(*key, len(v), sum(v), median(v), min(v), max(v)) for key, v in groups.items()]


print(sys.version.split()[0], flush=True)
for number, _ in enumerate(sys.stdin):
    start = time.perf_counter()
    answer = ask()
    seconds = time.perf_counter() - start
    if number == 0:
        with open(answer_file, "w", newline="", encoding="utf-8") as text:
            csv.writer(text).writerows(answer)
    print(seconds, flush=True)
