"""Keys: the master key wraps a school's, which wraps its streams'; a fact's follows from those."""

from datetime import datetime
from functools import lru_cache
from uuid import UUID

from mamori.base.keys import key_for
from mamori.core.seal import Signer, derive_key, new_key, new_signer, seal, unseal
from mamori.journal.models import Ledger, StreamKey


class Erased(Exception):
    """The stream's key was destroyed; its words cannot be read by anyone."""


def new_ledger(ledger_id: UUID) -> Ledger:
    """Make the ledger of a school, with fresh keys."""
    signer = new_signer()
    wrapping = key_for("ledgers")
    return Ledger.unguarded.create(
        id=ledger_id,
        wrapped_key=seal(wrapping, new_key(), _about("ledger", ledger_id)),
        wrapped_signing_key=seal(wrapping, signer.private, _about("signing", ledger_id)),
        public_key=signer.public,
    )


@lru_cache(maxsize=1024)
def ledger_key(ledger_id: UUID) -> bytes:
    """Return the key of a school. It never changes, so a process may keep it."""
    wrapped = Ledger.unguarded.values_list("wrapped_key", flat=True).get(pk=ledger_id)
    return unseal(key_for("ledgers"), bytes(wrapped), _about("ledger", ledger_id))


def signer(ledger: Ledger) -> Signer:
    """Return the signing keys of a school."""
    wrapped = bytes(ledger.wrapped_signing_key)
    private = unseal(key_for("ledgers"), wrapped, _about("signing", ledger.pk))
    return Signer(private, bytes(ledger.public_key))


def stream_key(ledger_id: UUID, stream: str) -> bytes:
    """Return the key of a stream, making it when the stream begins.

    Raises:
        Erased: the key was destroyed; nothing can be read from or sealed into this stream.
    """
    row = StreamKey.unguarded.filter(pk=stream).first()
    if row is None:
        key = new_key()
        wrapped = seal(ledger_key(ledger_id), key, _about("stream", stream))
        StreamKey.unguarded.create(stream=stream, ledger_id=ledger_id, wrapped=wrapped)
        return key
    return _unwrap(row)


def stream_keys(streams: set[str]) -> dict[str, bytes]:
    """Return the keys of those streams that were not erased, in one query."""
    rows = StreamKey.unguarded.filter(pk__in=streams, wrapped__isnull=False)
    return {row.stream: _unwrap(row) for row in rows}


def fact_key(stream_key: bytes, fact: UUID) -> bytes:
    """Return the key of one fact, which opens that fact and no other (docs/adr/0008)."""
    return derive_key(stream_key, f"fact {fact}")


def destroy(stream: str, at: datetime) -> bool:
    """Destroy a stream's key for good; say whether there was one."""
    rows = StreamKey.unguarded.filter(pk=stream, wrapped__isnull=False)
    return bool(rows.update(wrapped=None, erased_at=at))


def _unwrap(row: StreamKey) -> bytes:
    if row.wrapped is None:
        raise Erased(row.stream)
    return unseal(ledger_key(row.ledger_id), bytes(row.wrapped), _about("stream", row.stream))


def _about(what: str, whose: object) -> bytes:
    return f"{what} {whose}".encode()
