#!/bin/sh
# Draws every view of the window, dark and light, at 1280×800 and 1920×1080:
#     app/docs/screenshots.sh OUT FILE…
exec "$(dirname -- "$0")/with-window.sh" org.telltale.app.window.Screenshots "$@"
