"""Made-up schools and people for tests. Everybody here is invented."""

import uuid
from datetime import date

from django.test import Client

from mamori.journal.keys import new_ledger
from mamori.people import offices
from mamori.people.models import (
    Account,
    Enrolment,
    Guardianship,
    Person,
    Post,
    School,
    SchoolClass,
    Year,
)
from mamori.people.words import About, seal_about
from mamori.site.middleware import PASSED

FIRST_DAY = date(2026, 4, 1)
LAST_DAY = date(2027, 3, 31)
PACKS = ["jp-hokuyo", "jp-act", "jp-mext-survey", "jp-nerima", "mamori", "school-example"]


def make_school(name: str = "みどり小学校", **fields: object) -> School:
    """Make a Japanese primary school with its ledger and this school year."""
    values = {
        "name": name,
        "jurisdiction": "JP",
        "language": "ja",
        "time_zone": "Asia/Tokyo",
        "packs": PACKS,
    }
    school = School.objects.create(**(values | fields))
    new_ledger(school.pk)
    Year.objects.create(school=school, title="2026年度", starts=FIRST_DAY, ends=LAST_DAY)
    return school


def make_board(name: str = "みほん市教育委員会") -> School:
    """Make a board of education."""
    return make_school(name, kind=School.Kind.BOARD)


def make_person(school: School, kind: str, name: str, **about: str) -> Person:
    """Make a person of a school."""
    pk = uuid.uuid4()
    sealed = seal_about(school.pk, pk, About(full_name=name, **about))
    return Person.objects.create(pk=pk, school=school, kind=kind, sealed=sealed)


def make_staff(school: School, name: str, *roles: str, **post: object) -> Account:
    """Make a member of staff who can sign in, with posts."""
    person = make_person(school, Person.Kind.STAFF, name)
    for role in roles or (Post.Role.TEACHER,):
        Post.objects.create(
            school=school, person=person, role=role, **({"starts": FIRST_DAY} | post)
        )
    return Account.objects.create_user(f"{person.pk.hex}@school.example", person=person)


def make_class(school: School, title: str = "3年1組", grade: str = "P3") -> SchoolClass:
    """Make a class of this school year."""
    year = Year.objects.get(school=school)
    return SchoolClass.objects.create(school=school, year=year, title=title, grade=grade)


def make_pupil(school: School, name: str, school_class: SchoolClass | None = None) -> Person:
    """Make a pupil, in a class where one is named."""
    pupil = make_person(school, Person.Kind.PUPIL, name)
    if school_class:
        Enrolment.objects.create(person=pupil, school_class=school_class, starts=FIRST_DAY)
    return pupil


def make_guardian(child: Person, name: str) -> Person:
    """Make a guardian of a child."""
    guardian = make_person(child.school, Person.Kind.GUARDIAN, name)
    Guardianship.objects.create(guardian=guardian, child=child)
    return guardian


def office(role: str, school: School) -> str:
    """Name an office of a school."""
    return offices.of_role(role, school.pk)


def sign_in(client: Client, account: Account) -> Client:
    """Sign a person in as if with both steps; the steps themselves are tested in tests/site."""
    client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session[PASSED] = str(account.pk)
    session.save()
    return client
