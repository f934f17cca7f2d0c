"""Rendered scenes: signed distance fields, marched in numpy. Nothing here is a photograph.

A scene is a list of parts; each part is a distance function with a material. Space is in metres,
x to the right, y up, z towards the viewer. Colours are linear RGB reflectances.
"""

import numpy as np

F = np.float32


# ---- noise ---------------------------------------------------------------------------------------

def _hash(ix, iy, iz):
    h = (ix.astype(np.uint32) * np.uint32(374761393)
         + iy.astype(np.uint32) * np.uint32(668265263)
         + iz.astype(np.uint32) * np.uint32(2147483647))
    h = (h ^ (h >> np.uint32(13))) * np.uint32(1274126177)
    return ((h ^ (h >> np.uint32(16))) & np.uint32(0xFFFF)).astype(F) / F(65535)


def value_noise(p):
    """Smooth noise in 0..1 at points (n, 3)."""
    i = np.floor(p).astype(np.int64)
    f = (p - i).astype(F)
    f = f * f * (3 - 2 * f)
    out = np.zeros(len(p), F)
    for dx in (0, 1):
        wx = f[:, 0] if dx else 1 - f[:, 0]
        for dy in (0, 1):
            wy = f[:, 1] if dy else 1 - f[:, 1]
            for dz in (0, 1):
                wz = f[:, 2] if dz else 1 - f[:, 2]
                out += wx * wy * wz * _hash(i[:, 0] + dx, i[:, 1] + dy, i[:, 2] + dz)
    return out


def fbm(p, octaves=4):
    """Sum of octaves of value noise, about 0..1."""
    total, weight, norm = np.zeros(len(p), F), F(0.5), F(0)
    for _ in range(octaves):
        total += weight * value_noise(p)
        norm += weight
        p, weight = p * F(2.03) + F(17.1), weight * F(0.5)
    return total / norm


# ---- distances -----------------------------------------------------------------------------------

def sphere(c, r):
    c = np.array(c, F)
    return lambda p: np.sqrt(((p - c) ** 2).sum(1)) - F(r)


def ellipsoid(c, r):
    c, r = np.array(c, F), np.array(r, F)

    def d(p):
        q = (p - c) / r
        k0 = np.sqrt((q * q).sum(1))
        k1 = np.sqrt(((q / r) ** 2).sum(1))
        return k0 * (k0 - 1) / np.maximum(k1, F(1e-6))
    return d


def box(c, half, rounding=0.0, turn=0.0):
    c, half = np.array(c, F), np.array(half, F) - F(rounding)
    cos, sin = F(np.cos(turn)), F(np.sin(turn))

    def d(p):
        q = p - c
        x, z = q[:, 0] * cos - q[:, 2] * sin, q[:, 0] * sin + q[:, 2] * cos
        q = np.abs(np.stack([x, q[:, 1], z], 1)) - half
        outside = np.sqrt((np.maximum(q, 0) ** 2).sum(1))
        return outside + np.minimum(q.max(1), 0) - F(rounding)
    return d


def revolved(c, profile, wall=None):
    """A body of revolution about the vertical axis: profile gives the radius for a height 0..h."""
    c = np.array(c, F)
    heights = np.array([h for h, _ in profile], F)
    radii = np.array([r for _, r in profile], F)
    fine = np.linspace(heights[0], heights[-1], 200).astype(F)
    smooth = np.interp(fine, heights, radii)
    kernel = np.hanning(25)
    smooth = np.convolve(np.pad(smooth, 12, mode="edge"), kernel / kernel.sum(), "valid").astype(F)

    def d(p):
        q = p - c
        rho = np.sqrt(q[:, 0] ** 2 + q[:, 2] ** 2)
        r = np.interp(q[:, 1], fine, smooth).astype(F)
        dy = np.maximum(heights[0] - q[:, 1], q[:, 1] - heights[-1])
        side = (rho - r) * F(0.8)
        if wall is not None:
            inner = np.maximum(-(rho - r + F(wall)) * F(0.8), F(wall) - q[:, 1])
            side = np.maximum(side, inner)
        return np.maximum(side, dy)
    return d


def torus(c, big, small, upright=True):
    c = np.array(c, F)

    def d(p):
        q = p - c
        a, b = (np.sqrt(q[:, 0] ** 2 + q[:, 1] ** 2) - F(big), q[:, 2]) if upright else (
            np.sqrt(q[:, 0] ** 2 + q[:, 2] ** 2) - F(big), q[:, 1])
        return np.sqrt(a * a + b * b) - F(small)
    return d


def plane_y(y):
    return lambda p: p[:, 1] - F(y)


def plane_z(z):
    return lambda p: p[:, 2] - F(z)


