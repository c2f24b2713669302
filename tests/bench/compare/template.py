"""template.py FILE: the Word template for docxtpl, made with python-docx so that it can be read here as text: styles, a table,
header and footer with page numbers, all from right to left, in the fonts of the repository."""

import sys

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FACTS = [
    ("التاريخ", "{{ m.date | day }}"),
    ("الوقت", "{{ m.start }} – {{ m.end }}"),
    ("المكان", "{{ m.place }}"),
    ("رئيس الجلسة", "{{ m.chair | person }}"),
    ("المقرّر", "{{ m.secretary | person }}"),
]
COLUMNS = [
    ("م", "{{ loop.index }}"),
    ("المهمة", "{{ a.task }}"),
    ("المسؤول", "{{ a.owner }}"),
    ("الموعد", "{{ a.due | day }}"),
    ("الحالة", "{{ a.status | state }}"),
    ("نسبة الإنجاز", "{{ a.progress }}"),
]

WIDTHS = [8, 58, 32, 26, 22, 16]


def element(parent, name, **attributes):
    child = OxmlElement(name)
    for key, value in attributes.items():
        child.set(qn(f"w:{key}"), value)
    parent.append(child)
    return child


def dress(style, family, size, colour=None):
    """Fonts, sizes and direction for the complex script too, which python-docx leaves alone."""
    style.font.name, style.font.size = family, Pt(size)
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)
    properties = style.element.get_or_add_rPr()
    fonts = properties.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), family)
    element(properties, "w:szCs", val=str(int(size * 2)))
    element(properties, "w:rtl")
    element(style.element.get_or_add_pPr(), "w:bidi")


def field(paragraph, code):
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        if kind:
            element(run._r, "w:fldChar", fldCharType=kind)
        else:
            element(run._r, "w:instrText").text = code


def table(document, columns):
    made = document.add_table(rows=0, cols=columns)
    made.style = "Table Grid"
    element(made._tbl.tblPr, "w:bidiVisual")
    return made


def row(made, texts, widths=None):
    for place, (cell, text) in enumerate(zip(made.add_row().cells, texts)):
        cell.text = text
        if widths:
            cell.width = Mm(widths[place])


def loop(document, things, text, style):
    document.add_paragraph("{%p for x in " + things + " %}")
    document.add_paragraph(text, style=style)
    document.add_paragraph("{%p endfor %}")


def page(document):
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin, section.bottom_margin = Mm(27), Mm(24)
    element(section._sectPr, "w:bidi")
    section.header.paragraphs[0].text = "{{ m.title }}"
    footer = section.footer.paragraphs[0]
    footer.add_run("صفحة ")
    field(footer, "PAGE")
    footer.add_run(" من ")
    field(footer, "NUMPAGES")


def make(path):
    document = Document()
    styles = document.styles
    dress(styles["Normal"], "Amiri", 13)
    dress(styles["Title"], "Noto Kufi Arabic", 19, "0B5D5E")
    dress(styles["Heading 1"], "Noto Kufi Arabic", 12.5, "0B5D5E")
    page(document)
    document.add_paragraph("{{ m.title }}", style="Title")
    document.add_paragraph("{{ m.organization.name }}، {{ m.organization.unit }}")
    facts = table(document, 2)
    for fact in FACTS:
        row(facts, fact)
    heading = lambda text: document.add_paragraph(text, style="Heading 1")
    heading("الحضور")
    loop(document, "m.attendees", "{{ x | person }}", "List Bullet")
    heading("المقدمة")
    body = document.add_paragraph("{{ m.introduction }}")
    element(body._p.get_or_add_pPr(), "w:jc", val="both")
    heading("المناقشات")
    loop(document, "m.discussion", "{{ x }}", "List Bullet")
    heading("القرارات")
    loop(document, "m.decisions", "{{ x }}", "List Number")
    heading("التوصيات")
    loop(document, "m.recommendations", "{{ x }}", "List Number 2")
    heading("متابعة المهام")
    actions = table(document, len(COLUMNS))
    actions.autofit = False
    row(actions, [name for name, _ in COLUMNS], WIDTHS)
    row(actions, ["{%tr for a in m.actions %}"] + [""] * (len(COLUMNS) - 1))
    row(actions, [text for _, text in COLUMNS], WIDTHS)
    row(actions, ["{%tr endfor %}"] + [""] * (len(COLUMNS) - 1))
    heading("اقتباسات")
    document.add_paragraph("{%p for q in m.quotes %}")
    document.add_paragraph("«{{ q.text }}» {{ q.speaker }}")
    document.add_paragraph("{%p endfor %}")
    document.save(path)


make(sys.argv[1])
