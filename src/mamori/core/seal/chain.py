"""The hash chain of a ledger, and finding the place where somebody changed it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mamori.core.seal.signing import check_signature

GENESIS = bytes(32)


def canonical(header: Mapping[str, Any]) -> bytes:
    """Return the one byte form of a header: JSON with sorted keys, no spaces, UTF-8."""
    return json.dumps(header, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@dataclass(frozen=True, slots=True)
class Link:
    """One fact as the chain sees it: the header in the clear, the words only as ciphertext."""

    header: Mapping[str, Any]
    sealed: bytes
    prev: bytes
    hash: bytes

    @staticmethod
    def digest(prev: bytes, header: Mapping[str, Any], sealed: bytes) -> bytes:
        """Return the 32-byte hash that ties a fact to the one before it (SHA-256)."""
        return Link.tie(prev, Link.imprint(header, sealed))

    @staticmethod
    def imprint(header: Mapping[str, Any], sealed: bytes) -> bytes:
        """Return the 32 bytes that stand for a fact where it is not shown.

        They tell nothing of it, not even whether it has words: the id in the header is random.
        """
        parts = hashlib.sha256(canonical(header)).digest() + hashlib.sha256(sealed).digest()
        return hashlib.sha256(parts).digest()

    @staticmethod
    def tie(prev: bytes, imprint: bytes) -> bytes:
        """Return the hash of a fact of which only the imprint is known."""
        return hashlib.sha256(prev + imprint).digest()

    @property
    def seq(self) -> int:
        """The place in the ledger, counted from 1."""
        return int(self.header["seq"])


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a ledger's head was at a moment, signed, to be kept where Mamori cannot reach."""

    ledger: str
    seq: int
    hash: bytes
    at: str
    public: bytes
    signature: bytes = b""

    def message(self) -> bytes:
        """Return the bytes that are signed."""
        told = {"ledger": self.ledger, "seq": self.seq, "hash": self.hash.hex(), "at": self.at}
        return canonical(told)

    @property
    def is_proof(self) -> bool:
        """Whether it says that a fact is there and not at which place, as no head of a ledger does.

        Places are counted. Two of them, a minute apart, would tell anybody how much is written down
        at a school.
        """
        return not self.seq and self.hash != GENESIS

    def is_signed(self) -> bool:
        """Say whether the signature fits the content."""
        return check_signature(self.public, self.message(), self.signature)


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the chain does not hold: the sequence number, and a code for what is wrong.

    Codes: `edited`, `missing`, `moved`, `unlinked`, `truncated`, `rewritten`, `unsigned`.
    """

    seq: int
    code: str


def verify(links: Iterable[Link], checkpoints: Iterable[Checkpoint] = ()) -> Iterator[Break]:
    """Yield every place where a ledger was changed after it was written.

    Args:
        links: all facts of one ledger in the order in which they are stored.
        checkpoints: kept outside, so that a cut tail or a chain that was computed anew shows.

    A fact whose own content changed is `edited`; one that does not follow the fact before it is
    `missing` (numbers left out), `moved` (numbers out of order) or `unlinked` (right number, other
    history). With a check-point: the ledger ends before it (`truncated`), has another fact at that
    place (`rewritten`), or the check-point itself is not genuine (`unsigned`). A proof names no
    place: where its fact is nowhere, that is `rewritten` at 0.
    """
    expected, prev = 1, GENESIS
    hashes: dict[int, bytes] = {}
    for link in links:
        if link.seq != expected:
            yield Break(expected, "missing" if link.seq > expected else "moved")
        elif link.prev != prev:
            yield Break(link.seq, "unlinked")
        if Link.digest(link.prev, link.header, link.sealed) != link.hash:
            yield Break(link.seq, "edited")
        hashes[link.seq] = link.hash
        expected, prev = link.seq + 1, link.hash
    for point in checkpoints:
        if wrong := _wrong_with(point, hashes):
            yield Break(point.seq, wrong)


def _wrong_with(point: Checkpoint, hashes: Mapping[int, bytes]) -> str:
    """Return the code of what a check-point shows; empty if the ledger agrees with it."""
    if not point.is_signed():
        return "unsigned"
    if point.is_proof:
        return "" if point.hash in hashes.values() else "rewritten"
    if point.seq not in hashes and point.seq:
        return "truncated"
    return "rewritten" if point.seq and hashes[point.seq] != point.hash else ""
