"""What a questionnaire asks: what its form says today, or what was fixed when it opened."""

from uuid import UUID

from mamori.core.policy.entries import FormEntry
from mamori.core.policy.words import say
from mamori.journal.queries import Entry, entries
from mamori.people.models import School
from mamori.people.packs import in_force
from mamori.people.queries import school_day
from mamori.surveys import flow
from mamori.surveys.models import Form, Survey
from mamori.surveys.questions import Sheet, sheet_from, sheet_of_pack
from mamori.ui.readings import without_readings

ROOM = "surveys"
NOT_FIXED = (flow.UNPLANNED, flow.PLANNED, flow.DROPPED)


def forms_for(school: School, audience: str) -> dict[str, FormEntry]:
    """Return the forms of the school's packs for pupils, guardians or staff, by `pack/form`."""
    day = school_day(school)
    return {
        f"{pack.id}/{form.id}": form
        for pack in in_force(school)
        for form in pack.forms
        if form.room == ROOM and form.audience == audience and form.in_force(day)
    }


def own_forms(school: School) -> list[Form]:
    """Return the forms that the school wrote itself."""
    return list(Form.objects.filter(school=school).order_by("pk"))


def own_form(school: School, pk: UUID) -> Form | None:
    """Return a form of the school's own."""
    return Form.objects.filter(school=school, pk=pk).first()


def sheet_of_form(form: Form) -> Sheet:
    """Return what a form of the school's own asks now."""
    return sheet_from(entries([form.stream], kinds=["form.written"])[-1].words or {})


def sheet_called(school: School, ref: str) -> Sheet | None:
    """Return what a form asks today, by `pack/form` or by the id of one of the school's own."""
    entry = forms_for(school, "pupils").get(ref)
    if entry:
        return sheet_of_pack(entry)
    try:
        form = own_form(school, UUID(ref))
    except ValueError:
        return None
    return sheet_of_form(form) if form else None


def choices_of_forms(school: School, language: str) -> list[tuple[str, str]]:
    """Return every form for pupils that can be put on the calendar."""
    packs = [
        (ref, without_readings(say(form.says, language)))
        for ref, form in forms_for(school, "pupils").items()
    ]
    sheets = [(str(form.pk), sheet_of_form(form)) for form in own_forms(school)]
    own = [
        (pk, without_readings(say(sheet.title, language)))
        for pk, sheet in sheets
        if sheet.questions
    ]
    return [*packs, *own]


def sheet_of(survey: Survey) -> Sheet:
    """Return what a questionnaire asks. From its opening on nothing changes it."""
    if survey.state in NOT_FIXED:
        found = sheet_called(survey.school, survey.form)
        if found is None:
            raise LookupError("the form of this questionnaire is not in force any more")
        return found
    (opened,) = entries([survey.stream], kinds=["survey.opened"])
    if opened.words is not None:
        return sheet_from(opened.words)
    left = what_is_left(survey)
    if left is None:
        raise LookupError("the words of this questionnaire were erased")
    return sheet_from((left.words or {})["sheet"])


def what_is_left(survey: Survey) -> Entry | None:
    """Return what stays of a questionnaire whose answers were erased; None if they were not.

    The questions, the tables, what the committee found and the paper: nothing of anybody.
    """
    if survey.state != flow.ERASED:
        return None
    found = entries([f"school:{survey.school_id}"], kinds=["survey.erased"])
    mine = [one for one in found if one.attrs["which"] == str(survey.pk) and one.words]
    return mine[-1] if mine else None
