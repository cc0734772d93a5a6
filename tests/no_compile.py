#!/usr/bin/env python3
"""Tests that something does not compile, for the right reason.

    no_compile.py SOURCE.cpp -- COMPILER [OPTION ...]
    no_compile.py --self-test -- COMPILER [OPTION ...]

The source must compile as it is. With MULCT_BROKEN defined it must not, and what the compiler
says must match every line "// expect: REGEX" of the source. Without the first half a misspelt
name would pass for the error that is expected.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path


def compiled(compiler, path, *options):
    return subprocess.run(
        [*compiler, "-fsyntax-only", *options, str(path)],
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
    )


def problem_with(path, compiler):
    source = path.read_text(encoding="utf-8")
    expected = re.findall(r"^\s*// expect: (.*\S)", source, re.MULTILINE)
    if not expected:
        return "it says nowhere what to // expect:"
    control = compiled(compiler, path)
    if control.returncode:
        return "it does not compile unbroken:\n" + control.stderr
    broken = compiled(compiler, path, "-DMULCT_BROKEN")
    if not broken.returncode:
        return "it compiles when broken"
    missing = [regex for regex in expected if not re.search(regex, broken.stderr)]
    if missing:
        return "\n".join([f"no word of: {regex}" for regex in missing] + [broken.stderr])
    return None


BROKEN = '#ifdef MULCT_BROKEN\nstatic_assert(false, "two of them");\n#endif\n'

SELF_TEST = [
    ("// expect: two of (them|us)\n" + BROKEN, None),
    ("// expect: two of\n// expect: something else\n" + BROKEN, "no word of: something else"),
    ("// expect: anything\nint x;\n", "compiles when broken"),
    ("// expect: no_such\n#include <no_such_header>\n" + BROKEN, "does not compile unbroken"),
    (BROKEN, "nowhere"),
]


def self_test(compiler):
    failures = []
    with tempfile.TemporaryDirectory() as directory:
        for source, expected in SELF_TEST:
            path = Path(directory, "case.cpp")
            path.write_text(source, encoding="utf-8")
            said = problem_with(path, compiler) or ""
            if (expected or "") not in said or bool(said) != bool(expected):
                failures.append(f"{source!r} should say {expected!r}, says {said!r}")
    return "\n".join(failures)


def main():
    if sys.argv[2:3] != ["--"] or len(sys.argv) < 4:
        sys.exit(__doc__)
    subject, compiler = sys.argv[1], sys.argv[3:]
    if subject == "--self-test":
        problem = self_test(compiler)
    else:
        problem = problem_with(Path(subject), compiler)
    if problem:
        print(f"{subject}: {problem}")
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
