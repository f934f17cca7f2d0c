"""Independent reference of the lens detector: shifts of red and blue beside green, and their model.

A picture made by formula as seen by a lens whose red and blue are larger and smaller than its
green. The shifts of each cell come from numpy's least squares over all its pixels, the model
(Johnson and Farid 2006, with a cubic term) from scipy's minimisation of the same robust loss.

    python3 lens_shift.py ../../src/test/resources/org/telltale/inference/detect/lens/reference.json
"""

import json
import sys

import numpy as np
from scipy.ndimage import correlate
from scipy.optimize import minimize

from formula import grid, noise, rounded

WIDTH, HEIGHT, SIDE, MARGIN = 294, 230, 32, 3
# Shift at the corners, cubic term, shift of the middle; pixels.
LENSES = {"red": (0.8, 0.3, 0.1, -0.06), "blue": (-0.6, 0.1, -0.05, 0.08)}
ALIKE, LEAST_ERROR, CAUCHY = 8, 0.05, 2.4


def scene(x, y):
    return 120 + 16 * np.sin(x / 4.0 + y / 9.0) + 12 * np.cos(y / 5.0 - x / 13.0)


def place(x, y):
    """From the middle, in half diagonals."""
    half = np.hypot(WIDTH, HEIGHT) / 2
    return (x - WIDTH / 2) / half, (y - HEIGHT / 2) / half


def shifts(lens, x, y):
    corner, bend, right, below = lens
    u, v = place(x, y)
    scale = corner + bend * (u * u + v * v - 1)
    return scale * u + right, scale * v + below


def channel(name, layer):
    x, y = grid(WIDTH, HEIGHT)
    if name == "green":
        return rounded(scene(x, y) + 4 * noise(x, y, layer))
    dx, dy = shifts(LENSES[name], x + 0.5, y + 0.5)
    return rounded(0.9 * scene(x - dx, y - dy) + 5 + 4 * noise(x, y, layer))


def cell_shift(colour, green, left, top):
    box = np.s_[top : top + SIDE, left : left + SIDE]
    derivative = [
        (np.roll(green, -1, axis) - np.roll(green, 1, axis))[box].ravel() / 2 for axis in (1, 0)
    ]
    terms = np.stack([np.ones(SIDE * SIDE), green[box].ravel(), *derivative], 1)
    solution, square, _, _ = np.linalg.lstsq(terms, colour[box].ravel(), rcond=None)
    gain = solution[1]
    error = ALIKE * square[0] / (SIDE * SIDE) / gain**2
    covariance = error * np.linalg.inv(terms.T @ terms)[2:, 2:] + LEAST_ERROR**2 * np.eye(2)
    return -solution[2:] / gain, np.linalg.inv(covariance)


def model(cells):
    middles = np.array([place(*c["middle"]) for c in cells])
    measured = np.array([c["shift"] for c in cells])
    information = np.array([c["information"] for c in cells])

    def loss(parameters):
        corner, bend, right, below = parameters
        scale = corner + bend * ((middles**2).sum(1) - 1)
        left = measured - scale[:, None] * middles - [right, below]
        squares = np.einsum("ci,cij,cj->c", left, information, left)
        return np.log1p(squares / CAUCHY**2).sum()

    start = minimize(loss, np.zeros(4), method="Nelder-Mead", options={"maxiter": 4000}).x
    return minimize(loss, start, method="BFGS").x


def main(path):
    smooth = np.outer([1, 2, 1], [1, 2, 1]) / 16.0
    planes = {n: channel(n, i) for i, n in enumerate(("blue", "green", "red"))}
    blurred = {n: correlate(p, smooth) for n, p in planes.items()}
    result = {"sum": int(sum(p.sum() for p in planes.values())), "width": WIDTH, "height": HEIGHT}
    for name, lens in LENSES.items():
        cells = []
        for top in range(MARGIN, HEIGHT - MARGIN - SIDE + 1, SIDE):
            for left in range(MARGIN, WIDTH - MARGIN - SIDE + 1, SIDE):
                shift, information = cell_shift(blurred[name], blurred["green"], left, top)
                middle = (left + SIDE / 2, top + SIDE / 2)
                cells.append({"middle": middle, "shift": shift, "information": information})
        result[name] = {
            "lens": lens,
            "model": [round(float(v), 6) for v in model(cells)],
            "shifts": [[round(float(v), 6) for v in c["shift"]] for c in cells],
            "information": [
                [round(float(c["information"][i, j]), 4) for i, j in ((0, 0), (0, 1), (1, 1))]
                for c in cells
            ],
        }
    with open(path, "w", encoding="utf-8") as out:
        json.dump(result, out)
        out.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
