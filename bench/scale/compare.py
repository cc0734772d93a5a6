#!/usr/bin/env python3
"""How fast `mulct stats` answers a question about many fines, beside the engines people use.

    compare.py --mulct PROGRAM [--rows 10000000] [--peers duckdb,floors] [--runs 5] [--threads 1,2]
               [--install] [--format text|markdown|csv|json]

The question: count, total, mean, median, least and greatest amount by regulator and year in pounds,
each fine converted at the ECB's rates of its day (those of the last publication day, at most seven
days back), through the euro and rounded once, to the penny, half even. The file is made by
mulct-make-fines, with a fixed seed. Half even because most engines have it or can be made to have it;
mulct's default is half up.

What counts, in the peers' favour wherever there was a choice:

  - mulct's time is that of a whole process: start, rates, reading, output. A peer that can stay in
    memory stays: its time begins when it gets the question, with its tables of rates loaded, expanded
    to every calendar day (but for ASOF) and joined to the pound already, and ends when it has the
    answer. SQLite and Miller are whole processes too.
  - It reads the file as it likes, knows the currencies' codes, and leaves out the mean, which is the
    total by the count.
  - Of several formulations that were tried the fastest is here.

Each peer runs in rounds: mulct once, then the peer once. The first round does not count; in it
memory is measured, which takes time: the peak of what a process has of its own (RssAnon: a mapped
file is not counted). Of the others come the medians and the median of the ratios round by round.
Slow peers run once, on a million rows, beside mulct on the same. Then all answers are compared with
mulct's, group by group.

Without --peers it also says how long a table with converted columns takes beside a copy of the file,
and how many amounts a second the library converts.

What is not installed is left out with a message; --install gets the peers that npm has.
"""

import argparse
import csv
import io
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import inputs
import measuring

PEERS = Path(__file__).resolve().parent / "peers"
NPM = inputs.ROOT / "build" / "bench-peers"
SLOW_ROWS = 1_000_000
CORES = len(os.sched_getaffinity(0))
FIGURES = ("count", "total", "median", "min", "max")
ALL_FIGURES = "count,total,mean,median,min,max"


@dataclass
class Setting:
    """What a peer's command is made from."""
    fines: Path
    rates: Path
    threads: int
    answer: Path


@dataclass
class Peer:
    name: str
    what: str
    command: object  # of a setting
    exact: bool = True
    stays: bool = True  # answers again and again, as in peers/server.mjs
    slow: bool = False
    threads: int = 0  # 0: as many as asked for
    answers: bool = True
    lacks: object = lambda: None  # what is missing, in words
    version: object = lambda: ""
    text: object = lambda setting: None  # for its standard input


def lacks_program(name):
    return lambda: None if shutil.which(name) else f"{name} is not installed"


def lacks_package(name):
    def lacks():
        if not shutil.which("node"):
            return "node is not installed"
        return None if (NPM / "node_modules" / name).exists() else f"{name} of npm is not installed"
    return lacks


def lacks_import(*command):
    def lacks():
        if shutil.which(command[0]):
            if subprocess.run(command, capture_output=True, check=False).returncode == 0:
                return None
        return f"{' '.join(command)!r} fails"
    return lacks


def says(*command):
    """The version among the first words that a program says."""
    def version():
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        return next(word for word in run.stdout.split() if word[0].isdigit())
    return version


def in_node(script, formulation):
    return lambda s: ["node", str(NPM / script), str(s.fines), str(s.rates), str(s.threads),
                      formulation, str(s.answer)]


def duckdb(formulation, what, **more):
    return Peer(f"duckdb-{formulation}", f"DuckDB, {what}", in_node("duckdb.mjs", formulation),
                lacks=lacks_package("@duckdb/node-api"), **more)


def clickhouse(formulation, what):
    return Peer(f"clickhouse-{formulation}", f"ClickHouse (chdb), {what}",
                in_node("clickhouse.mjs", formulation), lacks=lacks_package("chdb"))


def in_python(script, s):
    return [sys.executable, str(PEERS / script), str(s.fines), str(s.rates), str(s.answer)]


