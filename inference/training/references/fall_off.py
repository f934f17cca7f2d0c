"""Independent reference of the vignetting detector: fall-off of light, its centre, errors and map.

A picture made by formula: surfaces of three brightnesses, a clipped and a black disc, darkened
about a centre aside from the middle. The loss (Zheng et al. 2008, with the centre as a parameter)
is minimised by scipy; the errors are those of a jackknife over parts of the picture.

    python3 fall_off.py ../../src/test/resources/org/telltale/inference/detect/lens/fall_off.json
"""

import json
import sys

import numpy as np
from scipy.optimize import minimize

from formula import grid, noise, rounded

WIDTH, HEIGHT, SIDE, BLOCK, PARTS = 600, 421, 3, 16, 4
HALF = np.hypot(WIDTH, HEIGHT) / 2
SOFTNESS, POWER = 0.5, 0.5


def picture():
    x, y = grid(WIDTH, HEIGHT)
    surface = 140 + 30.0 * (np.sin(x / 29.0 + y / 61.0) > 0.4)
    surface = surface - 35.0 * (np.cos(y / 37.0 - x / 83.0) > 0.6)
    u, v = (x - 360) / HALF, (y - 170) / HALF
    values = surface / (1 + 0.25 * (u * u + v * v)) + 3 * noise(x, y)
    values[(x - 100) ** 2 + (y - 90) ** 2 < 2500] = 255
    values[(x - 480) ** 2 + (y - 330) ** 2 < 1600] = 3
    return rounded(values)


def cells(values, rows, columns):
    return values[: rows * SIDE, : columns * SIDE].reshape(rows, SIDE, columns, SIDE)


def gradients(values):
    rows, columns = HEIGHT // SIDE, WIDTH // SIDE
    share = values / 255
    light = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    log = np.log(cells(light, rows, columns).mean((1, 3)))
    outside = cells((values < 16) | (values > 250), rows, columns).mean((1, 3))
    log[outside > 0.02] = np.nan
    right = (log[1:-1, 2:] - log[1:-1, :-2]) * HALF / (2 * SIDE)
    below = (log[2:, 1:-1] - log[:-2, 1:-1]) * HALF / (2 * SIDE)
    row, column = np.mgrid[1 : rows - 1, 1 : columns - 1]
    known = ~np.isnan(right + below)
    places = np.stack([(column + 0.5) * SIDE - WIDTH / 2, (row + 0.5) * SIDE - HEIGHT / 2], -1)
    share = 1 - np.isnan(log).mean()
    return places[known] / HALF, np.stack([right, below], -1)[known], row[known], column[known], share


def left(parameters, places, slopes):
    return slopes - parameters[0] * places - np.asarray(parameters[1:])


def fit(places, slopes):
    def loss(parameters, power):
        squares = (left(parameters, places, slopes) ** 2).sum(1) + SOFTNESS**2
        return (squares ** (power / 2)).mean()

    found = np.zeros(3)
    for power in (1, POWER):
        for method in ("Nelder-Mead", "BFGS"):
            found = minimize(loss, found, (power,), method=method, tol=1e-10).x
    return found


def errors(found, places, slopes, row, column):
    """Delete-one-part jackknife, each by one step of Newton's; second derivatives by differences."""
    terms = np.zeros((len(places), 2, 3))
    terms[:, :, 0] = places
    terms[:, 0, 1] = terms[:, 1, 2] = 1
    part = row * PARTS // (HEIGHT // SIDE) * PARTS + column * PARTS // (WIDTH // SIDE)

    def descents(parameters):
        rest = left(parameters, places, slopes)
        weight = ((rest**2).sum(1) + SOFTNESS**2) ** (POWER / 2 - 1)
        scores = np.einsum("nci,n,nc->ni", terms, weight, rest)
        return np.stack([scores[part == p].sum(0) for p in range(PARTS**2)])

    step = 1e-5
    shifts = step * np.eye(3)
    bends = np.stack([descents(found - s) - descents(found + s) for s in shifts], -1) / (2 * step)
    slope = descents(found)
    others = np.stack(
        [
            found + np.linalg.solve(bends.sum(0) - bends[p], slope.sum(0) - slope[p])
            for p in range(PARTS**2)
        ]
    )
    share = (PARTS**2 - 1) / PARTS**2
    centres = others[:, 1:] / others[:, :1] - found[1:] / found[0]
    pulls = others[:, 0] - found[0]
    return np.sqrt(share * (pulls**2).sum()), np.sqrt(share * (centres**2).sum())


def block_map(found, places, slopes, row, column):
    away = places + np.asarray(found[1:]) / found[0]
    radial = (left(found, places, slopes) * away).sum(1) / np.hypot(*away.T)
    across, down = -(-(WIDTH // SIDE) // BLOCK), -(-(HEIGHT // SIDE) // BLOCK)
    values = np.zeros(across * down)
    block = row // BLOCK * across + column // BLOCK
    for b in range(len(values)):
        inside = np.sort(radial[block == b])
        if len(inside) >= 0.25 * BLOCK**2:
            values[b] = 100 * np.expm1(0.2 * inside[(len(inside) - 1) // 2])
    return values


def main(path):
    values = picture()
    places, slopes, row, column, usable = gradients(values)
    found = fit(places, slopes)
    pull_error, centre_error = errors(found, places, slopes, row, column)
    result = {
        "width": WIDTH,
        "height": HEIGHT,
        "sum": int(values.sum()),
        "usable": round(float(usable), 6),
        "gradients": len(places),
        "fit": [round(float(v), 6) for v in found],
        "pullError": round(float(pull_error), 6),
        "centreError": round(float(centre_error), 6),
        "map": [round(float(v), 4) for v in block_map(found, places, slopes, row, column)],
    }
    with open(path, "w", encoding="utf-8") as out:
        json.dump(result, out)
        out.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
