"""The entries of a pack. `docs/reference/pack-format.md` explains each table."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from mamori.core.policy.fact import Attempt, Fact
from mamori.core.policy.needs import Need
from mamori.core.policy.pattern import Pattern
from mamori.core.policy.span import Span, Within
from mamori.core.policy.words import Words

FORCES = ("must", "should", "house")
VERDICTS = ("allow", "warn", "consent", "block")  # from loosest to strictest
# What the scanner finds, as rules name it; its kinds count as these.
FINDINGS = (
    *("person", "person-list", "person-perhaps", "face"),
    *("identifier", "contact", "contact-perhaps", "birth-date"),
    *("secret-request", "insurance-copy-request", "medical-sheet-request"),
    *("cash-by-pta", "papers-by-pta"),
    *("grade", "disadvantageous-grade", "special-care"),
)
# Where something would go, or stands.
PLACES = ("web", "sns", "notice", "form", "storage", "third-party", "report")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What every entry has. `table` and `id` name it; `since` and `until` are dates in force."""

    table: str
    pack: str
    file: str
    id: str
    clause: str = ""
    cites: tuple[str, ...] = ()
    says: Words = field(default_factory=dict)
    source: str = ""
    since: date | None = None
    until: date | None = None
    room: str = "cases"

    @cached_property
    def ref(self) -> str:
        """Its name among all entries: `pack/table/id`."""
        return f"{self.pack}/{self.table}/{self.id}"

    @property
    def undated(self) -> bool:
        return self.since is None and self.until is None

    def in_force(self, day: date) -> bool:
        """Tell whether it holds on a date; the day named in `until` is the last one."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, kw_only=True)
class Source(Entry):
    """What is cited; `says` is its title."""


@dataclass(frozen=True, kw_only=True)
class DutyEntry(Entry):
    """Who must do what after which fact, by when, and which fact proves it.

    `each` names a layer: then it is owed to everybody who was named in it, one by one. Or it is
    `subject`: then to everybody whom the opener is about. `first`: it answers danger, and stands
    before everything else. `own_day` names a code of the opener that holds a date: the day that
    the school set itself for this one, shown as its own target. `stands_in_for` names duties of
    documents, as `pack/id`: where one of them holds, this one of a house pack is not owed.
    """

    force: str
    who: tuple[str, ...]
    after: tuple[Pattern, ...]
    met_by: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    within: Within | None = None
    one_each: bool = False
    repeat: str = "once"
    each: str = ""
    first: bool = False
    own_day: str = ""
    stands_in_for: tuple[str, ...] = ()
    proof: Words = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class GateEntry(Entry):
    """Which act is refused until what has happened."""

    stops: Pattern
    needs: tuple[Need, ...]


@dataclass(frozen=True, kw_only=True)
class MarkEntry(Entry):
    """So many school days of something in one school year, and the fact that it becomes."""

    counts: tuple[Pattern, ...]
    at: int
    becomes: str


@dataclass(frozen=True, kw_only=True)
class RuleEntry(Entry):
    """What may leave: one of the findings at one of the places gets a verdict.

    With `beside`, only where the same file also holds one of those findings.
    """

    findings: tuple[str, ...]
    places: tuple[str, ...]
    verdict: str
    beside: tuple[str, ...] = ()

    def speaks_of(self, finding: str, place: str, held: Collection[str]) -> bool:
        """Tell whether it speaks of a finding at a place, in a file that holds these findings."""
        here = finding in self.findings and place in self.places
        return here and (not self.beside or any(each in held for each in self.beside))


@dataclass(frozen=True, kw_only=True)
class ClassEntry(Entry):
    """A class of material: files with one of the findings and, if it names any, one of `beside`."""

    findings: tuple[str, ...]
    beside: tuple[str, ...] = ()

    def holds(self, held: Collection[str]) -> bool:
        """Tell whether a file with these findings is of the class."""
        found = any(each in held for each in self.findings)
        return found and (not self.beside or any(each in held for each in self.beside))


# Whose yes a consent may need.
SIDES = ("person", "representative")


@dataclass(frozen=True, kw_only=True)
class ConsentEntry(Entry):
    """Whose consent is needed, at which ages (whole years) and places; no place means everywhere.

    `age_below` is the first age that it is no longer for; 0: there is none.
    """

    who: tuple[str, ...]
    age_from: int = 0
    age_below: int = 0
    places: tuple[str, ...] = ()

    def is_for(self, age: int) -> bool:
        """Tell whether it is about people of an age."""
        return self.age_from <= age and (not self.age_below or age < self.age_below)


@dataclass(frozen=True, kw_only=True)
class KeepEntry(Entry):
    """How long a class of records is kept, and what then happens to it."""

    record: str
    period: Span
    after: str
    then: str


@dataclass(frozen=True, kw_only=True)
class Code:
    """One code of a list of words."""

    code: str
    says: Words
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WordsEntry(Entry):
    """A list of codes, from a fiscal year on."""

    codes: tuple[Code, ...]
    from_year: int = 0


# How a question is answered: a box to tick, yes or no, one of some, several, whom, in one's words.
ASKS = ("tick", "yes-no", "choice", "several", "whom", "text")
CHOOSING = ("choice", "several", "whom")
ANYTHING = "any"  # of the answers that worry: whatever was answered
AUDIENCES = ("pupils", "guardians", "staff")


@dataclass(frozen=True, kw_only=True)
class Question(Code):
    """One question of a form, or one line of a checklist; `flags` are the answers that worry."""

    ask: str = "tick"
    choices: tuple[Code, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FormEntry(Entry):
    """A form that the document names, for whom it is, and what it asks."""

    fields: tuple[Question, ...] = ()
    audience: str = ""


@dataclass(frozen=True, kw_only=True)
class PlaceEntry(Entry):
    """The only places where a class of records may be kept."""

    record: str
    where: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LineEntry(Entry):
    """A help line; `says` is its name."""

    number: str
    hours: Words
    audience: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PageEntry(Entry):
    """A row that a feature meets rather than a rule."""

    feature: str


@dataclass(frozen=True, kw_only=True)
class TargetEntry(Entry):
    """A school's own, earlier target for another pack's duty (`duty` is `pack/duty-id`)."""

    duty: str
    within: Within


@dataclass(frozen=True, kw_only=True)
class Example:
    """Facts in; duties, refusals and marks out. Or what a file holds, and what the rules give.

    A duty may be named `id`, `id@role`, `id@person` or `pack/id`, a mark `id` or `id@person`.
    """

    label: str
    file: str
    facts: tuple[Fact, ...]
    at: datetime
    owes: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    void: tuple[str, ...] = ()
    owes_nothing: bool = False
    due: Mapping[str, datetime] = field(default_factory=dict)
    target: Mapping[str, datetime] = field(default_factory=dict)
    refuses: str = ""
    allows: str = ""
    attempt: Attempt = field(default_factory=lambda: Attempt(""))
    missing: tuple[int, ...] | None = None
    year_begins: date | None = None
    reaches: Mapping[str, date] = field(default_factory=dict)
    reaches_not: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    finding: tuple[str, ...] = ()
    place: str = ""
    gives: str = ""
    classes: tuple[str, ...] | None = None
    born: date | None = None
    asks: tuple[str, ...] = ()
