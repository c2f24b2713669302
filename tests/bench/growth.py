#!/usr/bin/env python3
"""growth.py [--target DIR] [--rounds N] [--most N] [--only batches|packs]: how time and memory of the program grow with the work.

Batches of 100, 1,000 and 10,000 generated meetings on one thread, in both formats, the first of them on two threads
too; packs of some 400 and some 5,000 pages, by `--title`, which gathers registers of decisions, recommendations
and tasks, and by a pack file without registers. Each figure is user and system time and the peak memory of a
process, by wait4; of several rounds the least time counts, for other work on the machine can only add. Build
first: cargo build --release --bin mahdar --example meetings"""

import argparse
import os
import pathlib
import re
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
    parser.add_argument("--only", choices=["batches", "packs"])
    return parser.parse_args()


def run(command):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
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
        meetings = generated(asked, folder, str(count), count)
        command = [*mahdar, "build", "-q", "-j", str(threads), "-o", str(folder / "out"), str(meetings)]
        cpu, wall, peak = least(command, asked.rounds if count < 10_000 else 1)
        first = first or cpu
        print(f"| {count:,} | {threads} | {cpu:.2f} | {1e3 * cpu / count:.2f} | {cpu / first:.1f} | {wall:.2f} | {peak:.0f} |", flush=True)


def packs(asked, mahdar, folder):
    print("\n| meetings | pages | registers | formats | CPU s | CPU ms a page | wall s | peak MB | KB a page | bytes |")
    print("|---:|---:|---|---|---:|---:|---:|---:|---:|---:|")
    cases = [(131, True, "pdf"), (131, True, "pdf,docx"), (197, False, "pdf"), (1_640, True, "pdf"), (2_460, False, "pdf")]
    for count, registers, formats in cases:
        meetings = generated(asked, folder, f"pack-{count}", count)
        output = folder / f"made-{count}-{formats}"
        what = ["--title", "ملف الإحاطة", str(meetings)] if registers else [str(pack_file(meetings))]
        command = [*mahdar, "pack", "-f", formats, "-o", str(output), *what]
        cpu, wall, peak = least(command, asked.rounds if count < 1_000 else 1)
        pages = int(re.search(r"pages: (\d+)", subprocess.run(command, capture_output=True, text=True).stdout)[1])
        size = sum(path.stat().st_size for path in output.iterdir() if path.suffix in (".pdf", ".docx"))
        print(
            f"| {count:,} | {pages:,} | {'yes' if registers else 'no'} | {formats} | {cpu:.2f} | {1e3 * cpu / pages:.2f} "
            f"| {wall:.2f} | {peak:.0f} | {1024 * peak / pages:.0f} | {size:,} |",
            flush=True,
        )


def generated(asked, folder, name, count):
    subprocess.run([asked.target / "examples/meetings", str(count), folder / name], check=True)
    return folder / name


def pack_file(meetings):
    path = meetings / "pack.yaml"
    names = ", ".join(sorted(m.name for m in meetings.glob("0*.yaml")))
    path.write_text(f"title: ملف الإحاطة\nmeetings: [{names}]\n", encoding="utf-8")
    return path


def main():
    asked = options()
    mahdar = [str(asked.target / "mahdar")]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        print(f"load of the machine before: {os.getloadavg()[0]:.1f}\n", flush=True)
        if asked.only != "packs":
            batches(asked, mahdar, folder)
        if asked.only != "batches":
            packs(asked, mahdar, folder)


main()
