"""What a reader of names tells."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A name at `[start, end)`, and how likely it is one: 0 to 1."""

    start: int
    end: int
    likely: float
