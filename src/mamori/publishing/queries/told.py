"""A version of a sheet and what was found in it, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mamori.journal.queries import Entry as Fact
from mamori.journal.queries import entries
from mamori.people.models import School
from mamori.people.packs import codes
from mamori.people.queries import about
from mamori.publishing.acts.apart import APART
from mamori.publishing.acts.sheets import ACTS, FIRST
from mamori.publishing.drafts import Field, Version
from mamori.publishing.models import Sheet
from mamori.publishing.queries.sheets import DRAFTED, LOOKED, STOPPED, Found, Look, offers_for
from mamori.registers.acts import Act
from mamori.ui.asking import Line, Offers, People
from mamori.ui.asking import told as answers
from mamori.ui.asking.questions import Text
from mamori.ui.templatetags.ui import listed

KINDS = {
    "person": gettext_lazy("A name of the school's own people"),
    "person-list": gettext_lazy("A list of persons"),
    "person-perhaps": gettext_lazy("Perhaps a name"),
    "secret-request": gettext_lazy("It asks for a password, a PIN or another secret"),
    "insurance-copy-request": gettext_lazy("It asks for a copy of health insurance data"),
    "medical-sheet-request": gettext_lazy("It asks for medical history"),
    "cash-by-pta": gettext_lazy("Guardians or the PTA are to collect money"),
    "papers-by-pta": gettext_lazy("Guardians or the PTA are to collect such papers"),
    "identifier": gettext_lazy("A number of a person"),
    "contact": gettext_lazy("An address or a number to reach somebody"),
    "contact-perhaps": gettext_lazy("A postal code"),
    "birth-date": gettext_lazy("A date of birth"),
    "grade": gettext_lazy("A mark"),
    "disadvantageous-grade": gettext_lazy("A mark that is against somebody"),
    "special-care": gettext_lazy("Health, family or the like"),
    "face": gettext_lazy("A face"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a sheet, as staff read it."""

    at: datetime
    title: Text
    by: str
    lines: list[Line]


def version_lines(version: Version) -> list[Line]:
    """Return what was written about a version, in the order in which it was asked."""
    lines = list(answers(FIRST.questions, version.attrs, version.words, {}))
    if version.handlers:
        label = next(one.label for one in FIRST.questions if isinstance(one, People))
        names = about(version.handlers)
        lines.append(Line(label, listed(sorted(one.name for one in names.values()))))
    return lines


def need_of(field: Field) -> str:
    """Say whether something must be filled in, and on which basis."""
    if field.required:
        return _("Must be filled in: %(basis)s") % {"basis": field.basis}
    return _("May be left out")


def looked_lines(look: Look | None) -> list[tuple[str, Found]]:
    """Return what was found in a version with its words."""
    return [(str(KINDS.get(one.kind, one.kind)), one) for one in look.found] if look else []


def sentence_on_accounts(school: School, language: str) -> str:
    """Return the sentence that whatever speaks of accounts carries; empty if no pack has one."""
    return codes(school, "sentences-for-notices", language).get("accounts", "")


def fields_of(version: Version) -> Iterator[tuple[str, str]]:
    """Yield what a sheet asks for, and whether it must be filled in."""
    return ((one.label, need_of(one)) for one in version.fields)


def chronology(sheet: Sheet) -> list[Entry]:
    """Return what was recorded of a sheet, oldest first. The caller has asked who may read."""
    found = [one for one in entries([sheet.stream]) if _title(one)]
    names = about({one.by for one in found if one.by})
    offers = offers_for(sheet.school)
    return [
        Entry(
            at=one.at,
            title=_title(one),
            by=known.name if one.by and (known := names.get(one.by)) else "",
            lines=list(_lines(one, offers)),
        )
        for one in found
    ]


def _title(one: Fact) -> Text:
    act = _act(one)
    others = {
        DRAFTED: _("A version was handed in to be checked"),
        LOOKED: _("It was looked through"),
        STOPPED: _("Somebody said stop"),
        "sheet.withdrawn": _("It was withdrawn for good"),
        "collection.overdue": _("The day is over by which it should be destroyed or given back"),
    }
    return act.told if act else others.get(one.kind, "")


def _lines(one: Fact, offers: Offers) -> Iterator[Line]:
    if one.kind == DRAFTED:
        yield Line(_("Version"), str(one.attrs["version"]))
        return
    if act := _act(one):
        yield from answers(act.questions, one.attrs, one.words or {}, offers)


def _act(one: Fact) -> Act | None:
    return next((act for act in (*ACTS.values(), APART) if act.kind == one.kind), None)
