"""make_weasyprint.py OUTPUT MEETING...: the PDFs by WeasyPrint, with one template, one style sheet and
one font configuration for all."""

import jinja2
import timing
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from common import FONTS, HERE, arguments, filters, load


def main():
    output, paths = arguments()
    environment = filters(jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), autoescape=True))
    template = environment.get_template("report.html")
    fonts = FontConfiguration()
    rules = (HERE / "report.css").read_text(encoding="utf-8").replace("FONTS", FONTS.as_uri())
    css = weasyprint.CSS(string=rules, font_config=fonts)

    def make(path):
        page = weasyprint.HTML(string=template.render(m=load(path)).replace('<link rel="stylesheet" href="report.css">', ""))
        page.write_pdf(output / f"{path.stem}.pdf", stylesheets=[css], font_config=fonts, pdf_variant="pdf/ua-1")

    timing.each(make, paths)


main()
