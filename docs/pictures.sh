#!/bin/sh
# The README's pictures, from fresh demos. Needs soffice, pdftoppm, pdftotext, chromium and the Carlito font.
# Called by `make pictures`.
set -eu
python=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p docs/images
for lang in en ru; do
    "$python" -m sheetsync demo "$work/$lang" --lang "$lang" --as-of 2026-11-23
    case $lang in en) title="Sales & marketing review" suffix="" ;; ru) title="Маркетинг и продажи" suffix=.ru ;; esac
    (cd "$work/$lang" && soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf funnel.xlsx >/dev/null)
    page=$(pdftotext "$work/$lang/funnel.pdf" - | tr '\f' '\001' | awk -v title="$title" 'BEGIN { RS = "\001" } index($0, title) { print NR; exit }')
    pdftoppm -f "$page" -l "$page" -r 130 -x 30 -y 50 -W 1330 -H 970 -png -singlefile "$work/$lang/funnel.pdf" "docs/images/ceo$suffix"
    chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync \
        "--user-data-dir=$work/chromium" --hide-scrollbars --window-size=680,2360 "--screenshot=$PWD/docs/images/memo$suffix.png" \
        "file://$work/$lang/memo.html" >/dev/null 2>&1
done
