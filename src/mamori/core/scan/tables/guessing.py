"""What the columns of a table without titles hold, by their cells alone."""

from collections.abc import Sequence

from mamori.core.roster.dates import BadDate, parse_date
from mamori.core.scan.tables.columns import COLUMNS
from mamori.core.scan.tables.namelike import known_families, name_like

# A title that is a guess begins so; see `mamori.core.scan.finding.labels`.
GUESS = "?"
_LEAST = 3  # rows
# Days of one event or term lie closer together than the birthdays of a class.
_SPREAD = 90  # days
_SHARE = 0.8


def guessed_birth_dates(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the only column of different days beside names of people, None if there is none."""
    columns = range(min(max(map(len, rows), default=0), COLUMNS))
    cells = {at: [row[at].strip() for row in rows if at < len(row)] for at in columns}
    dated = [at for at in columns if _are_birthdays(cells[at])]
    named = any(name_like(part) and known_families(part) for at in columns if (part := cells[at]))
    return dated[0] if named and len(dated) == 1 else None


def _are_birthdays(cells: Sequence[str]) -> bool:
    days = {day for cell in cells if (day := _day(cell))}
    filled = [cell for cell in cells if cell]
    if len(filled) < _LEAST or len(days) < len(filled) * _SHARE:
        return False
    return max(days) - min(days) > _SPREAD


def _day(cell: str) -> int:
    """Return the number of a day, 0 if the cell is none; two-figure years are none here."""
    if not 6 <= len(cell) <= 24 or cell.isalpha():
        return 0
    try:
        return parse_date(cell, "dmy").toordinal()
    except BadDate:
        return 0
