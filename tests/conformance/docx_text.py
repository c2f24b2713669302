#!/usr/bin/env python3
"""Compare the paragraphs of a DOCX with the paragraphs of the document it was made from.

usage: docx_text.py FILE.docx EXPECTED.txt
EXPECTED has one paragraph a line, as `cargo run --example words -- document` prints them; a list label in
front of it, with a tab between, may or may not stand in the text (Word counts most labels itself). Entries
of a table of contents are left out: they repeat the headings. White space is collapsed, nothing else.
exit: 0 the same paragraphs in the same order, 1 different, 2 could not run
"""
import difflib, os, re, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import _toolbox as T
T.reexec()


def collapse(text):
    return re.sub(r'\s+', ' ', text).strip()


def paragraphs(path):
    import docx
    from docx.oxml.ns import qn
    for p in docx.Document(path).element.body.iter(qn('w:p')):
        style = p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and re.fullmatch(r'TOC\d', style.get(qn('w:val'))):
            continue
        text = collapse(''.join(t.text or '' if t.tag == qn('w:t') else ' ' for t in p.iter(qn('w:t'), qn('w:tab'), qn('w:br'))))
        if text:
            yield text


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        lines = [x for x in open(sys.argv[2], encoding='utf-8') if x.strip()]
        want = [collapse(x.split('\t')[-1]) for x in lines]
        unlabelled = {collapse(x): text for x, text in zip(lines, want)}
        got = [unlabelled.get(x, x) for x in paragraphs(sys.argv[1])]
    except Exception as e:  # noqa: BLE001  whatever keeps python-docx from reading it
        print(f'{sys.argv[1]}: {e}')
        return 2
    changes = list(difflib.unified_diff(want, got, 'document', 'docx', lineterm='', n=0))
    for x in changes:
        print('  ' + x)
    print(f'{os.path.basename(sys.argv[1])}: {"different text" if changes else "text exact"} ({len(got)} paragraphs)')
    return 1 if changes or not want else 0


if __name__ == '__main__':
    sys.exit(main())
