"""Expected values of FaceAlignmentTest: prints align.json.

Umeyama's similarity (IEEE PAMI 13(4), 1991, eqs. 38 to 43) by singular values with numpy, then each
pixel of the result between its four neighbours in double precision. Shares no code with Telltale.
Run with Python 3 and numpy 1.24.2; with --opencv it also says how far cv2.warpAffine is from it.
"""

import json
import sys

import numpy as np

WIDTH, HEIGHT, BORDER = 160, 120, 17

# The template of ArcFace (Deng and others 2019) for 112 x 112.
TEMPLATE = [
    (38.2946, 51.6963),
    (73.5318, 51.5014),
    (56.0252, 71.7366),
    (41.5493, 92.3655),
    (70.7299, 92.2041),
]

CASES = {
    "tilted": [(61.3, 40.2), (94.7, 51.9), (72.1, 63.8), (53.4, 71.5), (83.2, 82.0)],
    "upside down": [(99.0, 88.5), (62.2, 87.0), (80.1, 66.4), (95.5, 45.8), (65.3, 44.9)],
    "small, at the edge": [(3.1, 6.0), (13.2, 5.1), (8.5, 11.4), (4.2, 16.8), (12.9, 16.1)],
}


def picture():
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return np.stack(
        [
            np.floor(127.5 + 120 * np.sin(0.05 * x + 0.03 * y)),
            np.floor(127.5 + 120 * np.sin(0.02 * x - 0.06 * y + 1)),
            np.floor(127.5 + 120 * np.cos(0.04 * x + 0.05 * y)),
        ],
        axis=-1,
    )


def umeyama(source, target):
    source, target = np.array(source), np.array(target)
    mean_s, mean_t = source.mean(0), target.mean(0)
    s, t = source - mean_s, target - mean_t
    covariance = t.T @ s / len(source)
    u, d, vt = np.linalg.svd(covariance)
    sign = np.ones(2)
    if np.linalg.det(covariance) < 0:
        sign[1] = -1
    rotation = u @ np.diag(sign) @ vt
    scale = (d * sign).sum() / (s**2).sum(1).mean()
    linear = scale * rotation
    return np.hstack([linear, (mean_t - linear @ mean_s)[:, None]])


def warp(image, matrix, side):
    inverse = np.linalg.inv(np.vstack([matrix, [0, 0, 1]]))
    v, u = np.mgrid[0:side, 0:side]
    x, y, _ = inverse @ np.stack([u.ravel(), v.ravel(), np.ones(side * side)])
    padded = np.full((HEIGHT + 4, WIDTH + 4, 3), float(BORDER))
    padded[2:-2, 2:-2] = image
    x = np.clip(x + 2, 0, WIDTH + 2.999)
    y = np.clip(y + 2, 0, HEIGHT + 2.999)
    x0, y0 = x.astype(int), y.astype(int)
    fx, fy = (x - x0)[:, None], (y - y0)[:, None]
    top = padded[y0, x0] * (1 - fx) + padded[y0, x0 + 1] * fx
    bottom = padded[y0 + 1, x0] * (1 - fx) + padded[y0 + 1, x0 + 1] * fx
    return (top * (1 - fy) + bottom * fy).reshape(side, side, 3)


def main():
    image = picture()
    cases = []
    for name, points in CASES.items():
        matrix = umeyama(points, TEMPLATE)
        aligned = warp(image, matrix, 112)
        if "--opencv" in sys.argv:
            import cv2

            other = cv2.warpAffine(
                image.astype(np.uint8), matrix, (112, 112), borderValue=(BORDER,) * 3
            )
            print(name, np.abs(other - aligned).max(), file=sys.stderr)
        places = [(x, y) for y in range(3, 112, 18) for x in range(5, 112, 17)]
        cases.append(
            {
                "case": name,
                "points": points,
                "matrix": [round(v, 9) for v in matrix.ravel()],
                "pixels": [
                    [x, y] + [round(v, 4) for v in aligned[y, x]] for x, y in places
                ],
            }
        )
    lines = ",\n ".join(json.dumps(case) for case in cases)
    print('{"template": %s, "border": %d, "cases": [\n %s\n]}' % (
        json.dumps([v for point in TEMPLATE for v in point]), BORDER, lines))


if __name__ == "__main__":
    main()
