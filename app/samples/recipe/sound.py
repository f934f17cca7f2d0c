"""Synthetic speech by espeak-ng, with and without a join. No recording of a person."""

import pathlib
import subprocess
import tempfile
import wave

import numpy as np

import files

RATE = 16000


def _spoken(text, voice, pitch, speed):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "s.wav"
        subprocess.run(["espeak-ng", "-v", voice, "-p", str(pitch), "-s", str(speed), "-w", str(path),
                        text], check=True)
        with wave.open(str(path)) as spoken:
            rate = spoken.getframerate()
            pcm = np.frombuffer(spoken.readframes(spoken.getnframes()), "<i2")
    samples = pcm.astype(np.float64) / 32768
    loud = np.nonzero(np.abs(samples) > 0.01)[0]
    samples = samples[loud[0]:loud[-1]]
    return _resampled(samples, rate)


def _resampled(samples, rate):
    """By the spectrum; what does not fit the new rate is cut off."""
    n = round(len(samples) * RATE / rate)
    spectrum = np.fft.rfft(samples)
    kept = np.zeros(n // 2 + 1, complex)
    m = min(len(kept), len(spectrum))
    kept[:m] = spectrum[:m]
    return np.fft.irfft(kept, n) * (n / len(samples))


def _in_a_room(samples, seed, level):
    """A short reverberation and a noise floor that falls by 3 dB an octave."""
    rng = np.random.default_rng(seed)
    tail = rng.standard_normal(RATE // 8) * np.exp(-np.arange(RATE // 8) / (0.022 * RATE))
    tail[0] = 18
    wet = np.convolve(samples, tail / np.sqrt((tail ** 2).sum()))[:len(samples)]
    spectrum = np.fft.rfft(rng.standard_normal(len(samples)))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 8))
    noise = np.fft.irfft(spectrum, len(samples))
    return wet / np.abs(wet).max() * 0.6 + noise / noise.std() * level


def _pause(seconds):
    return np.zeros(round(seconds * RATE))


def speech(out):
    """Writes both clips; their truth."""
    before = _spoken("The meeting will be on", "en-gb", 42, 150)
    day = _spoken("Tuesday", "en-gb", 40, 140)
    after = _spoken("at nine, in the small room.", "en-gb", 42, 150)
    whole = np.concatenate([_pause(0.4), before, _pause(0.05), day, _pause(0.08), after, _pause(0.4)])
    genuine = _in_a_room(whole, 21, 0.0022)
    (out / "speech.wav").write_bytes(files.wav(genuine, RATE))

    other = _spoken("Friday", "en-gb", 47, 140)
    other = _in_a_room(np.concatenate([_pause(0.03), other, _pause(0.05)]), 22, 0.0065)
    start = len(_pause(0.4)) + len(before) + len(_pause(0.02))
    end = start + len(day) + len(_pause(0.06))
    joined = np.concatenate([genuine[:start], other, genuine[end:]])
    (out / "speech-joined.wav").write_bytes(files.wav(joined, RATE))
    interval = {"track": "audio", "start_s": round(start / RATE, 4),
                "end_s": round((start + len(other)) / RATE, 4)}
    return {
        "speech.wav": {"label": "real", "kind": "audio",
                       "note": "synthetic by espeak-ng; real here means: not joined"},
        "speech-joined.wav": {"label": "fake", "kind": "audio", "how": "join", "intervals": [interval]},
    }
