#!/usr/bin/env python3
"""All PDF checks in one run.

usage: check_pdf.py FILE.pdf [--profiles ua1,2a] [--rtl] [--lang ar] [--skip NAMES] [--only NAMES]
                    [--ignore RULE,...] [--strict] [--json OUT]
  --profiles  PDF/UA and PDF/A profiles to demand: 1a 1b 2a 2b 2u 3a 3b 3u ua1   (default ua1)
  --rtl       demand a right-to-left document: /Direction /R2L and an RTL --lang
  --lang      demanded catalogue language prefix (default: any)
  --skip/--only  check names: qpdf,mupdf,poppler,gs,page,pdfua,outloud,struct,text,vera
  --ignore    finding ids that do not count (they stay in the report)
  --strict    warnings count too
  --brief     one line a finding and a closing line, not JSON
exit: 0 nothing counted, 1 findings, 2 could not run (no file, or a tool is missing)
The environment variable VERAPDF_CMD, if set, names a command 'CMD FLAVOUR FILE' that prints veraPDF-like JSON
[{"compliant":bool,"failures":[{"rule":..,"msg":..}]}]; it is then run too.
"""
import argparse, json, os, re, shlex, sys, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import _toolbox as T
T.reexec()

# outloud TXT-004 calls it wrong when several glyphs map to one character: every Arabic font does that by design
OUTLOUD_SKIP = {'TXT-004'}
F = []


def add(check, rule, msg, sev='error', at=None):
    F.append({'check': check, 'id': rule, 'severity': sev, 'message': str(msg)[:300], **({'at': at} if at else {})})


def c_qpdf(f, o):
    rc, out, err = T.run(['qpdf', '--check', f])
    if rc:
        add('qpdf', f'QPDF-{rc}', (err or out).strip().splitlines()[0] if (err or out).strip() else f'exit {rc}')


def c_mupdf(f, o):
    rc, out, err = T.run(['mutool', 'draw', '-q', '-r', '36', '-F', 'pnm', '-o', '/dev/null', f])
    for l in err.splitlines():
        if l.startswith(('error', 'warning')) and 'ICC support is not available' not in l:
            add('mupdf', 'MUPDF-' + l.split(':')[0].upper(), l, 'error' if l.startswith('error') else 'warning')
    if rc and not err:
        add('mupdf', 'MUPDF-EXIT', f'exit {rc}')


def c_poppler(f, o):
    rc, out, err = T.run(['pdfinfo', f])
    _, _, err2 = T.run(['pdftotext', f, '-'])
    for l in dict.fromkeys((err + err2).splitlines()):
        if 'Suspects object is wrong type (boolean)' in l:      # poppler 22.12 says it of a correct false
            continue
        if 'Error' in l or 'Warning' in l:
            add('poppler', 'POPPLER-SYNTAX', l, 'error' if 'Error' in l else 'warning')
    if rc:
        add('poppler', 'POPPLER-OPEN', f'pdfinfo exit {rc}')
        return
    rc, out, _ = T.run(['pdffonts', f])
    for l in out.splitlines()[2:]:
        m = re.match(r'(.+?)\s{1,}(Type 1C?|CID Type 0C?|CID TrueType|TrueType|Type 3|Type 1C \(OT\)|CID Type 0C \(OT\)|\S.*?)\s+(\S+)\s+(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+', l)
        if m:
            if m.group(4) == 'no':
                add('poppler', 'FONT-NOT-EMBEDDED', m.group(1).strip())
            if m.group(6) == 'no':
                add('poppler', 'FONT-NO-TOUNICODE', m.group(1).strip())
            if m.group(5) == 'no':
                add('poppler', 'FONT-NOT-SUBSET', m.group(1).strip(), 'warning')


def c_gs(f, o):
    rc, out, err = T.run(['gs', '-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', '-dPDFSTOPONERROR', '-sDEVICE=nullpage', f])
    t = (out + err).strip()
    if rc or '****' in t:
        add('gs', 'GS-ERROR', t.splitlines()[0] if t else f'exit {rc}')


