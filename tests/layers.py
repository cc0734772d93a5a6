#!/usr/bin/env python3
"""Holds the sources to the project's architecture, by reading them.

    layers.py               check the repository
    layers.py --self-test   check that every rule catches what it is for
"""

import re
import sys
import tempfile
from pathlib import Path

# A layer includes its own headers and those of the layers before it.
LAYERS = "base number money rates convert figure check fines stats bulk output testing".split()
# What only a test program wants: it includes a test framework, so the umbrella leaves it out.
BESIDE_UMBRELLA = "testing"
UMBRELLA = "mulct/mulct.hpp"

# Slow to compile, or a dependency to keep replaceable: one header lets each of them in.
OWNERS = {"boost/": "mulct/number/wide.hpp", "date/": "mulct/base/calendar.hpp"}

FORBIDDEN = {
    r"\b(?:double|float)\b": "holds no floating-point number",
    r"\b(?:iostream|cout|cerr|clog|f?printf|puts)\b": "prints nothing",
    r"\b(?:abort|exit|terminate)\s*\(": "does not end the program",
    r"\bgetenv\b": "does not read the environment",
    r"\b\w+_clock::now\b": "does not read the clock",
    r"\b(?:setlocale|std::locale)\b": "does not depend on the locale",
}

# A number is a token here because of its digit separators, which are not quotes.
TOKEN = re.compile(
    r"""(?P<comment> //[^\n]* | /\*.*?\*/ )
      | (?P<text> R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)" | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])+' )
      | \b\d[\w.']*""",
    re.VERBOSE | re.DOTALL,
)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def without(source, *kinds):
    """The source with tokens of these kinds blanked, its lines where they were."""

    def blank(token):
        if not any(token.group(kind) for kind in kinds):
            return token.group()
        return " " + "\n" * token.group().count("\n")

    return TOKEN.sub(blank, source)


class Header:
    def __init__(self, root, path):
        self.path = path
        self.name = path.relative_to(root).as_posix()
        source = path.read_text(encoding="utf-8")
        self.code = without(source, "comment", "text")
        self.includes = []  # (line, name)
        text = without(source, "comment")
        for found in INCLUDE.finditer(text):
            name = found[2]
            beside = path.parent / name
            if found[1] == '"' and beside.exists():
                name = beside.resolve().relative_to(root.resolve()).as_posix()
            self.includes.append((text.count("\n", 0, found.start(2)) + 1, name))

    def at(self, line, message):
        return f"include/{self.name}:{line}: {message}"


def layer_of(name):
    """Its name, None for the umbrella, which stands above all."""
    parts = name.split("/")
    return parts[1] if len(parts) > 2 else None


def rank(name):
    layer = layer_of(name)
    return LAYERS.index(layer) if layer in LAYERS else len(LAYERS)


def upward_arrows(headers):
    for header in headers:
        if header.name != UMBRELLA and layer_of(header.name) not in LAYERS:
            yield header.at(1, "is in no layer; they are " + ", ".join(LAYERS))
        for line, name in header.includes:
            if name.startswith("mulct/") and rank(name) > rank(header.name):
                yield header.at(line, f"{layer_of(header.name)} must not include {name}")


def foreign_includes(headers):
    for header in headers:
        for line, name in header.includes:
            for prefix, owner in OWNERS.items():
                if name.startswith(prefix) and header.name != owner:
                    yield header.at(line, f"only {owner} may include <{name}>")


def forbidden_words(headers):
    for header in headers:
        for pattern, reason in FORBIDDEN.items():
            for found in re.finditer(pattern, header.code):
                line = header.code.count("\n", 0, found.start()) + 1
                yield header.at(line, f"{found[0]}: the library {reason}")


def reachable(headers, start):
    by_name = {header.name: header for header in headers}
    seen, waiting = set(), [start]
    while waiting:
        name = waiting.pop()
        if name in by_name and name not in seen:
            seen.add(name)
            waiting += [included for _, included in by_name[name].includes]
    return seen


def cycles(headers):
    for header in headers:
        for line, name in header.includes:
            if header.name in reachable(headers, name):
                yield header.at(line, f"{name} includes this header in turn")


def missed_by_umbrella(headers):
    reached = reachable(headers, UMBRELLA)
    for header in headers:
        if header.name not in reached and layer_of(header.name) != BESIDE_UMBRELLA:
            yield header.at(1, f"is not reached from {UMBRELLA}")


