"""A version of a sheet as somebody wrote it, and as the journal keeps it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from mamori.cases.actions.evidence import Sent
from mamori.journal.queries import Entry
from mamori.publishing.acts.sheets import CAREFUL, HAND_IN, HOME
from mamori.registers.actions import Raised


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a sheet asks for: must it be filled in, and on which basis?"""

    label: str
    required: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody handed in: the answers, the fields, and the sheet as a file or as text."""

    what: Raised
    fields: tuple[Field, ...] = ()
    sent: Sent | None = None
    text: str = ""

    def attrs(self, version: int) -> dict[str, Any]:
        """Return what is kept readable."""
        required = sum(one.required for one in self.fields)
        told = {"required": str(required), "optional": str(len(self.fields) - required)}
        return {**self.what.attrs, **told, "version": str(version)}

    def words(self) -> dict[str, Any]:
        """Return what is sealed, but for the file."""
        fields = [[one.label, one.required, one.basis] for one in self.fields]
        return {**self.what.words, "fields": fields} | ({"text": self.text} if self.text else {})


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was put before the gate, opened for a reader."""

    entry: Entry
    attrs: Mapping[str, Any]
    words: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, entry: Entry) -> "Version":
        """Return the version that an entry holds."""
        return cls(entry, entry.attrs, entry.words or {})

    @property
    def number(self) -> int:
        """Which version it is, counted from 1."""
        return int(self.attrs["version"])

    @property
    def title(self) -> str:
        """What the sheet is called."""
        return str(self.words.get("title", ""))

    @property
    def mode(self) -> str:
        """What becomes of it."""
        return str(self.attrs.get("mode", HOME))

    @property
    def touches(self) -> list[str]:
        """What it is about, besides ordinary things."""
        return list(self.attrs.get("touches", ()))

    @property
    def is_careful(self) -> bool:
        """Whether it goes only through the hands of staff who are named."""
        return bool(CAREFUL & set(self.touches))

    @property
    def fields(self) -> list[Field]:
        """What it asks for."""
        return [Field(*one) for one in self.words.get("fields", ())]

    @property
    def handlers(self) -> list[UUID]:
        """Who may handle it."""
        return [UUID(one) for one in self.words.get("handlers", ())]

    @property
    def until(self) -> date | None:
        """The day on which what was collected is destroyed or given back."""
        until = str(self.attrs.get("until", ""))
        return date.fromisoformat(until) if until else None

    def filled(self) -> Iterator[str]:
        """Yield the parts that gates ask for and that hold something."""
        for name in ("purpose", "owner"):
            if self.words.get(name):
                yield name
        if self.attrs.get("ordered") == "school" or self.words.get("instruction"):
            yield "ordered"
        if all(one.basis for one in self.fields if one.required):
            yield "basis"
        if self.words.get("risk") or self.mode != HAND_IN:
            yield "risk"
