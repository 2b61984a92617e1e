"""doc, xls, ppt and rtf: by LibreOffice where it is installed, else what plain readers get."""

import io
import re
from collections.abc import Iterator
from importlib.util import find_spec

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.office import ole, ooxml, raw, soffice, xlsx
from mamori.core.scan.opening.office.building import Cell, Prose, Rows, Run, flat
from mamori.core.scan.opening.opener import Budget, Found
from mamori.core.scan.places import Place

# What LibreOffice makes of a format, and how others name the format.
NEWER = {"doc": "docx", "xls": "xlsx", "ppt": "pptx", "rtf": "docx"}
_MIME = {
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "rtf": "application/rtf",
}
_STREAMS = (("WordDocument", "doc"), ("PowerPoint Document", "ppt"))


def read(file: File, budget: Budget) -> Iterator[Found]:
    """Yield what stands in a file; an `Unread` says where only a plain reader was there."""
    data = file.read()
    budget.unpack(len(data))
    kind, streams = kind_of(data)
    if ole.is_encrypted(streams):
        raise OverLimit("encrypted")
    if not soffice.program():
        yield from _plain(file, data, kind, budget)
        yield from _behind(file, streams, "", budget)
        return
    newer = File(file.name, soffice.convert(data, kind, NEWER[kind], budget.limits), file.part)
    told = []
    for found in (xlsx if kind == "xls" else ooxml).read(newer, budget):
        if isinstance(found, Block):
            told.append(found.text)
        yield found
    yield from _behind(file, streams, "\n".join(told), budget)


def kind_of(data: bytes) -> tuple[str, dict[str, bytes]]:
    """Return which of the formats bytes are, and their streams.

    Raises:
        OSError: it is damaged.
    """
    if not data.startswith(ole.MAGIC):
        return "rtf", {}
    streams = ole.streams(data)
    return next((kind for name, kind in _STREAMS if name in streams), "xls"), streams


def _behind(file: File, streams: dict[str, bytes], told: str, budget: Budget) -> Iterator[Block]:
    """Yield words of the streams that the reader did not tell: what saving left lying about."""
    prose = Prose(seen=False)
    for name, content in streams.items():
        place = Place(part=file.place_of(re.sub(r"[\x00-\x1f]", "", name)))
        for words in raw.words(content):
            if words.text.strip() not in told:
                prose.line([Run(words.text)], place)
    for made in prose.made(budget.limits):
        yield made.block


def _plain(file: File, data: bytes, kind: str, budget: Budget) -> Iterator[Block | Unread]:
    """Yield what readers that come by pip find: the body, but little of what is hidden."""
    place = Place(part=file.part)
    if kind == "xls":
        yield from _cells(file, data, budget)
    elif find_spec("kreuzberg") is None:
        raise OverLimit("no-office")
    else:
        from kreuzberg import extract_bytes_sync  # noqa: PLC0415 -- an extra, perhaps not there

        prose = Prose(seen=True)
        for line in extract_bytes_sync(data, _MIME[kind]).content.splitlines():
            prose.line([Run(line)], place)
        for made in prose.made(budget.limits):
            yield made.block
    yield Unread(place=place, reason="old-office-plain")


def _cells(file: File, data: bytes, budget: Budget) -> Iterator[Block]:
    from python_calamine import CalamineWorkbook, SheetVisibleEnum  # noqa: PLC0415 -- seldom needed

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for sheet in book.sheets_metadata:
        place = Place(part=file.part, sheet=sheet.name)
        seen = sheet.visible == SheetVisibleEnum.Visible
        rows = Rows(place, table=f"{file.part}#{sheet.name}", seen=seen)
        cells = book.get_sheet_by_name(sheet.name)
        top, left = cells.start or (0, 0)
        for number, row in enumerate(cells.iter_rows(), top + 1):
            filled = [
                Cell(column, flat(_shown(value)))
                for column, value in enumerate(row, left + 1)
                if value != ""
            ]
            if filled:
                rows.row(number, filled)
            if rows.size > budget.limits.block:
                yield from (made.block for made in rows.made())
        yield from (made.block for made in rows.made())


def _shown(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
