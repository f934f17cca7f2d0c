"""Independent reference of dense copy-move: magnitudes of the Zernike moments of discs.

The polynomials by Kintner's closed form as Jacobi polynomials of scipy, not by the sum of
factorials, each of unit energy over the disc's pixels; the moments as one complex product.

    python3 zernike_features.py ../../src/test/resources/org/telltale/inference/detect/copymove/zernike.json
"""

import json
import sys

import numpy as np
from scipy.special import eval_jacobi

from formula import grid, noise, rounded

WIDTH, HEIGHT, REACH, ORDER = 64, 48, 8, 5
PIXELS = [(8, 8), (30, 20), (55, 39), (17, 33)]


def picture():
    """Waves and noise."""
    x, y = grid(WIDTH, HEIGHT)
    return rounded(120 + 50 * np.sin(x / 3.0 + y / 7.0) + 20 * np.cos(y / 2.0) + 15 * noise(x, y))


def polynomials():
    y, x = np.mgrid[-REACH : REACH + 1, -REACH : REACH + 1]
    radius, angle = np.hypot(x, y) / (REACH + 0.5), np.arctan2(y, x)
    for n in range(ORDER + 1):
        for m in range(n % 2, n + 1, 2):
            radial = (-1) ** ((n - m) // 2) * radius**m
            radial = radial * eval_jacobi((n - m) // 2, m, 0, 1 - 2 * radius**2)
            yield m, np.where(radius <= 1, radial, 0), angle


def features(image, column, row):
    disc = image[row - REACH : row + REACH + 1, column - REACH : column + REACH + 1]
    values = []
    for m, radial, angle in polynomials():
        parts = []
        for turned in (np.cos(m * angle), np.sin(m * angle)):
            weights = radial * turned
            energy = np.sqrt((weights**2).sum())
            parts.append(0 if m == 0 and energy < 1e-9 else (disc * weights).sum() / energy)
        values.append(parts[0] if m == 0 else float(np.hypot(*parts)))
    return [float(f"{v:.7g}") for v in values]


def main(path):
    image = picture()
    result = {
        "sum": int(image.sum()),
        "width": WIDTH,
        "height": HEIGHT,
        "pixels": [{"x": x, "y": y, "features": features(image, x, y)} for x, y in PIXELS],
    }
    with open(path, "w", encoding="utf-8") as out:
        json.dump(result, out)
        out.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
