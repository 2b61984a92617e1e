"""What an import would do, worked out in memory: nothing is written until somebody says yes."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from mamori.core.roster import Note, Roster, Scope, Severity
from mamori.people.imports.wanted import Wanted
from mamori.people.imports.world import World
from mamori.people.models import Enrolment, Person, Post, School, SchoolClass, Year
from mamori.people.words import About, blind

MANY, MANY_OF_THEM = 5, 0.1  # a few leave every month; more than a tenth at once is asked about


@dataclass(frozen=True, slots=True)
class Line:
    """One person in the preview: who, what they are, their class, and codes of what changes."""

    name: str
    kind: str
    group: str = ""
    what: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post that begins or ends with the import."""

    name: str
    role: str
    group: str
    begins: bool


@dataclass(slots=True)
class Work:
    """The rows to be written. Persons come with their words, which are sealed on the way in."""

    years: list[Year] = field(default_factory=list)
    classes: list[SchoolClass] = field(default_factory=list)
    persons: list[tuple[Person, About]] = field(default_factory=list)
    left: dict[UUID, date] = field(default_factory=dict)
    enrolments: list[Enrolment] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    guardians: list[tuple[UUID, UUID]] = field(default_factory=list)  # guardian and child
    guardians_gone: list[tuple[UUID, UUID]] = field(default_factory=list)

    def rows(self) -> int:
        """Count the rows, for a progress bar that tells the truth."""
        return sum(len(getattr(self, name)) for name in self.__slots__)


@dataclass(slots=True)
class Plan:
    """What an import would do. `head` is the version of the school that it was made from."""

    school: School
    head: int
    added: list[Line] = field(default_factory=list)
    changed: list[Line] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)
    same: int = 0
    kinds: Counter[str] = field(default_factory=Counter)  # how many of each the source holds
    here: int = 0  # whom a source could let go
    posts: list[PostLine] = field(default_factory=list)
    rejected: list[Note] = field(default_factory=list)  # lines that are left out
    partly: list[Note] = field(default_factory=list)  # values that are; the rest of the line counts
    notes: list[Note] = field(default_factory=list)
    work: Work = field(default_factory=Work)
    changes_nothing: bool = False

    def counts(self) -> dict[str, int]:
        """Return how many persons and lines met which fate: all that the journal is told."""
        return {
            "added": len(self.added),
            "changed": len(self.changed),
            "left": len(self.left),
            "same": self.same,
            "rejected": sum(note.count for note in self.rejected),
        }

    @property
    def leaves_many(self) -> bool:
        """Tell whether so many would leave that the file may be the wrong one."""
        return len(self.left) > MANY and len(self.left) > self.here * MANY_OF_THEM

    def is_empty(self) -> bool:
        """Tell whether nothing would change."""
        return not self.work.rows()


@dataclass(slots=True)
class Draft:
    """A plan in the making: what is wanted, what there is, and what was matched so far."""

    school: School
    today: date
    turn: date  # the day on which the new state begins
    roster: Roster
    wanted: Wanted
    world: World
    plan: Plan
    may_give_all: bool
    ids: dict[str, UUID] = field(default_factory=dict)  # by the roster's key of the person
    groups: dict[str, SchoolClass] = field(default_factory=dict)  # by the roster's key
    named: set[UUID] = field(default_factory=set)  # classes that the source speaks of
    enrolled: set[UUID] = field(default_factory=set)  # persons in a class by this source
    ended_keys: set[str] = field(default_factory=set)  # enrolments that a delta deletes
    years: dict[UUID, UUID] = field(default_factory=dict)  # by class
    fresh: set[UUID] = field(default_factory=set)  # classes that this import makes
    new: set[UUID] = field(default_factory=set)  # persons that this import makes
    words: dict[UUID, About] = field(default_factory=dict)
    old_words: dict[UUID, About] = field(default_factory=dict)
    kinds: dict[UUID, str] = field(default_factory=dict)
    stayed: set[UUID] = field(default_factory=set)  # leads whom the source lets go in vain
    touched: dict[UUID, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def scope(self) -> Scope:
        """What absence from the source means."""
        return self.wanted.scope

    def blind(self, key: str) -> str:
        """Return the stored form of a roster's own key."""
        return blind(self.school.pk, key) if key else ""

    def person(self, key: str) -> UUID | None:
        """Return the person with a roster's key, in this source or known from before."""
        if key in self.ids:
            return self.ids[key]
        known = self.world.persons.get(self.blind(key))
        return known.id if known else None

    def note(self, severity: Severity, code: str, detail: str = "", count: int = 1) -> None:
        """Remark on the whole file."""
        self.wanted.note(severity, code, detail, count)

    def touch(self, person: UUID, *codes: str) -> None:
        """Note what changes about a person, each code once."""
        told = self.touched[person]
        told += [code for code in codes if code not in told]

    def deleted(self, *kinds: str) -> set[str]:
        """Return the stored keys of what a delta tells to delete."""
        return {self.blind(each.key) for each in self.roster.deletions if each.what in kinds}


def still(rows: Iterable[Enrolment], day: date) -> list[Enrolment]:
    """Return the enrolments that are open on a day or begin later."""
    return [row for row in rows if row.ends is None or row.ends >= day]
