#!/usr/bin/env python3
"""Read the structure of a PDF with pikepdf and its texts with PDFium, and compare both with a text file.

usage: structure.py FILE [SPOKEN]
SPOKEN has one line for each element, as the test `spoken` prints them: its type, indented by its depth, the
alternative text in brackets, then the words. Types, nesting, order and alternative texts must be the same; so
must be the letters of each element, in any order, for each reader puts right-to-left text into order in its own
way (extract_compare.py looks at that). Without SPOKEN the lines are printed.
exit: 0 the same, 1 different, 2 could not run
"""
import collections, os, re, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import _toolbox as T
T.reexec()


def texts_of_marks(file):
    """the text of each (page, MCID), as PDFium reads it"""
    import ctypes
    import pypdfium2
    import pypdfium2.raw as raw
    marks = collections.defaultdict(str)
    for number, page in enumerate(pypdfium2.PdfDocument(file)):
        texts = page.get_textpage()
        for at in range(raw.FPDFPage_CountObjects(page)):
            item = raw.FPDFPage_GetObject(page, at)
            if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_TEXT:
                continue
            length = raw.FPDFTextObj_GetText(item, texts, None, 0)
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFTextObj_GetText(item, texts, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
            marks[number, raw.FPDFPageObj_GetMarkedContentID(item)] += buffer.raw.decode('utf-16-le').rstrip('\0')
    return marks


def elements(file):
    """(depth, type and alternative text, text) of each element in the order of the tree"""
    import pikepdf
    marks = texts_of_marks(file)
    with pikepdf.open(file) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        found = []

        def read(element, depth):
            own, at = '', len(found)
            kids = element.get('/K', [])
            for kid in kids if isinstance(kids, (list, pikepdf.Array)) else [kids]:
                if isinstance(kid, int):
                    own += marks[pages[element.Pg.objgen], kid]
                elif '/MCID' in kid:
                    own += marks[pages[kid.Pg.objgen], int(kid.MCID)]
                elif '/Obj' not in kid:
                    read(kid, depth + 1)
            alt = f' [{element.Alt}]' if '/Alt' in element else ''
            found.insert(at, (depth, str(element.S)[1:] + alt, own))

        for kid in pdf.Root.StructTreeRoot.K:
            read(kid, 0)
    return found


def letters(text):
    """without white space and marks of direction, which help readers with the order"""
    return collections.Counter(re.sub('[\\s\u200e\u200f]', '', text))


def differences(found, wanted):
    if len(found) != len(wanted):
        yield f'{len(found)} elements, {len(wanted)} wanted'
    for number, ((depth, head, text), line) in enumerate(zip(found, wanted), 1):
        start = '  ' * depth + head
        rest = line[len(start):]
        if not line.startswith(start) or (rest and not rest.startswith(': ')):
            yield f'element {number}: «{start}», wanted «{line}»'
        elif letters(text) != letters(rest[2:]):
            yield f'element {number}: {head}: «{text}», wanted «{rest[2:]}»'


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__)
        return 2
    try:
        found = elements(sys.argv[1])
    except (OSError, KeyError, AttributeError, ImportError) as error:
        print(f'{sys.argv[1]}: {type(error).__name__}: {error}')
        return 2
    if len(sys.argv) == 2:
        for depth, head, text in found:
            print('  ' * depth + head + (': ' + ' '.join(text.split()) if text.strip() else ''))
        return 0
    with open(sys.argv[2], encoding='utf-8') as handle:
        wanted = handle.read().split('---\n')[-1].splitlines()
    bad = list(differences(found, wanted))
    print('\n'.join('  ' + line for line in bad[:10] + [f'{len(bad)} differences' if bad else f'{len(found)} elements the same']))
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
