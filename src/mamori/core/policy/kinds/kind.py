"""What is known about a kind of fact."""

from collections.abc import Mapping
from dataclasses import dataclass, field

STAFF = (
    "principal",
    "vice-principal",
    "safeguarding-lead",
    "grade-head",
    "homeroom",
    "guidance",
    "nurse-teacher",
    "counsellor",
    "data-protection-lead",
    "ict",
    "office",
    "teacher",
    "committee",
    "expert",
    "board-officer",
)
PARTICIPANTS = ("victim", "victim-guardian", "other-child", "other-guardian")
ROOMS = (
    *("base", "ui", "journal", "people", "access", "duties", "consent", "notices"),
    *("cases", "incidents", "vault", "registers", "year", "door", "surveys", "publishing"),
    *("desk", "board", "site", "scan", "roster"),
)


@dataclass(frozen=True, slots=True)
class Attr:
    """One attribute of a fact: what it tells and, where the list is closed, its codes."""

    meaning: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fact: the room that notes it, its meaning in a sentence, its attributes."""

    room: str
    meaning: str
    attrs: Mapping[str, Attr] = field(default_factory=dict)


def attr(meaning: str, *values: str) -> Attr:
    """Name an attribute; with `values`, only these codes are allowed."""
    return Attr(meaning, values)


ROLE = attr("the post it is about", *STAFF)
RESULT = attr("what was found", "fact", "not-confirmed")
YES_NO = ("yes", "no")
