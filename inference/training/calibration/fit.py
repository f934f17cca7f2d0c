"""Fits the calibrations and reports how they do on sources that they were not fitted on.

Reads manifest.jsonl and scores.jsonl of the work folder; writes one JSON a detector, the verdict
rule and the table beside them. Two-fold by source: every picture of the table is judged by a
calibration fitted on the other half of the cameras, senders and people, and so are its operating
conditions. The calibration written is fitted on both halves.
"""

import argparse
import json
import pathlib
import zlib

import numpy as np

import likelihood as lr

LEAST_DEAD_ZONE = float(np.log10(2))
MOST_FALSE_ALARMS = 0.02
QUALITY_BINS = [(1, 69), (70, 84), (85, 91), (92, 95), (96, 100)]
LOSSLESS = ["bmp", "png", "tiff"]
DETECTORS = ("jpeg-grid", "noise-level")
ATOM_AT_ZERO = {"jpeg-grid"}
SOURCES = [
    "drewnoakes/metadata-extractor-images @ 4beba640, photographs straight from cameras"
    " (free to use however you wish)",
    "alexeygrigorev/clothing-dataset @ 7ed86a9c (CC0), recompressed by a web site",
    "Face Research Lab London Set, DeBruine & Jones 2017 (CC BY 4.0), people outside the"
    " development set",
]
RECIPE = "inference/training/calibration/calibrate.sh"


def half(collection, group):
    """Which half a camera or person falls into, whatever else is in the set."""
    return "fit" if zlib.crc32(f"{collection}/{group}".encode()) % 2 else "test"


def load(work):
    rows = []
    scores = {}
    for line in open(work / "scores.jsonl"):
        entry = json.loads(line)
        scores[entry["file"]] = entry
    for line in open(work / "manifest.jsonl"):
        row = json.loads(line)
        entry = scores[row["file"]]
        row["pixels"] = entry["width"] * entry["height"]
        row["side"] = min(entry["width"], entry["height"])
        row["jpeg_quality"] = entry["jpeg_quality"]
        row["llr"] = {}
        row["written"] = {}
        row["half"] = half(row["collection"], row["group"])
        row["scores"] = {score["detector"]: score for score in entry["scores"]}
        rows.append(row)
    return rows


def iou(a, b):
    w = min(a[2], b[2]) - max(a[0], b[0])
    h = min(a[3], b[3]) - max(a[1], b[1])
    if w <= 0 or h <= 0:
        return 0.0
    area = lambda c: (c[2] - c[0]) * (c[3] - c[1])
    return w * h / (area(a) + area(b) - w * h)


def abstained(row, detector):
    return row["scores"][detector]["reason"] is not None


class Part:
    """Rows of one detector as arrays, without those on which it abstained.

    A detector whose score is exactly 0 where it found nothing abstains only then; those rows stay
    in, since what it finds elsewhere is a share of all the pictures that it was shown.
    """

    def __init__(self, rows, detector):
        self.detector = detector
        self.asked = len(rows)
        self.abstained = sum(abstained(r, detector) for r in rows)
        keep = detector in ATOM_AT_ZERO
        self.rows = [
            r
            for r in rows
            if "raw" in r["scores"][detector] and (keep or not abstained(r, detector))
        ]
        self.spoke = np.array([not abstained(r, detector) for r in self.rows], bool)
        self.raw = np.array([r["scores"][detector]["raw"] for r in self.rows])
        self.fake = np.array([r["label"] == "fake" for r in self.rows], bool)
        self.groups = np.array([f"{r['collection']}/{r['group']}" for r in self.rows])

    def where(self, test):
        return Part([r for r in self.rows if test(r)], self.detector)

    def group_count(self):
        return len(np.unique(self.groups))

    def weights(self):
        """Real and fake weights: each source counts once in each class, however many pictures."""
        return [lr.group_weights(self.groups[chosen]) for chosen in (~self.fake, self.fake)]

    def split(self, values=None):
        values = self.raw if values is None else values
        return values[~self.fake], values[self.fake]


def in_bin(row, low, high):
    return row["jpeg_quality"] is not None and low <= row["jpeg_quality"] <= high


