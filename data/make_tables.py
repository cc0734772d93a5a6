#!/usr/bin/env python3
"""Check the tables in data/ and write the C++ headers made from them.

    make_tables.py                 write the headers
    make_tables.py --check         exit 1 if a header is not what the tables give
    make_tables.py --compare [DIR] compare the tables with the reference data under DIR
                                   (default: MULCT_REFERENCE_DATA, or ../shared/data)

data/currencies.csv                            -> include/mulct/money/currency_table.hpp
data/conversion_rates.csv, redenominations.csv -> include/mulct/rates/legal_table.hpp
"""

import argparse
import collections
import csv
import datetime
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
CURRENCY_HEADER = "include/mulct/money/currency_table.hpp"
LEGAL_HEADER = "include/mulct/rates/legal_table.hpp"
EPOCH = datetime.date(1970, 1, 1)
ONE_DAY = datetime.timedelta(days=1)

CURRENCY_COLUMNS = [
    "code", "number", "minor_unit", "first_day", "last_day", "withdrawn", "name", "became", "note"]
RATE_COLUMNS = ["code", "units_per_euro", "first_day", "regulation"]
REDENOMINATION_COLUMNS = ["old", "new", "old_per_new", "day", "evidence"]

MONTH = r"[12][0-9]{3}(-(0[1-9]|1[0-2]))?"

# Redenominations whose new currency has no first day of its own in currencies.csv.
NEW_UNIT_OLDER = {"MGA": "the ariary was a unit of account before it became the currency"}


class Problem(Exception):
    """Something in a table that must be put right by hand."""


def problem(path, line, text):
    raise Problem("%s:%d: %s" % (path, line, text))


# ---------------------------------------------------------------------------------------------
# Reading and checking


def read_table(name, columns):
    """The rows of data/`name` as (line, dict); comment lines may only lead."""
    path = os.path.join(HERE, name)
    shown = "data/" + name
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    if "\r" in text:
        problem(shown, 1, "lines must end in a single line feed")
    if not text.endswith("\n"):
        problem(shown, text.count("\n") + 1, "the last line has no line feed")
    lines = text.split("\n")
    lead = 0
    while lead < len(lines) and lines[lead].startswith("#"):
        lead += 1
    reader = csv.reader(lines[lead:-1], strict=True)
    header = next(reader, None)
    if header != columns:
        problem(shown, lead + 1, "expected the columns " + ",".join(columns))
    rows = []
    for cells in reader:
        line = lead + reader.line_num
        if len(cells) != len(columns):
            problem(shown, line, "%d cells instead of %d" % (len(cells), len(columns)))
        for cell in cells:
            if cell != cell.strip() or "  " in cell:
                problem(shown, line, "stray space in %r" % cell)
            if any(ord(c) < 32 or ord(c) == 127 for c in cell):
                problem(shown, line, "control character in %r" % cell)
        rows.append((line, dict(zip(columns, cells))))
    key = columns[0]
    for (_, before), (line, row) in zip(rows, rows[1:]):
        if row[key] == before[key]:
            problem(shown, line, "%s appears twice" % row[key])
        if row[key] < before[key]:
            problem(shown, line, "%s is out of order after %s" % (row[key], before[key]))
    return shown, rows


def parse_day(path, line, text):
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        problem(path, line, "%r is not a day" % text)
    try:
        return datetime.date(int(text[:4]), int(text[5:7]), int(text[8:]))
    except ValueError:
        problem(path, line, "there is no day %s" % text)


def check_code(path, line, text):
    if not re.fullmatch(r"[A-Z]{3}", text):
        problem(path, line, "%r is not three capital letters" % text)


def read_currencies():
    path, rows = read_table("currencies.csv", CURRENCY_COLUMNS)
    table = collections.OrderedDict()
    for line, row in rows:
        check_code(path, line, row["code"])
        if not re.fullmatch(r"([0-9]{3})?", row["number"]):
            problem(path, line, "number %r is not three digits" % row["number"])
        if not re.fullmatch(r"[0-9]?", row["minor_unit"]):
            problem(path, line, "minor unit %r is not one digit" % row["minor_unit"])
        if not row["name"]:
            problem(path, line, "no name")
        if not re.fullmatch("(%s( to %s)?)?" % (MONTH, MONTH), row["withdrawn"]):
            problem(path, line, "%r is not a month or a range" % row["withdrawn"])
        for column in ("first_day", "last_day"):
            row[column] = parse_day(path, line, row[column]) if row[column] else None
        if row["first_day"] and row["last_day"] and row["first_day"] > row["last_day"]:
            problem(path, line, "the last day comes before the first")
        row["current"] = not row["withdrawn"]
        if row["current"] and row["last_day"]:
            problem(path, line, "has a last day but no month of withdrawal")
        if row["current"] and row["became"]:
            problem(path, line, "has a successor but no month of withdrawal")
        row["line"] = line
        table[row["code"]] = row
    for row in table.values():
        if row["became"]:
            if row["became"] not in table:
                problem(path, row["line"], "successor %r is not in the table" % row["became"])
            seen = {row["code"]}
            step = row
            while step["became"]:
                step = table[step["became"]]
                if step["code"] in seen:
                    problem(path, row["line"], "its successors lead in a circle")
                seen.add(step["code"])
    return table


