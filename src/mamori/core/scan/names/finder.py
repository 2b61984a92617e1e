"""The finder of names that no roster has."""

import re
from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.hits import Hit
from mamori.core.scan.names import japanese
from mamori.core.scan.names.reading import READERS
from mamori.core.scan.tables.namelike import built_as_name, known_family
from mamori.core.scan.view import View

# Whether unknown names are looked for; and if so, whether they count as persons or as perhaps ones.
MODES = ("off", "warn", "on")
_KINDS = {"warn": "unknown-name", "on": "unknown-person"}
# A model is never as sure as a roster is.
_LEAST, _MOST = 0.5, 0.69
_WRITER = 0.6
# What stands in a field for a person and is none: programs, machines, offices, posts.
_NOBODY = re.compile(
    r"(?<![^\W\d_])(?:admin|microsoft|adobe|google|apple|openpyxl|python|docx|apache|libre|corporat"
    r"|gebruiker|beheer|leerkracht|directie|trường|(?:user|owner|office|windows|writer|word|excel"
    r"|server|scan|scanner|print|printer|copy|laptop|desktop|computer|pc|default|unknown|author|guest"
    r"|school|teacher|staff|class|team|inc|ltd|gmbh|bv|groep|người|văn phòng|giáo viên|lớp|khách)"
    r"s?(?![^\W\d_]))"
    r"|ユーザ|管理|先生|学校|学級|学年|職員|事務|教務|教頭|校長|委員|担任|株式|会社|センタ|[校室部課組係用]$"
)


def names_finder(mode: str = "warn") -> Finder | None:
    """Return the finder for one of `MODES`, if there is anything to look for."""
    kind = _KINDS.get(mode)
    if kind is None:
        return None

    def find(view: View, _spots: Sequence[int]) -> Iterator[Hit]:
        return _find(view, kind)

    return Finder("unknown-name", (kind,), find)


def lacking(text: str) -> bool:
    """Tell whether a text has Japanese in which no names can be found: an extra is missing."""
    return not japanese.ready() and japanese.WRITTEN.search(text) is not None


def _find(view: View, kind: str) -> Iterator[Hit]:
    if view.block.writers:
        yield from _writers(view, kind)
        return
    if not view.block.seen:  # names of fonts, styles and programs stand there by the dozen
        return
    for reader in READERS:
        if reader.model == "japanese" and not japanese.ready():
            continue
        for name in reader.names(view.text):
            confidence = _LEAST + (_MOST - _LEAST) * name.likely
            why = (f"model:{reader.model}",)
            yield Hit(kind=kind, start=name.start, end=name.end, confidence=confidence, why=why)


def _writers(view: View, kind: str) -> Iterator[Hit]:
    """Yield what fields for a person hold, but what programs and offices call themselves."""
    start = 0
    for line in view.text.split("\n"):
        name, at = line.strip(), start + len(line) - len(line.lstrip())
        end = at + len(name)
        named = built_as_name(name) or known_family(name)
        if named and not _NOBODY.search(view.plain, at, end):
            yield Hit(kind=kind, start=at, end=end, confidence=_WRITER, why=("field:writer",))
        start += len(line) + 1
