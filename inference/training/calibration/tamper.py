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


def _box(mask):
    rows, columns = np.nonzero(mask)
    return rows.min(), columns.min(), rows.max() + 1, columns.max() + 1


def splice(image, mask, donor, random):
    """Another picture's pixels: as its camera stored them, saved at another quality, or scaled."""
    if random.random() < 0.4:
        # Scaled down by averaging: as if the donor never had been a JPEG.
        scale = random.uniform(0.35, 0.7)
        donor = cv2.resize(donor, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    elif random.random() < 0.35:
        scale = random.uniform(0.6, 1.5)
        donor = cv2.resize(donor, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    if random.random() < 0.3:
        donor = jpeg(donor, random.integers(55, 93))
    top, left, bottom, right = _box(mask)
    h, w = bottom - top, right - left
    if donor.shape[0] <= h or donor.shape[1] <= w:
        donor = cv2.resize(donor, (max(w + 8, donor.shape[1]), max(h + 8, donor.shape[0])))
    y = int(random.integers(0, donor.shape[0] - h))
    x = int(random.integers(0, donor.shape[1] - w))
    other = image.copy()
    other[top:bottom, left:right] = donor[y : y + h, x : x + w]
    return _blend(image, other, mask)


def splice_transformed(image, mask, donor, random):
    """Another picture's pixels at their full resolution, scaled and perhaps turned."""
    angle = random.choice([0.0, random.uniform(-30, 30)])
    scale = random.uniform(0.7, 1.6)
    method = [cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4][int(random.integers(3))]
    top, left, bottom, right = _box(mask)
    centre_y, centre_x = (top + bottom) / 2, (left + right) / 2
    cos, sin = np.cos(np.radians(angle)) / scale, np.sin(np.radians(angle)) / scale
    turn = np.array([[cos, sin], [-sin, cos]])
    from_x = random.uniform(0.3, 0.7) * donor.shape[1]
    from_y = random.uniform(0.3, 0.7) * donor.shape[0]
    other = cv2.warpAffine(
        donor,
        np.column_stack([turn, np.array([from_x, from_y]) - turn @ np.array([centre_x, centre_y])]),
        (image.shape[1], image.shape[0]),
        flags=method | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REFLECT,
    )
    return _blend(image, other, mask)


def _elsewhere(image, mask, random):
    """Where a place of the mask's size lies that does not overlap it; None where there is none."""
    height, width = image.shape[:2]
    top, left, bottom, right = _box(mask)
    h, w = bottom - top, right - left
    for _ in range(200):
        y, x = int(random.integers(0, height - h + 1)), int(random.integers(0, width - w + 1))
        if y + h <= top or y >= bottom or x + w <= left or x >= right:
            return y, x
    return None


def copy_move(image, mask, donor, random):
    """The picture's own pixels from elsewhere in it, moved only."""
    return _copy(image, mask, random, 0.0, 1.0, False)


def copy_move_transformed(image, mask, donor, random):
    """The same, turned and scaled, sometimes mirrored."""
    angle = random.choice([random.uniform(-30, 30), random.uniform(-180, 180)])
    return _copy(image, mask, random, angle, random.uniform(0.8, 1.25), random.random() < 0.2)


def _copy(image, mask, random, angle, scale, mirrored):
    place = _elsewhere(image, mask, random)
    if place is None:
        return image.copy()
    top, left, bottom, right = _box(mask)
    centre_y, centre_x = (top + bottom) / 2, (left + right) / 2
    from_y = place[0] + (bottom - top) / 2
    from_x = place[1] + (right - left) / 2
    cos, sin = np.cos(np.radians(angle)) / scale, np.sin(np.radians(angle)) / scale
    flip = -1.0 if mirrored else 1.0
    turn = np.array([[cos * flip, sin], [-sin * flip, cos]])
    shift = np.array([from_x, from_y]) - turn @ np.array([centre_x, centre_y])
    if angle == 0 and scale == 1:
        shift = np.rint(shift)
    other = cv2.warpAffine(
        image,
        np.column_stack([turn, shift]),
        (image.shape[1], image.shape[0]),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REFLECT,
    )
    return _blend(image, other, mask)


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


def repaint(host, mask, never_compressed, random):
    """The picture as it was before the host's JPEG compression, back on the same pixels."""
    return _blend(host, never_compressed, mask)


KINDS = {
    f.__name__: f
    for f in (splice, splice_transformed, copy_move, copy_move_transformed, blur, denoise, noise, inpaint)
}
