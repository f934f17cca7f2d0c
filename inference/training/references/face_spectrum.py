#!/usr/bin/python3
"""Slope of the power spectrum of a box by numpy's FFT, for SpectrumMeterTest; writes JSON.

    ./face_spectrum.py OUT.json
"""

import json
import sys

import numpy as np

SIDE, FACE_WIDTH, BAND, RINGS = 128, 128, (10, 30), 5
BOXES = [[10, 12, 74, 60], [80, 20, 103, 56], [30, 90, 98, 101]]


def picture():
    """Waves of many lengths by formula, rounded to whole grey levels as files hold them."""
    y, x = np.mgrid[0:SIDE, 0:SIDE].astype(float)
    total = 128 + 0.2 * x - 0.1 * y
    for k in range(1, 40):
        angle = 2.399963 * k
        frequency = 2 * np.pi * k / SIDE
        total += 40 / k * np.sin(frequency * (x * np.cos(angle) + y * np.sin(angle)) + k * k)
    return np.round(np.clip(total, 0, 255))


def slope(values):
    """Least squares of the ring means of log power over log frequency, weighted by their counts."""
    height, width = values.shape
    y, x = np.mgrid[0:height, 0:width].astype(float)
    plane = np.stack([np.ones_like(x), x, y], -1).reshape(-1, 3)
    fitted = plane @ np.linalg.lstsq(plane, values.ravel(), rcond=None)[0]
    window = np.outer(np.sin(np.pi * (np.arange(height) + 0.5) / height) ** 2,
                      np.sin(np.pi * (np.arange(width) + 0.5) / width) ** 2)
    power = np.abs(np.fft.fft2((values - fitted.reshape(values.shape)) * window)) ** 2
    v = np.fft.fftfreq(height)[:, None] * FACE_WIDTH
    u = np.fft.fftfreq(width)[None, :] * FACE_WIDTH
    frequency = np.hypot(u, v)
    edges = np.geomspace(*BAND, RINGS + 1)
    xs, ys, weights = [], [], []
    for low, high in zip(edges, edges[1:]):
        ring = (frequency >= low) & (frequency < high)
        if ring.any():
            xs.append(np.log(frequency[ring]).mean())
            ys.append(np.log(power[ring].mean() + (window ** 2).sum() / 12))
            weights.append(ring.sum())
    return float(np.polyfit(xs, ys, 1, w=np.sqrt(weights))[0])


def main():
    values = picture()
    result = {"side": SIDE, "face_width": FACE_WIDTH, "checksum": float(values.sum()),
              "boxes": [{"box": b, "slope": round(slope(values[b[1]:b[3], b[0]:b[2]]), 5)}
                        for b in BOXES]}
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        json.dump(result, out)
        out.write("\n")


if __name__ == "__main__":
    main()
