#!/usr/bin/env python3
"""Check the word lists in data/words/ and write the C++ headers made from them.

    make_words.py            write the headers
    make_words.py --check    exit 1 if a header is not what the lists give
    make_words.py --count    say how many words there are, by kind and language

data/words/*.csv  -> include/mulct/figure/lexicon_table.hpp
Unicode's Latin   -> include/mulct/figure/fold_table.hpp
"""

import argparse
import bisect
import collections
import csv
import os
import re
import sys
import unicodedata

from make_tables import Problem, check, problem, quoted, read_currencies, write

HERE = os.path.dirname(os.path.abspath(__file__))
LEXICON_HEADER = "include/mulct/figure/lexicon_table.hpp"
FOLD_HEADER = "include/mulct/figure/fold_table.hpp"

# In the order of the enumerations of language.hpp, word_meaning.hpp and figure.hpp.
LANGUAGES = "en fr de es it pt pt-PT nl pl sv da nb fi cs hu ro".split()
KINDS = ("scale currency adjective subunit hedge hedge_after link joiner opener rider number "
         "marker equivalence aside fraction multiple change total").split()
HEDGES = "none over up_to nearly about".split()
RIDERS = "none per_hour per_day per_week per_month per_year per_share per_unit".split()

# In the order in which they are read.
COLUMNS = {
    "scale.csv": ["languages", "words", "power", "source"],
    "currency.csv": ["kind", "languages", "words", "currencies", "source"],
    "currency_cldr.csv": ["kind", "languages", "words", "currencies"],
    "subunit.csv": ["languages", "words", "power", "currencies", "source"],
    "hedge.csv": ["kind", "languages", "words", "side", "source"],
    "connect.csv": ["kind", "languages", "words", "source"],
    "rider.csv": ["languages", "words", "per", "source"],
    "number.csv": ["languages", "words", "number", "source"],
    "marker.csv": ["languages", "words", "source"],
    "relation.csv": ["kind", "languages", "words", "number", "source"],
}

LONGEST = 63  # bytes of a folded phrase: folded_word holds one more


# ---------------------------------------------------------------------------------------------
# Folding, as fold.hpp does it

FOLD_FIRST, FOLD_LAST = 0xC0, 0x24F  # Latin-1 letters, Latin Extended-A and -B

# Letters that Unicode does not take apart into a letter of ASCII and an accent.
WHOLE_LETTERS = {
    "æ": "ae", "ð": "d", "ø": "o", "þ": "th", "ß": "ss", "đ": "d", "ħ": "h", "ı": "i", "ĳ": "ij",
    "ĸ": "k", "ł": "l", "ŋ": "n", "œ": "oe", "ŧ": "t", "ſ": "s", "ƒ": "f", "ǝ": "e", "ǥ": "g",
    "ǆ": "dz", "ǉ": "lj", "ǌ": "nj", "ǳ": "dz",
}


def fold_letter(c):
    """A letter of Latin in lower case and ASCII, or "" if it is none."""
    lower = {"İ": "i", "ǅ": "ǆ", "ǈ": "ǉ", "ǋ": "ǌ", "ǲ": "ǳ"}.get(c, c.lower())
    base = unicodedata.normalize("NFD", lower)[0]
    base = WHOLE_LETTERS.get(base, base)
    return base if base.isascii() and base.isalpha() else ""


def fold(text):
    """What folded_word makes of a text."""
    out = []
    for c in text:
        code = ord(c)
        if code < 0x80:
            out.append(c.lower())
        elif FOLD_FIRST <= code <= FOLD_LAST:
            out.append(fold_letter(c) or c)
        elif c == "\u2019":
            out.append("'")
        elif 0x300 <= code <= 0x36F:
            pass
        elif 0xFF10 <= code <= 0xFF19:
            out.append(chr(code - 0xFF10 + ord("0")))
        elif 0xFF21 <= code <= 0xFF3A:
            out.append(chr(code - 0xFF21 + ord("a")))
        elif 0xFF41 <= code <= 0xFF5A:
            out.append(chr(code - 0xFF41 + ord("a")))
        else:
            out.append(c)
    return "".join(out)


