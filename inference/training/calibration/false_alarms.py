"""Real photographs that nothing was fitted on, as they travel: for counting false alarms.

Takes the lossless Kodak photographs and the portraits of the people whom the development set
shows, none of which any recipe fits on, and writes each of them saved as JPEG of a quality drawn
from 50 to 100, enlarged, reduced and in a screenshot. All files are real; the folder is a truth
without masks for

    telltale evaluate --format masks --truth FOLDER
"""

import argparse
import pathlib
import zlib

import cv2
import numpy as np

import sources
import variants
from make_set import cut, write


def photographs(assets):
    yield from sorted((assets / "photographs" / "kodak").glob("*.png"))
    people = sources.devset_people(assets / "devset" / "truth.json")
    for path in sorted((assets / "faces" / "london").glob("*/*.jpg")):
        if path.name[:3] in people:
            yield path


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--assets", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    arguments = parser.parse_args()
    (arguments.out / "images").mkdir(parents=True, exist_ok=True)
    count = 0
    for path in photographs(arguments.assets):
        image = cv2.imread(str(path), cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION)
        for make in (variants.saved, variants.enlarged, variants.reduced, variants.screenshot):
            name = f"{path.parent.name}_{path.stem}_{make.__name__}"
            rng = np.random.default_rng(zlib.crc32(name.encode()))
            part = image if image.shape[0] * image.shape[1] < 5e5 else cut(image, rng)[0]
            picture, quality, _ = make(part, rng)
            write(picture, arguments.out / "images" / name, quality)
            count += 1
    print(count)


if __name__ == "__main__":
    main()
