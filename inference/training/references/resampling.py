"""Independent reference of the resampling detector: prediction map and the spectrum of a window.

Kirchner's fixed linear predictor (MM&Sec 2008) by scipy's correlation, the window's power by
numpy's two-dimensional transform, and the power of bins over the mean power around them.

    python3 resampling.py ../../src/test/resources/org/telltale/inference/detect/resampling/reference.json
"""

import json
import sys

import numpy as np
from scipy.ndimage import correlate

from formula import grid, noise, rounded

WIDTH, HEIGHT, SIDE = 192, 160, 64
PLACES = [(0, 0), (64, 37), (127, 95)]
PIXELS = [(1, 1), (17, 5), (90, 80), (190, 158), (101, 33)]
BINS = [(10, 0), (21, 43), (0, 21), (32, 9), (15, 62), (29, 32), (21, 0), (21, 21), (43, 0)]


def picture():
    """Noise enlarged to three halves along rows and columns, between pixels by a straight line."""
    x, y = grid(WIDTH, HEIGHT)
    u, v = 2 * x / 3.0, 2 * y / 3.0
    left, top = np.floor(u).astype(int), np.floor(v).astype(int)
    a, b = u - left, v - top
    upper = (1 - a) * noise(left, top) + a * noise(left + 1, top)
    lower = (1 - a) * noise(left, top + 1) + a * noise(left + 1, top + 1)
    return rounded(120 + 0.2 * x + 25 * ((1 - b) * upper + b * lower))


def prediction(image):
    kernel = np.array([[-1, 2, -1], [2, 0, 2], [-1, 2, -1]]) / 4.0
    error = image - correlate(image, kernel, mode="nearest")
    values = np.exp(-np.abs(error))
    values[[0, -1], :] = 0
    values[:, [0, -1]] = 0
    return values


def ratios(window):
    hann = np.sin(np.pi * (np.arange(SIDE) + 0.5) / SIDE) ** 2
    power = np.abs(np.fft.fft2((window - window.mean()) * np.outer(hann, hann))) ** 2

    def ratio(u, v):
        near = [
            power[(v + dv) % SIDE, u + du]
            for dv in range(-8, 9)
            for du in range(-8, 9)
            if max(abs(du), abs(dv)) > 2 and 0 <= u + du <= SIDE // 2
        ]
        return power[v, u] / np.mean(near)

    return [float(f"{ratio(u, v):.6g}") for u, v in BINS if u <= SIDE // 2]


def main(path):
    image = picture()
    predicted = prediction(image)
    result = {
        "sum": int(image.sum()),
        "width": WIDTH,
        "height": HEIGHT,
        "side": SIDE,
        "map": [[x, y, float(f"{predicted[y, x]:.6g}")] for x, y in PIXELS],
        "bins": [b for b in BINS if b[0] <= SIDE // 2],
        "windows": [
            {"left": x, "top": y, "ratios": ratios(predicted[y : y + SIDE, x : x + SIDE])}
            for x, y in PLACES
        ],
    }
    with open(path, "w", encoding="utf-8") as out:
        json.dump(result, out)
        out.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
