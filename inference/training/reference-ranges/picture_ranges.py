#!/usr/bin/python3
"""Reference ranges of cues of whole pictures, from real photographs.

The pictures are prepared here; everything measured is measured by the product's own MeasureCues.
See README.md beside this file; picture_ranges.sh runs the steps in order.
"""

import argparse
import json
import pathlib
import sys
import zlib

import cv2
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "calibration"))
import sources as photographs
from reference_ranges import inside, percentile_for, write

SOURCES = {
    "cameras": "photographs straight from cameras, drewnoakes/metadata-extractor-images",
    "clothing": "photographs that a web site recompressed, alexeygrigorev/clothing-dataset (CC0)",
    "london": "Face Research Lab London Set (DeBruine & Jones 2017, CC BY 4.0), without the "
    "devset's people",
}
JPEGS = [(50, 74), (75, 89), (90, 100), None]
CLOTHING = 60
MOST_PIXELS = 2_000_000
LEAST_SIDE = 400
# Peaks and phase ratios have a least value that is nothing remarkable.
ONE_SIDED = {"spectrum-peak-eighths": 0, "spectrum-peak-sixteenths": 0, "neighbour-phase-ratio": 1}


def one_each(found):
    """One photograph of each camera, sender and person."""
    kept = {}
    for source in sorted(found, key=lambda s: (s.collection, s.group, zlib.crc32(s.name.encode()))):
        kept.setdefault((source.collection, source.group), source)
    return list(kept.values())


def picture(source, rng):
    """At most two megapixels: cut at any place, reduced, or enlarged by up to 1.6."""
    image = source.pixels()
    most = (MOST_PIXELS / (image.shape[0] * image.shape[1])) ** 0.5
    way = rng.choice(["cut", "reduced", "enlarged"], p=[0.5, 0.35, 0.15])
    if way == "reduced":
        scale = min(rng.uniform(0.3, 0.9), most)
        scale = max(scale, LEAST_SIDE / min(image.shape[:2]))
        if scale < 1:
            method = [cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC][int(rng.integers(3))]
            image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=method)
    if way == "enlarged":
        scale = rng.uniform(1.1, 1.6)
        image = cut(image, min(1, most) / scale, rng)
        method = [cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4][int(rng.integers(3))]
        image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=method)
    share = min(1, (MOST_PIXELS / (image.shape[0] * image.shape[1])) ** 0.5)
    return cut(image, share, rng)


def cut(image, share, rng):
    height, width = (int(length * share) for length in image.shape[:2])
    y = int(rng.integers(image.shape[0] - height + 1))
    x = int(rng.integers(image.shape[1] - width + 1))
    return image[y : y + height, x : x + width]


