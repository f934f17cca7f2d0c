"""Independent reference of the colour filter array: how well neighbours predict green on each half.

Writes, for each block of 16x16 pixels of a picture made by formula, the logarithm of the mean
squared prediction error on one half of the chessboard over that on the other (Popescu and Farid
2005 by a fixed predictor, as Dirik and Memon 2009), with OpenCV's filter.

    python3 colour_filter_array.py ../../src/test/resources/org/telltale/inference/detect/cfa/reference.json
"""

import json
import sys

import cv2
import numpy as np

from formula import grid, noise, rounded

WIDTH, HEIGHT, SIDE = 128, 96, 16
ROUNDING = 0.02
NEIGHBOURS = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]]) / 4.0


def picture():
    """Noise, stronger to the right; from the middle column on half of the pixels interpolated."""
    x, y = grid(WIDTH, HEIGHT)
    measured = rounded(90 + 0.5 * y + (2 + x / 8.0) * noise(x, y))
    between = cv2.filter2D(measured, cv2.CV_64F, NEIGHBOURS, borderType=cv2.BORDER_REFLECT_101)
    return np.where((x >= WIDTH // 2) & ((x + y) % 2 == 1), rounded(between), measured)


def main(path):
    image = picture()
    x, y = grid(WIDTH, HEIGHT)
    even = (x + y) % 2 == 0
    error = image - cv2.filter2D(image, cv2.CV_64F, NEIGHBOURS, borderType=cv2.BORDER_REFLECT_101)
    ratios, errors = [], []
    for top in range(0, HEIGHT, SIDE):
        for left in range(0, WIDTH, SIDE):
            block = np.s_[top : top + SIDE, left : left + SIDE]
            squares = error[block] ** 2
            a, b = squares[even[block]].mean(), squares[~even[block]].mean()
            ratios.append(round(float(np.log((a + ROUNDING) / (b + ROUNDING))), 6))
            errors.append(round(float(max(a, b)), 6))
    result = {"sum": int(image.sum()), "width": WIDTH, "height": HEIGHT}
    result |= {"ratios": ratios, "errors": errors}
    with open(path, "w", encoding="utf-8") as out:
        json.dump(result, out)
        out.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
