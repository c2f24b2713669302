#!/usr/bin/env bash
# Many meetings at once: the faulty ones named, the same bytes on one thread and two, memory and time, only
# whole files after kill -9, a full disk (a small tmpfs, as root), a read-only folder.
#
# usage: batch.sh PROGRAM [--full]      (200 meetings and 15 kills; with --full 1,000 and 50)
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
exec "$here/batch.py" "$@"
