"""Making a school: ledger, packs, year, and the first person, who lets the others in."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from mamori.journal import actions as journal
from mamori.journal.keys import new_ledger
from mamori.journal.queries import entries
from mamori.people import accounts
from mamori.people.actions import add_staff, give_post
from mamori.people.models import Person, Post, School, Year
from mamori.people.packs import loaded
from mamori.people.queries import school_day
from mamori.people.words import About
from mamori.people.years import span_around

OURS = "mamori"  # what Mamori itself asks of every school


class UnknownPack(Exception):
    """There is no pack of this name. Nothing was made."""


@dataclass(frozen=True, slots=True)
class Founding:
    """What a school is before anybody is in it."""

    name: str
    jurisdiction: str
    language: str
    time_zone: str
    packs: tuple[str, ...] = ()  # the school's own last; none means all of its country
    kind: str = School.Kind.SCHOOL
    board: School | None = None
    establisher: str = ""  # who runs it; under a board it is municipal unless said otherwise


@transaction.atomic
def found_school(*, founding: Founding) -> School:
    """Make a school, or a board, with an empty ledger and the school year it is in.

    Raises:
        UnknownPack: with the name of the pack.
    """
    packs = founding.packs or packs_for(founding.jurisdiction)
    if OURS not in packs:
        packs = (*packs, OURS)
    for name in packs:
        if name not in loaded().by_id:
            raise UnknownPack(name)
    school = School.objects.create(
        kind=founding.kind,
        name=founding.name,
        board=founding.board,
        establisher=founding.establisher
        or (School.Establisher.MUNICIPAL if founding.board else ""),
        jurisdiction=founding.jurisdiction,
        language=founding.language,
        time_zone=founding.time_zone,
        packs=list(packs),
    )
    new_ledger(school.pk)
    start_year(school=school, day=school_day(school))
    return school


@transaction.atomic
def start_year(*, school: School, day: date) -> Year:
    """Make the school year that a day lies in, unless it is there, and note once that it began.

    A roster may have brought the year before it began, with its own first day.
    """
    journal.lock(school.pk)  # nobody else notes it meanwhile
    year = Year.objects.filter(school=school, starts__lte=day, ends__gte=day).first()
    if year is None:
        span = span_around(day, school.jurisdiction)
        year = Year.objects.create(
            school=school, title=span.title, starts=span.starts, ends=span.ends
        )
    stream, attrs = f"school:{school.pk}", {"year": str(year.starts.year)}
    if all(one.attrs != attrs for one in entries([stream], kinds=["year.started"])):
        journal.append(by=None, ledger=school.pk, stream=stream, kind="year.started", attrs=attrs)
    return year


@transaction.atomic
def let_first_in(*, school: School, name: str, email: str) -> tuple[Person, str]:
    """Make the first person, the principal or the board's officer, and return their link."""
    person = add_staff(by=None, school=school, about=About(full_name=name, email=email))
    is_board = school.kind == School.Kind.BOARD
    role = Post.Role.BOARD_OFFICER if is_board else Post.Role.PRINCIPAL
    give_post(by=None, school=school, person=person.pk, role=role, starts=school_day(school))
    return person, accounts.invite(by=None, person=person, email=email)


def packs_for(jurisdiction: str) -> tuple[str, ...]:
    """Return the packs that hold for every school of a country, and our own after them."""
    country = [
        pack.id
        for pack in loaded()
        if pack.jurisdiction == jurisdiction and not (pack.house or pack.by_choice)
    ]
    return (*country, OURS)
