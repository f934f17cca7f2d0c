#!/bin/sh
# Runs a main class of the tests that opens the window: with-window.sh CLASS ARGUMENT…
# Needs a build (mvn verify), JDK 25 as JAVA_HOME, and a display or xvfb-run.
set -eu
target=$(CDPATH= cd -- "$(dirname -- "$0")/../target" && pwd -P)
run=
[ -n "${DISPLAY:-}" ] || run='xvfb-run -a -s "-screen 0 1920x1080x24"'
eval exec $run '"${JAVA_HOME:?set it to a JDK 25}/bin/java"' \
    '--module-path "$target/fxmods" --add-modules javafx.controls,javafx.fxml,javafx.swing' \
    '--enable-native-access=javafx.graphics,ALL-UNNAMED -Dprism.order=sw' \
    '-cp "$target/test-classes:$target/classes:$target/lib/*" "$@"'
