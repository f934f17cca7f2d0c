#!/bin/sh
# Makes the calibration set, measures it with the product's own code, fits and reports.
# Usage: calibrate.sh CAMERAS_GIT CLOTHING_GIT LONDON_FOLDER DEVSET_TRUTH WORK_FOLDER
# What each is, and what it takes, is in README.md beside this file.
set -eu
if [ $# -ne 5 ]; then
    sed -n '2,4p' "$0" >&2
    exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
python=${PYTHON:-/usr/bin/python3}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$5
mkdir -p "$work"

"$python" "$here/make_set.py" --cameras "$1" --clothing "$2" --london "$3" --devset "$4" --work "$work"

(cd "$root" && mvn -B -q -pl inference compile &&
    mvn -B -q -pl inference dependency:build-classpath "-Dmdep.outputFile=$work/classpath.txt")
"$python" -c 'import json, sys
for line in open(sys.argv[1]): print(json.loads(line)["file"])' "$work/manifest.jsonl" |
    "$java" -Xmx3g --enable-native-access=ALL-UNNAMED \
        -cp "$root/inference/target/classes:$(cat "$work/classpath.txt")" \
        org.telltale.inference.calibrate.MeasureScores \
        > "$work/scores.jsonl"

"$python" "$here/fit.py" --work "$work" \
    --out "$root/inference/src/main/resources/org/telltale/inference/calibrations"
