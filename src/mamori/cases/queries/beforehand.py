"""What a report holds before anybody types: what the case knows already, to be read and changed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from mamori.cases.queries.choices import Setting
from mamori.cases.queries.reports import children_told, in_words
from mamori.cases.queries.taking_part import participants
from mamori.cases.queries.telling import Told, chronology
from mamori.cases.words import STATES
from mamori.people.packs import codes
from mamori.ui.dates import day, moment
from mamori.ui.templatetags.ui import listed

# What of a case tells what the school has done.
MEASURES = (
    "safety.secured",
    "act.stopped",
    "interview.held",
    "contact.made",
    "watch.assigned",
    "plan.made",
    "measure.taken",
    "counselling.offered",
    "police.consulted",
    "police.notified",
    "agency.consulted",
)


def beforehand(setting: Setting, step: str) -> dict[str, Any]:
    """Return the first values of a form, as far as the case tells them.

    They are a draft in the language of the school, which is that of those who read the report.
    """
    fill = _FILL.get(step)
    if fill is None:
        return {}
    setting = replace(setting, language=setting.case.school.language)
    with override(setting.language):
        told = chronology([setting.case], setting.language, reader=setting.account)[::-1]
        return fill(setting, told)


def _report(setting: Setting, told: list[Told]) -> dict[str, Any]:
    """Whoever only told of it is offered, but not ticked: nobody outside needs that name."""
    return {
        "subjects": [str(one.id) for one in participants(setting.case)],
        "known": "\n".join(_known(setting, told)),
        "measures": "\n".join(_done(setting, told)),
    }


def _result(setting: Setting, told: list[Told]) -> dict[str, Any]:
    checks = [one for one in told if one.entry.kind == "facts.established"]
    if not checks:
        return _report(setting, told)
    last = checks[-1]
    found = [f"{line.label} {line.value}" for line in last.lines]
    if last.entry.attrs.get("result") == "not-confirmed":
        found.append(_("It could not be confirmed. The children are watched all the same."))
    known = "\n".join([*_known(setting, told), "", *found])
    return _report(setting, told) | {"result": last.entry.attrs.get("result", ""), "known": known}


def _serious(setting: Setting, told: list[Told]) -> dict[str, Any]:
    suspected = [one for one in told if one.entry.kind == "serious.suspected"]
    about = {pk for one in suspected for pk in one.entry.subjects}
    lines = [line.value for one in suspected for line in one.lines if line.long]
    return {
        "subjects": [str(pk) for pk in about],
        "school": setting.case.school.name,
        "child_and_grade": "\n".join(
            in_words(setting.case.school, children_told(setting.case, about), setting.language)
        ),
        "state_now": "\n".join([*_known(setting, told), "", *lines]).strip(),
    }


_FILL: Mapping[str, Callable[[Setting, list[Told]], dict[str, Any]]] = {
    "tell-board-quick": _report,
    "tell-board-result": _result,
    "tell-board-status": _report,
    "report-serious": _serious,
}


def _known(setting: Setting, told: list[Told]) -> Iterator[str]:
    case, language = setting.case, setting.language
    moments = {"noticed": case.noticed_at, "shared": case.shared_at}
    yield _("Noticed %(noticed)s, shared with the committee %(shared)s.") % {
        name: moment(localtime(at), language) for name, at in moments.items()
    }
    if case.danger:
        yield _("Danger was reported.")
    forms = codes(case.school, "forms", language)
    for one in told:
        if one.entry.kind == "act.recorded":
            chosen = one.entry.attrs.get("form", [])
            known = [chosen] if isinstance(chosen, str) else chosen
            yield f"{_day(one, language)}: {listed(forms.get(form, form) for form in known)}"
    yield _("Now: %(state)s.") % {"state": STATES.get(case.state, case.state)}


def _done(setting: Setting, told: list[Told]) -> Iterator[str]:
    for one in told:
        if one.entry.kind in MEASURES:
            yield f"{_day(one, setting.language)}: {one.title}"


def _day(one: Told, language: str) -> str:
    on = one.entry.attrs.get("on")
    return day(date.fromisoformat(on) if on else localtime(one.entry.at), language)
