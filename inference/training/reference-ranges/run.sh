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
detect=$root/inference/src/main/java/org/telltale/inference/detect
version() {
    sed -n 's/.*String VERSION = "\(.*\)";/\1/p' "$detect/$1"
}
java=${JAVA_HOME:?names a JDK 25}/bin/java
recipe() {
    nice -n 10 /usr/bin/python3 "$here/reference_ranges.py" "$@"
}
# The classes are copied, so that a build beside this does not change them under way.
compile() {
    mvn -B -q -f "$root/pom.xml" -pl inference compile
    rm -rf "$work/classes"
    cp -r "$root/inference/target/classes" "$work/classes"
}
measure() {
    nice -n 10 "$java" --enable-native-access=ALL-UNNAMED \
        -cp "$work/classes:$(cat "$work/classpath")" \
        org.telltale.inference.reference.MeasureCues faces "$1"
}

mkdir -p "$work"
if [ -n "$(ls -A "$work")" ]; then
    echo "run.sh: $work is not empty" >&2
    exit 2
fi
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
for of in face-consistency:face/FaceConsistencyDetector.java \
    face-light:light/FaceLightDetector.java; do
    id=${of%%:*}
    recipe ranges --measured "$work/prepared.jsonl" --devset-truth "$truth" \
        --detector "$id" --version "$(version "${of#*:}")" --out "$resources/reference/$id.json"
    recipe check --measured "$work/prepared.jsonl" --detector "$id"
done
