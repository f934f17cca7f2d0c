"""The three scenes of the sample set: a still life, toys on a table, and a drawn portrait."""

import numpy as np

from scene import (F, Material, Scene, box, bumped, checks, ellipsoid, fbm, glaze, linen, mix, peel,
                   plane_y, plane_z, plaster, revolved, speckled, sphere, torus, union, wood)


def shifted(colour, c):
    c = np.array(c, F)
    return lambda p: colour(p - c)


def still_life():
    vase = revolved((-0.42, 0, -0.25), [(0, 0.13), (0.05, 0.16), (0.2, 0.235), (0.36, 0.2), (0.5, 0.1),
                                        (0.6, 0.085), (0.68, 0.125)], wall=0.02)
    mug = union(0.03, revolved((0.62, 0, -0.02), [(0, 0.125), (0.03, 0.14), (0.28, 0.14)], wall=0.018),
                torus((0.785, 0.145, -0.02), 0.075, 0.018))
    fruit = [((0.02, 0.135, 0.02), 0.135), ((0.29, 0.12, 0.16), 0.12), ((0.20, 0.115, -0.26), 0.115)]
    parts = [
        (plane_y(0), Material(wood, 0.12, 60)),
        (plane_z(-1.1), Material(plaster([0.33, 0.38, 0.36]))),
        (vase, Material(shifted(glaze([0.62, 0.66, 0.64], [0.05, 0.12, 0.30], 0.14, 0.30),
                                (-0.42, 0, -0.25)), 0.5, 90)),
        (mug, Material(speckled([0.58, 0.50, 0.40], [0.16, 0.09, 0.05]), 0.35, 70)),
    ]
    tones = [([0.80, 0.30, 0.03], [0.86, 0.42, 0.06]), ([0.62, 0.06, 0.03], [0.74, 0.34, 0.08]),
             ([0.80, 0.62, 0.07], [0.70, 0.66, 0.13])]
    for (c, r), (a, b) in zip(fruit, tones):
        parts.append((bumped(sphere(c, r), 90, 0.0016), Material(peel(a, b), 0.28, 35)))
    parts.append((box((-0.02, 0.012, 0.02), (0.62, 0.012, 0.46), 0.01, 0.12),
                  Material(linen([0.50, 0.47, 0.42]))))
    books = [((-0.98, 0.05, -0.32), (0.26, 0.05, 0.19), 0.18, [0.30, 0.05, 0.06]),
             ((-0.96, 0.145, -0.32), (0.24, 0.043, 0.18), 0.02, [0.06, 0.16, 0.17]),
             ((-0.99, 0.225, -0.33), (0.21, 0.036, 0.165), 0.30, [0.52, 0.36, 0.10])]
    for c, half, turn, cover in books:
        parts.append((box(c, half, 0.008, turn), Material(plaster(cover), 0.08, 20)))
    return Scene(parts, eye=(0.05, 0.92, 2.75), target=(-0.10, 0.27, -0.1), fov=27)


