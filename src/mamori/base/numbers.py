"""Numbers of records, which tell the school year and nothing else."""

import secrets
from collections.abc import Callable

LETTERS = "2345679CDFGHJKMNPQRTVWXZ"  # none is taken for another, and they spell no words


def free_number(year: int, is_taken: Callable[[str], bool]) -> str:
    """Return a number that is not taken: 26-7KQ2 for the school year that began in 2026.

    Counted numbers would have gaps for whoever cannot see every record: they would know from one
    that a record names them.
    """
    while True:
        number = f"{year % 100:02d}-{''.join(secrets.choice(LETTERS) for _ in range(4))}"
        if not is_taken(number):
            return number
