"""Cases that are read as one, and what of a case can go on in another."""

from uuid import UUID

from django.utils.timezone import localtime

from mamori.access.actions import note_read
from mamori.access.rules import REPORTER, roles_at, visible_to
from mamori.cases import flow
from mamori.cases.acts import Group, act_of
from mamori.cases.models import Case
from mamori.cases.queries.seeing import cases_of
from mamori.cases.queries.taking_part import Participant, participants
from mamori.cases.queries.telling import Told, chronology
from mamori.journal.queries import Entry, entries, family, head
from mamori.people.models import Account, Post
from mamori.ui.dates import day
from mamori.ui.templatetags.ui import listed

# What was told can be told in another case too. Files stay where they were sealed, and what only
# a few may read stays with them.
SHOWN = 80  # letters of an entry, to know it by
STAYS = ("evidence.added", "entry.corrected")


def with_joined(case: Case, reader: Account | None = None) -> list[Case]:
    """Return a case and those that go on in it.

    Args:
        case: the case.
        reader: who reads. Whoever only told something, or only helps with one child, reads of the
            others what they have a seat for; None reads them all.
    """
    streams = family(case.stream)
    joined = Case.unguarded.select_related("school").filter(stream__in=streams[1:])
    if reader and not roles_at(reader, case.stream) - {REPORTER, Post.Role.TEACHER}:
        joined = visible_to(joined, reader)
    return [case, *joined.order_by("shared_at")]


def joined_for(account: Account, case: Case) -> list[Case]:
    """Return a case and those that go on in it as a person reads them, and note it in each."""
    cases = with_joined(case, account)
    for joined in cases[1:]:
        note_read(by=account, ledger=joined.school_id, stream=joined.stream)
    return cases


def goes_on_in(account: Account, case: Case) -> Case | None:
    """Return the case in which another goes on, if it does and this person may see it."""
    above = head(case.stream)
    return cases_of(account).filter(stream=above).first() if above != case.stream else None


def mergeable(account: Account, case: Case) -> list[tuple[Case, list[Participant]]]:
    """Return the cases in which a case could go on, each with the children it is about."""
    others = cases_of(account).filter(school=case.school, state__in=flow.LIVING).exclude(pk=case.pk)
    committee = set(flow.COMMITTEE)
    mine = [other for other in others if committee & roles_at(account, other.stream)]
    return [(other, participants(other)) for other in mine]


def carriable(case: Case) -> list[Entry]:
    """Return the entries that can go on in a case of their own as well, oldest first."""
    found = []
    for entry in entries([one.stream for one in with_joined(case)]):
        act = act_of(entry.kind, entry.attrs)
        told = act is not None and act.group == Group.FACTS and not act.restricted
        if (told or entry.kind == "note.added") and entry.kind not in STAYS and entry.words:
            found.append(entry)
    return found


def with_corrections(case: Case, wanted: set[UUID]) -> list[Entry]:
    """Return those entries that can go on elsewhere, and what corrects them, oldest first."""
    chosen = {str(entry.id): entry for entry in carriable(case) if entry.id in wanted}
    streams = [one.stream for one in with_joined(case)]
    for entry in entries(streams, kinds=["entry.corrected"]):
        if entry.attrs["entry"] in chosen and entry.words:
            chosen[str(entry.id)] = entry
    return list(chosen.values())


def carriable_choices(case: Case, language: str) -> list[tuple[str, str]]:
    """Return those entries as choices: the day, what it was, and how its words begin."""
    lines = {line.entry.id: line for line in chronology(with_joined(case), language)}
    chosen = [lines[entry.id] for entry in carriable(case) if entry.id in lines]
    return [(str(line.entry.id), _begins(line, language)) for line in chosen]


def called(case: Case, people: list[Participant]) -> str:
    """Return the number of a case with the children it is about."""
    return f"{case.number}: {listed(one.name for one in people)}"


def _begins(line: Told, language: str) -> str:
    words = next(filter(None, (line.words, *(one.value for one in line.lines if one.long))), "")
    short = f"{words[:SHOWN]}…" if len(words) > SHOWN else words
    return f"{day(localtime(line.entry.at), language)} · {line.title} · {short}"
