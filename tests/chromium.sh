#!/bin/sh
# The browser tests drive Debian's chromium. Install it where we may; else say so in one sentence.
set -eu
[ "${TIDSLINJE_NO_BROWSER:-}" = 1 ] && exit 0
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && { command -v pdftotext >/dev/null 2>&1 && exit 0 || break; }
done
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1 && { [ -z "$as_root" ] || $as_root true 2>/dev/null; }; then
  $as_root apt-get update -qq >/dev/null &&
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq chromium poppler-utils fonts-liberation >/dev/null && exit 0
fi
echo "The browser tests need chromium and pdftotext: install them (apt-get install chromium poppler-utils) or set TIDSLINJE_NO_BROWSER=1 to leave those tests out." >&2
exit 1
