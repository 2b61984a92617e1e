"""Which records somebody may see, what they may do with them, and what forms offer."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from mamori.access.acting import working_roles
from mamori.access.actions import note_read
from mamori.access.rules import MAY, duty_roles, may, visible_to
from mamori.duties.places import Spot
from mamori.duties.queries import Due, open_duties
from mamori.journal.queries import entries
from mamori.people.models import Account, School
from mamori.people.queries import school_day, staff
from mamori.registers.acts import REGISTERS, Act, Register
from mamori.registers.models import Record
from mamori.registers.queries.partners import partner_codes
from mamori.ui.asking import Offers


def registers_for(account: Account) -> list[Register]:
    """Return the registers in which a person can write something down, or has something to read."""
    school = account.person.school
    seen = set(_visible(account).values_list("type", flat=True))
    return [
        one
        for one in REGISTERS.values()
        if one.type in seen or may(account, one.first.verb, school=school)
    ]


def records_of(account: Account, type: str) -> QuerySet[Record]:  # noqa: A002 -- as the model has it
    """Return the records of a register that a person has a seat at, the newest first."""
    return _visible(account).filter(type=type).order_by("-at")


def read_record(account: Account, pk: UUID) -> Record:
    """Return one record and note that it was read.

    Raises:
        Http404: there is none, or none for this person: nobody can tell which.
    """
    record = _visible(account).filter(pk=pk).first()
    if record is None:
        raise Http404
    register = REGISTERS[record.type]
    if not MAY[register.read] & working_roles(account, record.stream, record.school):
        raise Http404
    note_read(by=account, ledger=record.school_id, stream=record.stream)
    return record


def acts_for(account: Account, record: Record) -> list[Act]:
    """Return what a person can do with a record now."""
    roles = working_roles(account, record.stream, record.school)
    return [
        act
        for act in REGISTERS[record.type].acts
        if MAY[act.verb] & roles and (not act.only_in or record.state in act.only_in)
    ]


def due_in(account: Account, record: Record, language: str) -> list[Due]:
    """Return what is due at a record for a person."""
    roles = duty_roles(working_roles(account, record.stream, record.school))
    return open_duties({record.stream}, language, roles={record.stream: roles})


def stopped(account: Account) -> list[tuple[Record, str]]:
    """Return what rests now because somebody said stop, each with the title it was given."""
    found = records_of(account, Record.Type.OBJECTION).filter(state=Record.State.OPEN)
    rests = {record.stream: record for record in found}
    raised = entries(rests, kinds=[REGISTERS[Record.Type.OBJECTION].first.kind])
    titles = {one.stream: str((one.words or {}).get("which", "")) for one in raised}
    return [(record, titles.get(stream, "")) for stream, record in rests.items()]


def offers_for(school: School, language: str) -> Offers:
    """Return the staff and the partners that its packs name, as choices."""
    people = [(str(one.id), one.label) for one in staff(school, school_day(school))]
    return {"staff": people, "agencies": list(partner_codes(school, language).items())}


def spots(account: Account, streams: Collection[str]) -> dict[str, Spot]:
    """Return the records among some streams that a person sees, and where they are.

    What all the staff may see is new to nobody: it stands on the page of what rests.
    """
    ours = [one for one in streams if one.partition(":")[0] in REGISTERS]
    if not ours:
        return {}
    names = {
        Record.Type.COMPLAINT: _("complaint %(number)s"),
        Record.Type.OBJECTION: _("objection %(number)s"),
        Record.Type.WARNING: _("warning %(number)s"),
    }
    return {
        record.stream: Spot(
            names[Record.Type(record.type)] % {"number": record.number},
            reverse("registers:record", args=[record.pk]),
            None if record.type == Record.Type.OBJECTION else record.at,
        )
        for record in _visible(account).filter(stream__in=ours)
    }


def _visible(account: Account) -> QuerySet[Record]:
    return visible_to(Record.unguarded.select_related("school"), account)
