"""Pictures that the filters must draw, made apart from them: python3 references.py

Needs numpy and OpenCV for Python (Debian: python3-opencv). By formula in numpy where one is short;
by OpenCV where the method is long (JPEG, CLAHE, Canny, median, L*a*b*). Writes references.json and
a PNG for each case beside this file.
"""

import json
import pathlib

import cv2
import numpy as np

WIDTH, HEIGHT = 61, 47
HERE = pathlib.Path(__file__).resolve().parent


def picture():
    """Ramps, a disc and hashed noise; FilterReferenceTest makes the same."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.int64)
    channels = []
    for c in range(3):
        h = (x * 7919 + y * 104729 + c * 1299709 + 12345) & 0xFFFFFFFF
        h = ((h ^ (h >> 15)) * 2654435761) & 0xFFFFFFFF
        h = ((h ^ (h >> 13)) * 2246822519) & 0xFFFFFFFF
        noise = (h >> 24) & 15
        ramp = 40 + (c + 1) * x // 2 + (3 - c) * y // 2
        disc = (x - 38) ** 2 + (y - 20) ** 2 < 150
        channels.append(ramp + noise + np.where(disc, 40 + 20 * c, 0))
    return np.clip(np.stack(channels, axis=2), 0, 255).astype(np.uint8)  # BGR


BGR = picture()
B, G, R = [BGR[:, :, c].astype(np.float64) for c in range(3)]
# BT.601 in fixed point with 15 bits, so that a half is rounded the same way.
LUMA = np.floor((9798 * R + 19235 * G + 3735 * B + 16384) / 32768)
EXACT_LUMA = 0.299 * R + 0.587 * G + 0.114 * B


def eight(values):
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)


def stretch(values):
    low, high = values.min(), values.max()
    return eight((values - low) * 255 / (high - low))


def padded(values, reach):
    return np.pad(values, reach, mode="reflect")  # gfedcb|abcdefgh|gfedcba


def around(values, side):
    """All shifts of a square, stacked."""
    p = padded(values, side // 2)
    return np.stack(
        [p[i : i + HEIGHT, j : j + WIDTH] for i in range(side) for j in range(side)]
    )


def jpeg(quality, sampling):
    flags = [cv2.IMWRITE_JPEG_QUALITY, quality]
    if sampling:
        flags += [7, sampling]  # IMWRITE_JPEG_SAMPLING_FACTOR
    ok, data = cv2.imencode(".jpg", BGR, flags)
    assert ok
    return cv2.imdecode(data, cv2.IMREAD_COLOR)


def error_level(quality, gain):
    return eight(np.abs(BGR.astype(float) - jpeg(quality, 0).astype(float)) * gain)


def ghost(quality, side, gain):
    squares = ((BGR.astype(float) - jpeg(quality, 0).astype(float)) ** 2).mean(axis=2)
    return eight(np.sqrt(around(squares, side).mean(axis=0)) * gain)


def wiener(side, sigma, gain):
    block = around(LUMA, side)
    mean, variance = block.mean(axis=0), block.var(axis=0)
    noise = sigma * sigma
    clean = mean + np.maximum(variance - noise, 0) / np.maximum(variance, noise) * (LUMA - mean)
    return eight(128 + gain * (LUMA - clean))


def gaussian(side, gain):
    assert side == 7
    # What OpenCV takes for a Gaussian of seven taps.
    half = np.array([1 / 32, 7 / 64, 7 / 32])
    kernel = np.concatenate([half, [9 / 32], half[::-1]])
    kernel = np.outer(kernel, kernel).ravel()
    smooth = (around(LUMA, side) * kernel[:, None, None]).sum(axis=0)
    return eight(128 + gain * (LUMA - smooth))


def median(side, gain):
    # OpenCV repeats the outermost pixels for a median.
    residuals = []
    for channel in (B, G, R):
        p = np.pad(channel, side // 2, mode="edge")
        block = np.stack(
            [p[i : i + HEIGHT, j : j + WIDTH] for i in range(side) for j in range(side)]
        )
        residuals.append(128 + gain * (channel - np.median(block, axis=0)))
    return eight(np.stack(residuals, axis=2))


def sobel():
    p = padded(LUMA, 1)
    smooth_down = p[:-2] + 2 * p[1:-1] + p[2:]
    across = smooth_down[:, 2:] - smooth_down[:, :-2]
    smooth_across = p[:, :-2] + 2 * p[:, 1:-1] + p[:, 2:]
    down = smooth_across[2:] - smooth_across[:-2]
    return across / 8, down / 8


def gradient(gain):
    across, down = sobel()
    size = np.hypot(across, down)
    return eight(np.stack([size * gain, 128 + down * gain, 128 + across * gain], axis=2))


def laplacian(gain):
    # OpenCV's kernel of side 3 is the sum of Sobel's second derivatives: 2 0 2 / 0 -8 0 / 2 0 2.
    p = padded(LUMA, 1)
    corners = p[:-2, :-2] + p[:-2, 2:] + p[2:, :-2] + p[2:, 2:]
    return eight(np.abs(2 * corners - 8 * LUMA) * gain)


def clahe(clip, tiles):
    ycrcb = cv2.cvtColor(BGR, cv2.COLOR_BGR2YCrCb)
    ycrcb[:, :, 0] = cv2.createCLAHE(clip, (tiles, tiles)).apply(
        np.ascontiguousarray(ycrcb[:, :, 0])
    )
    return cv2.cvtColor(ycrcb, cv2.COLOR_YCrCb2BGR)


def sweep(centre, width):
    low = centre - width / 2
    return np.floor(np.clip((BGR - low) / width, 0, 1) * 255 + 0.5).astype(np.uint8)


def equalized(values):
    """As Gonzalez and Woods, with the least value at black."""
    counts = np.bincount(values.ravel(), minlength=256)
    first = np.flatnonzero(counts)[0]
    total = counts.sum() - counts[first]
    table = eight((np.cumsum(counts) - counts[first]) * 255.0 / total)
    table[: first + 1] = 0
    return table[values]


def equalize_each():
    return np.stack([equalized(BGR[:, :, c]) for c in range(3)], axis=2)


def blue_difference():
    return stretch(np.rint(128 + 0.564 * (B - LUMA)))


def hue():
    high, low = np.maximum(np.maximum(R, G), B), np.minimum(np.minimum(R, G), B)
    span = np.where(high > low, high - low, 1)
    degrees = np.where(
        high == R,
        60 * (G - B) / span,
        np.where(high == G, 120 + 60 * (B - R) / span, 240 + 60 * (R - G) / span),
    )
    degrees = np.where(degrees < 0, degrees + 360, degrees)
    return (np.rint(degrees * 256 / 360).astype(int) & 255).astype(np.uint8)


def lab(index):
    linear = [c / 255 for c in (R, G, B)]
    linear = [np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4) for c in linear]
    r, g, b = linear
    x = (0.412453 * r + 0.357580 * g + 0.180423 * b) / 0.950456
    y = 0.212671 * r + 0.715160 * g + 0.072169 * b
    z = (0.019334 * r + 0.119193 * g + 0.950227 * b) / 1.088754
    f = lambda t: np.where(t > 216 / 24389, np.cbrt(t), (24389 / 27 * t + 16) / 116)
    values = [
        (116 * f(y) - 16) * 255 / 100,
        500 * (f(x) - f(y)) + 128,
        200 * (f(y) - f(z)) + 128,
    ]
    return eight(values[index])


def bit(values, number):
    return ((values.astype(int) >> number & 1) * 255).astype(np.uint8)


def component(number, distance):
    colours = BGR.reshape(-1, 3).astype(float)
    mean = colours.mean(axis=0)
    _, axes = np.linalg.eigh(np.cov((colours - mean).T, bias=True))
    axis = axes[:, ::-1][:, number - 1]
    axis = axis * np.sign(axis[np.abs(axis).argmax()])
    along = (colours - mean) @ axis
    if distance:
        along = np.linalg.norm(colours - mean - np.outer(along, axis), axis=1)
    return stretch(along.reshape(HEIGHT, WIDTH))


def spectrum(decibels, window):
    values = LUMA - LUMA.mean()
    if window:
        hann = lambda n: np.sin(np.pi * (np.arange(n) + 0.5) / n) ** 2
        values = values * np.outer(hann(HEIGHT), hann(WIDTH))
    size = [2 * cv2.getOptimalDFTSize((n + 1) // 2) for n in (HEIGHT, WIDTH)]
    power = np.abs(np.fft.fftshift(np.fft.fft2(values, size))) ** 2 + 1e-6
    level = 10 * np.log10(power / power.max())
    return eight(255 * (1 + level / decibels))


def wavelet_matrix(low, length):
    """Rows of a periodic orthogonal transform: coarse first, then detail."""
    matrix = np.zeros((length, length))
    high = [(-1) ** k * low[len(low) - 1 - k] for k in range(len(low))]
    for i in range(length // 2):
        for k in range(len(low)):
            matrix[i, (2 * i + k) % length] += low[k]
            matrix[length // 2 + i, (2 * i + k) % length] += high[k]
    return matrix


def wavelet(low, scales, threshold, soft, gain):
    step = 1 << scales
    height, width = -(-HEIGHT // step) * step, -(-WIDTH // step) * step
    luma = np.pad(
        EXACT_LUMA, ((0, height - HEIGHT), (0, width - WIDTH)), mode="reflect"
    )
    values = luma.copy()
    for s in range(scales):
        h, w = height >> s, width >> s
        values[:h, :w] = wavelet_matrix(low, h) @ values[:h, :w] @ wavelet_matrix(low, w).T
    diagonal = np.sort(np.abs(values[height // 2 :, width // 2 :]).ravel())
    limit = threshold * diagonal[len(diagonal) // 2] / 0.6745
    coarse = values[: height >> scales, : width >> scales].copy()
    size = np.abs(values)
    values = np.where(size <= limit, 0, values if not soft else np.sign(values) * (size - limit))
    values[: height >> scales, : width >> scales] = coarse
    for s in reversed(range(scales)):
        h, w = height >> s, width >> s
        values[:h, :w] = wavelet_matrix(low, h).T @ values[:h, :w] @ wavelet_matrix(low, w)
    shown = values if gain is None else 128 + gain * (luma - values)
    return eight(shown[:HEIGHT, :WIDTH])


HAAR = [0.5**0.5] * 2
ROOT = 3**0.5
FOUR = [v / (4 * 2**0.5) for v in (1 + ROOT, 3 + ROOT, 3 - ROOT, 1 - ROOT)]
# sym4 of Daubechies' table 6.3
SYMLET = [
    -0.07576571478927333, -0.02963552764599851, 0.49761866763201545, 0.8037387518059161,
    0.29785779560527736, -0.09921954357684722, -0.012603967262037833, 0.0322231006040427,
]

cases = []


def case(name, reference, tolerance, filter_id, **parameters):
    cv2.imwrite(str(HERE / (name + ".png")), reference)
    cases.append(
        {
            "name": name,
            "tolerance": tolerance,
            "filter": {
                "filter": filter_id,
                "version": 1,
                "on": True,
                "parameters": {k.replace("_", "-"): v for k, v in parameters.items()},
            },
        }
    )


both = "halved-both"
case("error-level", error_level(75, 4), 4, "error-level", quality=75, subsampling=both, gain=4.0)
case("jpeg-ghost", ghost(60, 5, 10), 4, "jpeg-ghost", quality=60, subsampling=both, side=5, gain=10.0)
case("noise-wiener", wiener(5, 6, 5), 1, "noise-residual", denoiser="wiener", side=5, sigma=6.0, gain=5.0)
case("noise-gaussian", gaussian(7, 3), 1, "noise-residual", denoiser="gaussian", side=7, sigma=5.0, gain=3.0)
case("median-residual-3", median(3, 6), 0, "median-residual", side=3, gain=6.0)
case("median-residual-7", median(7, 2.5), 1, "median-residual", side=7, gain=2.5)
for name, low in (("haar", HAAR), ("daubechies-4", FOUR), ("symlet-8", SYMLET)):
    case("wavelet-" + name, wavelet(low, 3, 2, True, 6), 1, "wavelet-threshold",
         wavelet=name, scales=3, threshold=2.0, rule="soft", shows="removed", gain=6.0)
case("wavelet-kept", wavelet(FOUR, 2, 3, False, None), 1, "wavelet-threshold",
     wavelet="daubechies-4", scales=2, threshold=3.0, rule="hard", shows="kept", gain=8.0)
case("luminance-gradient", gradient(4), 1, "luminance-gradient", gain=4.0)
case("sobel-edges", eight(np.hypot(*sobel()) * 3), 1, "sobel-edges", gain=3.0)
case("laplacian-edges", laplacian(0.5), 1, "laplacian-edges", side=3, gain=0.5)
case("canny-edges", cv2.Canny(eight(LUMA), 40, 96, None, 3, True), 0, "canny-edges", low=5.0, high=12.0)
case("local-contrast", clahe(3, 4), 1, "local-contrast", clip_limit=3.0, tiles=4)
case("level-sweep", sweep(100, 41), 0, "level-sweep", centre=100, width=41, luma=False)
case("histogram-equalization", equalize_each(), 1, "histogram-equalization", luma=False)
case("channel-cb", blue_difference(), 3, "colour-channel", channel="cb", stretch=True)
case("channel-red", eight(R), 0, "colour-channel", channel="red", stretch=False)
case("channel-hue", hue(), 1, "colour-channel", channel="hue", stretch=False)
case("channel-saturation", eight(255 * (np.maximum(np.maximum(R, G), B) - np.minimum(np.minimum(R, G), B))
     / np.maximum(np.maximum(R, G), B)), 1, "colour-channel", channel="saturation", stretch=False)
for index, name in enumerate(("lightness", "green-red", "blue-yellow")):
    case("channel-" + name, lab(index), 1, "colour-channel", channel=name, stretch=False)
case("bit-plane-luma-0", bit(LUMA, 0), 0, "bit-plane", channel="luma", bit=0)
case("bit-plane-green-5", bit(G, 5), 0, "bit-plane", channel="green", bit=5)
for number in (1, 2, 3):
    case(f"component-{number}", component(number, False), 1, "principal-component",
         component=number, measure="projection", equalize=False)
case("component-distance", component(1, True), 1, "principal-component",
     component=1, measure="distance", equalize=False)
case("spectrum-hann", spectrum(80, True), 1, "frequency-spectrum", window="hann", range=80.0)
case("spectrum-none", spectrum(60, False), 1, "frequency-spectrum", window="none", range=60.0)
cv2.imwrite(str(HERE / "picture.png"), BGR)
(HERE / "references.json").write_text(json.dumps(cases, indent=1) + "\n")
