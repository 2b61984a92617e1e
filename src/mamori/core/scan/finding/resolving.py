"""Which of several hits on the same letters stand."""

from collections.abc import Iterable

from mamori.core.scan.hits import KINDS, Hit


def stand(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits that stand, in the order of the text.

    Of hits that count as the same thing and overlap, the most certain stands, of equals the longer.
    A telephone number inside a row of a list of persons is another thing, so both stand.
    """
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda each: (-each.confidence, each.start - each.end)):
        if not any(_rivals(hit, other) for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda each: (each.start, each.end))


def _rivals(hit: Hit, other: Hit) -> bool:
    return hit.start < other.end and other.start < hit.end and _group(hit) == _group(other)


def _group(hit: Hit) -> str:
    first = KINDS[hit.kind][0]
    if first in {"person", "person-perhaps"}:
        return "name"
    return "number" if first in {"identifier", "contact", "contact-perhaps", "birth-date"} else first
