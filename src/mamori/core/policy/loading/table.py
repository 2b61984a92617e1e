"""Reading one TOML table strictly: wrong types and misspelt keys are collected, never raised."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from mamori.core.policy.errors import PackError
from mamori.core.policy.facts import did_you_mean
from mamori.core.policy.words import LANGUAGES, Words

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Head:
    """What a pack says about itself that the reading of its entries needs."""

    id: str = ""
    language: str = ""
    prefix: str = ""
    house: bool = False


@dataclass
class Table:
    """One table of a pack file, with the place to which its mistakes are reported.

    Each reading method takes a key and gives a value of its type; if the value is missing or wrong
    it notes the mistake and gives an empty value, so that one reading finds every mistake.
    """

    data: Mapping[str, Any]
    file: str
    entry: str
    head: Head
    errors: list[PackError]
    used: set[str] = field(default_factory=set)

    def wrong(self, reason: str) -> None:
        self.errors.append(PackError(self.file, self.entry, reason))

    def has(self, key: str) -> bool:
        return key in self.data

    def take(self, key: str) -> Any:
        self.used.add(key)
        return self.data.get(key)

    def done(self) -> None:
        """Report every key that nothing has read."""
        known = frozenset(self.used)
        for key in self.data.keys() - self.used:
            self.wrong(f"unknown key {key!r}{did_you_mean(key, known)}")

    def text(self, key: str, default: str | None = None) -> str:
        value = self.take(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            self.wrong(f"{key} must be a text" if self.has(key) else f"{key} is missing")
            return ""
        return value

    def code(self, key: str, default: str | None = None) -> str:
        return self._kebab(key, self.text(key, default))

    def _kebab(self, key: str, value: str) -> str:
        if value and not _KEBAB.fullmatch(value):
            self.wrong(f"{key} {value!r} must be small letters and digits with single hyphens")
        return value

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        value = self.text(key, default)
        if value and value not in allowed:
            self.wrong(f"{key} {value!r} must be one of {', '.join(allowed)}")
        return value

    def flag(self, key: str) -> bool:
        value = self.take(key)
        if value not in (None, True, False):
            self.wrong(f"{key} must be true or false")
        return value is True

    def number(self, key: str, most: int) -> int:
        value = self.take(key)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
            self.wrong(f"{key} must be a whole number from 1 to {most}")
            return 1
        return value

    def day(self, key: str) -> date | None:
        value = self.take(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.wrong(f"{key} must be a date such as 2026-04-01")
        return None

    def texts(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """Read one text or a list of texts."""
        value = self.take(key)
        if value is None:
            if required:
                self.wrong(f"{key} is missing")
            return ()
        items = value if isinstance(value, list) else [value]
        if not items or not all(isinstance(item, str) and item for item in items):
            self.wrong(f"{key} must be a text or a list of texts")
            return ()
        return tuple(items)

    def codes(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """Read one code or a list of codes."""
        return tuple(self._kebab(key, code) for code in self.texts(key, required=required))

    def words(self, key: str, *, required: bool = True) -> Words:
        """Read words in languages; English and the document's own language must be there."""
        value = self.take(key)
        if value is None and not required:
            return {}
        if not isinstance(value, dict):
            self.wrong(f"{key} must give words for each language, such as {{ en = …, ja = … }}")
            return {}
        self._check_languages(key, value)
        return {language: text for language, text in value.items() if isinstance(text, str)}

    def _check_languages(self, key: str, value: Mapping[str, object]) -> None:
        for language in dict.fromkeys(("en", self.head.language)):
            if language and language not in value:
                self.wrong(f"{key} has no words in {language!r}")
        for language, text in value.items():
            if language not in LANGUAGES:
                self.wrong(f"{key} has an unknown language {language!r}")
            elif not isinstance(text, str) or not text.strip():
                self.wrong(f"{key} in {language!r} must be a text")

    def table(self, key: str) -> "Table | None":
        """Read a table within this one; give None if it is not there."""
        value = self.take(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.wrong(f"{key} must be a table such as {{ … }}")
            return None
        return self.inner(value)

    def tables(self, key: str) -> Iterator["Table"]:
        """Read one table or a list of tables."""
        value = self.take(key)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield self.inner(item)
            elif value is not None:
                self.wrong(f"{key} must hold tables such as {{ … }}")

    def inner(self, data: Mapping[str, Any]) -> "Table":
        return Table(data, self.file, self.entry, self.head, self.errors)
