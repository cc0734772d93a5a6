#!/usr/bin/env python3
"""Has mulct rates update read from a world that is broken or hostile.

Every trial begins with a small snapshot in a folder of its own. What works must give, byte for
byte, the snapshot that this script computes itself; what is refused must name its cause, exit with
status 2 and leave the folder as it was. Then the program is killed at any time, and its writes are
made to fail: the snapshot must be the old one or the new one, whole. Where strace is installed, it
shows that what is written reaches the disk before it takes the snapshot's name.
"""

import argparse
import gzip
import hashlib
import http.server
import os
import random
import re
import resource
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
MEBIBYTE = 1 << 20
TODAY = "2022-05-25"
# A run takes three times what a download may have, at most; a sanitizer adds its own.
MOST_MEMORY = 700 * MEBIBYTE
KILL_SECONDS = 8
WORKERS = 3

# Published rates. Zeros at the end are part of them.
OLD = {
    ("2022-05-20", "EUR/GBP"): "0.84820", ("2022-05-20", "EUR/USD"): "1.0577",
    ("2022-05-23", "EUR/GBP"): "0.84783", ("2022-05-23", "EUR/JPY"): "136.05",
    ("2022-05-23", "EUR/USD"): "1.0659",
}
NEW = {("2022-05-24", "EUR/GBP"): "0.85750", ("2022-05-24", "EUR/USD"): "1.0720"}
ORIGIN = "typed by hand"

# What of the caller's surroundings would change where the program looks for an address.
ENVIRONMENT = {key: value for key, value in os.environ.items()
               if not key.lower().endswith("_proxy")}


# Snapshots and files of rates


def snapshot(rates, origin=ORIGIN, source="ECB", pivot="EUR",
             title="Euro foreign exchange reference rates",
             publisher="European Central Bank", terms="free use with the source cited"):
    """The file that docs/rates-format.md describes."""
    body = "".join(f"{day} {pair} {rate}\n" for (day, pair), rate in sorted(rates.items()))
    days = sorted({day for day, _ in rates})
    header = {"source": source, "title": title, "publisher": publisher, "terms": terms,
              "origin": origin, "pivot": pivot, "frequency": "daily", "first": days[0],
              "last": days[-1], "days": len(days), "observations": len(rates),
              "sha256": hashlib.sha256(body.encode()).hexdigest()}
    lines = "".join(f"{key} {value}\n" for key, value in header.items())
    return f"mulct-rates 1\n{lines}\n{body}".encode()


def read_snapshot(content):
    """The header and the rates of a snapshot."""
    header, body = content.decode().split("\n\n", 1)
    rates = {}
    for line in body.splitlines():
        day, pair, rate = line.split(" ")
        rates[day, pair] = rate
    return dict(line.split(" ", 1) for line in header.splitlines()), rates


def ecb_csv(rates):
    codes = sorted({pair[4:] for _, pair in rates})
    lines = ["Date," + "".join(code + "," for code in codes)]
    for day in sorted({day for day, _ in rates}, reverse=True):
        cells = (rates.get((day, "EUR/" + code), "N/A") for code in codes)
        lines.append(day + "," + "".join(cell + "," for cell in cells))
    return ("\n".join(lines) + "\n").encode()


def ecb_xml(rates, doctype="", inner=""):
    days = "".join(
        f'<Cube time="{day}">' +
        "".join(f'<Cube currency="{pair[4:]}" rate="{rate}"/>'
                for (on, pair), rate in sorted(rates.items()) if on == day) + inner + "</Cube>"
        for day in sorted({day for day, _ in rates}, reverse=True))
    return (f'<?xml version="1.0" encoding="UTF-8"?>{doctype}'
            '<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" '
            'xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">'
            f"<Cube>{days}</Cube></gesmes:Envelope>").encode()


def frankfurter(day, rates):
    """JSON, with the digits as they are given."""
    members = ",".join(f'"{code}":{rate}' for code, rate in rates.items())
    return f'{{"amount":1,"base":"EUR","date":"{day}","rates":{{{members}}}}}'.encode()


def csv_long(day, base, counter, rate):
    return f"date,base,counter,rate\n{day},{base},{counter},{rate}\n".encode()


