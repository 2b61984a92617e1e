"""Answers that worry: what one may read of them, and what was said since."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from mamori.access.rules import visible_to
from mamori.core.policy.words import say
from mamori.duties.places import Spot
from mamori.journal.queries import Entry, entries
from mamori.people.models import Account
from mamori.people.queries import about
from mamori.surveys import flow
from mamori.surveys.models import Answer, Group, Survey, Worry
from mamori.surveys.queries.sheets import sheet_of
from mamori.surveys.questions import told
from mamori.ui.readings import without_readings

Record = Worry  # what a page holds of it, without knowing its table
TALK = ("answer.asked", "answer.replied")


@dataclass(frozen=True, slots=True)
class Part:
    """One question with what was answered."""

    asks: str
    answers: list[str]
    worries: bool
    written: bool  # in the child's own words


@dataclass(frozen=True, slots=True)
class Read:
    """An answer as whoever has a seat reads it."""

    worry: Worry
    parts: list[Part]
    child: str  # the child's name, where the questionnaire asked for it
    child_id: UUID | None
    name: str  # what a child called itself that could choose
    language: str
    on_paper: bool
    can_be_asked: bool
    is_whole: bool  # else its row was damaged or changed, and nothing of it can be read

    @property
    def text(self) -> str:
        """What worries, in lines, as it goes into a sign."""
        lines = [f"{one.asks} – {' / '.join(one.answers)}" for one in self.parts if one.worries]
        return "\n".join(lines)


def worries_of(account: Account) -> QuerySet[Worry]:
    """Return the answers that somebody has a seat at, the latest first."""
    rows = Worry.unguarded.select_related("school", "group__survey", "group__school_class")
    return visible_to(rows, account).order_by("-at", "pk")


def worry_for(account: Account, pk: UUID) -> Worry:
    """Return one answer.

    Raises:
        Http404: there is none, or none for them: the same page.
    """
    found = worries_of(account).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def read(worry: Worry, language: str) -> Read:
    """Return an answer in words. Who may read it was asked before."""
    (entry, *_more) = entries([worry.stream], kinds=["answer.flagged"])
    words = entry.words or {}
    sheet = sheet_of(worry.group.survey)
    given = words.get("given", {})
    parts = [
        Part(
            asks=without_readings(say(one.says, language)),
            answers=[without_readings(each) for each in told(one, given[one.code], language)],
            worries=one.code in words.get("worries", ()),
            written=one.ask == "text",
        )
        for one in sheet.questions
        if given.get(one.code)
    ]
    child = next(iter(entry.subjects), None)
    return Read(
        worry=worry,
        parts=parts,
        child=about([child])[child].name if child else "",
        child_id=child,
        name=words.get("name", ""),
        language=words.get("language", ""),
        on_paper=words.get("paper", False),
        can_be_asked=Answer.unguarded.filter(pk=worry.pk, receipt__isnull=False).exists(),
        is_whole=words.get("whole", True),
    )


def said(worry: Worry) -> list[Entry]:
    """Return what was asked, replied and decided, oldest first."""
    kinds = (*TALK, "answer.decided", "answer.reopened")
    return entries([worry.stream], kinds=kinds)


def waiting_in(account: Account, survey: Survey) -> int:
    """Return how many answers of a questionnaire wait, as far as a person may know."""
    rows = worries_of(account).filter(group__survey=survey, state=flow.WAITING)
    return rows.count()


def silent_classes(account: Account, survey: Survey) -> list[Group]:
    """Return the classes where, as far as a person may know, no answer worries (HOK-037)."""
    loud = worries_of(account).filter(group__survey=survey).values("group")
    rows = Group.objects.filter(survey=survey).exclude(pk__in=loud).select_related("school_class")
    return list(rows.order_by("school_class__grade", "school_class__title"))


def behind_receipt(digest: bytes) -> tuple[Answer, Worry | None] | None:
    """Return the answer to which a receipt was given, and the record of it if it worries."""
    rows = Answer.unguarded.select_related("group__survey__school")
    answer = rows.filter(receipt=digest).first()
    if answer is None:
        return None
    return answer, Worry.unguarded.filter(pk=answer.pk).select_related("school").first()


def talk(worry: Worry) -> list[Entry]:
    """Return what its writer may read: questions of the school, and their own replies."""
    return entries([worry.stream], kinds=TALK)


def spots(account: Account, streams: Collection[str]) -> dict[str, Spot]:
    """Return the answers and questionnaires of this room among some records."""
    answers = {
        worry.stream: Spot(
            _("answer %(number)s") % {"number": worry.number},
            reverse("surveys:worry", args=[worry.pk]),
            worry.at,
        )
        for worry in worries_of(account).filter(stream__in=streams)
    }
    surveys = Survey.objects.filter(stream__in=streams, school=account.person.school_id)
    return answers | {
        survey.stream: Spot(_("questionnaire"), reverse("surveys:survey", args=[survey.pk]))
        for survey in surveys
    }
