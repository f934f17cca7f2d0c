#!/bin/sh
# Measures real photographs through the product and writes the ranges of whole pictures; see
# README.md.
set -eu
if [ $# -ne 5 ]; then
    echo "usage: picture_ranges.sh CAMERAS_GIT CLOTHING_GIT LONDON_FOLDER DEVSET_TRUTH_JSON" \
        "EMPTY_WORK_FOLDER" >&2
    exit 2
fi
cameras=$1 clothing=$2 london=$3 truth=$4 work=$5
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
inference=$root/inference/src/main
java=${JAVA_HOME:?names a JDK 25}/bin/java
recipe() {
    nice -n 10 /usr/bin/python3 "$here/picture_ranges.py" "$@"
}
ranges() {
    version=$(sed -n 's/.*String VERSION = "\(.*\)";/\1/p' \
        "$inference/java/org/telltale/inference/detect/$2")
    recipe ranges --measured "$work/prepared.jsonl" --detector "$1" --version "$version" \
        --out "$inference/resources/org/telltale/inference/reference/$1.json"
    recipe check --measured "$work/prepared.jsonl" --detector "$1"
}

mkdir -p "$work"
mvn -B -q -f "$root/pom.xml" -pl inference compile
mvn -B -q -f "$root/pom.xml" -pl inference dependency:build-classpath \
    -Dmdep.outputFile="$work/classpath"
recipe prepare --cameras "$cameras" --clothing "$clothing" --london "$london" \
    --devset-truth "$truth" --out "$work/prepared"
nice -n 10 "$java" --enable-native-access=ALL-UNNAMED \
    -cp "$root/inference/target/classes:$(cat "$work/classpath")" \
    org.telltale.inference.reference.MeasureCues pictures "$work/prepared" \
    >"$work/prepared.jsonl"
ranges power-spectrum spectrum/PowerSpectrumDetector.java
ranges pixel-neighbours neighbours/PixelNeighboursDetector.java
