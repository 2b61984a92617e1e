"""A paper as a PDF: set by typst, tagged (PDF/UA-1), the same bytes each time and everywhere."""

import base64
import json
import struct
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from mamori.base.paper.blocks import Document, Picture
from mamori.base.paper.letters import FONTS, covered, shown
from mamori.base.paper.words import tongue, words

TEMPLATE = Path(__file__).with_name("paper.typ")
PNG = b"\x89PNG\r\n\x1a\n"


def to_pdf(document: Document) -> bytes:
    """Set a paper and return its PDF.

    The file tells of its matter only inside: its title is `document.kind`, it has no author and no
    date. It needs no font of the machine and no network. Safe in threads; other threads go on.

    Raises:
        FontsMissing: the fonts are not built.
        ValueError: the paper cannot be set, such as a picture that is neither a PNG nor an SVG
            that stands alone. The message repeats none of its words.
    """
    inputs = {"paper": json.dumps(described(document), ensure_ascii=False)}
    # Marks that no font can join to their letter leave a gap: better a paper with one than none.
    for standards in (["ua-1"], []):
        try:
            return _compile(inputs, standards)
        except typst.TypstError:
            continue  # what it says may quote what somebody wrote, and errors are logged
        finally:
            _forget()
    raise ValueError("The paper could not be set. Does each picture in it stand alone?")


def described(document: Document) -> dict[str, Any]:
    """Return a paper as the data that the template reads."""
    told: dict[str, Any] = _plain(document)
    return told | {"language": tongue(document.language), "words": words(document.language)}


def _compile(inputs: dict[str, str], standards: list[Any]) -> bytes:
    return typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        format="pdf",
        pdf_standards=standards,
    )


def _forget() -> None:
    """Let typst drop what it remembers of a paper, which it else keeps for ten more.

    Words of a child do not stay in memory, and long papers do not fill it. Takes some 5 ms.
    """
    for _ in range(10):
        typst.compile(b"", font_paths=_fonts(), ignore_system_fonts=True, format="svg")


@cache
def _fonts() -> typst.Fonts:
    covered()  # says what to run when they are not there
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def _plain(value: object) -> Any:
    """Return dataclasses as dicts that name their class, and every text as one that can be set."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Picture):
        return _plain_fields(value, "alt", "caption") | {"svg": drawing(value.data)}
    if is_dataclass(value):
        return _plain_fields(value, *(each.name for each in fields(value)))
    if isinstance(value, Sequence):
        return [_plain(each) for each in value]
    return value


def _plain_fields(value: object, *names: str) -> dict[str, Any]:
    told = {name: _plain(getattr(value, name)) for name in names}
    return told | {"block": type(value).__name__}


def drawing(data: bytes) -> str:
    """Return a picture as SVG; a PNG is put into one.

    Raises:
        ValueError: it is neither.
    """
    if not data.startswith(PNG):
        text = data.decode("utf-8", errors="replace").lstrip("\ufeff \r\n\t")
        if not text.startswith(("<svg", "<?xml")):
            raise ValueError("A picture on paper is a PNG or an SVG.")
        return text
    if len(data) < 33 or 0 in (size := struct.unpack_from(">II", data, 16)):
        raise ValueError("The PNG is damaged.")
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" '
        f'href="data:image/png;base64,{base64.b64encode(data).decode()}"/></svg>'
    )
