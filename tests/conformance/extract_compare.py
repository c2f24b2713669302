#!/usr/bin/env python3
"""Per-engine text extraction score of a PDF (or DOCX) against the expected logical-order text.

usage: extract_compare.py FILE EXPECTED.txt [--engines LIST] [--limits LIST] [--keep-tatweel]
                          [--body POINTS] [--out DIR] [--json OUT]
  --engines   more engines to show, a comma list out of: poppler,poppler-struct,mupdf,pymupdf,pdfium,pdfjs
              (DOCX: python-docx,pandoc,libreoffice,mammoth); default: those that --limits names
  --limits    what decides the exit code, as ENGINE:SCORE=MAX,... An engine named here must be installed.
              default PDF:  poppler:cer_skel=0.05,poppler:char_loss=0.01,pdfium:char_loss=0.02,
                            and of every engine named: pres=0, pua_fffd=0
              default DOCX: python-docx, pandoc and libreoffice: cer=0.002
              (PDFium swaps the parts of Latin words in right-to-left lines even in Chrome's own PDFs, so
              its order is judged by comparison with the same text printed by other programs, not by a number.
              pdf.js leaves out ZWNJ and ZWJ, so they are not asked of it)
  --body      leave out what stands within so many points of the upper and lower edge (running heads)
exit: 0 within all limits, 1 some over, 2 could not run.
JSON per engine:
  cer        edit distance / length; white space collapsed, invisible bidi controls and (unless
             --keep-tatweel) U+0640 removed from both sides
  cer_skel   the same without marks (tashkeel) and without white space: letters and their order only
  char_loss  letters missing or extra, order ignored: proves the ToUnicode data alone
  word_loss  share of expected words (as a bag) that the engine did not return whole
  rev_words  share of expected Arabic words found only letter-reversed (visual order leaked)
  pres       presentation-form code points (U+FB50..FDFF, FE70..FEFC) not in the expected text
  pua_fffd   private-use or U+FFFD code points
"""
import argparse, json, os, re, subprocess, sys, tempfile, collections, unicodedata
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import _toolbox as T
T.reexec()
from rapidfuzz.distance import Levenshtein

NODE = T.NPM
BIDI = re.compile('[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]')
ARAB = re.compile('[\u0620-\u064a\u0671-\u06d3]')


def sh(cmd, **kw):
    r = subprocess.run(cmd, capture_output=True, timeout=180, **kw)
    if r.returncode and not r.stdout:
        raise RuntimeError((r.stderr or b'').decode('utf-8', 'replace').strip()[:200] or f'exit {r.returncode}')
    return r.stdout.decode('utf-8', 'replace')


BODY = 0  # points at the head and foot of each page that are left out


def poppler(f):
    crop = []
    if BODY:
        size = re.search(r'Page size:\s+([\d.]+) x ([\d.]+)', sh(['pdfinfo', f]))
        w, h = (int(float(x)) for x in size.groups())
        crop = ['-r', '72', '-x', '0', '-y', str(BODY), '-W', str(w + 1), '-H', str(h - 2 * BODY)]
    return sh(['pdftotext', '-enc', 'UTF-8', *crop, f, '-'])


def poppler_struct(f):
    t = sh(['pdfinfo', '-enc', 'UTF-8', '-struct-text', f])
    got = [m.group(1) for m in re.finditer(r'^\s*"(.*)"\s*$', t, re.M)]
    if not got:
        raise RuntimeError('no tagged text')
    return '\n'.join(got)


def mupdf(f): return sh(['mutool', 'draw', '-q', '-F', 'txt', f])


def pymupdf(f):
    import pymupdf as m
    return '\n'.join(p.get_text(clip=p.rect + (0, BODY, 0, -BODY)) for p in m.open(f))


def pdfium(f):
    import pypdfium2
    import pypdfium2.raw as raw
    pages = list(pypdfium2.PdfDocument(f))
    if not BODY:
        return '\n'.join(p.get_textpage().get_text_range() for p in pages)
    # not get_text_bounded: it leaves out characters without a width (U+200C)
    def body(page):
        text, height = page.get_textpage(), page.get_height()
        inside = lambda at: BODY <= text.get_charbox(at)[1] <= height - BODY or not any(text.get_charbox(at))
        return ''.join(chr(raw.FPDFText_GetUnicode(text, at)) for at in range(text.count_chars()) if inside(at))
    return '\n'.join(map(body, pages))


PDFJS = """import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'; import fs from 'fs';
const d=await getDocument({data:new Uint8Array(fs.readFileSync(process.argv[2])),verbosity:0}).promise;
const body=Number(process.argv[3]);
for(let i=1;i<=d.numPages;i++){const p=await d.getPage(i),t=await p.getTextContent(),[,low,,high]=p.view;
const inside=x=>x.transform[5]>=low+body&&x.transform[5]<=high-body;
console.log(t.items.filter(inside).map(x=>x.str+(x.hasEOL?'\\n':'')).join(''));}"""
MAMMOTH = """const m=require('mammoth');m.extractRawText({path:process.argv[2]}).then(r=>process.stdout.write(r.value))"""


def node(code, name, f):
    if not os.path.isdir(os.path.join(NODE, 'node_modules')):
        raise FileNotFoundError('node_modules')
    p = os.path.join(NODE, name)
    with open(p, 'w') as h:
        h.write(code)
    return sh(['node', p, os.path.abspath(f), str(BODY)], cwd=NODE)


def pdfjs(f): return node(PDFJS, 'tb_pdfjs.mjs', f)
def mammoth(f): return node(MAMMOTH, 'tb_mammoth.cjs', f)
def pandoc(f): return sh(['pandoc', '-f', 'docx', '-t', 'plain', '--wrap=none', f])


