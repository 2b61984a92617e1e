"""A record told: to those who have a seat, and to whoever complained."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from mamori.access.acting import working_roles
from mamori.access.queries import barred_from
from mamori.access.rules import MAY, may
from mamori.journal.queries import Entry as Fact
from mamori.journal.queries import entries
from mamori.people.models import Account
from mamori.people.queries import about
from mamori.registers.acts import REGISTERS
from mamori.registers.models import Record
from mamori.ui.asking import Line
from mamori.ui.asking import told as answers
from mamori.ui.asking.questions import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a record, as somebody with a seat reads it."""

    at: datetime
    on: str
    title: Text
    by: str
    lines: list[Line]
    readable: bool  # whoever complained can read it too
    erased: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that whoever complained may read: when, what kind of fact it is, and the words."""

    at: datetime
    kind: str
    text: str


# What whoever complained may read of each kind of fact, if it is readable.
TOLD = {
    "complaint.acknowledged": ("said",),
    "call.noted": ("who", "said", "agreed"),
    "complaint.decided": ("said",),
    "complaint.answered": ("said",),
}


def chronology(account: Account, record: Record) -> list[Entry]:
    """Return everything that was recorded, oldest first. The caller has asked who may read.

    Who said stop is told only to whoever may decide about it, and to themselves.
    """
    found = entries([record.stream])
    names = about({one.by for one in found if one.by})
    register = REGISTERS[record.type]
    hides = not MAY["objection.decide"] & working_roles(account, record.stream, record.school)
    hides = hides and record.type == Record.Type.OBJECTION
    told = []
    for one in found:
        act = register.act_of(one.kind)
        title: Text = act.told if act else _others(one)
        known = names.get(one.by) if one.by else None
        hidden = hides and one.kind == register.first.kind and one.by != account.person_id
        if title:
            told.append(
                Entry(
                    at=one.at,
                    on=str(one.attrs.get("on", "")),
                    title=title,
                    by=known.name if known and not hidden else "",
                    lines=list(answers(act.questions, one.attrs, one.words or {}, {}))
                    if act
                    else [],
                    readable=_is_readable(one),
                    erased=one.words is None,
                )
            )
    return told


def about_whom(record: Record) -> list[str]:
    """Return the staff whom a complaint is about or may mean. The caller has asked who may read.

    Of an objection nobody learns that from its page: all the staff reads it.
    """
    if record.type != Record.Type.COMPLAINT:
        return []
    return sorted(one.name for one in about(barred_from(record.stream)).values())


def talk_behind(account: Account, record: Record) -> bool:
    """Say whether a complaint came in at the door, in a talk that this person may open.

    It has the talk's number for its own then: see `door.actions.complaining`.
    """
    return may(account, "talk.read", stream=f"talk:{record.pk}")


def told(stream: str) -> list[Told]:
    """Return what the school lets whoever complained read, oldest first.

    For the room at the school's door, which asks for the words of a receipt before. What was found
    out, who else is named, and what was only noted, is not in it.
    """
    found = entries([stream], kinds=TOLD)
    return [Told(one.at, one.kind, "\n".join(_said(one))) for one in found if _is_readable(one)]


def _said(one: Fact) -> Iterator[str]:
    words = one.words or {}
    return (str(words[name]) for name in TOLD[one.kind] if words.get(name))


def _is_readable(one: Fact) -> bool:
    if one.kind == "complaint.acknowledged":
        return True
    return one.kind in TOLD and one.attrs.get("readable") == "yes"


def _others(one: Fact) -> Text:
    return {
        "board.told": _("The board of education was told"),
        "hop.absent": _("There is nobody at the board who could be told"),
        "receipt.given": _("Words were given with which to follow it"),
    }.get(one.kind, "")