def read_rates(currencies):
    path, rows = read_table("conversion_rates.csv", RATE_COLUMNS)
    table = []
    for line, row in rows:
        code = row["code"]
        if code not in currencies:
            problem(path, line, "%s is not in currencies.csv" % code)
        digits = row["units_per_euro"]
        if not re.fullmatch(r"[0-9]+\.[0-9]+", digits):
            problem(path, line, "%r is not a decimal" % digits)
        whole, fraction = digits.split(".")
        if len(whole) > 1 and whole[0] == "0":
            problem(path, line, "leading zero in %s" % digits)
        if len((whole + fraction).lstrip("0")) != 6:
            problem(path, line, "%s has not six significant figures" % digits)
        first = parse_day(path, line, row["first_day"])
        if not row["regulation"]:
            problem(path, line, "no regulation named")
        if currencies[code]["became"] != "EUR":
            problem(path, line, "currencies.csv does not say that %s became EUR" % code)
        if currencies[code]["last_day"] != first - ONE_DAY:
            problem(path, line, "%s does not end the day before in currencies.csv" % code)
        table.append({"code": code, "digits": digits, "coefficient": int(whole + fraction),
                      "scale": len(fraction), "first_day": first,
                      "regulation": row["regulation"]})
    return table


def read_redenominations(currencies):
    path, rows = read_table("redenominations.csv", REDENOMINATION_COLUMNS)
    table = []
    for line, row in rows:
        for column in ("old", "new"):
            if row[column] not in currencies:
                problem(path, line, "%s is not in currencies.csv" % row[column])
        if not re.fullmatch(r"[1-9][0-9]{0,17}", row["old_per_new"]):
            problem(path, line, "%r is not a positive whole number" % row["old_per_new"])
        first = parse_day(path, line, row["day"])
        if not row["evidence"]:
            problem(path, line, "no evidence named")
        old, new = currencies[row["old"]], currencies[row["new"]]
        if old["became"] != new["code"]:
            problem(path, line, "currencies.csv has another successor of %s" % old["code"])
        if old["last_day"] != first - ONE_DAY:
            problem(path, line, "%s does not end the day before in currencies.csv" % old["code"])
        if new["first_day"] != first and not (
                new["first_day"] is None and new["code"] in NEW_UNIT_OLDER):
            problem(path, line, "%s does not start that day in currencies.csv" % new["code"])
        table.append({"old": old["code"], "new": new["code"],
                      "old_per_new": int(row["old_per_new"]), "first_day": first})
    return table


# ---------------------------------------------------------------------------------------------
# Writing


def day_number(day, otherwise):
    return str((day - EPOCH).days) if day else otherwise


def quoted(text):
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"')


def currency_header(currencies):
    out = [
        "#pragma once",
        "/// Generated by data/make_tables.py from data/currencies.csv. Do not edit: change the",
        "/// table there and run the script again.",
        "",
        "#include <cstdint>",
        "",
        "namespace mulct::detail {",
        "",
        "struct currency_record {",
        "    char code[4];           // NUL-terminated",
        "    std::int16_t number;    // ISO numeric code, -1 where there is none",
        "    std::int8_t minor_unit; // decimal digits, -1 where none is established",
        "    std::int32_t first_day; // days since 1970-01-01; INT32_MIN where not recorded",
        "    std::int32_t last_day;  // inclusive; INT32_MAX where current or not recorded",
        "    bool current;           // in ISO's list one (current codes)",
        "    const char* name;       // English name, UTF-8",
        "    char became[4];         // successor's code or \"\"",
        "};",
        "",
        "/// Sorted by code.",
        "// clang-format off",
        "inline constexpr currency_record currency_table[] = {",
    ]
    for row in currencies.values():
        comment = ""
        if row["first_day"] or row["last_day"]:
            comment = " // %s..%s" % (row["first_day"] or "", row["last_day"] or "")
        out.append("    {%s, %s, %s, %s, %s, %s, %s, %s},%s" % (
            quoted(row["code"]),
            int(row["number"]) if row["number"] else -1,
            row["minor_unit"] or "-1",
            day_number(row["first_day"], "INT32_MIN"),
            day_number(row["last_day"], "INT32_MAX"),
            "true" if row["current"] else "false",
            quoted(row["name"]),
            quoted(row["became"]),
            comment))
    out += ["};", "// clang-format on", "", "} // namespace mulct::detail", ""]
    return "\n".join(out)


