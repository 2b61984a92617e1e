"""Which of several hits on the same letters stand."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter

from mamori.core.scan.hits import KINDS, Hit

# What the kinds count as of which only one can be meant by the same letters.
NUMBERS = frozenset({"identifier", "contact", "contact-perhaps", "birth-date"})


def stand(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits that stand, in the order of the text.

    Of hits that count as the same thing and overlap, the most certain stands, of equals the longer.
    A telephone number inside a row of a list of persons is another thing, so both stand.
    """
    # The kept hits of a group never overlap, so only the two around a new one can be its rivals.
    kept: dict[str, list[Hit]] = defaultdict(list)
    for hit in sorted(hits, key=lambda each: (-each.confidence, each.start - each.end, each.start)):
        group = kept[_group(hit)]
        at = bisect_left(group, hit.start, key=attrgetter("start"))
        if not any(_overlap(hit, other) for other in group[max(0, at - 1) : at + 1]):
            insort(group, hit, key=attrgetter("start"))
    everything = (hit for group in kept.values() for hit in group)
    return sorted(everything, key=lambda each: (each.start, each.end))


def _overlap(hit: Hit, other: Hit) -> bool:
    return hit.start < other.end and other.start < hit.end


def _group(hit: Hit) -> str:
    first = KINDS[hit.kind][0]
    if first in {"person", "person-perhaps"}:
        return "name"
    return "number" if first in NUMBERS else first
