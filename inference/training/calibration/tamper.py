"""Manipulations of known kinds and places. Every function returns a changed copy."""

import cv2
import numpy as np


def region(shape, random):
    """A soft-edged mask (0 to 1) of an ellipse or rectangle over 1 to 12 % of the picture."""
    height, width = shape[:2]
    area = height * width * 10 ** random.uniform(-2, -0.92)
    aspect = 2 ** random.uniform(-0.7, 0.7)
    w = int(np.clip(np.sqrt(area * aspect), 48, width * 0.6))
    h = int(np.clip(np.sqrt(area / aspect), 48, height * 0.6))
    x = int(random.integers(8, max(9, width - w - 8)))
    y = int(random.integers(8, max(9, height - h - 8)))
    mask = np.zeros((height, width), np.float32)
    if random.random() < 0.5:
        cv2.ellipse(mask, (x + w // 2, y + h // 2), (w // 2, h // 2), 0, 0, 360, 1, -1)
    else:
        mask[y : y + h, x : x + w] = 1
    feather = random.choice([0, 1, 2.5])
    return cv2.GaussianBlur(mask, (0, 0), feather) if feather else mask


def _blend(image, other, mask):
    mixed = image + (other.astype(np.float32) - image) * mask[..., None]
    return np.clip(np.rint(mixed), 0, 255).astype(np.uint8)


def jpeg(image, quality):
    """Through a JPEG and back."""
    encoded = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, int(quality)])[1]
    return cv2.imdecode(encoded, cv2.IMREAD_COLOR)


def splice(image, mask, donor, random):
    """Another picture's pixels, often saved at another quality or scaled before."""
    if random.random() < 0.4:
        donor = jpeg(donor, random.integers(55, 93))
    if random.random() < 0.35:
        scale = random.uniform(0.6, 1.5)
        donor = cv2.resize(donor, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    height, width = image.shape[:2]
    rows, columns = np.nonzero(mask)
    top, left = rows.min(), columns.min()
    h, w = rows.max() + 1 - top, columns.max() + 1 - left
    if donor.shape[0] <= h or donor.shape[1] <= w:
        donor = cv2.resize(donor, (max(w + 8, donor.shape[1]), max(h + 8, donor.shape[0])))
    y = int(random.integers(0, donor.shape[0] - h))
    x = int(random.integers(0, donor.shape[1] - w))
    other = image.copy()
    other[top : top + h, left : left + w] = donor[y : y + h, x : x + w]
    return _blend(image, other, mask)


def copy_move(image, mask, donor, random):
    """The picture's own pixels from elsewhere in it."""
    height, width = image.shape[:2]
    dx = int(random.integers(width // 6, width - width // 6))
    dy = int(random.integers(height // 6, height - height // 6))
    return _blend(image, np.roll(image, (dy, dx), (0, 1)), mask)


def blur(image, mask, donor, random):
    """Smoothed, as a retouched skin or plate."""
    return _blend(image, cv2.GaussianBlur(image, (0, 0), random.uniform(0.8, 2.5)), mask)


def denoise(image, mask, donor, random):
    """Noise removed and edges kept."""
    strength = random.uniform(12, 40)
    return _blend(image, cv2.bilateralFilter(image, 7, strength, 3), mask)


def noise(image, mask, donor, random):
    """White noise added."""
    grain = random.normal(0, random.uniform(2, 8), image.shape)
    return _blend(image, np.clip(image + grain, 0, 255), mask)


def inpaint(image, mask, donor, random):
    """An object removed (Telea 2004), at most about 20 000 pixels since it is slow."""
    small = mask.copy()
    rows, columns = np.nonzero(mask > 0.5)
    cy, cx = int(rows.mean()), int(columns.mean())
    box = np.zeros_like(small)
    box[max(0, cy - 70) : cy + 70, max(0, cx - 70) : cx + 70] = 1
    hole = ((small * box) > 0.5).astype(np.uint8)
    return cv2.inpaint(image, hole, 5, cv2.INPAINT_TELEA)


KINDS = {f.__name__: f for f in (splice, copy_move, blur, denoise, noise, inpaint)}
