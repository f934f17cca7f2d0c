#!/usr/bin/python3
"""Approximate facial regions and reference ranges of face cues, from real faces.

The pictures are prepared here; everything measured is measured by the product's own MeasureCues.
See README.md beside this file; run.sh runs the steps in order.
"""

import argparse
import hashlib
import json
import pathlib
import re
import sys

import cv2
import numpy as np

LONDON = "Face Research Lab London Set (DeBruine & Jones 2017, CC BY 4.0), without the devset's people"
HOUSE = "House of Representatives portraits, Hainish/congress-images-225x275 (public domain)"
SOURCES = {"london": LONDON, "house": HOUSE}

# Which points of the 189-point template bound a region. Left and right are the subject's, whose
# right is on the left of the picture.
POINTS = {
    "RIGHT_EYE": [18, 22, 28, 29, 30, 34, 35, 36, 37, 38],
    "LEFT_EYE": [23, 27, 31, 32, 33, 39, 40, 41, 42, 43],
    "RIGHT_EYEBROW": [71, 72, 73, 74, 75, 76, 83, 84],
    "LEFT_EYEBROW": [77, 78, 79, 80, 81, 82, 85, 86],
    "RIGHT_CHEEK": [44, 45, 158, 159, 160, 165, 166],
    "LEFT_CHEEK": [48, 49, 161, 162, 163, 168, 169],
    "RIGHT_EAR": [109, 110, 111, 115, 116, 117, 118, 119],
    "LEFT_EAR": [112, 113, 114, 120, 121, 122, 123, 124],
    "NOSE_BRIDGE": [50, 51, 52, 56, 57, 58],
    "NOSE_TIP": [54, 55, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70],
    "UPPER_LIP": [87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98],
    "LOWER_LIP": [99, 100, 101, 102, 103, 104, 105, 106, 107, 108],
    "RIGHT_MOUTH_CORNER": [87],
    "LEFT_MOUTH_CORNER": [93],
    "CHIN": [128, 129, 130, 174],
    "JAWLINE": [125, 126, 127, 128, 129, 130, 131, 132, 133],
    "HAIRLINE": [136, 137, 138, 139, 140, 141, 142],
    "FACE_BOUNDARY": list(range(109, 115)) + list(range(125, 134)) + list(range(135, 144)),
}
# Added on each side, x then y, as a fraction of the finder's box.
MARGIN = {"NOSE_BRIDGE": (0.02, 0), "RIGHT_MOUTH_CORNER": (0.06, 0.05),
          "LEFT_MOUTH_CORNER": (0.06, 0.05)}

JPEGS = [(50, 74), (75, 89), (90, 100), None]
NATIVE = [(64, 128), (128, 256)]
# Larger faces are measured at 128 to 191 pixels; FaceMeter.WORKING_WIDTH.
LARGE, LARGE_END, WORKING = 256, 100000, (128, 192)
LARGE_JPEGS = [(70, 100), None]
NATIVE_CUES = ("blocking-", "corneal-")
# How many people of the House the check fits on, besides those of London; the others are tried.
FITTED = 310


def people_of_devset(truth):
    items = json.loads(pathlib.Path(truth).read_text())["items"]
    return {str(i[k]) for i in items for k in ("identity", "donor") if i.get(k)}


def template(path):
    lines = path.read_text().split("\n")
    return np.array([[float(v) for v in line.split()] for line in lines[1:1 + int(lines[0])]])


def measured(path):
    with open(path) as lines:
        return [json.loads(line) for line in lines]


def largest(record):
    return max(record["faces"], key=lambda f: f["box"][2] - f["box"][0], default=None)


def person(name):
    """Files are called source__person__rest."""
    return tuple(name.split("__")[:2])


def refuse_devset(names, truth):
    held = people_of_devset(truth)
    slipped = sorted({person(n)[1] for n in names if person(n)[0] == "london"} & held)
    if slipped:
        sys.exit("people of the devset are for evaluation only: " + ", ".join(slipped))


def collect(args):
    """Links every usable original into one folder."""
    held = people_of_devset(args.devset_truth)
    out = pathlib.Path(args.out)
    out.mkdir(parents=True)
    for path in sorted(pathlib.Path(args.london).glob("*/*.jpg")):
        if path.name[:3] not in held:
            (out / f"london__{path.name[:3]}__{path.name}").symlink_to(path.resolve())
    for path in sorted(pathlib.Path(args.house).glob("*.jpg")):
        (out / f"house__{path.stem}__{path.name}").symlink_to(path.resolve())
    refuse_devset([p.name for p in out.iterdir()], args.devset_truth)


