"""Numbers of records, which tell the school year at most, and codes that somebody types."""

import secrets
from collections.abc import Callable

LETTERS = "2345679CDFGHJKMNPQRTVWXZ"  # none is taken for another, and they spell no words


def letters(count: int) -> str:
    """Return so many letters and digits by chance."""
    return "".join(secrets.choice(LETTERS) for _ in range(count))


def free_number(is_taken: Callable[[str], bool], *, year: int) -> str:
    """Return a number that is not taken: 26-7KQ2 for the school year that began in 2026.

    Counted numbers would have gaps for whoever cannot see every record: they would know from one
    that a record names them.
    """
    while True:
        number = f"{year % 100:02d}-{letters(4)}"
        if not is_taken(number):
            return number
