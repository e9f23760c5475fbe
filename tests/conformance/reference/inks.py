"""Writes JPEG files of four inks, and what Pillow makes of them: with and without a turn of the colours (YCCK)."""

import json
import pathlib

from PIL import Image

FOLDER = pathlib.Path(__file__).parent
SIZE = 16


def inks(x, y):
    """Smooth, so that decoders differ by little."""
    return 10 * x, 10 * y, 5 * (x + y), 8 * (SIZE - y)


def main():
    picture = Image.new("CMYK", (SIZE, SIZE))
    picture.putdata([inks(x, y) for y in range(SIZE) for x in range(SIZE)])
    plain = FOLDER / "cmyk.jpg"
    picture.save(plain, quality=95)
    content = bytearray(plain.read_bytes())
    marker = content.index(b"Adobe")
    content[marker + 11] = 2  # the transform: the first three inks are luminance and two differences of colour
    turned = FOLDER / "ycck.jpg"
    turned.write_bytes(content)
    colours = {
        path.name: list(Image.open(path).convert("RGB").tobytes()) for path in (plain, turned)
    }
    (FOLDER / "inks.json").write_text(json.dumps(colours, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
