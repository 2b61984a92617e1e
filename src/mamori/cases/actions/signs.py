"""Recording a sign of bullying, which is the same act as sharing it with all it must reach."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.queries import who_can_see
from mamori.access.rules import CHAIN, REPORTER, may
from mamori.base.mail import knock
from mamori.base.numbers import free_number
from mamori.cases import flow
from mamori.cases.actions.naming import name_adults
from mamori.cases.models import Case
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.models import Fact
from mamori.journal.queries import entries
from mamori.people import offices
from mamori.people.models import Account, Person, Post, School
from mamori.people.queries import addresses, school_day, year_of

R = Post.Role
FOR_THE_CHILD = (R.HOMEROOM, R.GRADE_HEAD)
FOR_THE_SCHOOL = (R.GUIDANCE, R.VICE_PRINCIPAL, R.PRINCIPAL)


@dataclass(frozen=True, slots=True)
class Sign:
    """What somebody noticed, as they wrote it down."""

    id: UUID  # made with the empty form, so that a form sent twice is one sign
    pupils: frozenset[UUID]
    words: str
    noticed_at: datetime
    channel: str
    place: str
    place_words: str = ""
    adults: frozenset[UUID] = frozenset()
    danger: bool = False
    # Where it began at the door: in which talk, and what was told, in their own words.
    talk: UUID | None = None
    report: str = ""
    # Where it was found on the net: codes of the types of net bullying, as somebody judged them.
    net_types: tuple[str, ...] = ()

    @property
    def stream(self) -> str:
        """The stream of the case that this sign begins."""
        return f"case:{self.id}"

    @property
    def codes(self) -> dict[str, Any]:
        """What packs may match on."""
        channel = {"channel": self.channel} if self.channel else {}
        talk = {"talk": str(self.talk)} if self.talk else {}
        types = {"net-type": list(self.net_types)} if self.net_types else {}
        return (
            channel
            | talk
            | types
            | {
                "place": self.place,
                "danger": "yes" if self.danger else "no",
                "noticed_at": self.noticed_at.isoformat(timespec="minutes"),
            }
        )

    @property
    def told(self) -> dict[str, str]:
        """What was written in words, to be sealed."""
        report = {"report": self.report} if self.report else {}
        return {"what": self.words, "where": self.place_words} | report


@transaction.atomic
def record_sign(*, by: Account, sign: Sign) -> Case:
    """Record a sign and share it at once with the committee and the reporting chain, in parallel.

    Adults whom the sign names lose every way to it in the same transaction; when that is the
    principal, the board is told instead. The mails that go out after the commit say only that
    something waits (HOK-062, HOK-108, HOK-136, HOK-137; T-02).

    Raises:
        PermissionDenied: the account holds no post at its school.
        ValueError: the sign is about somebody who is not of this school.
    """
    school = by.person.school
    if not may(by, "sign.record", school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    sent_before = Case.unguarded.filter(pk=sign.id).first()
    if sent_before and _is_same(sent_before, by, sign):
        return sent_before
    if sent_before:
        # Sent again from an old page with other words: it is a sign of its own, and is not lost.
        # Whose number it was is told to nobody.
        sign = replace(sign, id=uuid4())
    _check_of_this_school(sign, school)
    recorded = _record(by, school, sign)
    case = _open(school, sign, recorded)
    absent = _seat(by, school, sign)
    told = name_adults(by=by, school=school, stream=sign.stream, adults=sign.adults)
    for role in sorted(absent):
        note(by=None, school=school, stream=sign.stream, kind="hop.absent", attrs={"role": role})
    _note_shared(by, school, sign, absent)
    _knock(school, sign.stream, but=told | {by.person_id})
    return case


def _is_same(case: Case, by: Account, sign: Sign) -> bool:
    """Say whether a case came from this very sign, as when a button is pressed twice."""
    recorded, *more = entries([case.stream], kinds=["sign.recorded", "adult.named"])
    adults = {person for fact in more for person in fact.subjects}
    return (
        recorded.by == by.person_id
        and recorded.attrs == sign.codes
        and recorded.words == sign.told
        and set(recorded.subjects) == sign.pupils
        and adults == sign.adults
    )


def _check_of_this_school(sign: Sign, school: School) -> None:
    known = Person.objects.filter(school=school, pk__in=sign.pupils | sign.adults)
    kinds = dict(known.values_list("pk", "kind"))
    wrong = [pk for pk in sign.pupils if kinds.get(pk) != Person.Kind.PUPIL]
    wrong += [pk for pk in sign.adults if kinds.get(pk) != Person.Kind.STAFF]
    if wrong or not sign.pupils:
        raise ValueError("a sign is about pupils and staff of the same school, one pupil at least")


def _record(by: Account, school: School, sign: Sign) -> Fact:
    return note(
        by=by.person_id,
        school=school,
        stream=sign.stream,
        kind="sign.recorded",
        attrs=sign.codes,
        subjects=sorted(sign.pupils),
        words=sign.told,
    )


def _open(school: School, sign: Sign, recorded: Fact) -> Case:
    """Make the case's row. The ledger is locked, so numbers are safe."""
    return Case.unguarded.create(
        id=sign.id,
        stream=sign.stream,
        school=school,
        number=_number(school),
        state=flow.CASE.step(flow.UNWRITTEN, "record").target,
        noticed_at=sign.noticed_at,
        shared_at=recorded.at,
        danger=sign.danger,
    )


def _number(school: School) -> str:
    """Return a free number. A counted one would tell somebody whom a case names of it."""

    def is_taken(number: str) -> bool:
        return Case.unguarded.filter(school=school, number=number).exists()

    return free_number(is_taken, year=year_of(school, school_day(school)))


def _seat(by: Account, school: School, sign: Sign) -> set[str]:
    """Give everybody their seat in the same moment; return the roles that nobody holds."""
    places = [
        Place(offices.of_role(R.COMMITTEE, school.pk), R.COMMITTEE, "committee"),
        Place(offices.of_role(R.SAFEGUARDING_LEAD, school.pk), R.SAFEGUARDING_LEAD, "lead"),
        *(Place(offices.of_role(role, school.pk), role, "chain") for role in FOR_THE_SCHOOL),
        *(
            Place(offices.of_child(role, child), role, "chain")
            for role in FOR_THE_CHILD
            for child in sorted(sign.pupils)
        ),
    ]
    if by.person_id not in sign.adults:
        places.append(Place(offices.of_person(by.person_id), REPORTER, "reporter"))
    access.seat(stream=sign.stream, places=places)
    held = offices.holders((place.holder for place in places), school_day(school))
    reached = {place.role for place in places if held[place.holder] - sign.adults}
    return {role for role in {*CHAIN, R.COMMITTEE} if role not in reached}


def _note_shared(by: Account, school: School, sign: Sign, absent: set[str]) -> None:
    """Say with whom it was shared: what reached nobody does not count as shared."""
    reached = {
        "committee": R.COMMITTEE not in absent,
        "chain": bool(CHAIN - absent),
    }
    if any(reached.values()):
        note(
            by=by.person_id,
            school=school,
            stream=sign.stream,
            kind="sign.shared",
            attrs={"with": [group for group, there in reached.items() if there]},
            subjects=sign.pupils,
        )


def _knock(school: School, stream: str, *, but: set[UUID]) -> None:
    """Queue the mails; they leave only once everything is safely written."""
    people = {sight.person for sight in who_can_see(stream, school)[0]} - but
    knock(addresses(people))