def prepare(args):
    """One picture for each photograph and bin; half of the camera's own files beside them."""
    out = pathlib.Path(args.out)
    out.mkdir(parents=True)
    found = list(photographs.cameras(args.cameras))
    found += photographs.clothing(args.clothing, CLOTHING, np.random.default_rng(20261120))
    found += photographs.london(args.london, photographs.devset_people(args.devset_truth))
    photographs.assert_apart(found, args.devset_truth)
    for number, source in enumerate(one_each(found)):
        rng = np.random.default_rng(zlib.crc32(f"{source.name} picture".encode()))
        for index, jpeg in enumerate(JPEGS):
            path = str(out / f"{source.collection}__{number:04d}__{index}")
            image = picture(source, rng)
            if jpeg is None:
                cv2.imwrite(path + ".png", image, [cv2.IMWRITE_PNG_COMPRESSION, 1])
            else:
                quality = int(rng.integers(jpeg[0], jpeg[1] + 1))
                cv2.imwrite(path + ".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
        if source.collection == "cameras" and rng.random() < 0.5:
            (out / f"{source.collection}__{number:04d}__own.jpg").write_bytes(source.data)
    print(len(list(out.iterdir())), "pictures", file=sys.stderr)


def samples(path, detector):
    """Cue values by bin and photograph; a camera's own file stands for what was made from it."""
    found = {}
    with open(path) as lines:
        records = [json.loads(line) for line in lines]
    for record in sorted(records, key=lambda r: r["file"].endswith("__own.jpg")):
        cues = {c["name"]: c["value"] for c in record["cues"] if c["detector"] == detector}
        if not cues or (record["file"].endswith(".jpg") and record["jpeg_quality"] is None):
            continue
        for jpeg in JPEGS:
            if inside(record["jpeg_quality"], jpeg):
                source = tuple(record["file"].split("__")[:2])
                found.setdefault(jpeg, {})[source] = cues
    return found


def cue_ranges(by_source):
    """Ranges that hold at once for all cues, for that percentile of the photographs."""
    names = sorted({name for cues in by_source.values() for name in cues})
    percentile = percentile_for(len(by_source))
    if percentile is None:
        return []
    scales, furthest = {}, {}
    for name in names:
        values = np.array([cues[name] for cues in by_source.values() if name in cues])
        centre = ONE_SIDED.get(name, np.median(values))
        reach = lambda side: np.percentile(np.abs(side - centre), 90) if len(side) else 0
        scales[name] = (centre, reach(values[values <= centre]), reach(values[values >= centre]))
        for source, cues in by_source.items():
            if name in cues:
                excess = excess_of(cues[name], scales[name])
                furthest[source] = max(furthest.get(source, 0), excess)
    reach = np.percentile(list(furthest.values()), percentile, method="higher")
    entries = []
    for name in names:
        centre, low, high = scales[name]
        count = sum(name in cues for cues in by_source.values())
        entries.append({"cue": name, "region": "*", "low": rounded(centre - reach * low, np.floor),
                        "high": rounded(centre + reach * high, np.ceil),
                        "percentile": percentile, "n": count,
                        "sources": sorted({s[0] for s in by_source})})
    return entries


def rounded(value, way):
    """Outwards, so that what was measured is inside."""
    return float(way(value * 1000) / 1000)


def excess_of(value, scale):
    centre, low, high = scale
    side = low if value < centre else high
    return abs(value - centre) / side if side else 0


def label(jpeg):
    return "picture, not a JPEG" if jpeg is None else f"picture, JPEG {jpeg[0]}–{jpeg[1]}"


def ranges(args):
    bins = []
    for jpeg, by_source in sorted(samples(args.measured, args.detector).items(), key=str):
        bins.append({"label": label(jpeg), "faceFrom": None, "faceTo": None,
                     "jpegFrom": jpeg and jpeg[0], "jpegTo": jpeg and jpeg[1],
                     "ranges": cue_ranges(by_source)})
    write(args.out, {"detector": args.detector, "version": args.version,
                     "recipe": "inference/training/reference-ranges", "sources": SOURCES,
                     "bins": bins})


def check(args):
    """How often photographs leave ranges that were fitted on the others, in five parts."""
    for jpeg, by_source in sorted(samples(args.measured, args.detector).items(), key=str):
        outside = 0
        for part in range(5):
            tried = {s for s in by_source if zlib.crc32("/".join(s).encode()) % 5 == part}
            entries = {e["cue"]: e for e in cue_ranges(
                {s: c for s, c in by_source.items() if s not in tried})}
            for source in tried:
                outside += any(name in entries and not entries[name]["low"] <= value
                               <= entries[name]["high"]
                               for name, value in by_source[source].items())
        print(f"{args.detector}, {label(jpeg)}: {outside} of {len(by_source)} outside")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    steps = parser.add_subparsers(required=True)
    for step, options in ((prepare, "cameras clothing london devset-truth out"),
                          (ranges, "measured detector version out"),
                          (check, "measured detector")):
        sub = steps.add_parser(step.__name__, description=step.__doc__)
        for option in options.split():
            sub.add_argument("--" + option, required=True)
        sub.set_defaults(step=step)
    args = parser.parse_args()
    args.step(args)


if __name__ == "__main__":
    main()
