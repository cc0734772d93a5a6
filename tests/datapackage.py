#!/usr/bin/env python3
"""Has a validator of Frictionless Data Packages read data/datapackage.json and the cases it describes.

The validator is the npm package `datapackage` (`npm install -g datapackage`, or NODE_PATH with the
folder it is in). Where it or Node is absent the test exits with 77, which CTest counts as skipped.
Copies with one thing wrong must be refused, or the validator would show nothing.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
SKIPPED = 77

VALIDATOR = """
const {Package} = require('datapackage');
(async () => {
  const all = await Package.load(process.argv[1], {strict: true});
  for (const resource of all.resources) {
    if (!resource.tabular) throw new Error(resource.name + ' is no table');
    const rows = await resource.read({keyed: true});
    console.log(resource.name, rows.length);
  }
})().catch(e => {
  for (const one of e.multiple ? e.errors : [e]) console.error(one.message);
  process.exit(1);
});
"""


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def environment():
    """Where Node finds what is installed globally, which it does not look for by itself."""
    found = dict(os.environ)
    if "NODE_PATH" not in found and shutil.which("npm"):
        root = subprocess.run(["npm", "root", "-g"], capture_output=True, text=True, check=False)
        found["NODE_PATH"] = root.stdout.strip()
    return found


def validate(package, env):
    return subprocess.run(["node", "-e", VALIDATOR, str(package)], capture_output=True, text=True,
                          check=False, env=env)


def main():
    if not shutil.which("node"):
        skip("Node is not installed")
    env = environment()
    there = subprocess.run(["node", "-e", "require.resolve('datapackage')"], capture_output=True,
                           check=False, env=env)
    if there.returncode != 0:
        skip("the npm package datapackage is not installed")

    cases = (DATA / "fines.csv").read_text(encoding="utf-8")
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    failures = []

    done = validate(DATA / "datapackage.json", env)
    expected = f"fines {cases.count(chr(10)) - 1}\n"  # no field of it has a line feed
    if done.returncode != 0 or done.stdout != expected:
        failures.append(f"the package itself: {done.stdout}{done.stderr}")

    def must_refuse(what, text=cases, change=None):
        with tempfile.TemporaryDirectory() as folder:
            wrong = json.loads(json.dumps(package))
            if change:
                change(wrong)
            assert change or text != cases, what
            (Path(folder) / "fines.csv").write_text(text, encoding="utf-8")
            (Path(folder) / "datapackage.json").write_text(json.dumps(wrong), encoding="utf-8")
            if validate(Path(folder) / "datapackage.json", env).returncode == 0:
                failures.append(f"not refused: {what}")

    must_refuse("a stage that is none", cases.replace(",imposed,", ",fined,", 1))
    must_refuse("a country's name", cases.replace(",GB,", ",Britain,", 1))
    must_refuse("a date in another order", cases.replace("2019-07-08", "08.07.2019", 1))
    must_refuse("an amount with marks", cases.replace("183390000", "183.390.000", 1))
    must_refuse("a regulator left out", cases.replace(",ICO,", ",,", 1))
    must_refuse("another header", cases.replace("entity", "company", 1))
    must_refuse("a file that is not there",
                change=lambda p: p["resources"][0].update(path="none.csv"))
    must_refuse("a type that is none",
                change=lambda p: p["resources"][0]["schema"]["fields"][0].update(type="text"))

    for failure in failures:
        print(failure)
    print(f"datapackage.json: {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