def c_page(f, o):
    import page
    for p in o.profiles:
        try:
            r = page.validate_pdf(f, profile=p)
        except Exception as e:  # noqa: BLE001
            add('page', f'PAGE-{p}-PARSE', e)
            continue
        seen = {}
        for x in r.failures:
            seen.setdefault(x.rule_id, []).append(x)
        for k, v in seen.items():
            add('page', k, f'{v[0].message} ({len(v)}x)', at=v[0].object_id and f'{v[0].object_id.object_number} 0 obj')
        if not r.is_compliant and not seen:
            add('page', f'PAGE-{p}', 'not compliant')


def c_vera(f, o):
    cmd = os.environ.get('VERAPDF_CMD')
    if not cmd:
        raise FileNotFoundError('VERAPDF_CMD not set')
    for p in o.profiles:
        rc, out, err = T.run(shlex.split(cmd) + [p, f])
        try:
            r = json.loads(out)[0]
        except (ValueError, IndexError):
            add('vera', f'VERA-{p}-RUN', (err or out)[:200] or f'exit {rc}')
            continue
        for x in r.get('failures', []):
            add('vera', f'VERA-{p}-{x["rule"]}', x.get('msg'), at=x.get('at'))
        if not r.get('compliant') and not r.get('failures'):
            add('vera', f'VERA-{p}', r.get('exception', 'not compliant'))


def c_pdfua(f, o):
    if 'ua1' not in o.profiles:
        return
    rc, out, err = T.run([T.venv_bin('pdfua'), 'check', '-f', 'json', '--certain-only', f])
    j = json.loads(out)
    for x in j['findings']:
        add('pdfua', x['rule_id'], x['message'], x['severity'].lower())


def c_outloud(f, o):
    if 'ua1' not in o.profiles:
        return
    rc, out, err = T.run([T.venv_bin('outloud'), '--json', '-', '--quiet', '--fail-on', 'never', f])
    j = json.loads(out)
    for d in j['results']:
        for x in d.get('findings', []):
            rid = x['rule']
            if rid not in OUTLOUD_SKIP and x.get('severity') != 'info':
                add('outloud', rid, x.get('message'), x.get('severity', 'warning'), x.get('page'))


HEAD = re.compile(r'^/H([1-6])$')


