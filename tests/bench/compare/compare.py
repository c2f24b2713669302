#!/usr/bin/env python3
"""Runs the makers in turn and prints tables; called by run.sh, which says the options.

Each figure is user and system time of a process and of all it started, by wait4, and the clock on the wall
beside it. Makers take turns within a round, so that other work on the machine meets all of them alike; ratios
are taken within a round."""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
OURS = "Mahdar, PDF + DOCX"


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--batch", type=int, default=100)
    parser.add_argument("--no-office", action="store_true")
    parser.add_argument("--keep", type=pathlib.Path)
    return parser.parse_args()


def makers(asked, work):
    """The command of each maker, without the meetings; and whether it times a warm loop itself."""
    mahdar = [str(asked.target.resolve() / "mahdar"), "build", "-q", "-j", "1"]
    python = lambda name: [sys.executable, str(HERE / f"make_{name}.py"), str(work / name)]
    found = {
        OURS: (mahdar + ["-o", str(work / "mahdar")], False),
        "Mahdar, PDF": (mahdar + ["-f", "pdf", "-o", str(work / "mahdar-pdf")], False),
        "Typst, PDF/UA-1": (python("typst"), True),
        "WeasyPrint, PDF/UA-1": (python("weasyprint"), True),
        "docxtpl + LibreOffice, DOCX + PDF": (python("docxtpl"), True),
    }
    if asked.no_office:
        found.popitem()
    return found


def environment(work):
    """LibreOffice finds fonts through fontconfig: those of the repository and the system's."""
    config = work / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<include ignore_missing=\"yes\">/etc/fonts/fonts.conf</include><dir>{ROOT / 'fonts'}</dir></fontconfig>",
        encoding="utf-8",
    )
    return os.environ | {"FONTCONFIG_FILE": str(config)}


def run(command, env):
    """Wall and processor seconds and the peak in MB of a process and its children, and what it printed."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE)
    printed = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[:3]} ended {process.returncode}")
    wall = time.perf_counter() - start
    return {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss / 1024}, printed


def rounds(asked, commands, meetings, warming, env):
    """A list of measurements for each maker."""
    found = {name: [] for name in commands}
    for number in range(asked.rounds + 1):
        for name, (command, times_itself) in commands.items():
            # Who times itself makes another meeting before, to be warm; ours starts from nothing.
            warm = times_itself and len(meetings) > 1
            measured, printed = run(command + [warming] * warm + meetings, env)
            if warm:
                measured |= json.loads(printed)
            # The first round fills the caches of the disk, and LibreOffice's profile.
            if number > 0:
                found[name].append(measured)
    return found


def spread(values, form):
    return f"{form.format(statistics.median(values))} ({form.format(min(values))}–{form.format(max(values))})"


def table(title, found, count):
    print(f"\n{title}\n\n| | CPU ms a document | wall ms a document | CPU, times Mahdar's (PDF + DOCX) | times Mahdar's PDF alone | peak MB |")
    print("|---|---:|---:|---:|---:|---:|")
    ours, pdf = found[OURS], found["Mahdar, PDF"]
    for name, rounds_of in found.items():
        cpu = spread([1e3 * m["cpu"] / count for m in rounds_of], "{:.1f}")
        wall = spread([1e3 * m["wall"] / count for m in rounds_of], "{:.1f}")
        ratios = [spread([m["cpu"] / o["cpu"] for m, o in zip(rounds_of, other)], "{:.2f}") for other in (ours, pdf)]
        print(f"| {name} | {cpu} | {wall} | {ratios[0]} | {ratios[1]} | {max(m['peak'] for m in rounds_of):.0f} |")


def sizes(work, commands):
    print("\nBytes of the first document:")
    for folder in sorted(work.iterdir()):
        for path in sorted(folder.glob("00001.*")) if folder.is_dir() and folder.name != "meetings" else []:
            print(f"  {folder.name}/{path.name}: {path.stat().st_size:,}")


def main():
    asked = options()
    work = asked.keep or pathlib.Path(tempfile.mkdtemp())
    work = work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    folder = work / "meetings"
    subprocess.run([asked.target.resolve() / "examples/meetings", str(asked.batch + 1), folder], check=True)
    shutil.copy(HERE / "report.typ", folder)
    # A process of its own: what this one holds would count as the peak of those it starts.
    subprocess.run([sys.executable, HERE / "template.py", work / "template.docx"], check=True)
    *meetings, warming = sorted(map(str, folder.glob("*.yaml")))
    commands, env = makers(asked, work), environment(work)
    print(f"{asked.rounds} rounds, makers in turn; median (least–most). Load of the machine before: {os.getloadavg()[0]:.1f}")
    table("One document, new process", rounds(asked, commands, meetings[:1], warming, env), 1)
    many = f"{asked.batch} documents, one process; the others are warm before time is taken"
    table(many, rounds(asked, commands, meetings, warming, env), asked.batch)
    sizes(work, commands)
    if not asked.keep:
        shutil.rmtree(work)


main()
