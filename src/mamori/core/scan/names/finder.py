"""The finder of names that no roster has."""

from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.hits import Hit
from mamori.core.scan.names import japanese
from mamori.core.scan.names.reading import READERS
from mamori.core.scan.view import View

# Whether unknown names are looked for; and if so, whether they count as persons or as perhaps ones.
MODES = ("off", "warn", "on")
_KINDS = {"warn": "unknown-name", "on": "unknown-person"}
# A model is never as sure as a roster is.
_LEAST, _MOST = 0.5, 0.69


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
    if not view.block.seen:  # names of fonts, styles and programs stand there by the dozen
        return
    for reader in READERS:
        if reader.model == "japanese" and not japanese.ready():
            continue
        for name in reader.names(view.text):
            confidence = _LEAST + (_MOST - _LEAST) * name.likely
            why = (f"model:{reader.model}",)
            yield Hit(kind=kind, start=name.start, end=name.end, confidence=confidence, why=why)
