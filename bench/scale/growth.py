#!/usr/bin/env python3
"""How the time of `mulct stats` grows with rows, groups and threads, and with how the file comes.

    growth.py --mulct PROGRAM [--large] [--runs 5] [--picture FILE.svg] [--format text|markdown|csv|json]

The question is that of compare.py, and the files are of the same generator:

  rows      ten thousand to ten million; with --large also a hundred million (6.6 GB), which come
            through a pipe from the generator and are kept nowhere
  groups    ten million rows of 6 to 66,667 regulators, times 15 years: up to a million groups
  input     ten million rows as a file; every field quoted; through a pipe; gzip; zstd

Each on one thread and on all cores; files are read once before, so that they come from memory.
Rounds go over all of a kind, so that each sees the same state of the machine; the first does not
count, of the others the median does. Nanoseconds a row are of what a file takes more than one with a
single row, that is without the start of the program, which is printed too; CPU time is of all
threads together. Reading from a pipe the program waits for the writer, with which it shares the
cores.
"""

import argparse
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import inputs
import measuring

CORES = len(os.sched_getaffinity(0))
ROWS = (10_000, 100_000, 1_000_000, 10_000_000)
MOST = ROWS[-1]
LARGE = 100_000_000
YEARS = 15
REGULATORS = (6, 60, 600, 6_667, 66_667)


@dataclass
class Case:
    """One file in one form, on some threads."""
    kind: str  # rows, groups or input
    what: str
    rows: int
    regulators: int
    threads: int
    file: Path | None = None    # or, where it is not read from a file:
    source: tuple | None = None  # what writes it into the pipe

    def run(self, mulct):
        command = [mulct, "stats", str(self.file or "-"), "--by", "regulator,year", "--in", "GBP",
                   "--rounding", "half-even", "--figures", "count,total,mean,median,min,max",
                   "--format", "csv", "--threads", str(self.threads)]
        if self.source is None:
            measuring.run(["cat", str(self.file)])  # from memory, not from the disk
            return measuring.run(command)
        with subprocess.Popen(self.source, stdout=subprocess.PIPE) as writer:
            return measuring.run(command, stdin=writer.stdout)


def pressed(path, program, *options):
    """The same file, made smaller by a program, or nothing where that is not installed."""
    smaller = path.with_name(path.name + {"gzip": ".gz", "zstd": ".zst"}[program])
    if not shutil.which(program):
        print(f"Without {program}: it is not installed", file=sys.stderr)
        return None
    if not smaller.exists() or smaller.stat().st_mtime < path.stat().st_mtime:
        print(f"Writing {smaller} ...", file=sys.stderr)
        part = smaller.with_suffix(".part")
        with part.open("wb") as out:
            subprocess.run([program, "-c", *options, str(path)], stdout=out, check=True)
        part.rename(smaller)
    return smaller


def cases(most):
    """The smaller ones of a kind come first."""
    for threads in sorted({1, CORES}):
        for rows in (r for r in ROWS if r <= most):
            yield Case("rows", f"{rows:,} rows", rows, 60, threads, inputs.fines(rows))
    for threads in sorted({1, CORES}):
        for regulators in REGULATORS:
            options = () if regulators == 60 else ("--regulators", regulators)
            yield Case("groups", f"{regulators * YEARS:,} groups", most, regulators, threads,
                       inputs.fines(most, *options))
    plain, quoted = inputs.fines(most), inputs.fines(most, "--quoted")
    forms = {"file": plain, "every field quoted": quoted, "gzip": pressed(plain, "gzip", "-6"),
             "zstd": pressed(plain, "zstd", "-3", "-q")}
    for threads in sorted({1, CORES}):
        for what, file in forms.items():
            if file:
                yield Case("input", what, most, 60, threads, file)
        yield Case("input", "pipe from cat", most, 60, threads, None, ("cat", str(plain)))


def large_cases():
    for threads in sorted({1, CORES}):
        yield Case("rows", f"{LARGE:,} rows, pipe from the generator", LARGE, 60, threads, None,
                   tuple(inputs.generator(LARGE)))


def record(case, runs, start):
    seconds = statistics.median(r.seconds for r in runs)
    cpu = statistics.median(r.cpu for r in runs)
    of_rows = max(seconds - start.seconds, 0)
    return {"kind": case.kind, "what": case.what, "rows": case.rows,
            "groups": min(case.regulators * YEARS, case.rows), "threads": case.threads,
            "piped": case.source is not None,
            "seconds": round(seconds, 4), "cpu_seconds": round(cpu, 4),
            "rows_a_second": round(case.rows / seconds),
            "ns_a_row": round(of_rows / case.rows * 1e9, 1),
            "cpu_ns_a_row": round(max(cpu - start.cpu, 0) / case.rows * 1e9, 1)}


def measure(mulct, all_cases, rounds):
    """The runs of each case that works at all."""
    runs = {}
    for number in range(rounds + 1):
        for i, case in enumerate(all_cases):
            if number > 0 and i not in runs:
                continue
            try:
                done = case.run(mulct)
            except subprocess.CalledProcessError as error:
                print(f"Without {case.what}: {error}", file=sys.stderr)
                runs.pop(i, None)
                continue
            runs.setdefault(i, [])
            if number > 0:
                runs[i].append(done)
    return [(all_cases[i], of_case) for i, of_case in runs.items()]


