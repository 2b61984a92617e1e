"""Choices of the forms of this room."""

from mamori.people.grades import grade_words
from mamori.people.models import Post, School
from mamori.people.queries import classes, school_day, staff

# The committee has a page of its own, and a board officer holds their post at the board.
POST_ROLES = [("", "")] + [
    (code, words)
    for code, words in Post.Role.choices
    if code not in {Post.Role.COMMITTEE, Post.Role.BOARD_OFFICER}
]


def staff_choices(school: School) -> list[tuple[str, str]]:
    """Return the staff of today."""
    return [(str(one.id), one.label) for one in staff(school, school_day(school))]


def class_choices(school: School) -> list[tuple[str, str]]:
    """Return the classes of this school year."""
    return [(str(one.id), one.title) for one in classes(school, school_day(school))]


def grade_choices(school: School) -> list[tuple[str, str]]:
    """Return the grades of this year's classes."""
    rows = classes(school, school_day(school))
    return [(code, grade_words(code)) for code in dict.fromkeys(row.grade for row in rows) if code]
