"""The basic policy: its versions, what each lacks, what changed, who was heard, who was told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff

from mamori.core.policy.facts import codes_of
from mamori.people.models import School
from mamori.people.queries import classes
from mamori.year.acts.policy import AUDIENCE, MANUALS, SECTIONS
from mamori.year.queries.log import Told, told_in
from mamori.year.queries.span import Term, terms

PARTS = dict((*SECTIONS, *MANUALS))


@dataclass(frozen=True, slots=True)
class Version:
    """A draft or an adopted version, and the parts that it lacks."""

    told: Told
    is_draft: bool
    missing: list[str]


@dataclass(frozen=True, slots=True)
class Change:
    """One part that two versions have in other words."""

    part: str
    gone: list[str]
    new: list[str]


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything about the policy in one place, the newest first."""

    versions: list[Version]
    changes: list[Change]  # between the last two that were adopted
    voices: list[Told]
    reviews: list[Told]
    explained: list[Told]
    reached: list[tuple[str, list[str], list[str]]]  # audience, classes reached, not yet

    @property
    def adopted(self) -> Version | None:
        """The version in force."""
        return next((one for one in self.versions if not one.is_draft), None)


def policy_of(term: Term, language: str) -> Policy:
    """Return the policy: its versions of all years, and who it was explained to in this one."""
    told = [one for year in terms(term.school) for one in told_in(year, language)]
    told = [one for one in told if not one.taken_back]
    adopted = _of(told, "policy.adopted")
    versions = sorted(
        [*adopted, *_of(told, "policy.drafted")], key=lambda one: one.entry.seq, reverse=True
    )
    explained = [one for one in _of(told, "policy.explained") if term.holds(one.on)]
    return Policy(
        versions=[_version(one) for one in versions],
        changes=_changes(*adopted[:2]) if len(adopted) > 1 else [],
        voices=_of(told, "voices.heard"),
        reviews=_of(told, "policy.reviewed"),
        explained=explained,
        reached=_reached(explained, term.school, term.ends),
    )


def last_words(school: School, language: str) -> dict[str, str]:
    """Return the parts of the newest draft or version, for the boxes of the next one."""
    found = [one for year in terms(school) for one in told_in(year, language)]
    kinds = {"policy.adopted", "policy.drafted"}
    texts = [one for one in found if one.entry.kind in kinds and not one.taken_back]
    newest = max(texts, key=lambda one: one.entry.seq, default=None)
    words = (newest.entry.words or {}) if newest else {}
    return {part: words[part] for part in PARTS if part in words}


def _of(told: Iterable[Told], kind: str) -> list[Told]:
    return [one for one in told if one.entry.kind == kind]


def _version(one: Told) -> Version:
    there = codes_of(one.entry.attrs.get("parts"))
    missing = [str(says) for code, says in PARTS.items() if code not in there]
    return Version(one, one.entry.kind == "policy.drafted", missing)


def _changes(new: Told, old: Told) -> list[Change]:
    changes = []
    for code, says in PARTS.items():
        before = str((old.entry.words or {}).get(code, "")).splitlines()
        after = str((new.entry.words or {}).get(code, "")).splitlines()
        lines = list(unified_diff(before, after, n=0, lineterm=""))[2:]
        gone = [line[1:] for line in lines if line.startswith("-")]
        added = [line[1:] for line in lines if line.startswith("+")]
        if gone or added:
            changes.append(Change(str(says), gone, added))
    return changes


def _reached(
    explained: list[Told], school: School, on: date
) -> list[tuple[str, list[str], list[str]]]:
    groups = [(str(row.id), row.title) for row in classes(school, on)]
    found = []
    for code, says in AUDIENCE[:2]:  # agencies have no classes
        reached = {
            group
            for one in explained
            if code in codes_of(one.entry.attrs.get("to"))
            for group in codes_of(one.entry.attrs.get("classes"))
        }
        there = [title for pk, title in groups if pk in reached]
        found.append((str(says), there, [title for pk, title in groups if pk not in reached]))
    return found
