"""Vietnamese, Dutch and English, read by Tesseract with the models that set-up brings."""

import os
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from PIL import Image

from mamori.core.scan.opening.ocr.words import Missing, Word

MODELS = {"vi": "vie", "nl": "nld", "en": "eng"}
# Ours, then where Debian's packages and Tesseract's own setting have theirs.
FOLDERS = (
    Path(__file__).parent / "tessdata",
    Path("/usr/share/tesseract-ocr/5/tessdata"),
    *([Path(os.environ["TESSDATA_PREFIX"])] if "TESSDATA_PREFIX" in os.environ else []),
)
DOTS = 200  # an inch; without it Tesseract guesses, and warns


def read(grey: Any, language: str) -> list[Word]:
    """Return the words of a grey picture, line by line, with boxes in its pixels.

    Raises:
        Missing: no-ocr, no-ocr-data.
    """
    engine = _engine(MODELS[language])
    engine.SetImage(Image.fromarray(grey))
    engine.SetSourceResolution(DOTS)
    engine.Recognize()
    found = list(_words(engine.GetIterator()))
    engine.Clear()
    return found


def _words(results: Any) -> Iterator[Word]:
    from tesserocr import RIL, iterate_level  # noqa: PLC0415 -- part of the extra `ocr`

    if results is None:
        return
    for each in iterate_level(results, RIL.WORD):
        if each.Empty(RIL.WORD):
            continue
        text, box = each.GetUTF8Text(RIL.WORD).strip(), each.BoundingBox(RIL.WORD)
        if text and box:
            yield Word(text, box, each.Confidence(RIL.WORD) / 100)


@cache
def _engine(model: str) -> Any:
    """Return the engine of a language. Loading its model takes as long as reading a page."""
    if find_spec("tesserocr") is None:
        raise Missing("no-ocr")
    folder = next((each for each in FOLDERS if (each / f"{model}.traineddata").is_file()), None)
    if folder is None:
        raise Missing("no-ocr-data")
    # Each worker has one core; threads that wait for each other make it slower, not faster.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    from tesserocr import PSM, PyTessBaseAPI  # noqa: PLC0415 -- part of the extra `ocr`

    # Other ways to divide a page take a ruled table for a drawing and read nothing in it.
    return PyTessBaseAPI(path=f"{folder}/", lang=model, psm=PSM.SPARSE_TEXT)
