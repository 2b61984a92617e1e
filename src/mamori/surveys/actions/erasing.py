"""Erasing the answers of a questionnaire when the school's time for keeping them is over.

Every answer is sealed under a key of the questionnaire's stream: once that is destroyed, nobody can
read one any more, in no backup either. What tells of nobody is written into the school's own stream
before: the questions, the tables as they were shown, what the committee found, and the paper.

An answer that worries is a record of its own with its own key, and stays with what was decided on
it: nobody whom it means can have it erased from here, or learn here that there is one.
"""

from django.db import transaction

from mamori.cases.models import Case
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.actions import Held
from mamori.journal.holds import held
from mamori.journal.queries import entries
from mamori.people.models import Account
from mamori.surveys import flow
from mamori.surveys.actions.noting import note_answers
from mamori.surveys.actions.running import step_of
from mamori.surveys.counting import plain
from mamori.surveys.models import Answer, Code, Survey, Worry
from mamori.surveys.queries.paper import Piles, piles
from mamori.surveys.queries.results import tables_of
from mamori.surveys.queries.sheets import sheet_of
from mamori.surveys.queries.surveys import verification


class PaperLeft(Exception):
    """Sheets of paper came back and nobody has written down that they were destroyed."""


@transaction.atomic
def erase_answers(*, by: Account, survey: Survey, rule: str) -> Survey:
    """Erase all answers of a questionnaire for good. Sent twice, it is done once.

    Args:
        by: who leads safeguarding or the school.
        survey: one that was gone through as a whole.
        rule: by which rule of the school its time is over, in words.

    Raises:
        PermissionDenied: the account may not.
        NotNow: it was not gone through yet, or is erased already.
        PaperLeft: its paper must be destroyed first.
        Held: somebody said that they must be kept, and that still stands.
    """
    now = step_of(by, survey, "erase")
    paper = piles(now)
    if paper.kept:
        raise PaperLeft
    note_answers(survey=now)  # what came on paper at the very end
    if held(_needed_for(now)):
        raise Held(now.stream)
    _keep_what_tells_of_nobody(by, now, paper, rule)
    Answer.unguarded.filter(group__survey=now).delete()
    Code.unguarded.filter(group__survey=now).delete()
    now.state = flow.ERASED
    now.save(update_fields=["state"])
    journal.erase(by=by.person_id, ledger=now.school_id, stream=now.stream, why="time-over")
    return now


def _needed_for(survey: Survey) -> list[str]:
    """Return for what the answers may still be needed: itself, what worried, and their cases."""
    streams = Worry.unguarded.filter(group__survey=survey).values_list("stream", flat=True)
    worries = list(streams)
    decided = entries(worries, kinds=["answer.decided"]) if worries else []
    cases = [case for one in decided if (case := (one.words or {}).get("case"))]
    of_cases = Case.unguarded.filter(pk__in=cases).values_list("stream", flat=True)
    return [survey.stream, *worries, *of_cases]


def _keep_what_tells_of_nobody(by: Account, survey: Survey, paper: Piles, rule: str) -> None:
    tables = tables_of(survey)
    note(
        by=by.person_id,
        school=survey.school,
        stream=f"school:{survey.school_id}",
        kind="survey.erased",
        attrs={
            "which": str(survey.pk),
            "out": str(paper.total("paper.handed-out")),
            "back": str(paper.total("paper.collected")),
            "destroyed": str(paper.total("paper.destroyed")),
        },
        words={
            "rule": rule,
            "sheet": sheet_of(survey).plain(),
            "tables": plain(tables) if tables else {"rows": [], "rates": {}},
            "shows": verification(survey).get("shows", ""),
        },
    )