def toys():
    parts = [
        (plane_y(0), Material(linen([0.40, 0.45, 0.52]))),
        (plane_z(-1.0), Material(plaster([0.52, 0.45, 0.34]))),
        (box((-0.62, 0.17, -0.15), (0.17, 0.17, 0.17), 0.015, 0.5), Material(wood, 0.1, 30)),
        (box((-0.58, 0.47, -0.15), (0.13, 0.13, 0.13), 0.015, -0.2),
         Material(checks([0.60, 0.12, 0.08], [0.72, 0.62, 0.48], 0.085), 0.1, 30)),
        (sphere((0.02, 0.21, 0.12), 0.21), Material(checks([0.07, 0.20, 0.42], [0.74, 0.72, 0.64], 0.105),
                                                   0.35, 60)),
        (revolved((0.52, 0, -0.28), [(0, 0.17), (0.04, 0.19), (0.28, 0.13), (0.42, 0.05), (0.5, 0.075),
                                     (0.58, 0.06), (0.63, 0.012)]),
         Material(shifted(glaze([0.16, 0.36, 0.20], [0.76, 0.66, 0.20], 0.08, 0.24),
                          (0.52, 0, -0.28)), 0.5, 80)),
        (torus((0.44, 0.045, 0.34), 0.15, 0.045, upright=False),
         Material(speckled([0.70, 0.42, 0.10], [0.40, 0.14, 0.05]), 0.3, 45)),
        (torus((0.44, 0.13, 0.34), 0.115, 0.042, upright=False),
         Material(speckled([0.52, 0.14, 0.20], [0.78, 0.50, 0.44]), 0.3, 45)),
        (sphere((0.86, 0.13, 0.05), 0.13), Material(peel([0.12, 0.40, 0.36], [0.20, 0.52, 0.40]), 0.3, 50)),
    ]
    return Scene(parts, eye=(0.35, 0.85, 2.6), target=(0.1, 0.24, 0), fov=28, light=(2.4, 3.0, 2.2),
                 warmth=(1.0, 0.97, 0.90), ambient=(0.36, 0.36, 0.38))


def skin(p):
    pores = fbm(p * F(85), 3)
    blotch = fbm(p * F(6), 3)
    c = mix([0.60, 0.34, 0.24], [0.70, 0.43, 0.31], blotch) * (F(0.84) + F(0.32) * pores)[:, None]
    for x in (-0.15, 0.15):
        near = np.exp(-((p[:, 0] - F(x)) ** 2 + (p[:, 1] - F(0.93)) ** 2) / F(0.0055))
        c = c * (1 - near[:, None] * np.array([0.0, 0.20, 0.18], F))
    brow = np.exp(-((np.abs(p[:, 0]) - F(0.118)) / F(0.058)) ** 4 - (
        (p[:, 1] - F(1.143) + F(1.7) * (np.abs(p[:, 0]) - F(0.115)) ** 2) / F(0.0185)) ** 2)
    hairs = F(0.6) + F(0.4) * fbm(p * np.array([220, 60, 60], F), 2)
    return c * (1 - (brow * hairs * F(0.85))[:, None] * (p[:, 2:3] > F(0.1)))


def eye(cx):
    def colour(p):
        r = np.sqrt((p[:, 0] - F(cx)) ** 2 + (p[:, 1] - F(1.062)) ** 2)
        c = np.full_like(p, 0.72)
        c[r < 0.0245] = np.array([0.16, 0.10, 0.055], F)
        c[r < 0.0245] *= (F(0.6) + F(0.9) * fbm(p[r < 0.0245] * F(160), 2))[:, None]
        c[r < 0.0115] = 0.012
        return c
    return colour


def hair(p):
    strands = fbm(p * np.array([75, 9, 30], F), 4)
    return mix([0.045, 0.025, 0.015], [0.19, 0.10, 0.05], np.clip(strands * F(1.6) - F(0.35), 0, 1))


def knit(p):
    rows = F(0.5) + F(0.5) * np.sin(p[:, 1] * F(190) + F(2) * np.sin(p[:, 0] * F(150)))
    return np.array([0.075, 0.15, 0.19], F) * (F(0.62) + F(0.5) * rows + F(0.3) * fbm(p * F(60), 2))[:, None]


