"""Telephone numbers, identifiers and dates of birth in tables of many look-alikes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from time import process_time

from phonenumbers import PhoneNumberMatcher

from bench import peers
from bench.identifier_tables import COUNTRIES, Drawn, Sheet, barred, said, sheets, tabbed
from bench.options import Options
from bench.report import Report, Timed
from bench.school_notices import COUNTRY, notice
from bench.timing import seconds
from mamori.core.scan.blocks import Block
from mamori.core.scan.finding import FINDERS
from mamori.core.scan.hits import KINDS, Hit
from mamori.core.scan.scanner import Scanner
from mamori.core.scan.tables import Tables

KINDS_SOUGHT = frozenset(
    kind
    for kind, (first, *_) in KINDS.items()
    if first in {"identifier", "birth-date", "contact-perhaps"} or kind in {"phone", "email"}
)
# What other tools call what we both look for.
PEERS = {
    "presidio": {
        "PHONE_NUMBER": "phone",
        "EMAIL_ADDRESS": "email",
        "IBAN_CODE": "bank-account",
    },
    "datafog": {"PHONE": "phone", "EMAIL": "email"},
    "masker": {
        "PHONE_NUMBER": "phone",
        "EMAIL": "email",
        "MY_NUMBER": "my-number",
    },
}
LAYOUTS = ("titled", "later", "barred", "said")
_ROWS = 40
_DAY = date(2030, 12, 1)  # of the scan: every day in the tables and notices lies before it


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

    def f1(self, kind: str) -> float:
        """Return the harmonic mean of both."""
        both = self.found[kind] + self.wanted[kind]
        return 2 * self.right[kind] / both if both else 1.0

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
    return drawn, _sought(hits)


def score(country: str, layout: str, made: Iterable[Sheet]) -> Score:
    """Return how well the sheets of a country are read in a layout."""
    scanner, total = Scanner(FINDERS, country=country, day=_DAY), Score()
    for sheet in made:
        total.add(*found_in(scanner, sheet, layout))
    return total


def lines(count: int) -> Iterator[str]:
    """Yield a line for each country and kind: precision and recall in each layout."""
    for country in COUNTRIES:
        made = list(sheets(country, count, _ROWS))
        totals = [score(country, layout, made) for layout in LAYOUTS]
        for kind in totals[0].kinds():
            told = "  ".join(
                f"{layout} {total.precision(kind):.4f}/{total.recall(kind):.4f}"
                for layout, total in zip(LAYOUTS, totals, strict=True)
            )
            yield f"{country} {kind:20} precision/recall {told}  of {totals[0].wanted[kind]:,}"


def run(options: Options) -> Report:
    """Find in thousands of rows, and in notices beside what others find in them."""
    report = Report("identifiers in tables and notices, exact spans, CPU time")
    for language in COUNTRY:
        _beside(report, language, options)
        _free(report, language, options)
    report.notes += lines(options.of(40, 2))
    return report


def _beside(report: Report, language: str, options: Options) -> None:
    """Add the speed in one language beside each other tool, and how well both find."""
    whole, some = notice(language, options.of(20_000, 200)), notice(language, options.of(400, 40))
    country = COUNTRY[language]
    block = Block(text=whole.text)
    scanner = Scanner(FINDERS, country=country, day=_DAY)
    scanner.hits(Block(text=some.text))  # what is made on first use is not counted
    rounds = [seconds(lambda: scanner.hits(block), process_time) for _ in range(options.of(5, 1))]
    ours = _kilobytes(f"all finders, {language}", whole, [median(rounds)])
    total = Score()
    total.add(whole, _sought(scanner.hits(block)))
    report.notes.append(f"{language} notices: Mamori {_marks(total, total.kinds())}")
    alone = [seconds(lambda: list(PhoneNumberMatcher(some.text, country or "GB")), process_time)]
    report.add(ours, _kilobytes("phonenumbers alone", some, alone), "kB a second")
    for name, labels in PEERS.items() if not options.small else ():
        if name == "masker" and language != "ja":
            continue
        told = peers.run(name, {"language": language, "texts": some.text.splitlines(keepends=True)})
        report.add(ours, _kilobytes(name, some, [told["seconds"]]), "kB a second")
        theirs = Score()
        kinds = set(labels.values())
        held = Drawn(some.text, frozenset(each for each in some.holds if each[0] in kinds))
        theirs.add(held, set(_labelled(some.text, told["found"], labels)))
        report.notes.append(
            f"{language} notices: {name} {told['version']} {_marks(theirs, theirs.kinds())}"
        )


def _free(report: Report, language: str, options: Options) -> None:
    """Tell how well each finds telephone numbers as people write them."""
    drawn = notice(language, options.of(4000, 40), seed=2, free=True)
    held = Drawn(drawn.text, frozenset(each for each in drawn.holds if each[0] == "phone"))
    scanner, total = Scanner(FINDERS, country=COUNTRY[language], day=_DAY), Score()
    ours = _sought(scanner.hits(Block(text=drawn.text)))
    total.add(held, {each for each in ours if each[0] == "phone"})
    told = [f"Mamori {total.f1('phone'):.3f}"]
    for name, labels in PEERS.items() if not options.small else ():
        if name == "masker" and language != "ja":
            continue
        asked = {"language": language, "texts": drawn.text.splitlines(keepends=True)}
        found = _labelled(drawn.text, peers.run(name, asked)["found"], labels)
        theirs = Score()
        theirs.add(held, {each for each in found if each[0] == "phone"})
        told.append(f"{name} {theirs.f1('phone'):.3f}")
    report.notes.append(f"{language} telephones as people write them, F1: {', '.join(told)}")


def _labelled(
    text: str, found: Sequence[Sequence[Sequence[int | str]]], labels: Mapping[str, str]
) -> Iterator[tuple[str, int, int]]:
    """Yield what another tool found line by line, in our words and offsets of the whole."""
    at = 0
    for line, hits in zip(text.splitlines(keepends=True), found, strict=True):
        for start, end, label in hits:
            if kind := labels.get(str(label)):
                yield kind, at + int(start), at + int(end)
        at += len(line)


def _sought(hits: Iterable[Hit]) -> set[tuple[str, int, int]]:
    sure = (hit for hit in hits if hit.confidence >= 0.5)
    return {(hit.kind, hit.start, hit.end) for hit in sure if hit.kind in KINDS_SOUGHT}


def _kilobytes(name: str, drawn: Drawn, rounds: Sequence[float]) -> Timed:
    return Timed(name, len(drawn.text.encode()) // 1000, rounds)


def _marks(total: Score, kinds: Iterable[str]) -> str:
    return ", ".join(f"{kind} F1 {total.f1(kind):.3f}" for kind in kinds)
