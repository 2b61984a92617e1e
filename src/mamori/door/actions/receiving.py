"""Taking in what somebody tells, and what they tell later; it is a sign like any other."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.queries import barred_from, who_can_see
from mamori.base import clock
from mamori.base.mail import knock
from mamori.base.media.sniff import decoded, text_encoding
from mamori.base.numbers import letters
from mamori.cases.actions.evidence import Sent, are_same
from mamori.cases.evidence import TEXT
from mamori.door import enclosures, flood
from mamori.door.models import Receipt, Talk
from mamori.door.receipts import digest, receipt_of
from mamori.door.tickets import Ticket
from mamori.duties.actions import note
from mamori.duties.naming import look_past_the_named
from mamori.journal import actions as journal
from mamori.journal.queries import entries, entry
from mamori.people import offices
from mamori.people.mentions import staff_mentioned
from mamori.people.models import Post, School
from mamori.people.own_teacher import speaks_of_own_teacher
from mamori.people.queries import addresses, school_day

R = Post.Role
LOOKED_AT = 200_000  # letters of a file of text in which names are looked for
FOR_THE_SCHOOL = (R.GUIDANCE, R.VICE_PRINCIPAL, R.PRINCIPAL)


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody told, as they wrote it down."""

    words: str
    sender: str = "unknown"
    about_staff: bool = False
    danger: bool = False
    name: str = ""
    group: str = ""
    files: tuple[Sent, ...] = ()

    @property
    def codes(self) -> dict[str, str]:
        """What packs may match on."""
        about = {"about": "staff"} if self.about_staff else {}
        danger = "yes" if self.danger else "no"
        return {"channel": "door", "from": self.sender, "danger": danger} | about

    @property
    def told(self) -> dict[str, Any]:
        """What was written in words, to be sealed."""
        told = {"what": self.words, "name": self.name, "group": self.group}
        return {name: text for name, text in told.items() if text}

    @property
    def text(self) -> str:
        """Everything that can be read in it, in one piece: files of plain text as well."""
        return "\n".join([*self.told.values(), *(_read(f) for f in self.files if f.type == TEXT)])


def _read(file: Sent) -> str:
    encoding = text_encoding(file.incoming.chunks)
    pieces = decoded(file.incoming.chunks(), encoding) if encoding else iter(())
    return "".join(islice(chain.from_iterable(pieces), LOOKED_AT))


def receive(*, school: School, ticket: Ticket, report: Report) -> Talk:
    """Take a report in and share it at once; sent twice, it is one report.

    The committee, the safeguarding lead and those who lead the school can read it in the same
    moment; of a report about a grown-up only the committee, the lead and the principal. Staff whom
    its words may mean are left out until somebody else has read it. Nothing of who sent it, or
    from where, is kept.

    Raises:
        Full: more came in a day than the disk of a school must bear; nothing was written.
    """
    mentioned = _meant(school, report.text, about_staff=report.about_staff)
    with transaction.atomic():
        journal.lock(school.pk)
        before = Talk.unguarded.filter(pk=ticket.id).first()
        if before is None:
            return _begin(school, ticket, report, mentioned)
        ticked = (report.danger and not before.danger) or (
            report.about_staff and not before.about_staff
        )
        if not ticked and _is_told(before, report):
            return before
        # Sent again from an old page with other words: they join what was told, and are not lost.
        _add(before, report, mentioned, uuid4())
        return before


def go_on(*, talk: Talk, ticket: Ticket, report: Report) -> None:
    """Let whoever reported tell more. Sent twice, it is told once.

    Raises:
        Full: as `receive`.
        Erased: the words of the talk were erased, so none can be added.
    """
    mentioned = _meant(talk.school, report.text, about_staff=talk.about_staff)
    with transaction.atomic():
        journal.lock(talk.school_id)
        is_sent = entry(ticket.id) is not None
        if is_sent and _is_told(talk, report):
            return
        _add(talk, report, mentioned, uuid4() if is_sent else ticket.id)


def _is_told(talk: Talk, report: Report) -> bool:
    """Say whether just this stands in a talk already."""
    return any(_is_same(one.words, report) for one in entries([talk.stream], kinds=enclosures.TOLD))


def _meant(school: School, words: str, *, about_staff: bool) -> set[UUID]:
    """Return whom the words may mean. "The teacher" who hurt a child may be any with a class."""
    day = school_day(school)
    named = staff_mentioned(school, words, day)
    if not about_staff or not speaks_of_own_teacher(words, others=bool(named)):
        return named
    posts = Post.objects.filter(offices.in_force(day), school=school, role=R.HOMEROOM)
    return named | set(posts.values_list("person", flat=True))