def portrait():
    head = union(0.10, ellipsoid((0, 1.10, 0), (0.262, 0.315, 0.29)),
                 ellipsoid((0, 0.935, 0.045), (0.205, 0.215, 0.225)),
                 ellipsoid((0, 0.79, 0.13), (0.085, 0.065, 0.085)))
    ridge = union(0.05, ellipsoid((-0.118, 1.125, 0.225), (0.095, 0.030, 0.045)),
                  ellipsoid((0.118, 1.125, 0.225), (0.095, 0.030, 0.045)))
    cheeks = union(0.05, ellipsoid((-0.135, 0.955, 0.185), (0.075, 0.062, 0.055)),
                   ellipsoid((0.135, 0.955, 0.185), (0.075, 0.062, 0.055)))
    nose = union(0.045, ellipsoid((0, 1.035, 0.278), (0.028, 0.095, 0.040)),
                 ellipsoid((0, 0.963, 0.315), (0.038, 0.032, 0.040)),
                 ellipsoid((-0.037, 0.955, 0.283), (0.026, 0.022, 0.026)),
                 ellipsoid((0.037, 0.955, 0.283), (0.026, 0.022, 0.026)))
    ears = union(0.02, ellipsoid((-0.272, 1.02, -0.02), (0.028, 0.078, 0.048)),
                 ellipsoid((0.272, 1.02, -0.02), (0.028, 0.078, 0.048)))
    neck = union(0.09, ellipsoid((0, 0.66, -0.03), (0.125, 0.24, 0.125)))
    solid = union(0.055, union(0.07, head, ridge, cheeks), nose, ears, neck)

    def sockets(p):
        q = p.copy()
        q[:, 0] = np.abs(q[:, 0])
        hollow = ellipsoid((0.112, 1.062, 0.292), (0.060, 0.034, 0.050))(q)
        k = F(0.03)
        d = solid(p)
        h = np.maximum(k - np.abs(d + hollow), 0) / k
        return np.maximum(d, -hollow) + h * h * k * F(0.25)

    lids = union(0.004, *[ellipsoid((s * 0.112, 1.087, 0.230), (0.058, 0.016, 0.036)) for s in (-1, 1)],
                 *[ellipsoid((s * 0.112, 1.038, 0.230), (0.052, 0.012, 0.032)) for s in (-1, 1)])
    lips_up = union(0.02, ellipsoid((-0.026, 0.878, 0.252), (0.045, 0.013, 0.030)),
                    ellipsoid((0.026, 0.878, 0.252), (0.045, 0.013, 0.030)))
    lips_down = ellipsoid((0, 0.856, 0.248), (0.056, 0.017, 0.034))
    mane = union(0.06, ellipsoid((0, 1.215, -0.065), (0.305, 0.265, 0.290)),
                 ellipsoid((-0.235, 1.10, -0.10), (0.085, 0.23, 0.15)),
                 ellipsoid((0.235, 1.10, -0.10), (0.085, 0.23, 0.15)),
                 ellipsoid((0.07, 1.375, 0.115), (0.20, 0.085, 0.135)),
                 ellipsoid((-0.14, 1.335, 0.11), (0.12, 0.085, 0.12)))
    body = union(0.14, ellipsoid((0, 0.18, -0.06), (0.50, 0.34, 0.24)),
                 ellipsoid((0, 0.42, -0.04), (0.30, 0.15, 0.18)))
    collar = torus((0, 0.565, -0.03), 0.135, 0.042, upright=False)
    parts = [
        (plane_z(-0.9), Material(plaster([0.30, 0.33, 0.37]))),
        (sockets, Material(skin, 0.09, 14)),
        (sphere((-0.112, 1.062, 0.192), 0.060), Material(eye(-0.112), 0.8, 160)),
        (sphere((0.112, 1.062, 0.192), 0.060), Material(eye(0.112), 0.8, 160)),
        (lids, Material(skin, 0.09, 14)),
        (lips_up, Material(lambda p: mix([0.40, 0.12, 0.10], [0.50, 0.18, 0.15], fbm(p * F(70), 3)), 0.2, 25)),
        (lips_down, Material(lambda p: mix([0.46, 0.15, 0.13], [0.56, 0.21, 0.18], fbm(p * F(70), 3)),
                             0.28, 25)),
        (bumped(mane, 26, 0.022), Material(hair, 0.22, 18)),
        (body, Material(knit)),
        (collar, Material(knit)),
    ]
    return Scene(parts, eye=(0.0, 0.98, 2.9), target=(0, 0.93, 0), fov=24, light=(-1.3, 1.7, 2.9),
                 warmth=(1.0, 0.95, 0.88), ambient=(0.36, 0.37, 0.40), key=2.3)


SCENES = {"still-life": still_life, "toys": toys, "portrait": portrait}
