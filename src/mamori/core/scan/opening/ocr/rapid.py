"""Japanese, horizontal and vertical, read by PP-OCR with the models in RapidOCR's wheel."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any

from mamori.core.scan.opening.ocr.words import Missing, Word
from mamori.core.scan.places import Box

# To so many pixels the engine enlarges the shorter side of a picture before it looks for lines.
_ENLARGED = 736


def read(grey: Any) -> list[Word]:
    """Return what a grey picture holds, a cell or line a word, with boxes in its pixels.

    Raises:
        Missing: no-ocr.
    """
    import numpy as np  # noqa: PLC0415 -- loaded with the engines alone

    picture = np.stack([_on_paper(grey)] * 3, axis=-1)
    found = _engine()(picture, use_cls=False, return_word_box=True)
    if found.boxes is None:
        return []
    lines = zip(found.txts, found.boxes, found.scores, found.word_results, strict=True)
    return [
        Word(text, box, float(score), cell=True, letters=_letters(text, box, parts))
        for text, corners, score, parts in lines
        for box in [_upright(corners)]
        if text.strip()
    ]


def _letters(text: str, line: Box, parts: Sequence[tuple[str, float, Any]]) -> tuple[Box, ...]:
    """Return a box for each letter of a line, of a word in Latin letters that of the word.

    `parts` are the line's words and Japanese letters, as the engine tells them, roughly: each box
    is as high as the line, and the outermost reach to its ends. A space belongs to what stands
    before it. Nothing is returned where the parts are not the line's.
    """
    boxes: list[Box] = []
    along = 0 if line[2] - line[0] >= line[3] - line[1] else 1
    for number, (part, _, corners) in enumerate(parts):
        start = text.find(part, len(boxes))
        if start < 0:
            return ()
        box = _upright(corners)
        begin = line[along] if number == 0 else box[along]
        end = line[along + 2] if number == len(parts) - 1 else box[along + 2]
        box = (begin, line[1], end, line[3]) if along == 0 else (line[0], begin, line[2], end)
        boxes += [boxes[-1] if boxes else box] * (start - len(boxes)) + [box] * len(part)
    return tuple(boxes) if len(boxes) == len(text.rstrip()) else ()


def _on_paper(grey: Any) -> Any:
    """Lay a strip on empty paper: enlarged, a line would be read four times slower, and worse."""
    import numpy as np  # noqa: PLC0415 -- loaded with the engines alone

    least = min(_ENLARGED, max(grey.shape))
    below, beside = (max(0, least - side) for side in grey.shape)
    return np.pad(grey, ((0, below), (0, beside)), constant_values=int(np.median(grey)))


def _upright(corners: Iterable[tuple[float, float]]) -> Box:
    across, down = zip(*corners, strict=True)
    return float(min(across)), float(min(down)), float(max(across)), float(max(down))


@cache
def _engine() -> Any:
    """Return the engine. Its models are files of its wheel; it would fetch only others."""
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        raise Missing("no-ocr")
    from rapidocr import RapidOCR  # noqa: PLC0415 -- part of the extra `ocr`

    one = {f"EngineConfig.onnxruntime.{each}_op_num_threads": 1 for each in ("intra", "inter")}
    return RapidOCR(params={"Global.log_level": "error", **one})
