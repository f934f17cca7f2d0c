"""Fits the calibrations and the fusion, and reports how they do on sources not fitted on.

Reads manifest.jsonl and scores*.jsonl of the work folder; writes one JSON a detector, the fusion,
the verdict rule and the tables. Two-fold by source: every picture of the tables is judged by
calibrations and weights fitted on the other half of the cameras, senders and people, and so are
the operating conditions. What is written is fitted on both halves.
"""

import argparse
import json
import pathlib

import numpy as np

import calibration as cal
import fusion
import report
from rows import Part, abstained, load

LEAST_DEAD_ZONE = float(np.log10(2))
MOST_FALSE_ALARMS = 0.02
HALVES = (("fit", "test"), ("test", "fit"))


def measured(rows, detectors):
    """Rows on which all of these were measured: slow ones need not be measured on every source."""
    return [r for r in rows if all(d in r["scores"] for d in detectors)]


def detectors_of(rows):
    """Ids with a raw score somewhere, in running order, and the profile that runs each."""
    found = {}
    for row in rows:
        for name, score in row["scores"].items():
            if "raw" in score:
                found[name] = score["profile"]
    return found


def judge(rows, detector, calibration, by):
    for row in rows:
        raw = row["scores"][detector].get("raw")
        if calibration and raw is not None and cal.covered(calibration["conditions"], row):
            of = lambda value: float(cal.llr(calibration, np.array([value]))[0])
            row[by][detector] = of(raw)
            row.setdefault(by + "_of", {})[detector] = of


def calibrate_all(rows, detectors, out):
    """Calibrates each detector on both halves and on all; returns those fitted on all."""
    fitted = {}
    every_row = rows
    for detector in detectors:
        rows = measured(every_row, [detector])
        atom = cal.has_atom(rows, detector)
        for judged, fitting in HALVES:
            other = cal.calibrate([r for r in rows if r["half"] == fitting], detector, atom)
            judge([r for r in rows if r["half"] == judged], detector, other, "llr")
        calibration = cal.calibrate(rows, detector, atom)
        if calibration is None:
            print(f"{detector}: no power, or too few pictures: stays uncalibrated", flush=True)
            for row in rows:
                row["llr"].pop(detector, None)
            (out / f"{detector}.json").unlink(missing_ok=True)
            continue
        judge(rows, detector, calibration, "written")
        for row in rows:
            if detector not in row["written"]:
                row["llr"].pop(detector, None)
        fitted[detector] = calibration
    return fitted


def fuse(rows, detectors, profile):
    """The fused answer of every row as one more detector, by models of the other half."""
    name = f"{fusion.DETECTOR} ({profile.lower()})"
    rows = measured(rows, detectors)
    model = fusion.Model(rows, detectors, "written", profile)
    half = {
        judged: fusion.Model([r for r in rows if r["half"] == fitting], detectors, "llr", profile)
        for judged, fitting in HALVES
    }
    least = max(
        model.least_region(rows, "written"),
        model.least_region(rows, "llr"),
    )
    for row in rows:
        for by, one in (("llr", half[row["half"]]), ("written", model)):
            value = one.llr(row, by)
            if value is not None:
                row[by][name] = value
        regions = [g for g in half[row["half"]].regions(row, "llr") if g["raw"] >= least]
        row["scores"][name] = {
            "raw": float(half[row["half"]].sums([row], "llr")[0]),
            "reason": None if name in row["llr"] else "silent",
            "regions": regions,
        }
    return name, model, least


def false_alarms(rows, names, zone, by):
    """For each name: sources of the real pictures judged, and which were called fake."""
    found = {}
    for name in names:
        judged = [
            r for r in rows if r["label"] == "real" and name in r[by] and not abstained(r, name)
        ]
        found[name] = (
            np.array([r["source"] for r in judged]),
            np.array([r[by][name] >= zone for r in judged], bool),
        )
    return found


def too_many(rows, names, zone):
    """Half the sources support lower bounds than all: only by both is no false alarm overlooked."""
    return any(
        len(called) and called.mean() > MOST_FALSE_ALARMS
        for by in ("llr", "written")
        for _, called in false_alarms(rows, names, zone, by).values()
    )


def counts(rows, names, zone, by):
    return ", ".join(
        f"{name} {called.sum()} of {len(called)} ({report.sources_called(groups, called)})"
        for name, (groups, called) in false_alarms(rows, names, zone, by).items()
        if len(called)
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    arguments = parser.parse_args()
    rows = load(arguments.work)
    detectors = detectors_of(rows)
    fitted = calibrate_all(rows, detectors, arguments.out)
    standard = [d for d in fitted if detectors[d] == "STANDARD"]
    models = [fuse(rows, standard, "STANDARD")]
    if len(standard) < len(fitted):
        models.append(fuse(rows, list(fitted), "THOROUGH"))
    fused = [name for name, _, _ in models]

    zone = LEAST_DEAD_ZONE
    while too_many(rows, fused, zone):
        zone += 0.01
    zone = round(zone + 0.00005, 4)
    why = (
        "The smallest half width, not below log10 2 (no words of support below it), at which at"
        f" most {MOST_FALSE_ALARMS:.0%} of the real pictures are called fake by the fused ratio of"
        " either profile, both by calibrations and weights that have not seen their source"
        f" ({counts(rows, fused, zone, 'llr')}) and by the ones written"
        f" ({counts(rows, fused, zone, 'written')}). The bound is the upper end, at 95 %"
        " confidence, of the share of sources of which a real picture is called fake."
    )
    write = lambda name, data: (arguments.out / name).write_text(
        json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    )
    arguments.out.mkdir(parents=True, exist_ok=True)
    for detector, calibration in fitted.items():
        write(f"{detector}.json", calibration)
    versions = {d: c["detectorVersion"] for d, c in fitted.items()}
    write("fusion.json", {"models": [m.written(least, versions) for _, m, least in models]})
    write("verdict-rule.json", {"deadZone": zone, "why": why, "fusedBy": fusion.DETECTOR})
    text = report.tables(rows, list(fitted.values()), models, zone, why)
    (arguments.out / "calibrations.md").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
