#!/usr/bin/env bash
# Counts the instructions that the program takes for the cases from end to end, and says which functions
# take most of them. Counts are the same in every run, whatever else the machine does.
#
# usage: instructions.sh [--top N] [--keep DIR] [CASE...]
#   --top    how many functions to list of each case (default 15)
#   --keep   put callgrind's files there, for callgrind_annotate or KCachegrind
#   CASE     one, hundred, thousand, pack; by default all but thousand, which takes long
# Needs valgrind (Debian: apt-get install valgrind).
set -euo pipefail
cd "$(dirname "$0")/../.."
top=15 keep=""
while [ $# -gt 0 ]; do
  case "$1" in
    --top) top="$2"; shift 2 ;;
    --keep) keep="$2"; shift 2 ;;
    -*) sed -n '2,9p' "$0" >&2; exit 2 ;;
    *) break ;;
  esac
done
[ $# -gt 0 ] || set -- one hundred pack
command -v valgrind >/dev/null || { echo "missing program: valgrind" >&2; exit 2; }

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
counts="${keep:-$work}"
mkdir -p "$counts"
# Release code with symbols; the program itself is measured, from its start to its end.
cargo build --profile profiling --quiet --bin mahdar --example meetings
target="${CARGO_TARGET_DIR:-target}/profiling"

# The name of a case, how many meetings it takes, the command.
count() {
  local name="$1" meetings="$2"
  shift 2
  "$target/examples/meetings" "$meetings" "$work/$name"
  valgrind --tool=callgrind --callgrind-out-file="$counts/$name.callgrind" --log-file="$work/log" \
    "$target/mahdar" "$@" --quiet -o "$work/out" "$work/$name" || { cat "$work/log" >&2; exit 1; }
  local total
  total="$(sed -n 's/^summary: *\([0-9]*\).*/\1/p;s/^totals: *\([0-9]*\).*/\1/p' "$counts/$name.callgrind" | tail -1)"
  printf '| %s | %s | %d | %d |\n' "$name" "$meetings" "$((total / 1000000))" "$((total / 1000000 / meetings))"
}

echo "| case | meetings | million instructions | a meeting |"
echo "|---|---:|---:|---:|"
for case in "$@"; do
  case "$case" in
    one) count one 1 build -j 1 ;;
    hundred) count hundred 100 build -j 1 ;;
    thousand) count thousand 1000 build -j 1 ;;
    pack) count pack 131 pack --title "ملف الإحاطة" -f pdf ;; # with registers some 400 pages
    *) echo "no such case: $case" >&2; exit 2 ;;
  esac
done

for case in "$@"; do
  printf '\n## %s\n\n' "$case"
  tests/bench/callgrind_top.py "$counts/$case.callgrind" "$top"
done
