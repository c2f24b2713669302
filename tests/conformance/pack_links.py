#!/usr/bin/env python3
"""What a pack says of its own pages, read from the finished PDF by another program.

usage: pack_links.py PACK.pdf PACK.json
Every row of the registers stands on the page it names and a link leads there; every link whose words
are a number leads to the page of that number; every bookmark's words are on its page.
exit: 0 all so, 1 something is not
"""
import json, os, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import _toolbox as T
T.reexec()
import pymupdf

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def bare(text):
    """Letters and digits in no order, for programs differ in how they order what they extract."""
    return sorted(c for c in text if c.isalnum())


def missing(text, page):
    rest = bare(page)
    counts = {}
    for c in rest:
        counts[c] = counts.get(c, 0) + 1
    for c in bare(text):
        counts[c] = counts.get(c, 0) - 1
    return sum(-n for n in counts.values() if n < 0)


def left_to_right(page, area):
    """The signs of an area as they stand on paper: digits are never turned round there."""
    blocks = page.get_text("rawdict", clip=area)["blocks"]
    signs = [c for b in blocks for line in b.get("lines", []) for s in line["spans"] for c in s["chars"]]
    return "".join(c["c"] for c in sorted(signs, key=lambda c: c["origin"][0])).strip()


def main(pdf, table):
    document = pymupdf.open(pdf)
    texts = [page.get_text() for page in document]
    faults = []
    targets = set()
    numbers = 0
    for page in document:
        for link in page.get_links():
            if link["kind"] != pymupdf.LINK_GOTO:
                continue
            targets.add(link["page"])
            shown = left_to_right(page, link["from"]).translate(DIGITS)
            if shown.isdigit():
                numbers += 1
                if int(shown) != link["page"] + 1:
                    faults.append(f"page {page.number + 1}: a link shows {shown}, leads to {link['page'] + 1}")
    rows = json.load(open(table, encoding="utf-8"))
    for row in rows:
        at = row["page"] - 1
        if at not in targets:
            faults.append(f"no link leads to page {row['page']}")
        if missing(row["text"], texts[at]):
            faults.append(f"page {row['page']} does not hold: {row['text'][:60]}")
    outline = document.get_toc()
    for level, title, page in outline:
        if missing(title, texts[page - 1]):
            faults.append(f"bookmark {title!r} leads to page {page}, which does not say so")
    levels = sorted({level for level, _, _ in outline})
    print(f"{len(document)} pages, {len(rows)} rows, {numbers} numbered links, {len(outline)} bookmarks of levels {levels}: {len(faults)} faults")
    for fault in faults[:20]:
        print("  " + fault)
    return 1 if faults or not rows or not numbers else 0


sys.exit(main(*sys.argv[1:3]))
