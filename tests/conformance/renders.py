#!/usr/bin/env python3
"""Compare how PDFium, poppler, MuPDF and pdf.js draw the pages of PDF files.

usage: renders.py FILE... [--dpi N] [--max-share X] [--out DIR]
  --dpi        resolution of the pictures (default 150, a sheet on a good screen)
  --max-share  share of a page's pixels that may differ between two of them (default 0.01)
  --out        put the pictures of pages that differ there, two readers and their difference side by side
Readers smooth edges each in its own way. Pictures are therefore grey, blurred by a quarter of a millimetre, and two pixels
differ when they are more than 64 of 255 levels apart: a letter that is missing, elsewhere, of another weight
or colour shows, a softer edge does not.
Each file is also drawn again without its tags, by PDFium and MuPDF: tags must move no ink at all.
exit: 0 alike, 1 different, 2 could not run
"""
import argparse, itertools, os, sys, tempfile
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import _toolbox as T
T.reexec()

BLUR, LEVELS = 1.5, 64
PDFJS = """import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'; import fs from 'fs'; import {createRequire} from 'module';
const {createCanvas} = createRequire(import.meta.url)('@napi-rs/canvas');
const [file, dpi, folder] = process.argv.slice(2);
const pdf = await getDocument({data: new Uint8Array(fs.readFileSync(file)), verbosity: 0, disableFontFace: true}).promise;
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number), viewport = page.getViewport({scale: dpi / 72});
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
  await page.render({canvasContext: canvas.getContext('2d'), viewport}).promise;
  fs.writeFileSync(`${folder}/${String(number).padStart(5, '0')}.png`, canvas.toBuffer('image/png'));
}"""


def drawn_by(command, folder):
    from PIL import Image
    code, _, error = T.run(command)
    names = sorted(name for name in os.listdir(folder) if name.endswith('.png'))
    if code or not names:
        raise RuntimeError(f'{command[0]}: {error[:200] or "no page"}')
    return [Image.open(os.path.join(folder, name)).convert('L') for name in names]


def pdfium(file, dpi, _):
    import pypdfium2
    return [page.render(scale=dpi / 72).to_pil().convert('L') for page in pypdfium2.PdfDocument(file)]


def mupdf(file, dpi, _):
    import pymupdf
    return [page.get_pixmap(dpi=dpi).pil_image().convert('L') for page in pymupdf.open(file)]


def poppler(file, dpi, folder):
    return drawn_by(['pdftoppm', '-r', str(dpi), '-png', file, os.path.join(folder, 'p')], folder)


def pdfjs(file, dpi, folder):
    script = os.path.join(T.NPM, 'tb_renders.mjs')
    with open(script, 'w') as handle:
        handle.write(PDFJS)
    return drawn_by(['node', script, os.path.abspath(file), str(dpi), folder], folder)


READERS = {'PDFium': pdfium, 'poppler': poppler, 'MuPDF': mupdf, 'pdf.js': pdfjs}


def pictures(reader, file, dpi):
    with tempfile.TemporaryDirectory() as folder:
        return READERS[reader](file, dpi, folder)


def difference(a, b):
    """the share of pixels that differ, and where"""
    import numpy as np
    from PIL import ImageFilter
    if abs(a.width - b.width) > 1 or abs(a.height - b.height) > 1:
        return 1.0, None
    box = (0, 0, min(a.width, b.width), min(a.height, b.height))
    a, b = (np.asarray(p.crop(box).filter(ImageFilter.GaussianBlur(BLUR)), dtype=int) for p in (a, b))
    apart = abs(a - b) > LEVELS
    return float(apart.mean()), apart


def show(folder, name, a, b, apart):
    import numpy as np
    from PIL import Image
    os.makedirs(folder, exist_ok=True)
    size = apart.shape
    parts = [np.asarray(a)[:size[0], :size[1]], np.asarray(b)[:size[0], :size[1]], np.where(apart, 0, 255)]
    Image.fromarray(np.hstack(parts).astype('uint8')).save(os.path.join(folder, name))


def compare_readers(file, options):
    """the largest share of each pair of readers; whether all are within the limit"""
    drawn = {reader: pictures(reader, file, options.dpi) for reader in READERS}
    shares, good = {}, True
    for one, two in itertools.combinations(READERS, 2):
        if len(drawn[one]) != len(drawn[two]):
            print(f'  {one} and {two} draw {len(drawn[one])} and {len(drawn[two])} pages')
            return shares, False
        for number, (a, b) in enumerate(zip(drawn[one], drawn[two]), 1):
            share, apart = difference(a, b)
            shares[one, two] = max(shares.get((one, two), 0), share)
            if share >= options.max_share:
                good = False
                print(f'  page {number}: {one} and {two} differ in {share:.2%} of the pixels')
                if options.out and apart is not None:
                    stem = os.path.splitext(os.path.basename(file))[0]
                    show(options.out, f'{stem}-{number}-{one}-{two}.png', a, b, apart)
    return shares, good


def without_tags(file, bare):
    """writes the file again without its structure tree and its marked content"""
    import pikepdf
    with pikepdf.open(file) as pdf:
        if '/StructTreeRoot' not in pdf.Root:
            raise RuntimeError('no structure tree')
        del pdf.Root.StructTreeRoot, pdf.Root.MarkInfo
        for page in pdf.pages:
            kept = [step for step in pikepdf.parse_content_stream(page)
                    if str(step.operator) not in ('BDC', 'BMC', 'EMC')]
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
            del page.StructParents
        pdf.save(bare)


def tags_move_no_ink(file, dpi):
    from PIL import ImageChops
    with tempfile.TemporaryDirectory() as folder:
        bare = os.path.join(folder, 'bare.pdf')
        without_tags(file, bare)
        for reader in ('PDFium', 'MuPDF'):
            for number, (a, b) in enumerate(zip(pictures(reader, file, dpi), pictures(reader, bare, dpi)), 1):
                if ImageChops.difference(a, b).getbbox():
                    print(f'  page {number}: {reader} draws it otherwise without tags')
                    return False
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('files', nargs='+')
    parser.add_argument('--dpi', type=int, default=150)
    parser.add_argument('--max-share', type=float, default=0.01)
    parser.add_argument('--out')
    options = parser.parse_args()
    bad = 0
    for file in options.files:
        try:
            shares, good = compare_readers(file, options)
            good = tags_move_no_ink(file, options.dpi) and good
        except (OSError, RuntimeError, ImportError) as error:
            print(f'{file}: {error}')
            return 2
        worst = ', '.join(f'{one}/{two} {share:.2%}' for (one, two), share in shares.items())
        print(f'{os.path.basename(file)}: {"alike" if good else "different"} ({worst})')
        bad += not good
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
