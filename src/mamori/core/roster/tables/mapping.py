"""Finds the header of a list and tells which column holds what."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mamori.core.roster import limits
from mamori.core.roster.credentials import is_credential
from mamori.core.roster.dates import BadDate, parse_date
from mamori.core.roster.names import has_cjk, is_kana, looks_vietnamese
from mamori.core.roster.tables.headers import NAME_FIELDS, Meaning, meaning_of
from mamori.core.roster.tables.values import is_class, sex_of

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Guess:
    """The column (from 0) that seems to hold a field, and how sure that is.

    1.0: the header says so and the cells agree. 0.9: the header says so in two words. Halved when
    the cells contradict it. 0.5: from the cells alone, as there is no header.
    """

    column: int
    confidence: float


def find_header(rows: Sequence[Row | None]) -> int | None:
    """Return the index of the header row among the first rows, None if there is none.

    It is the row with the most cells that name a field; one cell is enough if it says "name".
    """
    best, most = None, 0
    for index, row in enumerate(rows[: limits.HEADER_WITHIN]):
        fields = {
            meaning.field
            for cell in (row or ())[: limits.MAX_COLUMNS]
            if (meaning := meaning_of(cell))
        }
        if len(fields) > most and (len(fields) > 1 or fields & set(NAME_FIELDS)):
            best, most = index, len(fields)
    return best


def country_of(header: Row, rows: Sequence[Row] = ()) -> str:
    """Return the ISO code of the country whose words the header uses, "" if it tells nothing.

    Without a telling header the script of the cells decides: kanji for JP, tone marks for VN.
    """
    meanings = filter(None, map(meaning_of, header))
    votes = Counter(meaning.country for meaning in meanings if meaning.country)
    if votes:
        return votes.most_common(1)[0][0]
    cells = [cell for row in rows[:50] for cell in row if cell]
    if sum(map(has_cjk, cells)) * 4 > len(cells):
        return "JP"
    return "VN" if sum(map(looks_vietnamese, cells)) * 4 > len(cells) else ""


def guess_mapping(header: Row | None, rows: Sequence[Row]) -> dict[str, Guess]:
    """Guess which column holds which field.

    Args:
        header: the names of the columns; None or letters alone if the list has no header.
        rows: some rows below it; 50 are enough.

    Returns:
        A guess per field of `headers`, the surest column for each. A column whose name is not
        understood is never guessed from its cells, and a column of credentials never at all.
    """
    sample = rows[:50]
    if header is None:
        return _from_cells(sample)
    guesses: dict[str, Guess] = {}
    for column, name in enumerate(header[: limits.MAX_COLUMNS]):
        meaning = None if is_credential(name) else meaning_of(name)
        if meaning is None:
            continue
        sure = meaning.confidence * _agreement(meaning, column, sample)
        if meaning.field not in guesses or sure > guesses[meaning.field].confidence:
            guesses[meaning.field] = Guess(column, sure)
    return _with_split_name(guesses, header, sample)


def columns_of(guesses: Mapping[str, Guess]) -> dict[str, int]:
    """Return the mapping that `read_table` takes."""
    return {field: guess.column for field, guess in guesses.items()}


def _cells(column: int, rows: Sequence[Row]) -> list[str]:
    return [row[column].strip() for row in rows if column < len(row) and row[column].strip()]


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except BadDate as bad:
        return bad.code != "not-a-date"
    return True


# What the cells of a column look like, in the order in which a column without a name is tried.
_LOOKS: dict[str, Callable[[str], bool]] = {
    "email": lambda text: "@" in text,
    "birth_date": _is_date,
    "sex": lambda text: bool(sex_of(text)),
    "kana": lambda text: is_kana(text) and len(text) > 2,
    "class_name": is_class,
    "full_name": lambda text: (has_cjk(text) or looks_vietnamese(text)) and 2 <= len(text) <= 40,
    "number": lambda text: text.isdecimal() and len(text) <= 2,
}


def _agreement(meaning: Meaning, column: int, rows: Sequence[Row]) -> float:
    """Return 0.5 when the cells are mostly not what the header says, 1.0 otherwise."""
    cells = _cells(column, rows)
    if meaning.field not in {"email", "birth_date", "sex", "kana"} or not cells:
        return 1.0
    return 1.0 if sum(map(_LOOKS[meaning.field], cells)) * 2 >= len(cells) else 0.5


def _from_cells(rows: Sequence[Row]) -> dict[str, Guess]:
    guesses: dict[str, Guess] = {}
    for column in range(min(max(map(len, rows), default=0), limits.MAX_COLUMNS)):
        cells = _cells(column, rows)
        for field, looks in _LOOKS.items():
            if cells and field not in guesses and sum(map(looks, cells)) * 5 >= len(cells) * 4:
                guesses[field] = Guess(column, 0.5)
                break
    return guesses if len(guesses) > 1 else {}  # one column of words may be anything


def _with_split_name(
    guesses: dict[str, Guess], header: Row, rows: Sequence[Row]
) -> dict[str, Guess]:
    """See a "name" header merged over two columns: family name, then given name without header."""
    full = guesses.get("full_name")
    if full is None or "given_name" in guesses or "family_name" in guesses:
        return guesses
    after = full.column + 1
    if after >= len(header) or header[after]:
        return guesses
    cells = _cells(after, rows)
    if len(cells) * 2 < len(rows) or not all(c.replace(" ", "").isalpha() for c in cells):
        return guesses
    rest = {field: guess for field, guess in guesses.items() if field != "full_name"}
    pair = {"family_name": Guess(full.column, 0.7), "given_name": Guess(after, 0.7)}
    return {**rest, **pair}