def region_boxes(points, box):
    """Region boxes of one face in units of the finder's box."""
    unit = (points - np.array(box[:2])) / (np.array(box[2:]) - np.array(box[:2]))
    boxes = {}
    for region, indexes in POINTS.items():
        mx, my = MARGIN.get(region, (0, 0))
        low, high = unit[indexes].min(0), unit[indexes].max(0)
        boxes[region] = [low[0] - mx, low[1] - my, high[0] + mx, high[1] + my]
    # From a third below the hairline, where few fringes reach, to just above the eyebrows.
    hair, brows = unit[139, 1], min(unit[74, 1], unit[79, 1])
    boxes["FOREHEAD"] = [unit[73, 0], hair + 0.33 * (brows - hair), unit[80, 0], brows - 0.02]
    # Down to halfway between the chin's middle and its tip, above the neck.
    boxes["CHIN"][3] = (unit[175, 1] + unit[129, 1]) / 2
    # A band astride the hairline.
    x1, _, x2, _ = boxes["HAIRLINE"]
    boxes["HAIRLINE"] = [x1, hair - 0.06, x2, max(unit[137, 1], unit[141, 1])]
    return {region: np.array(b) for region, b in boxes.items()}


def regions(args):
    """Mean boxes over people, each person counting once."""
    records = [r for r in measured(args.measured) if r["file"].startswith("london__")]
    refuse_devset([r["file"] for r in records], args.devset_truth)
    originals = pathlib.Path(args.originals)
    by_person = {}
    for record in records:
        face = largest(record)
        if face is not None:
            path = (originals / record["file"]).resolve().with_suffix(".tem")
            if not path.exists():
                continue  # only the neutral faces carry a template
            by_person.setdefault(person(record["file"]), []).append(
                region_boxes(template(path), face["box"]))
    result = {}
    for region in sorted(list(POINTS) + ["FOREHEAD"]):
        means = np.array([np.mean([b[region] for b in boxes], 0) for boxes in by_person.values()])
        centres = (means[:, :2] + means[:, 2:]) / 2
        x1, y1, x2, y2 = means.mean(0)
        spread = float(np.sqrt(centres.var(0, ddof=1).mean()))
        result[region] = {k: round(float(v), 4) for k, v in zip(
            ("x1", "y1", "x2", "y2", "spread"), (x1, y1, x2, y2, spread))}
    write(args.out, {"finder": "opencv-cascades", "n": len(by_person), "sources": [LONDON],
                     "regions": result})


def chance(*parts):
    """A number from 0 to 1 that depends on the parts alone."""
    digest = hashlib.sha256("/".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:7], "big") / 2 ** 56


def around(picture, box):
    """The face with half as much again on every side, so that finding it stays cheap."""
    margin = (box[2] - box[0]) // 2
    return picture[max(0, box[1] - margin):box[3] + margin,
                   max(0, box[0] - margin):box[2] + margin]


def best_originals(records):
    """The picture with the widest face of every person."""
    best = {}
    for record in records:
        face = largest(record)
        if face is not None:
            width = face["box"][2] - face["box"][0]
            key = person(record["file"])
            if key not in best or width > best[key][0]:
                best[key] = (width, record["file"], face["box"])
    return best


def conditions():
    """Name, least and most width of the face in the prepared picture, JPEG qualities."""
    for low, high in NATIVE:
        for jpeg in JPEGS:
            yield f"{low}-{'none' if jpeg is None else jpeg[0]}", (low, high), jpeg


def prepare(args):
    """One picture for each person and bin: reduced, never enlarged, and recompressed."""
    originals, out = pathlib.Path(args.originals), pathlib.Path(args.out)
    out.mkdir(parents=True)
    best = best_originals(measured(args.measured))
    for key, (width, name, box) in sorted(best.items()):
        crop = around(cv2.imread(str(originals / name)), box)
        for label, (low, high), jpeg in conditions():
            least, most = low * 1.04, min(width, high * 0.96)
            if least > most:
                continue
            target = least * (most / least) ** chance(*key, label, "width")
            save(out, key, label, reduced(crop, target / width), jpeg)
        if width >= LARGE:
            for jpeg in LARGE_JPEGS:
                label = f"large-{'none' if jpeg is None else jpeg[0]}"
                most = width / LARGE
                scale = most ** -chance(*key, label, "width")
                save(out, key, label, reduced(crop, scale), jpeg)
    print(len(list(out.iterdir())), "pictures of", len(best), "people", file=sys.stderr)


