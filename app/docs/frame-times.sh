#!/bin/sh
# How long frames take while a picture of 12 and of 100 megapixels is panned and zoomed at
# 1920×1080 with software rendering:
#     app/docs/frame-times.sh
JAVA_TOOL_OPTIONS="${JAVA_TOOL_OPTIONS:-} -Djavafx.animation.fullspeed=true"
export JAVA_TOOL_OPTIONS
exec "$(dirname -- "$0")/with-window.sh" org.telltale.app.window.FrameTimes "$@"
