"""What a roster holds: schools, years, classes, people and how they belong together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mamori.core.roster.notes import Note


class Kind(StrEnum):
    """What a person is to the school."""

    PUPIL = "pupil"
    GUARDIAN = "guardian"
    STAFF = "staff"
    UNKNOWN = "unknown"  # a delta that changes a person without repeating the role


class Scope(StrEnum):
    """What absence from a source means."""

    ALL = "all"  # bulk: who is not in it has left
    CHANGES = "changes"  # only a deletion means left: a delta, or a source with unreadable rows
    CLASSES = "classes"  # a plain list: speaks for the classes it names and nobody else


GUARDIAN_ROLES = frozenset({"guardian", "parent", "relative", "father", "mother"})


def kind_of_role(role: str) -> Kind:
    """Return the kind of person that a role (OneRoster 1.1 or 1.2 code) stands for."""
    if role == "student":
        return Kind.PUPIL
    if role in GUARDIAN_ROLES:
        return Kind.GUARDIAN
    return Kind.STAFF if role else Kind.UNKNOWN


@dataclass(frozen=True, slots=True)
class Name:
    """A name whole and in parts.

    `full` is the name as written in the source, or put together in the order its writing system
    uses when the source has parts only. A part that cannot be told for sure is empty: a Japanese
    name without a space has `full` alone. `infix` is the Dutch tussenvoegsel. An empty name is
    false.
    """

    full: str = ""
    family: str = ""
    infix: str = ""
    given: str = ""
    middle: str = ""

    def __bool__(self) -> bool:
        return bool(self.full)


NO_NAME = Name()


@dataclass(frozen=True, slots=True)
class Person:
    """A pupil, guardian or member of staff.

    `key` is the source's own id (OneRoster sourcedId, pupil number), or a digest that stays the
    same when the same list is read again. `grade` is as written (`P4`, `8`); `number` is the
    number in class; `username` and `master_id` serve single sign-on.
    """

    key: str
    kind: Kind
    name: Name
    preferred: Name = NO_NAME
    kana: Name = NO_NAME
    kana_preferred: Name = NO_NAME
    email: str = ""
    phone: str = ""
    birth_date: date | None = None
    sex: str = ""  # male, female, other, unspecified or empty
    grade: str = ""
    number: int | None = None
    enabled: bool = True
    pupil_id: str = ""
    master_id: str = ""
    username: str = ""
    orgs: tuple[str, ...] = ()
    home_class: str = ""

    def names(self) -> Iterator[Name]:
        """Yield every name the person goes by, the kana ones included."""
        return (n for n in (self.name, self.preferred, self.kana, self.kana_preferred) if n)


@dataclass(frozen=True, slots=True)
class Org:
    """A school, district or other organisation. `type` is the OneRoster code."""

    key: str
    name: str
    type: str
    code: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """A school year, term or other academic session; `school_year` is the year it ends up in."""

    key: str
    title: str
    type: str
    begins: date | None
    ends: date | None
    school_year: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """A class. `special_needs` stays None unless the caller asked to keep it."""

    key: str
    title: str
    type: str = "homeroom"
    org: str = ""
    grade: str = ""
    code: str = ""
    years: tuple[str, ...] = ()
    special_needs: bool | None = None


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A person in a class: role is student, teacher, guardian, administrator, proctor."""

    key: str
    person: str
    group: str
    role: str
    number: int | None = None
    primary: bool | None = None
    begins: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Guardianship:
    """Who cares for which child; relation is the guardian's role or `guardian`."""

    guardian: str
    child: str
    relation: str = "guardian"


@dataclass(frozen=True, slots=True)
class Post:
    """A role at an organisation: principal, teacher, counselor and so on.

    Every role row is here, `student` and `parent` too, because the days on which a pupil joins
    and leaves a school stand nowhere else. `kind` tells them apart.
    """

    person: str
    role: str
    org: str = ""
    primary: bool = True
    begins: date | None = None
    ends: date | None = None
    key: str = ""

    @property
    def kind(self) -> Kind:
        return kind_of_role(self.role)


@dataclass(frozen=True, slots=True)
class Deletion:
    """Something the source tells to delete; `what` is person, org, year, class, enrolment, post."""

    what: str
    key: str


@dataclass(frozen=True, slots=True)
class Roster:
    """All that was read from one source. Mappings are by key, in the order of the source."""

    source: str
    version: str  # "1.1", "1.2", "1.2.1", "1.2_JP", "table"
    profile: str  # "", "jp" or "jp-k12"
    scope: Scope
    orgs: Mapping[str, Org] = field(default_factory=dict)
    years: Mapping[str, Year] = field(default_factory=dict)
    classes: Mapping[str, SchoolClass] = field(default_factory=dict)
    persons: Mapping[str, Person] = field(default_factory=dict)
    enrolments: tuple[Enrolment, ...] = ()
    guardianships: tuple[Guardianship, ...] = ()
    posts: tuple[Post, ...] = ()
    deletions: tuple[Deletion, ...] = ()
    notes: tuple[Note, ...] = ()

    def people(self) -> Iterator[Person]:
        """Yield every person once."""
        return iter(self.persons.values())
