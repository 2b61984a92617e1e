"""Writing to the journal: append a fact, erase a stream's words, sign a check-point."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from mamori.base import clock
from mamori.core.policy.facts import problems
from mamori.core.seal import Checkpoint, Link, canonical, seal
from mamori.journal.keys import destroy, signer, stream_key
from mamori.journal.models import Fact, Ledger, Mention


def append(  # noqa: PLR0913 -- a fact has these parts, each named at every call
    *,
    by: UUID | None,
    ledger: UUID,
    stream: str,
    kind: str,
    attrs: Mapping[str, Any] | None = None,
    subjects: Iterable[UUID] = (),
    words: Mapping[str, Any] | None = None,
) -> Fact:
    """Add one fact at the end of a school's ledger.

    Args:
        by: the person who acted; None for the program itself.
        ledger: the school.
        stream: what the fact is about, such as `case:<uuid>`.
        kind: noun.verb-past, one of `core.policy.facts.KINDS`.
        attrs: codes only; they stay readable, so never a name and never free text.
        subjects: the persons it concerns.
        words: everything a person wrote, sealed under the stream's own key.

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
            fact.sealed = seal(stream_key(ledger, stream), plain, canonical(fact.header()))
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
    """Make a stream's words unreadable everywhere, and note that it was done and why (a code)."""
    if destroy(stream, clock.now()):
        append(by=by, ledger=ledger, stream=stream, kind="stream.erased", attrs={"why": why})


def checkpoint(ledger: UUID) -> Checkpoint:
    """Sign the present head of a school's ledger, to be kept where Mamori cannot reach."""
    head = Ledger.unguarded.get(pk=ledger)
    keys = signer(head)
    at = clock.now().isoformat(timespec="seconds")
    bare = Checkpoint(str(ledger), head.head_seq, bytes(head.head_hash), at, keys.public)
    return Checkpoint(bare.ledger, bare.seq, bare.hash, at, keys.public, keys.sign(bare.message()))
