#!/usr/bin/env python3
"""Write currency_cldr.csv: the words of the currencies' names, and what each may mean.

    derive_currency_words.py NAMES.tsv > currency_cldr.csv

NAMES.tsv holds CLDR's display names, a line each: language, code, kind of name, name.
"""

import collections
import csv
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from make_tables import read_currencies  # noqa: E402
from make_words import LANGUAGES, fold  # noqa: E402

HEADER = """\
# The words of currency names in CLDR 47 (Unicode-3.0), and which currencies each occurs with.
# Written by derive_currency_words.py from CLDR's display names; not edited by hand.
#
# A name's head noun is its last word in en de nl sv da nb fi cs hu ("norske kroner", "US-Dollar"),
# its first in the others ("couronnes norvégiennes"); a word for "new" before it is passed over. The
# name's other words are adjectives, but for particles; German ones get all their endings. What
# stands in brackets is left out, and so are funds, metals, test codes, withdrawn currencies but for
# those the euro replaced and ROL and TRL, and nouns that are common words (NO_NOUN in the script).
# Candidates are in the order of how often news reports name them, withdrawn ones last.
"""

LAST_WORD = "en de nl sv da nb fi cs hu".split()
WITHDRAWN = ("DEM FRF ITL ESP NLG BEF ATS FIM IEP PTE GRD LUF SKK SIT EEK LVL LTL CYP MTL HRK BGN "
             "ROL TRL").split()
OFTEN = ("EUR USD JPY GBP CNY AUD CAD CHF HKD SGD SEK KRW NOK NZD INR MXN TWD ZAR BRL DKK PLN THB "
         "ILS IDR CZK AED TRY HUF CLP SAR PHP MYR COP RUB RON PEN ARS EGP PKR BGN ISK UAH VND QAR "
         "KWD NGN KES MAD BDT LKR XOF XAF DZD TND JOD IQD IRR LBP GHS TZS UGX RSD KZT BHD OMR "
         "UYU DOP CRC").split()
NO_MONEY = set("XAU XAG XPT XPD XDR XTS XXX XSU XUA XBA XBB XBC XBD BOV CHE CHW CLF COU MXV USN "
               "UYI UYW".split())

# "New" and "old" before a head noun.
NEW = set(map(fold, """nouveau nouveaux nuevo nuevos nuovo nuovi novo novos nowy nowe nowych nowego
    noul ancien anciens antiguo antiguos""".split()))
# What follows these is no head noun: "dirham fra de Forenede Arabiske Emirater".
FROM = set(map(fold, "af aus fra från of van von".split()))
# Common words of their language, which after a number mean that more often than money.
NO_NOUN = set(map(fold, """antes bat bats dober dobr dobra dobre dobry gold herzegowina kin kiny leona leonas
    leones leoni łat łata łatów łaty marca soberano soberanos som somes sons sum sums tak taky tal
    taly""".split()))
PARTICLES = set("""a al d da das de degli dei del della delle dell den der des di die do dos du e
    el en et i ja la las le les lo los l na och of og os s si und van y z und""".split())


def words_of(name):
    name = re.sub(r"\([^)]*\)", " ", name)
    return [w for w in re.split(r"[\s\u00a0/–.&-]+", name.replace("’", "'")) if w]


def forms(language, kind, word):
    """A German adjective in all its endings, any other word alone."""
    if language == "de" and kind == "adjective":
        stem = re.fullmatch("(.*sche|neue|konvertible)[rs]?", word)
        if stem:
            return [stem[1] + ending for ending in ("", "m", "n", "r", "s")]
    return [word]


def main():
    known = read_currencies()
    order = {code: number for number, code in enumerate(OFTEN)}
    order.update({code: 1000 + number for number, code in enumerate(WITHDRAWN)})
    codes = [c for c, row in known.items()
             if c not in NO_MONEY and (row["current"] or c in WITHDRAWN)]
    codes.sort(key=lambda c: (order.get(c, 500), c))
    rank = {code: number for number, code in enumerate(codes)}

    found = collections.defaultdict(set)  # (kind, language, folded word) -> codes
    spelled = {}
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            language, code = row["lang"], row["iso"]
            if language not in LANGUAGES or code not in rank:
                continue
            if not row["kind"].startswith("displayName"):
                continue
            words = words_of(row["text"])
            if not words or "".join(words) == code:
                continue
            nouns = [i for i, w in enumerate(words)
                     if w not in ("CFA", "CFP", "BCEAO", "BEAC") and fold(w) not in NEW]
            if not nouns:
                continue
            if language in LAST_WORD:
                end = next((i for i, w in enumerate(words) if i > 0 and fold(w) in FROM), len(words))
                head = max(i for i in nouns if i < end)
            else:
                head = nouns[0]
            for i, word in enumerate(words):
                for part in ([word] if i == head else word.split("'")):
                    folded = fold(part)
                    if i != head and (folded in PARTICLES or len(folded) < 2):
                        continue
                    if not any(c.isalpha() for c in folded):
                        continue
                    if i == head and folded in NO_NOUN:
                        continue
                    kind = "currency" if i == head else "adjective"
                    for form in forms(language, kind, part.lower()):
                        found[kind, language, fold(form)].add(code)
                        spelled.setdefault((language, fold(form)), form)

    merged = collections.defaultdict(list)  # (kind, word, codes) -> languages
    for (kind, language, folded), seen in found.items():
        merged[kind, folded, tuple(sorted(seen, key=rank.get))].append(language)
    lines = collections.defaultdict(list)
    for (kind, folded, seen), languages in merged.items():
        languages.sort(key=LANGUAGES.index)
        lines[kind, " ".join(seen), " ".join(languages)].append(spelled[languages[0], folded])
    sys.stdout.write(HEADER)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["kind", "languages", "words", "currencies"])
    for (kind, seen, languages), words in sorted(
            lines.items(), key=lambda item: (item[0][0] != "currency", item[0][1], item[0][2])):
        out.writerow([kind, languages, "|".join(sorted(words)), seen])


if __name__ == "__main__":
    main()
