"""What the pages of care and closing look up: the quiet period, the plan, what is missing."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import template
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mamori.cases import queries
from mamori.cases.acts import ACTS, Choice
from mamori.cases.models import Case
from mamori.cases.queries.gates import Answer, Gate, Wanted
from mamori.cases.queries.plan import Care
from mamori.cases.strip import Strip, strip
from mamori.core.policy import Refusal
from mamori.core.policy.quiet import Quiet
from mamori.people.models import Account
from mamori.ui.dates import day

register = template.Library()


@register.simple_tag
def quiet_of(case: Case) -> Quiet | None:
    """Return the quiet period of a case."""
    return queries.quiet_of(case)


@register.simple_tag
def care_of(case: Case) -> Care:
    """Return the plans, measures and watches of a case."""
    return queries.care(case, _language())


@register.simple_tag
def gate_before(case: Case, step: str) -> Gate:
    """Return what is missing before a step."""
    return queries.gate_before(case, step, queries.participants(case))


@register.simple_tag
def steps_of(case: Case, account: Account) -> set[str]:
    """Return the steps that a person may take in a case."""
    return queries.steps_for(account, case)


@register.simple_tag
def answers_of(case: Case, quiet: Quiet | None) -> list[Answer]:
    """Return who was asked whether it still hurts, newest first."""
    return queries.answers(case, quiet.until if quiet else None)


@register.simple_tag
def strip_of(quiet: Quiet) -> Strip:
    """Return the drawing of a quiet period."""
    return strip(quiet, _language())


@register.simple_tag
def way_to(wanted: Wanted, case: Case, steps: set[str]) -> str:
    """Return the address of the page that brings what is missing; empty if none is for me."""
    if wanted.act is None or wanted.act.step not in steps:
        return ""
    query = "&".join(f"{name}={code}" for name, code in wanted.codes.items())
    return reverse("cases:act", args=[case.pk, wanted.act.step]) + (f"?{query}" if query else "")


@register.simple_tag
def new_id() -> str:
    """Return an id for a form of one button, so that two taps are one act."""
    return str(uuid4())


@register.filter
def figure(value: float) -> str:
    """Return a number as drawings have it, whatever a language does with its point."""
    return f"{value:g}"


@register.filter
def still_missing(refusal: Refusal) -> str:
    """Return how many days of quiet are missing, in a sentence."""
    detail: Any = refusal.detail
    until: date = detail["until"]
    says = ngettext(
        "%(n)d day of quiet is still missing. It can be judged from %(day)s on.",
        "%(n)d days of quiet are still missing. It can be judged from %(day)s on.",
        detail["days"],
    )
    return says % {"n": detail["days"], "day": day(until, _language())}


@register.filter
def whom_asked(answer: Answer) -> str:
    """Return who was asked."""
    return _word(answer, "with")


@register.filter
def answered(answer: Answer) -> str:
    """Return what the answer was."""
    return _word(answer, "answer")


def _word(answer: Answer, name: str) -> str:
    choices = (asked for asked in ACTS["ask-distress"].fields if isinstance(asked, Choice))
    known = next(dict(asked.codes) for asked in choices if asked.name == name)
    return str(known.get(answer.entry.attrs.get(name, ""), _("not known")))


def _language() -> str:
    return get_language() or "en"
