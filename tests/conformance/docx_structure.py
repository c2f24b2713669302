#!/usr/bin/env python3
"""Compare what pandoc reads in a DOCX with the document it was made from: words, headings, lists, tables.

usage: docx_structure.py FILE.docx EXPECTED.txt
EXPECTED has one paragraph a line, as `cargo run --example words -- structure` prints them: kind, label and
text with tabs between. A heading must come back with its level, an item of a list as an item, a cell as a
cell. An item whose label Word cannot count (Arabic-Indic digits, ordinal words, numbers of the author's
that do not run on) may be a paragraph that begins with the label. What only stands in cells to be placed
(facts, signatures, boxes) may come back as cells. Entries of a table of contents are left out.
exit: 0 the same, 1 different, 2 could not run
"""
import difflib, json, os, re, subprocess, sys
KINDS = {'heading', 'item', 'cell', 'text'}


def collapse(text):
    return re.sub(r'\s+', ' ', text).strip()


def words(inlines):
    out = []
    for x in inlines:
        kind, c = x['t'], x.get('c')
        if kind == 'Str':
            out.append(c)
        elif kind in ('Space', 'SoftBreak', 'LineBreak'):
            out.append(' ')
        elif kind in ('Code', 'Math'):
            out.append(c[1])
        elif kind in ('Span', 'Link', 'Cite', 'Quoted'):
            out.append(words(c[1]))
        elif kind not in ('Note', 'Image', 'RawInline'):
            out.append(words(c))
    return ''.join(out)


def leaves(blocks, place):
    """Paragraphs in reading order as (kind, text); the first of an item is the item."""
    for b in blocks:
        kind, c = b['t'], b.get('c')
        if kind == 'Header':
            yield f'heading {c[0]}', collapse(words(c[2]))
        elif kind in ('Para', 'Plain'):
            text = collapse(words(c))
            if text:
                yield place, text
                place = 'text' if place == 'item' else place
        elif kind == 'Div':
            style = dict(c[0][2]).get('custom-style', '')
            if not re.fullmatch(r'toc \d', style, re.I):
                yield from leaves(c[1], place)
                place = 'text' if place == 'item' else place
        elif kind == 'BlockQuote':
            yield from leaves(c, place)
        elif kind in ('BulletList', 'OrderedList'):
            for item in c if kind == 'BulletList' else c[1]:
                yield from leaves(item, 'item')
        elif kind == 'Table':
            # Its caption is the alternative text; the visible one is a paragraph.
            rows = c[3][1] + [r for body in c[4] for r in body[2] + body[3]] + c[5][1]
            for row in rows:
                for cell in row[1]:
                    yield from leaves(cell[4], 'cell')


def fits(want, label, got):
    if want == 'text':
        return got[0] in ('text', 'cell')
    if want == 'item' and label and got[0] in ('text', 'cell'):
        return label != '•' and got[1].startswith(label + ' ')
    return got[0] == want


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    path, name = sys.argv[1], os.path.basename(sys.argv[1])
    try:
        lines = [x.rstrip('\n').split('\t') for x in open(sys.argv[2], encoding='utf-8') if x.strip()]
        run = subprocess.run(['pandoc', '-f', 'docx+styles', '-t', 'json', path], capture_output=True, check=True, timeout=120)
        tree = json.loads(run.stdout)
    except Exception as e:  # noqa: BLE001  whatever keeps pandoc from reading it
        print(f'{name}: {e}')
        return 2
    meta = [tree['meta'][k] for k in ('title', 'subtitle', 'author', 'date', 'abstract') if k in tree['meta']]
    front = [('text', collapse(words(m['c']))) for m in meta if m['t'] == 'MetaInlines']
    got = front + list(leaves(tree['blocks'], 'text'))
    want = [(kind, collapse(label), collapse(text)) for kind, label, text in lines if text.strip()]
    literal = {f'{label} {text}': text for _, label, text in want if label}
    bare = [literal.get(text, text) for _, text in got]
    texts = [t for _, _, t in want]
    wrong = ['  ' + x for x in difflib.unified_diff(texts, bare, 'document', 'pandoc', lineterm='', n=0)]
    if not wrong:
        wrong = [f'  {t}: {k} came back as {g[0]}' for (k, l, t), g in zip(want, got) if not fits(k, l, g)]
    print('\n'.join(wrong + [f'{name}: {"different" if wrong else "structure exact"} ({len(got)} paragraphs by pandoc)']))
    return 1 if wrong or not want else 0


if __name__ == '__main__':
    sys.exit(main())
