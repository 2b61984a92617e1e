"""The lines of a bundle: the chain with what it shows of each fact, and the facts in plain words.

Both files are read line by line, so that a large one needs no more memory than a small one.
"""

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader
from typing import Any

from mamori.core.seal.box import SealBroken, unseal_for_proof
from mamori.core.seal.chain import GENESIS, Link, canonical
from mamori.core.seal.strict import loads

CHAIN_FORMAT = "mamori-chain-1"
CASE_BEGINS = b'{"format":"mamori-case-1","facts":[\n'
CASE_ENDS = b"]}\n"
LONGEST = 4 << 20  # bytes of one line; a million Japanese characters

_BLIND = re.compile(rb'\{"hash":"([0-9a-f]{64})","imprint":"([0-9a-f]{64})"\}\n')
NO_WORDS: Mapping[str, Any] = {}


class Unreadable(Exception):
    """A line makes no sense; holds its number, counted from 1."""

    def __init__(self, line: int) -> None:
        """Remember the line."""
        super().__init__(f"line {line}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact whose header is shown: open with its key, shut without."""

    header: Mapping[str, Any]
    sealed: bytes
    hash: bytes
    key: bytes | None = None

    @property
    def imprint(self) -> bytes:
        """What the chain ties to the fact before."""
        return Link.imprint(self.header, self.sealed)

    def words(self) -> Mapping[str, Any] | None:
        """Return what was written; None if it is shut, nothing in it if nothing was written.

        Raises:
            SealBroken: the key does not open it.
        """
        if not self.sealed:
            return NO_WORDS
        if self.key is None:
            return None
        told = unseal_for_proof(self.key, self.sealed, canonical(self.header))
        try:
            words = loads(told)
        except ValueError as error:
            raise SealBroken("what was sealed are no words") from error
        return words


@dataclass(frozen=True, slots=True)
class Blind:
    """A fact of which only this is shown: that there is one at its place."""

    imprint: bytes
    hash: bytes


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a ledger: the number of its first fact, the hash before it, and its facts."""

    ledger: str
    first: int
    prev: bytes
    links: Iterable[Shown | Blind]


def dumps(told: Mapping[str, Any]) -> bytes:
    """Write one line.

    Raises:
        ValueError: longer than a reader takes.
    """
    line = canonical(told) + b"\n"
    if len(line) > LONGEST:
        raise ValueError(f"a fact takes {len(line)} bytes; {LONGEST} is the most")
    return line


def write_head(span: Span) -> bytes:
    """Return the first line of the chain."""
    told = {"format": CHAIN_FORMAT, "ledger": span.ledger, "first": span.first}
    return dumps(told | {"prev": span.prev.hex()})


def write_link(link: Shown | Blind) -> bytes:
    """Return the line of one fact."""
    if isinstance(link, Blind):
        return b'{"hash":"%b","imprint":"%b"}\n' % (_hex(link.hash), _hex(link.imprint))
    told: dict[str, Any] = {
        "hash": link.hash.hex(),
        "header": link.header,
        "sealed": base64.b64encode(link.sealed).decode(),
    }
    if link.key is not None:
        told["key"] = link.key.hex()
    return dumps(told)


def read_span(stream: BufferedReader) -> Span:
    """Read a chain: its head at once, its facts one by one as they are asked for.

    Raises:
        Unreadable: the head, or later a link, makes no sense.
    """
    try:
        told = loads(_line(stream))
        prev = bytes.fromhex(told["prev"])
        known = told["format"] == CHAIN_FORMAT and len(prev) == len(GENESIS)
        _demand(known and is_text(told["ledger"]) and is_place(told["first"]))
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable(1) from error
    return Span(told["ledger"], told["first"], prev, _links(stream))


def read_case(stream: BufferedReader) -> Iterator[dict[str, Any]]:
    """Yield the facts of a case file, each at least with its place.

    Raises:
        Unreadable: with the number of the first line that makes no sense.
    """
    number, comma = 1, b","
    try:
        _demand(_line(stream) == CASE_BEGINS)
        number += 1
        while (line := _line(stream)) != CASE_ENDS:
            _demand(comma)
            body = line.removesuffix(b"\n")
            comma = body[-1:] if body.endswith(b",") else b""
            told = loads(body.removesuffix(b","))
            _demand(is_place(told.get("seq")))
            yield told
            number += 1
        _demand((number == 2 or not comma) and not stream.read(1))
    except ValueError as error:
        raise Unreadable(number) from error


def write_case(facts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces of a case file, which is one JSON object with a fact a line."""
    yield CASE_BEGINS
    comma = b""
    for fact in facts:
        yield comma + fact.removesuffix(b"\n")
        comma = b",\n"
    yield (b"\n" if comma else b"") + CASE_ENDS


def is_place(value: object) -> bool:
    """Say whether this can be the number of a fact in its ledger."""
    return type(value) is int and 0 < value < 1 << 63


def is_text(value: object) -> bool:
    """Say whether this is a text."""
    return isinstance(value, str)


def _links(stream: BufferedReader) -> Iterator[Shown | Blind]:
    number = 2
    while line := stream.readline(LONGEST + 1):
        try:
            yield _link(line)
        except (ValueError, KeyError, TypeError) as error:
            raise Unreadable(number) from error
        number += 1


def _link(line: bytes) -> Shown | Blind:
    if blind := _BLIND.fullmatch(line):
        return Blind(bytes.fromhex(blind[2].decode()), bytes.fromhex(blind[1].decode()))
    told = loads(_whole(line))
    header, key = told["header"], told.get("key")
    texts = (header["id"], header["ledger"], header["stream"])
    _demand(all(map(is_text, texts)) and is_place(header["seq"]))
    sealed = base64.b64decode(told["sealed"])
    _demand(base64.b64encode(sealed).decode() == told["sealed"])
    return Shown(
        header,
        sealed,
        bytes.fromhex(told["hash"]),
        None if key is None else bytes.fromhex(key),
    )


def _line(stream: BufferedReader) -> bytes:
    return _whole(stream.readline(LONGEST + 1))


def _whole(line: bytes) -> bytes:
    _demand(len(line) <= LONGEST and line.endswith(b"\n"))
    return line


def _hex(value: bytes) -> bytes:
    return value.hex().encode()


def _demand(holds: object) -> None:
    if not holds:
        raise ValueError("not as we write it")
