"""Telling a case to the packs of this project and hearing what they make of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tests.core.policy.making import TOKYO, at, fact

from mamori.core.policy import Attempt, Duty, Fact, Packs, derive, load_packs, refusals
from mamori.core.policy.entries import DutyEntry, GateEntry, WordsEntry

FOLDER = Path(__file__).resolve().parents[2] / "packs"
MORNING = "2026-06-01 10:15"
TWO: Mapping[str, Collection[str]] = {
    "committee": {"p1", "p2"},
    "staff": {"p1", "p2"},
    "principal": {"p1"},
}
ONE: Mapping[str, Collection[str]] = {"committee": {"p1"}, "staff": {"p1"}}


@cache
def every_pack() -> Packs:
    return load_packs(FOLDER)


@cache
def only(pack: str) -> Packs:
    return Packs((every_pack().by_id[pack],))


def duties(*facts: Fact, now: str, pack: str = "jp-hokuyo") -> dict[str, list[Duty]]:
    """Derive the duties of one pack at a local time, by the id of their entry."""
    found: dict[str, list[Duty]] = defaultdict(list)
    for duty in derive(only(pack), facts, at(now), TOKYO):
        found[duty.entry].append(duty)
    return found


def states(*facts: Fact, now: str, pack: str = "jp-hokuyo") -> dict[str, list[str]]:
    """Give the states of every duty that was opened."""
    found = duties(*facts, now=now, pack=pack)
    return {entry: [duty.state for duty in of] for entry, of in found.items()}


def missing(
    kind: str,
    *facts: Fact,
    now: str = MORNING,
    people: Mapping[str, Collection[str]] = TWO,
    pack: str = "jp-hokuyo",
    **attrs: object,
) -> dict[str, list[int]]:
    """Attempt an act and give the unmet needs of each gate; an empty answer allows it."""
    attempt = Attempt(kind, {name.rstrip("_"): value for name, value in attrs.items()}, people)
    found: dict[str, list[int]] = defaultdict(list)
    for refusal in refusals(only(pack), attempt, facts, at(now), TOKYO):
        found[refusal.gate].append(refusal.need)
    return dict(found)


def duty(entry: str, pack: str = "jp-hokuyo") -> DutyEntry:
    return every_pack().duties[f"{pack}/{entry}"]


def gate(entry: str, pack: str = "jp-hokuyo") -> GateEntry:
    return next(found for found in every_pack().by_id[pack].gates if found.id == entry)


def words(entry: str, pack: str = "jp-hokuyo") -> WordsEntry:
    return next(found for found in every_pack().by_id[pack].words if found.id == entry)


def codes(entry: str) -> list[str]:
    return [code.code for code in words(entry).codes]


def sign(when: str = MORNING, **attrs: object) -> Fact:
    """A sign of bullying that somebody wrote down."""
    given: dict[str, Any] = {"channel": "observation", "place": "in-school", "danger": "no"}
    return fact("sign.recorded", when, **(given | attrs))
