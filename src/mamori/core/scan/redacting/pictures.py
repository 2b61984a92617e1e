"""Pictures written anew: black where marked writing stands, without a word beside the pixels."""

import io
from typing import Any

from PIL import Image, ImageDraw

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.pictures.pictures import opened, upright
from mamori.core.scan.opening.pictures.pixels import look
from mamori.core.scan.places import Place
from mamori.core.scan.redacting.redactor import Inner, Spots
from mamori.core.scan.redacting.room import grown

# How each format is written; what the look of it needs, and nothing more.
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90},
    "MPO": {"quality": 90},
    "WEBP": {"quality": 90},
    "HEIF": {"quality": 90},
    "TIFF": {"compression": "tiff_deflate"},
}
# Formats that Pillow reads, and writes under another name or for several frames only like this.
_AS = {"MPO": "JPEG"}
_SEVERAL = frozenset({"TIFF", "GIF", "WEBP", "HEIF", "PNG"})
_TRIES = 3


def redact(file: File, spots: Spots, inner: Inner) -> bytes:  # noqa: ARG001 -- nothing within stays
    """Return a picture of the same format and size.

    Raises:
        OverLimit: too-large, or the reason why its writing cannot be read.
    """
    with opened(file.read()) as image:
        kind = image.format or "PNG"
        pages, times = [], []
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            times.append(image.info.get("duration", 100))
            pages.append(_clean(upright(image), spots))
    options = dict(_OPTIONS.get(kind, {}))
    if len(pages) > 1 and kind in _SEVERAL:
        options |= {"save_all": True, "append_images": pages[1:]}
        options |= {"duration": times, "loop": 0} if kind in {"GIF", "WEBP", "PNG"} else {}
    kept = io.BytesIO()
    pages[0].save(kept, _AS.get(kind, kind), **options)
    return kept.getvalue()


def _clean(image: Image.Image, spots: Spots) -> Image.Image:
    """Black out and read again, for what stands beside a black box may be read anew."""
    clear = "A" in image.getbands() or "transparency" in image.info
    shown = image.convert("RGBA" if clear else "L" if image.mode in {"1", "L"} else "RGB")
    clean = Image.new(shown.mode, shown.size)  # without what is written beside the pixels
    clean.paste(shown)
    for _ in range(_TRIES):
        if not _black_out(clean, spots):
            break
    return clean


def _black_out(image: Image.Image, spots: Spots) -> int:
    pen = ImageDraw.Draw(image)
    count = 0
    for each in look(image, Place(), Budget()):
        if isinstance(each, Unread) and each.reason != "no-faces":
            raise OverLimit(each.reason)
        if not isinstance(each, Block):
            continue
        for start, end in spots(each.text):
            for piece in each.locator.pieces(each.text, start, end):
                area = grown(piece.place.box or (0, 0, *image.size))
                pen.rectangle(area, fill=_black(image))
                count += 1
    return count


def _black(image: Image.Image) -> Any:
    return {"L": 0, "RGB": (0, 0, 0)}.get(image.mode, (0, 0, 0, 255))
