#!/bin/sh
# The README's pictures, from a fresh demo. Needs soffice, pdftoppm, pdftotext and chromium. Called by `make pictures`.
set -eu
python=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p docs/images
"$python" -m sheetsync demo "$work" --as-of 2026-11-23
(cd "$work" && soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf funnel.xlsx >/dev/null)
pages=$(pdftotext "$work/funnel.pdf" - | tr '\f' '\001' | awk 'BEGIN { RS = "\001" } /Sales & marketing review/ { print NR; exit }')
pdftoppm -f "$pages" -l "$pages" -r 130 -x 30 -y 40 -W 1460 -H 800 -png -singlefile "$work/funnel.pdf" docs/images/ceo
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync \
    "--user-data-dir=$work/chromium" --hide-scrollbars --window-size=680,2360 "--screenshot=$PWD/docs/images/memo.png" \
    "file://$work/memo.html" >/dev/null 2>&1