def _is_same(words: dict[str, Any] | None, report: Report) -> bool:
    told = {name: text for name, text in (words or {}).items() if name != "files"}
    return told == report.told and are_same(words, report.files)


def _begin(school: School, ticket: Ticket, report: Report, mentioned: set[UUID]) -> Talk:
    sent = sum(file.incoming.size for file in report.files)
    flood.check_room(school, sent)
    talk = Talk.unguarded.create(
        id=ticket.id,
        stream=f"talk:{ticket.id}",
        school=school,
        number=_number(school),
        at=clock.now(),
        sender=report.sender,
        about_staff=report.about_staff,
        danger=report.danger,
        piled=flood.is_on(school),
        bytes_sent=sent,
    )
    words = digest(school.pk, receipt_of(ticket))
    Receipt.unguarded.create(digest=words, stream=talk.stream, school=school)
    _seat(talk, mentioned)
    kept = enclosures.put_away(talk, report.files)
    kind, codes = "report.received", report.codes
    if talk.piled:
        kind, codes = "report.gathered", {"from": report.sender}
    note(
        by=None,
        school=school,
        stream=talk.stream,
        kind=kind,
        attrs=codes,
        words=report.told | kept,
        pk=ticket.id,
    )
    look_past_the_named(school=school, stream=talk.stream)
    if not talk.piled or flood.begin_pile(school):
        _knock(talk)
    return talk


def _add(talk: Talk, report: Report, mentioned: set[UUID], pk: UUID) -> None:
    sent = sum(file.incoming.size for file in report.files)
    flood.check_room(talk.school, sent)
    is_new = flood.is_new(talk)
    access.bar(stream=talk.stream, people=mentioned)
    kept = enclosures.put_away(talk, report.files)
    note(
        by=None,
        school=talk.school,
        stream=talk.stream,
        kind="report.continued",
        attrs={"from": talk.sender},
        words=report.told | kept,
        pk=pk,
    )
    Talk.unguarded.filter(pk=talk.pk).update(
        bytes_sent=F("bytes_sent") + sent,
        danger=talk.danger or report.danger,
        about_staff=talk.about_staff or report.about_staff,
    )
    look_past_the_named(school=talk.school, stream=talk.stream)
    if is_new and not talk.piled:
        _knock(talk)


def _seat(talk: Talk, mentioned: set[UUID]) -> None:
    """Give everybody their seat in the same moment, minus those whom the words may mean.

    Where it is about a grown-up and nothing written says about whom, as when it is only spoken,
    the lead and the principal read it first: it may be anybody else of the committee.
    """
    school = talk.school
    places = [
        Place(offices.of_role(R.SAFEGUARDING_LEAD, school.pk), R.SAFEGUARDING_LEAD, "lead"),
        *_leading(school, mentioned, alone=talk.about_staff),
    ]
    held = offices.holders((place.holder for place in places), school_day(school))
    if not talk.about_staff or mentioned or not any(held.values()):
        committee = offices.of_role(R.COMMITTEE, school.pk)
        places.append(Place(committee, R.COMMITTEE, "committee"))
    access.seat(stream=talk.stream, places=places)
    access.bar(stream=talk.stream, people=mentioned)


def _leading(school: School, mentioned: set[UUID], *, alone: bool) -> Iterable[Place]:
    """Return the seats of who leads the school; only the first of them where it is about staff."""
    if not alone:
        return [Place(offices.of_role(role, school.pk), role, "chain") for role in FOR_THE_SCHOOL]
    line = [offices.of_role(role, school.pk) for role in (R.PRINCIPAL, R.VICE_PRINCIPAL)]
    held = offices.holders(line, school_day(school))
    first = next((office for office in line if held[office] - mentioned), line[0])
    return [Place(first, first.partition(":")[0], "chain")]


def _number(school: School) -> str:
    """Return a free number that tells nothing; a counted one would tell how many others came."""
    while True:
        number = letters(5)
        if not Talk.unguarded.filter(school=school, number=number).exists():
            return number


def _knock(talk: Talk) -> None:
    sights, _vacancies = who_can_see(talk.stream, talk.school)
    knock(addresses({sight.person for sight in sights} - barred_from(talk.stream)))