# ---------------------------------------------------------------------------------------------
# Reading and checking

Row = collections.namedtuple("Row", "path line kind words value currencies languages")


def read_list(name):
    """The rows of data/words/`name` as (path, line, dict); comment lines may only lead."""
    shown = "data/words/" + name
    with open(os.path.join(HERE, "words", name), encoding="utf-8", newline="") as file:
        text = file.read()
    if "\r" in text:
        problem(shown, 1, "lines must end in a single line feed")
    lines = text.split("\n")
    if lines[-1]:
        problem(shown, len(lines), "the last line has no line feed")
    lead = 0
    while lines[lead].startswith("#"):
        lead += 1
    reader = csv.reader(lines[lead:-1], strict=True)
    if next(reader, None) != COLUMNS[name]:
        problem(shown, lead + 1, "expected the columns " + ",".join(COLUMNS[name]))
    for cells in reader:
        line = lead + reader.line_num
        if len(cells) != len(COLUMNS[name]):
            problem(shown, line, "%d cells instead of %d" % (len(cells), len(COLUMNS[name])))
        for cell in cells:
            if cell != " ".join(cell.split()):
                problem(shown, line, "stray space in %r" % cell)
        row = dict(zip(COLUMNS[name], cells))
        if row.get("source") == "":
            problem(shown, line, "no source named")
        yield shown, line, row


def languages_of(path, line, text):
    names = LANGUAGES if text == "*" else text.split()
    bits = 0
    for name in names:
        if name not in LANGUAGES:
            problem(path, line, "%r is not a language" % name)
        if bits >> LANGUAGES.index(name) & 1:
            problem(path, line, "%s stands twice" % name)
        bits |= 1 << LANGUAGES.index(name)
    if not bits:
        problem(path, line, "no language")
    return bits


def words_of(path, line, text):
    words = text.split("|")
    for word in words:
        if not word or word != word.strip():
            problem(path, line, "stray bar or space in %r" % text)
        if word.endswith("."):
            problem(path, line, "%r: abbreviations stand without their full stop" % word)
        if len(fold(word).encode()) > LONGEST:
            problem(path, line, "%r is too long" % word)
    if len(set(map(fold, words))) != len(words):
        problem(path, line, "two of these words fold to the same")
    return words


def currencies_of(path, line, text, known):
    codes = text.split()
    for code in codes:
        if code not in known:
            problem(path, line, "%r is not in currencies.csv" % code)
    if len(set(codes)) != len(codes):
        problem(path, line, "a currency stands twice")
    return tuple(codes)


def number_of(path, line, text, least, most):
    if not re.fullmatch(r"0|[1-9][0-9]{0,3}", text) or not least <= int(text) <= most:
        problem(path, line, "%r is not a number from %d to %d" % (text, least, most))
    return int(text)


def name_of(path, line, text, names):
    if text not in names:
        problem(path, line, "%r is none of %s" % (text, " ".join(names)))
    return names.index(text)


def read_rows(known):
    """All rows of all lists."""
    for name in COLUMNS:
        kind = name[:-len(".csv")]
        for path, line, row in read_list(name):
            value, codes = 0, ()
            row_kind = row.get("kind", kind)
            if name in ("scale.csv", "subunit.csv"):
                value = number_of(path, line, row["power"], 1, 18)
            if "currencies" in row:
                codes = currencies_of(path, line, row["currencies"], known)
                if not codes:
                    problem(path, line, "no currency")
            if name.startswith("currency"):
                name_of(path, line, row_kind, ["currency", "adjective"])
            elif name == "hedge.csv":
                name_of(path, line, row_kind, ["hedge", "hedge_after"])
                value = name_of(path, line, row["side"], HEDGES)
            elif name == "connect.csv":
                name_of(path, line, row_kind, ["link", "joiner", "opener", "equivalence", "aside"])
            elif name == "rider.csv":
                value = name_of(path, line, row["per"], RIDERS)
            elif name == "relation.csv":
                name_of(path, line, row_kind, ["fraction", "multiple", "change", "total"])
                value = number_of(path, line, row["number"], 0, 100)
            elif name == "number.csv":
                value = number_of(path, line, row["number"], 0, 1000)
            yield Row(path, line, row_kind, words_of(path, line, row["words"]), value, codes,
                      languages_of(path, line, row["languages"]))


