"""Whom the forms of this room offer: the children of a class, the staff."""

from mamori.people.models import School
from mamori.people.queries import pupils_of, school_day, staff
from mamori.surveys.models import Code, Group, Survey

Choices = list[tuple[str, str]]


def pupils_in(group: Group) -> Choices:
    """Return the children of a class."""
    found = pupils_of(group.school_class_id, school=group.survey.school)
    return [(str(one.id), one.name) for one in found]


def missing_in(group: Group) -> list[str]:
    """Return who has not answered, where answers bear names; else nobody can know."""
    if group.survey.mode != Survey.Mode.NAMED:
        return []
    done = Code.unguarded.filter(group=group, used=True).values_list("person", flat=True)
    answered = {str(person) for person in done}
    return [name for pk, name in pupils_in(group) if pk not in answered]


def staff_of(school: School) -> Choices:
    """Return the staff of today."""
    return [(str(one.id), one.label) for one in staff(school, school_day(school))]
