#!/usr/bin/env python3
r"""Runs command-line cases: files that show a command and what it must answer.

    run_cases.py --mulct PROGRAM [--update] [FILE or DIRECTORY ...]     (default: tests/cases)
    run_cases.py --self-test

A case file is read line by line:

    # why this case exists
    @ file fines.csv            the lines up to "@ end" become a file
    case,amount
    @ end
    $ mulct stats fines.csv     run by sh, in a directory that this file has to itself
    1 fine                      what it must print on standard output,
    ! one message               on standard error,
    ? 0                         and its exit status (0 where this line is missing)

"@ file NAME escaped" turns \xNN into that byte, and drops a line break that follows a \.

Where an output line could be taken for something else it is written with a \ before it:
\$ \# \? \! \@ \\, and a lone \ for an empty last line. Bytes that are not UTF-8 are shown as
\xNN, carriage returns as \r, and a missing last line break as "\ no newline at end".
Empty lines after an answer only set cases apart. $MULCT_SOURCE is the root of the repository.

--update writes what the program answers now into the files; read the difference before you keep it.
"""

import argparse
import difflib
import os
import re
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SECONDS = 60


class BadCase(Exception):
    pass


@dataclass
class Text:
    """Comments, empty lines and file blocks: kept as they are."""

    lines: list


@dataclass
class File(Text):
    name: str
    content: bytes


@dataclass
class Command:
    line: int
    command: str
    out: list = field(default_factory=list)
    err: list = field(default_factory=list)
    status: int = 0
    status_shown: bool = False

    def lines(self):
        status = [f"? {self.status}"] if self.status or self.status_shown else []
        return [f"$ {self.command}", *self.out, *self.err, *status]


