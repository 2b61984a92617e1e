"""What may be shown of a closed questionnaire, in words and beside the terms before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from mamori.access.queries import naming_somebody
from mamori.core.disclosure import Mark, Results, Row
from mamori.core.policy.words import say
from mamori.journal.queries import entries
from mamori.people.grades import grade_words
from mamori.surveys import flow
from mamori.surveys.counting import SCHOOL, Part, counted, read
from mamori.surveys.models import Answer, Group, Survey
from mamori.surveys.queries.answers import opened
from mamori.surveys.queries.sheets import sheet_of, what_is_left
from mamori.surveys.questions import Sheet, choices_of
from mamori.ui.readings import without_readings

MOST_TERMS = 6
CLOSED = (flow.CLOSED, flow.VERIFIED, flow.ERASED)


@dataclass(frozen=True, slots=True)
class Line:
    """One group in the table of a question. A mark stands where no number may."""

    title: str
    level: int  # 0 school, 1 grade, 2 class
    cells: list[tuple[str, int | None, int | None]]  # mark or "", number, per cent
    wider: str = ""  # told in fewer columns than the school's

    @property
    def is_hidden(self) -> bool:
        """Whether no number of it may be shown."""
        return not self.wider and all(mark == "hidden" for mark, _n, _p in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """One question: its answers in words, a line for each group, and the terms before."""

    asks: str
    heads: list[str]
    lines: list[Line]
    worrying: list[bool]  # by column
    terms: list[tuple[date, int | None]]  # the share of worrying answers in the school, per cent

    @property
    def only_school(self) -> bool:
        """Whether of no grade and no class any number may be shown."""
        return all(line.is_hidden for line in self.lines[1:])

    @property
    def shown(self) -> list[Line]:
        """The lines of its table: those of groups only where one of them says something."""
        return self.lines[:1] if self.only_school else self.lines

    @property
    def has_bars(self) -> bool:
        """Whether any bar would show more than that it is hidden."""
        return any(share is not None for line in self.lines for _m, _n, share in line.cells)

    @property
    def has_terms(self) -> bool:
        """Whether there is anything to compare."""
        return sum(share is not None for _day, share in self.terms) > 1


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that is shown of a closed questionnaire."""

    tables: list[Table]


def tabulate(survey: Survey) -> Results:
    """Count a questionnaire that has just closed.

    Answers that speak of somebody on the staff count as not given to any question, for everybody:
    else whoever reads all other answers could tell from the tables that there is one more.
    """
    named = naming_somebody()
    groups = Group.objects.filter(survey=survey).select_related("school_class")
    given: dict[int, list[dict[str, str | list[str]]]] = {group.pk: [] for group in groups}
    for one in opened(survey, Answer.unguarded.filter(group__survey=survey)):
        given[one.group].append({} if f"answer:{one.id}" in named else dict(one.given))
    parts = [
        Part(str(group.school_class_id), group.school_class.grade, group.invited, given[group.pk])
        for group in groups
    ]
    return counted(sheet_of(survey), parts, survey.threshold)


def results_for(survey: Survey, language: str) -> Shown | None:
    """Return what may be shown of a questionnaire; None while it is open."""
    results = tables_of(survey)
    if results is None:
        return None
    sheet = sheet_of(survey)
    groups = _groups(survey)
    terms = _terms(survey)
    tables = [
        _table(sheet, at, results, groups, terms, language)
        for at, question in enumerate(sheet.questions)
        if (SCHOOL, question.code) in results.rows
    ]
    return Shown(tables)


def tables_of(survey: Survey) -> Results | None:
    """Return the tables that were counted when a questionnaire closed; None if there are none."""
    if survey.state not in CLOSED:
        return None
    left = what_is_left(survey)
    closed = [left] if left else entries([survey.stream], kinds=["survey.closed"])
    words = closed[-1].words if closed else None
    return read(words["tables"]) if words else None


def _groups(survey: Survey) -> list[tuple[str, str, int]]:
    """Return code, title and level of each group: the school, each grade and its classes."""
    found = [(SCHOOL, _("The whole school"), 0)]
    rows = Group.objects.filter(survey=survey).select_related("school_class")
    grade = ""
    for row in rows.order_by("school_class__grade", "school_class__title"):
        own = row.school_class
        if own.grade and own.grade != grade:
            grade = own.grade
            found.append((f"grade:{grade}", grade_words(grade), 1))
        found.append((str(own.pk), own.title, 2))
    return found


def _terms(survey: Survey) -> list[tuple[date, Results]]:
    """Return this term and those before it with the same form, oldest first."""
    rows = Survey.objects.filter(
        school=survey.school_id, form=survey.form, state__in=CLOSED, closes__lte=survey.closes
    ).order_by("-closes", "pk")[:MOST_TERMS]
    every = [(row.closes, tables_of(row)) for row in rows]
    return [(day, results) for day, results in every[::-1] if results]


def _table(  # noqa: PLR0913, PLR0917 -- a question, its numbers, and how both are told
    sheet: Sheet,
    at: int,
    results: Results,
    groups: Sequence[tuple[str, str, int]],
    terms: Sequence[tuple[date, Results]],
    language: str,
) -> Table:
    question = sheet.questions[at]
    words = {code: without_readings(text) for code, text in choices_of(question, language)}
    words = words or {"yes": _("Ticked")}
    school = results.rows[SCHOOL, question.code]
    columns = [tuple(cell.answers) for cell in school.cells]
    lines = [
        _line(results.rows[code, question.code], title, level, columns, words)
        for code, title, level in groups
        if (code, question.code) in results.rows
    ]
    return Table(
        asks=without_readings(say(question.says, language)),
        heads=[_head(answers, words) for answers in columns],
        lines=lines,
        worrying=[bool(set(answers) & set(question.flags)) for answers in columns],
        terms=[(day, _share(each, question.code, question.flags)) for day, each in terms],
    )


def _head(answers: Sequence[str], words: Mapping[str, str]) -> str:
    return " / ".join(words.get(code, code) for code in answers)


def _line(
    row: Row,
    title: str,
    level: int,
    columns: Sequence[Sequence[str]],
    words: Mapping[str, str],
) -> Line:
    own = [tuple(cell.answers) for cell in row.cells]
    cells: list[tuple[str, int | None, int | None]] = [
        (cell.count.value, None, None)
        if isinstance(cell.count, Mark)
        else ("", cell.count, row.percent(cell))
        for cell in row.cells
    ]
    if own == columns:
        return Line(title, level, cells)
    if row.answered is None:
        return Line(title, level, [("hidden", None, None)] * len(columns))
    told = [f"{_head(cell.answers, words)}: {cell.count}" for cell in row.cells]
    return Line(title, level, [], "; ".join(told))


def _share(results: Results, question: str, flags: Sequence[str]) -> int | None:
    """Return how many of a hundred gave a worrying answer; None where it may not be told."""
    row = results.rows.get((SCHOOL, question))
    if row is None or not row.answered or not flags:
        return None
    loud = [cell for cell in row.cells if set(cell.answers) & set(flags)]
    numbers = [cell.count for cell in loud if isinstance(cell.count, int)]
    if len(numbers) != len(loud):
        return None
    return round(100 * min(sum(numbers), row.answered) / row.answered)
