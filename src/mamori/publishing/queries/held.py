"""What was handed in, opened: it lies sealed under a key that is destroyed with the decision."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from mamori.cases import evidence
from mamori.core.scan.serving import Seen
from mamori.core.seal import derive_key, seal, unseal
from mamori.journal.keys import Erased, stream_key
from mamori.publishing.models import Item, Picture, Release
from mamori.publishing.packing import packed, unpacked

SHELF = "releases"


def held_stream(release: UUID) -> str:
    """Return the stream whose key seals what was handed in."""
    return f"held:{release}"


def sealed_words(item: Item, words: dict[str, Any]) -> bytes:
    """Seal what a file is called, where it came from and how it opens."""
    return seal(_key(item), json.dumps(words, ensure_ascii=False).encode(), _about(item, "words"))


def words_of(item: Item) -> dict[str, Any]:
    """Return the same, opened; {} once it is gone."""
    told = _opened(item, item.sealed, "words")
    found: dict[str, Any] = json.loads(told) if told else {}
    return found


def sealed_sight(item: Item, seen: Seen) -> bytes:
    """Seal what was seen in a file."""
    return seal(_key(item), packed(seen), _about(item, "seen"))


def sight_of(item: Item) -> Seen | None:
    """Return what was seen in a file; None before somebody looked, and once it is gone."""
    told = _opened(item, item.seen, "seen")
    return unpacked(told) if told else None


def sealed_picture(item: Item, page: int, png: bytes) -> bytes:
    """Seal the picture of a page."""
    return seal(_key(item), png, _about(item, f"page {page}"))


def picture_of(item: Item, page: int) -> bytes | None:
    """Return the picture of a page; None if there is none."""
    row = Picture.unguarded.filter(item=item, page=page).first()
    return _opened(item, row.sealed, f"page {page}") if row else None


def pages_of(item: Item) -> list[int]:
    """Return the numbers of the pages of which there is a picture."""
    rows = Picture.unguarded.filter(item=item).order_by("page")
    return list(rows.values_list("page", flat=True))


def chunks_of(item: Item) -> Iterator[bytes]:
    """Yield the bytes of a file that was handed in.

    Raises:
        FileNotFoundError: it is gone.
    """
    told = words_of(item).get("file")
    if not told:
        raise FileNotFoundError
    yield from opened(told, item.release, held_stream(item.release_id))


def opened(told: dict[str, Any], release: Release, stream: str) -> Iterator[bytes]:
    """Yield the bytes of a file as sealed words name it."""
    file = evidence.Evidence(number=1, type="", name="", stream=stream, **told)
    return evidence.opened(file, release.school_id, SHELF)


def _opened(item: Item, sealed: bytes | memoryview, what: str) -> bytes | None:
    if not sealed:
        return None
    try:
        return unseal(_key(item), bytes(sealed), _about(item, what))
    except Erased:
        return None


def _key(item: Item) -> bytes:
    release = item.release
    return derive_key(stream_key(release.school_id, held_stream(release.pk)), "release")


def _about(item: Item, what: str) -> bytes:
    return f"{what} of {item.pk}".encode()
