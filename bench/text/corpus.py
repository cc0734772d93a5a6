#!/usr/bin/env python3
"""Writes a corpus of made-up news in sixteen languages, for measuring speed: always the same.

    corpus.py FILE [--megabytes N] [--json]     (default: 100)
    corpus.py --check

The sentences are in sentences/<language>.txt, written for this purpose: forms of an amount,
sentences with amounts, and sentences without. An article is in one language, has a headline and paragraphs of
a few sentences, one paragraph a line; one article in a hundred is a single line of a hundred
kilobytes. On average there is one amount in 600 bytes. Years, dates, percentages and counts stand
between them as they do in news.

Slots of a sentence
  {amount}       one of the forms of an amount; {attributive} the same in a form of its own
  {company} {person} {year}
  {n} {N} {p}    a number to 28, a number in the thousands, a number with one decimal
Slots of an amount
  {d} {i} {g}    a number with decimals, a whole number, a whole number with its digits in groups

--check reads every file and reports what is wrong with it.
"""

import argparse
import json
import random
import re
import sys
from itertools import count
from pathlib import Path

SENTENCES = Path(__file__).resolve().parent / "sentences"
SEED = 20220523
BYTES_PER_AMOUNT = 600
LONG_LINE_EVERY = 100
LONG_LINE = 100_000

NARROW = "\u202f"
NO_BREAK = "\u00a0"

# The decimal mark, and what groups digits: one of several, as in print.
MARKS = {
    "en": (".", [","]), "fr": (",", [" ", NO_BREAK, NARROW]), "de": (",", ["."]),
    "es": (",", [".", " "]), "it": (",", ["."]), "pt": (",", ["."]), "pt-PT": (",", [" ", "."]),
    "nl": (",", ["."]), "pl": (",", [" ", NO_BREAK]), "sv": (",", [" ", NO_BREAK]),
    "da": (",", ["."]), "nb": (",", [" ", NO_BREAK]), "fi": (",", [" ", NO_BREAK]),
    "cs": (",", [" ", NO_BREAK]), "hu": (",", [" ", NO_BREAK]), "ro": (",", ["."]),
}

COMPANIES = """Altera Norvik Belmont Caldera Dorval Estrella Fennica Grönvall Halden Ibérica Jansen
Kestrel Lumière Marvik Nordlys Opaline Pardubia Quorum Rosetta Södra Tisza Umbria Valmiera Weser Xenia
Ystad Zefiro Bright&Co NordTel MaxiFood EuroTrans T4Labs""".split()
PERSONS = """Almeida Berg Costa Dahl Eriksson Ferrari Garnier Horvath Ionescu Jensen Kowalska Laine Moreau
Novotna Okafor Petersen Quint Rossi Silva Tanaka""".split()


class Random:
    """Only `random()`, whose sequence Python guarantees for a seed."""

    def __init__(self, seed):
        self.fraction = random.Random(seed).random

    def below(self, n):
        return int(self.fraction() * n)

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def pick(self, items):
        return items[self.below(len(items))]


class Language:
    def __init__(self, name):
        self.decimal, self.groups = MARKS[name]
        self.sections = read_sections(SENTENCES / f"{name}.txt")
        self.forms = {k: [split(f) for f in v] for k, v in self.sections.items()
                      if k not in ("with", "without")}
        self.with_amount = [split(s) for s in self.sections["with"]]
        self.without = [split(s) for s in self.sections["without"]]

        # p sentences with amounts, of a bytes and k amounts, and 1 - p without, of b bytes, hold one
        # amount in BYTES_PER_AMOUNT bytes: p k / (p a + (1 - p) b) = 1 / BYTES_PER_AMOUNT.
        probe = Random(SEED)
        filled = [self.fill(s, probe) for s in self.with_amount * 20]
        plain = [self.fill(s, probe) for s in self.without * 20]
        a, b = (sum(len(text.encode()) + 1 for text, _ in some) / len(some)
                for some in (filled, plain))
        k = sum(amounts for _, amounts in filled) / len(filled)
        self.share_with_amount = b / (BYTES_PER_AMOUNT * k - a + b)

    def number(self, slot, rng):
        """A number, or None if the slot is not one of a number."""
        if slot == "d":
            digits = rng.pick((1, 1, 1, 2))
            whole = rng.between(1, 10 ** rng.between(1, 3) - 1)
            return f"{whole}{self.decimal}{rng.between(1, 10**digits - 1):0{digits}}"
        if slot == "i":
            return str(rng.between(2, 950))
        if slot == "g":
            return self.grouped(rng.between(1_000, 10 ** rng.between(4, 8)), rng)
        if slot == "n":
            return str(rng.between(2, 28))
        if slot == "N":
            return self.grouped(rng.between(1_000, 60_000), rng)
        if slot == "p":
            return f"{rng.between(1, 40)}{self.decimal}{rng.between(0, 9)}"
        return None

    def grouped(self, number, rng):
        return f"{number:,}".replace(",", rng.pick(self.groups))

    def fill(self, parts, rng):
        """The sentence, and how many amounts are in it."""
        text, amounts = [], 0
        for place, part in enumerate(parts):
            if place % 2 == 0:
                text.append(part)
            elif part in self.forms:
                amounts += 1
                text.append(self.fill(rng.pick(self.forms[part]), rng)[0])
            elif part == "company":
                text.append(rng.pick(COMPANIES))
            elif part == "person":
                text.append(rng.pick(PERSONS))
            elif part == "year":
                text.append(str(rng.between(1998, 2026)))
            else:
                text.append(self.number(part, rng))
        return "".join(text), amounts

    def sentences(self, rng):
        """Sentences without end, each kind in an order in which none comes back before the others."""
        with_amount, without = (shuffled_forever(s, rng) for s in (self.with_amount, self.without))
        while True:
            some = with_amount if rng.fraction() < self.share_with_amount else without
            yield self.fill(next(some), rng)