def legal_header(rates, redenominations):
    out = [
        "#pragma once",
        "/// Generated by data/make_tables.py from data/conversion_rates.csv and",
        "/// data/redenominations.csv. Do not edit: change the tables there and run it again.",
        "",
        "#include <cstdint>",
        "",
        "namespace mulct::detail {",
        "",
        "/// One euro = coefficient * 10^-scale units, from first_day (days since 1970-01-01) on.",
        "struct conversion_rate_record {",
        "    char code[4];",
        "    std::int64_t coefficient;",
        "    std::uint8_t scale;",
        "    std::int32_t first_day;",
        "};",
        "",
        "/// old_per_new units of the old currency = one of the new, which begins on first_day.",
        "struct redenomination_record {",
        "    char old_code[4];",
        "    char new_code[4];",
        "    std::int64_t old_per_new;",
        "    std::int32_t first_day;",
        "};",
        "",
        "// clang-format off",
        "/// Sorted by code. Council Regulation (EC) No 2866/98 as amended.",
        "inline constexpr conversion_rate_record conversion_rate_table[] = {",
    ]
    for row in rates:
        out.append("    {%s, %d, %d, %s}, // %s from %s" % (
            quoted(row["code"]), row["coefficient"], row["scale"],
            day_number(row["first_day"], ""), row["digits"], row["first_day"]))
    out += [
        "};",
        "",
        "/// Sorted by old code.",
        "inline constexpr redenomination_record redenomination_table[] = {",
    ]
    for row in redenominations:
        out.append("    {%s, %s, %d, %s}, // %s" % (
            quoted(row["old"]), quoted(row["new"]), row["old_per_new"],
            day_number(row["first_day"], ""), row["first_day"]))
    out += ["};", "// clang-format on", "", "} // namespace mulct::detail", ""]
    return "\n".join(out)


