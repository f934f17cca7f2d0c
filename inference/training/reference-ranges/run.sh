#!/bin/sh
# Measures real faces through the product and writes the two resources; see README.md.
set -eu
if [ $# -ne 4 ]; then
    echo "usage: run.sh LONDON_FOLDER DEVSET_TRUTH_JSON HOUSE_PORTRAITS_FOLDER EMPTY_WORK_FOLDER" >&2
    exit 2
fi
london=$1 truth=$2 house=$3 work=$4
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
resources=$root/inference/src/main/resources/org/telltale/inference
version=$(sed -n 's/.*String VERSION = "\(.*\)";/\1/p' \
    "$root/inference/src/main/java/org/telltale/inference/detect/face/FaceConsistencyDetector.java")
java=${JAVA_HOME:?names a JDK 25}/bin/java
recipe() {
    nice -n 10 /usr/bin/python3 "$here/reference_ranges.py" "$@"
}
compile() {
    mvn -B -q -f "$root/pom.xml" -pl inference compile
}
measure() {
    nice -n 10 "$java" --enable-native-access=ALL-UNNAMED \
        -cp "$root/inference/target/classes:$(cat "$work/classpath")" \
        org.telltale.inference.reference.MeasureCues "$1"
}

mkdir -p "$work"
compile
mvn -B -q -f "$root/pom.xml" -pl inference dependency:build-classpath \
    -Dmdep.outputFile="$work/classpath"
recipe collect --london "$london" --house "$house" --devset-truth "$truth" --out "$work/originals"
measure "$work/originals" >"$work/originals.jsonl"
recipe regions --measured "$work/originals.jsonl" --originals "$work/originals" \
    --devset-truth "$truth" --out "$resources/face/approximate-regions.json"
compile
recipe prepare --measured "$work/originals.jsonl" --originals "$work/originals" \
    --out "$work/prepared"
measure "$work/prepared" >"$work/prepared.jsonl"
recipe ranges --measured "$work/prepared.jsonl" --devset-truth "$truth" --version "$version" \
    --out "$resources/reference/face-consistency.json"
