#!/usr/bin/env python3
"""growth.py [--target DIR] [--rounds N] [--most N]: how time and memory of the program grow with the work.

Batches of 100, 1,000 and 10,000 generated meetings on one thread, in both formats, the first of them on two threads
too; packs of some 400 and some 5,000 pages. Each figure is user and system time and the peak memory of a
process, by wait4; of several rounds the least time counts, for other work on the machine can only add. Build
first: cargo build --release --bin mahdar --example meetings"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", type=pathlib.Path, default=ROOT / "target/release")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--most", type=int, default=10_000, help="leave out larger batches")
    return parser.parse_args()


def run(command):
    start = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024


def least(command, rounds):
    """The least time of the processor with its time on the wall, and the peak of all rounds."""
    found = [run(command) for _ in range(rounds)]
    cpu, wall, _ = min(found)
    return cpu, wall, max(peak for _, _, peak in found)


def batches(asked, mahdar, folder):
    print("| meetings | threads | CPU s | CPU ms a meeting | times the work of 100 | wall s | peak MB |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    first = None
    for count, threads in [(100, 1), (100, 2), (1_000, 1), (1_000, 2), (10_000, 1)]:
        if count > asked.most:
            continue
        meetings = folder / str(count)
        command = [*mahdar, "build", "-q", "-j", str(threads), "-o", str(folder / "out"), str(meetings)]
        cpu, wall, peak = least(command, asked.rounds if count < 10_000 else 1)
        first = first or cpu
        print(f"| {count:,} | {threads} | {cpu:.2f} | {1e3 * cpu / count:.2f} | {cpu / first:.1f} | {wall:.2f} | {peak:.0f} |", flush=True)


def packs(asked, mahdar, folder):
    print("\n| pack of meetings | formats | CPU s | CPU ms a meeting | wall s | peak MB | bytes |")
    print("|---:|---|---:|---:|---:|---:|---:|")
    for count, formats in [(197, "pdf"), (197, "pdf,docx"), (2_450, "pdf")]:
        output = folder / f"pack-{count}-{formats}"
        command = [*mahdar, "pack", "-q", "--title", "ملف الإحاطة", "-f", formats, "-o", str(output), str(folder / f"pack-{count}")]
        cpu, wall, peak = least(command, asked.rounds if count < 1_000 else 1)
        size = sum(path.stat().st_size for path in output.iterdir() if path.suffix in (".pdf", ".docx"))
        print(f"| {count:,} | {formats} | {cpu:.2f} | {1e3 * cpu / count:.2f} | {wall:.2f} | {peak:.0f} | {size:,} |", flush=True)


def main():
    asked = options()
    mahdar = [str(asked.target / "mahdar")]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sets = [(str(n), n) for n in (100, 1_000, 10_000) if n <= asked.most] + [(f"pack-{n}", n) for n in (197, 2_450)]
        for name, count in sets:
            subprocess.run([asked.target / "examples/meetings", str(count), folder / name], check=True)
        print(f"load of the machine before: {os.getloadavg()[0]:.1f}\n", flush=True)
        batches(asked, mahdar, folder)
        packs(asked, mahdar, folder)


main()