def growth(mulct, most, rounds, large):
    start = measure(mulct, [Case("start", "one row", 1, 1, 1, inputs.fines(1))], rounds)[0][1]
    start = measuring.Run(statistics.median(r.seconds for r in start),
                          statistics.median(r.cpu for r in start), b"")
    by_kind = {}
    for case in cases(most):
        by_kind.setdefault((case.kind, case.threads), []).append(case)
    records = []
    for (kind, threads), of_kind in by_kind.items():
        print(f"{kind}, threads: {threads} ...", file=sys.stderr)
        records += [record(case, runs, start) for case, runs in measure(mulct, of_kind, rounds)]
    if large:
        for case in large_cases():
            print(f"{case.what}, threads: {case.threads} ...", file=sys.stderr)
            records.append(record(case, [case.run(mulct)], start))
    records.sort(key=lambda r: ["rows", "groups", "input"].index(r["kind"]))
    return start, records


def label(threads):
    return f"{threads} thread{'s' if threads > 1 else ''}"


def draw(records, path):
    """Three pictures side by side, as SVG whose bytes follow from the figures alone."""
    try:
        import matplotlib
    except ImportError:
        print("Without a picture: matplotlib is not installed for this Python", file=sys.stderr)
        return
    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "mulct", "svg.fonttype": "none", "font.size": 9,
                                "font.family": "sans-serif", "axes.spines.top": False,
                                "axes.spines.right": False})
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, 3, figsize=(11, 3.4), layout="constrained")
    marks = {threads: mark for threads, mark in zip(sorted({r["threads"] for r in records}), "os^v")}
    for axis, kind in zip(axes, ("rows", "groups")):
        for threads, mark in marks.items():
            points = [r for r in records if (r["kind"], r["threads"]) == (kind, threads)]
            for piped, style in ((False, "-" if threads == 1 else "--"), (True, "")):
                some = [r for r in points if r["piped"] == piped]
                if some:
                    axis.plot([r[kind] for r in some], [r["ns_a_row"] for r in some], marker=mark,
                              color="black", linestyle=style, markersize=4,
                              markerfacecolor="white" if piped else "black",
                              label=label(threads) + (", generated meanwhile" if piped else ""))
        axis.set_xscale("log")
        axis.set_ylim(bottom=0)
        axis.set_xlabel(kind)
    axes[0].set_ylabel("nanoseconds a row")
    axes[0].legend(frameon=False)
    forms = list(dict.fromkeys(r["what"] for r in records if r["kind"] == "input"))
    height = 0.8 / len(marks)
    for place, threads in enumerate(marks):
        of_form = {r["what"]: r["ns_a_row"] for r in records
                   if (r["kind"], r["threads"]) == ("input", threads)}
        axes[2].barh([i + place * height for i in range(len(forms))],
                     [of_form.get(what, 0) for what in forms], height * 0.9,
                     color="0.35" if threads == 1 else "0.75", label=label(threads))
    axes[2].set_yticks([i + height * (len(marks) - 1) / 2 for i in range(len(forms))], forms)
    axes[2].invert_yaxis()
    axes[2].set_xlabel("nanoseconds a row")
    axes[2].set_xlim(right=axes[2].get_xlim()[1] * 1.4)  # for what the colours mean
    axes[2].legend(frameon=False, loc="lower right")
    figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None,
                                                  "Title": "Time of mulct stats a row"})


HEADER = ("", "threads", "seconds", "CPU s", "rows/s", "ns/row", "CPU ns/row")


def cells(r):
    return (r["what"], str(r["threads"]), f"{r['seconds']:.3f}", f"{r['cpu_seconds']:.3f}",
            f"{r['rows_a_second']:,}", f"{r['ns_a_row']:,.1f}", f"{r['cpu_ns_a_row']:,.1f}")


def as_text(records):
    table = [HEADER, *map(cells, records)]
    widths = [max(len(row[i]) for row in table) for i in range(len(HEADER))]
    for row in table:
        yield "  ".join([row[0].ljust(widths[0]),
                         *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:]))])


def as_markdown(records):
    yield "| " + " | ".join(HEADER) + " |"
    yield "| --- |" + " ---: |" * (len(HEADER) - 1)
    for r in records:
        yield "| " + " | ".join(cells(r)) + " |"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mulct", required=True, help="the program")
    parser.add_argument("--rows", type=int, default=MOST, help="the most that are read from a file")
    parser.add_argument("--large", action="store_true", help="a hundred million rows too, once")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--picture", type=Path, help="where to write it (SVG)")
    parser.add_argument("--format", choices=("text", "markdown", "csv", "json"), default="text")
    arguments = parser.parse_args()

    busy = measuring.busy()
    mulct = str(Path(arguments.mulct).resolve())
    start, records = growth(mulct, arguments.rows, arguments.runs, arguments.large)
    if arguments.picture:
        draw(records, arguments.picture)
    notes = [measuring.machine(),
             f"medians of {arguments.runs} runs; the start takes {start.seconds * 1000:.1f} ms,"
             f" {start.cpu * 1000:.1f} ms of CPU time"]
    if busy:
        notes.append("The machine was busy: these figures are not to be quoted.")
    if arguments.format == "json":
        print(json.dumps({"notes": notes, "table": records}, indent=2))
    elif arguments.format == "csv":
        table = csv.DictWriter(sys.stdout, records[0].keys())
        table.writeheader()
        table.writerows(records)
    else:
        lines = as_markdown if arguments.format == "markdown" else as_text
        print("\n".join([*notes, "", *lines(records)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
