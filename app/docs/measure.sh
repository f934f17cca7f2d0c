#!/bin/sh
# How long until an opened picture is shown, and until its analysis is done:
#     app/docs/measure.sh FILE
exec "$(dirname -- "$0")/with-window.sh" org.telltale.app.window.PictureTimes "$@"
