"""File formats, written by hand where it matters what the bytes say: EXIF, JPEG, PNG text."""

import struct
import zlib

import cv2
import numpy as np

ASCII, SHORT, LONG, RATIONAL, UNDEFINED = 2, 3, 4, 5, 7


def jpeg(bgr, quality, exif=None):
    """A baseline JPEG, 4:2:0; with an EXIF block its JFIF header makes room, as in cameras."""
    ok, data = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert ok
    data = data.tobytes()
    if exif is None:
        return data
    jfif = struct.unpack(">H", data[4:6])[0]
    assert data[2:4] == b"\xff\xe0"
    body = b"Exif\0\0" + exif
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + data[4 + jfif:]


def decoded(data):
    return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)


def thumbnail(bgr):
    """As cameras embed it: at most 160 pixels, JPEG without EXIF."""
    scale = 160 / max(bgr.shape[:2])
    size = (round(bgr.shape[1] * scale), round(bgr.shape[0] * scale))
    return jpeg(cv2.resize(bgr, size, interpolation=cv2.INTER_AREA), 85)


def _directory(entries, at, following):
    """One TIFF directory that starts at offset `at`; values that do not fit follow it."""
    sizes = {ASCII: 1, SHORT: 2, LONG: 4, RATIONAL: 8, UNDEFINED: 1}
    out, extra = struct.pack("<H", len(entries)), b""
    extra_at = at + 2 + 12 * len(entries) + 4
    for tag, kind, value in sorted(entries):
        if kind == ASCII:
            raw = value.encode("ascii") + b"\0"
        elif kind == UNDEFINED:
            raw = value
        elif kind == RATIONAL:
            raw = struct.pack("<LL", *value)
        else:
            raw = struct.pack("<H" if kind == SHORT else "<L", value)
        count = len(raw) // sizes[kind]
        if len(raw) <= 4:
            field = raw.ljust(4, b"\0")
        else:
            field = struct.pack("<L", extra_at + len(extra))
            extra += raw + b"\0" * (len(raw) % 2)
        out += struct.pack("<HHL", tag, kind, count) + field
    return out + struct.pack("<L", following) + extra


def exif(camera, size, taken, thumb):
    """EXIF 2.3 with a thumbnail, by a camera that does not exist."""
    width, height = size
    photo = [
        (0x829A, RATIONAL, camera.time), (0x829D, RATIONAL, camera.aperture),
        (0x8827, SHORT, camera.iso), (0x9000, UNDEFINED, b"0230"), (0x9003, ASCII, taken),
        (0x9004, ASCII, taken), (0x920A, RATIONAL, camera.focal), (0xA001, SHORT, 1),
        (0xA002, LONG, width), (0xA003, LONG, height),
    ]

    def first(photo_at):
        return [
            (0x010F, ASCII, "Telltale Samples"), (0x0110, ASCII, camera.model), (0x0112, SHORT, 1),
            (0x011A, RATIONAL, (72, 1)), (0x011B, RATIONAL, (72, 1)), (0x0128, SHORT, 2),
            (0x0132, ASCII, taken), (0x8769, LONG, photo_at),
        ]

    photo_at = 8 + len(_directory(first(0), 8, 0))
    second_at = photo_at + len(_directory(photo, photo_at, 0))

    def second(thumb_at):
        return [(0x0103, SHORT, 6), (0x011A, RATIONAL, (72, 1)), (0x011B, RATIONAL, (72, 1)),
                (0x0128, SHORT, 2), (0x0201, LONG, thumb_at), (0x0202, LONG, len(thumb))]

    thumb_at = second_at + len(_directory(second(0), second_at, 0))
    return (b"II*\0" + struct.pack("<L", 8) + _directory(first(photo_at), 8, second_at)
            + _directory(photo, photo_at, 0) + _directory(second(thumb_at), second_at, 0) + thumb)


def png(bgr, texts=()):
    """A PNG with tEXt chunks behind its header."""
    ok, data = cv2.imencode(".png", bgr, [cv2.IMWRITE_PNG_COMPRESSION, 9])
    assert ok
    data = data.tobytes()
    header = 8 + 25
    chunks = b""
    for key, text in texts:
        body = key.encode("latin-1") + b"\0" + text.encode("latin-1")
        chunks += struct.pack(">L", len(body)) + b"tEXt" + body + struct.pack(
            ">L", zlib.crc32(b"tEXt" + body))
    return data[:header] + chunks + data[header:]


def wav(samples, rate):
    """16-bit mono."""
    pcm = np.clip(np.rint(samples * 32767), -32768, 32767).astype("<i2").tobytes()
    return (b"RIFF" + struct.pack("<L", 36 + len(pcm)) + b"WAVEfmt "
            + struct.pack("<LHHLLHH", 16, 1, 1, rate, rate * 2, 2, 16)
            + b"data" + struct.pack("<L", len(pcm)) + pcm)