def reduced(picture, scale):
    return picture if scale >= 1 else cv2.resize(
        picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def save(out, key, label, picture, jpeg):
    path = out / "__".join((*key, label))
    if jpeg is None:
        cv2.imwrite(str(path) + ".png", picture)
    else:
        low, high = jpeg
        quality = low + int(chance(*key, label, "quality") * (high - low + 1))
        cv2.imwrite(str(path) + ".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])


def samples(records, detector):
    """Cue values by bin and person: {bin: {person: {(cue, region): value}}}."""
    found = {}
    for record in records:
        face = largest(record)
        if face is None:
            continue
        width = face["box"][2] - face["box"][0]
        cues = {(c["name"], c["region"]): c["value"] for c in record["cues"]
                if c["face"] == face["id"] and c["detector"] == detector}
        for key, stands_in in bins(width, record):
            held = {k: v for k, v in cues.items() if not (stands_in and is_native(k[0]))}
            found.setdefault(key, {}).setdefault(person(record["file"]), held)
    return found


def is_native(cue):
    """Whether it is measured in the picture's own pixels, however large the face."""
    return cue.startswith(NATIVE_CUES)


def bins(width, record):
    """The bins that a measured face belongs to, as ReferenceRanges.Bin covers, and whether it only
    stands in for a larger one there."""
    quality, jpeg_file = record["jpeg_quality"], record["file"].endswith(".jpg")
    if jpeg_file and quality is None:
        return
    for low, high in NATIVE:
        for jpeg in JPEGS:
            if low <= width < high and inside(quality, jpeg):
                yield (low, high, jpeg), False
    # A large face is measured at 128 to 191 pixels, so others of that size that were saved
    # without visible loss stand in for it.
    stands_in = WORKING[0] <= width < WORKING[1] and (quality is None or quality >= 95)
    for jpeg in LARGE_JPEGS:
        own = width >= LARGE and inside(quality, jpeg)
        if stands_in or own:
            yield (LARGE, LARGE_END, jpeg), not own


def inside(quality, jpeg):
    if jpeg is None or quality is None:
        return jpeg is None and quality is None
    return jpeg[0] <= quality <= jpeg[1]


def label(low, high, jpeg):
    face = (f"face from {low} px, measured at {WORKING[0]}–{WORKING[1] - 1} px"
            if high == LARGE_END else f"face {low}–{high - 1} px")
    return face + (", not a JPEG" if jpeg is None else f", JPEG {jpeg[0]}–{jpeg[1]}")


def percentile_for(n):
    return 99 if n >= 300 else 95 if n >= 60 else None


def ranges(args):
    records = measured(args.measured)
    refuse_devset([r["file"] for r in records], args.devset_truth)
    bins_ = []
    for (low, high, jpeg), people in sorted(samples(records, args.detector).items(), key=str):
        names = sorted({cue for values in people.values() for cue, _ in values})
        bins_.append({"label": label(low, high, jpeg), "faceFrom": low, "faceTo": high,
                      "jpegFrom": jpeg and jpeg[0], "jpegTo": jpeg and jpeg[1],
                      "ranges": [e for cue in names for e in cue_ranges(cue, people)]})
    write(args.out, {"detector": args.detector, "version": args.version,
                     "recipe": "inference/training/reference-ranges", "sources": SOURCES,
                     "bins": bins_})


def even(cue, value):
    """The value on a scale where steps to either side are alike."""
    return np.log(value) if "ratio" in cue else value


def uneven(cue, value):
    return float(f"{np.exp(value) if 'ratio' in cue else value:.4g}")


def is_distance(cue):
    """Whether only large values are remarkable; ratios and differences go to two sides."""
    return "ratio" not in cue and "difference" not in cue


def cue_ranges(cue, people):
    """Ranges of one cue that hold at once in every region, for that percentile of the people."""
    by_region = {}
    for who, values in people.items():
        for (name, region), value in values.items():
            if name == cue:
                by_region.setdefault(region, {})[who] = even(cue, value)
    centre, scale = {}, {}
    mirror = cue.endswith("-mirror")
    if mirror:
        # Either side may be the one reported: both get the pair's range, even about equality.
        by_region = pooled(by_region)
    by_region = {region: by for region, by in by_region.items() if percentile_for(len(by))}
    for region, by in by_region.items():
        values = np.array(list(by.values()))
        centre[region] = 0 if mirror or is_distance(cue) else np.median(values)
        scale[region] = np.percentile(np.abs(values - centre[region]), 90)
    furthest = {}
    for region, by in by_region.items():
        for who, value in by.items():
            excess = abs(value - centre[region]) / scale[region]
            furthest[who] = max(furthest.get(who, 0), excess)
    n = len(furthest)
    percentile = percentile_for(n)
    if percentile is None:
        return []
    reach = np.percentile(list(furthest.values()), percentile, method="higher")
    entries = []
    for region in sorted(by_region):
        count = len(by_region[region])
        if percentile_for(count) != percentile:
            continue
        half = reach * scale[region]
        low = 0 if is_distance(cue) else uneven(cue, centre[region] - half)
        for name in sides(region) if mirror else [everywhere(region)]:
            entries.append({"cue": cue, "region": name,
                            "low": low, "high": uneven(cue, centre[region] + half),
                            "percentile": percentile, "n": count,
                            "sources": sorted({who[0] for who in by_region[region]})})
    return entries


def everywhere(region):
    """A cue of the face as a whole names no region."""
    return "*" if region == "null" else region


def check(args):
    """How often untouched faces leave ranges that were fitted on other people."""
    rows = []
    for key, people in sorted(samples(measured(args.measured), args.detector).items(), key=str):
        house = sorted((w for w in people if w[0] == "house"), key=lambda w: chance(*w, "check"))
        tried = house[FITTED:]
        fitted = {w: v for w, v in people.items() if w not in set(tried)}
        entries = [e for cue in sorted({c for v in people.values() for c, _ in v})
                   for e in cue_ranges(cue, fitted)]
        found = {(e["cue"], e["region"]): e for e in entries}
        outside = [{k: v for k, v in people[w].items() if leaves(k, v, found)} for w in tried]
        if tried and entries:
            rows.append((label(*key), len(tried), outside))
    for name, n, outside in rows:
        print(f"{name}: {n} tried, {sum(map(bool, outside))} with a cue outside, "
              f"{sum(map(points, outside))} with a region pointed at")


def leaves(key, value, found):
    entry = found.get(key) or found.get((key[0], "*"))
    return entry is not None and not entry["low"] <= value <= entry["high"]


def points(outside):
    """Whether two kinds of measurement leave their ranges in one region; as FaceEvidence does."""
    kinds = {}
    for cue, region in outside:
        kinds.setdefault(region, set()).add(kind(cue))
    return any(len(k) >= 2 for k in kinds.values())


def kind(cue):
    return cue.replace("boundary-", "").split("-")[0]


def pooled(by_region):
    pairs = {}
    for region, by in by_region.items():
        pair = region.replace("RIGHT_", "LEFT_")
        pairs.setdefault(pair, {}).update(by)
    return pairs


def sides(region):
    return [region, region.replace("LEFT_", "RIGHT_")]


def write(path, document):
    text = json.dumps(document, indent=1, ensure_ascii=False)
    # One range or proportion a line.
    text = re.sub(r"\{[^{}]*\}", lambda m: re.sub(r"\s*\n\s*", " ", m.group()), text)
    pathlib.Path(path).write_text(text + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    steps = parser.add_subparsers(required=True)
    for step, options in ((collect, "london house devset-truth out"),
                          (regions, "measured originals devset-truth out"),
                          (prepare, "measured originals out"),
                          (ranges, "measured devset-truth detector version out"),
                          (check, "measured detector")):
        sub = steps.add_parser(step.__name__, description=step.__doc__)
        for option in options.split():
            sub.add_argument("--" + option, required=True)
        sub.set_defaults(step=step)
    args = parser.parse_args()
    args.step(args)


if __name__ == "__main__":
    main()