def least_quality(part):
    """The lowest JPEG quality from which on every bin has power: AUC surely above one half."""
    least = 101
    for low, high in reversed(QUALITY_BINS):
        here = part.where(lambda r: in_bin(r, low, high))
        interval = lr.bootstrap(here.groups, lambda i: lr.auc(*pick(here, here.raw, i)))
        if not interval[0] > 0.5:
            break
        least = low
    return least


def pick(part, values, index):
    fake = part.fake[index]
    return values[index][~fake], values[index][fake]


def fit(part):
    model = {"slope": 0.0, "intercept": 0.0, "atZero": None}
    weights = part.weights()
    if part.detector in ATOM_AT_ZERO:
        # Half a source more on either side: pictures of one source do not vouch for each other.
        share = lambda hits, weight: ((hits * weight).sum() + 0.5) / (weight.sum() + 1)
        ratio = lambda hits: float(
            np.log10(share(hits[part.fake], weights[1]) / share(hits[~part.fake], weights[0]))
        )
        model["atZero"] = ratio((part.raw == 0) & part.spoke)
        # A handful of reals above 0 cannot carry a slope: every score above 0 means the same.
        model["intercept"] = ratio(part.raw > 0)
    else:
        slope, intercept = lr.fit_affine(*part.split())
        model["slope"], model["intercept"] = float(slope), float(intercept)
    model["lowest"], model["highest"] = -9.0, 9.0
    bounds = lr.elub(*part.split(llr(model, part.raw)), *weights)
    model["lowest"], model["highest"] = bounds
    return model


def llr(model, raw):
    values = model["intercept"] + model["slope"] * raw
    if model["atZero"] is not None:
        values = np.where(raw == 0, model["atZero"], values)
    return np.clip(values, model["lowest"], model["highest"])


def covered(conditions, row):
    file_format = "png" if row["jpeg_quality"] is None else "jpeg"
    if file_format not in conditions["formats"]:
        return False
    if row["pixels"] < conditions["minPixels"] or row["side"] < conditions["minSide"]:
        return False
    if row["pixels"] > conditions["maxPixels"]:
        return False
    quality = row["jpeg_quality"]
    return quality is None or conditions["minJpegQuality"] <= quality <= conditions["maxJpegQuality"]


def halves(part):
    return [part.where(lambda r: r["half"] == name) for name in ("fit", "test")]


def calibrate(rows, detector):
    part = Part([r for r in rows if r["geometry"] != "original"], detector)
    atom = detector in ATOM_AT_ZERO
    # What is found at a low quality is as sure as elsewhere; that nothing is found says nothing.
    # Power counts only where both halves show it, or the half at hand where there is but one.
    lowest = 1
    if not atom:
        lowest = max(least_quality(some) for some in [part, *halves(part)] if some.rows)
    conditions = {
        # What other codecs do to a picture was never measured; what is stored without loss is PNG.
        "formats": LOSSLESS + (["jpeg"] if lowest <= 100 else []),
        "minSide": 128 if atom else 256,
        "minPixels": min(r["pixels"] for r in rows),
        "maxPixels": max(r["pixels"] for r in rows),
        "minJpegQuality": min(lowest, 100),
        "maxJpegQuality": 100,
    }
    part = part.where(lambda r: covered(conditions, r))
    version = part.rows[0]["scores"][detector]["version"]
    return {
        "id": f"{detector}/{version}",
        "detector": detector,
        "detectorVersion": version,
        **{k: None if v is None else round(v, 4) for k, v in fit(part).items()},
        "real": int((~part.fake).sum()),
        "fake": int(part.fake.sum()),
        "groups": part.group_count(),
        "conditions": conditions,
        "sources": SOURCES,
        "recipe": RECIPE,
    }


def judge_by_other_half(rows, detector):
    """Gives every covered row the LLR of the calibration that has not seen its source."""
    for judged, fitted in (("fit", "test"), ("test", "fit")):
        calibration = calibrate([r for r in rows if r["half"] == fitted], detector)
        for row in rows:
            raw = row["scores"][detector].get("raw")
            if row["half"] == judged and raw is not None and covered(calibration["conditions"], row):
                row["llr"][detector] = float(llr(calibration, np.array([raw]))[0])


