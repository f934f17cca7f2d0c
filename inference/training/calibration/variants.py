"""What happens to real photographs on their way: saved again, resized, shown on a screen."""

import cv2
import numpy as np


def variant(image, random):
    """One of them, the quality to save it at (None: without loss), and its name."""
    make = [saved, enlarged, reduced, screenshot][int(random.integers(4))]
    return make(image, random)


def quality(random):
    return int(random.integers(50, 101))


def saved(image, random):
    """Saved as it is, at any quality from 50 to 100."""
    return image, quality(random), "saved"


def enlarged(image, random):
    scale = random.uniform(1.1, 1.6)
    method = [cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4][int(random.integers(3))]
    height, width = image.shape[:2]
    part = image[: int(height / scale), : int(width / scale)]
    large = cv2.resize(part, None, fx=scale, fy=scale, interpolation=method)
    return large, quality(random) if random.random() < 0.8 else None, "enlarged"


def reduced(image, random):
    scale = max(random.uniform(0.5, 0.9), 420 / min(image.shape[:2]))
    if scale < 1:
        method = [cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC][int(random.integers(3))]
        image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=method)
    return image, quality(random) if random.random() < 0.8 else None, "reduced"


def screenshot(image, random):
    """A viewer's window around the picture: bars, buttons, text, the picture scaled to fit."""
    width, height = [(1280, 800), (1080, 720), (720, 1080)][int(random.integers(3))]
    dark = random.random() < 0.5
    ground, ink = ((32, 32, 34), (220, 220, 220)) if dark else ((246, 246, 246), (40, 40, 40))
    screen = np.full((height, width, 3), ground, np.uint8)
    bar, foot = int(random.integers(36, 72)), int(random.integers(0, 48))
    tall, wide = height - bar - foot, width - 2 * int(random.integers(0, 60))
    scale = min(tall / image.shape[0], wide / image.shape[1])
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    shown = cv2.resize(image, None, fx=scale, fy=scale, interpolation=method)[:tall, :wide]
    y, x = bar + (tall - shown.shape[0]) // 2, (width - shown.shape[1]) // 2
    screen[y : y + shown.shape[0], x : x + shown.shape[1]] = shown
    text = lambda words, at, size: cv2.putText(
        screen, words, at, cv2.FONT_HERSHEY_SIMPLEX, size, ink, 1, cv2.LINE_AA
    )
    text("holiday_0412.jpg - Viewer", (14, bar - 12), 0.5)
    for k in range(3):
        cv2.circle(screen, (width - 24 - 28 * k, bar // 2), 7, ink, 1, cv2.LINE_AA)
    if foot > 20:
        text(f"{image.shape[1]} x {image.shape[0]}   100 %", (14, height - 8), 0.42)
    return screen, quality(random) if random.random() < 0.5 else None, "screenshot"
