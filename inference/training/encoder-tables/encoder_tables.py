"""Quantization tables of camera files: who wrote which, as facts without any picture.

encoder_tables.py CAMERAS OUT: CAMERAS is the git directory of
drewnoakes/metadata-extractor-images, OUT the JSON resource of the detector jpeg-encoder.
"""

import argparse
import collections
import hashlib
import json
import pathlib
import re
import struct
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "calibration"))
import sources  # noqa: E402

ZIGZAG = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
]  # fmt: skip
LUMINANCE = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
]  # fmt: skip
CHROMINANCE = [99] * 64
for at, value in zip(
    (0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 24, 25),
    (17, 18, 24, 47, 18, 21, 26, 66, 24, 26, 56, 47, 66),
):
    CHROMINANCE[at] = value

ORDERED = {0xE0: "APP0", 0xE1: "APP1", 0xDB: "DQT", 0xC4: "DHT", 0xDD: "DRI", 0xDA: "SOS"}
SAMPLING = {(1, 1): "4:4:4", (2, 1): "4:2:2", (2, 2): "4:2:0", (1, 2): "4:4:0"}
LIBRARY_ORDER = re.compile(r"DQT DQT (DQT )?SOF0 DHT DHT DHT DHT")
PROGRAM = re.compile(
    r"acd systems|quicktime|ofoto|photo professional|camedia master|photo desk|finepixviewer"
    r"|viewer|studio|express",
    re.IGNORECASE,
)


