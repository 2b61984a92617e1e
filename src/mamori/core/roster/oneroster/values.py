"""Cells of OneRoster files into values; what is no value is noted and left out."""

from datetime import date

from mamori.core.roster.dates import BadDate, parse_date
from mamori.core.roster.oneroster.package import Package

_TRUE = frozenset({"true", "1", "yes", "y", "t"})
_FALSE = frozenset({"false", "0", "no", "n", "f"})
_SEXES = frozenset({"male", "female", "other", "unspecified"})


class Cells:
    """Reads the cells of one file and notes, with line and column, those that make no sense."""

    def __init__(self, package: Package, file: str) -> None:
        self._package = package
        self._sheet = package.sheets.get(file)

    def reject(self, line: int, column: str, code: str, detail: str) -> None:
        if self._sheet is not None:
            self._package.reject(self._sheet, line, column, code, detail)

    def day(self, line: int, column: str, text: str) -> date | None:
        if not text:
            return None
        try:
            return parse_date(text)
        except BadDate as bad:
            self.reject(line, column, bad.code, text)
            return None

    def flag(self, line: int, column: str, text: str) -> bool | None:
        word = text.casefold()
        if word in _TRUE:
            return True
        if word and word not in _FALSE:
            self.reject(line, column, "not-a-boolean", text)
            return None
        return False if word else None

    def number(self, line: int, column: str, text: str) -> int | None:
        if text.isdecimal() and len(text) < 6:
            return int(text)
        if text:
            self.reject(line, column, "not-a-number", text)
        return None

    def sex(self, line: int, column: str, text: str) -> str:
        word = text.casefold()
        if word and word not in _SEXES:
            self.reject(line, column, "sex-unknown", text)
            return ""
        return word

    def email(self, line: int, column: str, text: str) -> str:
        if text and "@" not in text:
            self.reject(line, column, "not-an-email", text)
            return ""
        return text


def listed(text: str) -> list[str]:
    """Return the parts of a list cell: `a,b` or `a`."""
    return [part for part in map(str.strip, text.split(",")) if part]
