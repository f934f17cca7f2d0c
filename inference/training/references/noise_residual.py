"""Independent reference of the noise residual: co-occurrences, main directions, mixture by EM.

After Cozzolino, Poggi and Verdoliva, "Splicebuster", WIFS 2015, on a picture made by formula, so
that the Java test makes the same one. numpy only: differences, whole-picture histograms, numpy's
eigenvectors and the normal densities by its own Cholesky factors.

    python3 noise_residual.py ../../src/test/resources/org/telltale/inference/detect/residual/reference.json
"""

import itertools
import json
import sys

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from formula import grid, noise, rounded

WIDTH, HEIGHT = 960, 720
PART = (400, 240, 640, 480)
CELL, WINDOW, STEP = 16, 6, 2
START = (24, 14, 36, 26)
CONVERGED = 1e-6
SHOWN = [0, 700, 1000, 1400, 2105]


def picture():
    """Shading, waves and white noise; in a part the noise of two by two pixels together."""
    x, y = grid(WIDTH, HEIGHT)
    ground = 60 + 100.0 * x / WIDTH + 40.0 * y / HEIGHT + 20 * np.sin(x / 17.0 + y / 29.0)
    white = 6 * noise(x, y)
    joint = 4 * (noise(x, y) + noise(x + 1, y) + noise(x, y + 1) + noise(x + 1, y + 1))
    left, top, right, bottom = PART
    inside = (x >= left) & (x < right) & (y >= top) & (y < bottom)
    return rounded(ground + np.where(inside, joint, white))


def kinds():
    """Number of each of 81 patterns; mirrored and negated ones are the same."""
    number, table = {}, np.zeros(81, int)
    for code, pattern in enumerate(itertools.product((-1, 0, 1), repeat=4)):
        minus = tuple(-v for v in pattern)
        first = min(pattern, pattern[::-1], minus, minus[::-1])
        table[code] = number.setdefault(first, len(number))
    return table


def cell_counts(image):
    rows, columns = ((n - 6) // CELL for n in image.shape)
    table = kinds()

    def by_cell(values):
        return values[: rows * CELL, : columns * CELL].reshape(rows, CELL, columns, CELL)

    counts = np.zeros((rows, columns, 50))
    for axis in (0, 1):
        residual = np.diff(image, 3, axis)
        size = by_cell(np.abs(residual)).mean((1, 3))
        level = np.array(
            [
                [size[max(0, r - 2) : r + 3, max(0, c - 2) : c + 3].mean() for c in range(columns)]
                for r in range(rows)
            ]
        )
        small = np.kron(np.maximum(0.35, 0.4 * level), np.ones((CELL, CELL)))
        h, w = small.shape
        for along in (0, 1):
            code = np.zeros((h, w), int)
            for k in range(4):
                dy, dx = (k, 0) if along == 0 else (0, k)
                value = residual[dy : dy + h, dx : dx + w]
                code = 3 * code + 1 + np.where(np.abs(value) > small, np.sign(value), 0).astype(int)
            first = 0 if along == axis else 25
            kind = by_cell(table[code])
            for q in range(25):
                counts[:, :, first + q] += (kind == q).sum((1, 3))
    return counts


def axes_of(counts):
    windows = sliding_window_view(counts, (WINDOW, WINDOW), axis=(0, 1)).sum((-1, -2))
    down, across = windows.shape[:2]
    shares = windows.reshape(-1, 50) / (4.0 * CELL * CELL * WINDOW * WINDOW)
    features = np.sqrt(shares)
    centred = features - features.mean(0)
    values, vectors = np.linalg.eigh(np.cov(centred.T, bias=True))
    kept = min(12, len(features) // 180)
    order = np.argsort(values)[::-1][:kept]
    return shares, values[order], centred @ vectors[:, order] / np.sqrt(values[order]), across, down


def log_density(samples, mean, covariance):
    factor = np.linalg.cholesky(covariance)
    z = np.linalg.solve(factor, (samples - mean).T)
    return -0.5 * (z**2).sum(0) - np.log(np.diag(factor)).sum() - len(mean) / 2 * np.log(2 * np.pi)


def mixture(samples, weights):
    """EM with covariances drawn towards the unit matrix, which counts as seen 3 times a direction."""
    directions = samples.shape[1]
    alike = WINDOW * WINDOW / (STEP * STEP)
    prior = 3 * directions
    before = -np.inf
    while True:
        parts = []
        for w in (weights, 1 - weights):
            independent = w.sum() / alike
            mean = np.average(samples, axis=0, weights=w)
            seen = np.cov(samples.T, aweights=w, bias=True)
            covariance = (independent * seen + prior * np.eye(directions)) / (independent + prior)
            parts.append((w.mean(), mean, covariance))
        densities = [np.log(s) + log_density(samples, m, c) for s, m, c in parts]
        total = np.logaddexp(*densities)
        weights = np.exp(densities[0] - total)
        spread = sum(np.linalg.slogdet(c)[1] + np.trace(np.linalg.inv(c)) for _, _, c in parts)
        objective = total.sum() / alike - prior / 2 * spread
        if objective - before < CONVERGED * abs(objective):
            return parts, float(total.sum()), float(objective), weights
        before = objective


def main(path):
    image = picture()
    counts = cell_counts(image)
    shares, values, axes, across, down = axes_of(counts)
    column, row = np.arange(len(axes)) % across, np.arange(len(axes)) // across
    fitted = (column % STEP == 0) & (row % STEP == 0)
    left, top, right, bottom = START
    inside = (column >= left) & (column < right) & (row >= top) & (row < bottom)
    parts, likelihood, objective, weights = mixture(axes[fitted], inside[fitted].astype(float))
    result = {
        "sum": int(image.sum()),
        "across": across,
        "down": down,
        "start": START,
        "histograms": {str(w): [round(float(v), 7) for v in shares[w]] for w in SHOWN},
        "likelihood": round(likelihood, 3),
        "objective": round(objective, 4),
        "share": round(float(parts[0][0]), 6),
        "means": [[round(abs(float(v)), 6) for v in part[1]] for part in parts],
        "variances": [[round(float(v), 6) for v in np.diag(part[2])] for part in parts],
        "logDeterminants": [round(float(np.linalg.slogdet(part[2])[1]), 5) for part in parts],
        "weights": [round(float(v), 4) for v in weights],
    }
    with open(path, "w", encoding="utf-8") as out:
        json.dump(result, out)
        out.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
