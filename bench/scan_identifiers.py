"""Telephone numbers, identifiers and dates of birth in tables of many look-alikes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bench.identifier_tables import COUNTRIES, Drawn, Sheet, barred, said, sheets, tabbed
from bench.options import Options
from bench.report import Report
from mamori.core.scan.blocks import Block
from mamori.core.scan.finding import FINDERS
from mamori.core.scan.hits import KINDS
from mamori.core.scan.scanner import Scanner
from mamori.core.scan.tables import Tables

KINDS_SOUGHT = frozenset(
    kind
    for kind, (first, *_) in KINDS.items()
    if first in {"identifier", "birth-date", "contact-perhaps"} or kind == "phone"
)
LAYOUTS = ("titled", "later", "barred", "said")
_ROWS = 40


@dataclass(slots=True)
class Score:
    """How many of each kind there were, were found, and were rightly found."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str]] = field(default_factory=list)

    def add(self, drawn: Drawn, found: set[tuple[str, int, int]]) -> None:
        """Count the exact spans of one text."""
        self.wanted.update(kind for kind, _, _ in drawn.holds)
        self.found.update(kind for kind, _, _ in found)
        self.right.update(kind for kind, _, _ in drawn.holds & found)
        self.wrong += [(kind, drawn.text[start:end]) for kind, start, end in drawn.holds ^ found]

    def precision(self, kind: str) -> float:
        """Return the share of what was found that is right."""
        return self.right[kind] / self.found[kind] if self.found[kind] else 1.0

    def recall(self, kind: str) -> float:
        """Return the share of what was there that was found."""
        return self.right[kind] / self.wanted[kind] if self.wanted[kind] else 1.0

    def kinds(self) -> list[str]:
        """Return the kinds that were there or were found."""
        return sorted(self.wanted | self.found)


def found_in(
    scanner: Scanner, sheet: Sheet, layout: str
) -> tuple[Drawn, set[tuple[str, int, int]]]:
    """Return a sheet in a layout, and what the scanner is sure enough of in it."""
    drawn = (
        barred(sheet) if layout == "barred" else said(sheet) if layout == "said" else tabbed(sheet)
    )
    blocks = [Block(text=drawn.text, table="1" if layout in {"titled", "later"} else "")]
    if layout == "later":
        drawn = tabbed(sheet, titles=False)
        blocks.append(Block(text=drawn.text, table="1"))
    tables = Tables()
    for block in blocks:
        list(tables.turn_to(block))
        hits = scanner.hits(block, tables.titles)
    return drawn, {
        (hit.kind, hit.start, hit.end)
        for hit in hits
        if hit.confidence >= 0.5 and hit.kind in KINDS_SOUGHT
    }


def score(country: str, layout: str, made: Iterable[Sheet]) -> Score:
    """Return how well the sheets of a country are read in a layout."""
    scanner, total = Scanner(FINDERS, country=country), Score()
    for sheet in made:
        total.add(*found_in(scanner, sheet, layout))
    return total


def lines(count: int) -> Iterator[str]:
    """Yield a line for each country, layout and kind."""
    for country in COUNTRIES:
        made = list(sheets(country, count, _ROWS))
        for layout in LAYOUTS:
            total = score(country, layout, made)
            for kind in total.kinds():
                precision, recall = total.precision(kind), total.recall(kind)
                both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
                yield (
                    f"{country} {layout:7} {kind:20} precision {precision:.4f} recall {recall:.4f}"
                    f" F1 {both:.4f} of {total.wanted[kind]:,}"
                )


def run(options: Options) -> Report:
    """Find in thousands of rows."""
    report = Report("identifiers in tables, exact spans")
    report.notes += lines(options.of(40, 2))
    return report