def pydocx(f):
    import docx
    from docx.oxml.ns import qn
    d = docx.Document(f)
    out = []
    for p in d.element.body.iter(qn('w:p')):
        out.append(''.join(t.text or '' if t.tag == qn('w:t') else ' ' for t in p.iter(qn('w:t'), qn('w:tab'), qn('w:br'))))
    return '\n'.join(out)


def libreoffice(f):
    with tempfile.TemporaryDirectory() as d:
        sh(['soffice', '-env:UserInstallation=file://' + d + '/prof', '--headless', '--convert-to', 'txt:Text (encoded):UTF8',
            '--outdir', d, f])
        return open(os.path.join(d, os.path.splitext(os.path.basename(f))[0] + '.txt'), encoding='utf-8-sig').read()


PDF = {'poppler': poppler, 'poppler-struct': poppler_struct, 'mupdf': mupdf, 'pymupdf': pymupdf, 'pdfium': pdfium, 'pdfjs': pdfjs}
DOCX = {'python-docx': pydocx, 'pandoc': pandoc, 'libreoffice': libreoffice, 'mammoth': mammoth}


LIM_PDF = 'poppler:cer_skel=0.05,poppler:char_loss=0.01,pdfium:char_loss=0.02'
LIM_DOCX = 'python-docx:cer=0.002,pandoc:cer=0.002,libreoffice:cer=0.002'


def norm(t, tat):
    t = BIDI.sub('', unicodedata.normalize('NFC', t))
    if not tat:
        t = t.replace('\u0640', '')
    return re.sub(r'\s+', ' ', t).strip()


def skel(t):
    return ''.join(c for c in unicodedata.normalize('NFC', t) if not c.isspace() and not unicodedata.combining(c))


def pres(t): return sum(1 for c in t if '\ufb50' <= c <= '\ufdff' or '\ufe70' <= c <= '\ufefc')


def score(got, exp, tat, joiners):
    g, e = norm(got, tat), norm(exp, tat)
    if not joiners:
        g, e = (re.sub('[\u200c\u200d]', '', t) for t in (g, e))
    gs, es = skel(g), skel(e)
    gw, ew = collections.Counter(g.split()), collections.Counter(e.split())
    lost = ew - gw
    gset = set(gw)
    rev = sum(n for w, n in lost.items() if len(w) > 2 and ARAB.search(w) and w[::-1] in gset and w != w[::-1])
    gc, ec = collections.Counter(gs), collections.Counter(es)
    return {'cer': round(Levenshtein.distance(g, e) / max(1, len(e)), 4), 'cer_skel': round(Levenshtein.distance(gs, es) / max(1, len(es)), 4),
            'char_loss': round((sum((ec - gc).values()) + sum((gc - ec).values())) / max(1, len(es)), 4),
            'word_loss': round(sum(lost.values()) / max(1, sum(ew.values())), 4),
            'rev_words': round(rev / max(1, sum(ew.values())), 4),
            'pres': max(0, pres(g) - pres(e)),
            'pua_fffd': sum(1 for c in got if c == '\ufffd' or unicodedata.category(c) == 'Co')}


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument('file'); a.add_argument('expected')
    a.add_argument('--engines'); a.add_argument('--limits')
    a.add_argument('--keep-tatweel', action='store_true'); a.add_argument('--out'); a.add_argument('--json')
    a.add_argument('--body', type=int, default=0)
    a.add_argument('--brief', action='store_true', help='one line, not JSON')
    o = a.parse_args()
    global BODY
    BODY = o.body
    try:
        exp = open(o.expected, encoding='utf-8-sig').read()
        head = open(o.file, 'rb').read(5)
    except OSError as e:
        print(json.dumps({'error': str(e)})); return 2
    table = DOCX if head[:2] == b'PK' else PDF
    names = o.engines.split(',') if o.engines else []
    text = o.limits or (LIM_PDF if table is PDF else LIM_DOCX)
    limits = {}
    try:
        for x in filter(None, text.split(',')):
            e, r = x.split(':')
            k, v = r.split('=')
            limits.setdefault(e, {'pres': 0, 'pua_fffd': 0} if table is PDF else {})[k] = float(v)
    except ValueError:
        print(json.dumps({'error': 'bad --limits ' + text})); return 2
    res, bad = {}, []
    for n in dict.fromkeys(names + list(limits)):
        if n not in table:
            print(json.dumps({'error': 'unknown engine ' + n})); return 2
        try:
            t = table[n](o.file)
        except (FileNotFoundError, ImportError) as e:
            res[n] = {'missing': str(e)[:120]}
            if n in limits:
                bad.append(n + ': not installed')
            continue
        except Exception as e:  # noqa: BLE001  an engine that breaks on the file is a finding
            res[n] = {'failed': str(e)[:200]}
            if n in limits:
                bad.append(n + ': failed')
            continue
        if o.out:
            os.makedirs(o.out, exist_ok=True)
            open(os.path.join(o.out, n + '.txt'), 'w', encoding='utf-8').write(t)
        res[n] = score(t, exp, o.keep_tatweel, n != 'pdfjs')
        for k, v in limits.get(n, {}).items():
            if res[n][k] > v:
                bad.append(f'{n}: {k} {res[n][k]} > {v}')
    doc = {'file': o.file, 'ok': not bad, 'over': bad, 'engines': res}
    s = json.dumps(doc, ensure_ascii=False, indent=1)
    shown = f"{os.path.basename(o.file)}: {'text as expected' if not bad else 'text differs: ' + '; '.join(bad)} ({', '.join(res)})"
    print(shown if o.brief else s)
    if o.json:
        open(o.json, 'w', encoding='utf-8').write(s)
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
