"""The tables of calibrations.md."""

import numpy as np

import calibration as cal
import likelihood as lr
from rows import Part, in_bin, iou, is_paired, pair

ALONE = ("original", "saved", "enlarged", "reduced", "screenshot")
HEAD = (
    "| part | real / fake | abstained | AUC | Cllr | reals with a region | reals called fake;"
    " sources, bound | fakes found | fakes with IoU ≥ 0.3 |\n|---|---|---|---|---|---|---|---|---|"
)


def sources_called(groups, called):
    """Sources of which a real picture was called fake, all, and the bound of their share."""
    hits, n = len(np.unique(groups[called])), len(np.unique(groups))
    return f"{hits} of {n} sources, below {lr.upper_bound(hits, n):.3f}"


def interval(part, statistic):
    low, high = lr.bootstrap(part.groups, statistic)
    return f"{statistic(np.arange(len(part.rows))):.3f} ({low:.3f}–{high:.3f})"


def shown(row, detector):
    """Regions that the program would show: their own ratio has words of support."""
    regions = row["scores"][detector]["regions"]
    of = row.get("llr_of", {}).get(detector)
    return [g for g in regions if of is None or of(g["raw"]) >= np.log10(2)]


def line(name, rows, detector, zone):
    part = Part(rows, detector, cal.has_atom(rows, detector) if rows else False)
    if not part.rows or part.fake.all():
        return f"| {name} | {part.asked} | – | – | – | – | – | – | – |"
    values = np.array([r["llr"].get(detector, 0.0) for r in part.rows])
    reals, fakes = int((~part.fake).sum()), int(part.fake.sum())
    silent = f"{part.abstained / part.asked:.2f}"
    called = values[~part.fake] >= zone
    false = f"{called.mean():.3f}; {sources_called(part.groups[~part.fake], called)}"
    pointed = np.mean([bool(shown(r, detector)) for r in part.rows if r["label"] == "real"])
    if not fakes:
        return f"| {name} | {reals} / 0 | {silent} | – | – | {pointed:.3f} | {false} | – | – |"
    found = (values[part.fake] >= zone).mean()
    placed = np.mean(
        [
            any(iou(r["box"], g["box"]) >= 0.3 for g in shown(r, detector))
            for r in part.rows
            if r["label"] == "fake"
        ]
    )
    auc = interval(part, lambda i: lr.auc(*part.pick(part.raw, i)))
    cost = interval(part, lambda i: lr.cllr(*part.pick(values, i)))
    return (
        f"| {name} | {reals} / {fakes} | {silent} | {auc} | {cost} | {pointed:.3f} | {false}"
        f" | {found:.3f} | {placed:.3f} |"
    )


def table(rows, detector, zone):
    usable = [r for r in rows if detector in r["llr"]]
    matched = [r for r in usable if is_paired(r)]
    out = [HEAD, line("all pairs", matched, detector, zone)]
    add = lambda name, some: out.append(line(name, some, detector, zone)) if some else None
    for name in sorted({r["collection"] for r in matched}):
        add(f"source {name}", [r for r in matched if r["collection"] == name])
    for kind in sorted({r["kind"] for r in matched if r["kind"]}):
        pairs = {pair(r) for r in matched if r["kind"] == kind}
        add(kind.replace("_", "-"), [r for r in matched if pair(r) in pairs])
    for geometry in ("aligned", "cut", "scaled", "native"):
        add(geometry, [r for r in matched if r["geometry"] == geometry])
    add("compressed before", [r for r in matched if r["earlier"] is not None])
    add("lossless", [r for r in matched if r["jpeg_quality"] is None])
    for low, high in cal.QUALITY_BINS:
        add(f"JPEG {low}–{high}", [r for r in matched if in_bin(r, low, high)])
    for name in ALONE:
        add(f"real alone: {name}", [r for r in usable if r["geometry"] == name])
    return "\n".join(out)


def unspoken(rows, detector):
    """What a detector without a calibration measured: its raw scores, and how often it abstained."""
    part = Part([r for r in rows if is_paired(r)], detector, cal.has_atom(rows, detector))
    reals, fakes = int((~part.fake).sum()), int(part.fake.sum())
    auc = interval(part, lambda i: lr.auc(*part.pick(part.raw, i))) if reals and fakes else "–"
    return f"| {detector} | {part.asked} | {part.abstained / part.asked:.2f} | {reals} / {fakes} | {auc} |"


def tables(rows, calibrations, models, zone, why):
    fitted = {c["detector"] for c in calibrations}
    fused = {name for name, _, _ in models}
    silent = sorted({d for r in rows for d in r["scores"]} - fitted - fused)
    judged = sum(models[0][0] in r["llr"] for r in rows)
    out = [
        "# Calibrations of the measured detectors",
        "",
        f"Written by `{cal.RECIPE}`; do not edit. Every picture of the tables is judged by"
        " calibrations and weights fitted on the other half of the cameras, senders and people"
        " (the sources). Intervals: 95 %, bootstrap over these. AUC counts every picture that the"
        " detector could measure, with its raw score. Reals called fake: their share; then of how"
        " many sources at least one was, and below what the share of such sources lies at 95 %"
        " confidence (Clopper and Pearson, one-sided). Pictures of one source are not independent,"
        " so the bounds (ELUB) and the counts behind them weigh each source as one. A real and its"
        " fake share source, cut, scale, the compression before the tampering and the one after it."
        " A place counts by its box.",
        "",
        "The real pictures are photographs, some enlarged, reduced or shown in a simulated"
        " screenshot. **Scans, drawings, collages and pages of text were not among them**: how"
        " often these are called fake was not measured.",
        "",
        f"{len(rows) - judged} of the {len(rows)} pictures are outside the sizes that the other"
        " half's sources cover and were not judged. **The detectors' own thresholds were chosen on"
        " the real pictures of this set, of both halves**: that half of the table that a fit has not"
        " seen is blind to calibration and weights, not to these. The second set of"
        " `false_alarms.py` is blind to both.",
        "",
        f"Dead zone ±{zone} (log10 likelihood ratio). {why}",
        "",
        "## Without a calibration",
        "",
        "These did not separate the pairs of both halves surely enough, or abstained on too many"
        " to be fitted.",
        "",
        "| detector | pictures | abstained | real / fake with a score | AUC |",
        "|---|---|---|---|---|",
        *[unspoken(rows, d) for d in silent],
        "",
    ]
    for name, model, least in models:
        c = model.calibration
        say = ", ".join(
            f"{d} {w:.2f}" for d, w in zip(model.detectors, model.weights) if w > 0
        )
        out += [
            f"## {name}",
            "",
            f"Weights: {say}. LLR = {c['intercept']} + {c['slope']} × sum, bounds {c['lowest']} to"
            f" {c['highest']} (ELUB, {c['groups']} sources). A place is shown from a sum of"
            f" {least:.3f} on, the score that at most 3 % of the real pictures reach.",
            "",
            table(rows, name, zone),
            "",
        ]
    for c in calibrations:
        zero = "" if c["atZero"] is None else f", {c['atZero']} at score 0"
        out += [
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
    return "\n".join(out)
