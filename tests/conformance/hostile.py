#!/usr/bin/env python3
"""Gives the program files made to do harm; each must be refused, quickly and in little memory.

usage: hostile.py BINARY [--seconds S] [--megabytes M]

Every case is a process of its own: its status must be 1 with the code of an error, or 2 with the
name of what cannot be read; its processor time must be below S (1) and its memory below M (200). What the errors are is
tested inside the crate (tests/hostile.rs); here it is seen what they cost.
Ends 0 when all hold, 1 otherwise.
"""
import argparse
import os
import re
import struct
import subprocess
import sys
import tempfile
import threading
import zlib
from pathlib import Path

LIMIT = 4 << 20  # of a meeting's file


def laughs():
    lines = ["title: x", "closing: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"key{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    return "\n".join(lines)


def png(width, height, rows=b""):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


TEXTS = {
    "aliases of aliases": laughs(),
    "a long text under many aliases": f"title: &a {'x ' * 50_000}\nclosing: [{'*a, ' * 5_000}]",
    "an alias in itself": "title: x\nsections: &a [*a]",
    "100,000 open brackets": "title: " + "[" * 100_000,
    "100,000 open braces": "title: " + "{a: " * 100_000,
    "500 levels by indentation": "".join(f"{' ' * n}a:\n" for n in range(500)),
    "a paragraph of 300,000 characters": "title: x\nclosing: " + "كلمة " * 60_000,
    "one word of 4 MiB": "title: x\nclosing: " + "ب" * ((LIMIT - 64) // 2),
    "more than 4 MiB": "x" * (LIMIT + 1),
    "100,001 items": "title: x\ndistribution:\n" + "- a\n" * 100_001,
    "100,000 unknown keys": "title: x\n" + "".join(f"k{n}: 1\n" for n in range(99_000)),
    "10,000 doubled keys": "title: x\n" + "place: y\n" * 10_000,
    "1,000 nested direction marks": f"title: {chr(0x202B) * 1000}x",
    "200,000 marks on one letter": f"title: x\nclosing: ب{chr(0x64E) * 200_001}",
    "a key with a direction override": f"ti{chr(0x202E)}tle: x",
    "NUL": "title: a\0b",
    "no text at all": "",
    "code": "title: !!python/object/apply:os.system [ls]",
    "a path out of the folder": "title: x\norganization: {name: y, logo: ../../etc/hostname}",
    "an absolute path": "title: x\norganization: {name: y, logo: /etc/hostname}",
    "a symbolic link out": "title: x\norganization: {name: y, logo: link.png}",
    "a device as picture": "title: x\norganization: {name: y, logo: zero.png}",
    "a pipe as picture": "title: x\norganization: {name: y, logo: pipe.png}",
    "a picture said to be huge": "title: x\norganization: {name: y, logo: huge.png}",
    "a picture that unpacks to 50 million zeros": "title: x\norganization: {name: y, logo: bomb.png}",
    "a picture that is none": "title: x\norganization: {name: y, logo: none.png}",
    "a theme out of the folder": "title: x\ndocument: {theme: ../theme.yaml}",
}
BYTES = {
    "Windows-1256": b"title: \xe3\xcd\xd6\xd1\n",
    "UTF-16": "title: x".encode("utf-16"),
    "random bytes": bytes((n * 2654435761 >> 13) & 0xFF for n in range(100_000)),
}


def prepare(folder):
    """The cases as (name, arguments, what goes to standard input)."""
    (folder / "huge.png").write_bytes(png(100_000, 100_000))
    (folder / "bomb.png").write_bytes(png(30_000, 30_000, bytes(50_000_000)))
    (folder / "none.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\xff" * 5_000)
    (folder / "link.png").symlink_to("/etc/hostname")
    (folder / "zero.png").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.png")
    cases = []
    for number, (name, text) in enumerate({**TEXTS, **BYTES}.items()):
        path = folder / f"{number}.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        cases.append((name, [path], None))
    os.mkfifo(folder / "pipe.yaml")
    cases.append(("a pipe as meeting", [folder / "pipe.yaml"], None))
    cases.append(("a device as meeting", ["/dev/zero"], None))
    cases.append(("endless standard input", ["-"], "/dev/zero"))
    return cases


def run(binary, arguments, stdin, out):
    """(status, words, processor seconds, megabytes) of one process."""
    with open(stdin or os.devnull, "rb") as source:
        command = [binary, "build", *map(str, arguments), "-o", str(out), "--lang", "en"]
        process = subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        watchdog = threading.Timer(30, process.kill)
        watchdog.start()
        words = process.stdout.read().decode(errors="replace")
        _, status, usage = os.wait4(process.pid, 0)
        watchdog.cancel()
    return os.waitstatus_to_exitcode(status), words, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--megabytes", type=float, default=200.0)
    options = parser.parse_args()
    failed, most = 0, [0.0, 0.0]
    with tempfile.TemporaryDirectory() as folder:
        inside = Path(folder) / "in"
        inside.mkdir()
        for name, arguments, stdin in prepare(inside):
            status, words, seconds, megabytes = run(options.binary, arguments, stdin, Path(folder) / "out")
            code = re.search(r"\bE\d{4}\b", words)
            named = code if status == 1 else status == 2 and str(arguments[0]) in words
            good = named and seconds < options.seconds and megabytes < options.megabytes
            failed += not good
            most = [max(most[0], seconds), max(most[1], megabytes)]
            shown = code.group() if code else words.splitlines()[0] if words else "nothing"
            print(f"{'ok  ' if good else 'FAIL'} {name}: status {status}, {shown}, {seconds:.2f} s, {megabytes:.0f} MB")
    print(f"at most {most[0]:.2f} s and {most[1]:.0f} MB; {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
