"""Writing to the journal: append, erase, join streams; signing what it proves."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, BinaryIO
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.timezone import localtime

from mamori.base import clock
from mamori.core.policy.facts import problems
from mamori.core.seal import Checkpoint, Link, canonical, seal_for_proof
from mamori.core.seal.bundle import make_bundle
from mamori.journal import queries
from mamori.journal.holds import held
from mamori.journal.keys import destroy, fact_key, signer, stream_key
from mamori.journal.models import Fact, Join, Ledger, Mention


class Held(Exception):
    """The words must be kept: the stream, or one it is joined with, is on hold."""


class CannotJoin(Exception):
    """These two streams cannot be read as one; says why."""


def append(  # noqa: PLR0913 -- a fact has these parts, each named at every call
    *,
    by: UUID | None,
    ledger: UUID,
    stream: str,
    kind: str,
    attrs: Mapping[str, Any] | None = None,
    subjects: Iterable[UUID] = (),
    words: Mapping[str, Any] | None = None,
    pk: UUID | None = None,
) -> Fact:
    """Add one fact at the end of a school's ledger.

    Args:
        by: the person who acted; None for the program itself.
        ledger: the school.
        stream: what the fact is about, such as `case:<uuid>`.
        kind: noun.verb-past, one of `core.policy.facts.KINDS`.
        attrs: codes only; they stay readable, so never a name and never free text.
        subjects: the persons it concerns.
        words: everything a person wrote, sealed under a key that follows from the stream's own.
        pk: the fact's id, where it was made with the form; a fresh one if left out.

    Raises:
        Erased: the stream's words were erased, so none can be added.
        ValueError: no such kind of fact, or codes that it does not have.
    """
    if wrong := problems(kind, attrs or {}):
        raise ValueError("; ".join(wrong))
    people = [str(person) for person in subjects]
    # No savepoint: PostgreSQL slows with the square of their number in one transaction.
    with transaction.atomic(savepoint=False):
        head = lock(ledger)
        fact = Fact(
            id=pk or uuid4(),
            ledger=head,
            seq=head.head_seq + 1,
            stream=stream,
            kind=kind,
            attrs=dict(attrs or {}),
            subjects=people,
            by=by,
            at=clock.now(),
            prev=bytes(head.head_hash),
        )
        if words:
            plain = json.dumps(words, ensure_ascii=False).encode()
            key = fact_key(stream_key(ledger, stream), fact.pk)
            fact.sealed = seal_for_proof(key, plain, canonical(fact.header()))
        fact.hash = Link.digest(bytes(fact.prev), fact.header(), bytes(fact.sealed))
        fact.save(force_insert=True)
        Mention.unguarded.bulk_create(
            Mention(fact=fact, stream=stream, person=UUID(person))
            for person in dict.fromkeys(people)
        )
        Ledger.unguarded.filter(pk=ledger).update(head_seq=fact.seq, head_hash=fact.hash)
    return fact


def lock(ledger: UUID) -> Ledger:
    """Let nobody else write to a ledger until this transaction ends; return its head.

    So one writer at a time extends the chain.
    """
    return Ledger.unguarded.select_for_update().get(pk=ledger)


@transaction.atomic
def erase(*, by: UUID | None, ledger: UUID, stream: str, why: str) -> None:
    """Make a stream's words unreadable everywhere, and note that it was done and why (a code).

    Raises:
        Held: somebody said that they must be kept, and that still stands.
    """
    lock(ledger)  # nobody places a hold between the question and the deed
    if held([stream]):
        raise Held(stream)
    if destroy(stream, clock.now()):
        append(by=by, ledger=ledger, stream=stream, kind="stream.erased", attrs={"why": why})


@transaction.atomic
def join(stream: str, into: str) -> None:
    """Read a stream as part of another from now on; who did so, and why, the caller notes.

    Raises:
        CannotJoin: one of them has no facts, they are of two schools, the first is part of one
            already, or the second is part of the first.
    """
    ledger = _ledger_of(stream)
    if ledger is None or ledger != _ledger_of(into):
        raise CannotJoin("two streams of one school are joined")
    lock(ledger)
    if Join.unguarded.filter(pk=stream).exists():
        raise CannotJoin("it is part of another stream already")
    if into in queries.family(stream):
        raise CannotJoin("a stream is no part of itself")
    Join.unguarded.create(stream=stream, into=into)


def part(stream: str) -> bool:
    """Read a stream by itself again; say whether it had been part of another."""
    gone, _ = Join.unguarded.filter(pk=stream).delete()
    return bool(gone)


def _ledger_of(stream: str) -> UUID | None:
    facts = Fact.unguarded.filter(stream=stream)
    return facts.order_by("seq").values_list("ledger", flat=True).first()


def checkpoint(ledger: UUID) -> Checkpoint:
    """Sign the present head of a school's ledger, to be kept where Mamori cannot reach."""
    head = Ledger.unguarded.get(pk=ledger)
    keys = signer(head)
    at = clock.now().isoformat(timespec="seconds")
    bare = Checkpoint(str(ledger), head.head_seq, bytes(head.head_hash), at, keys.public)
    return Checkpoint(bare.ledger, bare.seq, bare.hash, at, keys.public, keys.sign(bare.message()))


def attest(fact: UUID) -> Checkpoint:
    """Sign one fact: who keeps it can show later that it arrived on that day.

    It names neither place nor minute: anybody can have one, and two of them would tell how much is
    written down at a school.

    Raises:
        LookupError: there is no such fact.
    """
    row = Fact.unguarded.select_related("ledger").filter(pk=fact).first()
    if row is None:
        raise LookupError("no such fact")
    keys, on = signer(row.ledger), localtime(row.at).date().isoformat()
    bare = Checkpoint(str(row.ledger_id), 0, bytes(row.hash), on, keys.public)
    return replace(bare, signature=keys.sign(bare.message()))


def write_bundle(  # noqa: PLR0913 -- a bundle has these parts, each named at every call
    out: BinaryIO,
    *,
    ledger: UUID,
    streams: Iterable[str],
    show: queries.Show,
    version: str,
    told: Iterable[Mapping[str, Any]] = (),
    files: Mapping[str, bytes] | None = None,
) -> Counter[str]:
    """Write a signed bundle that proves streams to somebody without this program.

    Args:
        out: where to; a file that can be sought in, and that nobody else can read.
        ledger: the school, whose key signs.
        streams: what is proven; for joined ones the whole `queries.family`.
        show: says of each fact of these streams whether it is `open`, `shut` or `blind`; of other
            streams nothing is shown. It is asked about reading and bookkeeping too.
        version: for whom it is, a code such as `committee`, `family` or `full`.
        told: what case.json says beside a fact's header and words: names, titles. Each with the
            `id` of its fact, and none with a name that the header has.
        files: what else to put in, such as `report.html`; names of small plain letters.

    Returns:
        how many facts are `open`, `shut` and `blind`; an open one whose words are erased is shut.

    Raises:
        LookupError: the streams have no facts.
        ValueError: as `core.seal.bundle.make_bundle` says.
    """
    point = checkpoint(ledger)
    return make_bundle(
        out,
        span=queries.bundle_links(ledger, streams, show=show, last=point.seq),
        checkpoint=point,
        signer=signer(Ledger.unguarded.get(pk=ledger)),
        version=version,
        at=point.at,
        told=told,
        files=files,
    )
