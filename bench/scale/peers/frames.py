"""pandas: frames.py FILE RATES ANSWER

Integers of 64 bits: with amounts of 10^11 cents and coefficients of 10^5 their product is below 2^63.
Half even as in duckdb.mjs.
"""

import sys
import time

import pandas

file, rates_folder, answer_file = sys.argv[1:]
rates = pandas.read_csv(f"{rates_folder}/calendar.csv", parse_dates=["day"],
                        usecols=["currency", "day", "gbp", "rate"])


def ask():
    fines = pandas.read_csv(file, usecols=["regulator", "date", "amount", "currency"],
                            parse_dates=["date"])
    fines = fines.merge(rates, left_on=["currency", "date"], right_on=["currency", "day"])
    n = (fines.amount * 100).round().astype("int64") * fines.gbp
    q = n // fines.rate
    fines["pence"] = q + (2 * (n - q * fines.rate) + q % 2 > fines.rate)
    return (fines.groupby(["regulator", fines.date.dt.year]).pence
            .agg(["count", "sum", "median", "min", "max"]))


print(pandas.__version__, flush=True)
for number, _ in enumerate(sys.stdin):
    start = time.perf_counter()
    answer = ask()
    seconds = time.perf_counter() - start
    if number == 0:
        answer.to_csv(answer_file, header=False)
    print(seconds, flush=True)