def interval(part, statistic):
    low, high = lr.bootstrap(part.groups, statistic)
    return f"{statistic(np.arange(len(part.rows))):.3f} ({low:.3f}–{high:.3f})"


def sources_called(groups, called):
    """Sources of which a real picture was called fake, all, and the bound of their share."""
    hits, n = len(np.unique(groups[called])), len(np.unique(groups))
    return f"{hits} of {n} sources, below {lr.upper_bound(hits, n):.3f}"


def line(name, part, zone):
    if not part.rows or part.fake.all():
        return f"| {name} | {part.asked} | – | – | – | – | – | – |"
    values = np.array([r["llr"][part.detector] for r in part.rows])
    reals, fakes = int((~part.fake).sum()), int(part.fake.sum())
    silent = f"{part.abstained / part.asked:.2f}"
    called = values[~part.fake] >= zone
    false = f"{called.mean():.3f}; {sources_called(part.groups[~part.fake], called)}"
    if not fakes:
        return f"| {name} | {reals} / 0 | {silent} | – | – | {false} | – | – |"
    found = (values[part.fake] >= zone).mean()
    hits = [
        max((iou(box, r["box"]) for box in r["scores"][part.detector]["boxes"]), default=0) >= 0.5
        for r, v in zip(part.rows, values)
        if r["label"] == "fake" and v >= zone
    ]
    placed = f"{np.mean(hits):.2f}" if hits else "–"
    auc = interval(part, lambda i: lr.auc(*pick(part, part.raw, i)))
    cost = interval(part, lambda i: lr.cllr(*pick(part, values, i)))
    return (
        f"| {name} | {reals} / {fakes} | {silent} | {auc} | {cost} | {false}"
        f" | {found:.3f} | {placed} |"
    )


def table(rows, detector, zone):
    usable = [r for r in rows if detector in r["llr"]]
    matched = [r for r in usable if r["geometry"] != "original"]
    report = lambda name, some: line(name, Part(some, detector), zone)
    out = [
        "| part | real / fake | abstained | AUC | Cllr | reals called fake; sources, bound | fakes found"
        " | of these IoU ≥ 0.5 |",
        "|---|---|---|---|---|---|---|---|",
        report("all", matched),
    ]
    for name in sorted({r["collection"] for r in matched}):
        out.append(report(f"source {name}", [r for r in matched if r["collection"] == name]))
    originals = [r for r in usable if r["geometry"] == "original"]
    out.append(report("untouched camera files (no fakes)", originals))
    for kind in sorted({r["kind"] for r in matched if r["kind"]}):
        pairs = {r["file"].rsplit("_", 1)[0] for r in matched if r["kind"] == kind}
        same = [r for r in matched if r["file"].rsplit("_", 1)[0] in pairs]
        out.append(report(kind.replace("_", "-"), same))
    for geometry in ("aligned", "cut", "scaled"):
        out.append(report(geometry, [r for r in matched if r["geometry"] == geometry]))
    out.append(report("lossless", [r for r in matched if r["jpeg_quality"] is None]))
    for low, high in QUALITY_BINS:
        out.append(report(f"JPEG {low}–{high}", [r for r in matched if in_bin(r, low, high)]))
    return "\n".join(out)


def calls(row, detector, zone, by):
    return not abstained(row, detector) and row[by].get(detector, -9) >= zone


def false_alarms(rows, zone, by="llr"):
    """For each detector where it is calibrated, and for all together: sources, and who was called.

    By "llr", calibrations that have not seen a picture's source, or by the one "written".
    """
    reals = [r for r in rows if r["label"] == "real"]
    source = lambda row: f"{row['collection']}/{row['group']}"
    found = {"verdict": [(source(r), any(calls(r, d, zone, by) for d in DETECTORS)) for r in reals]}
    for detector in DETECTORS:
        judged = [r for r in reals if detector in r[by] and not abstained(r, detector)]
        found[detector] = [(source(r), calls(r, detector, zone, by)) for r in judged]
    return {k: (np.array([g for g, _ in v]), np.array([c for _, c in v])) for k, v in found.items()}