def miller(s):
    return ["mlr", "--icsv", "--ocsv", "--headerless-csv-output", "--from", str(s.fines),
            "cut", "-f", "regulator,date,amount,currency", "then",
            "join", "-f", str(s.rates / "calendar.csv"), "-l", "currency,day", "-r", "currency,date",
            "-j", "currency,date", "then", "put", "-q", "-f", str(PEERS / "miller.mlr"), "then",
            "stats1", "-i", "-a", "count,sum,median,min,max", "-f", "v", "-g", "regulator,y"]


def sqlite_text(s):
    text = (PEERS / "sqlite.sql").read_text(encoding="utf-8").split("\n\n", 1)[1]
    return text.replace("FINES", str(s.fines)).replace("RATES", str(s.rates / "calendar.csv"))


def floor(name, what, command, lacks=lambda: None):
    return Peer(f"floors-{name}", what, command, stays=False, threads=1, answers=False, lacks=lacks)


COUNTER = inputs.PROGRAMS / "mulct-count-separators"

ALL = [
    floor("cat", "cat FILE > /dev/null", lambda s: ["sh", "-c", 'cat "$0" > /dev/null', str(s.fines)]),
    floor("wc", "wc -l FILE", lambda s: ["wc", "-l", str(s.fines)]),
    floor("separators", "counting commas and line feeds", lambda s: [str(COUNTER), str(s.fines)],
          lambda: None if COUNTER.exists() else f"{COUNTER.name} is not built"),
    duckdb("doubles", "doubles", exact=False),
    duckdb("doubles-keyed", "doubles, one key", exact=False),
    duckdb("integers", "integers of 64 bits"),
    duckdb("integers-keyed", "integers of 64 bits, one key"),
    duckdb("hugeint", "HUGEINT"),
    duckdb("asof", "ASOF JOIN, integers of 64 bits"),
    clickhouse("dictionary", "Int64, flat dictionary"),
    clickhouse("join", "Int64, JOIN"),
    clickhouse("int128", "Int128, JOIN"),
    Peer("data.table", "data.table (R)",
         lambda s: ["Rscript", str(PEERS / "data_table.R"), str(s.fines), str(s.rates),
                    str(s.threads), str(s.answer)],
         exact=False, lacks=lacks_import("Rscript", "-e", "library(data.table)")),
    Peer("pandas", "pandas, int64", lambda s: in_python("frames.py", s), slow=True, threads=1,
         lacks=lacks_import(sys.executable, "-c", "import pandas")),
    Peer("miller", "Miller, int64", miller, stays=False, slow=True, threads=CORES,
         lacks=lacks_program("mlr"), version=says("mlr", "--version")),
    Peer("sqlite", "SQLite, in memory", lambda s: ["sqlite3", ":memory:"], stays=False, slow=True,
         threads=1, lacks=lacks_program("sqlite3"), version=says("sqlite3", "--version"),
         text=sqlite_text),
    Peer("decimals", "Python's decimals", lambda s: in_python("decimals.py", s), slow=True,
         threads=1),
]


@dataclass
class Row:
    """A line of the table."""
    what: str
    version: str
    rows: int
    threads: int
    seconds: list
    cpu: list
    ratio: float | None = None  # of its time to mulct's
    memory: int | None = None
    agreement: str = ""

    def record(self):
        return {"what": self.what, "version": self.version, "rows": self.rows,
                "threads": self.threads, "seconds": round(statistics.median(self.seconds), 4),
                "least": round(min(self.seconds), 4), "most": round(max(self.seconds), 4),
                "cpu_seconds": round(statistics.median(self.cpu), 3),
                "times_mulct": self.ratio and round(self.ratio, 3),
                "private_bytes": self.memory, "agreement": self.agreement}


