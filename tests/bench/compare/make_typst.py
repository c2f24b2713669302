"""make_typst.py OUTPUT MEETING...: the PDFs by Typst, with one compiler for all. The meetings stand
beside the template, where Typst may read them."""

import timing
import typst

from common import FONTS, arguments


def main():
    output, paths = arguments()
    root = paths[0].parent
    families = [str(FONTS / name) for name in ("amiri", "noto-kufi-arabic")]
    compiler = typst.Compiler(str(root / "report.typ"), root=str(root), font_paths=families, ignore_system_fonts=True)

    def make(path):
        inputs = {"meeting": path.name}
        pdf = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"])
        (output / f"{path.stem}.pdf").write_bytes(pdf)

    timing.each(make, paths)


main()
