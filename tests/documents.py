#!/usr/bin/env python3
"""Holds the documents to what the project does.

    documents.py [--update]     (all Markdown files of the repository)
    documents.py --self-test

A fenced block under a comment must be what the comment names:

    <!-- case: explain/readme.test -->      a command-line case, which another test runs
    <!-- example: examples/a.cpp#part -->   the lines between "// [part]" marks of an example

and every relative link must lead to a file. --update writes the blocks anew.

Every key of JSON that a command-line case prints must stand in docs/json.md, as code; those of
figures and of import and audit may in docs/statistics.md and docs/import.md.
"""

import re
import sys
import tempfile
import textwrap
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
MARK = re.compile(r"<!-- (case|example): (\S+) -->\n```(\w*)\n(.*?)^```$", re.S | re.M)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
JSON_COMMAND = re.compile(r"^\$ .*--format jsonl?\b")
KEY = re.compile(r'(?<=[{,])\s*"([a-z_]+)"\s*:')
CODE = re.compile(r"`([^`]+)`")


def case_text(path):
    """What a reader sees of a case: the commands and their output."""
    lines = []
    in_file = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            in_file = line.startswith("@ file")
        if in_file or line.startswith(("# ", "? ", "@ ")):
            continue
        line = line.removeprefix("! ")  # a terminal shows messages among the rest
        lines.append(line[1:] if line.startswith("\\") else line)
    return "\n".join(lines).strip("\n") + "\n"


def example_text(path, part):
    pieces = re.split(rf"^ *// \[{part}\]\n", path.read_text(encoding="utf-8"), flags=re.M)
    if len(pieces) != 3:
        raise SystemExit(f"{path}: no single part between // [{part}] marks")
    return textwrap.dedent(pieces[1])


def check(root, update):
    problems = []
    for document in sorted(root.rglob("*.md")):
        name = document.relative_to(root)
        if name.parts[0] == "build" or any(part.startswith(".") for part in name.parts):
            continue
        text = document.read_text(encoding="utf-8")

        def renewed(match):
            kind, target, language, block = match.groups()
            file, _, part = target.partition("#")
            path = root / ("tests/cases" if kind == "case" else ".") / file
            if not path.is_file():
                problems.append(f"{name}: {kind} {target} does not exist")
                return match.group(0)
            actual = case_text(path) if kind == "case" else example_text(path, part)
            if actual != block:
                problems.append(f"{name}: the block is not what {target} has; --update renews it")
            return f"<!-- {kind}: {target} -->\n```{language}\n{actual}```"

        new_text = MARK.sub(renewed, text)
        if update and new_text != text:
            document.write_text(new_text, encoding="utf-8")
        for link in LINK.findall(text):
            if not (document.parent / link).exists():
                problems.append(f"{name}: the link to {link} leads nowhere")
    return problems


def printed_keys(path):
    """The keys of JSON that a case's answers have, as far as they are names and no data."""
    keys = set()
    for part in re.split(r"^(?=\$ )", path.read_text(encoding="utf-8"), flags=re.M):
        command, _, answer = part.partition("\n")
        if JSON_COMMAND.match(command):
            # a line that begins with \ is shown as it is, and one with ! is no JSON
            lines = [line.removeprefix("\\") for line in answer.splitlines() if line[:1] not in "!?@"]
            keys.update(KEY.findall("\n".join(lines)))
    return keys


def check_keys(root):
    """Keys that cases print and docs/json.md does not name, nor the guides that it leads to."""
    named = set()
    for name in ("json.md", "statistics.md", "import.md"):
        text = (root / "docs" / name).read_text(encoding="utf-8")
        text = re.sub(r"^```.*?^```$", "", text, flags=re.S | re.M)
        for code in CODE.findall(text):
            named.update(re.findall(r"[a-z_]+", code))
    return [f"docs/json.md: does not name `{key}`, which {path.relative_to(root)} prints"
            for path in sorted((root / "tests/cases").rglob("*.test"))
            for key in sorted(printed_keys(path) - named)]


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "tests/cases/a").mkdir(parents=True)
        (root / "tests/cases/a/b.test").write_text("# why\n@ file x\nx\n@ end\n$ mulct\n! note\nyes\n? 0\n")
        good = "<!-- case: a/b.test -->\n```console\n$ mulct\nnote\nyes\n```\n[x](tests)\n"
        (root / "README.md").write_text(good)
        assert check(root, False) == []
        for bad in (good.replace("yes", "no"), good.replace("b.test", "c.test"),
                    good.replace("(tests)", "(nowhere)")):
            (root / "README.md").write_text(bad)
            assert len(check(root, False)) == 1, bad
        (root / "README.md").write_text(good.replace("yes", "no"))
        check(root, True)
        assert (root / "README.md").read_text() == good

        (root / "a.cpp").write_text("int main() {\n    // [one]\n    f();\n    // [one]\n}\n")
        good = "<!-- example: a.cpp#one -->\n```cpp\nf();\n```\n"
        (root / "README.md").write_text(good)
        assert check(root, False) == []
        (root / "README.md").write_text(good.replace("f()", "g()"))
        assert len(check(root, False)) == 1

        (root / "docs").mkdir()
        (root / "docs/json.md").write_text("`rows[]`, each `{case, n}`\n")
        for name in ("statistics.md", "import.md"):
            (root / "docs" / name).write_text("")
        answer = '{"rows": [\n  {"case": "a, \\"x\\": b",\n   "n": 1}]}\n'
        (root / "tests/cases/a/b.test").write_text("$ mulct --format json\n" + answer)
        assert check_keys(root) == []
        (root / "tests/cases/a/b.test").write_text(
            "$ mulct --format json\n" + answer.replace("n\"", "m\""))
        assert len(check_keys(root)) == 1


def main():
    if sys.argv[1:] == ["--self-test"]:
        self_test()
        return
    update = sys.argv[1:] == ["--update"]
    problems = check(REPOSITORY, update) + check_keys(REPOSITORY)
    if problems and not update:
        raise SystemExit("\n".join(problems))


if __name__ == "__main__":
    main()
