"""Independent reference of double quantization, on the file's grid and on a moved one.

On the grid: shares of the integers after one and two quantizations (Bianchi and Piva 2012) from a
smoothed histogram by scipy, and the earlier step by maximum likelihood. On a moved grid: OpenCV's
transform of a picture whose coefficients there are multiples of known steps, the sums of cosines,
and the likelihood of each block by wrapped normal densities.

    python3 jpeg_quantization.py ../../src/test/resources/org/telltale/inference/detect/jpeg/quantization/reference.json
"""

import json
import sys

import cv2
import numpy as np
from scipy.ndimage import gaussian_filter1d
from scipy.stats import norm

from formula import grid, noise, rounded

FILE_STEP, EARLIER = 5, 8
LIMIT, MOST, ROUNDING = 1100, 60, 0.5
SIDE = 240

BLOCKS, SHIFT, FILE_STEPS = 14, (3, 5), 2
# Natural index and step of the frequencies that the picture has; index 0 is left flat.
STEPS = {1: 9, 8: 7, 16: 11, 9: 8, 2: 10}


def values(layer):
    """Coefficients, more of them small than large."""
    x, y = grid(SIDE, SIDE)
    return 60 * noise(x, y, layer) * noise(x, y, layer + 1)


def below(calibrating):
    """Distribution function of a smoothed histogram of unit bins."""
    edges = np.arange(-LIMIT - 0.5, LIMIT + 1)
    bins = np.histogram(np.floor(calibrating + 0.5), edges)[0].astype(float)
    smooth = gaussian_filter1d(bins, 1, truncate=4) / calibrating.size
    cumulated = np.concatenate([[0], np.cumsum(smooth)])
    return lambda v: np.interp(v, edges, cumulated)


def shares(cumulative):
    integers = np.arange(-MOST, MOST + 1)
    counts = (np.abs(integers) < MOST) & (integers != 0)

    def normalised(mass):
        return np.where(counts, mass, 0) / mass[counts].sum()

    once = cumulative((integers + 0.5) * FILE_STEP) - cumulative((integers - 0.5) * FILE_STEP)

    def twice(step):
        k = np.arange(-LIMIT // step, LIMIT // step + 1)
        mass = cumulative((k + 0.5) * step) - cumulative((k - 0.5) * step)
        edges = (integers[:, None] + np.array([[-0.5, 0.5]])) * FILE_STEP
        lower, upper = (norm.cdf(edges[:, i, None], k * step, ROUNDING) for i in (0, 1))
        return normalised(((upper - lower) * mass).sum(1))

    return normalised(once), twice


def aligned():
    once, twice = shares(below(values(0).ravel()))
    x, y = grid(SIDE, SIDE)
    before = np.rint(values(2) / EARLIER) * EARLIER + ROUNDING * noise(x, y, 4) / np.sqrt(1 / 3)
    integers = np.rint(before / FILE_STEP).astype(int)
    observed = np.array([(integers == n).sum() for n in range(-MOST, MOST + 1)])
    observed[[0, MOST, -1]] = 0
    floor = 1e-4 / MOST

    def likelihood(share):
        return (observed * np.log(0.95 * share + 0.05 * once + floor)).sum()

    gains = {s: likelihood(twice(s)) for s in range(2, 121) if s != FILE_STEP}
    best = max(gains, key=gains.get)
    ratio = np.log((once + floor) / (0.98 * twice(best) + 0.02 * once + floor))
    ratio = np.where(once + twice(best) > 0, np.clip(ratio, -2, 3), 0)
    return {
        "side": SIDE,
        "step": FILE_STEP,
        "observed": [int(v) for v in observed],
        "once": [round(float(v), 8) for v in once],
        "twice": [round(float(v), 8) for v in twice(EARLIER)],
        "found": best,
        "gain": round(float(gains[best] - likelihood(once)), 3),
        "ratio": [round(float(v), 5) for v in ratio],
        "expected": round(float((once * ratio).sum()), 6),
    }


def picture():
    """Blocks of a moved grid, each a sum of five waves whose strengths are multiples of a step."""
    size = 8 * BLOCKS + 8
    x, y = grid(size, size)
    column, row = (x - SHIFT[0] + 8) // 8, (y - SHIFT[1] + 8) // 8
    px, py = (x - SHIFT[0] + 8) % 8, (y - SHIFT[1] + 8) % 8
    total = np.full((size, size), 128.0)
    for frequency, step in STEPS.items():
        u, v = frequency % 8, frequency // 8
        strength = step * np.rint(4 * noise(column, row, frequency))
        waves = np.cos((2 * px + 1) * u * np.pi / 16) * np.cos((2 * py + 1) * v * np.pi / 16)
        scale = (0.5 if u else np.sqrt(1 / 8)) * (0.5 if v else np.sqrt(1 / 8))
        total += strength * waves * scale
    return rounded(total)


def moved():
    image = picture()
    left, top = SHIFT
    blocks = [
        cv2.dct(image[r : r + 8, c : c + 8].astype(np.float64) - 128)
        for r in range(top, image.shape[0] - 7, 8)
        for c in range(left, image.shape[1] - 7, 8)
    ]
    coefficients = {f: np.array([b[f // 8, f % 8] for b in blocks]) for f in STEPS}
    sums, said = {}, np.zeros(len(blocks))
    for frequency, value in coefficients.items():
        step = STEPS[frequency]
        size = np.rint(np.abs(value))
        told = np.cos(2 * np.pi * size / step)[2 * size > step]
        strength = np.clip(told.mean(), 0.05, 0.9)
        z = told.sum() * np.sqrt(2 / told.size)
        sums[frequency] = [step, round(float(z), 5), round(float(told.mean()), 6)]
        deviation = step / (2 * np.pi) * np.sqrt(-2 * np.log(strength))
        near = np.rint(4 * value)[:, None] / 4 + step * np.arange(-40, 41)
        density = step * norm.pdf(near, 0, deviation).sum(1)
        said += np.where(2 * np.abs(value) > step, np.clip(np.log(density), -2, 2), 0)
    informative = sum((2 * np.abs(coefficients[f]) > s).astype(int) for f, s in STEPS.items())
    return {
        "sum": int(image.sum()),
        "size": image.shape[0],
        "shift": SHIFT,
        "fileStep": FILE_STEPS,
        "periods": sums,
        "ratios": [round(float(v), 5) for v in np.where(informative < 3, 0, said)],
    }


def main(path):
    with open(path, "w", encoding="utf-8") as out:
        json.dump({"aligned": aligned(), "moved": moved()}, out)
        out.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
