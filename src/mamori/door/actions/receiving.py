"""Taking in what somebody tells, and what they tell later; it is a sign like any other."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F

from mamori.access.queries import barred_from, who_can_see
from mamori.base import clock
from mamori.base.mail import knock
from mamori.base.numbers import letters
from mamori.cases.actions.evidence import Sent, are_same
from mamori.cases.evidence import TEXT
from mamori.door import enclosures, flood
from mamori.door.actions import seating
from mamori.door.actions.complaining import complain, shut
from mamori.door.enclosures import letters_of
from mamori.door.models import Receipt, Talk
from mamori.door.receipts import digest, receipt_of
from mamori.door.tickets import Ticket
from mamori.duties.actions import note
from mamori.duties.naming import look_past_the_named
from mamori.journal import actions as journal
from mamori.journal.queries import entries, entry
from mamori.people.models import School
from mamori.people.queries import addresses


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
        files = (letters_of(one.incoming.chunks) for one in self.files if one.type == TEXT)
        return "\n".join([*self.told.values(), *files])


def receive(*, school: School, ticket: Ticket, report: Report) -> Talk:
    """Take a report in and share it at once; sent twice, it is one report.

    The committee, the safeguarding lead and those who lead the school can read it in the same
    moment; of a report about a grown-up only the committee, the lead and the principal. Staff whom
    its words may mean are left out until somebody else has read it. Nothing of who sent it, or
    from where, is kept.

    Raises:
        Full: more came in a day than the disk of a school must bear; nothing was written.
    """
    named = seating.named_in(school, report.text)
    with transaction.atomic():
        journal.lock(school.pk)
        before = Talk.unguarded.filter(pk=ticket.id).first()
        if before is None:
            return _begin(school, ticket, report, named)
        if not _ticks(before, report) and _is_told(before, report):
            return before
        # Sent again from an old page with other words: they join what was told, and are not lost.
        _add(before, report, named, uuid4())
        return before


def go_on(*, talk: Talk, ticket: Ticket, report: Report) -> None:
    """Let whoever reported tell more. Sent twice, it is told once.

    Raises:
        Full: as `receive`.
        Erased: the words of the talk were erased, so none can be added.
    """
    named = seating.named_in(talk.school, report.text)
    with transaction.atomic():
        journal.lock(talk.school_id)
        now = Talk.unguarded.select_related("school").get(pk=talk.pk)
        is_sent = entry(ticket.id) is not None
        if is_sent and not _ticks(now, report) and _is_told(now, report):
            return
        _add(now, report, named, uuid4() if is_sent else ticket.id)


def _ticks(talk: Talk, report: Report) -> dict[str, str]:
    """Return what is ticked now and was not before, as packs may match on it."""
    about = {"about": "staff"} if report.about_staff and not talk.about_staff else {}
    danger = {"danger": "yes"} if report.danger and not talk.danger else {}
    return about | danger


def _is_told(talk: Talk, report: Report) -> bool:
    """Say whether just this stands in a talk already."""
    return any(_is_same(one.words, report) for one in entries([talk.stream], kinds=enclosures.TOLD))


def _is_same(words: dict[str, Any] | None, report: Report) -> bool:
    told = {name: text for name, text in (words or {}).items() if name != "files"}
    return told == report.told and are_same(words, report.files)


def _begin(school: School, ticket: Ticket, report: Report, named: set[UUID]) -> Talk:
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
    meant = seating.meant(school, report.text, named, about_staff=report.about_staff)
    seating.seat(talk, meant)
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
    if talk.about_staff and not talk.piled:
        complain(talk)
    if not talk.piled or flood.begin_pile(school):
        _knock(talk)
    return talk


def _add(talk: Talk, report: Report, named: set[UUID], pk: UUID) -> None:
    """Add to a talk, as its row is now; who may not read it any more loses it that moment."""
    school = talk.school
    sent = sum(file.incoming.size for file in report.files)
    flood.check_room(school, sent)
    is_new = flood.is_new(talk)
    ticks = _ticks(talk, report)
    talk.about_staff |= report.about_staff
    talk.danger |= report.danger
    meant = seating.meant(school, report.text, named, about_staff=talk.about_staff)
    shut(talk, meant)
    kept = enclosures.put_away(talk, report.files)
    note(
        by=None,
        school=school,
        stream=talk.stream,
        kind="report.continued",
        attrs={"from": talk.sender} | ticks,
        words=report.told | kept,
        pk=pk,
    )
    Talk.unguarded.filter(pk=talk.pk).update(
        bytes_sent=F("bytes_sent") + sent, danger=talk.danger, about_staff=talk.about_staff
    )
    if "about" in ticks:
        seating.narrow(talk)
        if not talk.piled:
            complain(talk)
    look_past_the_named(school=school, stream=talk.stream)
    if (is_new or "about" in ticks) and not talk.piled:
        _knock(talk)


def _number(school: School) -> str:
    """Return a free number that tells nothing; a counted one would tell how many others came."""
    while True:
        number = letters(5)
        if not Talk.unguarded.filter(school=school, number=number).exists():
            return number


def _knock(talk: Talk) -> None:
    sights, _vacancies = who_can_see(talk.stream, talk.school)
    knock(addresses({sight.person for sight in sights} - barred_from(talk.stream)))
