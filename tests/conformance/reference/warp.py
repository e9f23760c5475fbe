"""What Pillow makes of the picture of pillow.py when it is turned, tilted, recoloured and blurred, called as torchvision's transforms.v2 calls it: a hash of each result.

torchvision is not needed: its matrices are computed here, by the formulas of the functions that are named below.
"""

import hashlib
import json
import math
import pathlib

import numpy
from PIL import Image, ImageEnhance, ImageOps

from pillow import METHODS, picture

ANGLES = [0.0, 17.5, 90.0, 135.0, 180.0, -200.25]
# angle, x, y, scale, shear x, shear y
MOTIONS = [
    (0.0, 0.0, 0.0, 1.0, 0.0, 0.0),
    (0.0, 5.0, -3.0, 1.0, 0.0, 0.0),
    (0.0, 0.0, 0.0, 1.37, 0.0, 0.0),
    (0.0, 2.5, 0.0, 0.61, 0.0, 0.0),
    (33.0, 4.0, 2.0, 0.9, 0.0, 0.0),
    (-10.0, -4.0, 3.0, 1.2, 12.0, 0.0),
    (75.5, 0.0, 0.0, 1.0, -20.0, 35.0),
    (0.0, 0.0, 0.0, 1.0, 0.0, 15.0),
]
CORNERS = (0, 0, 36, 0, 36, 22, 0, 22)
TILTED = [
    (3, 2, 33, 0, 36, 20, 1, 22),
    (9, 5, 27, 1, 30, 22, 0, 12),
    (-6, -4, 41, 3, 35, 29, 2, 18),
]
BOX = (5.0, 4.0, 21.0, 15.0)
STEPS = 31


def inverse_affine(center, angle, x, y, scale, shear_x, shear_y):
    """torchvision.transforms.functional._get_inverse_affine_matrix"""
    turn, sx, sy = math.radians(angle), math.radians(shear_x), math.radians(shear_y)
    a = math.cos(turn - sy) / math.cos(sy)
    b = -(a * math.tan(sx) + math.sin(turn))
    c = math.sin(turn - sy) / math.cos(sy)
    d = math.cos(turn) - c * math.tan(sx)
    matrix = [d / scale, -b / scale, 0.0, -c / scale, a / scale, 0.0]
    matrix[2] += center[0] - matrix[0] * (center[0] + x) - matrix[1] * (center[1] + y)
    matrix[5] += center[1] - matrix[3] * (center[0] + x) - matrix[4] * (center[1] + y)
    return matrix


def coefficients(starts, ends):
    """torchvision.transforms.functional._get_perspective_coeffs"""
    rows = []
    for x, y, u, v in zip(ends[0::2], ends[1::2], starts[0::2], starts[1::2]):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    solution = numpy.linalg.solve(numpy.array(rows, numpy.float64), numpy.array(starts, numpy.float64))
    return [float(value) for value in solution.astype(numpy.float32)]


def affine(image, motion, method, fill, center=None):
    """torchvision.transforms.v2.functional.affine of a picture of Pillow's"""
    matrix = inverse_affine(center or (image.width * 0.5, image.height * 0.5), *motion)
    return image.transform(image.size, Image.AFFINE, matrix, method, fillcolor=(fill,) * 3)


def hull(matrix):
    """The box around BOX's corners, moved, cut off at the picture's edges: torchvision's affine_bounding_boxes and perspective_bounding_boxes"""
    forward = numpy.linalg.inv(numpy.array(matrix, numpy.float64).reshape(3, 3))
    corners = [(x, y, 1) for x in BOX[0::2] for y in BOX[1::2]]
    moved = numpy.array(corners) @ forward.T
    moved = moved[:, :2] / moved[:, 2:]
    low, high = moved.min(0).clip(0, (37, 23)), moved.max(0).clip(0, (37, 23))
    return [round(float(value), 4) for value in (*low, *high)]


def hue(image, factor):
    """torchvision.transforms.functional.adjust_hue of a picture of Pillow's"""
    h, s, v = image.convert("HSV").split()
    turned = (numpy.array(h).astype(numpy.int64) + int(factor * 255)) % 256
    return Image.merge("HSV", (Image.fromarray(turned.astype(numpy.uint8)), s, v)).convert("RGB")


