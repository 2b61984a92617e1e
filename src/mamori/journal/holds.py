"""Which words must be kept: holds that stand, for one's own stream or quietly for another."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q

from mamori.journal.models import Fact, Join

Hold = tuple[str, str, str]  # the stream that asks for it, the code of the reason, what is kept


def held(streams: Iterable[str]) -> set[str]:
    """Return those of some streams whose words must be kept.

    A hold stands for each reason until it is lifted for that reason. It holds all that is joined:
    what was one case must not lose half of what it knows. One stream can keep another, which knows
    nothing of it (`hold.kept`), until its own hold is lifted.
    """
    joined = {stream: {stream} for stream in streams}
    for one, other in _joins(set(joined)):
        both = joined.setdefault(one, {one}) | joined.setdefault(other, {other})
        joined |= dict.fromkeys(both, both)
    on_hold = {kept for _by, _why, kept in _standing(joined)}
    return {stream for stream in set(streams) if joined[stream] & on_hold}


def kept_by(stream: str) -> list[tuple[str, str]]:
    """Return which streams keep one that knows nothing of it, each with the code of its reason."""
    return sorted((by, why) for by, why, kept in _standing([stream]) if by != kept == stream)


def _standing(streams: Iterable[str]) -> set[Hold]:
    standing: set[Hold] = set()
    for stream, kind, attrs in _facts(set(streams)):
        why = str(attrs.get("why", ""))
        if kind == "hold.lifted":
            standing = {hold for hold in standing if hold[:2] != (stream, why)}
        else:
            standing.add((stream, why, str(attrs.get("record", stream))))
    return standing


def _facts(streams: set[str]) -> list[tuple[str, str, dict[str, Any]]]:
    """Return what was placed and lifted at streams, and by others that keep them, in order."""
    kept = Q(kind="hold.kept", attrs__record__in=list(streams))
    keepers = Fact.unguarded.filter(kept).values("stream")
    at_them = Q(stream__in=streams) | Q(stream__in=keepers)
    own = at_them & Q(kind__in=["hold.placed", "hold.lifted"])
    facts = Fact.unguarded.filter(kept | own).order_by("seq")
    return list(facts.values_list("stream", "kind", "attrs"))


def _joins(streams: set[str]) -> Iterator[tuple[str, str]]:
    """Yield what is joined with streams, directly or through others."""
    seen: set[str] = set()
    while new := streams - seen:
        rows = Join.unguarded.filter(Q(stream__in=new) | Q(into__in=new))
        found = list(rows.values_list("stream", "into"))
        yield from found
        seen |= new
        streams = streams.union(*found)
