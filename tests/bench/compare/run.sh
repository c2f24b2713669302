#!/usr/bin/env bash
# Makes the same meetings with Mahdar, Typst, WeasyPrint and docxtpl + LibreOffice, in turn, and prints how
# long each takes and how many times as long as Mahdar.
#
# usage: run.sh [--rounds N] [--batch N] [--no-office] [--keep DIR]
#   --rounds     how often each is run (default 5)
#   --batch      how many meetings a warm process makes (default 100)
#   --no-office  leave out docxtpl + LibreOffice
#   --keep       put meetings and outputs there, not into a temporary folder
# The others are installed into a Python environment in COMPARE_HOME (default: mahdar-compare in the user's
# cache folder). LibreOffice must be there (Debian: libreoffice-writer), and the fonts of fonts/ are lent to it.
set -euo pipefail
cd "$(dirname "$0")/../../.."
home="${COMPARE_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/mahdar-compare}"
[ -x "$home/bin/python" ] || python3 -m venv "$home"
"$home/bin/pip" install -q --disable-pip-version-check --prefer-binary \
  typst==0.15.2 weasyprint==70.0 docxtpl==0.20.2 pyyaml==6.0.4 jinja2==3.1.6
cargo build --release --quiet --bin mahdar --example meetings
exec "$home/bin/python" tests/bench/compare/compare.py --target "${CARGO_TARGET_DIR:-target}/release" "$@"
