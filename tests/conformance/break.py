#!/usr/bin/env python3
"""Damage a good file in one named way, to see that the checks notice.

usage: break.py WAY GOOD BROKEN
  pdf-syntax      the cross-reference offset points nowhere
  pdf-tounicode   the fonts lose their ToUnicode maps
  pdf-letter      one letter of a ToUnicode map becomes another
  pdf-tags        the structure tree is gone
  pdf-order       the first two elements of the document change places
  pdf-intent      nothing says which colours are meant
  docx-direction  paragraphs and styles lose w:bidi
  docx-schema     a run's properties stand after its text
  docx-cell       a table cell loses its paragraph
  docx-word       one word of the text is dropped
exit: 0 written, 2 could not do it
"""
import os, re, sys, zipfile
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import _toolbox as T
T.reexec()


def pdf_syntax(good, broken):
    data = open(good, 'rb').read()
    at = data.rindex(b'startxref')
    open(broken, 'wb').write(data[:at] + b'startxref\n7\n%%EOF\n')


def fonts(pdf):
    import pikepdf
    found = {o.objgen: o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and '/ToUnicode' in o}
    if not found:
        raise ValueError('no font with /ToUnicode')
    return found.values()


def pdf_tounicode(good, broken):
    import pikepdf
    with pikepdf.open(good) as pdf:
        for font in fonts(pdf):
            del font['/ToUnicode']
        pdf.save(broken)


def pdf_letter(good, broken):
    import pikepdf
    alef, beh = b'<0627>', b'<0628>'
    with pikepdf.open(good) as pdf:
        changed = 0
        for font in fonts(pdf):
            data = font['/ToUnicode'].read_bytes()
            changed += alef in data
            font['/ToUnicode'].write(data.replace(alef, beh))
        if not changed:
            raise ValueError('no alef in any ToUnicode map')
        pdf.save(broken)


def without(good, broken, key):
    import pikepdf
    with pikepdf.open(good) as pdf:
        del pdf.Root[key]
        pdf.save(broken)


def pdf_tags(good, broken):
    without(good, broken, '/StructTreeRoot')


def pdf_order(good, broken):
    import pikepdf
    with pikepdf.open(good) as pdf:
        kids = pdf.Root.StructTreeRoot.K[0].K
        first, second = kids[0], kids[1]
        kids[0], kids[1] = second, first
        pdf.save(broken)


def pdf_intent(good, broken):
    without(good, broken, '/OutputIntents')


def parts(good, broken, edit):
    """Copies the package; `edit(name, text)` gives the new text of each XML part of word/."""
    changed = False
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(broken, 'w', zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename.startswith('word/') and item.filename.endswith('.xml'):
                new = edit(item.filename, data.decode()).encode()
                changed |= new != data
                data = new
            target.writestr(item.filename, data)
    if not changed:
        raise ValueError('nothing to break')


def docx_direction(good, broken):
    parts(good, broken, lambda name, text: re.sub(r'<w:bidi(?: [^>]*)?/>', '', text))


def in_document(pattern, replacement):
    return lambda name, text: re.sub(pattern, replacement, text, count=1) if name == 'word/document.xml' else text


def docx_schema(good, broken):
    parts(good, broken, in_document(r'(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)(<w:t(?: [^>]*)?>[^<]*</w:t>)', r'\2\1'))


def docx_cell(good, broken):
    parts(good, broken, in_document(r'(<w:tc>(?:<w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>)?)(?:(?!</w:tc>).)*</w:tc>', r'\1</w:tc>'))


def docx_word(good, broken):
    parts(good, broken, in_document(r'(<w:t(?: [^>]*)?>)\w{3,} ', r'\1'))


WAYS = {f.__name__.replace('_', '-'): f for f in (
    pdf_syntax, pdf_tounicode, pdf_letter, pdf_tags, pdf_order, pdf_intent, docx_direction, docx_schema, docx_cell, docx_word)}


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in WAYS:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        WAYS[sys.argv[1]](sys.argv[2], sys.argv[3])
    except Exception as e:  # noqa: BLE001  any reason is reason enough to stop
        print(f'{sys.argv[1]}: {e}')
        return 2
    return 0


if __name__ == '__main__':
    sys.exit(main())
