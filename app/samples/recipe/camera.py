"""A simulated camera: lens, sensor, mosaic, development. All steps are seeded."""

from dataclasses import dataclass

import cv2
import numpy as np


@dataclass(frozen=True)
class Camera:
    """shot and read are the noise model on the linear signal: variance = shot · signal + read²."""

    model: str
    iso: int
    shot: float
    read: float
    blur: float = 0.62
    vignette: float = 0.28
    fringe: float = 0.0006
    gains: tuple = (1.95, 1.0, 1.55)
    sharpen: float = 0.35
    exposure: float = 0.95
    aperture: tuple = (56, 10)
    focal: tuple = (35, 1)
    time: tuple = (1, 125)

    def develop(self, linear, seed):
        """8-bit BGR of a linear RGB picture."""
        return self._develop_raw(self._expose(linear, np.random.default_rng(seed)))

    def _expose(self, linear, rng):
        height, width = linear.shape[:2]
        light = cv2.GaussianBlur(linear.astype(np.float32) * self.exposure, (0, 0), self.blur)
        light = self._fringed(light)
        light *= self.shading(width, height)[..., None]
        light /= np.array(self.gains, np.float32)
        raw = np.empty((height, width), np.float32)
        raw[0::2, 0::2] = light[0::2, 0::2, 0]
        raw[0::2, 1::2] = light[0::2, 1::2, 1]
        raw[1::2, 0::2] = light[1::2, 0::2, 1]
        raw[1::2, 1::2] = light[1::2, 1::2, 2]
        sigma = np.sqrt(self.shot * np.maximum(raw, 0) + self.read ** 2)
        return raw + sigma * rng.standard_normal(raw.shape, np.float32)

    def shading(self, width, height):
        """What the lens leaves of the light, 0..1."""
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        r2 = ((x - width / 2) ** 2 + (y - height / 2) ** 2) / ((width / 2) ** 2 + (height / 2) ** 2)
        return (1 - self.vignette * r2) ** 2

    def _fringed(self, light):
        """Lateral chromatic aberration: red a little larger, blue a little smaller."""
        height, width = light.shape[:2]
        out = light.copy()
        for channel, sign in ((0, 1), (2, -1)):
            k = 1 + sign * self.fringe
            m = np.array([[k, 0, (1 - k) * width / 2], [0, k, (1 - k) * height / 2]], np.float32)
            plane = np.ascontiguousarray(light[..., channel])
            out[..., channel] = cv2.warpAffine(plane, m, (width, height), flags=cv2.INTER_LINEAR,
                                               borderMode=cv2.BORDER_REPLICATE)
        return out

    def _develop_raw(self, raw):
        black = 512
        digital = np.clip(np.rint(raw * (16383 - black) + black), 0, 16383).astype(np.uint16)
        # OpenCV names a mosaic by its second row; this one is red, green / green, blue.
        bgr = cv2.cvtColor(digital, cv2.COLOR_BayerBG2BGR_EA).astype(np.float32)
        bgr = np.maximum(bgr - black, 0) / (16383 - black) * np.array(self.gains[::-1], np.float32)
        bgr = np.clip(bgr, 0, 1)
        tone = np.where(bgr <= 0.0031308, 12.92 * bgr, 1.055 * np.power(bgr, 1 / 2.4) - 0.055)
        tone = tone + 0.10 * tone * (1 - tone) * (2 * tone - 1) * 2
        soft = cv2.GaussianBlur(tone, (0, 0), 1.0)
        tone = tone + self.sharpen * (tone - soft)
        return np.clip(np.rint(tone * 255), 0, 255).astype(np.uint8)


CALM = Camera("TS-1", 100, shot=1.2e-4, read=0.0015)
PLAIN = Camera("TS-2", 400, shot=2.4e-4, read=0.0020, gains=(2.1, 1.0, 1.4), focal=(50, 1), time=(1, 60))
LOUD = Camera("TS-2", 1600, shot=8.0e-4, read=0.0040, gains=(2.1, 1.0, 1.4), focal=(50, 1), time=(1, 250))
