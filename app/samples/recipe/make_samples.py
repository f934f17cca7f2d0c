#!/usr/bin/env python3
"""Makes the sample set of Telltale: see README.md in the folder above.

    make_samples.py [OUT]           makes the set (default: the folder above)
    make_samples.py --bench FILE    makes only the 12 MP JPEG to measure speed with
"""

import json
import pathlib
import sys

import cv2
import numpy as np

import files
import tamper
from camera import CALM, LOUD, PLAIN
from scenes import SCENES
from sound import speech
from video import clips

WIDTH, HEIGHT = 1152, 768
SIDE = 896

# Of the far edge of the toys' table: pixels down for each pixel to the right.
SLOPE = 0.022
TAKEN = "2026:11:0%d 1%d:24:3%d"


class Rendered:
    """A scene as light, in the picture's size, and the part that each pixel shows."""

    def __init__(self, name, width, height, finer=1.5):
        big = (round(width * finer), round(height * finer))
        light, which = SCENES[name]().render(*big)
        self.light = cv2.resize(light, (width, height), interpolation=cv2.INTER_AREA)
        self.which = cv2.resize(which, (width, height), interpolation=cv2.INTER_NEAREST)

    def mask(self, *parts):
        return np.isin(self.which, parts)


def photograph(out, name, camera, picture, quality, taken, thumb_of=None):
    thumb = files.thumbnail(picture if thumb_of is None else thumb_of)
    block = files.exif(camera, (picture.shape[1], picture.shape[0]), taken, thumb)
    data = files.jpeg(picture, quality, block)
    (out / name).write_bytes(data)
    return data


def make(out):
    out.mkdir(parents=True, exist_ok=True)
    still = Rendered("still-life", WIDTH, HEIGHT)
    toys = Rendered("toys", WIDTH, HEIGHT)
    portrait = Rendered("portrait", SIDE, SIDE, 1.3)
    truth = {}

    still_calm = CALM.develop(still.light, 1)
    toys_plain = PLAIN.develop(toys.light, 2)
    face = CALM.develop(portrait.light, 3)
    photograph(out, "still-life.jpg", CALM, still_calm, 92, TAKEN % (1, 0, 1))
    photograph(out, "toys.jpg", PLAIN, toys_plain, 91, TAKEN % (2, 1, 4))
    photograph(out, "portrait.jpg", CALM, face, 92, TAKEN % (3, 2, 7))
    for name in ("still-life.jpg", "toys.jpg", "portrait.jpg"):
        truth[name] = {"label": "real", "kind": "image"}

    def fake(name, mask, how, **more):
        truth[name] = {"label": "fake", "kind": "image", "how": how, "boxes": tamper.boxes(mask),
                       "outline": tamper.outline(mask), **more}

    # A ball from another JPEG, off its grid, in a picture that was a JPEG of its own.
    host = files.decoded(files.jpeg(still_calm, 80))
    donor = files.decoded(files.jpeg(CALM.develop(toys.light, 4), 76))
    spliced, mask = tamper.splice(host, donor, toys.mask(4), (93, 467), aside=26)
    (out / "still-life-spliced.png").write_bytes(files.png(spliced))
    fake("still-life-spliced.png", mask, "splice", grid="foreign JPEG grid inside the mask")

    # A vase from a picture of low ISO, never compressed before, in one of high ISO;
    # without loss, since noise is measured only there.
    toys_loud = LOUD.develop(toys.light, 5)
    spliced, mask = tamper.splice(toys_loud, still_calm, still.mask(2), (93, 382), aside=-22)
    (out / "toys-spliced.png").write_bytes(files.png(spliced))
    fake("toys-spliced.png", mask, "splice", noise="lower inside the mask")

    # One orange becomes two.
    copied, mask, source = tamper.copy_move(still_calm, still.mask(4), (-318, 148))
    photograph(out, "still-life-copied.jpg", CALM, copied, 92, TAKEN % (1, 0, 1))
    fake("still-life-copied.jpg", mask, "copy-move", source_box=source)

    # The green ball goes and the picture is cut; the thumbnail of the camera still shows it all.
    removed, mask = tamper.remove(
        toys_plain, toys.mask(8), toys.mask(5, 6, 7), grow=19, shadow=(58, 20), slope=SLOPE,
        shading=PLAIN.shading(WIDTH, HEIGHT) ** (1 / 2.2))
    cut = (slice(115, 683), slice(411, 1143))
    removed, mask = removed[cut], mask[cut]
    photograph(out, "toys-removed.jpg", PLAIN, removed, 93, TAKEN % (2, 1, 4), thumb_of=toys_plain)
    fake("toys-removed.jpg", mask, "removal, then cut", thumbnail="shows the picture before")

    # The subject's left cheek is smoothed.
    smooth, mask = tamper.smooth(face, (548, 436), (64, 58))
    photograph(out, "portrait-retouched.jpg", CALM, smooth, 93, TAKEN % (3, 2, 7))
    fake("portrait-retouched.jpg", mask, "retouching", region="left cheek")

    small = cv2.resize(toys.light, (576, 384), interpolation=cv2.INTER_AREA)
    bare = np.clip(np.rint(np.clip(small[..., ::-1], 0, 1) ** (1 / 2.2) * 255), 0, 255)
    (out / "declared.png").write_bytes(files.png(bare.astype(np.uint8), [("parameters", (
        "toys on a table, soft light from the right\nNegative prompt: people\n"
        "Steps: 24, Sampler: Euler a, CFG scale: 7, Seed: 20261120, Size: 576x384, "
        "Model: telltale-samples, Version: v1.10.1"))]))
    truth["declared.png"] = {
        "label": "fake", "kind": "image", "how": "generated",
        "declares": "a text chunk in the form that Stable Diffusion web UI writes; written by the "
                    "recipe, no such program was used"}

    truth.update(speech(out))
    truth.update(clips(out, still, toys))
    lines = ",\n".join(" %s: %s" % (json.dumps(k), json.dumps(v)) for k, v in truth.items())
    (out / "truth.json").write_text("{\n%s\n}\n" % lines, encoding="utf-8")
    rows = ["file,label"] + ["%s,%s" % (name, one["label"]) for name, one in truth.items()]
    (out / "truth.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def large(out, name, still):
    """12 MP: the light of the still life enlarged, then mosaic and noise at full resolution. Its bytes
    cost a reader what a photograph's do; it is no test of a detector, since enlarged light lacks
    detail."""
    light = cv2.resize(still.light, (4032, 2688), interpolation=cv2.INTER_CUBIC)
    light = cv2.copyMakeBorder(light, 168, 168, 0, 0, cv2.BORDER_REFLECT_101)
    photograph(out, name, PLAIN, PLAIN.develop(light, 12), 92, TAKEN % (4, 3, 2))


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--bench":
        target = pathlib.Path(sys.argv[2])
        large(target.parent, target.name, Rendered("still-life", WIDTH, HEIGHT))
    elif len(sys.argv) <= 2 and not sys.argv[-1].startswith("-"):
        make(pathlib.Path(sys.argv[1] if len(sys.argv) == 2 else pathlib.Path(__file__).parents[1]))
    else:
        sys.exit(__doc__)
