#!/usr/bin/env bash
# Judges packs with other programs: the example without annexes against every profile, one with three
# annexes made by other programs, one of many meetings.
#
# usage: packs.sh MAHDAR OUT [PROFILES] [MEETINGS]
#   MEETINGS  how many the last one has; by default 30. The checkers of Word files take minutes for 200.
# Ends 1 on any finding.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../.." && pwd)"
mahdar="$1" out="$2" profiles="${3:-}" meetings="${4:-30}"
failed=0
must_pass() { "$@" || { failed=1; echo "FAILED: ${*:1:2}"; }; }
checks=qpdf,mupdf,poppler,gs,text
[ -z "$profiles" ] || all="$checks,page,pdfua,outloud,struct"

mkdir -p "$out/packs/annexes"
"$mahdar" pack "$root/input/pack.yaml" -o "$out/packs" -f pdf,docx,csv,json -q
must_pass "$here/check_pdf.py" "$out/packs/pack.pdf" --brief --only "${all:-$checks}" --profiles "$profiles" --lang ar --rtl
must_pass "$here/check_docx.py" "$out/packs/pack.docx" --brief --lang ar --rtl
must_pass "$here/pack_links.py" "$out/packs/pack.pdf" "$out/packs/pack.json"

echo "Annexes of other programs:"
work="$out/packs/annexes"
cp "$root/input/04-board-minutes.yaml" "$work/meeting.yaml"
cat >"$work/letter.html" <<'HTML'
<html dir="rtl" lang="ar"><body><h1>مذكرة</h1><p>نص من برنامج آخر.</p>
<form><input type="text" name="who" value="أحمد"></form></body></html>
HTML
soffice --headless -env:UserInstallation="file://$work/profile" --convert-to pdf:writer_web_pdf_Export \
  --outdir "$work" "$work/letter.html" >/dev/null 2>&1
pdftoppm -r 60 -png -f 1 -l 1 "$out/packs/pack.pdf" "$work/scan" >/dev/null
img2pdf_like() { # A scan: one picture a page, turned by /Rotate.
  mutool create -o "$2" <(printf '%%%%MediaBox 0 0 595 842\n%%%%Rotate 90\n%%%%Image Scan %s\nq 595 0 0 842 0 0 cm /Scan Do Q\n' "$1")
}
img2pdf_like "$(ls "$work"/scan*.png | head -1)" "$work/scan.pdf"
gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sOutputFile="$work/notes.pdf" -dDEVICEWIDTHPOINTS=400 -dDEVICEHEIGHTPOINTS=300 \
  -c "/Helvetica findfont 20 scalefont setfont 40 200 moveto (Made by Ghostscript) show showpage 40 100 moveto (Second page) show showpage"
printf 'title: ملف بملاحق\nmeetings: [{file: meeting.yaml, annexes: [letter.pdf]}]\nannexes: [scan.pdf, {title: ملاحظات, file: notes.pdf}]\n' \
  >"$work/pack.yaml"
"$mahdar" pack "$work/pack.yaml" -o "$work/made" -q
must_pass "$here/check_pdf.py" "$work/made/pack.pdf" --brief --only qpdf,mupdf,poppler,gs \
  --ignore FONT-NOT-EMBEDDED,FONT-NO-TOUNICODE --lang ar --rtl
must_pass "$here/check_docx.py" "$work/made/pack.docx" --brief --lang ar --rtl
pdftotext -layout "$work/made/pack.pdf" - | grep -q "Made by Ghostscript" || { failed=1; echo "FAILED: an annex's text is gone"; }

qpdf --encrypt "" secret 256 -- "$work/notes.pdf" "$work/locked.pdf"
head -c 600 "$work/notes.pdf" >"$work/torn.pdf"
for bad in locked torn; do
  printf 'title: م\nmeetings: [meeting.yaml]\nannexes: [%s.pdf]\n' "$bad" >"$work/$bad.pack.yaml"
  if "$mahdar" pack "$work/$bad.pack.yaml" -o "$work/made" --lang en 2>"$work/$bad.txt"; then
    failed=1; echo "FAILED: $bad.pdf was appended"
  fi
  grep -q "E0603" "$work/$bad.txt" || { failed=1; echo "FAILED: $bad.pdf is not named"; }
done

echo "$meetings meetings:"
many="$out/packs/many"
mkdir -p "$many"
for number in $(seq -w 1 "$meetings"); do
  sed "s/^title: .*/title: اجتماع رقم $number/" "$root/input/04-board-minutes.yaml" >"$many/m$number.yaml"
done
printf 'title: اجتماعات كثيرة\nmeetings: ["m*.yaml"]\nregisters: [decisions, recommendations, actions]\nas_of: 2026-06-01\n' >"$many/pack.yaml"
"$mahdar" pack "$many/pack.yaml" -o "$many/made" -f pdf,docx,csv,json -q
must_pass "$here/check_pdf.py" "$many/made/pack.pdf" --brief --only qpdf --lang ar --rtl
must_pass "$here/check_docx.py" "$many/made/pack.docx" --brief --lang ar --rtl
must_pass "$here/pack_links.py" "$many/made/pack.pdf" "$many/made/pack.json"
exit "$failed"
