"""Makes the calibration set: every photograph once as it is and once tampered with.

A real and its fake share the source, the cut, the scale and the last compression, so that nothing
but the manipulation tells them apart. Writes the files and manifest.jsonl into the work folder.
"""

import argparse
import json
import pathlib
import zlib

import cv2
import numpy as np

import sources
import tamper

QUALITIES = [None, 100, 98, 96, 94, 92, 90, 85, 80, 75, 65, 50]
# The second half of the rounds: where measured detectors can work, more pictures say how well.
HIGH_QUALITIES = [None, None, 100, 98, 96, 94, 92]
MOST_PIXELS = 1_600_000


def cut(image, random):
    """At most 1.6 megapixels: cut out at full resolution, or scaled down."""
    height, width = image.shape[:2]
    if random.random() < 0.4:
        scale = min(random.uniform(0.4, 0.8), (MOST_PIXELS / (height * width)) ** 0.5)
        scale = max(scale, 560 / min(height, width))
        if scale < 1:
            return cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), "scaled"
    share = min(1, (MOST_PIXELS / (height * width)) ** 0.5)
    h, w = int(height * share), int(width * share)
    # Half of the cuts keep the camera's grid where it was, as a file saved again does.
    step = 8 if random.random() < 0.5 else 1
    y = int(random.integers(0, max(1, height - h) // step + 1)) * step
    x = int(random.integers(0, max(1, width - w) // step + 1)) * step
    y, x = min(y, height - h), min(x, width - w)
    return image[y : y + h, x : x + w].copy(), "aligned" if step == 8 else "cut"


def write(image, path, quality):
    if quality is None:
        cv2.imwrite(f"{path}.png", image, [cv2.IMWRITE_PNG_COMPRESSION, 1])
        return f"{path}.png"
    options = [cv2.IMWRITE_JPEG_QUALITY, quality]
    cv2.imwrite(f"{path}.jpg", image, options)
    return f"{path}.jpg"


def original(source, path):
    """A file straight from the camera: counted for false alarms, never fitted (it has no fake)."""
    return {
        "file": str(path),
        "label": "real",
        "kind": None,
        "box": None,
        "collection": source.collection,
        "group": source.group,
        "geometry": "original",
        "quality": None,
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cameras", required=True, help="git directory of the camera photographs")
    parser.add_argument("--clothing", required=True, help="git directory of the web photographs")
    parser.add_argument("--london", required=True, help="folder of the portraits")
    parser.add_argument("--devset", required=True, help="truth.json of the development set")
    parser.add_argument("--work", required=True, help="folder for the set")
    parser.add_argument("--rounds", type=int, default=4, help="pairs a camera photograph; even")
    parser.add_argument("--originals", type=int, default=20, help="camera files measured untouched")
    arguments = parser.parse_args()
    work = pathlib.Path(arguments.work)
    (work / "files").mkdir(parents=True, exist_ok=True)

    random = np.random.default_rng(20261120)
    found = list(sources.cameras(arguments.cameras))
    found += sources.clothing(arguments.clothing, 60, random)
    found += sources.london(arguments.london, sources.devset_people(arguments.devset))
    sources.assert_apart(found, arguments.devset)
    order = random.permutation(len(found))

    with open(work / "manifest.jsonl", "w") as manifest:
        originals = [source for source in found if source.collection == "cameras"]
        for i in random.choice(len(originals), arguments.originals, replace=False):
            path = work / "files" / f"original_{i:04d}.jpg"
            path.write_bytes(originals[i].data)
            manifest.write(json.dumps(original(originals[i], path)) + "\n")
        for i, source in enumerate(found):
            image = source.pixels()
            turns = arguments.rounds if source.collection == "cameras" else arguments.rounds // 2
            for turn in range(turns):
                qualities = QUALITIES if turn < turns / 2 else HIGH_QUALITIES
                # A seed of its own: one more source does not change all the others.
                rng = np.random.default_rng(zlib.crc32(f"{source.name} {turn}".encode()))
                part, geometry = cut(image, rng)
                quality = qualities[int(rng.integers(len(qualities)))]
                kind = list(tamper.KINDS)[int(rng.integers(len(tamper.KINDS)))]
                if rng.random() < 0.2:
                    kind = "splice"
                donor = found[order[(int(np.nonzero(order == i)[0][0]) + 1 + turn) % len(found)]]
                mask = tamper.region(part.shape, rng)
                fake = tamper.KINDS[kind](part, mask, donor.pixels(), rng)
                rows, columns = np.nonzero(mask > 0.5)
                box = [int(v) for v in (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)]
                for label, picture in (("real", part), ("fake", fake)):
                    path = write(picture, work / "files" / f"{i:04d}_{turn}_{label}", quality)
                    line = {
                        "file": path,
                        "label": label,
                        "kind": kind if label == "fake" else None,
                        "box": box if label == "fake" else None,
                        "collection": source.collection,
                        "group": source.group,
                        "geometry": geometry,
                        "quality": quality,
                    }
                    manifest.write(json.dumps(line) + "\n")
    print(f"{len(found)} photographs", flush=True)


if __name__ == "__main__":
    main()
