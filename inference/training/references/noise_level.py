"""Independent reference of the noise level: MAD of the diagonal detail of Daubechies' wavelet db2.

Writes the noise of every 32×32 block of pictures made by formula, so that the Java test makes the
same pictures without a file. numpy only; scikit-image's estimate_sigma is the same median over
the whole picture (db2, 0.6745).

    python3 noise_level.py ../../src/test/resources/org/telltale/inference/detect/noise/reference.json
"""

import json
import sys

import numpy as np

SIDE = 32
WIDTH, HEIGHT = 256, 192


def picture(sigma):
    """Shading plus noise from a linear congruential generator: sums of twelve uniform numbers."""
    state = np.uint64(12345)
    shades = np.empty((HEIGHT, WIDTH))
    multiplier, increment = np.uint64(6364136223846793005), np.uint64(1442695040888963407)
    with np.errstate(over="ignore"):
        for y in range(HEIGHT):
            for x in range(WIDTH):
                total = 0.0
                for _ in range(12):
                    state = state * multiplier + increment
                    total += float(state >> np.uint64(40)) / (1 << 24)
                shades[y, x] = 60 + 100.0 * x / WIDTH + 40.0 * y / HEIGHT + sigma * (total - 6)
    return np.clip(np.rint(shades), 0, 255)


def diagonal(image):
    """Diagonal detail of one level, each filter starting at an even pixel."""
    root3 = np.sqrt(3)
    low = np.array([1 + root3, 3 + root3, 3 - root3, 1 - root3]) / (4 * np.sqrt(2))
    high = low[::-1] * np.array([1, -1, 1, -1])

    def along(values, axis):
        count = (values.shape[axis] - 4) // 2 + 1
        first = 2 * np.arange(count)
        return sum(high[k] * np.take(values, first + k, axis) for k in range(4))

    return along(along(image, 1), 0)


def block_noise(image):
    detail = np.abs(diagonal(image))
    half = SIDE // 2
    rows, columns = image.shape[0] // SIDE, image.shape[1] // SIDE
    return [
        float(np.median(detail[r * half : (r + 1) * half, c * half : (c + 1) * half]) / 0.6745)
        for r in range(rows)
        for c in range(columns)
    ]


def main(path):
    cases = [
        {"sigma": sigma, "blocks": [round(v, 5) for v in block_noise(picture(sigma))]}
        for sigma in (1.5, 4.0, 9.0)
    ]
    with open(path, "w", encoding="utf-8") as out:
        json.dump({"side": SIDE, "width": WIDTH, "height": HEIGHT, "cases": cases}, out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
