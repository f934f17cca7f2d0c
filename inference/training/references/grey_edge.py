#!/usr/bin/python3
"""First-order Grey-Edge with OpenCV's Sobel filter, for GreyEdgeTest; writes JSON.

    ./grey_edge.py OUT.json
"""

import json
import sys

import cv2
import numpy as np

SIDE = 48


def picture():
    """Code values R, G, B by formula; nothing near black or saturation."""
    y, x = np.mgrid[0:SIDE, 0:SIDE].astype(float)
    red = 120 + 60 * np.sin(x / 3.1) * np.cos(y / 4.3)
    green = 110 + 40 * np.sin(x / 2.7 + 1) * np.cos(y / 5.1)
    blue = 100 + 30 * np.sin((x + y) / 3.7)
    return np.stack([np.rint(c) for c in (red, green, blue)], -1)


def main():
    code = picture()
    v = code / 255
    linear = np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4)
    edges = []
    for channel in range(3):
        dx = cv2.Sobel(linear[..., channel], cv2.CV_64F, 1, 0) / 8
        dy = cv2.Sobel(linear[..., channel], cv2.CV_64F, 0, 1) / 8
        edges.append(np.hypot(dx, dy)[1:-1, 1:-1].mean())
    unit = np.array(edges) / np.linalg.norm(edges)
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        json.dump({"side": SIDE, "checksum": float(code.sum()),
                   "red": round(unit[0], 6), "green": round(unit[1], 6),
                   "blue": round(unit[2], 6)}, out)
        out.write("\n")


if __name__ == "__main__":
    main()
