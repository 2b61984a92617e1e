"""The questions that a table can ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise

Text = str | Promise  # translated when shown
Offers = Mapping[str, Sequence[tuple[str, Text]]]  # name of a list -> codes and their words


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question; `heading` stands above it where a new part of the form begins.

    `at_times`: not called optional where it is not required, because a gate may ask for it.
    """

    name: str
    label: Text
    hint: Text = ""
    heading: Text = ""
    required: bool = True
    at_times: bool = False


@dataclass(frozen=True, kw_only=True)
class Words(Question):
    """Words, sealed. `rows = 1` is a single line. What is written `fills` a part gates ask for."""

    rows: int = 4
    fills: str = ""


@dataclass(frozen=True, kw_only=True)
class Choice(Question):
    """A code, or several, kept readable: from the list `of` among the offers, else from `codes`.

    Where there is nothing to choose from, it is not asked. `fills`: each code that is chosen fills
    the part of that name. `initial` is chosen already.
    """

    of: str = ""
    codes: Sequence[tuple[str, Text]] = ()
    several: bool = False
    fills: bool = False
    initial: str = ""
    hints: Mapping[str, Text] | None = None


@dataclass(frozen=True, kw_only=True)
class Day(Question):
    """The day it happened, kept as the code `on` if that was before today."""


@dataclass(frozen=True, kw_only=True)
class Until(Question):
    """A last day that is still to come, kept as a code under its own name."""


@dataclass(frozen=True, kw_only=True)
class Number(Question):
    """How many, from 0 on, kept as a code."""


@dataclass(frozen=True, kw_only=True)
class People(Question):
    """Members of staff, from the list `of` among the offers.

    `subjects`: whom it concerns, kept by their ids. `behind`: who stands behind the act; gates
    count them by their posts. `named`: adults whom it names, who lose the record with it.
    `sealed`: kept with the words.
    """

    of: str = "staff"
    several: bool = True
    part: Literal["subjects", "behind", "named", "sealed"] = "subjects"
    myself: bool = False  # I am ticked already
