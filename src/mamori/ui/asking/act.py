"""What can be recorded on a page of its own: the heading, the questions, the fact it becomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mamori.ui.asking.questions import Question, Text


@dataclass(frozen=True, kw_only=True)
class Act:
    """One act of a room, which adds what only it knows.

    Args:
        slug: its name in the address.
        kind: the fact that it becomes.
        title: a verb and what it is done to; the heading of its page.
        told: what the entry is called when it is told again.
        questions: what is asked, in order.
        verb: who may, as `access.rules.MAY` has it.
        lead: one or two sentences on what matters here.
        points: things to bear in mind, shown above the form.
        fixed: codes that are always so.
    """

    slug: str
    kind: str
    title: Text
    told: Text
    questions: tuple[Question, ...]
    verb: str
    lead: Text = ""
    points: tuple[Text, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