class Mulct:
    """The program, and what it has taken so far."""

    def __init__(self, program):
        self.program = program
        self.version = says(program, "--version")()
        self.lines = {}    # of the table, by rows, threads and figures
        self.answers = {}  # by rows

    def command(self, fines, threads, figures):
        return [self.program, "stats", str(fines), "--by", "regulator,year", "--in", "GBP",
                "--rounding", "half-even", "--figures", figures, "--format", "csv",
                "--threads", str(threads)]

    def prepare(self, fines, rows, threads, figures=ALL_FIGURES):
        """Memory and answer, in a run that does not count."""
        if (rows, threads, figures) in self.lines:
            return
        output, memory = measuring.run_watched(self.command(fines, threads, figures))
        line = Row("mulct", self.version, rows, threads, [], [], memory=memory)
        self.lines[rows, threads, figures] = line
        if figures != ALL_FIGURES:
            line.what = "mulct, count and total only"
            return
        answer = read_mulct(output.decode())
        if self.answers.setdefault(rows, answer) != answer:
            sys.exit(f"mulct's answer on {threads} threads is another")
        line.agreement = f"{len(answer)} groups, the same on any number of threads"

    def run(self, fines, rows, threads, figures=ALL_FIGURES):
        done = measuring.run(self.command(fines, threads, figures))
        line = self.lines[rows, threads, figures]
        line.seconds.append(done.seconds)
        line.cpu.append(done.cpu)
        return done.seconds


def read_mulct(text):
    return {(r["regulator"], r["year"]):
            {name: int(Decimal(r[name]) * (1 if name == "count" else 100))
             for name in (*FIGURES, "mean")}
            for r in csv.DictReader(io.StringIO(text))}


def whole(number):
    """Half up, as mulct rounds what it prints."""
    return int(Decimal(number).quantize(Decimal(1), ROUND_HALF_UP))


def read_answer(text):
    """Of a peer: regulator, year, count, total, median, least, greatest, in pence."""
    groups = {}
    for regulator, year, *numbers in csv.reader(io.StringIO(text)):
        group = dict(zip(FIGURES, map(whole, numbers)))
        group["mean"] = whole(Decimal(numbers[1]) / Decimal(numbers[0]))
        groups[regulator, year] = group
    return groups


def agreement(mulct, peer):
    """In words: how a peer's answer differs from mulct's."""
    if mulct.keys() != peer.keys():
        return f"{len(peer)} groups, of which {len(mulct.keys() & peer.keys())} are among mulct's"
    differences = []
    for name in (*FIGURES, "mean"):
        off = [abs(mulct[key][name] - peer[key][name]) for key in mulct]
        if any(off):
            by = f"{max(off)}" if name == "count" else f"£{max(off) / 100:,.2f}"
            differences.append(f"{name} of {sum(map(bool, off))} by up to {by}")
    if not differences:
        return f"all {len(mulct)} groups equal"
    return f"of {len(mulct)} groups: " + ", ".join(differences)


