#!/usr/bin/env python3
"""Shapes the runs of laid-out pages again with HarfBuzz's own hb-shape and compares the glyphs.

usage: hb_shape.py FONTS_DIR RUNS.tsv
  RUNS.tsv  what `words shapes` printed: family, weight, language, direction, text, glyph numbers
exit: 0 all equal, 1 some differ, 2 could not run.
A run of digits in a table is set with digits of one width, so it may be what hb-shape gives with `tnum`;
a run without letters takes the script of what stands before it, so it may be what hb-shape gives for Arabic or Latin.
"""
import collections, glob, json, os, subprocess, sys

WEIGHT = {'400': 'Regular', '600': 'SemiBold', '700': 'Bold'}
ARABIC = {'ar', 'fa', 'ur', 'ckb', 'ps'}


def font_file(fonts, family, weight):
    name = f"{family.replace(' ', '')}-{WEIGHT[weight]}.ttf"
    found = glob.glob(os.path.join(fonts, '*', name))
    if len(found) != 1:
        raise FileNotFoundError(name)
    return found[0]


def hb_shape(font, lang, direction, texts, script, *more):
    """The glyph numbers of each text; one process for all of them."""
    command = ['hb-shape', '--font-file=' + font, '--direction=' + direction, '--language=' + lang,
               '--cluster-level=1', '--no-glyph-names', '--output-format=json', *more]
    if script:
        command.append('--script=' + script)
    done = subprocess.run(command, input='\n'.join(texts) + '\n', capture_output=True, text=True, check=True)
    return [[glyph['g'] for glyph in json.loads(line)] for line in done.stdout.splitlines()]


def main():
    fonts, runs = sys.argv[1:3]
    groups = collections.defaultdict(dict)
    for line in open(runs, encoding='utf-8').read().splitlines():
        family, weight, lang, direction, text, ids = line.split('\t')
        groups[family, weight, lang, direction][text] = [int(x) for x in ids.split()]
    compared, differ = 0, []
    for (family, weight, lang, direction), shapes in sorted(groups.items()):
        font, texts = font_file(fonts, family, weight), sorted(shapes)
        own = {'he': 'Hebr'}.get(lang, 'Arab' if lang in ARABIC and direction == 'rtl' else None)
        plain = hb_shape(font, lang, direction, texts, own)
        tabular = hb_shape(font, lang, direction, texts, own, '--features=tnum')
        arabic = hb_shape(font, lang, direction, texts, 'Arab')
        latin = hb_shape(font, lang, direction, texts, 'Latn')
        if len(plain) != len(texts):
            raise ValueError(f'hb-shape gave {len(plain)} lines for {len(texts)} runs')
        for text, a, b, *common in zip(texts, plain, tabular, arabic, latin):
            compared += 1
            allowed = [a, b] if any(c.isalpha() for c in text) else [a, b, *common]
            if shapes[text] not in allowed:
                differ.append((family, weight, lang, text, shapes[text], a))
    for found in differ[:20]:
        print('differs: %s %s (%s) %r\n  ours %s\n  hb   %s' % found)
    print(f'hb-shape: {compared - len(differ)} of {compared} runs have the same glyphs')
    return 1 if differ or not compared else 0


if __name__ == '__main__':
    if len(sys.argv) != 3:
        print(__doc__)
        sys.exit(2)
    try:
        sys.exit(main())
    except (OSError, ValueError, KeyError, subprocess.CalledProcessError) as problem:
        print(f'could not run: {problem}')
        sys.exit(2)
