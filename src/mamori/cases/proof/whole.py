"""The whole case, for an inquiry: every entry in full, but what only a few may read."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from mamori.cases.evidence import files_in
from mamori.cases.models import Case
from mamori.cases.proof.pieces import How, Link, Piece
from mamori.cases.queries.papers import corrections_of, text_of, who_of
from mamori.cases.queries.telling import Teller, Told, chronology
from mamori.journal.queries import entries
from mamori.people.queries import about

NAMED = "adult.named"  # not told on the page of a case, but an inquiry needs to know


def told_in(cases: list[Case], language: str) -> list[Told]:
    """Return what was told in these cases, and which adults they name, oldest first.

    What only a few may read is closed in it, whoever asks.
    """
    told = [*chronology(cases, language), *_named(cases, language)]
    return sorted(told, key=lambda one: (one.entry.at, one.entry.seq))


def whole(told: list[Told]) -> list[Piece]:
    """Return every entry as an inquiry gets it."""
    return [_piece(one) for one in told]


def _piece(told: Told) -> Piece:
    how, link = _shown(told)
    return Piece(
        case=told.case,
        entry=told.entry,
        how=how,
        link=link,
        title=told.title,
        who="" if told.closed else who_of(told),
        text=text_of(told),
        files=tuple(files_in(told.entry)) if how is How.FULL else (),
        corrections=tuple(_piece(replace(one, corrections=[])) for one in corrections_of(told)),
    )


def _shown(told: Told) -> tuple[How, Link]:
    """Return how an entry is shown; a closed one blind: even its kind would tell of it (T-26)."""
    if told.closed:
        return How.CLOSED, "blind"
    return (How.ERASED, "shut") if told.entry.words is None else (How.FULL, "open")


def _named(cases: list[Case], language: str) -> Iterator[Told]:
    by_stream = {case.stream: case for case in cases}
    for entry in entries(by_stream, kinds=[NAMED]):
        known = about([*entry.subjects, *filter(None, [entry.by])])
        names = {pk: one.name for pk, one in known.items()}
        told = Teller(language, names).tell(by_stream[entry.stream], entry)
        yield replace(told, title=_("An adult of the school is named"))