def union(k, *parts):
    """Smooth union with radius k."""
    def d(p):
        out = parts[0](p)
        for part in parts[1:]:
            other = part(p)
            h = np.maximum(F(k) - np.abs(out - other), 0) / F(k)
            out = np.minimum(out, other) - h * h * F(k) * F(0.25)
        return out
    return d


def bumped(part, scale, height):
    def d(p):
        out = part(p)
        near = np.nonzero(np.abs(out) < F(4 * height))[0]
        if len(near):
            out[near] += F(height) * (fbm(p[near] * F(scale), 3) - F(0.5))
        return out
    return d


# ---- rendering -----------------------------------------------------------------------------------

class Material:
    """Colour as a function of points, gloss 0..1."""

    def __init__(self, colour, gloss=0.0, sharpness=40.0):
        self.colour = colour if callable(colour) else (
            lambda p, c=np.array(colour, F): np.broadcast_to(c, p.shape))
        self.gloss, self.sharpness = F(gloss), F(sharpness)


class Scene:
    """Parts, a key light with its size, and a camera."""

    def __init__(self, parts, eye, target, fov=32.0, light=(-2.2, 3.2, 2.6), warmth=(1.0, 0.93, 0.82),
                 ambient=(0.30, 0.34, 0.40), key=2.6):
        self.parts = parts
        self.eye, self.target, self.fov = np.array(eye, F), np.array(target, F), fov
        light = np.array(light, F)
        self.light = light / np.linalg.norm(light)
        self.warmth, self.ambient, self.key = np.array(warmth, F), np.array(ambient, F), F(key)

    def distance(self, p):
        out = self.parts[0][0](p)
        for shape, _ in self.parts[1:]:
            out = np.minimum(out, shape(p))
        return out

    def nearest(self, p):
        distances = np.stack([shape(p) for shape, _ in self.parts])
        return distances.argmin(0)

    def rays(self, width, height):
        forward = self.target - self.eye
        forward /= np.linalg.norm(forward)
        right = np.cross(forward, np.array([0, 1, 0], F))
        right /= np.linalg.norm(right)
        up = np.cross(right, forward)
        half = np.tan(np.radians(self.fov) / 2)
        x = (np.arange(width, dtype=F) + F(0.5)) / width * 2 - 1
        y = 1 - (np.arange(height, dtype=F) + F(0.5)) / height * 2
        gx, gy = np.meshgrid(x * half * width / height, y * half)
        d = forward + gx[..., None] * right + gy[..., None] * up
        d = d.reshape(-1, 3).astype(F)
        return d / np.linalg.norm(d, axis=1, keepdims=True)

    def march(self, origin, rays, steps=90, far=14.0):
        t = np.full(len(rays), F(0.05))
        active = np.arange(len(rays))
        for _ in range(steps):
            p = origin + rays[active] * t[active, None]
            d = self.distance(p)
            t[active] += d * F(0.92)
            active = active[(d > F(0.0006)) & (t[active] < F(far))]
            if not len(active):
                break
        return t

    def normals(self, p):
        e = F(0.0012)
        n = np.zeros_like(p)
        for k in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
            k = np.array(k, F)
            n += k * self.distance(p + k * e)[:, None]
        return n / np.maximum(np.linalg.norm(n, axis=1, keepdims=True), F(1e-6))

    def shadow(self, p, n, softness=9.0):
        out = np.ones(len(p), F)
        t = np.full(len(p), F(0.02))
        active = np.nonzero(n @ self.light > 0)[0]
        start = p + n * F(0.004)
        for _ in range(34):
            d = self.distance(start[active] + self.light * t[active, None])
            out[active] = np.minimum(out[active], np.clip(F(softness) * d / t[active], 0, 1))
            t[active] += np.clip(d, F(0.012), F(0.25))
            active = active[(out[active] > F(0.004)) & (t[active] < F(4))]
            if not len(active):
                break
        return out * out * (3 - 2 * out)

    def occlusion(self, p, n):
        out, weight = np.zeros(len(p), F), F(1)
        for i in range(1, 5):
            h = F(0.035 * i)
            out += (h - self.distance(p + n * h)) * weight
            weight *= F(0.8)
        return np.clip(1 - F(3.2) * out, F(0.1), 1)

    def render(self, width, height):
        """Linear RGB, height × width × 3, about 0..1 for a white diffuse surface in the light; and
        which part each pixel shows."""
        rays = self.rays(width, height)
        out, which = np.empty((len(rays), 3), F), np.empty(len(rays), np.uint8)
        chunk = 1 << 18
        for at in range(0, len(rays), chunk):
            out[at:at + chunk], which[at:at + chunk] = self._shade(rays[at:at + chunk])
        return out.reshape(height, width, 3), which.reshape(height, width)

    def _shade(self, rays):
        t = self.march(self.eye, rays)
        p = self.eye + rays * t[:, None]
        n = self.normals(p)
        which = self.nearest(p)
        colour, gloss, sharp = np.zeros_like(p), np.zeros(len(p), F), np.ones(len(p), F)
        for i, (_, material) in enumerate(self.parts):
            mask = which == i
            if mask.any():
                colour[mask] = material.colour(p[mask])
                gloss[mask], sharp[mask] = material.gloss, material.sharpness
        shade = self.shadow(p, n)
        occlusion = self.occlusion(p, n)[:, None]
        diffuse = np.maximum(n @ self.light, 0) * shade
        half = self.light - rays
        half /= np.linalg.norm(half, axis=1, keepdims=True)
        spec = np.maximum((n * half).sum(1), 0) ** sharp * shade * gloss
        fresnel = (1 - np.abs((n * rays).sum(1))) ** 4 * gloss
        sky = self.ambient * (F(0.72) + F(0.28) * n[:, 1:2])
        bounce = np.array([0.16, 0.11, 0.07], F) * np.maximum(-n[:, 1:2] * F(0.6) + F(0.35), 0)
        light = sky * occlusion + bounce * occlusion + self.warmth * (self.key * F(0.42) * diffuse)[:, None]
        shown = colour * light + self.warmth * spec[:, None] * F(0.9) + self.ambient * (
            fresnel[:, None] * occlusion * F(0.7))
        return shown, which


