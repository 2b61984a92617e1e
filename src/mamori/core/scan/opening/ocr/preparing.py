"""Pictures made ready to be read: of a size that engines like, even light, no shadow."""

from importlib.util import find_spec
from typing import Any

from PIL import Image
from PIL.Image import Resampling

from mamori.core.scan.opening.ocr.words import Missing

# Engines read letters of 20 to 40 pixels best: those of a page with 200 to 300 dots an inch.
SMALL, LARGE = 1200, 3300
DARK = 64  # of 255
# A line of a table is longer than any stroke of a letter: so many pixels, and so much of the page,
# for in a small picture letters are large.
LONG, SHARE = 60, 20


def prepared(image: Image.Image) -> tuple[Any, float]:
    """Return a grey picture of even light as an array, and how many times larger it is.

    Raises:
        Missing: no-ocr, where OpenCV is not installed.
    """
    if find_spec("cv2") is None:
        raise Missing("no-ocr")
    import numpy as np  # noqa: PLC0415 -- loaded with the engines alone

    longest = max(image.size)
    times = 2.0 if longest < SMALL else min(1.0, LARGE / longest)
    size = (max(1, round(image.width * times)), max(1, round(image.height * times)))
    grey = _on_white(image)
    page = np.asarray(grey if times == 1 else grey.resize(size, Resampling.BICUBIC))
    # Light letters on a dark page: what is evened out below is the paper behind dark ones.
    return _even(255 - page if np.median(page) < DARK else page), times


def _on_white(image: Image.Image) -> Image.Image:
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("L")
    clear = image.convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, clear).convert("L")


def _even(grey: Any) -> Any:
    """Divide by the paper: the brightest near each point, without letters and grain."""
    import cv2  # noqa: PLC0415 -- part of the extra `ocr`
    import numpy as np  # noqa: PLC0415 -- loaded with the engines alone

    high, wide = grey.shape
    if min(high, wide) < 64:
        return grey
    small = cv2.resize(grey, (wide // 4, high // 4), interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 31)
    paper = cv2.resize(paper, (wide, high), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, paper, scale=255)


def unruled(grey: Any) -> Any:
    """Return a grey picture without the lines of tables, which Tesseract takes for letters."""
    import cv2  # noqa: PLC0415 -- part of the extra `ocr`
    import numpy as np  # noqa: PLC0415 -- loaded with the engines alone

    ink = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15
    )
    clear = grey.copy()
    long = max(LONG, max(grey.shape) // SHARE)
    for shape in ((1, long), (long, 1)):
        lines = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        clear[cv2.dilate(lines, np.ones((3, 3), np.uint8)) > 0] = 255
    return clear