# ---------------------------------------------------------------------------------------------
# Numbers that are written in one word


def german_numbers():
    """(word, number) of 13 to 999."""
    ones = " ein zwei drei vier fünf sechs sieben acht neun".split(" ")
    teens = ("zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn "
             "neunzehn").split()
    tens = "  zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(" ")

    def below_hundred(n):
        if n < 10:
            return "eins" if n == 1 else ones[n]
        if n < 20:
            return teens[n - 10]
        return (ones[n % 10] + "und" if n % 10 else "") + tens[n // 10]

    for n in range(13, 1000):
        rest = below_hundred(n % 100)
        if n < 100:
            yield rest, n
            continue
        yield ones[n // 100] + "hundert" + rest, n
        if n < 200:
            yield "hundert" + rest, n


def italian_numbers():
    """(word, number) of 17 to 999."""
    ones = " uno due tre quattro cinque sei sette otto nove".split(" ")
    teens = ("dieci undici dodici tredici quattordici quindici sedici diciassette diciotto "
             "diciannove").split()
    tens = "  venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split(" ")

    def below_hundred(n):
        if n < 10:
            return ones[n]
        if n < 20:
            return teens[n - 10]
        ten = tens[n // 10]
        # Before a vowel the ten drops its own: ventuno, ventotto.
        return (ten[:-1] if n % 10 in (1, 8) else ten) + ones[n % 10]

    for n in range(17, 1000):
        rest = below_hundred(n % 100)
        if n < 100:
            yield rest, n
            continue
        hundred = (ones[n // 100] if n >= 200 else "") + "cento"
        yield hundred + rest, n
        if rest.startswith("o"):  # both centootto and centotto are in use
            yield hundred[:-1] + rest, n


def compound_numbers():
    for language, numbers in (("de", german_numbers()), ("it", italian_numbers())):
        for word, number in numbers:
            yield Row("data/make_words.py", 1, "number", [word], number, (),
                      1 << LANGUAGES.index(language))


# ---------------------------------------------------------------------------------------------
# Bringing the meanings of a word together


def spellings(word):
    """A word, and its parts as a reader of letters sees them: all'anno, all anno, l' anno."""
    if "'" not in word[:-1]:
        return [word]
    return [word, word.replace("'", " "), re.sub("'(?=[^ ])", "' ", word)]


def gather(rows):
    """{folded word: ((kind, value, currencies, languages), ...)}, both in a fixed order.

    Later lists of a currency's names add to earlier ones: currency.csv holds what should be
    thought of first, currency_cldr.csv every other currency of the name.
    """
    by_sense = collections.defaultdict(dict)  # (word, kind) -> {language: (value, currencies)}
    for row in rows:
        for word in sorted({form for word in row.words for form in spellings(fold(word))}):
            senses = by_sense[word, KINDS.index(row.kind)]
            for language in range(len(LANGUAGES)):
                if not row.languages >> language & 1:
                    continue
                before = senses.get(language)
                if before is None:
                    senses[language] = (row.value, row.currencies)
                elif row.kind in ("currency", "adjective"):
                    more = tuple(c for c in row.currencies if c not in before[1])
                    senses[language] = (row.value, before[1] + more)
                elif before != (row.value, row.currencies):
                    problem(row.path, row.line, "%r has another value in %s already" % (
                        word, LANGUAGES[language]))
    words = collections.defaultdict(list)
    for (word, kind), senses in sorted(by_sense.items()):
        merged = collections.defaultdict(int)
        for language, sense in sorted(senses.items()):
            merged[sense] |= 1 << language
        for (value, codes), languages in merged.items():
            words[word].append((kind, value, codes, languages))
    return {word: tuple(meanings) for word, meanings in sorted(words.items())}


# ---------------------------------------------------------------------------------------------
# Writing

FACTOR = 0x9E3779B97F4A7C15
MASK = (1 << 64) - 1


def word_hash(text):
    """As lexicon.hpp computes it."""
    size = len(text)
    value = size * FACTOR & MASK

    def mix(number):
        nonlocal value
        value = (value ^ number) * FACTOR & MASK
        value ^= value >> 32

    def number(first, count):
        return int.from_bytes(text[first:first + count], "little")

    if size >= 8:
        for i in range(0, size - 8, 8):
            mix(number(i, 8))
        mix(number(size - 8, 8))
    elif size >= 4:
        mix(number(0, 4) | number(size - 4, 4) << 32)
    elif size > 0:
        mix(text[0] | text[size // 2] << 8 | text[size - 1] << 16)
    return value * FACTOR & MASK


def literal(data):
    """Bytes as a string literal; what is not ASCII in octal, which takes three digits at most."""
    return '"%s"' % "".join(
        chr(b) if 32 <= b < 127 and b not in b'"\\?' else "\\%03o" % b for b in data)


def wrapped(items, indent="    ", width=100):
    """Items separated by commas, in lines."""
    lines, line = [], indent
    for item in items:
        if len(line) + len(item) + 1 > width:
            lines.append(line)
            line = indent
        line += item + ","
    lines.append(line)
    return lines


def lexicon_header(words, known):
    # The texts, in parts of a length that every compiler must accept in a string literal.
    part_size = 60000
    parts, places = [bytearray()], {}
    for word in sorted(words, key=lambda w: (-len(w.encode()), w)):
        data = word.encode()
        for number, part in enumerate(parts):
            at = part.find(data)  # a word within a longer one takes no room
            if at >= 0:
                break
        else:
            if len(parts[-1]) + len(data) > part_size:
                parts.append(bytearray())
            number, at = len(parts) - 1, len(parts[-1])
            parts[-1] += data
        places[word] = (number, at, len(data))

    lists = sorted({codes for meanings in words.values() for _, _, codes, _ in meanings} | {()})
    starts, candidates = [], []
    for codes in lists:
        starts.append(len(candidates))
        candidates += codes
    starts.append(len(candidates))
    index = {code: number for number, code in enumerate(known)}
    list_number = {codes: number for number, codes in enumerate(lists)}

    runs, meanings_table = {}, []
    for meanings in sorted(set(words.values())):
        runs[meanings] = len(meanings_table)
        meanings_table += meanings

    bits = (len(words) * 3 // 2).bit_length()  # 0.3 to 0.7 words a bucket
    hashed = sorted((word_hash(word.encode()), word) for word in words)
    buckets = [bisect.bisect_left(hashed, (bucket << 64 - bits, ""))
               for bucket in range((1 << bits) + 1)]

    out = [
        "#pragma once",
        "/// Generated by data/make_words.py from data/words/*.csv. Do not edit: change the lists",
        "/// there and run the script again.",
        "",
        "#include <mulct/figure/word_meaning.hpp>",
        "#include <mulct/money/currency.hpp>",
        "",
        "#include <cstddef>",
        "#include <cstdint>",
        "",
        "// clang-format off",
        "namespace mulct::detail {",
        "",
        "struct word_record {",
        "    std::uint8_t tag;  // the low bits of the word's hash",
        "    std::uint8_t size; // in bytes",
        "    std::uint8_t part; // of word_text",
        "    std::uint8_t meaning_count;",
        "    std::uint16_t text; // where it starts in its part",
        "    std::uint16_t meanings; // the first of them in word_meanings",
        "};",
        "",
        "inline constexpr std::size_t longest_word = %d; // in bytes" % max(
            size for _, _, size in places.values()),
        "inline constexpr std::size_t longest_phrase = %d; // in words" % max(
            len(word.split()) for word in words),
        "inline constexpr unsigned bucket_shift = %d; // leaves the bits of a hash that choose a bucket"
        % (64 - bits),
        "",
        "/// Every word, folded; a word within another's text has no text of its own.",
        "inline constexpr const char* word_text[] = {",
    ]
    for part in parts:
        for first in range(0, len(part), 80):
            out.append("    " + literal(part[first:first + 80]))
        out[-1] += ","
    out += ["};", "", "/// The currencies of all candidate lists, by their places.",
            "inline constexpr currency candidates[] = {"]
    out += wrapped("currency::at(%d)" % index[code] for code in candidates)
    out += ["};", "", "/// Where each list starts; the next one's start is its end. The first is empty.",
            "inline constexpr std::uint16_t candidate_starts[] = {"]
    out += wrapped(map(str, starts))
    out += ["};", "", "inline constexpr word_meaning word_meanings[] = {"]
    out += wrapped("{word_kind::%s,%d,%d,0x%X}" % (KINDS[kind], value, list_number[codes], languages)
                   for kind, value, codes, languages in meanings_table)
    out += ["};", "", "/// In the order of their hashes, and so of their buckets.",
            "inline constexpr word_record word_records[] = {"]
    records = []
    for value, word in hashed:
        part, at, size = places[word]
        records.append("{%d,%d,%d,%d,%d,%d}" % (
            value & 0xFF, size, part, len(words[word]), at, runs[words[word]]))
    out += wrapped(records)
    out += ["};", "", "/// Where each bucket's words start; the next one's start is its end.",
            "inline constexpr std::uint16_t bucket_starts[] = {"]
    out += wrapped(map(str, buckets))
    out += ["};", "", "} // namespace mulct::detail", "// clang-format on", ""]
    return "\n".join(out)


def fold_header():
    out = [
        "#pragma once",
        "/// Generated by data/make_words.py. Do not edit: change the rules there and run it again.",
        "",
        "// clang-format off",
        "namespace mulct::detail {",
        "",
        "struct folded_letter {",
        "    char first; // NUL for what is no letter",
        "    char second; // NUL for one letter",
        "};",
        "",
        "inline constexpr char32_t fold_table_first = 0x%02X;" % FOLD_FIRST,
        "inline constexpr char32_t fold_table_last = 0x%02X;" % FOLD_LAST,
        "",
        "/// The Latin letters of Latin-1 and Latin Extended-A and -B in lower case and ASCII.",
        "inline constexpr folded_letter fold_table[] = {",
    ]
    for first in range(FOLD_FIRST, FOLD_LAST + 1, 8):
        letters = [fold_letter(chr(code)) for code in range(first, first + 8)]
        cells = ["{%s}" % ", ".join("'%s'" % c for c in letter.ljust(2, "\0")).replace(
            "\0", "\\0") for letter in letters]
        out.append("    %s, // U+%04X" % (", ".join(cells), first))
    out += ["};", "", "} // namespace mulct::detail", "// clang-format on", ""]
    return "\n".join(out)


def count(words):
    table = collections.Counter()
    for meanings in words.values():
        for kind, _, _, languages in meanings:
            for number in range(len(LANGUAGES)):
                table[kind, number] += languages >> number & 1
    print("%-12s" % "" + "".join("%6s" % name for name in LANGUAGES))
    for kind, name in enumerate(KINDS):
        print("%-12s" % name + "".join("%6d" % table[kind, n] for n in range(len(LANGUAGES))))
    print("%d words" % len(words))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--check", action="store_true")
    action.add_argument("--count", action="store_true")
    options = parser.parse_args()
    try:
        known = read_currencies()
        words = gather(list(read_rows(known)) + list(compound_numbers()))
    except (Problem, csv.Error, OSError, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 1
    if options.count:
        count(words)
        return 0
    headers = [(FOLD_HEADER, fold_header()), (LEXICON_HEADER, lexicon_header(words, known))]
    if options.check:
        good = [check(path, text) for path, text in headers]
        return 0 if all(good) else 1
    for path, text in headers:
        write(path, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
