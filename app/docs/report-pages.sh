#!/bin/sh
# Draws every page of a report on some files, for looking: as PDF, and as HTML on screen (light and
# dark) and on paper where Chromium is installed.
#     app/docs/report-pages.sh OUT FILE…
# Needs pdftoppm (poppler-utils).
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd -P)
out=$1
shift
mkdir -p "$out"
out=$(CDPATH= cd -- "$out" && pwd -P)
database=$out/sessions.db
"$root/telltale" analyze "$@" --db "$database"
for format in html pdf; do
    "$root/telltale" export --format "report-$format" --out "$out/report.$format" --all \
        --db "$database" --force
done
pdftoppm -r 80 -png "$out/report.pdf" "$out/pdf"
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
[ -n "$browser" ] || exit 0
look() {
    "$browser" --headless=new --no-sandbox --disable-gpu --hide-scrollbars "$@" \
        "file://$out/report.html" 2>/dev/null
}
look --window-size=1100,8000 --screenshot="$out/screen-light.png"
look --window-size=1100,8000 --screenshot="$out/screen-dark.png" \
    --blink-settings=preferredColorScheme=0
look --no-pdf-header-footer --print-to-pdf="$out/paper.pdf"
pdftoppm -r 80 -png "$out/paper.pdf" "$out/paper"
