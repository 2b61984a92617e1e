"""What pixels show, of a picture or of a page: people's faces, and writing."""

from collections.abc import Iterator
from hashlib import sha256

from PIL import Image

from mamori.core.scan.blocks import Block, Face, Unread
from mamori.core.scan.opening.ocr import is_illegible, read_picture, written
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.pictures.faces import faces
from mamori.core.scan.places import Box, Place

# Smaller ones are bullets, lines and icons: no letter can be read and no face known in them.
LEAST = 24


def look(
    image: Image.Image,
    place: Place,
    budget: Budget,
    scale: float = 1,
    corner: tuple[float, float] = (0, 0),
) -> Iterator[Block | Face | Unread]:
    """Yield the faces and the writing of a picture; of one that comes again, a logo say, nothing.

    `corner` is where in a larger picture it begins; boxes are pixels of that times `scale`.
    """
    if not budget.pixels or min(image.size) < LEAST:
        return
    glance = sha256(image.tobytes()).digest()
    if glance in budget.looked:
        return
    budget.looked.add(glance)
    if not budget.may_look:
        yield Unread(place=place, reason="too-many-pictures")
        return
    people = faces(image)
    if people is None:
        yield Unread(place=place, reason="no-faces")
    elif people:
        yield Face(place=place, count=len(people))
    reading = read_picture(image, budget.languages)
    if reading.missing:
        yield Unread(place=place, reason=reading.missing)
    if is_illegible(reading.words):
        yield Unread(place=place, reason="not-legible")
    if reading.words:

        def shown(box: Box) -> Box:
            left, top, right, bottom = reading.before(box)
            (x, y) = corner
            return (left + x) * scale, (top + y) * scale, (right + x) * scale, (bottom + y) * scale

        found = written(reading.words, place, shown)
        yield Block(text=found.text, locator=found.locator, ocr=True)
