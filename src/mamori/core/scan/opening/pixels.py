"""What pixels show, of a picture or of a page: people's faces, and writing."""

from collections.abc import Iterator

from PIL import Image

from mamori.core.scan.blocks import Block, Face, Unread
from mamori.core.scan.opening.faces import faces
from mamori.core.scan.opening.ocr import read_picture, written
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.places import Place

# Smaller ones are bullets, lines and icons: no letter can be read and no face known in them.
LEAST = 24


def look(
    image: Image.Image, place: Place, budget: Budget, scale: float = 1
) -> Iterator[Block | Face | Unread]:
    """Yield the faces and the writing of a picture; boxes are its pixels times `scale`."""
    if not budget.pixels or min(image.size) < LEAST:
        return
    people = faces(image)
    if people is None:
        yield Unread(place=place, reason="no-faces")
    elif people:
        yield Face(place=place, count=len(people))
    reading = read_picture(image, budget.languages)
    if reading.missing:
        yield Unread(place=place, reason=reading.missing)
    if reading.words:
        found = written(reading.words, place, scale)
        yield Block(text=found.text, locator=found.locator, ocr=True)
