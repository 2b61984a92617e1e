"""What the forms of the year offer to choose from."""

from datetime import date

from mamori.people import offices
from mamori.people.models import Account, Post, School, SchoolClass
from mamori.people.packs import codes
from mamori.people.queries import classes, school_day, staff
from mamori.ui.asking import Choice, Offers
from mamori.year.acts import ACTS

LISTS = {
    asked.of
    for act in ACTS.values()
    for asked in act.questions
    if isinstance(asked, Choice) and asked.of and asked.of != "classes"
} | {"year-plan-parts"}


def school_of(account: Account) -> School:
    """Return the school whose year a person looks at: their own."""
    return account.person.school


def offers_for(school: School, language: str, on: date | None = None) -> Offers:
    """Return the lists of a school's packs, its classes and its staff, worded for a reader."""
    day = on or school_day(school)
    people = [(str(one.id), one.label) for one in staff(school, day)]
    members = _members(school, day)
    listed = {of: list(codes(school, of, language, day).items()) for of in LISTS}
    return {
        **listed,
        "classes": [(str(row.id), row.title) for row in classes(school, day)],
        "staff": people,
        "committee": [(pk, label) for pk, label in people if pk in members],
    }


def every_class(school: School) -> dict[str, str]:
    """Return the title of every class that the school ever had, by id, for telling old entries."""
    rows = SchoolClass.objects.filter(school=school).values_list("pk", "title")
    return {str(pk): title for pk, title in rows}


def _members(school: School, day: date) -> set[str]:
    office = offices.of_role(Post.Role.COMMITTEE, school.pk)
    return {str(person) for person in offices.holders([office], day)[office]}
