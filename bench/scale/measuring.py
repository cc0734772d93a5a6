"""Time and memory of a program, and what machine it was."""

import os
import platform
import subprocess
import threading
import time
from dataclasses import dataclass


@dataclass
class Run:
    seconds: float
    cpu: float  # seconds of all cores
    output: bytes


def run(command, **options):
    """Runs a program to its end. Its input may be the output of another, whose time does not count."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, **options)
    output = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(seconds, used.ru_utime + used.ru_stime, output)


def private_memory(process):
    """What a process has of its own now, in bytes: no file that is mapped, no code."""
    try:
        with open(f"/proc/{process}/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("RssAnon:"):
                    return int(line.split()[1]) * 1024
    except (FileNotFoundError, ProcessLookupError):
        pass
    return 0


class PeakMemory:
    """Looks every other millisecond while it is open, which takes time: not in a run that counts."""

    def __init__(self, process):
        self.process, self.peak, self.over = process, 0, threading.Event()
        self.thread = threading.Thread(target=self.watch)

    def watch(self):
        while not self.over.is_set():
            self.peak = max(self.peak, private_memory(self.process))
            self.over.wait(0.002)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


def run_watched(command):
    """The output of a program, and the peak of its private memory."""
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        with PeakMemory(process.pid) as memory:
            output = process.stdout.read()
            process.wait()
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    return output, memory.peak


def machine():
    name = platform.processor()
    with open("/proc/cpuinfo", encoding="utf-8") as about:
        for line in about:
            if line.startswith("model name"):
                name = line.partition(":")[2].strip()
                break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return (f"{name}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB,"
            f" {system}, Linux {platform.release()}, {platform.machine()}")


def busy():
    """Whether other work would spoil the figures."""
    return os.getloadavg()[0] > 0.5
