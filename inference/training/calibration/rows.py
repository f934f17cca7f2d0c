"""The measured pictures as rows: what was done to each, and what each detector answered."""

import json
import zlib

import numpy as np

import likelihood as lr


def half(collection, group):
    """Which half a camera or person falls into, whatever else is in the set."""
    return "fit" if zlib.crc32(f"{collection}/{group}".encode()) % 2 else "test"


def load(work):
    """Rows of manifest.jsonl with the answers of all scores*.jsonl: a detector measured again,
    in a file that sorts later, replaces its earlier answers."""
    answers = {}
    for path in sorted(work.glob("scores*.jsonl")):
        for line in open(path):
            entry = json.loads(line)
            known = answers.setdefault(entry["file"], {**entry, "scores": {}})
            known["scores"].update({score["detector"]: score for score in entry["scores"]})
    rows = []
    for line in open(work / "manifest.jsonl"):
        row = json.loads(line)
        entry = answers[row["file"]]
        row["pixels"] = entry["width"] * entry["height"]
        row["side"] = min(entry["width"], entry["height"])
        row["jpeg_quality"] = entry["jpeg_quality"]
        row["half"] = half(row["collection"], row["group"])
        row["source"] = f"{row['collection']}/{row['group']}"
        row["scores"] = entry["scores"]
        row["llr"] = {}
        row["written"] = {}
        rows.append(row)
    return rows


def is_paired(row):
    """Whether the row has a partner that differs in nothing but the manipulation."""
    return row["geometry"] in ("aligned", "cut", "scaled", "native")


def pair(row):
    return row["file"].rsplit("_", 1)[0]


def abstained(row, detector):
    return row["scores"][detector]["reason"] is not None


def in_bin(row, low, high):
    return row["jpeg_quality"] is not None and low <= row["jpeg_quality"] <= high


def iou(a, b):
    w = min(a[2], b[2]) - max(a[0], b[0])
    h = min(a[3], b[3]) - max(a[1], b[1])
    if w <= 0 or h <= 0:
        return 0.0
    area = lambda c: (c[2] - c[0]) * (c[3] - c[1])
    return w * h / (area(a) + area(b) - w * h)


class Part:
    """Rows of one detector as arrays.

    Rows on which it abstained are left out, except those of a detector whose score is exactly 0
    where it found nothing: it abstains only then, and what it finds elsewhere is a share of all
    the pictures that it was shown.
    """

    def __init__(self, rows, detector, atom):
        self.detector = detector
        self.atom = atom
        self.asked = len(rows)
        self.abstained = sum(abstained(r, detector) for r in rows)
        self.rows = [
            r
            for r in rows
            if "raw" in r["scores"][detector] and (atom or not abstained(r, detector))
        ]
        self.spoke = np.array([not abstained(r, detector) for r in self.rows], bool)
        self.raw = np.array([r["scores"][detector]["raw"] for r in self.rows])
        self.fake = np.array([r["label"] == "fake" for r in self.rows], bool)
        self.groups = np.array([r["source"] for r in self.rows])

    def where(self, test):
        return Part([r for r in self.rows if test(r)], self.detector, self.atom)

    def group_count(self):
        return len(np.unique(self.groups))

    def weights(self):
        """Real and fake weights: each source counts once in each class, however many pictures."""
        return [lr.group_weights(self.groups[chosen]) for chosen in (~self.fake, self.fake)]

    def group_weights(self, chosen):
        """Weights of some rows: those of one source together weigh as one."""
        return lr.group_weights(self.groups[chosen])

    def split(self, values=None):
        values = self.raw if values is None else values
        return values[~self.fake], values[self.fake]

    def pick(self, values, index):
        fake = self.fake[index]
        return values[index][~fake], values[index][fake]