def too_many(rows, zone):
    """Half the sources support lower bounds than all: only by both is no false alarm overlooked."""
    return any(
        called.mean() > MOST_FALSE_ALARMS
        for by in ("llr", "written")
        for _, called in false_alarms(rows, zone, by).values()
    )


def counts(rows, zone, by):
    return ", ".join(
        f"{name} {called.sum()} of {len(called)} ({sources_called(groups, called)})"
        for name, (groups, called) in false_alarms(rows, zone, by).items()
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    arguments = parser.parse_args()
    rows = load(arguments.work)
    fitted = []
    for detector in DETECTORS:
        judge_by_other_half(rows, detector)
        fitted.append(calibrate(rows, detector))
        for row in rows:
            if not covered(fitted[-1]["conditions"], row):
                row["llr"].pop(detector, None)
            elif "raw" in row["scores"][detector]:
                raw = np.array([row["scores"][detector]["raw"]])
                row["written"][detector] = float(llr(fitted[-1], raw)[0])

    zone = LEAST_DEAD_ZONE
    while too_many(rows, zone):
        zone += 0.01
    zone = round(zone + 0.00005, 4)
    arguments.out.mkdir(parents=True, exist_ok=True)
    for calibration in fitted:
        path = arguments.out / f"{calibration['detector']}.json"
        path.write_text(json.dumps(calibration, indent=2, ensure_ascii=False) + "\n")
    why = (
        "The smallest half width, not below log10 2 (no words of support below it), at which at"
        f" most {MOST_FALSE_ALARMS:.0%} of the real pictures, of all and of those that each"
        " detector is calibrated for, are called fake, both by calibrations that have not seen"
        f" their source ({counts(rows, zone, 'llr')}) and by the ones written"
        f" ({counts(rows, zone, 'written')}). The bound is the upper end, at 95 % confidence, of"
        " the share of sources of which a real picture is called fake."
    )
    rule = {"deadZone": zone, "why": why}
    (arguments.out / "verdict-rule.json").write_text(
        json.dumps(rule, indent=2, ensure_ascii=False) + "\n"
    )
    report = [
        "# Calibrations of the measured detectors",
        "",
        f"Written by `{RECIPE}`; do not edit. Every picture of the tables is judged by a calibration"
        " fitted on the other half of the cameras, senders and people (the sources). Intervals:"
        " 95 %, bootstrap over these. Reals called fake: their share; then of how many sources at"
        " least one was, and below what the share of such sources lies at 95 % confidence (Clopper"
        " and Pearson, one-sided). Pictures of one source are not independent, so the bounds (ELUB)"
        " and the counts behind them weigh each source as one. A real and its fake share source,"
        " cut, scale and last compression.",
        "",
        "The real pictures are photographs. **Screenshots, scans, drawings, collages and pictures"
        " with text or frames were not among them**: how often these are called fake was not"
        " measured.",
        "",
        f"Dead zone ±{zone} (log10 likelihood ratio). {why}",
        "",
    ]
    for c in fitted:
        zero = "" if c["atZero"] is None else f", {c['atZero']} at score 0"
        report += [
            f"## {c['id']}",
            "",
            f"Fitted on {c['real']} real and {c['fake']} tampered pictures of {c['groups']} cameras,"
            f" senders and people. LLR = {c['intercept']} + {c['slope']} × score{zero},"
            f" bounds {c['lowest']} to {c['highest']} (ELUB). Formats:"
            f" {', '.join(c['conditions']['formats'])}; of JPEG files, if any, quality"
            f" {c['conditions']['minJpegQuality']} to 100; at most"
            f" {c['conditions']['maxPixels'] / 1e6:.1f} megapixels.",
            "",
            table(rows, c["detector"], zone),
            "",
        ]
    (arguments.out / "calibrations.md").write_text("\n".join(report))
    print("\n".join(report))


if __name__ == "__main__":
    main()
