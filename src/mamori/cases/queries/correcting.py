"""Which entries somebody may correct: those they may read."""

from collections.abc import Iterable, Iterator

from mamori.cases.models import Case
from mamori.cases.queries.joined import with_joined
from mamori.cases.queries.telling import Told, chronology
from mamori.people.models import Account


def correctable(account: Account, case: Case, language: str) -> dict[str, Told]:
    """Return by id the entries of a case, and of those that go on in it, that can be corrected."""
    told = chronology(with_joined(case, account), language, reader=account)
    return {str(line.entry.id): line for line in _each(told) if not line.closed}


def _each(told: Iterable[Told]) -> Iterator[Told]:
    for line in told:
        yield line
        yield from _each(line.corrections)
