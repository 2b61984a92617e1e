"""Reading the journal: a stream's codes for the packs, its words for people with a seat."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db import connection
from django.db.models import Min

from mamori.core.policy import Fact as PolicyFact
from mamori.core.seal import (
    Break,
    Checkpoint,
    Link,
    canonical,
    fingerprint,
    unseal_for_proof,
    verify,
)
from mamori.core.seal.bundle import Blind, Shown, Span
from mamori.journal.keys import fact_key, stream_keys
from mamori.journal.models import Fact, Join, Ledger, Mention

# Reading is a fact too, but no pack waits for it: leaving it out keeps long streams quick.
READS = "record.read"
# What was taken back counts for nothing, and stays to be read.
TAKEN_BACK = "entry.taken-back"


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact with its words, for those who may read them; `words` is None once erased."""

    id: UUID
    seq: int
    stream: str
    kind: str
    attrs: dict[str, Any]
    subjects: list[UUID]
    by: UUID | None
    at: datetime
    words: dict[str, Any] | None


Show = Callable[[Entry], Literal["open", "shut", "blind"]]


def codes(stream: str) -> list[PolicyFact]:
    """Return what packs may match on in a stream, oldest first: codes, no words.

    What happened in streams that were joined into it counts as if it had happened in it. What was
    taken back is left out.
    """
    rows = Fact.unguarded.filter(stream__in=family(stream)).exclude(kind=READS).order_by("seq")
    facts = list(rows)
    gone = {fact.attrs["entry"] for fact in facts if fact.kind == TAKEN_BACK}
    return [
        PolicyFact(
            id=str(fact.id),
            stream=stream,
            kind=fact.kind,
            at=fact.at,
            attrs=fact.attrs,
            by=str(fact.by) if fact.by else None,
            subjects=tuple(fact.subjects),
        )
        for fact in facts
        if str(fact.id) not in gone
    ]


def family(stream: str) -> list[str]:
    """Return a stream, and after it those that were joined into it, and into those; one query."""
    with connection.cursor() as cursor:
        cursor.execute(FAMILY, [stream])
        return [name for (name,) in cursor.fetchall()]


def head(stream: str) -> str:
    """Return the stream as part of which another is read; a stream of its own is its own head."""
    while into := Join.unguarded.filter(pk=stream).values_list("into", flat=True).first():
        stream = into
    return stream


FAMILY = """
WITH RECURSIVE family(stream) AS (
    SELECT CAST(%s AS text)
    UNION
    SELECT CAST(part.stream AS text)
    FROM journal_join part JOIN family ON part."into" = family.stream
)
SELECT stream FROM family
"""


def entries(streams: Iterable[str], *, kinds: Iterable[str] | None = None) -> list[Entry]:
    """Return the facts of the streams with their words, oldest first.

    Whether somebody may read them is asked before: `access` gives the streams.
    """
    wanted = set(streams)
    facts = Fact.unguarded.filter(stream__in=wanted).order_by("at", "seq")
    facts = facts.exclude(kind=READS) if kinds is None else facts.filter(kind__in=list(kinds))
    keys = stream_keys(wanted)
    return [_entry(fact, keys.get(fact.stream)) for fact in facts]


def entry(pk: UUID) -> Entry | None:
    """Return one fact with its words, or None if there is none. Who may read it is asked before."""
    fact = Fact.unguarded.filter(pk=pk).first()
    return _entry(fact, stream_keys({fact.stream}).get(fact.stream)) if fact else None


def heads(pks: Iterable[UUID]) -> dict[UUID, tuple[str, str, dict[str, Any]]]:
    """Return the stream, kind and codes of facts by their ids, in one query and without words."""
    rows = Fact.unguarded.filter(pk__in=set(pks))
    found = rows.values_list("pk", "stream", "kind", "attrs")
    return {pk: (stream, kind, attrs) for pk, stream, kind, attrs in found}


def streams_about(person: UUID) -> set[str]:
    """Return the streams in which a person is mentioned."""
    rows = Mention.unguarded.filter(person=person).values_list("stream", flat=True)
    return set(rows.distinct())


