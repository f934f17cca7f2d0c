"""Writes the reference of JpegBlocks: OpenCV's DCT of a picture made by formula.

    python3 jpeg_blocks.py ../../src/test/resources/org/telltale/inference/detect/jpeg/blocks.json
"""

import json
import sys

import cv2
import numpy as np

WIDTH, HEIGHT = 43, 30
FREQUENCIES = [0, 1, 8, 9, 2, 16, 27, 63, 40, 5]

y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
picture = ((7 * x * x + 13 * y * y + 3 * x * y) % 251).astype(np.float32)
blocks = [
    cv2.dct(picture[r : r + 8, c : c + 8] - 128)
    for r in range(0, HEIGHT - 7, 8)
    for c in range(0, WIDTH - 7, 8)
]
values = [[round(float(b[f // 8, f % 8]), 4) for b in blocks] for f in FREQUENCIES]
with open(sys.argv[1], "w", encoding="utf-8") as out:
    json.dump({"frequencies": FREQUENCIES, "values": values}, out)
    out.write("\n")
