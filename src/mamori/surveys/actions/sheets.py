"""The codes of a class, its paper, and the forms of the school's own."""

from datetime import date
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.rules import may
from mamori.duties.actions import note
from mamori.people.models import Account, School
from mamori.people.queries import pupils_of
from mamori.surveys.actions.mixing import lock
from mamori.surveys.actions.once import note_once
from mamori.surveys.actions.running import step_of
from mamori.surveys.codes import digest_of, new_code
from mamori.surveys.models import Answer, Code, Form, Group, Survey
from mamori.surveys.questions import Sheet

PIECES = {
    "hand-out-paper": "paper.handed-out",
    "collect-paper": "paper.collected",
    "destroy-paper": "paper.destroyed",
}


@transaction.atomic
def print_codes(*, by: Account, survey: Survey, group: Group) -> list[tuple[str, str]]:
    """Make the codes of a class anew, for whoever has not answered yet; older ones end with it.

    Returns:
        the name that stands above each code (empty where answers bear none), and the code. Nobody
        can read them again.
    """
    now = step_of(by, survey, "print-codes", group)
    lock([now.pk])
    Code.unguarded.filter(group=group, used=False).delete()
    made = [(name, person, new_code()) for name, person in _owners(now, group)]
    Code.unguarded.bulk_create(
        Code(group=group, digest=digest_of(code), person=person) for _, person, code in made
    )
    note(
        by=by.person_id,
        school=now.school,
        stream=now.stream,
        kind="codes.printed",
        attrs={"pieces": str(len(made))},
        words={"class": str(group.school_class_id)},
    )
    return [(name, code) for name, _, code in made]


def _owners(survey: Survey, group: Group) -> list[tuple[str, UUID | None]]:
    if survey.mode != Survey.Mode.NAMED:
        left = group.invited - Answer.unguarded.filter(group=group).count()
        return [("", None)] * max(0, left)
    done = set(Code.unguarded.filter(group=group, used=True).values_list("person", flat=True))
    pupils = pupils_of(group.school_class_id, school=survey.school)
    return [(pupil.name, pupil.id) for pupil in pupils if pupil.id not in done]


@transaction.atomic
def count_paper(  # noqa: PLR0913 -- what is written down of a pile of paper
    *,
    by: Account,
    survey: Survey,
    group: Group,
    step: str,
    pieces: int,
    on: date,
    where: str,
    pk: UUID | None = None,
) -> None:
    """Write down what became of questionnaires on paper: given out, back, destroyed, where kept."""
    now = step_of(by, survey, step, group)
    note_once(
        by=by,
        stream=now.stream,
        kind=PIECES[step],
        attrs={"pieces": str(pieces), "on": on.isoformat()},
        words={"class": str(group.school_class_id), "where": where},
        pk=pk,
    )


@transaction.atomic
def write_form(*, by: Account, school: School, sheet: Sheet, form: Form | None = None) -> Form:
    """Write a form of the school's own, or the next version of it.

    Raises:
        PermissionDenied: the account may not.
    """
    if not may(by, "surveys.run", school=school):
        raise PermissionDenied
    if form is None:
        number = uuid4()
        form = Form.objects.create(id=number, stream=f"form:{number}", school=school)
    note(
        by=by.person_id,
        school=school,
        stream=form.stream,
        kind="form.written",
        words=sheet.plain(),
    )
    return form
