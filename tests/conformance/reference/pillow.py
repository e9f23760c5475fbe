"""What Pillow makes of a picture that a formula draws: a hash of the samples of each result."""

import hashlib
import json
import pathlib

from PIL import Image, ImageEnhance, ImageOps

WIDTH, HEIGHT = 37, 23
METHODS = {"nearest": Image.NEAREST, "bilinear": Image.BILINEAR, "bicubic": Image.BICUBIC}
SIZES = [(16, 16), (80, 11), (37, 60), (5, 23), (1, 1), (111, 69)]


def picture():
    """Red, green and blue of 20 to 220, so that there is something to stretch."""
    samples = bytes(
        20 + (x * 7 + y * 13 + channel * 50 + x * y % 31 * 3) % 201
        for y in range(HEIGHT)
        for x in range(WIDTH)
        for channel in range(3)
    )
    return Image.frombytes("RGB", (WIDTH, HEIGHT), samples)


def results(image):
    yield "same", image
    for name, method in METHODS.items():
        for size in SIZES:
            yield f"resize {name} {size[0]} {size[1]}", image.resize(size, method)
    yield "gray", image.convert("L")
    yield "invert", ImageOps.invert(image)
    for bits in (1, 3, 8):
        yield f"posterize {bits}", ImageOps.posterize(image, bits)
    for threshold in (0, 100, 256):
        yield f"solarize {threshold}", ImageOps.solarize(image, threshold)
    yield "autocontrast", ImageOps.autocontrast(image)
    yield "equalize", ImageOps.equalize(image)
    for factor in (0.0, 0.3, 1.0, 1.7):
        yield f"brightness {factor}", ImageEnhance.Brightness(image).enhance(factor)
        yield f"contrast {factor}", ImageEnhance.Contrast(image).enhance(factor)
        yield f"saturation {factor}", ImageEnhance.Color(image).enhance(factor)


def main():
    hashes = {name: hashlib.sha256(image.tobytes()).hexdigest() for name, image in results(picture())}
    text = json.dumps(hashes, indent=1) + "\n"
    (pathlib.Path(__file__).parent / "pillow.json").write_text(text)


if __name__ == "__main__":
    main()