def write(path, text):
    full = os.path.join(ROOT, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print("wrote " + path)


def check(path, text):
    """Whether the header at `path` is `text`; says what is wrong otherwise."""
    try:
        with open(os.path.join(ROOT, path), encoding="utf-8", newline="") as file:
            found = file.read()
    except FileNotFoundError:
        print("%s is missing: run data/make_tables.py" % path, file=sys.stderr)
        return False
    if found == text:
        return True
    line = 1
    for line, (have, want) in enumerate(zip(found.split("\n"), text.split("\n")), 1):
        if have != want:
            break
    print("%s:%d: is not what the tables give: run data/make_tables.py" % (path, line),
          file=sys.stderr)
    return False


# ---------------------------------------------------------------------------------------------
# Comparing with the reference data

EARLIER_ISO = "minor unit from an earlier state of the ISO table, when the code was current"
TWO_AGREE = "minor unit on which CLDR 47 and the Java platform's table of 2007 agree"

MINOR_UNIT_DIFFERS = {}
for _code in "ANG BGN BYR CUC HRK LTL LVL MRO SLL STD USS VEF ZMK ZWL".split():
    MINOR_UNIT_DIFFERS[_code] = EARLIER_ISO
for _code in ("ADP AFA ATS AZM BGL CSD CYP DEM EEK ESP FIM FRF GHC GWP IEP ITL LUF MGF MTL MZM NLG "
              "ROL RUR SDD SIT SKK SRG TRL VEB YUM").split():
    MINOR_UNIT_DIFFERS[_code] = TWO_AGREE
for _code in "BEF GRD PTE".split():
    MINOR_UNIT_DIFFERS[_code] = "minor unit from the Java platform's table of 2007 alone"

# First days that are not the earliest CLDR gives.
FIRST_DAY_DIFFERS = {
    "AZM": "first issue of 15 August 1992",
    "BAM": "start disputed, left empty",
    "CSD": "CLDR and ISO disagree, left empty",
    "CZK": "currency separation of 8 February 1993",
    "ESP": "CLDR's earlier day is for Puerto Rico",
    "FRF": "CLDR's earlier day is for the southern territories",
    "KZT": "introduced on 15 November 1993",
    "MGA": "a unit of account before it was the currency, left empty",
    "MTL": "CLDR and ISO disagree, left empty",
    "NIO": "CLDR and ISO disagree, left empty",
    "RUB": "redenomination of 1 January 1998",
    "SIT": "introduced on 8 October 1991",
    "SKK": "currency separation of 8 February 1993",
    "VED": "ISO assigned it for 1 October 2021; CLDR gives no day",
}

# Last days that are neither CLDR's nor the day before the successor's first.
LAST_DAY_DIFFERS = {
    "BAD": "CLDR and ISO disagree, left empty",
    "CSK": "currency separation of 8 February 1993; two successors",
    "CUC": "ended with 2020; CLDR gives the day after",
    "DDM": "CLDR and ISO disagree, left empty",
    "ECS": "CLDR and ISO disagree, left empty",
    "GQE": "month known only, left empty",
    "GWP": "day before the CFA franc in Guinea-Bissau",
    "MLF": "day before the CFA franc in Mali",
    "MTP": "CLDR and ISO disagree, left empty",
    "NIC": "CLDR and ISO disagree, left empty",
    "SDP": "month known only, left empty",
    "SUR": "several ends and successors, left empty",
    "SVC": "current in ISO",
    "TPE": "CLDR and ISO disagree, left empty",
    "UAK": "in use until the hryvnia; CLDR ends it in 1993",
    "YDD": "CLDR and ISO disagree, left empty",
    "YUM": "CLDR and ISO disagree, left empty",
    "YUN": "CLDR and ISO disagree, left empty",
}

# Codes ISO has that CLDR does not know, and the other way round.
NOT_IN_CLDR = set("ARY AYM BGJ BGK CHC CSJ GHP GNE LAJ LSM MVQ PEH ROK UGW UYN VNC XAD ZWC "
                  "ZWN".split())
ONLY_IN_CLDR = set("ARL ARM BAN BGM BGO BOL BRZ CLE CNH CNX KRH KRO MAF MCF MDC MKN MVP VNN "
                   "YUR".split())

REDENOMINATION_DIFFERS = {
    "GHC": "3 July 2007 by CLDR and the press of the day, not 1 July",
}


def plain(name):
    return " ".join(name.replace("\u00a0", " ").replace("\u2019", "'").split())


def compare(directory, currencies, rates, redenominations):
    """Print every difference from the reference data; whether all of them are deliberate."""
    deliberate = []
    faults = []
    used = set()

    def differ(listed, title, code, text):
        if code in listed:
            used.add((title, code))
            why = listed[code] if isinstance(listed, dict) else title
            deliberate.append("%s %s: %s (%s)" % (title, code, text, why))
        else:
            faults.append("%s %s: %s" % (title, code, text))

    def open_csv(*parts):
        with open(os.path.join(directory, *parts), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    iso = collections.defaultdict(list)
    for row in open_csv("iso", "iso4217-codes-all.csv"):
        if row["AlphabeticCode"]:
            iso[row["AlphabeticCode"]].append(row)
    for code in sorted(set(iso) - set(currencies)):
        faults.append("ISO has %s, the table has not" % code)
    for code in sorted(set(currencies) - set(iso)):
        faults.append("the table has %s, ISO has not" % code)
    for code, rows in sorted(iso.items()):
        if code not in currencies:
            continue
        ours = currencies[code]
        live = [row for row in rows if not row["WithdrawalDate"]]
        if ours["current"] != bool(live):
            faults.append("%s: current here %s, ISO %s" % (code, ours["current"], bool(live)))
        rows = live or rows
        if {ours["number"]} != {row["NumericCode"] for row in rows}:
            faults.append("%s: number %s, ISO otherwise" % (code, ours["number"]))
        theirs = {row["MinorUnit"].replace("-", "") for row in rows}
        if {ours["minor_unit"]} != theirs:
            differ(MINOR_UNIT_DIFFERS, "minor unit", code,
                   "%s, ISO %s" % (ours["minor_unit"] or "none", "/".join(theirs) or "none"))
        if not live:
            month = max(row["WithdrawalDate"] for row in rows)
            if ours["withdrawn"].replace(" to ", "-") != month.replace(" to ", "-"):
                faults.append("%s: withdrawn %s, ISO %s" % (code, ours["withdrawn"], month))
        if ours["name"] not in {plain(row["Currency"]) for row in rows}:
            faults.append("%s: name %r, ISO otherwise" % (code, ours["name"]))

    with open(os.path.join(directory, "iso", "cldr47_currencyData.json"),
              encoding="utf-8") as file:
        regions = json.load(file)["supplemental"]["currencyData"]["region"]
    cldr = collections.defaultdict(list)
    for spans in regions.values():
        for span in spans:
            for code, entry in span.items():
                cldr[code].append(entry)
    for code in sorted(set(cldr) - set(currencies)):
        differ(ONLY_IN_CLDR, "only in CLDR", code, "not an ISO code of either list")
    by_rule = 0
    for code, ours in currencies.items():
        if code not in cldr:
            differ(NOT_IN_CLDR, "not in CLDR", code, "no lifetime")
            if ours["first_day"] or ours["last_day"]:
                faults.append("%s: has a day but no lifetime in CLDR" % code)
            continue
        tender = [entry for entry in cldr[code] if entry.get("_tender") != "false"]
        first = min((entry["_from"] for entry in tender), default="")
        have = str(ours["first_day"] or "")
        if have != first:
            differ(FIRST_DAY_DIFFERS, "first day", code,
                   "%s, CLDR %s" % (have or "none", first or "none"))
        last = max((entry.get("_to", "9") for entry in tender), default="9")
        last = "" if last == "9" else last
        have = str(ours["last_day"] or "")
        if have == last:
            continue
        successor = currencies[ours["became"]] if ours["became"] else None
        rated = [row for row in rates if row["code"] == code]
        start = rated[0]["first_day"] if rated else successor and successor["first_day"]
        if (ours["last_day"] and start == ours["last_day"] + ONE_DAY
                and (have < last or not last) and code not in LAST_DAY_DIFFERS):
            by_rule += 1
            deliberate.append("last day %s: %s, CLDR %s (day before the %s)" % (
                code, have, last or "none",
                "conversion rate" if rated else ours["became"]))
        else:
            differ(LAST_DAY_DIFFERS, "last day", code,
                   "%s, CLDR %s" % (have or "none", last or "none"))

    for row in open_csv("rates", "euro-irrevocable.csv"):
        match = [r for r in rates if r["code"] == row["currency"]]
        if not match or (match[0]["digits"], str(match[0]["first_day"])) != (
                row["units_per_eur"], row["fixed_from"]):
            faults.append("conversion rate %s differs" % row["currency"])
    if len(rates) != 21:
        faults.append("%d conversion rates instead of 21" % len(rates))
    reference = {row["old"]: row for row in open_csv("rates", "redenominations.csv")}
    for code in sorted(set(reference) | {row["old"] for row in redenominations}):
        match = [row for row in redenominations if row["old"] == code]
        have = (match[0]["new"], str(match[0]["old_per_new"]),
                str(match[0]["first_day"])) if match else ()
        row = reference.get(code)
        want = (row["new"], row["old_per_new"], row["date"]) if row else ()
        if have != want:
            differ(REDENOMINATION_DIFFERS, "redenomination", code,
                   "%s, reference %s" % (" ".join(have), " ".join(want)))

    for title, listed in (("minor unit", MINOR_UNIT_DIFFERS), ("first day", FIRST_DAY_DIFFERS),
                          ("last day", LAST_DAY_DIFFERS), ("not in CLDR", NOT_IN_CLDR),
                          ("only in CLDR", ONLY_IN_CLDR),
                          ("redenomination", REDENOMINATION_DIFFERS)):
        for code in sorted(set(listed) - {c for t, c in used if t == title}):
            faults.append("%s %s: listed as a difference, but there is none" % (title, code))

    for text in deliberate:
        print(text)
    for text in faults:
        print("unexpected: " + text, file=sys.stderr)
    print("%d codes, %d deliberate differences (%d by the rule on last days), %d unexpected" % (
        len(currencies), len(deliberate), by_rule, len(faults)))
    return not faults


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--check", action="store_true")
    action.add_argument("--compare", nargs="?", const="", metavar="DIR")
    options = parser.parse_args()
    try:
        currencies = read_currencies()
        rates = read_rates(currencies)
        redenominations = read_redenominations(currencies)
    except (Problem, csv.Error, OSError, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 1
    if options.compare is not None:
        directory = options.compare or os.environ.get("MULCT_REFERENCE_DATA") or os.path.join(
            ROOT, "..", "shared", "data")
        try:
            return 0 if compare(directory, currencies, rates, redenominations) else 1
        except OSError as error:
            print("cannot compare: %s" % error, file=sys.stderr)
            return 1
    headers = [(CURRENCY_HEADER, currency_header(currencies)),
               (LEGAL_HEADER, legal_header(rates, redenominations))]
    if options.check:
        good = [check(path, text) for path, text in headers]
        return 0 if all(good) else 1
    for path, text in headers:
        write(path, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
