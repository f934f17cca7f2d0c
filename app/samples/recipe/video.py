"""Short clips: a slow pan over the still life; in one of them a ball appears for a while."""

import cv2
import numpy as np

from camera import PLAIN

WIDTH, HEIGHT, RATE, FRAMES = 480, 320, 24, 60
FROM, TO = 20, 44


def _frame(light, i):
    """A window of the scene that moves to the right, as light."""
    u = i / (FRAMES - 1)
    u = u * u * (3 - 2 * u)
    zoom = 1.7
    m = np.array([[1 / zoom, 0, -60 * u - 20], [0, 1 / zoom, -70]], np.float32)
    return cv2.warpAffine(light, m, (WIDTH, HEIGHT), flags=cv2.INTER_AREA)


def _write(path, frames):
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"mp4v"), RATE, (WIDTH, HEIGHT))
    assert writer.isOpened(), "this OpenCV writes no MPEG-4"
    for frame in frames:
        writer.write(frame)
    writer.release()


def clips(out, still, toys):
    """Writes both clips; their truth."""
    light = cv2.GaussianBlur(still.light, (0, 0), 0.6)
    genuine = [PLAIN.develop(_frame(light, i), 100 + i) for i in range(FRAMES)]
    _write(out / "clip.mp4", genuine)

    ball = toys.mask(4)
    y, x = np.nonzero(ball)
    crop = PLAIN.develop(toys.light, 99)[y.min():y.max() + 1, x.min():x.max() + 1]
    alpha = ball[y.min():y.max() + 1, x.min():x.max() + 1].astype(np.float32)
    size = (76, 76)
    crop = cv2.resize(crop, size, interpolation=cv2.INTER_AREA)
    alpha = cv2.resize(alpha, size, interpolation=cv2.INTER_AREA)[..., None]
    at_x, at_y = 356, 226
    spliced = []
    for i, frame in enumerate(genuine):
        frame = frame.copy()
        if FROM <= i < TO:
            place = frame[at_y:at_y + size[1], at_x:at_x + size[0]]
            place[:] = np.rint(place * (1 - alpha) + crop * alpha).astype(np.uint8)
        spliced.append(frame)
    _write(out / "clip-spliced.mp4", spliced)
    return {
        "clip.mp4": {"label": "real", "kind": "video"},
        "clip-spliced.mp4": {
            "label": "fake", "kind": "video", "how": "splice",
            "intervals": [{"track": "visual", "start_s": round(FROM / RATE, 4),
                           "end_s": round(TO / RATE, 4),
                           "box": [at_x, at_y, at_x + size[0], at_y + size[1]]}]},
    }
