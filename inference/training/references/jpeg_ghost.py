"""What a real re-save changes, block by block, by OpenCV: the reference for RequantizationErrors.

The picture is made by a formula, so that the Java test makes the same one. Writes a JSON file:
mean squared difference of each 16x16 pixels at some qualities, row-major.

Usage: jpeg_ghost.py OUTPUT.json
"""

import json
import sys

import cv2
import numpy as np

WIDTH, HEIGHT = 192, 128
CELL = 16
QUALITIES = [30, 50, 70, 80, 90, 95]


def picture():
    """Waves of several lengths and a hash for noise; every step is exact in both languages."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.int64)
    noise = ((x * 73856093) ^ (y * 19349663)) % 1009 % 25 - 12
    waves = 40 * np.sin(x / 9.0 + y / 23.0) + 25 * np.cos(y / 5.0 - x / 41.0)
    return np.clip(np.floor(128 + waves + noise * (x / WIDTH) + 0.5), 0, 255).astype(np.uint8)


def main():
    grey = picture()
    result = {"width": WIDTH, "height": HEIGHT, "cell": CELL, "sum": int(grey.sum()), "squares": {}}
    for quality in QUALITIES:
        done, data = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, quality])
        again = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
        assert done
        square = (grey.astype(np.float64) - again) ** 2
        cells = square.reshape(HEIGHT // CELL, CELL, WIDTH // CELL, CELL).mean(axis=(1, 3))
        result["squares"][str(quality)] = [round(float(v), 4) for v in cells.ravel()]
    with open(sys.argv[1], "w") as out:
        json.dump(result, out)
        out.write("\n")


if __name__ == "__main__":
    main()
