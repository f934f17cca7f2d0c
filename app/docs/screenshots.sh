#!/bin/sh
# Draws every view of the window, dark, light and in high contrast, at 1280×800 and 1920×1080, with
# text of 100 and 150 per cent. What is drawn stands in ScreenshotViews.
#     app/docs/screenshots.sh OUT FILE…
exec "$(dirname -- "$0")/with-window.sh" org.telltale.app.window.Screenshots "$@"
