"""One act of the room."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from mamori.cases.acts.fields import Field, Text

# Looks at what was typed, by field name, and gives a sentence for each field that is wrong.
Check = Callable[[Mapping[str, Any]], Mapping[str, Text]]
# Looks at what was typed, and gives codes that follow from it without being asked.
Derive = Callable[[Mapping[str, Any]], Mapping[str, Any]]


class Group(StrEnum):
    """Under which heading an act stands in the list of what can be recorded."""

    FACTS = "facts"
    JUDGEMENT = "judgement"
    CARE = "care"
    OUTSIDE = "outside"
    SERIOUS = "serious"
    CLOSING = "closing"
    RECORD = "record"


@dataclass(frozen=True, kw_only=True)
class Act:
    """What can be recorded in a case.

    Args:
        step: its name in the flow, and in the address.
        group: its heading.
        title: a verb and what it is done to; the heading of its page.
        told: what the entry is called when it is told again.
        fields: what is asked, in order.
        lead: one or two sentences on what matters here.
        points: things to bear in mind, shown above the form.
        button: the verb on the button, if "Record it" says too little.
        fixed: codes that are always so.
        checks: what fields must fulfil together.
        derived: codes that follow from what was typed.
        template: a template of its own, extending `cases/act.html`.
        restricted: told only to those in `restricted`; others see that there is an entry, no more.
        danger: show the help lines first.
        listed: stands in the list of what can be recorded; else links lead to it.
    """

    step: str
    group: Group
    title: Text
    told: Text
    fields: tuple[Field, ...]
    lead: Text = ""
    points: tuple[Text, ...] = ()
    button: Text = ""
    fixed: Mapping[str, str] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    derived: Derive | None = None
    template: str = "cases/act.html"
    restricted: frozenset[str] = frozenset()
    danger: bool = False
    listed: bool = True
