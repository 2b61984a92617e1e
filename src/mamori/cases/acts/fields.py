"""The parts of an act: what is asked, and whether it is kept as a code or sealed as words.

A name with an underscore becomes a code with a hyphen: `net_type` is the attribute `net-type`.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from django.utils.functional import Promise

from mamori.people.models import School

Text = str | Promise  # translated when shown


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question; `heading` stands above it where a new part of the form begins.

    `only_with` asks it only where a choice before it, by name, has a code. `at_times` is not called
    optional where it is not required: its hint says when it is needed.
    """

    name: str
    label: Text
    hint: Text = ""
    heading: Text = ""
    required: bool = True
    only_with: tuple[str, str] | None = None
    at_times: bool = False

    @property
    def attr(self) -> str:
        """The name of the code in the journal."""
        return self.name.replace("_", "-")


@dataclass(frozen=True, kw_only=True)
class Words(Field):
    """Words, sealed. `rows = 1` is a single line. What is written `fills` a part that gates ask.

    `nameless` refuses words in which somebody of the case is named. `weighed` is the id of a list
    of the packs: a turn of phrase from it brings a gentle word afterwards, and hinders nothing.
    """

    rows: int = 4
    fills: str = ""
    initial: Text = ""
    nameless: bool = False
    weighed: str = ""


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """A code, or several. They come from a list of the school's packs, else from `codes`.

    Args:
        of: the id of the packs' list. A question whose list no pack has, and that brings no codes
            of its own, is not asked.
        codes: the program's own codes with their words, where the journal's list is closed.
        but: codes of that list that are not asked for here.
        first: codes that stand before the others.
        several: any number may be chosen.
        sealed: kept with the words, for what must stand in no list or statistic (T-26).
        fills: each code chosen fills the part of that name that gates ask for.
        fills_part: choosing anything fills this part.
        holds: which of the codes hold for a school; where it is one, nobody chooses.
        counted: the list is that of the school year in which the case counts, which is kept as
            the code `year`.
    """

    of: str = ""
    codes: tuple[tuple[str, Text], ...] = ()
    but: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    several: bool = False
    sealed: bool = False
    fills: bool = False
    fills_part: str = ""
    holds: Callable[[School], Collection[str]] | None = None
    counted: bool = False
    initial: str = ""
    inline: bool = False
    hints: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A date, kept as a code. `on` is the day it happened, which may not lie ahead."""

    ahead: bool = False  # may lie in the future
    past: bool = True  # may lie in the past, or be today
    today: bool = True  # is filled in with today
    after_quiet: bool = False  # must lie after the end of the quiet period, and after today


@dataclass(frozen=True, kw_only=True)
class Time(Field):
    """A time of day on the school's wall, kept as a code."""


Among = Literal["participants", "pupils"]


@dataclass(frozen=True, kw_only=True)
class Children(Field):
    """Whom of the children it concerns: the subjects of the fact. `pupils` looks in the school.

    `sealed` keeps who it is with the words: neither the journal's header nor the child's page, and
    nobody who may not read the entry, tells that there is one. `part` offers only those who have
    that part now, if any have it.
    """

    among: Among = "participants"
    several: bool = False
    sealed: bool = False
    part: str = ""


@dataclass(frozen=True, kw_only=True)
class Staff(Field):
    """The members of staff who stand behind it: gates count them by their posts."""

    among: Literal["committee", "staff"] = "staff"
    several: bool = True
    myself: bool = True  # I am ticked already
    role: Literal["behind", "seated"] = "behind"  # `seated`: the act gives these people a seat


@dataclass(frozen=True, kw_only=True)
class Adults(Field):
    """Adults of the school whom it names: they lose the case in the same moment."""

    name: str = "adults"
    label: Text = ""
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class Files(Field):
    """Files, sealed one by one; what they show about their making is left out."""


@dataclass(frozen=True, kw_only=True)
class Entry(Field):
    """An earlier entry of the case; the address says which. Whom it concerns, this concerns too."""
