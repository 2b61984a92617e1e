"""Redacts text files, JSON and cards, in the encoding they have."""

from mamori.core.scan.files import File
from mamori.core.scan.opening.types import type_of
from mamori.core.scan.redacting.covering import CARD, JSON, TEXT, covered
from mamori.core.scan.redacting.redactor import Inner, Spots

_JOINED = {"json": JSON, "card": CARD}


def redact(file: File, spots: Spots, _inner: Inner) -> bytes:
    """Return the text with the same lines, letter for letter."""
    return covered(file.read(), spots, joined=_JOINED.get(type_of(file), TEXT))
