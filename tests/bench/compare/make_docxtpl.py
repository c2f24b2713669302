"""make_docxtpl.py OUTPUT MEETING...: Word files by docxtpl from one template, and their PDFs by one call of
LibreOffice for all of them, as its users do it."""

import subprocess

import jinja2
import timing
from docxtpl import DocxTemplate

from common import HERE, arguments, filters, load


def main():
    output, paths = arguments()
    environment = filters(jinja2.Environment(autoescape=True))
    made = []

    def make(path):
        document = DocxTemplate(output.parent / "template.docx")
        document.render({"m": load(path)}, environment)
        made.append(output / f"{path.stem}.docx")
        document.save(made[-1])

    def convert():
        profile = f"-env:UserInstallation={(output.parent / 'office').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(output)]
        subprocess.run(command + list(map(str, dict.fromkeys(made))), check=True, stdout=subprocess.DEVNULL)

    timing.each(make, paths, convert)


main()
