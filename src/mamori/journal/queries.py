"""Reading the journal: a stream's codes for the packs, its words for people with a seat."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from mamori.core.policy import Fact as PolicyFact
from mamori.core.seal import Break, Checkpoint, Link, canonical, unseal, verify
from mamori.journal.keys import stream_keys
from mamori.journal.models import Fact, Ledger, Mention

# Reading is a fact too, but no pack waits for it: leaving it out keeps long streams quick.
READS = "record.read"


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


def codes(stream: str) -> list[PolicyFact]:
    """Return what packs may match on in one stream, oldest first: codes, no words."""
    facts = Fact.unguarded.filter(stream=stream).exclude(kind=READS).order_by("seq")
    return [
        PolicyFact(
            id=str(fact.id),
            stream=fact.stream,
            kind=fact.kind,
            at=fact.at,
            attrs=fact.attrs,
            by=str(fact.by) if fact.by else None,
            subjects=tuple(fact.subjects),
        )
        for fact in facts
    ]


def entries(streams: Iterable[str], *, kinds: Iterable[str] | None = None) -> list[Entry]:
    """Return the facts of the streams with their words, oldest first.

    Whether somebody may read them is asked before: `access` gives the streams.
    """
    wanted = set(streams)
    facts = Fact.unguarded.filter(stream__in=wanted).order_by("at", "seq")
    facts = facts.exclude(kind=READS) if kinds is None else facts.filter(kind__in=list(kinds))
    keys = stream_keys(wanted)
    return [_entry(fact, keys.get(fact.stream)) for fact in facts]


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


def ledgers() -> list[Ledger]:
    """Return every ledger of this installation."""
    return list(Ledger.unguarded.order_by("pk"))


def _entry(fact: Fact, key: bytes | None) -> Entry:
    words: dict[str, Any] | None = {}
    if fact.sealed:
        words = None
        if key is not None:
            words = json.loads(unseal(key, bytes(fact.sealed), canonical(fact.header())))
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
