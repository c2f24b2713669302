#!/usr/bin/env python3
"""All DOCX checks in one run.

usage: check_docx.py FILE.docx [--rtl] [--lang ar] [--xsd DIR] [--office VERSION] [--skip NAMES] [--only NAMES]
                     [--ignore ID,...] [--strict] [--json OUT]
  --rtl     demand a right-to-left document: bidi sections, paragraphs, tables and rtl runs
  --lang    demanded complex-script language prefix of Arabic-script runs (w:lang w:bidi)
  --xsd     folder with wml.xsd and its imports (ISO/IEC 29500 transitional); or environment OOXML_XSD
  --office  Open XML SDK version: Office2007 .. Office2021, Microsoft365    (default Microsoft365)
  --skip/--only  check names: package,sdk,audit,integrity,xsd,pydocx,pandoc,libreoffice,mammoth,refs,rtl
  --ignore  finding ids that do not count (they stay in the report)
  --strict  warnings count too
  --brief   one line a finding and a closing line, not JSON
exit: 0 nothing counted, 1 findings, 2 could not run (no file, or a tool is missing)
"""
import argparse, json, os, posixpath, re, sys, tempfile, time, unicodedata, zipfile
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import _toolbox as T
T.reexec()

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PR = 'http://schemas.openxmlformats.org/package/2006/relationships'
CT = 'http://schemas.openxmlformats.org/package/2006/content-types'
MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006'
w = lambda t: f'{{{W}}}{t}'
F = []
RTLCH = re.compile('[\u0590-\u05ff\u0600-\u06ff\u0700-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]')
ARAB = re.compile('[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]')
LATIN = re.compile('[A-Za-z\u00c0-\u024f]')
CTRL = re.compile('[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]')


def add(check, rule, msg, sev='error', at=None):
    F.append({'check': check, 'id': rule, 'severity': sev, 'message': str(msg)[:300], **({'at': at} if at else {})})