def command_line_parsers(repository):
    """CLI11 costs seconds to compile, so one source pays for it."""
    users = []
    for path in sorted((repository / "cli").rglob("*.[ch]pp")):
        text = without(path.read_text(encoding="utf-8"), "comment")
        if any(name.startswith("CLI/") for _, name in INCLUDE.findall(text)):
            users.append(path.relative_to(repository).as_posix())
    if len(users) > 1:
        yield "CLI11 is included by more than one file: " + ", ".join(users)


RULES = (upward_arrows, foreign_includes, forbidden_words, cycles, missed_by_umbrella)


def violations(repository):
    root = repository / "include"
    headers = [Header(root, path) for path in sorted(root.rglob("*.hpp"))]
    for rule in RULES:
        yield from rule(headers)
    yield from command_line_parsers(repository)


GOOD = {
    "include/mulct/mulct.hpp": "#include <mulct/base/a.hpp>\n#include <mulct/number/b.hpp>\n"
    "#include <mulct/number/wide.hpp>\n",
    "include/mulct/base/a.hpp": "// a double, a float and std::cout in a comment\n"
    "/* #include <boost/x.hpp>\n printf */ inline int n = 1'000'000; inline char c = '\"';\n"
    'inline const char* s = "double \\" float"; inline const char* r = R"(getenv " )";\n',
    "include/mulct/number/b.hpp": "#include <mulct/base/a.hpp>\nint print_exit_code();\n",
    "include/mulct/number/wide.hpp": "#include <boost/x.hpp>\n",
    "cli/options.cpp": "#include <CLI/CLI.hpp>\n",
    "cli/main.cpp": "// #include <CLI/CLI.hpp>\n",
}

# What is added to a file of the good tree, and what must be said about it.
BAD = [
    ("include/mulct/base/a.hpp", "#include <mulct/number/b.hpp>", "base must not include"),
    ("include/mulct/base/a.hpp", '#include "../number/b.hpp"', "base must not include"),
    ("include/mulct/base/a.hpp", "#include <mulct/mulct.hpp>", "base must not include"),
    ("include/mulct/attic/x.hpp", "", "is in no layer"),
    ("include/mulct/number/b.hpp", "# include <boost/x.hpp>", "only mulct/number/wide.hpp"),
    ("include/mulct/number/b.hpp", "#include <date/date.h>", "only mulct/base/calendar.hpp"),
    ("include/mulct/number/b.hpp", "double x;", "double: the library holds no"),
    ("include/mulct/number/b.hpp", "int n = 1'0; float x; char c = '0';", "float: the library"),
    ("include/mulct/number/b.hpp", "#include <iostream>", "prints nothing"),
    ("include/mulct/number/b.hpp", "auto& x = std::cout;", "prints nothing"),
    ("include/mulct/number/b.hpp", "auto x = std::getenv(s);", "does not read the environment"),
    ("include/mulct/number/b.hpp", "auto t = system_clock::now();", "does not read the clock"),
    ("include/mulct/number/b.hpp", "void f() { std::abort(); }", "does not end the program"),
    ("include/mulct/number/b.hpp", "std::locale l;", "does not depend on the locale"),
    ("include/mulct/number/b.hpp", "#include <mulct/number/b.hpp>", "in turn"),
    ("include/mulct/base/unknown.hpp", "", "is not reached"),
    ("cli/other.cpp", "#include <CLI/CLI.hpp>", "included by more than one file"),
]


def self_test():
    def said_about(tree):
        with tempfile.TemporaryDirectory() as directory:
            for name, source in tree.items():
                path = Path(directory, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(source, encoding="utf-8")
            return list(violations(Path(directory)))

    failures = [f"the good tree: {said}" for said in said_about(GOOD)]
    for name, addition, expected in BAD:
        said = said_about({**GOOD, name: GOOD.get(name, "") + addition + "\n"})
        if not any(expected in one for one in said):
            failures.append(f"{name} with {addition!r}: no word of {expected!r}, but {said}")
    return failures


def main():
    if sys.argv[1:] == ["--self-test"]:
        found = self_test()
    else:
        found = list(violations(Path(__file__).resolve().parent.parent))
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
