"""Fits one detector's calibration: conditions, an affine map or a two-part one, and bounds."""

import numpy as np

import likelihood as lr
from rows import Part, in_bin, is_paired

QUALITY_BINS = [(1, 69), (70, 84), (85, 91), (92, 95), (96, 100)]
LOSSLESS = ["bmp", "png", "tiff"]
RECIPE = "inference/training/calibration/calibrate.sh"
SOURCES = [
    "drewnoakes/metadata-extractor-images @ 4beba640, photographs straight from cameras"
    " (free to use however you wish)",
    "alexeygrigorev/clothing-dataset @ 7ed86a9c (CC0), recompressed by a web site",
    "Face Research Lab London Set, DeBruine & Jones 2017 (CC BY 4.0), people outside the"
    " development set",
]
LEAST_PICTURES = 100


def has_atom(rows, detector):
    """Whether the detector answers exactly 0 where it finds nothing, as one with an NFA does."""
    raw = [r["scores"][detector].get("raw") for r in rows if r["label"] == "real"]
    raw = [value for value in raw if value is not None]
    return bool(raw) and np.mean([value == 0 for value in raw]) > 0.5


def least_quality(part):
    """The lowest JPEG quality from which on every bin has power: AUC surely above one half."""
    least = 101
    for low, high in reversed(QUALITY_BINS):
        here = part.where(lambda r: in_bin(r, low, high))
        interval = (0, 0)
        if here.fake.any() and not here.fake.all():
            interval = lr.bootstrap(here.groups, lambda i: lr.auc(*here.pick(here.raw, i)))
        if not interval[0] > 0.5:
            break
        least = low
    return least


def fit(part, of_ratios=False):
    """Fits slope, intercept and bounds; of_ratios says that the scores are log ratios already."""
    weights = part.weights()
    model = {"slope": 0.0, "intercept": 0.0, "atZero": None}
    if part.atom:
        # Half a source more on either side: pictures of one source do not vouch for each other.
        share = lambda hits, weight: ((hits * weight).sum() + 0.5) / (weight.sum() + 1)
        ratio = lambda hits: float(
            np.log10(share(hits[part.fake], weights[1]) / share(hits[~part.fake], weights[0]))
        )
        model["atZero"] = ratio((part.raw == 0) & part.spoke)
        found = part.raw > 0
        real, fake = found & ~part.fake, found & part.fake
        slope, intercept = lr.fit_affine_prior(
            part.raw[real], part.raw[fake], part.group_weights(real), part.group_weights(fake)
        )
        model["slope"], model["intercept"] = slope, intercept + ratio(found)
    else:
        slope, intercept = (
            lr.fit_ratios(*part.split(), *weights) if of_ratios else lr.fit_affine(*part.split())
        )
        model["slope"], model["intercept"] = float(slope), float(intercept)
    model["lowest"], model["highest"] = -9.0, 9.0
    model["lowest"], model["highest"] = lr.elub(*part.split(llr(model, part.raw)), *weights)
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


def _halves(part):
    return [part.where(lambda r: r["half"] == name) for name in ("fit", "test")]


def calibrate(rows, detector, atom):
    """The calibration of a detector on these rows; None where they show no power of it."""
    part = Part([r for r in rows if is_paired(r)], detector, atom)
    lossless = part.where(lambda r: r["jpeg_quality"] is None)
    jpeg = part.where(lambda r: r["jpeg_quality"] is not None)
    # What is found at a low quality is as sure as elsewhere; that nothing is found says nothing.
    # Power counts only where both halves show it, or the half at hand where there is but one.
    lowest = 1 if atom else max(least_quality(some) for some in [jpeg, *_halves(jpeg)] if some.rows)
    formats = (LOSSLESS if len(lossless.rows) >= 20 else []) + (
        ["jpeg"] if lowest <= 100 and len(jpeg.rows) >= 20 else []
    )
    conditions = {
        # What other codecs do to a picture was never measured; what is stored without loss is PNG.
        "formats": formats,
        "minSide": 128 if atom else 256,
        "minPixels": min(r["pixels"] for r in rows),
        "maxPixels": max(r["pixels"] for r in rows),
        "minJpegQuality": min(lowest, 100),
        "maxJpegQuality": 100,
    }
    part = part.where(lambda r: covered(conditions, r))
    if len(part.rows) < LEAST_PICTURES or not part.fake.any():
        return None
    calibration = written(detector, part, conditions)
    # Within these bounds the ENFSI scale has no words: the set did not show what it can do.
    speaks = max(calibration["highest"], -calibration["lowest"]) >= np.log10(2)
    return calibration if speaks else None


def written(detector, part, conditions, version=None, of_ratios=False):
    """A calibration as the program reads it."""
    version = version or part.rows[0]["scores"][detector]["version"]
    return {
        "id": f"{detector}/{version}",
        "detector": detector,
        "detectorVersion": version,
        **{k: None if v is None else round(v, 4) for k, v in fit(part, of_ratios).items()},
        "real": int((~part.fake).sum()),
        "fake": int(part.fake.sum()),
        "groups": part.group_count(),
        "conditions": conditions,
        "sources": SOURCES,
        "recipe": RECIPE,
    }
