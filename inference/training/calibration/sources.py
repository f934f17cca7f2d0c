"""Real photographs for calibration, each with the group (camera, person) that must stay together."""

import csv
import dataclasses
import hashlib
import io
import json
import pathlib
import re
import subprocess

import cv2
import numpy as np

LEAST_PIXELS = 750_000
EDITORS = re.compile(
    rb"photoshop|lightroom|gimp|picasa|snapseed|aperture|paint|irfan|acdsee|corel|iphoto"
    rb"|noise ninja|photo gallery|photoscape|capture one|dxo|imagemagick|adobe|windows photo"
    rb"|microsoft|apple photos|instagram|facebook|exiftool",
    re.IGNORECASE,
)
NO_CAMERA = re.compile(
    r"issue|scanner|scan |flir|reconyx|bushnell|photoshop|lightroom|ninja|noritsu|google cardboard"
    r"|depth map|user comment|multiple icc|beach|clas digital|SP-2500",
    re.IGNORECASE,
)


@dataclasses.dataclass(frozen=True)
class Source:
    """One photograph as it was found."""

    collection: str
    group: str
    name: str
    data: bytes

    def pixels(self):
        flags = cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION
        return cv2.imdecode(np.frombuffer(self.data, np.uint8), flags)


def _git(repository, *arguments):
    return subprocess.run(
        ["git", "-C", str(repository), *arguments], check=True, capture_output=True
    ).stdout


def _blob(repository, path):
    return _git(repository, "cat-file", "blob", f"HEAD:{path}")


def cameras(repository):
    """Photographs straight from cameras: large enough, no trace of an editor in their headers."""
    listed = _git(repository, "ls-tree", "-r", "--name-only", "-z", "HEAD", "jpg").decode()
    for path in sorted(listed.split("\0")):
        name = path.removeprefix("jpg/")
        if "/" in name or not name.lower().endswith((".jpg", ".jpeg")) or NO_CAMERA.search(name):
            continue
        try:
            data = _blob(repository, path)
        except subprocess.CalledProcessError:
            continue  # A partial copy of the repository lacks its largest files.
        if EDITORS.search(data[:65536]):
            continue
        source = Source("cameras", re.sub(r" \(\d+\)$", "", name.rsplit(".", 1)[0]), name, data)
        pixels = source.pixels()
        if pixels is not None and pixels.shape[0] * pixels.shape[1] >= LEAST_PIXELS:
            yield source


def clothing(repository, count, random):
    """Small photographs that a web site recompressed; the group is who sent them."""
    rows = list(csv.DictReader(io.StringIO(_blob(repository, "images.csv").decode())))
    for i in sorted(random.choice(len(rows), count, replace=False)):
        name = rows[i]["image"] + ".jpg"
        yield Source("clothing", rows[i]["sender_id"], name, _blob(repository, f"images/{name}"))


def london(folder, excluded):
    """Portraits of the people whom the development set does not use."""
    for path in sorted(pathlib.Path(folder).glob("*/*.jpg")):
        person = path.name[:3]
        if person not in excluded:
            yield Source("london", person, f"{path.parent.name}/{path.name}", path.read_bytes())


def devset_people(truth):
    """People that the development set shows or took pixels from."""
    items = json.loads(pathlib.Path(truth).read_text())["items"]
    people = {item[key] for item in items for key in ("identity", "donor") if item.get(key)}
    for item in items:
        for source in item.get("source", []):
            match = re.search(r"_front/(\d{3})_", source["path"])
            if match:
                people.add(match.group(1))
    return people


def assert_apart(sources, truth):
    """Fails if a photograph of the development set, or of a person in it, is among the sources."""
    people = devset_people(truth)
    items = json.loads(pathlib.Path(truth).read_text())["items"]
    paths = {source["path"] for item in items for source in item.get("source", [])}
    paths |= {"/" + item["file"] for item in items}
    digests = {item["sha256"] for item in items}
    for source in sources:
        if source.collection == "london" and source.group in people:
            raise SystemExit(f"{source.name} shows a person of the development set")
        if any(path.endswith("/" + source.name.rsplit("/", 1)[-1]) for path in paths):
            raise SystemExit(f"{source.name} is in the development set")
        if hashlib.sha256(source.data).hexdigest() in digests:
            raise SystemExit(f"{source.name} is a file of the development set by another name")
