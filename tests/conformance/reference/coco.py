"""Boxes in the form of COCO as Python's json writes them, in two files of one content, and where the boxes' corners are."""

import json
import pathlib
import struct

FOLDER = pathlib.Path(__file__).parent
CATEGORIES = {90: 'tooth "brush"', 1: "personne âgée", 13: "交通標識", 2: "a\\b/c\ttab\nline \u2028 \u007f", 7: "🚲 bike"}
IMAGES = {
    397133: "plain.jpg",
    7: "sub folder/naïve.png",
    900100581904: "写真 🚲.png",
    12: "quote\"d 'x' \u00a0.png",
    0: "no boxes.png",
    9: "100%#&[1].png",
}
BOXES = [  # id of the image, id of the category, bbox, iscrowd
    (397133, 90, [217.62, 240.54, 38.99, 57.75], 0),
    (397133, 1, [1, 2, 3, 4], 0),
    (7, 13, [0.1, 0.2, 0.7, 0.1], 0),
    (900100581904, 7, [1e-7, 2.5e-3, 1e16, 123456789.125], 0),
    (397133, 2, [-3.5, -0.0, 3.5, 0], 0),
    (12, 1, [473.07, 395.93, 38.65, 28.67], 1),
    (7, 1, [333.3333333333333, 16777217, 2 / 3, 1.0000001], 0),
    (12, 13, [0, 0, 640.0, 480], 0),
]


def annotations():
    outline = {"counts": [272, 2, 4, 4, 9], "size": [240, 320]}
    for number, (image, category, bbox, crowd) in enumerate(BOXES):
        yield {
            "segmentation": outline if crowd else [[1.5, 2.25, 3e2, 4.0, 5, 6], []],
            "area": float("nan") if number == 1 else bbox[2] * bbox[3],
            "iscrowd": crowd,
            "image_id": image,
            "bbox": bbox,
            "category_id": category,
            "id": number + 1,
            "attributes": {"occluded": False, "track": None, "deep": [[[{"\u00e9": []}]]]},
        }


def content():
    return {
        "info": {"description": "made\u0000up", "url": "https://example.org/?a=1&b=\"2\"", "year": 2017, "contributor": None},
        "licenses": [],
        "images": [{"file_name": name, "height": 480, "width": 640, "id": i, "license": 1} for i, name in IMAGES.items()],
        "annotations": list(annotations()),
        "categories": [{"supercategory": None, "id": i, "name": name} for i, name in CATEGORIES.items()],
    }


def corners(bbox):
    left, top, width, height = bbox
    return [struct.unpack("f", struct.pack("f", value))[0] for value in (left, top, left + width, top + height)]


def expected():
    """Classes and names of images in the order of their ids; of each image the boxes in the order of the file: label, corners, crowd."""
    labels = {number: label for label, number in enumerate(sorted(CATEGORIES))}
    for number, label in labels.items():
        yield f"class.{label}", CATEGORIES[number]
    for place, image in enumerate(sorted(IMAGES)):
        yield f"image.{place}", IMAGES[image]
        found = ([labels[category], *corners(bbox), crowd] for of, category, bbox, crowd in BOXES if of == image)
        for number, values in enumerate(found):
            yield f"box.{place}.{number}", " ".join(map(str, values))


def main():
    backwards = {key: value for key, value in reversed(content().items())}
    (FOLDER / "coco.json").write_text(json.dumps(content(), indent=1))
    (FOLDER / "coco-compact.json").write_text(json.dumps(backwards, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    # the escapes of JSON are those of Java's properties too
    (FOLDER / "coco.properties").write_text("".join(f"{key}={json.dumps(text)[1:-1]}\n" for key, text in expected()))


if __name__ == "__main__":
    main()
