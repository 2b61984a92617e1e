"""Japanese, horizontal and vertical, read by PP-OCR with the models in RapidOCR's wheel."""

from functools import cache
from importlib.util import find_spec
from typing import Any

from mamori.core.scan.opening.ocr.words import Missing, Word


def read(grey: Any) -> list[Word]:
    """Return what a grey picture holds, a cell or line a word, with boxes in its pixels.

    Raises:
        Missing: no-ocr.
    """
    import numpy as np  # noqa: PLC0415 -- loaded with the engines alone

    found = _engine()(np.stack([grey] * 3, axis=-1), use_cls=False)
    if found.boxes is None:
        return []
    return [
        Word(text, _upright(box), float(score), cell=True)
        for text, box, score in zip(found.txts, found.boxes, found.scores, strict=True)
        if text.strip()
    ]


def _upright(corners: Any) -> tuple[float, float, float, float]:
    left, top = corners.min(axis=0)
    right, bottom = corners.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


@cache
def _engine() -> Any:
    """Return the engine. Its models are files of its wheel; it would fetch only others."""
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        raise Missing("no-ocr")
    from rapidocr import RapidOCR  # noqa: PLC0415 -- part of the extra `ocr`

    one = {f"EngineConfig.onnxruntime.{each}_op_num_threads": 1 for each in ("intra", "inter")}
    return RapidOCR(params={"Global.log_level": "error", **one})
