"""A few codes of many streams at once, for lists that show a figure of each."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Min, Q

from mamori.core.policy import Fact as PolicyFact
from mamori.journal.models import Fact, Join


def codes_of(streams: Iterable[str], kinds: Collection[str]) -> dict[str, list[PolicyFact]]:
    """Return the facts of some kinds, and the very first fact, of each of many streams.

    What happened in streams that were joined into one counts as if it had happened in it. The
    number of queries does not grow with the streams.

    Args:
        streams: names; each is a key of the answer if it has any facts.
        kinds: of the facts that are wanted.
    """
    part_of = _families(set(streams))
    facts = Fact.unguarded.filter(stream__in=part_of)
    firsts = facts.order_by().values("stream").annotate(first=Min("seq"))
    first = Q(seq__in={row["first"] for row in firsts})
    found: dict[str, list[PolicyFact]] = defaultdict(list)
    wanted = facts.filter(Q(kind__in=kinds) | first).order_by("seq")
    for pk, name, kind, at, attrs in wanted.values_list("pk", "stream", "kind", "at", "attrs"):
        found[part_of[name]].append(PolicyFact(str(pk), part_of[name], kind, at, attrs))
    return found


def _families(streams: set[str]) -> dict[str, str]:
    """Return for each stream, and each that was joined into one, the stream it is read in."""
    part_of = {stream: stream for stream in streams}
    above = streams
    while above:
        rows = Join.unguarded.filter(into__in=above).values_list("stream", "into")
        new = {stream: part_of[into] for stream, into in rows if stream not in part_of}
        part_of |= new
        above = set(new)
    return part_of
