"""Learns how much each detector's ratio weighs beside the others, on joint scores."""

import numpy as np

import calibration as cal
import likelihood as lr
from rows import Part, abstained, is_paired

DETECTOR = "tampering-map"
VERSION = "1"
MOST_WITH_A_REGION = 0.03
MOST_FOR_REAL = -0.3


def speaks(row, detector, by):
    return detector in row[by] and not abstained(row, detector)


def features(rows, detectors, by):
    return np.array(
        [[r[by][d] if speaks(r, d, by) else 0.0 for d in detectors] for r in rows]
    ).reshape(len(rows), len(detectors))


def weights(rows, detectors, by):
    """Weights of 0 or more, by logistic regression on the log ratios of all detectors together.

    The prior is that each ratio is worth a little less than what it says (mean 0.8, deviation
    0.5), so that a detector that rarely speaks is neither silenced nor believed beyond its own
    calibration; weights below 0 are set to 0 and the others fitted again.
    """
    rows = [r for r in rows if is_paired(r)]
    x = features(rows, detectors, by) * lr.LN10
    y = np.array([r["label"] == "fake" for r in rows], float)
    groups = np.array([r["source"] for r in rows])
    weight = np.empty(len(rows))
    for label in (0, 1):
        weight[y == label] = lr.group_weights(groups[y == label])
        weight[y == label] *= 0.5 * len(np.unique(groups)) / weight[y == label].sum()
    free = [i for i in range(len(detectors)) if np.abs(x[:, i]).max(initial=0) > 0]
    prior, precision = 0.8, 4.0
    while True:
        theta = np.zeros(len(detectors) + 1)
        design = np.column_stack([x[:, free], np.ones(len(rows))])
        mean = np.array([prior] * len(free) + [0.0])
        ridge = [precision] * len(free) + [1e-3]
        theta_free = lr.logistic(design, y, weight, ridge, mean)
        negative = [free[i] for i in range(len(free)) if theta_free[i] <= 0]
        if not negative:
            theta[free] = theta_free[:-1]
            return np.minimum(theta[:-1], 1.0)
        free = [i for i in free if i not in negative]


class Model:
    """The fused detector of one profile, fitted on some rows."""

    def __init__(self, rows, detectors, by, profile):
        self.detectors = detectors
        self.profile = profile
        self.weights = weights(rows, detectors, by)
        part = self.part(rows, by).where(is_paired)
        conditions = {
            "formats": cal.LOSSLESS + ["jpeg"],
            "minSide": 128,
            "minPixels": min(r["pixels"] for r in rows),
            "maxPixels": max(r["pixels"] for r in rows),
            "minJpegQuality": 1,
            "maxJpegQuality": 100,
        }
        self.calibration = cal.written(DETECTOR, part, conditions, VERSION, True)
        self.calibration["id"] = f"{DETECTOR}/{VERSION}-{profile}"
        # What finding nothing is worth hangs on the mix of manipulations that one has in mind, and
        # the mix of this set is arbitrary: that alone must not make a picture REAL.
        self.calibration["lowest"] = max(self.calibration["lowest"], MOST_FOR_REAL)

    def sums(self, rows, by):
        return features(rows, self.detectors, by) @ self.weights

    def part(self, rows, by):
        """The rows as those of a detector whose score is the sum."""
        fused = []
        for row, total in zip(rows, self.sums(rows, by)):
            silent = not any(speaks(row, d, by) for d in self.detectors)
            answer = {
                "raw": float(total),
                "version": VERSION,
                "reason": "silent" if silent else None,
                "regions": self.regions(row, by),
            }
            fused.append({**row, "scores": {**row["scores"], DETECTOR: answer}})
        return Part(fused, DETECTOR, False)

    def regions(self, row, by):
        """Places of the detectors that speak, overlapping ones as one, each with its sum."""
        placed = []
        for detector, weight in zip(self.detectors, self.weights):
            if weight > 0 and speaks(row, detector, by):
                for region in row["scores"][detector]["regions"]:
                    ratio = row[by + "_of"][detector](region["raw"])
                    if ratio >= np.log10(2):
                        placed.append((ratio, detector, weight, region["box"]))
        placed.sort(key=lambda p: -p[0])
        total = float(features([row], self.detectors, by)[0] @ self.weights)
        leads, fused = [], []
        for ratio, detector, weight, box in placed:
            if any(_overlap(box, other) for other in leads):
                continue
            leads.append(box)
            best = {}
            for other_ratio, other, other_weight, other_box in placed:
                if _overlap(box, other_box):
                    best[other] = max(best.get(other, 0), other_ratio * other_weight)
            fused.append({"raw": min(sum(best.values()), total), "box": box})
        return fused

    def llr(self, row, by):
        """None where no detector speaks."""
        if not any(speaks(row, d, by) for d in self.detectors):
            return None
        return float(cal.llr(self.calibration, self.sums([row], by))[0])

    def least_region(self, rows, by):
        """The score from which on a place is shown: few of the real pictures show any."""
        strongest = sorted(
            max((g["raw"] for g in self.regions(r, by)), default=-9.0)
            for r in rows
            if r["label"] == "real"
        )
        allowed = int(MOST_WITH_A_REGION * len(strongest))
        bar = strongest[-1 - allowed]
        words = (np.log10(2) - self.calibration["intercept"]) / max(
            1e-9, self.calibration["slope"]
        )
        return max(bar + 1e-4, words, 0.0)

    def written(self, least_region, versions):
        """The model as the program reads it; detectors without a say are left out."""
        return {
            "profile": self.profile,
            "weights": [
                {"detector": d, "version": versions[d], "weight": round(float(w), 4)}
                for d, w in zip(self.detectors, self.weights)
                if w > 0
            ],
            "leastRegion": round(least_region, 4),
            "calibration": self.calibration,
        }


def _overlap(a, b):
    w, h = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if w <= 0 or h <= 0:
        return False
    area = lambda c: (c[2] - c[0]) * (c[3] - c[1])
    return 2 * w * h > min(area(a), area(b))