def parse(b):
    from lxml import etree
    return etree.fromstring(b, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


class Pkg:
    def __init__(self, f):
        self.z = zipfile.ZipFile(f)
        self.names = self.z.namelist()
        self.xml = {}
        for n in self.names:
            if n.endswith(('.xml', '.rels')):
                try:
                    self.xml[n] = parse(self.z.read(n))
                except Exception as e:  # noqa: BLE001
                    self.xml[n] = e

    def part(self, n):
        x = self.xml.get(n)
        return x if x is not None and not isinstance(x, Exception) else None

    def rels(self, n):
        x = self.part(posixpath.join(posixpath.dirname(n), '_rels', posixpath.basename(n) + '.rels'))
        out = {}
        for r in (x if x is not None else []):
            t = r.get('Target', '')
            ext = r.get('TargetMode') == 'External'
            out[r.get('Id')] = (r.get('Type', ''), t if ext else posixpath.normpath(posixpath.join('/' + posixpath.dirname(n), t)).lstrip('/'), ext)
        return out


def c_package(f, o):
    try:
        z = zipfile.ZipFile(f)
    except Exception as e:  # noqa: BLE001
        return add('package', 'ZIP', e)
    bad = z.testzip()
    if bad:
        add('package', 'ZIP-CRC', bad)
    names = z.namelist()
    if len(set(n.lower() for n in names)) != len(names):
        add('package', 'ZIP-DUPLICATE', 'two entries with one name')
    if '[Content_Types].xml' not in names:
        return add('package', 'NO-CONTENT-TYPES', '[Content_Types].xml is missing')
    for i in z.infolist():
        if i.filename.startswith(('/', '../')) or '\\' in i.filename:
            add('package', 'ZIP-NAME', i.filename)
        if i.flag_bits & 1 or i.compress_type not in (0, 8):
            add('package', 'ZIP-METHOD', f'{i.filename}: method {i.compress_type}')
        if i.filename.endswith(('.xml', '.rels')):
            b = z.read(i)
            if b'<!DOCTYPE' in b or b'<!ENTITY' in b:
                add('package', 'XML-DTD', i.filename)
            try:
                parse(b)
            except Exception as e:  # noqa: BLE001
                add('package', 'XML-NOT-WELL-FORMED', f'{i.filename}: {e}')
    p = Pkg(f)
    ct = p.part('[Content_Types].xml')
    if ct is None:
        return
    dflt = {e.get('Extension', '').lower() for e in ct.iter(f'{{{CT}}}Default')}
    over = {e.get('PartName', '').lstrip('/'): e.get('ContentType') for e in ct.iter(f'{{{CT}}}Override')}
    for n in names:
        if n.endswith('/') or n == '[Content_Types].xml':
            continue
        if n not in over and n.rsplit('.', 1)[-1].lower() not in dflt:
            add('package', 'NO-CONTENT-TYPE', n)
    for n in over:
        if n not in names:
            add('package', 'OVERRIDE-DANGLING', n)
    main = [t for ty, t, e in p.rels('').values() if ty.endswith('/officeDocument')]
    if len(main) != 1:
        add('package', 'MAIN-PART', f'{len(main)} main parts')
    elif 'wordprocessingml.document.main+xml' not in (over.get(main[0]) or ''):
        add('package', 'MAIN-TYPE', f'{main[0]} is declared as {over.get(main[0])}')
    for n in names:
        if n.endswith('.rels'):
            src = posixpath.normpath(posixpath.join(posixpath.dirname(n), '..', posixpath.basename(n)[:-5])) if n != '_rels/.rels' else ''
            for i, (ty, t, ext) in p.rels(src).items():
                if not ext and t not in names:
                    add('package', 'REL-DANGLING', f'{n}: {i} -> {t}')
                if ext and not re.match(r'(https?|mailto|tel|ftp):', t):
                    add('package', 'REL-EXTERNAL', f'{n}: {i} -> {t}', 'warning')
    for n, x in p.xml.items():
        if isinstance(x, Exception) or n.endswith('.rels'):
            continue
        ids = p.rels(n)
        for e in x.iter():
            for k, v in e.attrib.items():
                if k.startswith(f'{{{R}}}') and v and v not in ids:
                    add('package', 'RID-DANGLING', f'{n}: {v}')


def c_sdk(f, o):
    b = os.path.join(T.NPM, 'node_modules', '@xarsh', 'ooxml-validator-linux-x64', 'ooxml-validator')
    # the bare binary takes any unknown version name for Microsoft365, so the name is checked here
    if o.office not in ('Office2007', 'Office2010', 'Office2013', 'Office2016', 'Office2019', 'Office2021', 'Microsoft365'):
        raise ValueError('unknown Office version ' + o.office)
    rc, out, err = T.run([b, os.path.abspath(f), o.office])
    j = json.loads(out)
    for x in j.get('errors', []):
        add('sdk', x.get('id') or 'SDK-' + str(x.get('errorType')), x.get('description'), at=f"{x.get('path')} {x.get('xPath')}")


def c_audit(f, o):
    rc, out, err = T.run([T.venv_bin('openxml-audit'), '-f', 'microsoft365' if o.office == 'Microsoft365' else o.office.lower(), '-o', 'json', '-m', '100', f])
    j = json.loads(out)
    j = j[0] if isinstance(j, list) else j
    for x in j.get('errors', []):
        add('audit', 'AUDIT-' + str(x.get('type') or x.get('error_type') or x.get('category') or 'ERROR'), x.get('description') or x.get('message'),
            'error' if str(x.get('severity', 'error')).lower() == 'error' else 'warning', f"{x.get('part') or x.get('part_uri')} {x.get('path') or ''}")
    if not j.get('valid') and not j.get('errors'):
        add('audit', 'AUDIT', str(j.get('verdict'))[:200])


def c_integrity(f, o):
    rc, out, err = T.run([T.venv_bin('ooxml-integrity'), 'check', f])
    for m in re.finditer(r'\[(ERROR|WARNING|WARN|INFO)\]\s+(\S+)\s+(.*)', out):
        if m.group(1) != 'INFO':
            add('integrity', m.group(2), m.group(3), 'error' if m.group(1) == 'ERROR' else 'warning')
    if rc == 2:
        add('integrity', 'INTEGRITY-RUN', (err or out)[:200])


def c_xsd(f, o):
    d = o.xsd or os.environ.get('OOXML_XSD')
    if not d or not os.path.exists(os.path.join(d, 'wml.xsd')):
        raise FileNotFoundError('wml.xsd (--xsd or OOXML_XSD)')
    from lxml import etree
    with tempfile.TemporaryDirectory() as tmp:
        # the published set imports the xml: namespace without a location; give it one
        for n in os.listdir(d):
            if n.endswith('.xsd'):
                b = open(os.path.join(d, n), 'rb').read()
                b = re.sub(rb'(<xsd?:import namespace="http://www.w3.org/XML/1998/namespace")(?: schemaLocation="[^"]*")?\s*/>', rb'\1 schemaLocation="tb-xml.xsd"/>', b)
                open(os.path.join(tmp, n), 'wb').write(b)
        open(os.path.join(tmp, 'tb-xml.xsd'), 'w').write(
            '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">'
            '<xs:attribute name="space"><xs:simpleType><xs:restriction base="xs:NCName"><xs:enumeration value="default"/>'
            '<xs:enumeration value="preserve"/></xs:restriction></xs:simpleType></xs:attribute>'
            '<xs:attribute name="lang" type="xs:language"/></xs:schema>')
        schema = etree.XMLSchema(etree.parse(os.path.join(tmp, 'wml.xsd')))
    p = Pkg(f)
    for n, x in p.xml.items():
        if isinstance(x, Exception) or etree.QName(x).namespace != W:
            continue
        ign = {x.nsmap.get(k) for k in x.get(f'{{{MC}}}Ignorable', '').split()} | {MC}
        for e in list(x.iter(etree.Element)):
            for k in list(e.attrib):
                if etree.QName(k).namespace in ign:
                    del e.attrib[k]
        for e in list(x.iter(etree.Element)):
            ns = etree.QName(e).namespace
            if ns == MC and etree.QName(e).localname == 'AlternateContent':
                fb = e.find(f'{{{MC}}}Fallback')
                par = e.getparent(); i = par.index(e)
                for k in reversed(list(fb) if fb is not None else []):
                    par.insert(i, k)
                par.remove(e)
            elif ns in ign and e.getparent() is not None:
                e.getparent().remove(e)
        x = parse(etree.tostring(x))
        if not schema.validate(x):
            for er in list(schema.error_log)[:20]:
                add('xsd', 'XSD', er.message, at=f'{n}:{er.line}')


def c_pydocx(f, o):
    import docx
    d = docx.Document(f)
    n = sum(len(p.text) for p in d.paragraphs) + sum(len(c.text) for t in d.tables for r in t.rows for c in r.cells)
    o.stats['pydocx_chars'] = n


def c_pandoc(f, o):
    rc, out, err = T.run(['pandoc', '-f', 'docx', '-t', 'json', f])
    if rc:
        return add('pandoc', 'PANDOC', err)
    if not json.loads(out).get('blocks'):
        add('pandoc', 'PANDOC-EMPTY', 'pandoc reads no block')


def c_mammoth(f, o):
    if not os.path.isdir(os.path.join(T.NPM, 'node_modules', 'mammoth')):
        raise FileNotFoundError('mammoth')
    js = "require('mammoth').convertToHtml({path:process.argv[1]}).then(r=>console.log(JSON.stringify({n:r.value.length,m:r.messages})),e=>{console.error(String(e));process.exit(1)})"
    rc, out, err = T.run(['node', '-e', js, os.path.abspath(f)], cwd=T.NPM)
    if rc:
        return add('mammoth', 'MAMMOTH', err)
    for m in json.loads(out)['m']:
        add('mammoth', 'MAMMOTH-' + m['type'].upper(), m['message'], 'warning' if m['type'] == 'warning' else 'error')


def c_libreoffice(f, o):
    import pypdfium2
    with tempfile.TemporaryDirectory() as d:
        T.run(['soffice', '-env:UserInstallation=file://' + d + '/prof', '--headless', '--convert-to', 'pdf:writer_pdf_Export', '--outdir', d, f])
        out = os.path.join(d, os.path.splitext(os.path.basename(f))[0] + '.pdf')
        if not os.path.exists(out):
            return add('libreoffice', 'LO-OPEN', 'LibreOffice makes no PDF of it')
        pdf = pypdfium2.PdfDocument(out)
        o.stats['lo_pages'] = len(pdf)
        o.stats['lo_chars'] = sum(len(p.get_textpage().get_text_range()) for p in pdf)
        if not o.stats['lo_chars']:
            add('libreoffice', 'LO-EMPTY', 'LibreOffice shows no text')


def on(e, tag):
    """tri-state toggle: None when absent"""
    x = e.find(w(tag)) if e is not None else None
    return None if x is None else x.get(w('val'), 'true') not in ('0', 'false', 'off')


class Styles:
    def __init__(self, p):
        s = p.part('word/styles.xml')
        self.s = {x.get(w('styleId')): x for x in s.iter(w('style'))} if s is not None else {}
        self.dflt = {x.get(w('type')): x.get(w('styleId')) for x in self.s.values() if x.get(w('default')) in ('1', 'true', 'on')}
        dd = s.find(w('docDefaults')) if s is not None else None
        self.rd = dd.find(f"{w('rPrDefault')}/{w('rPr')}") if dd is not None else None
        self.pd = dd.find(f"{w('pPrDefault')}/{w('pPr')}") if dd is not None else None

    def chain(self, sid):
        seen = set()
        while sid and sid in self.s and sid not in seen:
            seen.add(sid)
            yield self.s[sid]
            b = self.s[sid].find(w('basedOn'))
            sid = b.get(w('val')) if b is not None else None

    def pprop(self, p, fn):
        pp = p.find(w('pPr'))
        st = pp.find(w('pStyle')) if pp is not None else None
        v = fn(pp) if pp is not None else None
        for s in self.chain(st.get(w('val')) if st is not None else self.dflt.get('paragraph')):
            if v is not None:
                return v
            x = s.find(w('pPr'))
            v = fn(x) if x is not None else None
        return v if v is not None else fn(self.pd) if self.pd is not None else None

    def rprop(self, p, r, fn):
        rp = r.find(w('rPr'))
        v = fn(rp) if rp is not None else None
        cs = rp.find(w('rStyle')) if rp is not None else None
        pp = p.find(w('pPr')) if p is not None else None
        ps = pp.find(w('pStyle')) if pp is not None else None
        for sid in ([cs.get(w('val'))] if cs is not None else []) + [ps.get(w('val')) if ps is not None else self.dflt.get('paragraph')]:
            for s in self.chain(sid):
                if v is not None:
                    return v
                x = s.find(w('rPr'))
                v = fn(x) if x is not None else None
        return v if v is not None else fn(self.rd) if self.rd is not None else None


def c_refs(f, o):
    """What no schema says and Word still minds."""
    p = Pkg(f)
    d = p.part('word/document.xml')
    if d is None:
        return add('refs', 'NO-DOCUMENT', 'word/document.xml cannot be read')
    st = Styles(p)
    num = p.part('word/numbering.xml')
    nums = {x.get(w('numId')) for x in num.iter(w('num'))} if num is not None else set()
    absn = {x.get(w('abstractNumId')) for x in num.iter(w('abstractNum'))} if num is not None else set()
    for x in (num.iter(w('num')) if num is not None else []):
        a = x.find(w('abstractNumId'))
        if a is None or a.get(w('val')) not in absn:
            add('refs', 'NUM-ABSTRACT', f"numId {x.get(w('numId'))} has no abstractNum")
    for n, x in p.xml.items():
        if isinstance(x, Exception) or not n.startswith('word/'):
            continue
        for e in x.iter(w('pStyle'), w('rStyle'), w('tblStyle'), w('basedOn'), w('link'), w('next')):
            if e.get(w('val')) not in st.s:
                add('refs', 'STYLE-MISSING', f"{n}: {e.get(w('val'))}")
        for e in x.iter(w('numId')):
            if e.get(w('val')) not in nums | {'0'}:
                add('refs', 'NUM-MISSING', f"{n}: numId {e.get(w('val'))}")
        for e in x.iter(w('tc')):
            k = [c for c in e if c.tag != w('tcPr')]
            if not k or k[-1].tag != w('p'):
                add('refs', 'CELL-NO-PARAGRAPH', f'{n}: a table cell does not end with a paragraph (Word: unreadable content)')
        for e in x.iter(w('tbl')):
            grid = e.find(w('tblGrid'))
            cols = len(grid) if grid is not None else 0
            for row in e.findall(w('tr')):
                span = 0
                for c in row.findall(w('tc')):
                    g = c.find(f"{w('tcPr')}/{w('gridSpan')}")
                    span += int(g.get(w('val'))) if g is not None else 1
                for g in row.findall(f"{w('trPr')}/{w('gridBefore')}") + row.findall(f"{w('trPr')}/{w('gridAfter')}"):
                    span += int(g.get(w('val')))
                if cols and span != cols:
                    add('refs', 'TABLE-GRID', f'{n}: row of {span} columns in a grid of {cols}')
            if not any(on(r.find(w('trPr')), 'tblHeader') for r in e.findall(w('tr'))):
                add('refs', 'TABLE-NO-HEADER-ROW', f'{n}: no w:tblHeader row', 'warning')
        for e in x.iter(w('p'), w('tbl'), w('body'), w('tc'), w('tr')):
            if (e.text or '').strip() or any((c.tail or '').strip() for c in e):
                add('refs', 'LOOSE-TEXT', f'{n}: text outside a run')
        for e in x.iter(w('t')):
            t = e.text or ''
            if t != t.strip() and e.get('{http://www.w3.org/XML/1998/namespace}space') != 'preserve':
                add('refs', 'SPACE-LOST', f'{n}: outer space without xml:space=preserve')
            if re.search('[\n\t\r]', t):
                add('refs', 'TEXT-CONTROL', f'{n}: line feed or tab inside w:t', 'warning')
        for ids, tag, attr in (('bookmark', 'bookmarkStart', 'id'), ('comment', 'comment', 'id')):
            v = [e.get(w(attr)) for e in x.iter(w(tag))]
            if len(v) != len(set(v)):
                add('refs', 'DUPLICATE-ID', f'{n}: two {ids}s with one id')
        names = [e.get(w('name')) for e in x.iter(w('bookmarkStart'))]
        if len(names) != len(set(names)):
            add('refs', 'DUPLICATE-BOOKMARK', f'{n}: two bookmarks with one name')
        for e in x.iter(w('hyperlink')):
            a = e.get(w('anchor'))
            if a and a not in names and a != '_top':
                add('refs', 'ANCHOR-MISSING', f'{n}: {a}')
        dp = [e.get('id') for e in x.iter('{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr')]
        if len(dp) != len(set(dp)):
            add('refs', 'DUPLICATE-DOCPR', f'{n}: two drawings with one id')
        for e in x.iter('{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr'):
            if not e.get('descr') and not e.get('title'):
                add('refs', 'DRAWING-ALT', f'{n}: drawing without descr', 'warning')
    core = p.part('docProps/core.xml')
    if core is None or not (core.findtext('{http://purl.org/dc/elements/1.1/}title') or '').strip():
        add('refs', 'NO-TITLE', 'docProps/core.xml has no title', 'warning')
    heads = []
    for e in d.iter(w('p')):
        lv = st.pprop(e, lambda q: int(q.find(w('outlineLvl')).get(w('val'))) if q is not None and q.find(w('outlineLvl')) is not None else None)
        if lv is None:      # Word knows its built-in headings by name
            ps = e.find(f"{w('pPr')}/{w('pStyle')}")
            for x in st.chain(ps.get(w('val')) if ps is not None else None):
                m = re.match(r'heading ([1-9])$', (x.find(w('name')).get(w('val')) if x.find(w('name')) is not None else '').lower())
                if m:
                    lv = int(m.group(1)) - 1
                    break
        if lv is not None and lv < 9:
            heads.append(lv + 1)
    last = 0
    for h in heads:
        if h > last + 1:
            add('refs', 'HEADING-SKIP', f'level {last} followed by {h}', 'warning')
        last = h
    if not heads:
        add('refs', 'NO-HEADING', 'no paragraph has an outline level', 'warning')


def c_rtl(f, o):
    p = Pkg(f)
    st = Styles(p)
    if p.part('word/document.xml') is None:
        return
    stat = {'paragraphs': 0, 'rtl_paragraphs': 0, 'runs': 0, 'rtl_runs': 0}
    sev = 'error' if o.rtl else 'warning'
    for n, x in p.xml.items():
        if isinstance(x, Exception) or not re.match(r'word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$', n):
            continue
        for e in x.iter(w('p')):
            text = ''.join(t.text or '' for t in e.iter(w('t')))
            if not text.strip():
                continue
            stat['paragraphs'] += 1
            bidi = st.pprop(e, lambda q: on(q, 'bidi'))
            stat['rtl_paragraphs'] += bool(bidi)
            first = next((c for c in text if unicodedata.bidirectional(c) in ('L', 'R', 'AL')), '')
            if first and unicodedata.bidirectional(first) != 'L' and not bidi:
                add('rtl', 'P-NOT-BIDI', f'{n}: {text[:40]!r}', sev)
            jc = st.pprop(e, lambda q: q.find(w('jc')).get(w('val')) if q is not None and q.find(w('jc')) is not None else None)
            if bidi and jc == 'right':
                add('rtl', 'P-JC-RIGHT', f'{n}: w:jc right means the left side in a bidi paragraph: {text[:30]!r}', 'warning')
            for r in e.iter(w('r')):
                t = ''.join(q.text or '' for q in r.iter(w('t')))
                if not t.strip():
                    continue
                stat['runs'] += 1
                rtl = st.rprop(e, r, lambda q: on(q, 'rtl'))
                stat['rtl_runs'] += bool(rtl)
                if RTLCH.search(t):
                    if not rtl:
                        add('rtl', 'R-NOT-RTL', f'{n}: {t[:40]!r}', sev if any(unicodedata.bidirectional(c) in ('R', 'AL') for c in t) else 'warning')
                    lang = st.rprop(e, r, lambda q: q.find(w('lang')).get(w('bidi')) if q is not None and q.find(w('lang')) is not None else None)
                    if not lang:
                        add('rtl', 'R-NO-BIDI-LANG', f'{n}: {t[:30]!r}', 'warning')
                    elif o.lang and not lang.lower().startswith(o.lang.lower()):
                        add('rtl', 'R-LANG', f'{n}: {lang} on {t[:30]!r}', 'warning')
                    cs = st.rprop(e, r, lambda q: (q.find(w('rFonts')).get(w('cs')) or q.find(w('rFonts')).get(w('cstheme'))) if q is not None and q.find(w('rFonts')) is not None else None)
                    if not cs:
                        add('rtl', 'R-NO-CS-FONT', f'{n}: {t[:30]!r}', sev)
                elif rtl and LATIN.search(t):
                    add('rtl', 'R-LATIN-RTL', f'{n}: {t[:40]!r}', 'warning')
                for a, b in (('sz', 'szCs'), ('b', 'bCs'), ('i', 'iCs')):
                    get = (lambda q, k: q.find(w(k)).get(w('val'), 'true') if q is not None and q.find(w(k)) is not None else None)
                    va, vb = st.rprop(e, r, lambda q: get(q, a)), st.rprop(e, r, lambda q: get(q, b))
                    if RTLCH.search(t) and va is not None and va not in ('0', 'false') and va != vb and not (vb in ('1', 'true', 'on') and va in ('1', 'true', 'on')):
                        add('rtl', 'R-CS-MISMATCH', f'{n}: {a}={va} {b}={vb} on {t[:30]!r}', 'warning')
                pf = [c for c in t if '\ufb50' <= c <= '\ufdcf' and c not in '\ufd3e\ufd3f' or '\ufe70' <= c <= '\ufefc']
                if pf:
                    add('rtl', 'PRESENTATION-FORMS', f'{n}: {len(pf)} in {t[:30]!r}')
                if CTRL.search(t):
                    add('rtl', 'BIDI-CONTROL', f'{n}: U+{ord(CTRL.search(t).group()):04X} in the text', 'warning')
                if re.search('[\ufffd\ue000-\uf8ff]', t):
                    add('rtl', 'PUA-FFFD', f'{n}: {t[:30]!r}')
        for e in x.iter(w('tbl')):
            t = ''.join(q.text or '' for q in e.iter(w('t')))
            if ARAB.search(t) and not on(e.find(w('tblPr')), 'bidiVisual'):
                add('rtl', 'TABLE-NOT-BIDI', f'{n}: {t[:30]!r}', sev)
        if n == 'word/document.xml':
            for e in x.iter(w('sectPr')):
                if o.rtl and not on(e, 'bidi'):
                    add('rtl', 'SECTION-NOT-BIDI', n)
    o.stats.update(stat)


ALL = ('package', 'sdk', 'audit', 'integrity', 'xsd', 'pydocx', 'pandoc', 'libreoffice', 'mammoth', 'refs', 'rtl')


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument('file'); a.add_argument('--rtl', action='store_true'); a.add_argument('--lang'); a.add_argument('--xsd')
    a.add_argument('--office', default='Microsoft365'); a.add_argument('--skip', default=''); a.add_argument('--only', default='')
    a.add_argument('--ignore', default=''); a.add_argument('--strict', action='store_true'); a.add_argument('--json')
    a.add_argument('--brief', action='store_true')
    o = a.parse_args()
    o.stats = {}
    if not os.path.isfile(o.file):
        print(json.dumps({'error': 'no such file', 'file': o.file})); return 2
    skip, only, ign = (set(filter(None, x.split(','))) for x in (o.skip, o.only, o.ignore))
    ran, missing = {}, {}
    for n in ALL:
        if n in skip or (only and n not in only):
            continue
        t = time.time()
        try:
            globals()['c_' + n](o.file, o)
        except (FileNotFoundError, ImportError) as e:
            if n != 'xsd' or 'xsd' in only:
                missing[n] = str(e)[:120]
            continue
        except Exception as e:  # noqa: BLE001  a reader that breaks on the file is a finding
            add(n, 'CHECK-BROKE', f'{type(e).__name__}: {e}')
        ran[n] = round(time.time() - t, 2)
    uniq = {}
    for x in F:
        k = (x['check'], x['id'], x['message'])
        if k in uniq:
            uniq[k]['times'] = uniq[k].get('times', 1) + 1
        else:
            uniq[k] = x
    out = list(uniq.values())
    for x in out:
        x['counted'] = x['id'] not in ign and (x['severity'] == 'error' or o.strict)
    bad = [x for x in out if x['counted']]
    ok = not bad and not missing and bool(ran)
    s = json.dumps({'file': o.file, 'ok': ok, 'errors': len(bad), 'findings': out, 'ran': ran, 'missing': missing, 'stats': o.stats},
                   ensure_ascii=False, indent=1)
    print(T.brief(o.file, bad, ran, missing) if o.brief else s)
    if o.json:
        open(o.json, 'w', encoding='utf-8').write(s)
    return 1 if bad else 2 if not ran or missing else 0


if __name__ == '__main__':
    sys.exit(main())