def c_struct(f, o):
    """Own look at the structure tree against the page contents."""
    import pikepdf
    from pikepdf import Name, Dictionary, Array
    try:
        p = pikepdf.open(f)
    except Exception as e:  # noqa: BLE001
        return add('struct', 'OPEN', e)
    R = p.Root
    if p.is_encrypted:
        add('struct', 'ENCRYPTED', 'the file is encrypted')
    lang = str(R.get('/Lang', ''))
    if o.lang and not lang.lower().startswith(o.lang.lower()):
        add('struct', 'LANG', f'/Lang is {lang!r}, wanted {o.lang}')
    vp = R.get('/ViewerPreferences', {})
    if o.rtl:
        if vp.get('/Direction') != Name.R2L:
            add('struct', 'DIRECTION', '/ViewerPreferences /Direction is not /R2L')
        if lang.split('-')[0].lower() not in ('ar', 'fa', 'ur', 'he', 'ps', 'ckb', 'sd', 'ug', 'yi'):
            add('struct', 'LANG-RTL', f'/Lang {lang!r} is not a right-to-left language')
    for k in ('/OpenAction', '/AA'):
        if k in R and isinstance(R[k], Dictionary) and R[k].get('/S') not in (None, Name.GoTo):
            add('struct', 'ACTIVE', f'{k} runs {R[k].get("/S")}')
    if '/JavaScript' in R.get('/Names', {}):
        add('struct', 'ACTIVE', 'document JavaScript')
    root = R.get('/StructTreeRoot')
    if root is None:
        return add('struct', 'NO-TREE', 'no /StructTreeRoot')
    rolemap = {str(k): str(v) for k, v in root.get('/RoleMap', {}).items()}

    def role(e):
        s = str(e.get('/S', ''))
        for _ in range(9):
            if s not in rolemap:
                return s
            s = rolemap[s]
        return s
    pages = {pg.obj.objgen: i for i, pg in enumerate(p.pages)}
    claimed, objr, seen, count, order = {}, set(), set(), {}, []
    headings = []

    def kids(e):
        k = e.get('/K')
        return [] if k is None else list(k) if isinstance(k, Array) else [k]

    def walk(e, pg, depth, parent):
        if depth > 200:
            return add('struct', 'DEPTH', 'structure deeper than 200')
        if e.is_indirect:
            if e.objgen in seen:
                return add('struct', 'LOOP', f'structure element {e.objgen} reached twice')
            seen.add(e.objgen)
        pg = e.get('/Pg', pg)
        r = role(e)
        count[r] = count.get(r, 0) + 1
        ks = kids(e)
        el = [x for x in ks if isinstance(x, Dictionary) and '/S' in x]
        rs = [role(x) for x in el]
        m = HEAD.match(r)
        if m:
            headings.append(int(m.group(1)))
        if r == '/Table':
            rows = []
            for x in el:
                xr = role(x)
                rows += [x] if xr == '/TR' else [y for y in kids(x) if isinstance(y, Dictionary) and role(y) == '/TR'] if xr in ('/THead', '/TBody', '/TFoot') else []
            span = {}
            widths = []
            for i, row in enumerate(rows):
                w = span.pop(i, 0)
                for c in kids(row):
                    if isinstance(c, Dictionary) and '/S' in c:
                        at = c.get('/A')
                        cs = rsn = 1
                        for d in (list(at) if isinstance(at, Array) else [at] if at is not None else []):
                            if isinstance(d, Dictionary):
                                cs = int(d.get('/ColSpan', cs)); rsn = int(d.get('/RowSpan', rsn))
                        w += cs
                        for k in range(1, rsn):
                            span[i + k] = span.get(i + k, 0) + cs
                widths.append(w)
            if len(set(widths)) > 1:
                add('struct', 'TABLE-RAGGED', f'cells per row {widths}')
            for row in rows:
                for c in kids(row):
                    if isinstance(c, Dictionary) and '/S' in c and role(c) == '/TH':
                        at = c.get('/A')
                        ds = list(at) if isinstance(at, Array) else [at] if at is not None else []
                        if not any(isinstance(d, Dictionary) and '/Scope' in d for d in ds) and '/C' not in c:
                            add('struct', 'TH-NO-SCOPE', 'TH without /Scope', 'warning')
            if not rows:
                add('struct', 'TABLE-EMPTY', 'Table without rows')
            if not any(role(c) == '/TH' for row in rows for c in kids(row) if isinstance(c, Dictionary)):
                add('struct', 'TABLE-NO-TH', 'Table without a header cell', 'warning')
        if r == '/L' and not el:
            add('struct', 'LIST-EMPTY', 'L without LI')
        if r == '/LI' and '/LBody' not in rs:
            add('struct', 'LI-NO-BODY', 'LI without LBody', 'warning')
        if r == '/Figure' and not str(e.get('/Alt', e.get('/ActualText', ''))).strip():
            add('struct', 'FIGURE-ALT', 'Figure without /Alt')
        if not ks and r not in ('/TD', '/TH', '/LBody', '/Lbl'):
            add('struct', 'EMPTY-ELEMENT', f'{r} without content', 'warning')
        for x in ks:
            if isinstance(x, Dictionary):
                t = x.get('/Type')
                if t == Name.MCR:
                    mark(x.get('/Pg', pg), int(x.MCID), r, 'Stm' in x)
                elif t == Name.OBJR:
                    objr.add(x.Obj.objgen)
                else:
                    walk(x, pg, depth + 1, r)
            elif isinstance(x, int):
                mark(pg, x, r)

    def mark(pg, mcid, r, stm=False):
        if pg is None:
            return add('struct', 'MCID-NO-PAGE', f'MCID {mcid} in {r} has no page')
        k = (pg.objgen, mcid)
        if k in claimed and not stm:
            add('struct', 'MCID-TWICE', f'page {pages.get(pg.objgen, "?")} MCID {mcid} belongs to two elements')
        claimed[k] = r
        order.append(k)
    for x in kids(root):
        if isinstance(x, Dictionary):
            walk(x, None, 0, None)
    last = 0
    for h in headings:
        if h > last + 1:
            add('struct', 'HEADING-SKIP', f'H{last} followed by H{h}' if last else f'first heading is H{h}')
        last = h
    used = set()

    def scan(obj, res, i, key, stack, depth=0):
        """Walk one content stream (a page or a form drawn on it); returns the count of loose painting operators."""
        loose = 0
        props = res.get('/Properties', {})
        xobj = res.get('/XObject', {})
        for ins in pikepdf.parse_content_stream(obj):
            op = str(ins.operator)
            if op in ('BMC', 'BDC'):
                tag = str(ins.operands[0])
                mc = None
                if op == 'BDC':
                    d = ins.operands[1]
                    if isinstance(d, pikepdf.Name):
                        d = props.get(str(d), {})
                    mc = d.get('/MCID') if isinstance(d, Dictionary) else None
                if mc is not None:
                    k = (key, int(mc))
                    if k in used and not depth:
                        add('struct', 'MCID-REPEAT', f'page {i + 1} MCID {mc} opened twice')
                    used.add(k)
                    if k not in claimed:
                        add('struct', 'MCID-ORPHAN', f'page {i + 1} MCID {mc} ({tag}) is in no structure element')
                stack.append('A' if tag == '/Artifact' else 'M' if mc is not None else '-')
            elif op == 'EMC':
                if stack:
                    stack.pop()
                else:
                    add('struct', 'EMC', f'page {i + 1}: EMC without BMC')
            elif op == 'Do' and depth < 8 and (f := xobj.get(str(ins.operands[0]))) is not None and f.get('/Subtype') == Name.Form:
                if not ({'A', 'M'} & set(stack)):
                    loose += scan(f, f.get('/Resources', res), i, key, [], depth + 1)
            elif op in ('Tj', 'TJ', "'", '"', 'Do', 'f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh') and not ({'A', 'M'} & set(stack)):
                loose += 1
        return loose

    for i, pg in enumerate(p.pages):
        stack = []
        try:
            loose = scan(pg, pg.obj.get('/Resources', {}), i, pg.obj.objgen, stack)
        except Exception as e:  # noqa: BLE001
            add('struct', 'CONTENT', f'page {i + 1}: {e}')
            continue
        if stack:
            add('struct', 'BMC', f'page {i + 1}: {len(stack)} marked-content sections left open')
        if loose:
            add('struct', 'UNTAGGED', f'page {i + 1}: {loose} painting operators neither tagged nor artifact')
        for a in pg.obj.get('/Annots', []):
            if a.get('/Subtype') == Name.Link:
                if a.objgen not in objr:
                    add('struct', 'LINK-NOT-IN-TREE', f'page {i + 1}: link annotation has no OBJR')
                if not str(a.get('/Contents', '')):
                    add('struct', 'LINK-CONTENTS', f'page {i + 1}: link without /Contents')
        if '/Annots' in pg.obj and pg.obj.get('/Tabs') != Name.S:
            add('struct', 'TABS', f'page {i + 1}: /Tabs is not /S')
    for k, r in claimed.items():
        if k not in used:
            add('struct', 'MCID-DANGLING', f'{r} claims MCID {k[1]} that page {pages.get(k[0], -1) + 1} does not have')
    pt = root.get('/ParentTree')
    nums = {}

    def numtree(n, depth=0):
        if depth > 50:
            return
        a = n.get('/Nums')
        if a is not None:
            for i in range(0, len(a) - 1, 2):
                nums[int(a[i])] = a[i + 1]
        for k in n.get('/Kids', []):
            numtree(k, depth + 1)
    if pt is None:
        add('struct', 'PARENT-TREE', 'no /ParentTree')
    else:
        numtree(pt)
        for i, pg in enumerate(p.pages):
            want = {k[1] for k in used if k[0] == pg.obj.objgen}
            if not want:
                continue
            arr = nums.get(int(pg.obj.get('/StructParents', -1)))
            have = {j for j, x in enumerate(arr) if isinstance(x, Dictionary)} if isinstance(arr, Array) else set()
            if want - have and not any('/StructParents' in x for x in pg.obj.get('/Resources', {}).get('/XObject', {}).values()):
                add('struct', 'PARENT-TREE', f'page {i + 1}: MCIDs {sorted(want - have)[:8]} have no parent-tree entry')
    if '/Metadata' in R:
        from lxml import etree
        x = R.Metadata.read_bytes()
        try:
            etree.fromstring(x.strip(), etree.XMLParser(resolve_entities=False, recover=False))
        except etree.XMLSyntaxError as e:
            add('struct', 'XMP-NOT-WELL-FORMED', e)
        di = str(p.docinfo.get('/Title', ''))
        if di and di.encode() not in x:
            add('struct', 'TITLE-DIFFERS', f'Info title {di!r} is not in the XMP packet', 'warning')
    o.stats['elements'] = count
    o.stats['pages'] = len(p.pages)
    if not p.docinfo.get('/Title') and b'dc:title' not in (R.Metadata.read_bytes() if '/Metadata' in R else b''):
        add('struct', 'TITLE', 'no title')


