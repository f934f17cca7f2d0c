"""Ways to tamper with a picture. Each gives the picture and the mask of what it changed."""

import cv2
import numpy as np


def boxes(mask):
    """[x1, y1, x2, y2] of each connected part, x2 and y2 exclusive."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    return [[int(x), int(y), int(x + w), int(y + h)]
            for x, y, w, h, area in stats[1:count] if area >= 16]


def outline(mask):
    """Polygons around the mask, in pixels."""
    contours, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return [cv2.approxPolyDP(c, 0.8, True)[:, 0].tolist() for c in contours
            if cv2.contourArea(c) >= 16]


def _placed(shape, donor, mask, corner):
    """The donor's object with its box at `corner`, in a canvas of `shape`."""
    y, x = np.nonzero(mask)
    top, left, bottom, right = y.min(), x.min(), y.max() + 1, x.max() + 1
    margin = 3
    top, left, bottom, right = top - margin, left - margin, bottom + margin, right + margin
    canvas = np.zeros(shape, np.uint8)
    alpha = np.zeros(shape[:2], np.float32)
    at_x, at_y = corner
    high = min(bottom - top, shape[0] - at_y)
    wide = min(right - left, shape[1] - at_x)
    canvas[at_y:at_y + high, at_x:at_x + wide] = donor[top:top + high, left:left + wide]
    alpha[at_y:at_y + high, at_x:at_x + wide] = mask[top:top + high, left:left + wide]
    return canvas, alpha, (left - at_x, top - at_y)


def splice(host, donor, mask, corner, aside):
    """Pastes the donor's object and paints it a shadow that lies `aside` pixels off."""
    canvas, alpha, shift = _placed(host.shape, donor, mask, corner)
    assert shift[0] % 8 and shift[1] % 8, "the paste would keep the donor's grid: %s" % (shift,)
    out = host * (1 - 0.6 * _contact_shadow(alpha, aside))[..., None]
    soft = cv2.GaussianBlur(alpha, (0, 0), 0.8)[..., None]
    out = out * (1 - soft) + canvas * soft
    return np.clip(np.rint(out), 0, 255).astype(np.uint8), alpha > 0.5


def _contact_shadow(alpha, aside):
    """Dark where the object meets the ground, 0..1: along the lowest parts of its outline, moved
    `aside` pixels away from the light."""
    height, width = alpha.shape
    solid = alpha > 0.5
    bottom = np.where(solid.any(0), height - 1 - solid[::-1].argmax(0), 0).astype(np.float32)
    lowest = cv2.dilate(bottom[None], np.ones((1, 91), np.uint8))[0]
    shadow = np.zeros((height, width), np.float32)
    for x in np.nonzero((bottom > 0) & (bottom > lowest - 26))[0]:
        at = min(max(x + aside, 0), width - 1)
        y = int(bottom[x])
        shadow[max(y - 14, 0):y + 10, at] = 1
    return np.clip(cv2.GaussianBlur(shadow, (0, 0), 11) * 1.3, 0, 1)


def copy_move(picture, mask, move):
    """Copies an object within the picture; also gives the box that it came from."""
    mask = cv2.dilate(mask.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    m = np.array([[1, 0, move[0]], [0, 1, move[1]]], np.float32)
    size = (picture.shape[1], picture.shape[0])
    moved = cv2.warpAffine(picture, m, size, flags=cv2.INTER_NEAREST)
    alpha = cv2.warpAffine(mask.astype(np.float32), m, size, flags=cv2.INTER_NEAREST)
    out = picture * (1 - 0.55 * _contact_shadow(alpha, 18))[..., None]
    soft = cv2.GaussianBlur(alpha, (0, 0), 0.8)[..., None]
    out = out * (1 - soft) + moved * soft
    return np.clip(np.rint(out), 0, 255).astype(np.uint8), alpha > 0.5, boxes(mask)[0]


def remove(picture, mask, keep, grow, shadow, slope, shading):
    """Removes an object and its shadow, which lies `shadow` pixels to the left and below, but nothing
    of `keep`: each line of the ground is drawn on from the right, along `slope` (pixels down for each
    pixel to the right), without the grain of the picture but with the lens's `shading`."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (grow, grow))
    grown = cv2.dilate(mask.astype(np.uint8), kernel)
    alpha = grown.copy()
    for part in np.linspace(0.2, 1, 9):
        aside, below = round(shadow[0] * part), round(shadow[1] * part)
        alpha[below:, :-aside] = np.maximum(alpha[below:, :-aside], grown[:-below, aside:])
    alpha[cv2.dilate(keep.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0] = 0
    alpha = alpha.astype(np.float32)
    right = min(np.nonzero(alpha)[1].max() + 6, picture.shape[1] - 8)
    calm = cv2.blur(picture, (13, 3)).astype(np.float32)
    y, x = np.mgrid[0:picture.shape[0], 0:picture.shape[1]].astype(np.float32)
    source = y + slope * (right - x)
    filled = cv2.remap(calm / shading[..., None], np.full_like(x, right), source, cv2.INTER_LINEAR,
                       borderMode=cv2.BORDER_REPLICATE) * shading[..., None]
    soft = cv2.GaussianBlur(alpha, (0, 0), 3.0)[..., None]
    out = picture * (1 - soft) + filled * soft
    return np.clip(np.rint(out), 0, 255).astype(np.uint8), alpha > 0


def smooth(picture, centre, radii):
    """Takes grain and pores out of an ellipse, as a beauty filter does."""
    alpha = np.zeros(picture.shape[:2], np.float32)
    cv2.ellipse(alpha, centre, radii, 0, 0, 360, 1.0, -1)
    soft = cv2.GaussianBlur(alpha, (0, 0), 6)[..., None]
    blurred = cv2.GaussianBlur(picture, (0, 0), 5).astype(np.float32) * np.array([0.99, 1.0, 1.02])
    out = picture * (1 - soft) + blurred * soft
    return np.clip(np.rint(out), 0, 255).astype(np.uint8), alpha > 0.5