def shuffled_forever(items, rng):
    while True:
        deck = list(items)
        while deck:
            yield deck.pop(rng.below(len(deck)))


def read_sections(path):
    sections, lines = {}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line:
            lines.append(line)
    return sections


def split(sentence):
    """Text and slots in turn, text first and last."""
    return re.split(r"\{(\w+)\}", sentence)


def article(language, rng, long_line):
    """One article as text, and how many amounts are in it."""
    headline, amounts = language.fill(rng.pick(language.without), rng)
    more = language.sentences(rng)
    paragraphs, end = [headline.rstrip(".")], rng.between(3, 12)
    size = 0
    while size < LONG_LINE if long_line else len(paragraphs) <= end:
        sentences = []
        for _ in range(rng.between(2, 6)):
            text, k = next(more)
            sentences.append(text)
            amounts += k
        paragraphs.append(" ".join(sentences))
        size += len(paragraphs[-1])
    return (" " if long_line else "\n").join(paragraphs) + "\n\n", amounts


def write(path, megabytes):
    """Writes the corpus and returns its statistics."""
    rng = Random(SEED)
    languages = {name: Language(name) for name in MARKS}
    statistics = {"bytes": 0, "articles": 0, "lines": 0, "longest line": 0, "amounts": 0,
                  "runs of digits": 0, "bytes beyond ASCII": 0,
                  "amounts by language": dict.fromkeys(MARKS, 0)}
    with open(path, "wb") as file:
        for number in count():
            name = rng.pick(list(languages))
            long_line = number % LONG_LINE_EVERY == LONG_LINE_EVERY - 1
            text, amounts = article(languages[name], rng, long_line)
            data = text.encode()
            if statistics["bytes"] + len(data) > megabytes * 1_000_000:
                return statistics
            file.write(data)
            statistics["bytes"] += len(data)
            statistics["articles"] += 1
            statistics["lines"] += data.count(b"\n")
            statistics["longest line"] = max(statistics["longest line"],
                                             *map(len, data.split(b"\n")))
            statistics["amounts"] += amounts
            statistics["amounts by language"][name] += amounts
            statistics["runs of digits"] += len(re.findall(rb"[0-9]+", data))
            beyond = len(data) - len(data.translate(None, bytes(range(128, 256))))
            statistics["bytes beyond ASCII"] += beyond


def check():
    """What is wrong with the files of sentences, one line each."""
    slots = {"amount": set("dig"), "attributive": set("dig"),
             "with": {"amount", "attributive", "company", "person", "year", *"nNp"},
             "without": {"company", "person", "year", *"nNp"}}
    for name in MARKS:
        sections = read_sections(SENTENCES / f"{name}.txt")
        for section, least in (("amount", 12), ("with", 12), ("without", 30)):
            if len(sections.get(section, [])) < least:
                yield f"{name}: fewer than {least} in [{section}]"
        for section, lines in sections.items():
            if len(set(lines)) < len(lines):
                yield f"{name}: the same line twice in [{section}]"
            for line in lines:
                used = split(line)[1::2]
                if not set(used) <= slots.get(section, set()):
                    yield f"{name}: a slot that [{section}] does not have: {line}"
                if section not in ("with", "without") and len(used) != 1:
                    yield f"{name}: a form needs one number: {line}"
                if section == "with" and not {"amount", "attributive"} & set(used):
                    yield f"{name}: no amount: {line}"
                if re.search(r"[{}]", "".join(split(line)[::2])):
                    yield f"{name}: a brace without its other: {line}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?")
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--json", action="store_true", help="print the statistics as JSON")
    parser.add_argument("--check", action="store_true", help="check the files of sentences")
    arguments = parser.parse_args()
    if arguments.check:
        wrong = list(check())
        print("\n".join(wrong) or "nothing wrong")
        return 1 if wrong else 0
    if not arguments.file:
        parser.error("a FILE to write is needed")
    statistics = write(arguments.file, arguments.megabytes)
    if arguments.json:
        print(json.dumps(statistics))
        return 0
    for name, value in statistics.items():
        print(f"{name:20}", value if isinstance(value, int)
              else ", ".join(f"{k} {v}" for k, v in value.items()))
    print(f"one amount in {statistics['bytes'] / statistics['amounts']:.0f} bytes,"
          f" one run of digits in {statistics['bytes'] / statistics['runs of digits']:.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
