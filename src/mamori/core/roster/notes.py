"""What was wrong with a source, said exactly and in codes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mamori.core.roster import limits


class Severity(StrEnum):
    """What a note means for the data it is about."""

    REJECTED = "rejected"  # it was there, cannot be used, and is left out: a line, or a value of it
    MISSING = "missing"  # it should have been there
    DROPPED = "dropped"  # it was there and is deliberately not taken
    UNKNOWN = "unknown"  # it was not clear: not understood, or read in the way `detail` tells


# Of a line with one of these the rest is taken, and only the value is left out.
_OF_A_VALUE = frozenset(
    {
        "not-a-date",
        "no-such-day",
        "outside-era",
        "ambiguous-date",
        "short-year",
        "not-a-boolean",
        "not-a-number",
        "not-an-email",
        "sex-unknown",
        "letters-lost",
        "agent-unclear",
        "org-cycle",
    }
)
# References that are one part of a line among others; a line without any other needs its own.
_PARTS = frozenset({"parentSourcedId", "schoolSourcedId", "termSourcedIds", "agentSourcedIds"})


@dataclass(frozen=True, slots=True)
class Note:
    """One remark on a source.

    `line` counts as a spreadsheet does: the first row is 1, blank rows count, a cell with a line
    break does not. None: the remark is about the whole file. `detail` is the offending value or
    name, never the value of a credential. `count` is how many values or rows this is about.
    """

    severity: Severity
    file: str
    line: int | None
    column: str
    code: str
    detail: str = ""
    count: int = 1

    @property
    def is_partial(self) -> bool:
        """Tell whether a rejection is of one value alone, and the rest of its line is taken."""
        lost_reference = self.code == "reference-missing" and self.column in _PARTS
        return self.code in _OF_A_VALUE or lost_reference


class RosterUnreadable(Exception):
    """Nothing at all can be read from a source.

    `code` is one of: not-found, too-large, too-many-entries, broken-zip, encrypted,
    broken-workbook, unknown-encoding, no-list-format, empty, not-a-roster, bad-mapping.
    `detail` is the name of the file or field.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


class Notebook:
    """Collects notes; keeps the first of a kind in full and counts the rest."""

    def __init__(self) -> None:
        self._kept: list[Note] = []
        self._seen: dict[tuple[Severity, str, str, str], int] = {}

    def add(  # noqa: PLR0913 - one argument for each field of a note
        self,
        severity: Severity,
        code: str,
        *,
        file: str,
        line: int | None = None,
        column: str = "",
        detail: str = "",
        count: int = 1,
    ) -> None:
        kind = (severity, file, column, code)
        seen = self._seen.get(kind, 0)
        self._seen[kind] = seen + 1
        if seen < limits.MAX_NOTES_OF_A_KIND:
            note = Note(severity, file, line, _short(column), code, _short(detail), count)
            self._kept.append(note)

    def rejected(self, file: str, codes: frozenset[str]) -> int:
        """Count the rejections in a file that have one of these codes."""
        return sum(
            seen
            for (severity, where, _, code), seen in self._seen.items()
            if severity is Severity.REJECTED and where == file and code in codes
        )

    def close(self) -> tuple[Note, ...]:
        """Return all notes; each kind that overflowed ends with one that counts the unlisted."""
        return (*self._kept, *self._overflow())

    def _overflow(self) -> Iterator[Note]:
        for (severity, file, column, code), seen in self._seen.items():
            if seen > limits.MAX_NOTES_OF_A_KIND:
                more = seen - limits.MAX_NOTES_OF_A_KIND
                yield Note(severity, file, None, _short(column), code, count=more)


def _short(text: str) -> str:
    return text if len(text) <= limits.MAX_DETAIL else text[: limits.MAX_DETAIL] + "…"
