"""One act of the year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mamori.ui.asking import Question
from mamori.ui.asking.questions import Text


class Group(StrEnum):
    """Under which heading an act, and what is due of it, stands."""

    PLAN = "plan"
    STAFF = "staff"
    PUPILS = "pupils"
    HOMES = "homes"
    POLICY = "policy"


@dataclass(frozen=True, kw_only=True)
class Act:
    """What can be recorded of a school's year. No child is named anywhere in it.

    Args:
        slug: its name in the address.
        kind: the fact that it becomes.
        group: its heading.
        title: a verb and what it is done to; the heading of its page.
        told: what the entry is called when it is told again.
        questions: what is asked, in order.
        verb: who may, as `access.rules.MAY` has it.
        lead: one or two sentences on what matters here.
        points: things to bear in mind, shown above the form.
        fixed: codes that are always so.
        yearly: the school year stands with it as a code.
        parts: the code under which the parts that hold something are kept.
    """

    slug: str
    kind: str
    group: Group
    title: Text
    told: Text
    questions: tuple[Question, ...]
    verb: str = "year.record"
    lead: Text = ""
    points: tuple[Text, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    yearly: bool = False
    parts: str = ""
