#!/usr/bin/env python3
"""How well `mulct scan` reads amounts: recall and precision on the development cases.

    scan_quality.py --mulct PROGRAM [--failures N] [--lang CODE] [--json]
    scan_quality.py --self-test

The cases are money-cases-dev.jsonl and not-money-dev.jsonl in $MULCT_REFERENCE_DATA/text (default:
../shared/data beside the repository). Where they are absent nothing is measured: status 77. They
come from the test suites of other parsers and are not part of this repository.

What is counted
  amount    one expectation of a case. Each has one line of the outcome; none is left out.
  digits    amounts written in digits, of which `mixed` have a part in words: "to kroner 23".
  found     a figure overlaps the expected place. Where a case gives no place it is the whole text.
            Of several figures in one place the one with the right value counts, then the one with
            the right currency, then the longest overlap; a figure counts for one amount only.
  span      the figure is exactly the expected place; only asked where the case marks the bare
            amount (span "exact"), not where hedges are included ("full") or the place was searched
            ("found").
  value     equal as decimals: `amount`; for a range `low` and `high`. An amount in subunits may be
            read as 34 (cents) or as 0.34: the cases say 34 and mean the cents.
  currency  equal, where the case determines one. Codes that ISO 4217 never listed (PTS, CFA) are
            left out of this one figure and counted. A currency the case leaves open ($, kr) is not
            judged.
  false     a figure that is no expected amount, in cases whose expectations are complete; and every
            figure in a text without money.
  odd       the case contradicts its own text ("3 bucks" is to be 9 pounds): it counts like any
            other, and is named, so that nobody bends a rule to meet it.

Languages that mulct does not read, and texts without a language, are scanned without --lang and
reported apart. Nothing is asserted.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import unittest
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
LANGUAGES = "en fr de es it pt pt-PT nl pl sv da nb fi cs hu ro".split()
AIMS = {"value": 97, "currency": 97, "false": 1}
SKIPPED = 77

# Names of subunits in cases that lack the mark for them.
SUBUNITS = {"ban", "øre", "penny"}


def reference_texts():
    data = os.environ.get("MULCT_REFERENCE_DATA") or REPOSITORY.parent / "shared" / "data"
    return Path(data) / "text"


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def iso_codes():
    rows = (REPOSITORY / "data" / "currencies.csv").read_text(encoding="utf-8").splitlines()
    return {row[:3] for row in rows if re.match(r"[A-Z]{3},", row)}


def scan(program, cases):
    """The figures of each case, in the order of the cases."""
    documents = []
    for number, case in enumerate(cases):
        document = {"id": str(number), "text": case["text"]}
        if case["lang"] in LANGUAGES:
            document["lang"] = case["lang"]
        documents.append(json.dumps(document, ensure_ascii=False))
    run = subprocess.run([program, "scan", "-", "--input", "jsonl", "--format", "jsonl"],
                         input="\n".join(documents) + "\n", capture_output=True, encoding="utf-8")
    if run.returncode not in (0, 1):
        sys.exit(f"{program} scan ended with status {run.returncode}:\n{run.stderr}")
    figures = [[] for _ in cases]
    for line in run.stdout.splitlines():
        record = json.loads(line)
        if "start" not in record:
            sys.exit(f"{program} scan answered something other than a figure: {line}")
        figures[int(record["id"])].append(record)
    return figures


def nonzero_digits(text):
    return Counter(c for c in text or "" if c in "123456789")


def extent(figure):
    return figure["start"], figure["start"] + figure["length"]


class Amount:
    """One expectation of a case, and what became of it."""

    def __init__(self, case, expected, codes):
        self.case = case
        self.expected = expected
        whole = (0, len(case["text"].encode()))
        self.place = whole if expected["bstart"] is None else (expected["bstart"], expected["bend"])
        self.written = case["text"] if expected["text"] is None else expected["text"]
        self.spelled = expected["spelled"]
        self.subunit = expected.get("subunit", False) or expected["currency"] in SUBUNITS
        self.judged_span = case["span"] == "exact" and expected["bstart"] is not None
        self.code = expected["iso"]
        self.unlisted_code = self.code is not None and self.code not in codes
        self.judged_currency = self.code is not None and not self.unlisted_code
        self.figure = None

        value = nonzero_digits(expected["value"]) + nonzero_digits(expected.get("value_hi"))
        written = nonzero_digits(self.written)
        self.odd = not self.spelled and bool(written - value) and case["span"] != "none"
        self.mixed = not self.spelled and not self.odd and bool(value - written)

    def overlap(self, figure):
        start, end = extent(figure)
        return min(end, self.place[1]) - max(start, self.place[0])

    def has_value(self, figure):
        def equal(text, expected):
            if text is None:
                return False
            got, want = Fraction(text), Fraction(expected)
            return got == want or (self.subunit and 100 * got == want)

        if self.expected["kind"] == "between":
            return (equal(figure["low"], self.expected["value"])
                    and equal(figure["high"], self.expected["value_hi"]))
        return equal(figure["amount"], self.expected["value"])

    def has_currency(self, figure):
        return figure["currency"] == self.code

    @property
    def found(self):
        return self.figure is not None

    @property
    def span_right(self):
        return self.found and extent(self.figure) == self.place

    @property
    def value_right(self):
        return self.found and self.has_value(self.figure)

    @property
    def currency_right(self):
        return self.found and self.has_currency(self.figure)


def match(amounts, figures):
    """Gives each amount of a case its figure; returns the figures that are left over."""
    pairs = [(a.has_value(f), a.judged_currency and a.has_currency(f), a.overlap(f), -i, -k)
             for i, a in enumerate(amounts) for k, f in enumerate(figures) if a.overlap(f) > 0]
    taken = set()
    for *_, i, k in sorted(pairs, reverse=True):
        if amounts[-i].figure is None and k not in taken:
            amounts[-i].figure = figures[-k]
            taken.add(k)
    return [f for k, f in enumerate(figures) if -k not in taken]


class Tally(Counter):
    """Counts of one language, or of several together."""

    def add(self, amount):
        groups = ["spelled"] if amount.spelled else ["digits"] + ["mixed"] * amount.mixed
        for group in groups:
            self[group] += 1
            self[group, "found"] += amount.found
            self[group, "value"] += amount.value_right
            if amount.judged_span:
                self[group, "spans"] += 1
                self[group, "span"] += amount.span_right
            if amount.judged_currency:
                self[group, "currencies"] += 1
                self[group, "currency"] += amount.currency_right
        self["odd"] += amount.odd
        self["unlisted code"] += amount.unlisted_code
        self["open currency"] += amount.code is None


def score(cases, found, codes):
    """Tallies by language, the amounts, and the false figures as (case, figure)."""
    tallies, amounts, false = defaultdict(Tally), [], []
    for case, figures in zip(cases, found, strict=True):
        tally = tallies[case["lang"]]
        tally["cases"] += 1
        of_case = [Amount(case, e, codes) for e in case["expect"]]
        surplus = match(of_case, figures)
        for amount in of_case:
            tally.add(amount)
        if case.get("complete", True):
            tally["complete figures"] += len(figures)
            tally["false"] += len(surplus)
            false += [(case, f) for f in surplus]
        amounts += of_case
    return tallies, amounts, false


def total(tallies, languages):
    result = Tally()
    for language in languages:
        result.update(tallies.get(language, Tally()))
    return result


def percent(part, whole):
    return f"{100 * part / whole:5.1f} %" if whole else "      -"


COLUMNS = ("cases", "digits", "found", "value", "currency", "of", "span", "of",
           "spelled", "found", "value", "currency", "of", "precision", "false", "odd")


def row(name, t):
    cells = [t["cases"]]
    for group in ("digits", "spelled"):
        n, determined = t[group], t[group, "currencies"]
        cells += [n, percent(t[group, "found"], n), percent(t[group, "value"], n),
                  percent(t[group, "currency"], determined), determined]
        if group == "digits":
            cells += [percent(t[group, "span"], t[group, "spans"]), t[group, "spans"]]
    right = t["complete figures"] - t["false"]
    cells += [percent(right, t["complete figures"]), t["false"], t["odd"]]
    return [name] + [str(c).strip() for c in cells]


def print_table(rows):
    widths = [max(len(r[i]) for r in rows) for i in range(len(rows[0]))]
    for r in rows:
        first, *rest = (cell.ljust(w) if i == 0 else cell.rjust(w)
                        for i, (cell, w) in enumerate(zip(r, widths)))
        print("  ".join([first, *rest]).rstrip())


def verdict(name, reached, aim, met):
    print(f"  {name:52} {reached.strip():>8}   aim {aim:7} {'met' if met else 'missed'}")


def not_money_counts(cases, found):
    counts = defaultdict(Counter)
    for case, figures in zip(cases, found, strict=True):
        group = "the sixteen" if case["lang"] in LANGUAGES else "others"
        c = counts[group, case["strength"]]
        c["texts"] += 1
        c["figures"] += len(figures)
        c["texts with a figure"] += bool(figures)
    return counts


def report(tallies, amounts, no_money):
    ours = [l for l in LANGUAGES if l in tallies]
    others = sorted(set(tallies) - set(LANGUAGES))
    sixteen, rest = total(tallies, ours), total(tallies, others)

    print_table([["language", *COLUMNS]] + [row(l, tallies[l]) for l in ours]
                + [row("the sixteen", sixteen)]
                + [row(l, tallies[l]) for l in others] + [row("others", rest)])
    print("\nNo cases in:", ", ".join(l for l in LANGUAGES if l not in ours) or "none")

    print("\nThe sixteen languages, amounts in digits")
    n = sixteen["digits"]
    value = sixteen["digits", "value"]
    verdict(f"value right: {value} of {n}", percent(value, n), f">= {AIMS['value']} %",
            100 * value >= AIMS["value"] * n)
    mixed = sixteen["mixed"]
    plain = value - sixteen["mixed", "value"]
    print(f"    without a part in words: {plain} of {n - mixed},"
          f" {percent(plain, n - mixed).strip()}; with one: {sixteen['mixed', 'value']} of {mixed}")
    c = sixteen["digits", "currencies"]
    right = sixteen["digits", "currency"]
    verdict(f"currency right: {right} of {c} determined", percent(right, c),
            f">= {AIMS['currency']} %", 100 * right >= AIMS["currency"] * c)
    texts, figures = (sum(v[k] for (group, _), v in no_money.items() if group == "the sixteen")
                      for k in ("texts", "figures"))
    verdict(f"false figures without money: {figures} in {texts} texts", percent(figures, texts),
            f"<= {AIMS['false']} %", 100 * figures <= AIMS["false"] * texts)

    print("\nTexts without money, by the strength of the evidence")
    for (group, strength), v in sorted(no_money.items(), reverse=True):
        print(f"  {group:12} {strength:7} {v['figures']:4} figures in {v['texts with a figure']}"
              f" of {v['texts']} texts")

    print("\nNot judged, in all languages")
    unlisted = Counter(a.code for a in amounts if a.unlisted_code)
    print("  currency, because ISO 4217 never listed the code:",
          ", ".join(f"{code} {k}" for code, k in sorted(unlisted.items())) or "none")
    print(f"  currency, because the case leaves it open: {sum(a.code is None for a in amounts)}")
    cases = {id(a.case): a.case for a in amounts}.values()
    incomplete = sum(not case["complete"] for case in cases)
    print(f"  surplus figures, because only the first amount is marked: {incomplete} cases")
    print("\nJudged like the others, but the case contradicts its text")
    for a in amounts:
        if a.odd:
            print(f"  {a.case['id']} {a.case['lang']:4} {a.written!r} is to be {expectation(a)}")


def expectation(amount):
    e = amount.expected
    value = e["value"] + (f" to {e['value_hi']}" if "value_hi" in e else "")
    return f"{value} {e['iso'] or '(' + e['currency'] + ')'}"


def reading(figure):
    value = (f"{figure['low']} to {figure['high']}" if figure["kind"] == "range"
             else str(figure["amount"]))
    currency = figure["currency"] or "/".join(figure["candidates"]) or "?"
    return f"{figure['text']!r} = {value} {currency}"


def around(text, place):
    data = text.encode()
    start, end = max(0, place[0] - 40), min(len(data), place[1] + 40)
    before, after = "..." if start > 0 else "", "..." if end < len(data) else ""
    return before + data[start:end].decode(errors="ignore") + after


def print_failures(amounts, false, no_money_false, limit, language):
    def wanted(case):
        return language == case["lang"] if language else case["lang"] in LANGUAGES

    kinds = {
        "not found": [a for a in amounts if not a.found],
        "wrong value": [a for a in amounts if a.found and not a.value_right],
        "wrong currency": [a for a in amounts
                           if a.found and a.judged_currency and not a.currency_right],
        "wrong span": [a for a in amounts if a.found and a.judged_span and not a.span_right],
    }
    for name, failed in kinds.items():
        failed = [a for a in failed if wanted(a.case)]
        print(f"\n{name}: {len(failed)}")
        for a in failed[:limit]:
            marks = "".join(f" [{mark}]" for mark in ("spelled", "mixed", "odd", "subunit")
                            if getattr(a, mark))
            print(f"  {a.case['id']} {a.case['lang']:4}{marks} {around(a.case['text'], a.place)!r}")
            print(f"      expected {a.written!r} = {expectation(a)}")
            if a.found:
                print(f"      read     {reading(a.figure)}")
    for name, surplus in (("false, beside the expected", false),
                          ("false, without money", no_money_false)):
        surplus = [(c, f) for c, f in surplus if wanted(c)]
        print(f"\n{name}: {len(surplus)}")
        for case, f in surplus[:limit]:
            print(f"  {case.get('id', '-')} {case['lang']:4} {around(case['text'], extent(f))!r}")
            print(f"      read     {reading(f)}")


def as_json(tallies, no_money):
    def names(tally):
        return {k if isinstance(k, str) else " ".join(k): v
                for k, v in sorted(tally.items(), key=str)}

    ours = [l for l in LANGUAGES if l in tallies]
    return {
        "languages": {l: names(t) for l, t in sorted(tallies.items())},
        "the sixteen": names(total(tallies, ours)),
        "others": names(total(tallies, set(tallies) - set(ours))),
        "without money": {f"{g}, {s}": names(v) for (g, s), v in sorted(no_money.items())},
        "aims in percent": AIMS,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mulct", help="the program")
    parser.add_argument("--failures", type=int, metavar="N", help="print N failures of each kind")
    parser.add_argument("--lang", help="failures of this language only (default: the sixteen)")
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")
    parser.add_argument("--self-test", action="store_true", help="test this script")
    arguments = parser.parse_args()
    if arguments.self_test:
        return unittest.main(argv=[sys.argv[0]])
    if not arguments.mulct:
        parser.error("--mulct PROGRAM is needed")

    texts = reference_texts()
    files = [texts / "money-cases-dev.jsonl", texts / "not-money-dev.jsonl"]
    for path in files:
        if not path.is_file():
            print(f"Skipped: {path} is not there; MULCT_REFERENCE_DATA names the folder that holds"
                  " text/.")
            return SKIPPED
    cases, without = map(read_lines, files)
    tallies, amounts, false = score(cases, scan(arguments.mulct, cases), iso_codes())
    without_found = scan(arguments.mulct, without)
    no_money = not_money_counts(without, without_found)
    no_money_false = [(c, f) for c, figures in zip(without, without_found) for f in figures]

    if arguments.json:
        print(json.dumps(as_json(tallies, no_money), indent=2, ensure_ascii=False))
    elif arguments.failures is not None:
        print_failures(amounts, false, no_money_false, arguments.failures, arguments.lang)
    else:
        report(tallies, amounts, no_money)
    return 0


class Scorer(unittest.TestCase):
    """Made-up cases."""

    CODES = {"EUR", "GBP", "FIM"}

    @staticmethod
    def case(text, *expected, span="exact", complete=True, lang="en"):
        """An expectation is (place as written, or None; value; code), with more keys in a dict."""
        expect = []
        for written, value, code, *more in expected:
            start = None if written is None else text.encode().index(written.encode())
            end = None if written is None else start + len(written.encode())
            expect.append({"value": value, "currency": code or "$", "iso": code, "kind": "simple",
                           "bstart": start, "bend": end, "text": written, "spelled": False}
                          | (more[0] if more else {}))
        return {"text": text, "lang": lang, "expect": expect, "span": span, "complete": complete,
                "id": "x"}

    @staticmethod
    def figure(text, written, amount, currency, **more):
        start = text.encode().index(written.encode())
        return {"text": written, "start": start, "length": len(written.encode()), "amount": amount,
                "low": amount, "high": amount, "currency": currency, "candidates": [],
                "kind": "simple"} | more

    def outcome(self, case, *figures):
        tallies, amounts, false = score([case], [list(figures)], self.CODES)
        return tallies[case["lang"]], amounts, false

    def test_a_right_figure_counts_in_everything(self):
        text = "größer: 5,50 €!"
        tally, (amount,), false = self.outcome(self.case(text, ("5,50 €", "5.5", "EUR")),
                                               self.figure(text, "5,50 €", "5.50", "EUR"))
        self.assertEqual(amount.place, (10, 18))
        self.assertTrue(amount.span_right and amount.value_right and amount.currency_right)
        self.assertEqual((tally["digits"], tally["digits", "value"], tally["false"], false),
                         (1, 1, 0, []))

    def test_nothing_found_is_wrong_in_everything(self):
        tally, (amount,), _ = self.outcome(self.case("5 €", ("5 €", "5", "EUR")))
        self.assertFalse(amount.found or amount.value_right or amount.currency_right)
        self.assertEqual((tally["digits"], tally["digits", "currencies"]), (1, 1))
        self.assertEqual((tally["digits", "found"], tally["digits", "currency"]), (0, 0))

    def test_a_figure_elsewhere_is_false_and_the_amount_is_not_found(self):
        text = "2022: 5 €"
        tally, (amount,), false = self.outcome(self.case(text, ("5 €", "5", "EUR")),
                                               self.figure(text, "2022", "2022", "EUR"))
        self.assertFalse(amount.found)
        self.assertEqual((tally["false"], len(false)), (1, 1))

    def test_a_surplus_figure_is_not_false_where_only_the_first_amount_is_marked(self):
        text = "5 €, 6 €"
        tally, _, false = self.outcome(self.case(text, ("5 €", "5", "EUR"), complete=False),
                                       self.figure(text, "5 €", "5", "EUR"),
                                       self.figure(text, "6 €", "6", "EUR"))
        self.assertEqual((tally["false"], tally["complete figures"], false), (0, 0, []))

    def test_a_figure_counts_for_one_amount_only(self):
        text = "5 € 6 €"
        tally, amounts, _ = self.outcome(
            self.case(text, ("5 €", "5", "EUR"), ("6 €", "6", "EUR")),
            self.figure(text, "5 € 6 €", "6", "EUR"))
        self.assertEqual([a.found for a in amounts], [False, True])
        self.assertFalse(amounts[1].span_right)

    def test_one_amount_read_as_two_figures_leaves_a_false_one(self):
        text = "2 euros and 5 cents"
        tally, (amount,), false = self.outcome(
            self.case(text, (text, "2.05", "EUR")),
            self.figure(text, "2 euros", "2", "EUR"), self.figure(text, "5 cents", "0.05", "EUR"))
        self.assertTrue(amount.found)
        self.assertFalse(amount.value_right)
        self.assertEqual([f["text"] for _, f in false], ["5 cents"])

    def test_a_case_without_a_place_takes_the_whole_text(self):
        text = "it was €12.00?"
        _, (amount,), _ = self.outcome(self.case(text, (None, "12", "EUR"), span="none"),
                                       self.figure(text, "€12.00", "12.00", "EUR"))
        self.assertTrue(amount.value_right)
        self.assertFalse(amount.judged_span or amount.odd)

    def test_values_are_compared_exactly(self):
        text = "0.1234567890123456789012345678901234567 €"
        value = text.split()[0]
        _, (amount,), _ = self.outcome(self.case(text, (text, value, "EUR")),
                                       self.figure(text, text, value[:-1] + "8", "EUR"))
        self.assertFalse(amount.value_right)

    def test_an_unresolved_amount_is_found_but_wrong(self):
        text = "1.405 €"
        _, (amount,), _ = self.outcome(self.case(text, (text, "1.405", "EUR")),
                                       self.figure(text, text, None, "EUR"))
        self.assertTrue(amount.found)
        self.assertFalse(amount.value_right)

    def test_a_range_needs_both_ends(self):
        text = "5-6 €"
        case = self.case(text, (text, "5", "EUR", {"kind": "between", "value_hi": "6"}),
                         span="full")
        both = self.figure(text, text, None, "EUR", low="5", high="6", kind="range")
        _, (amount,), _ = self.outcome(case, both)
        self.assertTrue(amount.value_right)
        for end, value in (("low", "4"), ("high", "5")):
            _, (amount,), _ = self.outcome(case, both | {end: value})
            self.assertFalse(amount.value_right, end)

    def test_cents_may_be_read_as_cents_or_as_parts_of_a_unit(self):
        text = "34 cents"
        case = self.case(text, (text, "34", None, {"subunit": True}))
        for value, right in (("34", True), ("0.34", True), ("3.4", False)):
            _, (amount,), _ = self.outcome(case, self.figure(text, text, value, None))
            self.assertEqual(amount.value_right, right, value)

    def test_a_hundredth_is_wrong_where_no_subunit_is_written(self):
        text = "34 €"
        _, (amount,), _ = self.outcome(self.case(text, (text, "34", "EUR")),
                                       self.figure(text, text, "0.34", "EUR"))
        self.assertFalse(amount.value_right)

    def test_codes_that_iso_never_listed_are_not_judged_but_counted(self):
        text = "15 pta 5 mk $3"
        tally, _, _ = self.outcome(self.case(text, ("15 pta", "15", "PTS"), ("5 mk", "5", "FIM"),
                                             ("$3", "3", None)))
        self.assertEqual((tally["unlisted code"], tally["digits", "currencies"],
                          tally["open currency"]), (1, 1, 1))

    def test_an_ambiguous_currency_is_wrong_where_the_case_determines_one(self):
        text = "£5"
        _, (amount,), _ = self.outcome(
            self.case(text, (text, "5", "GBP")),
            self.figure(text, text, "5", None, candidates=["GBP", "EGP"]))
        self.assertFalse(amount.currency_right)

    def test_amounts_partly_in_words_are_digits_and_mixed(self):
        text = "to kroner 23"
        tally, (amount,), _ = self.outcome(self.case(text, (text, "2.23", "EUR")))
        self.assertTrue(amount.mixed and not amount.odd)
        self.assertEqual((tally["digits"], tally["mixed"], tally["spelled"]), (1, 1, 0))

    def test_a_case_that_contradicts_its_text_is_counted_and_named(self):
        tally, (amount,), _ = self.outcome(self.case("3 bucks", ("3 bucks", "9", "GBP")))
        self.assertTrue(amount.odd and not amount.mixed)
        self.assertEqual((tally["digits"], tally["odd"]), (1, 1))

    def test_scales_and_decimals_are_no_contradiction(self):
        for written, value in (("1,5 Mio. €", "1500000"), ("€ 1.405.000,50", "1405000.5"),
                               ("3 GBP 1 pence", "3.01"), ("-15€", "-15")):
            _, (amount,), _ = self.outcome(self.case(written, (written, value, "EUR")))
            self.assertFalse(amount.odd or amount.mixed, written)

    def test_the_right_value_goes_before_the_longer_overlap(self):
        text = "10 units for 9 €"
        _, (amount,), false = self.outcome(self.case(text, (text, "9", "EUR"), span="full"),
                                           self.figure(text, "10 units", "10", "EUR"),
                                           self.figure(text, "9 €", "9", "EUR"))
        self.assertTrue(amount.value_right)
        self.assertEqual(len(false), 1)

    def test_figures_without_money_are_counted_by_strength(self):
        cases = [{"lang": "en", "strength": "weak"}, {"lang": "tr", "strength": "strong"},
                 {"lang": "en", "strength": "weak"}]
        counts = not_money_counts(cases, [[1, 2], [1], []])
        weak = counts["the sixteen", "weak"]
        self.assertEqual((weak["texts"], weak["figures"], weak["texts with a figure"]), (2, 2, 1))
        self.assertEqual(counts["others", "strong"]["figures"], 1)

    def test_totals_are_sums(self):
        text = "5 €"
        cases = [self.case(text, (text, "5", "EUR"), lang=l) for l in ("en", "fr", "ja")]
        tallies, *_ = score(cases, [[self.figure(text, text, "5", "EUR")], [], []], self.CODES)
        both = total(tallies, ["en", "fr"])
        self.assertEqual((both["cases"], both["digits"], both["digits", "value"]), (2, 2, 1))


if __name__ == "__main__":
    sys.exit(main())
