"""Makes the calibration set: every photograph once as it is and once tampered with.

A real and its fake share the source, the cut, the scale, the compression before the tampering and
the one after it, so that nothing but the manipulation tells them apart. Beside the pairs there are
real pictures alone, to count false alarms: files straight from cameras, and photographs saved at
any quality, enlarged, reduced or shown in a screenshot. Writes the files and manifest.jsonl.
"""

import argparse
import json
import pathlib
import zlib

import cv2
import numpy as np

import sources
import tamper
import variants

QUALITIES = [None, None, None, 100, 98, 96, 95, 93, 92, 90, 88, 85, 85, 80, 75, 75, 70, 60, 50]
EARLIER = [50, 55, 60, 65, 70, 75, 80, 85, 90]
KINDS = {
    "splice": 0.28,
    "copy_move": 0.14,
    "copy_move_transformed": 0.14,
    "repaint": 0.16,
    "blur": 0.07,
    "denoise": 0.05,
    "noise": 0.05,
    "inpaint": 0.11,
}
MOST_PIXELS = 1_000_000
# Cut from what cameras store: never scaled, saved again at the best qualities or without loss.
NATIVE_QUALITIES = [None, None, None, 100, 98, 97, 96, 95]
NATIVE_KINDS = {
    "splice_transformed": 0.34,
    "copy_move_transformed": 0.26,
    "splice": 0.16,
    "inpaint": 0.08,
    "denoise": 0.08,
    "noise": 0.08,
}
# Detectors look at larger windows from 4 megapixels on: every so many-th shows how that does.
NATIVE_LARGE = 6_000_000
NATIVE_LARGE_EVERY = 5
LARGEST_ORIGINAL = 25_000_000


def cut(image, random):
    """At most a megapixel: cut out at full resolution, or scaled down."""
    height, width = image.shape[:2]
    if random.random() < 0.5:
        scale = min(random.uniform(0.3, 0.8), (MOST_PIXELS / (height * width)) ** 0.5)
        scale = max(scale, 480 / min(height, width))
        if scale < 1:
            return cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), "scaled"
    return cut_out(image, MOST_PIXELS, random)


def cut_out(image, most_pixels, random):
    """So many pixels at most, at full resolution."""
    height, width = image.shape[:2]
    share = min(1, (most_pixels / (height * width)) ** 0.5)
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


def real_alone(source, path, geometry, quality=None):
    """Counted for false alarms, never fitted: it has no fake."""
    return {
        "file": str(path),
        "label": "real",
        "kind": None,
        "box": None,
        "collection": source.collection,
        "group": source.group,
        "geometry": geometry,
        "quality": quality,
        "earlier": None,
    }


def pair(source, donor, rng):
    """A real, its fake, the mask of what was changed, and how they were made."""
    part, geometry = cut(source.pixels(), rng)
    kind = str(rng.choice(list(KINDS), p=list(KINDS.values())))
    earlier = int(rng.choice(EARLIER)) if kind == "repaint" or rng.random() < 0.35 else None
    host = part if earlier is None else tamper.jpeg(part, earlier)
    mask = tamper.region(part.shape, rng)
    if kind == "repaint":
        fake = tamper.repaint(host, mask, part, rng)
    else:
        fake = tamper.KINDS[kind](host, mask, donor.pixels(), rng)
    return host, fake, mask, {"kind": kind, "geometry": geometry, "earlier": earlier}


def native_pair(source, donor, large, rng):
    """The same at full resolution, with nothing between the camera's JPEG and the manipulation."""
    host, _ = cut_out(source.pixels(), NATIVE_LARGE if large else MOST_PIXELS, rng)
    kind = str(rng.choice(list(NATIVE_KINDS), p=list(NATIVE_KINDS.values())))
    mask = tamper.region(host.shape, rng)
    fake = tamper.KINDS[kind](host, mask, donor.pixels(), rng)
    return host, fake, mask, {"kind": kind, "geometry": "native", "earlier": None}


def box(mask):
    rows, columns = np.nonzero(mask > 0.5)
    return [int(v) for v in (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)]


