#!/usr/bin/env bash
# Builds the meetings of input/ into a temporary folder and lets other programs judge what came out.
#
# usage: run.sh [--profiles ua1,2a] [--no-setup] [--keep DIR]
#   --profiles  PDF/UA and PDF/A profiles to demand too (with the checks of structure that go with them)
#   --no-setup  the programs are known to be there
#   --keep      put outputs and texts there, not into a temporary folder
# Ends 1 on any finding, on a missing program, and when a file broken on purpose passes.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../.." && pwd)"
profiles="" setup=yes keep=""
while [ $# -gt 0 ]; do
  case "$1" in
    --profiles) profiles="$2"; shift 2 ;;
    --no-setup) setup=no; shift ;;
    --keep) keep="$2"; shift 2 ;;
    *) sed -n '2,9p' "$0" >&2; exit 2 ;;
  esac
done
cd "$root"
[ "$setup" = no ] || "$here/setup.sh"
for program in cargo qpdf mutool gs pdfinfo pdftotext pdffonts hb-shape soffice pandoc node openssl; do
  command -v "$program" >/dev/null || { echo "missing program: $program"; exit 1; }
done

out="${keep:-$(mktemp -d)}"
[ -n "$keep" ] || trap 'rm -rf "$out"' EXIT
mkdir -p "$out/text"
cargo build --release --quiet
cargo build --quiet --example words
target="${CARGO_TARGET_DIR:-target}"
"$target/release/mahdar" build input -o "$out"

mkdir "$out/text/schema"
tar -xzf "$here/transitional-schema.tar.gz" -C "$out/text/schema"
export OOXML_XSD="$out/text/schema"

failed=0
must_pass() { "$@" || { failed=1; echo "FAILED: ${*:1:2}"; }; }
words() { "$target/debug/examples/words" "$1" "$2"; }
language() { sed -n 's/^language: *\([a-z]*\).*/\1/p' "$1" | grep . || echo ar; }