class Staying:
    """A peer that stays in memory."""

    def __init__(self, peer, setting):
        self.setting = setting
        self.process = subprocess.Popen(peer.command(setting), stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.name = peer.name
        self.version = self.line()

    def line(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} has ended")
        return line.strip()

    def cpu(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as about:
            ticks = about.read().rpartition(")")[2].split()[11:13]
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")

    def ask(self):
        before = self.cpu()
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        seconds = float(self.line())
        return seconds, self.cpu() - before

    def ask_watched(self):
        """The peak of its memory; the answer is written the first time."""
        with measuring.PeakMemory(self.process.pid) as memory:
            self.ask()
        return memory.peak

    def answer(self):
        return self.setting.answer.read_text(encoding="utf-8")

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Passing:
    """A peer that is a process each time."""

    def __init__(self, peer, setting):
        self.command, self.text = peer.command(setting), peer.text(setting)
        self.version, self.output = peer.version(), None

    def ask(self):
        if self.text is None:
            done = measuring.run(self.command)
        else:
            read, write = os.pipe()  # the text is shorter than what a pipe holds
            os.write(write, self.text.encode())
            os.close(write)
            done = measuring.run(self.command, stdin=read)
            os.close(read)
        self.output = done.output
        return done.seconds, done.cpu

    def ask_watched(self):
        self.output, peak = measuring.run_watched(self.command)
        return peak

    def answer(self):
        return self.output.decode()

    def close(self):
        pass


def measure(peer, mulct, rows, threads, runs):
    """A peer's line of the table."""
    fines, rates = inputs.fines(rows), inputs.rates()
    answer = inputs.DATA / f"answer-{peer.name}-{rows}-{threads}.csv"
    asked = (Staying if peer.stays else Passing)(peer, Setting(fines, rates, threads, answer))
    mulct.prepare(fines, rows, threads)
    row = Row(peer.what, asked.version, rows, threads, [], [])
    ratios = []
    try:
        if not peer.slow:
            row.memory = asked.ask_watched()
        for _ in range(1 if peer.slow else runs):
            own = statistics.median(mulct.run(fines, rows, threads) for _ in range(3 if peer.slow else 1))
            seconds, cpu = asked.ask()
            row.seconds.append(seconds)
            row.cpu.append(cpu)
            ratios.append(seconds / own)
    finally:
        asked.close()
    row.ratio = statistics.median(ratios)
    if peer.answers:
        row.agreement = agreement(mulct.answers[rows], read_answer(asked.answer()))
        if peer.exact and not row.agreement.startswith("all"):
            row.agreement = "NOT EQUAL: " + row.agreement
    else:
        row.memory = None
    return row


def ties_and_wrong(rows):
    """How many fines are exactly half a penny, and how many DuckDB converts wrongly in doubles, by its
    own integers."""
    answer = inputs.DATA / f"answer-ties-and-wrong-{rows}.csv"
    setting = Setting(inputs.fines(rows), inputs.rates(), CORES, answer)
    asked = Staying(duckdb("ties-and-wrong", ""), setting)
    try:
        asked.ask()
    finally:
        asked.close()
    return map(int, asked.answer().split(","))


def table_against_copy(mulct, fines, rounds):
    """The seconds that a table with three more columns takes, and a copy of the table, in words."""
    with tempfile.TemporaryDirectory(dir=inputs.DATA) as folder:
        made, copied = Path(folder) / "made.csv", Path(folder) / "copied.csv"
        convert = [mulct.program, "convert", "--input", str(fines), "--to", "EUR", "-o", str(made)]
        taken = []
        for _ in range(rounds + 1):
            taken.append((measuring.run(convert).seconds,
                          measuring.run(["cp", str(fines), str(copied)]).seconds))
            made.unlink()
            copied.unlink()
    converted, copied = zip(*taken[1:])
    ratio = statistics.median(c / p for c, p in taken[1:])
    return (f"mulct convert --input ... --to EUR -o ...: {statistics.median(converted):.2f} s"
            f" ({min(converted):.2f}..{max(converted):.2f}), cp of the same file"
            f" {statistics.median(copied):.2f} s ({min(copied):.2f}..{max(copied):.2f}):"
            f" {ratio:.1f} times as long")


def look_ups(rounds):
    """How many amounts a second the library converts, in words."""
    command = [str(inputs.PROGRAMS / "mulct-look-ups"), str(inputs.ROOT / "rates" / "ecb.rates")]
    found = [int(measuring.run(command).output) for _ in range(rounds)]
    return (f"the library: {statistics.median(found) / 1e6:.0f} million look-ups and conversions a"
            f" second on one core ({min(found) / 1e6:.0f}..{max(found) / 1e6:.0f})")


def copy_scripts():
    """Those for node find packages only beside themselves."""
    NPM.mkdir(parents=True, exist_ok=True)
    for script in (*PEERS.glob("*.mjs"), PEERS / "package.json"):
        shutil.copy(script, NPM)


def npm_install():
    if not shutil.which("npm"):
        print("npm is not installed: without DuckDB and ClickHouse", file=sys.stderr)
        return
    run = subprocess.run(["npm", "install", "--no-fund", "--no-audit", "--no-package-lock"], cwd=NPM,
                         stdout=sys.stderr, check=False)
    if run.returncode != 0:
        print("npm could not install DuckDB and ClickHouse", file=sys.stderr)


HEADER = ("", "version", "rows", "threads", "seconds", "least..most", "x mulct", "CPU s", "own MB", "answer")


def cells(record):
    ratio, memory = record["times_mulct"], record["private_bytes"]
    return (record["what"], record["version"], f"{record['rows']:,}", str(record["threads"]), f"{record['seconds']:.3f}",
            f"{record['least']:.3f}..{record['most']:.3f}", f"{ratio:.2f}" if ratio else "",
            f"{record['cpu_seconds']:.2f}", f"{memory / 1e6:,.0f}" if memory else "",
            record["agreement"])


def as_text(records):
    table = [HEADER, *map(cells, records)]
    widths = [max(len(row[i]) for row in table) for i in range(len(HEADER))]
    for row in table:
        names = [cell.ljust(width) for cell, width in zip(row[:2], widths)]
        numbers = [cell.rjust(width) for cell, width in zip(row[2:-1], widths[2:])]
        yield "  ".join([*names, *numbers, row[-1]]).rstrip()


def as_markdown(records):
    yield "| " + " | ".join(HEADER) + " |"
    yield "| --- | --- |" + " ---: |" * (len(HEADER) - 3) + " --- |"
    for record in records:
        yield "| " + " | ".join(cells(record)) + " |"


def chosen(names):
    """Those whose name, or the part before its hyphen, is among the names."""
    if not names:
        return ALL
    wanted = names.split(",")
    unknown = [w for w in wanted if not any(w in (p.name, p.name.split("-")[0]) for p in ALL)]
    if unknown:
        sys.exit(f"no peer is called {unknown[0]!r}; there are {', '.join(p.name for p in ALL)}")
    return [p for p in ALL if p.name in wanted or p.name.split("-")[0] in wanted]


def compare(arguments):
    mulct = Mulct(str(Path(arguments.mulct).resolve()))
    rows, threads = arguments.rows, arguments.threads
    fines = inputs.fines(rows)
    for number in threads:
        for figures in (ALL_FIGURES, "count,total"):
            mulct.prepare(fines, rows, number, figures)
            for _ in range(arguments.runs):
                mulct.run(fines, rows, number, figures)
    of_peers = []
    for peer in chosen(arguments.peers):
        lacking = peer.lacks()
        if lacking:
            print(f"Without {peer.what}: {lacking}", file=sys.stderr)
            continue
        for number in [peer.threads] if peer.threads else threads:
            print(f"{peer.what}, threads: {number} ...", file=sys.stderr)
            try:
                of_peers.append(measure(peer, mulct, min(rows, SLOW_ROWS) if peer.slow else rows,
                                        number, arguments.runs))
            except (RuntimeError, subprocess.CalledProcessError) as error:
                print(f"Without {peer.what}: {error}", file=sys.stderr)
    own = sorted(mulct.lines.values(), key=lambda r: (-r.rows, r.what, -r.threads))
    return [row.record() for row in own + of_peers]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mulct", required=True, help="the program")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--peers", help="the names of some, with commas between, or what they begin with")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--threads", default=f"{CORES},1" if CORES > 1 else "1",
                        type=lambda text: [int(n) for n in text.split(",")])
    parser.add_argument("--install", action="store_true", help="install the peers that npm has")
    parser.add_argument("--format", choices=("text", "markdown", "csv", "json"), default="text")
    arguments = parser.parse_args()

    copy_scripts()
    if arguments.install:
        npm_install()
    busy = measuring.busy()
    records = compare(arguments)
    notes = [measuring.machine(),
             f"medians of {arguments.runs} runs; slow peers once, on at most {SLOW_ROWS:,} rows"]
    if not arguments.peers:
        notes += [look_ups(arguments.runs),
                  table_against_copy(Mulct(str(Path(arguments.mulct).resolve())),
                                     inputs.fines(arguments.rows), arguments.runs)]
    if any(r["what"].startswith("DuckDB, doubles") for r in records):
        ties, wrong = ties_and_wrong(arguments.rows)
        notes.append(f"Of {arguments.rows:,} fines, {ties:,} are exactly half a penny; doubles get"
                     f" {wrong:,} wrong.")
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
    return 1 if any(r["agreement"].startswith("NOT") for r in records) else 0


if __name__ == "__main__":
    sys.exit(main())
