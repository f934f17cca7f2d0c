"""Noise by formula, the same in every language: what the recipes beside this make pictures of.

The Java counterpart is HashedNoise among the tests.
"""

import numpy as np

_GAMMA = 0x9E3779B97F4A7C15
_FIRST = 0xBF58476D1CE4E5B9
_SECOND = 0x94D049BB133111EB


def noise(x, y, layer=0):
    """Sum of four uniform numbers less 2 (deviation 0.577) for each pixel: splitmix64 of its place."""
    place = np.uint64(layer) << np.uint64(40) | y.astype(np.uint64) << np.uint64(20)
    with np.errstate(over="ignore"):
        z = ((place | x.astype(np.uint64)) + np.uint64(1)) * np.uint64(_GAMMA)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(_FIRST)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(_SECOND)
    z = z ^ (z >> np.uint64(31))
    parts = [(z >> np.uint64(16 * i)) & np.uint64(0xFFFF) for i in range(4)]
    return sum(part.astype(np.float64) for part in parts) / 65536 - 2


def grid(width, height):
    """Columns and rows of a picture's pixels."""
    y, x = np.mgrid[0:height, 0:width]
    return x, y


def rounded(values):
    """Grey levels."""
    return np.clip(np.rint(values), 0, 255)