def structure(data):
    """Tables in natural order by id, sampling, order of markers and EXIF block of a JPEG."""
    at, tables, order, sampling, exif = 2, {}, [], "", None
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        length = struct.unpack(">H", data[at + 2 : at + 4])[0]
        payload = data[at + 4 : at + 2 + length]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            order.append(f"SOF{marker - 0xC0}")
            factors = [(b >> 4, b & 15) for b in payload[7::3]][: payload[5]]
            if len(factors) == 3 and factors[1] == factors[2]:
                luma, chroma = factors[0], factors[1]
                sampling = SAMPLING.get((luma[0] // chroma[0], luma[1] // chroma[1]), "")
        elif marker in ORDERED:
            order.append(ORDERED[marker])
        if marker == 0xDB:
            read_tables(payload, tables)
        elif marker == 0xE1 and exif is None and payload[:6] == b"Exif\0\0":
            exif = payload[6:]
        elif marker == 0xDA:
            break
        at += 2 + length
    return tables, sampling, " ".join(order), exif


def read_tables(payload, tables):
    at = 0
    while at < len(payload):
        head = payload[at]
        wide = head >> 4 != 0
        size = 128 if wide else 64
        values = payload[at + 1 : at + 1 + size]
        if len(values) < size:
            return
        numbers = struct.unpack(">64H" if wide else "64B", values)
        natural = [0] * 64
        for i, number in enumerate(numbers):
            natural[ZIGZAG[i]] = number
        tables[head & 15] = natural
        at += 1 + size


def text_tags(exif):
    """Make, model and software of the first directory, by tag."""
    order = "<" if exif[:2] == b"II" else ">"
    offset = struct.unpack(order + "I", exif[4:8])[0]
    count = struct.unpack(order + "H", exif[offset : offset + 2])[0]
    found = {}
    for i in range(count):
        entry = exif[offset + 2 + 12 * i : offset + 14 + 12 * i]
        tag, _, size, value = struct.unpack(order + "HHI4s", entry)
        if tag in (0x10F, 0x110, 0x131):
            raw = value if size <= 4 else exif[struct.unpack(order + "I", value)[0] :]
            found[tag] = raw[:size].split(b"\0")[0].decode("latin-1").strip()
    return found


def digest(tables):
    """SHA-256 of the tables by id, values in natural order; the detector computes the same."""
    text = "".join(f"{i}:{','.join(map(str, tables[i]))};" for i in sorted(tables))
    return hashlib.sha256(text.encode()).hexdigest()


def ijg_quality(tables):
    """The quality whose tables the Independent JPEG Group's library writes, 0 for none."""
    for quality in range(100, 0, -1):
        scale = 5000 // quality if quality < 50 else 200 - 2 * quality
        scaled = [
            [min(255, max(1, (v * scale + 50) // 100)) for v in base]
            for base in (LUMINANCE, CHROMINANCE)
        ]
        if tables.get(0) == scaled[0] and tables.get(1) == scaled[1]:
            return quality
    return 0


def make_of(make):
    """The first word, by which "NIKON" and "NIKON CORPORATION" are one make."""
    return re.split(r"[\s,.]+", make.strip().lower())[0]


def why_not(tags, sampling, order):
    """Why the file may have been written by something other than its camera, else None."""
    if not tags.get(0x10F) or not tags.get(0x110):
        return "no make or model"
    if PROGRAM.search(tags.get(0x131, "")):
        return "software field names a program"
    if not order.startswith("APP1"):
        return "does not start with its EXIF segment"
    if sampling == "4:4:0":
        return "turned after it was taken (4:4:0)"
    if LIBRARY_ORDER.search(order):
        return "segments laid out as the IJG library does"
    return None


def mismatch(row, others):
    """The detector's rule: IJG tables below the best quality, where all values are 1, and no file
    of the model, else of the make, has IJG tables or this order of segments."""
    if row["ijg"] in (0, 100):
        return False
    same = [o for o in others if make_of(o["make"]) == make_of(row["make"])]
    compared = [o for o in same if o["model"] == row["model"]] or same
    return bool(compared) and all(
        o["ijg"] in (0, 100) and o["order"] != row["order"] for o in compared
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cameras", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    arguments = parser.parse_args()
    rows, doubtful, left_out, seen = [], [], collections.Counter(), set()
    for source in sources.cameras(arguments.cameras):
        tables, sampling, order, exif = structure(source.data)
        tags = text_tags(exif) if exif else {}
        content = hashlib.sha256(source.data).digest()
        reason = "same file again" if content in seen else why_not(tags, sampling, order)
        seen.add(content)
        if reason:
            left_out[reason] += 1
        row = {
            "make": tags.get(0x10F, ""),
            "model": tags.get(0x110, ""),
            "tables": digest(tables),
            "ijg": ijg_quality(tables),
            "sampling": sampling,
            "order": order,
        }
        (doubtful if reason else rows).append(row)
    alone = [row for i, row in enumerate(rows) if comparable(row, rows[:i] + rows[i + 1 :])]
    wrong = [row for i, row in enumerate(rows) if mismatch(row, rows[:i] + rows[i + 1 :])]
    for row in wrong:
        print("mismatch when left out:", row["make"], row["model"], "IJG", row["ijg"])
    told = [row for row in doubtful if row["make"] and mismatch(row, rows)]
    print(len(told), "of the files left out would be told as a mismatch")
    commit = subprocess.run(
        ["git", "-C", str(arguments.cameras), "rev-parse", "HEAD"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    write(arguments.out, rows, left_out, len(alone), len(wrong), commit)


def comparable(row, others):
    return any(make_of(o["make"]) == make_of(row["make"]) for o in others)


def write(out, rows, left_out, compared, wrong, commit):
    kinds = collections.Counter(
        (r["make"], r["model"], r["tables"], r["ijg"], r["sampling"], r["order"]) for r in rows
    )
    about = {
        "about": "Quantization tables of files as cameras wrote them, made by "
        "inference/training/encoder-tables. tables: SHA-256 of the tables by id, in natural order; "
        "ijg: the quality at which the library of the Independent JPEG Group writes the same, 0 for none.",
        "source": "github.com/drewnoakes/metadata-extractor-images, folder jpg",
        "commit": commit,
        "files": len(rows),
        "left_out": dict(sorted(left_out.items())),
        "leave_one_out": {"compared": compared, "mismatches": wrong},
    }
    lines = []
    for (make, model, tables, ijg, sampling, order), files in sorted(
        kinds.items(), key=lambda item: tuple(str(part).lower() for part in item[0])
    ):
        row = {"make": make, "model": model, "tables": tables, "sampling": sampling}
        row |= {"ijg": ijg, "order": order, "files": files}
        lines.append("    " + json.dumps(row, ensure_ascii=False))
    head = json.dumps(about, indent=2, ensure_ascii=False).removesuffix("\n}")
    out.write_text(head + ',\n  "cameras": [\n' + ",\n".join(lines) + "\n  ]\n}\n")
    print(len(rows), "files,", dict(left_out), "compared", compared, "mismatches", wrong)


if __name__ == "__main__":
    main()