def touched_by(person: UUID, streams: Iterable[str]) -> set[str]:
    """Return those of some streams that a person has opened or added to."""
    theirs = Fact.unguarded.filter(stream__in=set(streams), by=person)
    return set(theirs.values_list("stream", flat=True).distinct())


def broken(ledger: UUID, checkpoints: Iterable[Checkpoint] = ()) -> Iterator[Break]:
    """Yield every place where a school's stored ledger was changed after it was written.

    What the ledger knows of itself counts too: the key that signs its check-points, and its head.
    """
    head = Ledger.unguarded.get(pk=ledger)  # read first: facts may be added while we look
    points = [point for point in checkpoints if point.ledger == str(ledger)]
    foreign = [point for point in points if point.public != bytes(head.public_key)]
    own = [point for point in points if point not in foreign]
    found = [*verify(links(ledger), own), *(Break(point.seq, "unsigned") for point in foreign)]
    yield from dict.fromkeys([*found, *_unlike_head(head)])


def _unlike_head(head: Ledger) -> Iterator[Break]:
    """Yield a break where the fact that the ledger calls its last is missing or another one."""
    at_head = Fact.unguarded.filter(ledger=head, seq=head.head_seq)
    stored = at_head.values_list("hash", flat=True).first()
    if head.head_seq and stored is None:
        yield Break(head.head_seq, "truncated")
    elif stored is not None and bytes(stored) != bytes(head.head_hash):
        yield Break(head.head_seq, "rewritten")


def links(ledger: UUID) -> Iterator[Link]:
    """Yield the facts of a school as the chain sees them, in stored order."""
    stored = Fact.unguarded.filter(ledger=ledger).order_by("seq").iterator(chunk_size=2000)
    return (fact.as_link() for fact in stored)


def bundle_links(ledger: UUID, streams: Iterable[str], *, show: Show, last: int) -> Span:
    """Return a ledger from the first fact of some streams to a number, for a bundle.

    Facts of other streams are blind. The facts come as they are asked for, in one query.

    Raises:
        LookupError: the streams have no facts in this ledger.
    """
    facts, wanted = Fact.unguarded.filter(ledger=ledger, seq__lte=last), set(streams)
    first = facts.filter(stream__in=wanted).aggregate(seq=Min("seq"))["seq"]
    if first is None:
        raise LookupError("these streams have no facts")
    prev = facts.values_list("prev", flat=True).get(seq=first)
    keys = stream_keys(wanted)
    stored = facts.filter(seq__gte=first).order_by("seq").iterator(chunk_size=2000)
    links = (
        _bundled(fact, keys, show) if fact.stream in wanted else _blind(fact) for fact in stored
    )
    return Span(str(ledger), first, bytes(prev), links)


def _bundled(fact: Fact, keys: Mapping[str, bytes], show: Show) -> Shown | Blind:
    key = keys.get(fact.stream)
    how = show(_entry(fact, key))
    if how == "blind":
        return _blind(fact)
    if how not in {"open", "shut"}:
        raise ValueError(how)
    opens = fact_key(key, fact.id) if key and fact.sealed and how == "open" else None
    return Shown(fact.header(), bytes(fact.sealed), bytes(fact.hash), opens)


def _blind(fact: Fact) -> Blind:
    return Blind(Link.imprint(fact.header(), bytes(fact.sealed)), bytes(fact.hash))


def fingerprint_of(ledger: UUID) -> str:
    """Return the digits by which a school's signature is known, to be told by telephone."""
    return fingerprint(bytes(Ledger.unguarded.get(pk=ledger).public_key))


def ledgers() -> list[Ledger]:
    """Return every ledger of this installation."""
    return list(Ledger.unguarded.order_by("pk"))


def _entry(fact: Fact, key: bytes | None) -> Entry:
    words: dict[str, Any] | None = {}
    if fact.sealed:
        words = None
        if key is not None:
            opened = unseal_for_proof(
                fact_key(key, fact.id), bytes(fact.sealed), canonical(fact.header())
            )
            words = json.loads(opened)
    return Entry(
        id=fact.id,
        seq=fact.seq,
        stream=fact.stream,
        kind=fact.kind,
        attrs=fact.attrs,
        subjects=[UUID(person) for person in fact.subjects],
        by=fact.by,
        at=fact.at,
        words=words,
    )
