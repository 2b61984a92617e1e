"""What a scan tells of a file: each hit with its place and its words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mamori.core.scan.blocks import Block, Face
from mamori.core.scan.hits import Hit
from mamori.core.scan.places import Piece, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A hit, where it stands.

    `span` is `[start, end)` in the text of `place`. A hit that goes on in other places, such as a
    name over two cells, has these in `more`, in their order. `text` is what stands there, with the
    breaks between places as the block has them; masking is for who shows it.
    """

    kind: str
    place: Place
    span: tuple[int, int]
    text: str
    more: tuple[Piece, ...] = ()
    person: str = ""
    others: tuple[str, ...] = ()
    confidence: float = 1.0
    why: tuple[str, ...] = ()
    count: int = 1
    seen: bool = True
    ocr: bool = False


def located(block: Block, hits: Iterable[Hit]) -> Iterator[Finding]:
    """Yield the findings of the hits of a block."""
    for hit in hits:
        first, *more = block.locator.pieces(block.text, hit.start, hit.end)
        yield Finding(
            kind=hit.kind,
            place=first.place,
            span=(first.start, first.end),
            text=block.text[hit.start : hit.end],
            more=tuple(more),
            person=hit.person,
            others=hit.others,
            confidence=hit.confidence,
            why=hit.why,
            count=hit.count,
            seen=block.seen,
            ocr=block.ocr,
        )


def of_faces(face: Face) -> Finding:
    """Return the finding of the faces of a picture; it has no text."""
    return Finding(kind="face", place=face.place, span=(0, 0), text="", count=face.count)
