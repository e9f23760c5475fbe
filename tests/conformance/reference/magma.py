"""Writes the 256 colours of matplotlib's map magma, one a line as RRGGBB."""

import pathlib

from matplotlib import colormaps

FOLDER = pathlib.Path(__file__).parent


def main():
    colours = (colormaps["magma"](i, bytes=True)[:3] for i in range(256))
    text = "".join("%02x%02x%02x\n" % tuple(colour) for colour in colours)
    (FOLDER / "magma.txt").write_text(text)


if __name__ == "__main__":
    main()
