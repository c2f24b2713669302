#!/usr/bin/env bash
# What mail programs and a mail server on this machine make of Mahdar's messages.
#
# usage: mail.sh PROGRAM      (the built mahdar)
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
command -v openssl >/dev/null || { echo "missing program: openssl"; exit 2; }
exec "$here/mail.py" "$1"
