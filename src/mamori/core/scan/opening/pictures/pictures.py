"""Pictures: the words beside their pixels, and what the pixels show."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

import numpy as np
from PIL import Image, ImageOps
from PIL.Image import DecompressionBombError, DecompressionBombWarning, Resampling
from PIL.TiffImagePlugin import TiffImageFile

from mamori.core.scan.blocks import Block, Face, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import LIMITS, OverLimit
from mamori.core.scan.opening.opener import Budget, Found
from mamori.core.scan.opening.pictures.beside import described, thumbnail
from mamori.core.scan.opening.pictures.beyond import beyond
from mamori.core.scan.opening.pictures.pixels import look
from mamori.core.scan.places import Lines, Place

HEIF = "pillow_heif"
# Frames of a moving picture show the same if no tile of them differs by more, of 255, in a colour:
# a line that is added is little of the whole, but much of the tiles in which it stands.
SAME = 8
TILES = (64, 64)


def read(file: File, budget: Budget) -> Iterator[Found]:
    """Yield the words of a picture's data, then of each page or frame what it shows."""
    data = file.read()
    with opened(data, budget.limits.pixels) as image:
        if words := described(image):
            place = Place(part=file.place_of("metadata"))
            yield Block(text=words, locator=Lines(place), seen=False)
        if small := thumbnail(image):
            yield file.inner("thumbnail.jpg", small)
        yield from beyond(file, data)
        yield from _shown(image, file, budget)


@contextmanager
def opened(data: bytes, pixels: int = LIMITS.pixels) -> Iterator[Image.Image]:
    """Open a picture of at most so many pixels; nothing of it is unpacked yet.

    Raises:
        OverLimit: too-large; no-ocr, where the reader of HEIC is not installed.
        PIL.UnidentifiedImageError: it is no picture, or too broken.
    """
    if data[4:8] == b"ftyp":
        _learn_heic()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of huge or slightly broken pictures; ours are below
        warnings.simplefilter("error", DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(data))
        except (DecompressionBombError, DecompressionBombWarning):
            raise OverLimit("too-large") from None
        with image:
            if image.width * image.height > pixels:
                raise OverLimit("too-large")
            yield image


def frames(image: Image.Image) -> Iterator[Image.Image]:
    """Yield each page as a viewer shows it, and of a moving picture each scene."""
    count = getattr(image, "n_frames", 1)
    last: np.ndarray | None = None
    for number in range(count):
        image.seek(number)
        frame = upright(image)
        glance = np.asarray(frame.convert("RGBA").resize(TILES, Resampling.BOX), float)
        moves = count > 1 and not isinstance(image, TiffImageFile)
        if last is None or not moves or np.abs(glance - last).max() > SAME:
            yield frame
            last = glance


def upright(image: Image.Image) -> Image.Image:
    """Return a picture with eight bits a colour, turned as its data asks."""
    if image.mode.startswith(("I", "F")):
        deep = np.asarray(image, float)
        least, most = float(deep.min()), float(deep.max())
        image = Image.fromarray(((deep - least) * (255 / max(most - least, 1))).astype(np.uint8))
    return ImageOps.exif_transpose(image)


def _shown(image: Image.Image, file: File, budget: Budget) -> Iterator[Block | Face | Unread]:
    if not budget.pixels:
        return
    several = getattr(image, "n_frames", 1) > 1
    for number, frame in enumerate(frames(image), 1):
        budget.unpack(frame.width * frame.height)
        place = Place(part=file.part, page=number if several else None)
        yield from look(frame, place, budget)


def _learn_heic() -> None:
    if find_spec(HEIF) is None:
        raise OverLimit("no-ocr")
    from pillow_heif import register_heif_opener  # noqa: PLC0415 -- part of the extra `ocr`

    register_heif_opener()