pdf_checks=qpdf,mupdf,poppler,gs,text
[ -z "$profiles" ] || pdf_checks="$pdf_checks,page,pdfua,outloud,struct"
for meeting in input/*.yaml; do
  [ "$meeting" != input/pack.yaml ] || continue # packs.sh
  stem="$(basename "$meeting" .yaml)"
  pdf="$out/$stem.pdf" docx="$out/$stem.docx"
  lang="$(language "$meeting")"
  direction=(--rtl)
  case "$lang" in en | fr) direction=() ;; esac
  words pages "$meeting" >"$out/text/$stem.pages.txt"
  words document "$meeting" >"$out/text/$stem.document.txt"
  words structure "$meeting" >"$out/text/$stem.structure.txt"
  must_pass "$here/check_pdf.py" "$pdf" --brief --only "$pdf_checks" --profiles "$profiles" --lang "$lang" "${direction[@]}"
  must_pass "$here/extract_compare.py" "$pdf" "$out/text/$stem.pages.txt" --brief \
    --keep-tatweel \
    --limits poppler:char_loss=0,pdfium:char_loss=0,pdfjs:char_loss=0,pymupdf:char_loss=0
  must_pass "$here/check_docx.py" "$docx" --brief --lang "$lang" "${direction[@]}"
  must_pass "$here/docx_text.py" "$docx" "$out/text/$stem.document.txt"
  must_pass "$here/docx_structure.py" "$docx" "$out/text/$stem.structure.txt"
done

# Text in reading order, header and footer left out: the most errors that each reader may make in a report,
# in vowelled text and in a page of every kind of token, of which PDFium parts those in Latin letters.
in_order() { # PDF MEETING LIMITS
  words paper "$2" >"$out/text/paper.txt"
  must_pass "$here/extract_compare.py" "$1" "$out/text/paper.txt" --brief --body 60 --limits "$3"
}
"$target/release/mahdar" build "$here/vocalised.yaml" "$here/styles.yaml" -o "$out/text" -q
in_order "$out/03-heritage-forum.pdf" input/03-heritage-forum.yaml \
  pdfium:cer=0.001,pdfjs:cer=0.001,poppler:cer=0.001,pymupdf:cer=0.006
in_order "$out/02-workshop-ar.pdf" input/02-workshop-ar.yaml \
  pdfium:cer=0.015,pdfjs:cer=0.001,poppler:cer=0.001,pymupdf:cer=0.014
in_order "$out/11-mixed-text.pdf" input/11-mixed-text.yaml \
  pdfium:cer=0.192,pdfjs:cer=0.001,poppler:cer=0.001,pymupdf:cer=0.012
in_order "$out/text/vocalised.pdf" "$here/vocalised.yaml" \
  pdfium:cer=0.001,pdfjs:cer=0.001,poppler:cer=0.001,pymupdf:cer=0.001
in_order "$out/text/styles.pdf" "$here/styles.yaml" \
  pdfium:cer=0.24,pdfjs:cer=0.001,poppler:cer=0.001,pymupdf:cer=0.001

must_pass "$here/table_order.py" "$target/release/mahdar"

# The documents that a property test makes at random, in their Word files.
rm -rf target/docx-samples/random
cargo test --quiet --lib random_files_for_others -- --ignored >"$out/text/random.txt" 2>&1 ||
  { failed=1; cat "$out/text/random.txt"; }
made=(target/docx-samples/random/*.docx)
[ "${#made[@]}" -ge 50 ] || { failed=1; echo "only ${#made[@]} random Word files"; }
random() { printf '%s\0' "${made[@]}" | xargs -0 -n1 -P2 "$here/check_docx.py" --brief --only package,sdk,audit,integrity,xsd; }
must_pass random >"$out/text/random.txt"
grep -v ': good' "$out/text/random.txt" || echo "${#made[@]} random Word files: good (package, sdk, audit, integrity, xsd)"

for meeting in input/[0-9]*.yaml "$here/vocalised.yaml"; do words shapes "$meeting"; done >"$out/text/runs.tsv"
must_pass "$here/hb_shape.py" fonts "$out/text/runs.tsv"

# The same pages from every reader; the same tree and words from other programs as our test `spoken` reads.
spoken=tests/snapshots/spoken__what_a_screen_reader_says_of_the_meeting_with_every_key.snap
must_pass "$here/renders.py" "$out"/*.pdf
must_pass "$here/structure.py" "$out/12-everything.pdf" "$spoken"

echo "E-mail:"
must_pass "$here/mail.sh" "$target/release/mahdar"
echo "Files made to do harm:"
must_pass "$here/hostile.py" "$target/release/mahdar"
echo "Many meetings:"
must_pass "$here/batch.sh" "$target/release/mahdar"

echo "Files broken on purpose:"
sample=03-heritage-forum
must_fail() { # WAY EXTENSION CHECK…
  local way="$1" broken="$out/text/$1.$2"
  "$here/break.py" "$way" "$out/$sample.$2" "$broken" || { failed=1; return; }
  noticed "$way" 1 "${@:3}"
}
noticed() { # WHAT STATUS COMMAND…
  local status=0
  "${@:3}" >/dev/null 2>&1 || status=$?
  if [ "$status" = "$2" ]; then echo "  noticed: $1"; else failed=1 && echo "NOT NOTICED: $1 (exit $status)"; fi
}
pages="$out/text/$sample.pages.txt"
must_fail pdf-syntax pdf "$here/check_pdf.py" "$out/text/pdf-syntax.pdf" --only qpdf
must_fail pdf-tounicode pdf "$here/check_pdf.py" "$out/text/pdf-tounicode.pdf" --only poppler
must_fail pdf-letter pdf "$here/extract_compare.py" "$out/text/pdf-letter.pdf" "$pages" --limits pdfium:char_loss=0
must_fail pdf-tags pdf "$here/check_pdf.py" "$out/text/pdf-tags.pdf" --only page --profiles ua1
must_fail pdf-intent pdf "$here/check_pdf.py" "$out/text/pdf-intent.pdf" --only page --profiles 2a
must_fail docx-direction docx "$here/check_docx.py" "$out/text/docx-direction.docx" --only rtl --rtl
must_fail docx-schema docx "$here/check_docx.py" "$out/text/docx-schema.docx" --only sdk
noticed "docx-schema, by the XSD" 1 "$here/check_docx.py" "$out/text/docx-schema.docx" --only xsd
must_fail docx-word docx "$here/docx_text.py" "$out/text/docx-word.docx" "$out/text/$sample.document.txt"
# One glyph number off in the first run.
awk -F'\t' -v OFS='\t' 'NR == 1 { $6 = $6 1 } 1' "$out/text/runs.tsv" >"$out/text/runs-wrong.tsv"
noticed "a wrong glyph" 1 "$here/hb_shape.py" fonts "$out/text/runs-wrong.tsv"
noticed "docx-word, by pandoc" 1 "$here/docx_structure.py" "$out/text/docx-word.docx" "$out/text/$sample.structure.txt"
sample=04-board-minutes
must_fail docx-cell docx "$here/check_docx.py" "$out/text/docx-cell.docx" --only refs
sample=12-everything
must_fail pdf-order pdf "$here/structure.py" "$out/text/pdf-order.pdf" "$spoken"
noticed "pages drawn differently" 1 "$here/renders.py" --max-share 0 "$out/04-board-minutes.pdf"
sample=04-board-minutes
python="${TOOLBOX_HOME:-$HOME/.cache/doc-toolbox}/venv/bin/python"
noticed "a missing program" 2 env PATH= "$python" "$here/check_pdf.py" "$out/$sample.pdf" --only qpdf

echo "Packs:"
must_pass "$here/packs.sh" "$target/release/mahdar" "$out" "$profiles"

if [ "$failed" = 0 ]; then echo "conformance: all good"; else echo "conformance: findings"; fi
exit "$failed"
