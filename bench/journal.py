"""Writing and verifying facts, beside bare rows and bare hashes."""

import hashlib
import uuid
from collections.abc import Sequence

from django.db import transaction
from tests.factories import make_school

from bench.bare import bare_table, insert
from bench.options import Options
from bench.report import Report, Timed
from bench.timing import in_turns
from mamori.core.seal import Link, canonical, verify
from mamori.journal.actions import append
from mamori.journal.queries import broken, links

WORDS = {"what": "上履きが隠されていた。昇降口で探しているところを見た。" * 4, "where": "昇降口"}
A_STREAM = 10  # facts; the first of each makes the stream's key


def run(options: Options) -> Report:
    """Append one by one, a hundred and ten thousand at a time, then verify the ledger."""
    ledger = make_school().pk
    _append(ledger, 1)
    width = _width(next(links(ledger)))
    report = Report(f"facts of {width:,} bytes, ten a stream")
    singles = options.of(100, 3)
    with bare_table():
        one, row = in_turns(
            options.of(9, 2),
            lambda: _append(ledger, singles),
            lambda: _insert(width, singles),
        )
        report.add(
            Timed("append, one a commit", singles, one),
            Timed("INSERT as wide, one a commit", singles, row),
            "facts/s",
        )
        _together(ledger, width, options.of(100, 5), options.of(9, 2), report)
        # Fewer rounds, but enough to see whether a long transaction slows down.
        _together(ledger, width, options.of(10_000, 20), 1, report)
    _verify(ledger, options, report)
    return report


def _together(ledger: uuid.UUID, width: int, facts: int, rounds: int, report: Report) -> None:
    many, rows = in_turns(
        rounds,
        transaction.atomic(lambda: _append(ledger, facts)),
        transaction.atomic(lambda: _insert(width, facts)),
    )
    report.add(
        Timed(f"append, {facts:,} a commit", facts, many),
        Timed(f"INSERT as wide, {facts:,} a commit", facts, rows),
        "facts/s",
    )


def _verify(ledger: uuid.UUID, options: Options, report: Report) -> None:
    chain = list(links(ledger))
    parts = [(link.prev, canonical(link.header), link.sealed) for link in chain]
    stored, read, bare = in_turns(
        options.of(5, 2),
        lambda: _holds(ledger),
        lambda: list(verify(chain)),
        lambda: _hash(parts),
    )
    yardstick = Timed("hashlib over the same bytes", len(chain), bare)
    report.add(Timed("verify, from the database", len(chain), stored), yardstick, "facts/s")
    report.add(Timed("verify, facts in memory", len(chain), read), yardstick, "facts/s")


def _append(ledger: uuid.UUID, facts: int) -> None:
    for number in range(facts):
        if number % A_STREAM == 0:
            stream = f"case:{uuid.uuid4()}"
        append(
            by=ledger,
            ledger=ledger,
            stream=stream,
            kind="note.added",
            attrs={"channel": "observation"},
            subjects=[ledger],
            words=WORDS,
        )


def _insert(width: int, rows: int) -> None:
    for _ in range(rows):
        insert(bytes(width))


def _holds(ledger: uuid.UUID) -> None:
    assert not list(broken(ledger)), "the ledger does not hold"


def _hash(parts: Sequence[tuple[bytes, bytes, bytes]]) -> None:
    for prev, header, sealed in parts:
        told = hashlib.sha256(prev)
        told.update(hashlib.sha256(header).digest())
        told.update(hashlib.sha256(sealed).digest())
        told.digest()


def _width(link: Link) -> int:
    return len(canonical(link.header)) + len(link.sealed) + len(link.prev) + len(link.hash)
