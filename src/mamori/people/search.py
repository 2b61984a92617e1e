"""Finding people by a few letters, in any of the ways in which people type them.

Names lie sealed in the database, so they are opened once and kept in this process for a moment.
"""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from mamori.base import clock
from mamori.people.models import Enrolment, Person, School
from mamori.people.offices import in_force, still_here
from mamori.people.words import About, unseal_about

KEPT_FOR = timedelta(seconds=30)
KATAKANA, HIRAGANA = ord("ァ"), ord("ぁ")
TO_HIRAGANA = {ord("ァ") + n: HIRAGANA + n for n in range(ord("ヶ") - KATAKANA + 1)}
# Tone and vowel marks of Latin letters; the voicing marks of kana are not among them.
MARKS = dict.fromkeys(range(768, 880)) | {ord("đ"): "d"}


@dataclass(frozen=True, slots=True)
class Found:
    """A person as a list shows them."""

    id: UUID
    name: str
    reading: str = ""
    group: str = ""

    @property
    def label(self) -> str:
        """The name with reading and class, where there are any, to tell namesakes apart."""
        group = f"({self.group})" if self.group else ""
        return " ".join(part for part in (self.name, self.reading, group) if part)


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    folded: tuple[str, ...]
    found: Found


@dataclass(frozen=True, slots=True)
class _Index:
    version: tuple[int, int]
    on: date
    made_at: datetime
    entries: list[_Entry]


_indexes: dict[UUID, _Index] = {}


def fold(text: str) -> str:
    """Return text without what its spellings differ in: width, case, kana, tone marks, spaces."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    if not plain.isascii():
        bare = unicodedata.normalize("NFD", plain).translate(MARKS)
        plain = unicodedata.normalize("NFC", bare).translate(TO_HIRAGANA)
    return "".join(plain.split())


def search(school: UUID, text: str, kinds: Collection[str], on: date) -> list[Found]:
    """Return who has every word of `text` in their name or reading; beginnings come first."""
    wanted = [word for word in map(fold, text.split()) if word]
    if not wanted:
        return []
    begins: list[Found] = []
    inside: list[Found] = []
    for entry in _index(school, on).entries:
        if entry.kind not in kinds:
            continue
        if all(any(word in name for name in entry.folded) for word in wanted):
            first = any(name.startswith(wanted[0]) for name in entry.folded)
            (begins if first else inside).append(entry.found)
    return begins + inside


def _index(school: UUID, on: date) -> _Index:
    stored = School.objects.values_list("version", flat=True).get(pk=school)
    version = (stored, Person.objects.filter(school=school).count())
    now = clock.now()
    kept = _indexes.get(school)
    fresh = kept is not None and abs(now - kept.made_at) < KEPT_FOR
    if kept is None or not fresh or (kept.version, kept.on) != (version, on):
        kept = _indexes[school] = _Index(version, on, now, _entries(school, on))
    return kept


def _entries(school: UUID, on: date) -> list[_Entry]:
    groups = groups_of(school, on)
    rows = Person.objects.filter(still_here(on), school=school)
    entries = []
    for pk, kind, sealed in rows.values_list("pk", "kind", "sealed").iterator(chunk_size=2000):
        known = unseal_about(school, pk, sealed)
        found = Found(pk, known.name, known.reading, groups.get(pk, ""))
        entries.append(_Entry(kind, _folded(known), found))
    entries.sort(key=lambda entry: (entry.found.reading or entry.found.name, str(entry.found.id)))
    return entries


def _folded(known: About) -> tuple[str, ...]:
    # Family and given name on their own too, so that "begins with" also finds a given name.
    spellings = (known.full_name, known.preferred_name, known.reading)
    parts = (known.given_name, known.family_name, *known.reading.split()[1:])
    return tuple(dict.fromkeys(fold(text) for text in (*spellings, *parts) if text))


def groups_of(school: UUID, on: date) -> dict[UUID, str]:
    """Return the title of each pupil's class on a day."""
    rows = Enrolment.objects.filter(in_force(on), school_class__school=school)
    return dict(rows.values_list("person", "school_class__title"))
