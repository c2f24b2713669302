#!/usr/bin/env python3
"""Whether tables come out of a PDF row by row and cell by cell, as poppler reads them.

usage: table_order.py MAHDAR [--worst SHARE]
Builds tables whose words number themselves, the same in every run: several themes, both directions, short cells
beside long ones, some of them empty. Prints how many words do not stand behind the one before them.
  --worst  the greatest share of such words (default 0.025)
exit: 0 all words there, all rows in order, and no more words astray; 1 not so; 2 could not run
"""
import argparse, itertools, json, os, random, re, subprocess, sys, tempfile

LETTERS = {"ar": ("ق", "ابتثجحخدذر"), "en": ("Q", "abcdefghij")}
SHAPES = [(6, 3, 10), (10, 4, 8), (12, 4, 4), (6, 5, 6), (30, 4, 10)]


def word(lang, place):
    """Letters that say which word it is: joined to nothing, found again whatever stands around."""
    edge, digits = LETTERS[lang]
    return edge + "".join(digits[int(digit)] for digit in f"{place:05d}") + edge


def table(lang, shape, empty, seed):
    """The rows of a table: each cell a list of numbers, counted through."""
    rows, columns, longest = shape
    chance = random.Random(seed)
    count = itertools.count()
    def cell(row, column):
        if row and chance.random() < empty:
            return []
        most = longest if column % 2 else max(1, longest // 4)
        return [next(count) for _ in range(chance.randint(1, most) if row else 1)]
    return [[cell(row, column) for column in range(columns)] for row in range(rows + 1)]


def meeting(lang, theme, rows):
    said = lambda cells: json.dumps([" ".join(word(lang, n) for n in cell) for cell in cells], ensure_ascii=False)
    lines = [f"title: {'Table' if lang == 'en' else 'جدول'}", f"language: {lang}", f"document: {{theme: {theme}}}",
             "sections:", f"  - title: {'Rows' if lang == 'en' else 'صفوف'}", "    body:", "      - table:",
             f"          header: {said(rows[0])}", "          rows:"]
    return "\n".join(lines + [f"            - {said(cells)}" for cells in rows[1:]]) + "\n"


def read(lang, pdf):
    """The numbers in the order of poppler; heads that are repeated count once."""
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
    text = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    edge, digits = LETTERS[lang]
    found = re.findall(f"{edge}([{digits}]{{5}}){edge}", text)
    return list(dict.fromkeys(int("".join(str(digits.index(c)) for c in word)) for word in found))


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("mahdar"); a.add_argument("--worst", type=float, default=0.025)
    o = a.parse_args()
    words = astray = torn = lost = tables = 0
    with tempfile.TemporaryDirectory() as folder:
        for lang, theme, empty in itertools.product(LETTERS, ["formal", "modern"], [0.0, 0.15]):
            for seed, shape in enumerate(SHAPES):
                rows = table(lang, shape, empty, seed)
                row_of = [index for index, cells in enumerate(rows) for cell in cells for _ in cell]
                source = os.path.join(folder, "table.yaml")
                with open(source, "w", encoding="utf-8") as file:
                    file.write(meeting(lang, theme, rows))
                subprocess.run([o.mahdar, "build", "-q", "-f", "pdf", "-o", folder, source], check=True)
                found = read(lang, os.path.join(folder, "table.pdf"))
                pairs = list(zip(found, found[1:]))
                tables += 1
                words += len(row_of)
                lost += len(row_of) - len(found)
                astray += sum(b != a + 1 for a, b in pairs)
                torn += any(row_of[b] < row_of[a] for a, b in pairs)
    print(f"{tables} tables, {words} words: {astray} astray, {lost} lost, {torn} tables with a row out of order")
    return int(bool(lost or torn or astray > words * o.worst))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, subprocess.CalledProcessError) as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