def c_text(f, o):
    """Code points and positions as pdfminer and PDFium see them."""
    import pypdfium2
    d = pypdfium2.PdfDocument(f)
    bad = {'PUA': 0, 'FFFD': 0, 'PRES': 0, 'NUL': 0}
    n = out = 0
    for pg in d:
        t = pg.get_textpage()
        s = t.get_text_range()
        n += len(s)
        for c in s:
            bad['PUA'] += '\ue000' <= c <= '\uf8ff'
            bad['FFFD'] += c in '\ufffd\ufffe'
            bad['NUL'] += c == '\x00'
            bad['PRES'] += '\ufb50' <= c <= '\ufdfb' and c not in '\ufd3e\ufd3f\ufdf0\ufdf1\ufdf2\ufdf3\ufdf4\ufdf5\ufdf6\ufdf7\ufdf8\ufdf9\ufdfa\ufdfb' or '\ufe70' <= c <= '\ufefc'
        w, h = pg.get_size()
        for i in range(t.count_chars()):
            l, b, r, tp = t.get_charbox(i)
            if r - l > 0 and (r < -1 or l > w + 1 or tp < -1 or b > h + 1 or l < -2 or r > w + 2):
                out += 1
    for k, v in bad.items():
        if v:
            add('text', 'TEXT-' + k, f'{v} of {n} characters')
    if out:
        add('text', 'TEXT-OFF-PAGE', f'{out} glyphs reach outside the page')
    if not n:
        add('text', 'TEXT-NONE', 'no text can be extracted')
    o.stats['chars'] = n


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument('file'); a.add_argument('--profiles', default='ua1'); a.add_argument('--rtl', action='store_true')
    a.add_argument('--lang'); a.add_argument('--skip', default=''); a.add_argument('--only', default='')
    a.add_argument('--ignore', default=''); a.add_argument('--strict', action='store_true'); a.add_argument('--json')
    a.add_argument('--brief', action='store_true')
    o = a.parse_args()
    o.profiles = [x for x in o.profiles.split(',') if x]
    o.stats = {}
    if not os.path.isfile(o.file):
        print(json.dumps({'error': 'no such file', 'file': o.file})); return 2
    skip, only, ign = (set(filter(None, x.split(','))) for x in (o.skip, o.only, o.ignore))
    ran, missing = {}, {}
    for n in ('qpdf', 'mupdf', 'poppler', 'gs', 'page', 'pdfua', 'outloud', 'struct', 'text', 'vera'):
        if n in skip or (only and n not in only):
            continue
        t = time.time()
        try:
            globals()['c_' + n](o.file, o)
        except (FileNotFoundError, ImportError) as e:
            if n != 'vera' or 'vera' in only:
                missing[n] = str(e)[:120]
            continue
        except Exception as e:  # noqa: BLE001  a check that breaks on the file is a finding
            add(n, 'CHECK-BROKE', f'{type(e).__name__}: {e}')
        ran[n] = round(time.time() - t, 2)
    for x in F:
        x['counted'] = x['id'] not in ign and (x['severity'] == 'error' or o.strict)
    bad = [x for x in F if x['counted']]
    ok = not bad and not missing and bool(ran)
    s = json.dumps({'file': o.file, 'ok': ok, 'profiles': o.profiles, 'errors': len(bad), 'findings': F, 'ran': ran,
                    'missing': missing, 'stats': o.stats}, ensure_ascii=False, indent=1)
    print(T.brief(o.file, bad, ran, missing) if o.brief else s)
    if o.json:
        open(o.json, 'w', encoding='utf-8').write(s)
    return 1 if bad else 2 if not ran or missing else 0


if __name__ == '__main__':
    sys.exit(main())
