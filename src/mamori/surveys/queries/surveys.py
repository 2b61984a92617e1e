"""The questionnaires of a school, and how many of each class have answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count
from django.http import Http404
from django.utils.translation import gettext as _

from mamori.access.rules import may, posts_at
from mamori.core.policy.words import say
from mamori.journal.queries import entries
from mamori.people.grades import grade_words
from mamori.people.models import Account, Post, SchoolClass
from mamori.people.queries import own_class, school_day
from mamori.surveys import flow
from mamori.surveys.models import Answer, Code, Group, Survey
from mamori.surveys.queries.sheets import sheet_called, sheet_of, what_is_left
from mamori.ui.readings import without_readings

ENOUGH_FOR_HALVES = 6  # of fewer, "half or more" and not nearly all would be one number


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many have answered: a number where answers bear names, else only a band.

    Beside the tables a number would tell of an answer that counts in none of them: 30 of 30 have
    answered, and each question has 29 answers.
    """

    invited: int
    answered: int | None
    band: str  # nobody, some, half, most

    @property
    def missing(self) -> int | None:
        return None if self.answered is None else max(0, self.invited - self.answered)


def turnout(survey: Survey, answered: int, invited: int) -> Turnout:
    """Return what may be told of how many have answered.

    Of four children or more no band but that of nobody is a single number.
    """
    band = "some"
    if not answered:
        band = "nobody"
    elif answered >= invited - max(1, invited // 10):
        band = "most"
    elif answered * 2 >= invited >= ENOUGH_FOR_HALVES:
        band = "half"
    exact = survey.mode == Survey.Mode.NAMED
    return Turnout(invited, answered if exact else None, band)


@dataclass(frozen=True, slots=True)
class Taking:
    """One class in one questionnaire, as a list shows it."""

    group: Group
    title: str
    grade: str
    turnout: Turnout
    mine: bool  # whether the reader may print its codes and enter its paper


@dataclass(frozen=True, slots=True)
class Line:
    """One questionnaire in the list of the year; `whom` tells those of one form apart."""

    survey: Survey
    title: str
    whom: list[str]
    turnout: Turnout


def surveys_of(account: Account, language: str) -> list[Line]:
    """Return the questionnaires of a person's school, the latest first.

    Raises:
        Http404: the person has no post at which they are seen.
    """
    school = account.person.school
    if not may(account, "surveys.see", school=school):
        raise Http404
    rows = Survey.objects.filter(school=school).select_related("school").order_by("-opens", "pk")
    return [_line(row, language) for row in rows]


def _line(survey: Survey, language: str) -> Line:
    groups = Group.objects.filter(survey=survey)
    invited = sum(groups.values_list("invited", flat=True))
    answered = Answer.unguarded.filter(group__in=groups).count()
    told = turnout(survey, answered, invited)
    return Line(survey, title_of(survey, language), whom(survey), told)


def whom(survey: Survey) -> list[str]:
    """Return who is asked, in few words: the school, whole grades, and classes of others."""
    classes = SchoolClass.objects.filter(
        pk__in=Group.objects.filter(survey=survey).values("school_class")
    )
    asked = set(classes.values_list("pk", flat=True))
    every = SchoolClass.objects.filter(year__in=classes.values("year")).order_by("grade", "title")
    by_grade: dict[str, list[SchoolClass]] = {}
    for row in every:
        by_grade.setdefault(row.grade, []).append(row)
    if len(asked) == len(every):
        return [_("The whole school")]
    found: list[str] = []
    for grade, rows in by_grade.items():
        mine = [row.title for row in rows if row.pk in asked]
        whole = grade and len(rows) == len(mine) > 1
        found += [grade_words(grade)] if whole else mine
    return found


def title_of(survey: Survey, language: str) -> str:
    """Return what a questionnaire is called; what was erased has no title left."""
    try:
        return without_readings(say(sheet_of(survey).title, language))
    except LookupError:
        return survey.get_scale_display()


def survey_for(account: Account, pk: UUID, verb: str = "surveys.see") -> Survey:
    """Return a questionnaire of a person's own school.

    Raises:
        Http404: there is none, or none with which they may do this.
    """
    school = account.person.school
    row = Survey.objects.filter(school=school, pk=pk).select_related("school").first()
    if row is None or not may(account, verb, school=school):
        raise Http404
    return row


def taking_part(account: Account, survey: Survey) -> list[Taking]:
    """Return the classes of a questionnaire with how many have answered."""
    rows = Group.objects.filter(survey=survey).select_related("school_class")
    counted = Answer.unguarded.filter(group__in=rows).values("group").annotate(n=Count("pk"))
    answered = dict(counted.values_list("group", "n"))
    runs = may(account, "surveys.run", school=survey.school)
    mine = own_class(account.person_id, school_day(survey.school))
    return [
        Taking(
            group=row,
            title=row.school_class.title,
            grade=row.school_class.grade,
            turnout=turnout(survey, answered.get(row.pk, 0), row.invited),
            mine=runs or row.school_class_id == mine,
        )
        for row in rows.order_by("school_class__grade", "school_class__title")
    ]


def group_for(account: Account, survey: Survey, pk: int) -> Taking:
    """Return a class of a questionnaire with whose codes and paper a person may work.

    Raises:
        Http404: it is none of theirs.
    """
    for one in taking_part(account, survey):
        if one.group.pk == pk and one.mine and survey.state != flow.ERASED:
            return one
    raise Http404


def roles_for(account: Account, survey: Survey, group: Group | None = None) -> set[str]:
    """Return the roles in which a person works at a questionnaire; homeroom of its class alone."""
    posts = posts_at(account, survey.school_id)
    own = own_class(account.person_id, school_day(survey.school))
    if group is None or group.school_class_id != own:
        posts -= {Post.Role.HOMEROOM}
    return posts


def may_step(account: Account, survey: Survey, name: str) -> bool:
    """Say whether a person may take a step of a questionnaire now."""
    roles = roles_for(account, survey)
    return any(
        step.name == name and roles & set(step.by) for step in flow.SURVEY.possible(survey.state)
    )


def code_behind(digest: bytes) -> Code | None:
    """Return the code of a digest, with its class and questionnaire."""
    rows = Code.unguarded.select_related("group__survey__school", "group__school_class")
    return rows.filter(digest=digest).first()


def is_open(survey: Survey, on: date) -> bool:
    """Say whether answers are taken on a day."""
    return survey.state == flow.OPEN and on <= survey.closes


def due(on: date) -> Iterable[Survey]:
    """Return the planned questionnaires that open by themselves around a day, wherever it is."""
    rows = Survey.objects.filter(state=flow.PLANNED, by_itself=True)
    near = rows.filter(opens__lte=on + timedelta(days=1), closes__gte=on - timedelta(days=1))
    return near.select_related("school").order_by("opens", "pk")


def hindrance(survey: Survey, on: date) -> str:
    """Return why a planned questionnaire does not open: "days", "form", or nothing."""
    if survey.state != flow.PLANNED:
        return ""
    if survey.closes < on:
        return "days"
    sheet = sheet_called(survey.school, survey.form)
    return "" if sheet and sheet.questions else "form"


def over(on: date) -> Iterable[Survey]:
    """Return the questionnaires that are open past their last day."""
    return Survey.objects.filter(state=flow.OPEN, closes__lt=on).select_related("school")


def verification(survey: Survey) -> dict[str, str]:
    """Return what was said when a questionnaire was gone through; empty before that."""
    left = what_is_left(survey)
    found = [left] if left else entries([survey.stream], kinds=["survey.verified"])
    return (found[-1].words or {}) if found else {}
