"""Which cases somebody may see, and what about them: every list and single case starts here."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from mamori.access.actions import note_read
from mamori.access.rules import MAY, may, roles_at, visible_to
from mamori.cases.models import Case
from mamori.journal.queries import Entry, entries, streams_about
from mamori.people.models import Account
from mamori.people.queries import about, is_pupil


def cases_of(account: Account) -> QuerySet[Case]:
    """Return the cases a person has a seat at, newest first."""
    return visible_to(Case.unguarded.select_related("school"), account).order_by("-shared_at")


def case_for(account: Account, pk: UUID) -> Case:
    """Return one case and note that it was read.

    Raises:
        Http404: there is none, or none for this person: nobody can tell which.
    """
    case = cases_of(account).filter(pk=pk).first()
    if case is None or not may(account, "case.read", stream=case.stream):
        raise Http404
    note_read(by=account, ledger=case.school_id, stream=case.stream)
    return case


def cases_about(account: Account, child: UUID) -> list[Case]:
    """Return the cases that mention a child, as far as the person has a seat at them."""
    if not is_pupil(child):
        return []  # an adult may be mentioned because a sign names them; that is told to nobody
    return list(cases_of(account).filter(stream__in=streams_about(child)))


def waits_for_acknowledgement(account: Account, case: Case) -> bool:
    """Say whether a person has a hop of the chain that has not said yet that it read the case."""
    mine = roles_at(account, case.stream) & MAY["case.acknowledge"]
    done = {e.attrs["role"] for e in entries([case.stream], kinds=["hop.acknowledged"])}
    return bool(mine - done)


def glass_unreviewed(case: Case) -> set[UUID]:
    """Return who opened a case in an emergency since somebody last read why."""
    openers: set[UUID] = set()
    for entry in entries([case.stream], kinds=["glass.broken", "glass.reviewed"]):
        if entry.kind == "glass.reviewed":
            openers.clear()
        elif entry.by:
            openers.add(entry.by)
    return openers


def may_review(account: Account, case: Case) -> bool:
    """Say whether a reason waits to be read, and by this person: nobody reviews themselves."""
    openers = glass_unreviewed(case)
    return bool(openers) and account.person_id not in openers


def named(log: list[Entry]) -> list[tuple[Entry, str]]:
    """Return log entries with the name of who acted."""
    names = about({entry.by for entry in log if entry.by})
    return [(entry, names[entry.by].name if entry.by in names else "") for entry in log]