def deflated(content):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def deflated_zeros(mebibytes):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packer.compress(b"")
    one = packer.compress(bytes(MEBIBYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(MEBIBYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    return one + again * (mebibytes - 1) + packer.flush()


def zipped(content, packed=None, size=None, crc=None, flags=0, method=8, entries=1):
    """An archive as it should be, or one whose headers say something else."""
    packed = deflated(content) if packed is None else packed
    sizes = (zlib.crc32(content) if crc is None else crc, len(packed),
             len(content) if size is None else size)
    local = central = b""
    for i in range(entries):
        name = b"eurofxref-hist.csv" + (str(i).encode() if i else b"")
        both = struct.pack("<HHHHHIIIHH", 20, flags, method, 0x6000, 0x21, *sizes, len(name), 0)
        central += (b"PK\1\2" + struct.pack("<H", 20) + both +
                    struct.pack("<HHHII", 0, 0, 0, 0, len(local)) + name)
        local += b"PK\3\4" + both + name + packed
    return local + central + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, entries, entries,
                                                     len(central), len(local), 0)


# The world


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.close_connection = True
        try:
            self.server.answers[self.path](self)
        except (BrokenPipeError, ConnectionResetError):
            pass  # the program has seen enough

    def begin(self, status, **headers):
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def address(self, path, answer=None):
        if answer is not None:
            self.answers[path] = answer
        return f"http://127.0.0.1:{self.server_port}{path}"


def whole(body, status=200, kind="text/csv"):
    def answer(handler):
        handler.begin(status, Content_Type=kind, Content_Length=len(body))
        handler.wfile.write(body)
    return answer


def without_length(body):
    """The end of such a body is the end of the connection, so nothing tells a cut from it."""
    def answer(handler):
        handler.begin(200, Connection="close")
        handler.wfile.write(body)
    return answer


def cut_short(body, missing=1000):
    def answer(handler):
        handler.begin(200, Content_Length=len(body) + missing)
        handler.wfile.write(body)
    return answer


def chunked(body, end=b"0\r\n\r\n", size=100):
    def answer(handler):
        handler.begin(200, Transfer_Encoding="chunked")
        for at in range(0, len(body), size):
            piece = body[at:at + size]
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        handler.wfile.write(end)
    return answer


def endless(**headers):
    def answer(handler):
        handler.begin(200, **headers)
        piece = bytes(MEBIBYTE)
        if "Transfer_Encoding" in headers:
            piece = b"%x\r\n%s\r\n" % (len(piece), piece)
        while True:
            handler.wfile.write(piece)
    return answer


def redirect(to):
    def answer(handler):
        handler.begin(302, Location=to, Content_Length=0)
    return answer


def raw(said):
    def answer(handler):
        handler.wfile.write(said)
    return answer


# Trials


class Trials:
    def __init__(self, mulct, folder):
        self.mulct = mulct
        self.folder = folder
        self.failures = []
        self.count = 0
        self.most_memory = 0
        self.lock = threading.Lock()

    def fail(self, name, what):
        with self.lock:
            self.failures.append(f"{name}: {what}")

    def new_folder(self, content=snapshot(OLD), name="ecb.rates"):
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        if content is not None:
            (folder / name).write_bytes(content)
        return folder

    def source(self, content, name="source"):
        file = Path(tempfile.mkdtemp(dir=self.folder)) / name
        file.write_bytes(content)
        return str(file)

    def command(self, source, *arguments):
        today = () if "--today" in arguments else ("--today", TODAY)
        return [self.mulct, "rates", "update", "--from", source, *today, *arguments]

    def run(self, folder, source, *arguments, before=(), snapshot_file="ecb.rates", **options):
        with self.lock:
            self.count += 1
        return subprocess.run([*before, *self.command(source, *arguments),
                               *([snapshot_file] if snapshot_file else [])],
                              **{"cwd": folder, "env": ENVIRONMENT, "capture_output": True,
                                 "timeout": 60, "check": False, **options})

    def works(self, name, source, expected, *arguments, old=snapshot(OLD), says="", **options):
        folder = self.new_folder(old)
        done = self.run(folder, source, *arguments, **options)
        out = done.stdout.decode()
        if done.returncode != 0 or done.stderr:
            self.fail(name, f"status {done.returncode}, {done.stderr.decode()}")
        elif (folder / "ecb.rates").read_bytes() != expected:
            self.fail(name, "the snapshot is not the one it should be")
        elif says not in out or not out.startswith("ecb.rates: "):
            self.fail(name, f"says {out!r}, not {says!r}")
        self.only_the_snapshot(name, folder)
        return folder

    def only_the_snapshot(self, name, folder):
        found = sorted(file.name for file in folder.iterdir())
        if found != ["ecb.rates"]:
            self.fail(name, f"left behind: {found}")

    def refused(self, name, source, *words, old=snapshot(OLD), arguments=(), **options):
        folder = self.new_folder(old)
        self.refuses_in(folder, name, source, *words, arguments=arguments, **options)
        shutil.rmtree(folder)

    def refuses_in(self, folder, name, source, *words, arguments=(), **options):
        before = self.state(folder)
        try:
            done = self.run(folder, source, *arguments, **options)
        except subprocess.TimeoutExpired:
            self.fail(name, "does not come to an end")
            return
        said = done.stderr.decode(errors="replace")
        if done.returncode != 2:
            self.fail(name, f"status {done.returncode}, not 2: {said}{done.stdout.decode()}")
        if done.stdout:
            self.fail(name, f"standard output has {done.stdout[:200]}")
        if not said.startswith("mulct: ") or not all(word in said for word in words):
            self.fail(name, f"says {said[:500]!r}, without one of {words}")
        if self.state(folder) != before:
            self.fail(name, "the folder is not as it was")
        # the most of all runs so far, so that one may be blamed for another beside it
        used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
        if used > max(MOST_MEMORY, self.most_memory):
            self.fail(name, f"takes {used // MEBIBYTE} MiB of memory")
            self.most_memory = used

    @staticmethod
    def state(folder):
        """All that an untouched folder keeps."""
        return {file.name: (info.st_ino, info.st_mtime_ns, info.st_mode,
                            file.read_bytes() if file.is_file() else None)
                for file in folder.iterdir() for info in [file.lstat()]}


def later(source):
    return f"{ORIGIN}; newer rates from {source}"


def check_what_works(trials, server):
    both = {**OLD, **NEW}
    says = "2 new rates on 1 day; its rates end on 2022-05-24"

    file = trials.source(ecb_csv(both))
    folder = trials.works("a path", file, snapshot(both, later(file)), says=says)
    before = trials.state(folder)
    done = trials.run(folder, file)
    if b"nothing new" not in done.stdout or done.returncode != 0:
        trials.fail("the same again", f"status {done.returncode}, says {done.stdout}")
    if trials.state(folder) != before:
        trials.fail("the same again", "the snapshot was touched")

    for name, source in [
            ("a file's address", "file://" + file),
            ("an address", server.address("/hist.csv", whole(ecb_csv(both)))),
            ("chunks", server.address("/chunks.csv", chunked(ecb_csv(both)))),
            ("no length", server.address("/no-length.csv", without_length(ecb_csv(both)))),
            ("a redirect", server.address("/moved.csv", redirect("/hist.csv"))),
            ("XML", server.address("/hist.xml", whole(ecb_xml(NEW)))),
            ("a zip archive", server.address("/hist.zip", chunked(zipped(ecb_csv(both)))))]:
        trials.works(name, source, snapshot(both, later(source)), says=says)
    source = server.address(
        "/latest", whole(frankfurter("2022-05-24", {"GBP": "0.85750", "USD": "1.0720"})))
    trials.works("JSON", source, snapshot(both, later(source)), "--source", "ecb", says=says)
    trials.works("standard input", "-", snapshot(both, later("-")), says=says,
                 input=ecb_csv(NEW))

    # the snapshot says where its rates came from, in a line of text
    folder = trials.new_folder()
    done = trials.run(folder, trials.source(ecb_csv(NEW), "two\nlines.csv"))
    after = trials.run(folder, trials.source(ecb_csv(NEW)))
    if done.returncode == 0 and after.returncode != 0:
        trials.fail("a name of two lines", f"the snapshot has it: {after.stderr.decode()}")

    today = {("2022-05-25", "EUR/USD"): "1.0656"}
    file = trials.source(ecb_csv(today))
    trials.works("a rate of today", file, snapshot({**OLD, **today}, later(file)))

    missing = {("2022-05-19", "EUR/USD"): "1.0525", ("2022-05-20", "EUR/JPY"): "135.340"}
    file = trials.source(ecb_csv({**OLD, **missing}))
    trials.works("missing cells of older days", file,
                 snapshot({**OLD, **missing}, later(file)),
                 says="2 new rates on 2 days; its rates end on 2022-05-23")

    shorter = {key: rate.rstrip("0") for key, rate in OLD.items()}
    trials.works("the same numbers with fewer zeros", trials.source(ecb_csv(shorter)),
                 snapshot(OLD), says="nothing new; its rates end on 2022-05-23")
    file = trials.source(ecb_csv({**shorter, **NEW}))
    trials.works("new rates among numbers with fewer zeros", file, snapshot(both, later(file)),
                 says=says)


def check_revisions(trials):
    revised = {**OLD, **NEW, ("2022-05-20", "EUR/USD"): "1.0578"}
    file = trials.source(ecb_csv(revised))
    trials.refused("a revision", file, "--accept-revisions",
                   "EUR/USD of 2022-05-20: was 1.0577, now 1.0578")
    trials.works("a revision that is wanted", file, snapshot(revised, later(file)),
                 "--accept-revisions", says="  EUR/USD of 2022-05-20: was 1.0577, now 1.0578")

    days = [f"2022-03-{day:02}" for day in range(1, 32) if day % 7 not in (5, 6)]
    file = trials.source(ecb_csv({(day, "EUR/USD"): "1.11" for day in days}))
    trials.refused("many revisions", file, f": {len(days)} ",
                   f"and {len(days) - 20} more",
                   old=snapshot({(day, "EUR/USD"): "1.10" for day in days}))

    # What else is said beside the revision of a day that is there already, such as its origin, is
    # the program's affair.
    folder = trials.new_folder()
    del revised["2022-05-24", "EUR/GBP"], revised["2022-05-24", "EUR/USD"]
    done = trials.run(folder, trials.source(ecb_csv(revised)), "--accept-revisions")
    if done.returncode != 0 or read_snapshot((folder / "ecb.rates").read_bytes())[1] != revised:
        trials.fail("a revision and nothing new", f"status {done.returncode}, {done.stderr}")


def check_bundled(trials):
    """Newer days, far ahead, and one that the copies of the ECB's files lack, for all its rates."""
    header, bundled = read_snapshot((REPOSITORY / "rates/ecb.rates").read_bytes())
    facts = {key: header[key] for key in ("title", "publisher", "terms")}
    today = ("--today", "2100-03-01")
    newest = {("2100-03-01", "EUR/USD"): "1.10000"}
    missing = {("2026-08-03", "EUR/USD"): "1.15070"}
    without = {key: rate for key, rate in bundled.items() if key[0] != "2026-08-03"}

    def expected(rates, file):
        return snapshot(rates, f"{header['origin']}; newer rates from {file}", **facts)

    file = trials.source(ecb_csv({**missing, **newest}))
    trials.works("2026-08-03", file, expected({**without, **missing, **newest}, file), *today,
                 old=snapshot(without, header["origin"], **facts), says="2 new rates on 2 days")
    file = trials.source(ecb_csv(newest))
    trials.works("no snapshot yet", file, expected({**bundled, **newest}, file), *today,
                 old=None, snapshot_file=None, says="1 new rate on 1 day; its rates end on 2100-03-01")


def refused_answers(server):
    """(name, address, words of the message): what a server may do."""
    csv, xml, archive = ecb_csv({**OLD, **NEW}), ecb_xml({**OLD, **NEW}), zipped(ecb_csv(NEW))
    page = b"\n <!DOCTYPE html><html><body>Down for maintenance</body></html>"
    chunk_of_zz = raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                      b"5\r\nDate,\r\nzz\r\n")
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{unused.getsockname()[1]}/hist.csv"
    answers = [
        ("404", "/404.csv", whole(csv, 404), "404"),
        ("410 with a page", "/410.csv", whole(page, 410, "text/html"), "410"),
        ("500", "/500.csv", whole(csv, 500), "500"),
        ("503 without an end", "/503.csv", cut_short(csv), "cut off"),
        ("204", "/204.csv", whole(b"", 204), "empty"),
        ("a redirect to a file", "/to-file", redirect("file:///etc/passwd"), "rotocol"),
        ("a redirect by another protocol", "/to-ftp", redirect("ftp://127.0.0.1/"), "rotocol"),
        ("a redirect in circles", "/circle", redirect("/circle"), "redirects"),
        ("a redirect to nowhere", "/to-404", redirect("/404.csv"), "404"),
        ("a web page", "/hist.csv-page", whole(page), "HTML"),
        ("a web page called XML", "/page.xml", whole(page, 200, "text/xml"), "HTML"),
        ("a web page without a type", "/page2.xml", whole(b"<html><body>Hello"), "HTML"),
        ("a body shorter than said", "/short.csv", cut_short(csv), "cut off"),
        ("a body of nothing", "/short-0.csv", cut_short(b""), "cut off"),
        ("chunks that end in a row", "/row.csv", chunked(csv[:-30], b""), "cut off"),
        ("chunks that end after a row", "/rows.csv", chunked(csv[:csv.rindex(b"2022")], b""),
         "cut off"),
        ("chunks that end before the last", "/last.csv", chunked(csv, b""), "cut off"),
        ("chunks that end in one", "/in.csv", chunked(csv, b"40\r\n2022-05-19"), "cut off"),
        ("chunks that end in XML", "/cut.xml", chunked(xml[:-80], b""), "cut off"),
        ("chunks that end in a zip archive", "/cut.zip", chunked(archive[:-60], b""), "cut off"),
        ("chunks of no length", "/zz.csv", chunk_of_zz, "chunk"),
        ("CSV cut without a trace", "/cut.csv", without_length(csv[:-4]), "fields"),
        ("XML cut without a trace", "/cut2.xml", without_length(xml[:-80]), "well-formed"),
        ("a zip archive cut without a trace", "/cut2.zip", without_length(archive[:-60]),
         "no zip archive that can be read"),
        ("no HTTP", "/0.9", raw(b"Date,USD,\n2022-05-24,1.0720,\n"), "HTTP/0.9"),
        ("no answer", "/nothing", raw(b""), "mpty reply"),
        ("half a header", "/header", raw(b"HTTP/1.1 200 OK\r\nContent-Le"), ": "),
        ("a packed body", "/gzip", whole(gzip.compress(csv)), "no format is recognised"),
        ("zeros without end", "/endless", endless(Connection="close"), "more than 64 MiB"),
        ("chunks without end", "/endless-2", endless(Transfer_Encoding="chunked"),
         "more than 64 MiB"),
        ("a length without end", "/endless-3", endless(Content_Length=1 << 62),
         "more than 64 MiB"),
    ]
    for name, path, answer, *words in answers:
        address = server.address(path, answer)
        yield name, address, [address, *words]
    yield "nobody there", nobody, [nobody, "onnect"]
    yield "no such host", "http://rates.invalid/hist.csv", ["http://rates.invalid/", "host"]
    yield "another protocol", "gopher://127.0.0.1/hist.csv", ["rotocol"]
    yield "a protocol of no one", "rates://127.0.0.1/hist.csv", ["rotocol"]
    yield "no file at an address", "file:///no/such/file.csv", ["file:///no/such/file.csv"]


def refused_archives():
    csv = ecb_csv(NEW)
    good = zipped(csv)
    zeros = deflated_zeros(1024)
    yield "1 GiB of zeros", zipped(b"", zeros, size=1 << 30), "more than 64 MiB"
    yield "1 GiB that claims 100 bytes", zipped(bytes(100), zeros), "more than the 100 bytes"
    yield ("1 GiB that claims 60 MiB", zipped(b"", zeros, size=60 * MEBIBYTE),
           "more than the 62914560 bytes")
    yield "60 MiB of zeros", zipped(b"", deflated_zeros(60), size=60 * MEBIBYTE), "200 times"
    yield "fewer bytes than claimed", zipped(csv, size=len(csv) + 1), "eurofxref-hist.csv"
    yield "more bytes than claimed", zipped(csv, size=len(csv) - 1), "eurofxref-hist.csv"
    yield "2 entries", zipped(csv, entries=2), "2 files"
    yield "10000 entries", zipped(csv, entries=10000), "10000 files"
    yield "an archive in it", zipped(good), "zero byte"
    yield "an encrypted entry", zipped(csv, flags=1), "encrypted"
    yield "a wrong checksum", zipped(csv, crc=1), "CRC"
    yield "an unknown method", zipped(csv, method=97), "ompression method"
    yield "no entry", zipped(csv, entries=0), "no format is recognised"
    yield "a page in it", zipped(b"<html>Down</html>"), "unpacked"
    yield "nothing in it", zipped(b""), "unpacked"
    for length in (4, 30, 60, len(good) // 2, len(good) - 22, len(good) - 1):
        yield f"{length} bytes of {len(good)}", good[:length], "no zip archive that can be read"


def refused_documents():
    """(name, content, options, words): XML and JSON that mean harm."""
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    laughs = f'<!DOCTYPE lolz [<!ENTITY l0 "lol">{laughs}]>'
    outside = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    rate = '<Cube currency="JPY" rate="{}"/>'
    yield "laughs", ecb_xml(NEW, laughs, rate.format("&l9;")), (), ["DOCTYPE"]
    yield "laughs elsewhere", ecb_xml(NEW, laughs, "&l9;"), (), ["DOCTYPE"]
    yield "a file as entity", ecb_xml(NEW, outside, rate.format("&x;")), (), ["DOCTYPE"]
    yield "a type from elsewhere", ecb_xml(
        NEW, '<!DOCTYPE r SYSTEM "http://127.0.0.1/r.dtd">'), (), ["DOCTYPE"]
    yield "an unknown entity", ecb_xml(NEW, "", rate.format("&x;")), (), ["&x;"]
    yield "text between rates", ecb_xml(NEW, "", "1.1"), (), ["1.1"]
    yield "other XML", b'<?xml version="1.0"?><rss/>', ("--source", "ecb"), ["rss"]
    yield "a million elements deep", b"<gesmes:Envelope>" + b"<Cube>" * 10**6, (), ["well-formed"]
    yield ("a million elements deep, closed",
           ecb_xml(NEW, "", "<Cube>" * 10**6 + "</Cube>" * 10**6), (), [":1:"])
    ecb = ("--source", "ecb")
    yield "a million lists deep", b"[" * 10**6, ecb, [":1:"]
    yield "a million lists deep, closed", b"[" * 10**6 + b"]" * 10**6, ecb, [":1:"]
    yield "a million objects deep", b'{"rates":' * 10**6, ecb, [":1:"]
    yield "half an object", frankfurter("2022-05-24", {"USD": "1.0720"})[:-3], ecb, [":1:"]
    yield "two answers", frankfurter("2022-05-24", {"USD": "1.0720"}) * 2, ecb, [":1:"]
    yield "JSON of nobody", frankfurter("2022-05-24", {"USD": "1.0720"}), (), ["--source"]


def refused_rates():
    """(name, content, options, words): files in good form that state what cannot be."""
    def one(day, rate="1.0720", code="USD"):
        return f"Date,{code},\n{day},{rate},\n".encode()
    long = ("--format", "csv-long", "--source", "ecb")
    ecb = ("--source", "ecb")
    for name, day in [("tomorrow", "2022-05-26"), ("next year", "2023-05-24"),
                      ("the last year", "9999-12-30")]:
        yield name, one(day), (), ["EUR/USD of " + day, "today is 2022-05-25"]
    for name, day in [("a Sunday", "2022-05-22"), ("a Saturday", "2022-05-21"),
                      ("Christmas", "2020-12-25"), ("Good Friday", "2022-04-15"),
                      ("before the euro", "1998-12-31"), ("before any calendar", "0001-01-01")]:
        yield name, one(day), (), [day, "does not publish"]
    yield "one future day of many", ecb_csv({**NEW, ("2022-05-27", "EUR/USD"): "1.0722"}), (), [
        "EUR/USD of 2022-05-27"]
    yield "a future day in XML", ecb_xml({("2022-05-26", "EUR/USD"): "1.07"}), (), ["2022-05-26"]
    for day in ("2022-02-30", "2022-13-01", "24/05/2022", "2022-5-24", "20220524", "",
                "-2022-05-24", "2022-05-24T00:00"):
        yield f"the day {day!r}", one(day), (), [":2:1: "]

    yield "dollars in euro", csv_long("2022-05-24", "USD", "EUR", "0.93284"), long, [
        "USD/EUR of 2022-05-24", "other way round"]
    yield "no euro", csv_long("2022-05-24", "GBP", "USD", "1.2501"), long, [
        "GBP/USD of 2022-05-24", "EUR"]
    yield "euro in euro", csv_long("2022-05-24", "EUR", "EUR", "1"), long, ["against itself"]
    yield "euro in euro, in the ECB's form", one("2022-05-24", "1", "EUR"), (), ["EUR"]
    for code in ("XYQ", "usd", "US", "USDX", "\u0405AR"):
        yield f"the currency {code}", one("2022-05-24", code=code), (), [":1:6: ", code]
    yield "an unknown currency in XML", ecb_xml({("2022-05-24", "EUR/XYQ"): "1"}), (), ["XYQ"]
    yield "an unknown currency in JSON", frankfurter("2022-05-24", {"XYQ": 1}), ecb, ["XYQ"]

    for rate in ("0", "0.0000", "-1.0720", "-0", "1.0720e0", "1E3", '"1,0720"', "1.07.20", "+1.07",
                 "NaN", "inf", "0x1", "1.07 ", " 1.07", "1.", ".5", "\u0661.07", "1" * 39, "01.07",
                 "1\0", "n/a", "1.0720 USD"):
        yield f"the rate {rate!r}", one("2022-05-24", rate), (), [":2:"]
        if '"' not in rate and "\0" not in rate:
            yield (f"the rate {rate!r} in XML", ecb_xml({("2022-05-24", "EUR/USD"): rate}), (),
                   [":1:"])
    yield "a rate with a comma", one("2022-05-24", "1,0720"), (), [":2:", "fields"]
    for rate in ("0", "-1.07", "1.07,2", "1e-400", "1e999999999", '"1.07"', "null", "[1]", "true"):
        yield (f"the rate {rate!r} in JSON",
               frankfurter("2022-05-24", {"USD": rate}), ecb, [":1:"])
    yield "an empty rate in XML", ecb_xml({("2022-05-24", "EUR/USD"): ""}), (), [":1:"]

    twice = one("2022-05-24")
    yield "a day twice", twice + twice.splitlines(True)[1], (), [":3:1: ", "twice"]
    yield "a day twice, differing", twice + b"2022-05-24,1.0721,\n", (), [":3:1: ", "twice"]
    yield "a column twice", b"Date,USD,USD,\n2022-05-24,1.0720,1.0720,\n", (), [":1:", "twice"]
    yield "a rate twice in XML", ecb_xml(
        NEW, "", '<Cube currency="USD" rate="1.0720"/>'), (), ["twice"]

    yield "nothing", b"", (), ["empty"]
    yield "a mark and nothing", b"\xef\xbb\xbf", (), ["empty"]
    yield "white space", b" \r\n\t\n" * 1000, (), ["empty"]
    yield "prose", b"Dear Sir or Madam,\n", (), ["Dear Sir", "no format is recognised"]
    yield "zeros", bytes(MEBIBYTE), (), ["no format is recognised"]
    yield "a line without end", b"Date," + b"a" * 10 * MEBIBYTE, (), [":1:6: "]
    yield "a quotation without end", b'Date,USD,\n"' + b"a\n" * MEBIBYTE, (), [":2:1: "]
    yield "a snapshot with a wrong checksum", snapshot(NEW).replace(b"1.0720", b"1.0721"), ecb, [
        "checksum"]


def check_refusals(trials, server, workers):
    waiting = [workers.submit(trials.refused, name, address, *words)
               for name, address, words in refused_answers(server)]
    for name, content, *words in refused_archives():
        waiting.append(workers.submit(trials.refused, "a zip archive: " + name,
                                      trials.source(content), *words))
    for name, content, arguments, words in [*refused_documents(), *refused_rates()]:
        waiting.append(workers.submit(trials.refused, name, trials.source(content), *words,
                                      arguments=arguments))
    for trial in waiting:
        trial.result()


def check_refused_snapshots(trials):
    """What stands in the snapshot's place."""
    good = snapshot(OLD)
    file = trials.source(ecb_csv(NEW))
    for name, old, *words in [
            ("a wrong checksum", good.replace(b"1.0577", b"1.0578"), "checksum"),
            ("a snapshot that is cut", good[:-20], "ecb.rates:"),
            ("a snapshot of nothing", b"", "ecb.rates:", "nothing is there"),
            ("a later form", good.replace(b"mulct-rates 1", b"mulct-rates 2"), "ecb.rates:1:1: "),
            ("no snapshot but rates", ecb_csv(OLD), "ecb.rates:1:1: "),
            ("random bytes", random.Random(1).randbytes(5000), "ecb.rates:1:1: "),
            ("another source's snapshot",
             snapshot({("2022-05-20", "USD/JPY"): "127.87"}, source="H10", pivot="USD"),
             "H10", "never mixed")]:
        trials.refused(name, file, *words, old=old)

    folder = trials.new_folder(None)
    (folder / "ecb.rates").mkdir()
    trials.refuses_in(folder, "a directory", file, "ecb.rates", "directory")
    trials.refused("no such directory", file, "nowhere/ecb.rates",
                   snapshot_file="nowhere/ecb.rates")
    trials.refused("no rates to start from", file, "rates of XXX", old=None,
                   arguments=("--source", "xxx"))

    folder = trials.new_folder()
    os.chmod(folder, 0o555)
    os.chmod(trials.folder, 0o755)
    os.chmod(Path(file).parent, 0o755)
    # Root may write anywhere, so it lets go of that first.
    other = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    try:
        subprocess.run([trials.mulct, "--version"], cwd=folder, check=True, capture_output=True,
                       **other)
    except (OSError, subprocess.CalledProcessError):
        print("left out: a read-only directory; only root can run the program here")
    else:
        trials.refuses_in(folder, "a read-only directory", file, "ecb.rates", "ermission", **other)
    os.chmod(folder, 0o755)


def check_any_bytes(trials, workers):
    """Whatever comes, the answer is a refusal and the old snapshot, or a snapshot that is whole."""
    def one(seed):
        dice = random.Random(seed)
        both = {**OLD, **NEW}
        shapes = [ecb_csv(both), ecb_xml(both), zipped(ecb_csv(both)), snapshot(both),
                  frankfurter("2022-05-24", {"USD": "1.0720"})]
        if dice.random() < 0.3:
            start = dice.choice([b"", b"Date,", b"<gesmes:", b"PK\3\4", b"{", b"[", b"KEY,",
                                 b"DATE,", b"Date, ", b"mulct-rates 1\n"])
            content = start + dice.randbytes(dice.randrange(4000))
        else:
            content = bytearray(dice.choice(shapes))
            for _ in range(dice.randrange(1, 4)):
                at = dice.randrange(len(content))
                how = dice.randrange(4)
                if how == 0:
                    content[at] = dice.randrange(256)
                elif how == 1:
                    del content[at:at + dice.randrange(1, 40)]
                elif how == 2:
                    content[at:at] = content[dice.randrange(len(content)):][:40]
                else:
                    content[at:at + 1] = dice.choice([b"0", b"9", b".", b",", b"\n", b"-", b"\0"])
                content = content or bytearray(b"x")
        folder = trials.new_folder()
        name = f"any bytes, seed {seed}"
        done = trials.run(folder, trials.source(bytes(content)), "--source", "ecb",
                          "--accept-revisions")
        now = (folder / "ecb.rates").read_bytes()
        trials.only_the_snapshot(name, folder)
        if done.returncode == 2 and done.stderr.startswith(b"mulct: ") and not done.stdout:
            if now != snapshot(OLD):
                trials.fail(name, "refused, and yet the snapshot is another")
            return
        if done.returncode != 0:
            trials.fail(name, f"status {done.returncode}, says {done.stderr[:300]}")
            return
        header, rates = read_snapshot(now)
        if now != snapshot(rates, header["origin"]) or not OLD.keys() <= rates.keys():
            trials.fail(name, "taken, and the snapshot is not whole")
    list(workers.map(one, range(300)))


def check_kills(trials, workers):
    """Killed at any moment, the program leaves the old snapshot or the new one."""
    header, rates = read_snapshot((REPOSITORY / "rates/ecb.rates").read_bytes())
    rates = {key: rate for key, rate in rates.items() if key[0] >= "2016"}
    whole_source = trials.source(ecb_csv(rates))
    facts = {key: header[key] for key in ("title", "publisher", "terms")}
    first_day_left_out = sorted({day for day, _ in rates})[-20]
    old = snapshot({key: rate for key, rate in rates.items() if key[0] < first_day_left_out},
                   **facts)
    new = snapshot(rates, later(whole_source), **facts)
    today = ("--today", header["last"])

    def update(folder):
        return [*trials.command(whole_source, *today), str(folder / "ecb.rates")]

    durations = []
    for _ in range(3):
        start = time.monotonic()
        trials.works("everything at once", whole_source, new, *today, old=old)
        durations.append(time.monotonic() - start)
    usual = min(durations)
    until = time.monotonic() + KILL_SECONDS
    left = []
    ends = []

    def repeat(seed):
        dice = random.Random(seed)
        folder = trials.new_folder(old)
        file = folder / "ecb.rates"
        stale = set()  # temporary files of runs that were killed; some stay, in the others' way
        while time.monotonic() < until:
            by = dice.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGKILL, signal.SIGTERM])
            running = subprocess.Popen(update(folder), env=ENVIRONMENT, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            if dice.random() < 0.4:
                time.sleep(dice.random() * usual * 1.3)
            else:
                # the short while in which it writes: once something changes in the folder
                before = set(os.listdir(folder)), file.stat()
                while (running.poll() is None
                       and (set(os.listdir(folder)), file.stat()) == before):
                    time.sleep(0.0002)
                time.sleep(dice.random() ** 2 * usual / 5)
            running.send_signal(by)
            running.wait()
            now = file.read_bytes()
            ends.append("new" if now == new else "old")
            if now not in (old, new):
                trials.fail("killed", f"the snapshot has {len(now)} bytes, and is neither the old "
                                      f"one, of {len(old)}, nor the new one, of {len(new)}")
            if running.returncode not in (-by, 0):
                trials.fail("killed", f"status {running.returncode} after {by.name}")
            if now != old:
                file.write_bytes(old)
            beside = {other for other in folder.iterdir() if other != file}
            left.extend(beside - stale)
            stale = set(sorted(beside)[:2])
            for other in beside - stale:
                other.unlink()
        done = subprocess.run(update(folder), env=ENVIRONMENT, capture_output=True, check=False)
        if done.returncode != 0 or file.read_bytes() != new:
            trials.fail("after the kills", f"status {done.returncode}, {done.stderr.decode()}")

    list(workers.map(repeat, range(2)))
    print(f"killed {len(ends)} times, of which {len(left)} while it wrote: {ends.count('old')} old "
          f"snapshots, {ends.count('new')} new ones")


def check_full_disk(trials):
    """A file that may not grow to its size, as on a disk that is full."""
    rates = {(f"{year}-06-{day:02}", "EUR/USD"): "1.1" for year in range(1999, 2022)
             for day in range(1, 31)}
    file = trials.source(ecb_csv(NEW))
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    old = snapshot(rates)
    assert len(old) > 2 * 4096
    trials.refused("a disk that is full", file, "cannot write", "too large", old=old,
                   preexec_fn=limit, restore_signals=False)  # which leaves SIGXFSZ ignored
    folder = trials.new_folder(old)
    done = trials.run(folder, file, preexec_fn=limit)
    if (folder / "ecb.rates").read_bytes() != old:
        trials.fail("a disk that is full, by signal", "the snapshot is not the old one")
    if done.returncode not in (2, -signal.SIGXFSZ):
        trials.fail("a disk that is full, by signal", f"status {done.returncode}")


def check_side_by_side(trials, workers):
    """Updates at the same time: one may undo another's, but the snapshot is whole."""
    rates = [{(f"2022-05-{day}", "EUR/USD"): f"1.0{day}"} for day in (16, 17, 18, 19)]
    files = [trials.source(ecb_csv(new)) for new in rates]
    for _ in range(8):
        folder = trials.new_folder()
        for done in workers.map(lambda file, to=folder: trials.run(to, file), files):
            if done.returncode != 0:
                trials.fail("side by side", f"status {done.returncode}, {done.stderr.decode()}")
        trials.only_the_snapshot("side by side", folder)
        content = (folder / "ecb.rates").read_bytes()
        header, found = read_snapshot(content)
        added = found.keys() - OLD.keys()
        possible = {**OLD, **{key: rate for new in rates for key, rate in new.items()}}
        if (not added or not found.items() <= possible.items() or not OLD.keys() <= found.keys()
                or content != snapshot(found, header["origin"])):
            trials.fail("side by side", "the snapshot is not whole")


def check_order(trials):
    """What is written is on the disk before it has the snapshot's name, and so is the name."""
    strace = shutil.which("strace")
    if not strace or subprocess.run([strace, "-e", "trace=none", "true"], capture_output=True,
                                    check=False).returncode != 0:
        print("left out: the order of system calls; strace is not installed, or may not trace")
        return
    # the sanitizers look for leaks by tracing, which only one can do
    environment = {**ENVIRONMENT, "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") +
                   ":detect_leaks=0"}
    calls = "?write,?pwrite64,?writev,fsync,fdatasync,?rename,?renameat,?renameat2,?fchmod"
    file = trials.source(ecb_csv(NEW))
    new = snapshot({**OLD, **NEW}, later(file))

    def traced(inject=None, log="/dev/null"):
        return (strace, "-f", "-y", "-qq", "-e", "signal=none", "-o", str(log),
                "-e", "trace=" + calls, *(("-e", "inject=" + inject) if inject else ()))

    for snapshot_file in ("ecb.rates", "./ecb.rates", "{}/ecb.rates"):
        folder = trials.new_folder()
        log = folder.parent / (folder.name + ".log")
        trials.run(folder, file, before=traced(log=log), env=environment,
                   snapshot_file=snapshot_file.format(folder))
        at = {"write": [], "sync": [], "rename": [], "sync of the directory": []}
        for number, line in enumerate(log.read_text().splitlines()):
            if re.search(r"\bp?write(64|v)?\(\d+<[^>]*/ecb\.rates[^>]*>", line):
                at["write"].append(number)
            elif re.search(r"\bf(data)?sync\(\d+<[^>]*/ecb\.rates[^>]*>\) += 0", line):
                at["sync"].append(number)
            elif re.search(r"\brename(at2?)?\(.*ecb\.rates\"[^\"]*\) += 0", line):
                at["rename"].append(number)
            elif re.search(rf"\bfsync\(\d+<{re.escape(str(folder.resolve()))}>\) += 0", line):
                at["sync of the directory"].append(number)
        for what, found in at.items():
            if not found:
                trials.fail(f"the order of calls for {snapshot_file}", f"no {what}")
        if all(at.values()) and not (at["write"][-1] < at["sync"][-1] < at["rename"][0]
                                     < at["sync of the directory"][-1]):
            trials.fail(f"the order of calls for {snapshot_file}", str(at))

    rename = "rename,renameat,renameat2" if os.uname().machine != "x86_64" else "rename"
    for call, reason in [("pwrite64", "ENOSPC"), ("pwrite64", "EIO"), ("fsync", "EIO"),
                         ("fchmod", "EPERM"), (rename, "EACCES")]:
        trials.refused(f"{call} fails with {reason}", file, "cannot write", "ecb.rates",
                       before=traced(f"{call}:error={reason}:when=1"), env=environment)
    trials.works("write is interrupted", file, new, env=environment,
                 before=traced("pwrite64:error=EINTR:when=1"))
    for call, expected in [("pwrite64:signal=KILL:when=1", snapshot(OLD)),
                           ("fsync:signal=KILL:when=1", snapshot(OLD)),
                           (rename + ":signal=KILL:when=1", snapshot(OLD)),
                           ("fsync:signal=KILL:when=2", new)]:
        folder = trials.new_folder()
        trials.run(folder, file, before=traced(call), env=environment)
        if (folder / "ecb.rates").read_bytes() != expected:
            trials.fail("killed at " + call, "the snapshot is not the one it should be")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mulct", required=True)
    mulct = str(Path(parser.parse_args().mulct).resolve())

    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(WORKERS) as workers:
        trials = Trials(mulct, folder)
        server = Server()
        for check, *arguments in [
                (check_what_works, server), (check_revisions,), (check_bundled,),
                (check_refused_snapshots,), (check_full_disk,), (check_order,),
                (check_side_by_side, workers), (check_refusals, server, workers),
                (check_any_bytes, workers), (check_kills, workers)]:
            check(trials, *arguments)
        server.shutdown()
    for failure in trials.failures:
        print(failure)
    print(f"{trials.count} runs, {len(trials.failures)} failures")
    return 1 if trials.failures else 0


if __name__ == "__main__":
    sys.exit(main())