def store(work, name, source, made, quality, tell):
    """Writes both pictures of a pair and the mask, and their lines of the manifest."""
    host, fake, mask, facts = made
    mask_path = work / "masks" / f"{name}.png"
    cv2.imwrite(str(mask_path), (mask > 0.5).astype(np.uint8) * 255)
    for label, picture in (("real", host), ("fake", fake)):
        tampered = label == "fake"
        tell(
            {
                "file": write(picture, work / "files" / f"{name}_{label}", quality),
                "label": label,
                "kind": facts["kind"] if tampered else None,
                "box": box(mask) if tampered else None,
                "mask": str(mask_path) if tampered else None,
                "collection": source.collection,
                "group": source.group,
                "geometry": facts["geometry"],
                "quality": quality,
                "earlier": facts["earlier"],
            }
        )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cameras", required=True, help="git directory of the camera photographs")
    parser.add_argument("--clothing", required=True, help="git directory of the web photographs")
    parser.add_argument("--london", required=True, help="folder of the portraits")
    parser.add_argument("--devset", required=True, help="truth.json of the development set")
    parser.add_argument("--work", required=True, help="folder for the set")
    parser.add_argument("--rounds", type=int, default=2, help="pairs a camera photograph")
    parser.add_argument("--originals", type=int, default=16, help="camera files measured untouched")
    arguments = parser.parse_args()
    work = pathlib.Path(arguments.work)
    (work / "files").mkdir(parents=True, exist_ok=True)
    (work / "masks").mkdir(exist_ok=True)

    random = np.random.default_rng(20261120)
    found = list(sources.cameras(arguments.cameras))
    found += sources.clothing(arguments.clothing, 60, random)
    found += sources.london(arguments.london, sources.devset_people(arguments.devset))
    sources.assert_apart(found, arguments.devset)
    order = random.permutation(len(found))
    photographed = [found[i] for i in order if found[i].collection == "cameras"]

    with open(work / "manifest.jsonl", "w") as manifest:
        tell = lambda line: manifest.write(json.dumps(line) + "\n")
        sizes = {i: s.pixels()[..., 0].size for i, s in enumerate(found) if s.collection == "cameras"}
        by_size = sorted((n, i) for i, n in sizes.items() if n <= LARGEST_ORIGINAL)
        # Evenly over the sizes, the largest among them: its size bounds what is covered.
        for k in np.linspace(0, len(by_size) - 1, arguments.originals).round().astype(int):
            i = by_size[k][1]
            path = work / "files" / f"original_{i:04d}.jpg"
            path.write_bytes(found[i].data)
            tell(real_alone(found[i], path, "original"))
        for i, source in enumerate(found):
            # A seed of its own: one more source does not change all the others.
            rng = np.random.default_rng(zlib.crc32(f"{source.name} alone".encode()))
            picture, quality, name = variants.variant(cut(source.pixels(), rng)[0], rng)
            path = write(picture, work / "files" / f"{i:04d}_{name}", quality)
            tell(real_alone(source, path, name, quality))
            turns = arguments.rounds if source.collection == "cameras" else 1
            for turn in range(turns):
                rng = np.random.default_rng(zlib.crc32(f"{source.name} {turn}".encode()))
                quality = QUALITIES[int(rng.integers(len(QUALITIES)))]
                donor = found[order[(int(np.nonzero(order == i)[0][0]) + 1 + turn) % len(found)]]
                made = pair(source, donor, rng)
                store(work, f"{i:04d}_{turn}", source, made, quality, tell)
            if source.collection == "cameras":
                rng = np.random.default_rng(zlib.crc32(f"{source.name} native".encode()))
                quality = NATIVE_QUALITIES[int(rng.integers(len(NATIVE_QUALITIES)))]
                donor = photographed[(photographed.index(source) + 1) % len(photographed)]
                made = native_pair(source, donor, i % NATIVE_LARGE_EVERY == 0, rng)
                store(work, f"{i:04d}_native", source, made, quality, tell)
    print(f"{len(found)} photographs", flush=True)


if __name__ == "__main__":
    main()