def blur(image, size, sigma):
    """torchvision.transforms.v2.functional.gaussian_blur, in double precision"""
    limit = (size - 1) / (2 * math.sqrt(2))
    weights = numpy.exp(-((numpy.linspace(-limit, limit, size) / sigma) ** 2))
    kernel = numpy.outer(weights, weights) / weights.sum() ** 2
    reach = size // 2
    samples = numpy.pad(numpy.array(image, numpy.float64), ((reach, reach), (reach, reach), (0, 0)), "reflect")
    result = sum(
        kernel[y, x] * samples[y : y + image.height, x : x + image.width] for y in range(size) for x in range(size)
    )
    return Image.fromarray(numpy.round(result).astype(numpy.uint8))


def linspace(first, last, step):
    """torch.linspace: in float32, from the end that is nearer"""
    first, last = numpy.float32(first), numpy.float32(last)
    part = (last - first) / numpy.float32(STEPS - 1)
    near, far = numpy.float32(step), numpy.float32(STEPS - 1 - step)
    return float(first + part * near if step < STEPS // 2 else last - part * far)


def augmented(image, shear, shift, degrees, factor, bits, step):
    """torchvision.transforms.v2: _AUGMENTATION_SPACE and _apply_image_or_video_transform; each operation, with each of its signs"""
    yield image
    yield ImageOps.posterize(image, round(8 - step / ((STEPS - 1) / bits)))
    yield ImageOps.solarize(image, 255.0 * linspace(1, 0, step))
    yield ImageOps.autocontrast(image)
    yield ImageOps.equalize(image)
    for sign in (1, -1):
        sheared = math.degrees(math.atan(sign * linspace(0, shear, step)))
        yield affine(image, (0, 0, 0, 1, sheared, 0), Image.NEAREST, 0, (0, 0))
        yield affine(image, (0, 0, 0, 1, 0, sheared), Image.NEAREST, 0, (0, 0))
        yield affine(image, (0, int(sign * linspace(0, shift[0], step)), 0, 1, 0, 0), Image.NEAREST, 0)
        yield affine(image, (0, 0, int(sign * linspace(0, shift[1], step)), 1, 0, 0), Image.NEAREST, 0)
        yield image.rotate(sign * linspace(0, degrees, step))
        for enhance in (ImageEnhance.Brightness, ImageEnhance.Color, ImageEnhance.Contrast, ImageEnhance.Sharpness):
            yield enhance(image).enhance(1 + sign * linspace(0, factor, step))


def results(image):
    for name, method in METHODS.items():
        for angle in ANGLES:
            yield f"rotate {name} 0 {angle}", image.rotate(angle, method)
            yield f"rotate {name} 114 {angle} expand", image.rotate(angle, method, True, fillcolor=(114,) * 3)
        for motion in MOTIONS:
            yield f"affine {name} 9 " + " ".join(map(str, motion)), affine(image, motion, method, 9)
        for ends in TILTED:
            warped = image.transform(image.size, Image.PERSPECTIVE, coefficients(CORNERS, ends), method)
            yield f"perspective {name} 0 " + " ".join(map(str, ends)), warped
    for factor in (-0.5, -0.13, 0.0, 0.2, 0.5):
        yield f"hue {factor}", hue(image, factor)
    for factor in (0.0, 0.5, 1.0, 1.9):
        yield f"sharpness {factor}", ImageEnhance.Sharpness(image).enhance(factor)
    for size, sigma in ((1, 1.0), (3, 0.8), (5, 1.3), (23, 4.0), (45, 0.5)):
        yield f"blur {size} {sigma}", blur(image, size, sigma)


def boxes():
    for motion in MOTIONS:
        matrix = inverse_affine((18.5, 11.5), *motion)
        yield "affine " + " ".join(map(str, motion)), hull(matrix + [0, 0, 1])
    for ends in TILTED:
        yield "perspective " + " ".join(map(str, ends)), hull(coefficients(CORNERS, ends) + [1])


def digest(image):
    return hashlib.sha256(image.tobytes()).hexdigest()


def main():
    image = picture()
    width, height = image.size
    shift = (150 / 331 * width, 150 / 331 * height)
    answers = {
        "results": {name: digest(result) for name, result in results(image)},
        "boxes": dict(boxes()),
        "randAugment 9": sorted({digest(each)[:8] for each in augmented(image, 0.3, shift, 30, 0.9, 4, 9)}),
        "trivialAugment": sorted(
            {
                digest(each)[:8]
                for step in range(STEPS)
                for each in augmented(image, 0.99, (32, 32), 135, 0.99, 6, step)
            }
        ),
    }
    (pathlib.Path(__file__).parent / "warp.json").write_text(json.dumps(answers, indent=0) + "\n")


if __name__ == "__main__":
    main()
