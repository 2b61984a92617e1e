"""Which classes had which lessons this year, and which themes were reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mamori.core.policy.facts import codes_of
from mamori.people.packs import codes
from mamori.people.queries import classes
from mamori.year.queries.log import Told, told_in
from mamori.year.queries.span import Term


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: the classes that had it, and those that have not yet."""

    code: str
    says: str
    reached: list[tuple[date, list[str]]]  # by the day of the last lesson, the newest first
    missing: list[str]
    confirmed: list[str]  # whose pupils confirmed it

    @property
    def had(self) -> int:
        """How many classes had it."""
        return sum(len(titles) for _day, titles in self.reached)

    @property
    def of(self) -> int:
        """How many classes there are."""
        return self.had + len(self.missing)


@dataclass(frozen=True, slots=True)
class Coverage:
    """All topics against all classes, and the themes of rights education."""

    topics: list[Topic]
    themes: list[tuple[str, date | None]]

    @property
    def complete(self) -> int:
        """How many topics every class has had."""
        return sum(not topic.missing for topic in self.topics)


def coverage(term: Term, language: str) -> Coverage:
    """Return how far the lessons of a year went. What was taken back does not count."""
    lessons = [one for one in told_in(term, language, slug="lesson-held") if not one.taken_back]
    groups = [(str(row.id), row.title) for row in classes(term.school, term.ends)]
    listed = codes(term.school, "lesson-topics", language, term.starts)
    themes = codes(term.school, "rights-themes", language, term.starts)
    return Coverage(
        topics=[_topic(lessons, code, says, groups) for code, says in listed.items()],
        themes=[
            (says, _last(one for one in lessons if _has(one, "themes", code)))
            for code, says in themes.items()
        ],
    )


def _topic(lessons: list[Told], code: str, says: str, groups: list[tuple[str, str]]) -> Topic:
    about = [one for one in lessons if _has(one, "topic", code)]
    days = {pk: _last(one for one in about if _has(one, "classes", pk)) for pk, _ in groups}
    return Topic(
        code,
        says,
        reached=[
            (day, [title for pk, title in groups if days[pk] == day])
            for day in sorted({day for day in days.values() if day}, reverse=True)
        ],
        missing=[title for pk, title in groups if not days[pk]],
        confirmed=[
            title
            for pk, title in groups
            if any(_has(one, "classes", pk) and "confirmed" in one.entry.attrs for one in about)
        ],
    )


def _has(one: Told, name: str, code: str) -> bool:
    return code in codes_of(one.entry.attrs.get(name))


def _last(lessons: Iterable[Told]) -> date | None:
    return max((one.on for one in lessons), default=None)
