"""Spectrograms and resampled sound by torchaudio's formulas, written with NumPy in double precision: torchaudio itself has no wheel for this version of PyTorch."""

import pathlib

import numpy as np

RATE = 8000


def sound(length=1000):
    t = np.arange(length) / RATE
    return np.float32(0.5 * np.sin(2 * np.pi * (300 + 900 * t) * t) + 0.1 * np.cos(np.arange(length) ** 2 * 0.37)).astype(np.float64)


def power(samples, size, hop):
    padded = np.pad(samples, size // 2, mode="reflect")
    window = np.hanning(size + 1)[:-1]
    frames = np.lib.stride_tricks.sliding_window_view(padded, size)[::hop]
    return (np.abs(np.fft.rfft(frames * window)) ** 2).T


def mel(spectrum, mels):
    frequencies = np.linspace(0, RATE // 2, spectrum.shape[0])
    top = 2595 * np.log10(1 + RATE / 2 / 700)
    edges = 700 * (10 ** (np.linspace(0, top, mels + 2) / 2595) - 1)
    slopes = edges[None, :] - frequencies[:, None]
    steps = np.diff(edges)
    filters = np.maximum(0, np.minimum(-slopes[:, :-2] / steps[:-1], slopes[:, 2:] / steps[1:]))
    return filters.T @ spectrum


def decibels(spectrum, top):
    db = 10 * np.log10(np.maximum(spectrum, 1e-10))
    return np.maximum(db, db.max() - top)


def mfcc(db, count):
    bins = db.shape[0]
    n, k = np.arange(bins), np.arange(count)[:, None]
    dct = np.cos(np.pi / bins * (n + 0.5) * k)
    dct[0] /= np.sqrt(2)
    return (dct * np.sqrt(2 / bins)) @ db


def resample(samples, old, new, zeros=6, rolloff=0.99):
    common = np.gcd(old, new)
    old, new = old // common, new // common
    base = min(old, new) * rolloff
    width = int(np.ceil(zeros * old / base))
    index = np.arange(-width, width + old)[None, :] / old
    t = np.clip((np.arange(0, -new, -1)[:, None] / new + index) * base, -zeros, zeros)
    window = np.cos(t * np.pi / zeros / 2) ** 2
    kernels = np.sinc(t) * window * base / old
    padded = np.pad(samples, (width, width + old))
    frames = np.lib.stride_tricks.sliding_window_view(padded, kernels.shape[1])[::old]
    return (frames @ kernels.T).ravel()[: -(-new * len(samples) // old)]


def rounded(values):
    return [float(f"{value:.7g}") for value in np.ravel(values)]


def main():
    samples = sound()
    spectrum = power(samples, 60, 25)
    bands = mel(power(samples, 256, 100), 20)
    results = {
        "spectrogram 60 25": spectrum,
        "spectrogram 64 50": power(samples, 64, 50),
        "mel": bands,
        "decibels": decibels(bands, 30),
        "mfcc": mfcc(decibels(bands, 80), 13),
        "resample 6000": resample(samples, RATE, 6000)[:200],
        "resample 11025": resample(samples, RATE, 11025)[:200],
    }
    text = "".join(f'{name}: {" ".join(map(str, rounded(values)))}\n' for name, values in results.items())
    (pathlib.Path(__file__).parent / "audio.txt").write_text(text)


if __name__ == "__main__":
    main()
