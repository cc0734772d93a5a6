#!/usr/bin/env python3
"""Opens the page of mulct report in headless Chromium: no error, nothing fetched, tables that sort
above their sums, and nothing beyond the edge of a narrow window.

    report.py --mulct PROGRAM [--screenshot FILE]

Without Chromium it exits with 77, which CTest counts as skipped.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
NAMES = ("chromium", "chromium-browser", "google-chrome")

# Clicks the name of the third column of the second table, twice, and reports the cells, and what
# stands below them. Then measures how wide the page is that has 400 pixels.
CLICKS = """<script>
  var table = document.querySelectorAll("table")[1];
  function column() {
    return Array.from(table.tBodies[0].rows).map(function (row) {
      return row.cells[2].getAttribute("data-value") || "";
    }).join(" ");
  }
  var found = [];
  for (var i = 0; i < 2; ++i) {
    table.tHead.rows[0].cells[2].querySelector("button").click();
    found.push(column());
  }
  document.body.setAttribute("data-sorted", found.join("|"));
  document.body.setAttribute("data-foot", Array.from(table.rows).slice(-2).map(function (row) {
    return row.cells[0].textContent;
  }).join("|"));
  document.body.style.cssText = "width: 400px; margin: 0; padding: 0";
  document.body.setAttribute("data-width", document.querySelector("main").scrollWidth);
</script>"""


def browse(browser, page, *options):
    with tempfile.TemporaryDirectory() as profile:
        return subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
             f"--user-data-dir={profile}", *options, page.as_uri()],
            capture_output=True, text=True, errors="replace", timeout=120, check=False)


def console_of(log):
    return [line for line in log.splitlines() if "CONSOLE" in line]


def check(mulct, browser, folder, screenshot):
    page = Path(folder) / "report.html"
    made = subprocess.run([mulct, "report", "--in", "EUR", "-o", str(page)], capture_output=True,
                          text=True, check=False)
    if made.returncode not in (0, 1):
        return [f"mulct report: exit status {made.returncode}\n{made.stderr}"]
    wrong = []
    text = page.read_text(encoding="utf-8")
    fetched = re.findall(r"<[a-z]+[^>]*\s(?:src|href|srcset|action)=[^>]*>|@import|url\(", text)
    wrong += [f"the page would fetch: {one}" for one in fetched]

    picture = Path(screenshot or Path(folder) / "report.png")
    shown = browse(browser, page, f"--screenshot={picture}", "--window-size=1000,2000")
    wrong += console_of(shown.stderr)
    if not picture.exists() or picture.stat().st_size < 20_000:
        wrong.append("the screenshot shows nothing:\n" + shown.stderr)

    clicked = Path(folder) / "clicked.html"
    clicked.write_text(text.replace("</body>", CLICKS + "</body>"), encoding="utf-8")
    dom = browse(browser, clicked, "--dump-dom")
    wrong += console_of(dom.stderr)
    found = re.search(r'data-sorted="([^"]*)"', dom.stdout)
    if not found:
        return [*wrong, "no table was sorted"]
    up, down = ([float(cell) for cell in part.split()] for part in found[1].split("|"))
    if len(up) < 5 or up != sorted(up) or down != sorted(down, reverse=True):
        wrong.append(f"not sorted: {up} and {down}")
    for name, expected in (("foot", "all|not counted"), ("width", "400")):
        value = re.search(f'data-{name}="([^"]*)"', dom.stdout)
        if not value or value[1] != expected:
            wrong.append(f"{name}: {value and value[1]}, not {expected}")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mulct", required=True)
    parser.add_argument("--screenshot")
    options = parser.parse_args()
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    if browser is None:
        print("skipped: Chromium is not installed (looked for " + ", ".join(NAMES) + ")")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        wrong = check(options.mulct, browser, folder, options.screenshot)
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
