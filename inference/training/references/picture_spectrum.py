#!/usr/bin/python3
"""Averaged spectrum and neighbour statistics by numpy, for PowerSpectrumTest and
NeighbourStatisticsTest; writes JSON.

    ./picture_spectrum.py SPECTRUM.json NEIGHBOURS.json
"""

import json
import sys

import numpy as np

WIDTH, HEIGHT, SIDE = 640, 448, 256
FREQUENCIES = [(0, 3), (5, 0), (17, -40), (64, 64), (100, 30), (128, 128), (32, 0), (48, 16)]


def picture():
    """Waves of many lengths and a repeatable noise by formula, whole grey levels."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(float)
    total = 128 + 0.05 * x - 0.03 * y
    for k in range(1, 60):
        angle, turn = 2.399963 * k, 2 * np.pi * k / 128
        total += 30 / k * np.sin(turn * (x * np.cos(angle) + y * np.sin(angle)) + k * k)
    hashed = (x.astype(np.int64) * 73856093 ^ y.astype(np.int64) * 19349663) % 1021
    total += hashed / 1021 * 6 + 1.5 * ((x % 16) == 3) + 2 * (x % 2)
    return np.floor(np.clip(total, 0, 255) + 0.5)


def corners(margin, least_step=64):
    """Even corners, evenly spread; so few windows fit that the limit of 64 does not bind."""
    places = []
    first = margin + margin % 2
    for length in (HEIGHT, WIDTH):
        spare = length - first - margin - SIDE
        count = 1 + int(spare / least_step)
        places.append([first + spare * i // (count - 1) // 2 * 2 for i in range(count)])
    return [(x, y) for y in places[0] for x in places[1]]


def residual(values, x, y, width, height):
    part = values[y - 1 : y + height + 1, x - 1 : x + width + 1]
    around = part[:-2, 1:-1] + part[2:, 1:-1] + part[1:-1, :-2] + part[1:-1, 2:]
    return part[1:-1, 1:-1] - around / 4


def response():
    u = np.cos(2 * np.pi * np.fft.fftfreq(SIDE))
    return 1 - (u + u[:, None]) / 2


def averaged(values):
    hann = np.sin(np.pi * (np.arange(SIDE) + 0.5) / SIDE) ** 2
    window = np.outer(hann, hann)
    spectra = [
        np.abs(np.fft.fft2(residual(values, x, y, SIDE, SIDE) * window)) ** 2
        for x, y in corners(1)
    ]
    rounding = response() ** 2 / 12 + 1e-9
    levels = [10 * np.log10(s / (window**2).sum() + rounding) for s in spectra]
    return np.mean(levels, 0), len(spectra)


def radial(decibels):
    u = np.fft.fftfreq(SIDE, 1 / SIDE)
    distance = np.rint(np.hypot(u, u[:, None])).astype(int)
    with np.errstate(divide="ignore"):
        own = decibels - 20 * np.log10(response())
    rings = np.array([0] + [own[distance == r].mean() for r in range(1, 128)])
    r = np.arange(6, 65)
    slope, offset = np.polyfit(np.log2(r), rings[r], 1, w=1 / np.sqrt(r))
    high = np.arange(103, 128)
    return slope, (rings[high] - offset - slope * np.log2(high)).mean()


def neighbours(values):
    logs, correlations = [], []
    for x, y in corners(2):
        wide = residual(values, x, y, SIDE + 1, SIDE + 1)
        here = wide[:-1, :-1]
        means = [np.abs(here[j::2, i::2]).mean() for j in (0, 1) for i in (0, 1)]
        part = values[y : y + SIDE + 1, x : x + SIDE + 1]
        right = np.abs(np.diff(part, axis=1))[:-1]
        below = np.abs(np.diff(part, axis=0))[:, :-1]
        logs.append(
            [np.log(m / np.mean(means)) for m in means]
            + [np.log(right[:, 0::2].mean() / right[:, 1::2].mean())]
            + [np.log(below[0::2].mean() / below[1::2].mean())]
        )
        products = here * (wide[:-1, 1:] + wide[1:, :-1]) / 2
        correlations.append(products.sum() / (here**2).sum())
    lower = lambda v: np.sort(v, axis=0)[(len(v) - 1) // 2]
    return np.exp(np.abs(lower(np.array(logs))).max()), lower(np.array(correlations)), len(logs)


def main():
    values = picture()
    decibels, windows = averaged(values)
    slope, excess = radial(decibels)
    write(sys.argv[1], {
        "windows": windows, "slope": slope, "excess": excess,
        "decibels": [[u, v, decibels[v % SIDE, u % SIDE]] for u, v in FREQUENCIES]}, values)
    ratio, correlation, count = neighbours(values)
    write(sys.argv[2], {"windows": count, "ratio": ratio, "correlation": correlation}, values)


def write(path, document, values):
    document = {"width": WIDTH, "height": HEIGHT, "checksum": float(values.sum()), **document}
    with open(path, "w", encoding="utf-8") as out:
        json.dump(document, out)
        out.write("\n")


if __name__ == "__main__":
    main()