def unescaped(content):
    content = content.replace(b"\\\n", b"")
    return re.sub(rb"\\x([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), content)


def parse(source):
    lines = source.split("\n")
    if lines[-1] == "":
        lines.pop()
    parts, command, at = [], None, 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.startswith("$ "):
            command = Command(at, line[2:])
            parts.append(command)
        elif header := re.fullmatch(r"@ file (.+?)( escaped)?", line):
            command = None
            if "@ end" not in lines[at:]:
                raise BadCase(f"{at}: the file {header[1]} has no @ end")
            end = lines.index("@ end", at)
            content = "".join(text + "\n" for text in lines[at:end]).encode()
            content = unescaped(content) if header[2] else content
            parts.append(File(lines[at - 1 : end + 1], header[1], content))
            at = end + 1
        elif line.startswith("#"):
            command = None
            parts.append(Text([line]))
        elif command and (found := re.fullmatch(r"\? (\d+)", line)):
            command.status, command.status_shown = int(found[1]), True
            command = None
        elif command and (line == "!" or line.startswith("! ")):
            command.err.append(line)
        elif command and re.match(r"[$@?!]", line):
            raise BadCase(f"{at}: not understood, put a \\ before it if it is output: {line}")
        elif command and (line or not at_rest(lines, at)):
            command.out.append(line)
        elif line == "":
            parts.append(Text([line]))
        else:
            raise BadCase(f"{at}: output without a command: {line}")
    return parts


def at_rest(lines, at):
    """Whether only empty lines separate this place from something that is not output."""
    following = next((line for line in lines[at:] if line), "#")
    return re.match(r"#|\$ |@ ", following) is not None


def shown(output, prefix=""):
    """The output as a case file writes it."""
    if not output:
        return []
    text = output.decode("utf-8", "backslashreplace").replace("\r", "\\r")
    lines = text.removesuffix("\n").split("\n")
    if prefix:
        lines = [f"{prefix} {line}" if line else prefix for line in lines]
    else:
        lines = [re.sub(r"^([$#?!@]|\\(?=[$#?!@\\]|$))", r"\\\1", line) for line in lines]
        lines[-1] = lines[-1] or "\\"
    if not text.endswith("\n"):
        lines.append(f"{prefix} \\ no newline at end".lstrip())
    return lines


def answer(expected, directory, environment):
    """The same command with what it does now."""
    process = subprocess.Popen(
        ["sh", "-c", expected.command],
        cwd=directory,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        out, err = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        # The shell's children too, or they would hold the pipes open.
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise BadCase(f"{expected.line}: not done after {SECONDS} seconds: {expected.command}")
    return Command(
        expected.line,
        expected.command,
        shown(out),
        shown(err, "!"),
        # As a shell reports a signal.
        process.returncode if process.returncode >= 0 else 128 - process.returncode,
        expected.status_shown,
    )


def run(source, environment):
    """Lines that describe what differs, and the file as the program would have it."""
    differences, updated = [], []
    with tempfile.TemporaryDirectory() as directory:
        environment = {**environment, "HOME": directory, "TMPDIR": directory}
        for part in parse(source):
            if isinstance(part, File):
                path = Path(directory, part.name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(part.content)
            if isinstance(part, Text):
                updated += part.lines
                continue
            now = answer(part, directory, environment)
            updated += now.lines()
            if (now.out, now.err, now.status) != (part.out, part.err, part.status):
                differences += [f"line {part.line}: $ {part.command}"]
                differences += difflib.unified_diff(
                    [*part.out, *part.err, f"? {part.status}"],
                    [*now.out, *now.err, f"? {now.status}"],
                    "expected",
                    "actual",
                    lineterm="",
                )
    return differences, "".join(line + "\n" for line in updated)


def environment_for(program):
    """Nothing of the caller's terminal, locale or time zone reaches a case."""
    inherited = {name: os.environ[name] for name in os.environ if name.endswith("SAN_OPTIONS")}
    path = os.environ.get("PATH", os.defpath)
    if program:
        path = os.pathsep.join((str(Path(program).resolve().parent), path))
    return {
        **inherited,
        "PATH": path,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "TERM": "dumb",
        "MULCT_SOURCE": str(REPOSITORY),
    }


def case_files(places):
    for place in map(Path, places):
        if not place.exists():
            raise BadCase(f"{place}: there is no such file or directory")
        yield from sorted(place.rglob("*.test")) if place.is_dir() else [place]


def run_files(places, program, update):
    environment = environment_for(program)
    count = failed = 0
    for path in case_files(places):
        count += 1
        try:
            source = path.read_bytes().decode()
            differences, updated = run(source, environment)
        except BadCase as problem:
            differences, updated = [str(problem)], source
        if update and updated != source:
            path.write_bytes(updated.encode())
            print(f"{path}: updated")
        elif differences:
            failed += 1
            print(f"{path}", *differences, "", sep="\n")
    print(f"{count} case files, {failed} failed")
    # A directory without cases is a mistake in the set-up, not a success.
    return 0 if count and not failed else 1


# A case file, and the words that must be in what is said about it (none: it passes).
SELF_TEST = [
    ("$ echo a\na\n", None),
    ("$ echo a\na\n? 0\n", None),
    ("$ echo a\nb\n", "-b"),
    ("$ echo a\n", "+a"),
    ("$ true\na\n", "-a"),
    ("$ exit 3\n", "+? 3"),
    ("$ exit 3\n? 3\n", None),
    ("$ echo a >&2\n", "+! a"),
    ("$ echo a >&2; echo b\nb\n! a\n", None),
    ("$ echo a >&2\na\n", "+! a"),
    ("# a story\n\n$ echo a\na\n\n# another\n$ echo b\nb\n\n", None),
    ("$ printf 'a\\n\\n b \\n'\na\n\n b \n", None),
    ("$ printf 'a\\n\\n'\na\n\\\n", None),
    ("$ printf 'a\\n\\n'\na\n", "+\\"),
    ("$ printf '\\\\\\n\\\\\\\\\\n\\\\#\\n'\n\\\\\n\\\\\\\n\\\\#\n", None),
    ("$ printf 'a\\n\\n' >&2\n! a\n!\n", None),
    ("$ printf 'a'; printf b >&2\na\n\\ no newline at end\n! b\n! \\ no newline at end\n", None),
    ("$ printf 'a'\na\n", "+\\ no newline at end"),
    ("$ printf '# a\\n$ b\\n\\\\c\\n'\n\\# a\n\\$ b\n\\c\n", None),
    ("$ printf 'a\\r\\n\\377\\n'\na\\r\n\\xff\n", None),
    ("@ file d/x.txt\na\n@ end\n$ cat d/x.txt\na\n$ cat < d/x.txt\na\n", None),
    ("@ file x escaped\n\\x41\\x00\\\nb\\\n@ end\n$ od -An -tx1 x\n 41 00 62\n", None),
    ("@ file x\na\n", "no @ end"),
    ("$ pwd > a; cat a | wc -l\n1\n$ ls\na\n", None),
    ("$ kill -9 $$\n? 137\n", None),
    ("a\n", "output without a command"),
    ("$ true\n? zero\n", "not understood"),
    ('$ test -f "$MULCT_SOURCE/tests/run_cases.py"\n', None),
]


def self_test():
    failures = []
    for source, expected in SELF_TEST:
        try:
            differences, updated = run(source, environment_for(None))
            again, twice = run(updated, environment_for(None))
            if again or twice != updated:
                failures.append(f"{source!r} is not settled by --update: {updated!r}")
            if expected is None and updated != source:
                failures.append(f"{source!r} passes but would be rewritten as {updated!r}")
        except BadCase as problem:
            differences = [str(problem)]
        said = "\n".join(differences)
        if (expected or "") not in said or bool(said) != bool(expected):
            failures.append(f"{source!r} should say {expected!r}, says {said!r}")
    print(*failures, f"{len(SELF_TEST)} cases, {len(failures)} failures", sep="\n")
    return 1 if failures else 0


def main():
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--mulct", metavar="PROGRAM", help="the program under test")
    options.add_argument("--update", action="store_true", help="rewrite the expectations")
    options.add_argument("--self-test", action="store_true", help="test this runner")
    options.add_argument("places", nargs="*", default=[REPOSITORY / "tests/cases"])
    given = options.parse_args()
    if given.self_test:
        return self_test()
    if not given.mulct or not Path(given.mulct).is_file():
        options.error("--mulct must name the built program")
    try:
        return run_files(given.places, given.mulct, given.update)
    except BadCase as problem:
        options.error(str(problem))


if __name__ == "__main__":
    sys.exit(main())