# ---- materials -----------------------------------------------------------------------------------

def mix(a, b, t):
    return np.array(a, F) * (1 - t[:, None]) + np.array(b, F) * t[:, None]


def wood(p):
    q = p * np.array([0.7, 1, 9], F)
    rings = fbm(q * F(2.2), 4)
    grain = fbm(p * np.array([3, 40, 160], F), 3)
    plank = np.floor(p[:, 2] / F(0.34))
    tint = F(0.86) + F(0.28) * _hash((plank + 50).astype(np.int64), 0 * plank.astype(np.int64),
                                     0 * plank.astype(np.int64))
    seam = np.abs(p[:, 2] / F(0.34) - plank - F(0.5)) > F(0.493)
    c = mix([0.19, 0.085, 0.035], [0.45, 0.25, 0.115], np.clip(rings * F(1.5) - F(0.25), 0, 1))
    c = c * (F(0.72) + F(0.5) * grain)[:, None] * tint[:, None]
    return np.where(seam[:, None], c * F(0.25), c)


def plaster(base):
    def colour(p):
        return np.array(base, F) * (F(0.80) + F(0.30) * fbm(p * F(3.1), 4)
                                    + F(0.10) * fbm(p * F(60), 2))[:, None]
    return colour


def linen(base):
    def colour(p):
        weave = F(0.5) + F(0.25) * np.sin(p[:, 0] * F(430)) + F(0.25) * np.sin(p[:, 2] * F(430))
        return np.array(base, F) * (F(0.80) + F(0.16) * weave + F(0.2) * fbm(p * F(25), 3))[:, None]
    return colour


def peel(a, b):
    return lambda p: mix(a, b, np.clip(fbm(p * F(9), 3) * F(1.6) - F(0.3), 0, 1)) * (
        F(0.85) + F(0.3) * fbm(p * F(120), 2))[:, None]


def glaze(base, band, low, high):
    """Ceramic with a painted band of dots."""
    def colour(p):
        c = np.array(base, F) * (F(0.92) + F(0.16) * fbm(p * F(7), 3))[:, None]
        angle = np.arctan2(p[:, 2], p[:, 0]) * F(18 / (2 * np.pi))
        middle = (p[:, 1] - F((low + high) / 2)) / F(high - low)
        dot = ((angle - np.round(angle)) ** 2 * F(2.2) + (middle * F(1.3)) ** 2) < F(0.11)
        edge = (np.abs(np.abs(middle) - F(0.5)) < F(0.07))
        return np.where((dot | edge)[:, None], np.array(band, F) * np.ones_like(p), c)
    return colour


def checks(a, b, size):
    def colour(p):
        odd = (np.floor(p / F(size)).sum(1) % 2) > 0.5
        c = np.where(odd[:, None], np.array(a, F), np.array(b, F))
        return c * (F(0.85) + F(0.3) * fbm(p * F(30), 3))[:, None]
    return colour


def speckled(base, spots):
    return lambda p: np.where((value_noise(p * F(95)) > F(0.78))[:, None], np.array(spots, F),
                              np.array(base, F)) * (F(0.85) + F(0.3) * fbm(p * F(14), 3))[:, None]
