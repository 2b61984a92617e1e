"""What a benchmark found, as a table that a person reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True, slots=True)
class Timed:
    """Something that was timed: how many things a round did, and the seconds of each round."""

    name: str
    things: int
    rounds: Sequence[float]

    @property
    def each(self) -> Sequence[float]:
        """Seconds for one thing, round by round."""
        return [taken / self.things for taken in self.rounds]


@dataclass(frozen=True, slots=True)
class Figure:
    """A thing beside its yardstick. `unit` is `ms`, or what is counted in a second: `facts/s`."""

    ours: Timed
    yardstick: Timed
    unit: str

    @property
    def ratios(self) -> list[float]:
        """How many times as long ours takes as the yardstick beside it, round by round."""
        return [a / b for a, b in zip(self.ours.each, self.yardstick.each, strict=True)]

    def cells(self) -> tuple[str, ...]:
        """Return the cells of the table's line."""
        ratios = self.ratios
        spread = f"({_short(min(ratios))} to {_short(max(ratios))})"
        return (
            self.ours.name,
            self._say(self.ours),
            self._say(self.yardstick),
            self.yardstick.name,
            f"{_short(median(ratios))} {spread}",
        )

    def _say(self, timed: Timed) -> str:
        each = median(timed.each)
        return f"{_short(each * 1000)} ms" if self.unit == "ms" else f"{1 / each:,.0f} {self.unit}"


HEAD = ("", "Mamori", "yardstick", "which is", "ratio (range)")


@dataclass(slots=True)
class Report:
    """The figures of one benchmark, and what else is worth knowing."""

    title: str
    figures: list[Figure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, ours: Timed, yardstick: Timed, unit: str) -> None:
        """Add a figure."""
        self.figures.append(Figure(ours, yardstick, unit))

    def lines(self) -> Iterator[str]:
        """Yield the lines of the table and the notes."""
        rows = [HEAD, *(figure.cells() for figure in self.figures)] if self.figures else []
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for name, ours, yardstick, which, ratio in rows:
            yield "  ".join(
                (
                    name.ljust(widths[0]),
                    ours.rjust(widths[1]),
                    yardstick.rjust(widths[2]),
                    which.ljust(widths[3]),
                    ratio,
                )
            )
        yield from (f"- {note}" for note in self.notes)


def _short(number: float) -> str:
    """Write a number with about three figures."""
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.3g}"
