"""Naming an adult in a record: they lose every way to it at once, and it reaches past them."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.queries import barred_from, naming_somebody
from mamori.base.mail import knock
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.keys import stream_keys
from mamori.journal.queries import entries, family, head
from mamori.people import offices
from mamori.people.models import Account, Person, Post, School
from mamori.people.queries import addresses, school_day

R = Post.Role
ENOUGH = 2  # of the committee, to decide together
COMMITTEE: tuple[str, ...] = (R.COMMITTEE,)
LEADS: tuple[str, ...] = (R.PRINCIPAL, R.VICE_PRINCIPAL)


@transaction.atomic
def name_adults(
    *,
    by: Account | None,
    school: School,
    stream: str,
    adults: frozenset[UUID],
    deciders: tuple[str, ...] = COMMITTEE,
) -> set[UUID]:
    """Shut a record to the adults whom it names, and all that is read as one with it.

    Args:
        by: who named them; None where somebody without an account did.
        school: whose staff they are.
        stream: of the record.
        adults: whom it names.
        deciders: the posts that decide there, as `look_past_the_named` has it.

    Returns:
        who at the board was told of it, if it had to be told.

    Raises:
        ValueError: somebody is not on the staff of this school.
    """
    if not adults:
        return set()
    staff = Person.objects.filter(school=school, kind=Person.Kind.STAFF, pk__in=adults)
    if staff.count() != len(adults):
        raise ValueError("an adult who is named is on the staff of the same school")
    journal.lock(school.pk)  # nobody joins records between the question and the deed
    for one in family(head(stream)):
        access.bar(stream=one, people=adults)
    note(
        by=by.person_id if by else None,
        school=school,
        stream=stream,
        kind="adult.named",
        subjects=sorted(adults),
    )
    return look_past_the_named(school=school, stream=stream, deciders=deciders)


def look_past_the_named(
    *, school: School, stream: str, deciders: tuple[str, ...] = COMMITTEE
) -> set[UUID]:
    """Tell the board of a record and of all that is read as one with it, where that is needed.

    It is if the principal is among the adults whom it names, and if too few are left to decide
    anything: two of the committee, or one where those decide who lead the school. Told once, the
    board is not told again.

    Returns:
        who at the board was told just now.
    """
    barred = barred_from(stream)
    if barred & _holders(R.PRINCIPAL, school):
        return _tell_board(school, family(head(stream)), "principal-named")
    left = set().union(*(_holders(role, school) for role in deciders)) - barred
    if barred and len(left) < (ENOUGH if deciders == COMMITTEE else 1):
        why = "few-left" if deciders == COMMITTEE else "nobody-leads"
        return _tell_board(school, family(head(stream)), why)
    return set()


def look_again_past_the_named(
    records: Iterable[tuple[str, School]], *, deciders: tuple[str, ...] = COMMITTEE
) -> None:
    """Look at every record that names somebody: posts change, and may leave it to those it names.

    Somebody who is named becomes principal, or the committee grows too small. The program asks
    every hour, since the rooms in which posts change know of no record.

    Args:
        records: stream and school of those that a room keeps, in an order that stays the same.
        deciders: the posts that decide there.
    """
    naming = naming_somebody()
    wanted = [(stream, school) for stream, school in records if stream in naming]
    readable = stream_keys({stream for stream, _ in wanted})
    for stream, school in wanted:
        if stream in readable:
            with transaction.atomic():
                journal.lock(school.pk)
                look_past_the_named(school=school, stream=stream, deciders=deciders)


def _tell_board(school: School, streams: list[str], why: str) -> set[UUID]:
    office = offices.of_role(R.BOARD_OFFICER, school.pk)
    officers = _holders(R.BOARD_OFFICER, school)
    absent = {"role": str(R.BOARD_OFFICER)}
    kind, attrs = ("board.told", {"type": why}) if officers else ("hop.absent", absent)
    new = [one for one in streams if not _is_noted(one, kind, attrs)]
    for stream in new:
        access.seat(stream=stream, places=[Place(office, R.BOARD_OFFICER, why)])
        note(by=None, school=school, stream=stream, kind=kind, attrs=attrs)
    told = officers if new else set()
    knock(addresses(told))
    return told


def _is_noted(stream: str, kind: str, attrs: dict[str, str]) -> bool:
    return any(entry.attrs == attrs for entry in entries([stream], kinds=[kind]))


def _holders(role: str, school: School) -> set[UUID]:
    office = offices.of_role(role, school.pk)
    return offices.holders([office], school_day(school))[office]
