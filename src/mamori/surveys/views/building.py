"""Forms of the school's own: written in the browser, question by question."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from mamori.base.drafts import typed_before
from mamori.cases.forms import as_initial
from mamori.core.policy.words import say
from mamori.surveys.actions.sheets import write_form
from mamori.surveys.doors import staff_who
from mamori.surveys.forms.building import QuestionForm, TitleForm, as_typed, moved
from mamori.surveys.queries import sheets
from mamori.surveys.questions import Sheet
from mamori.ui.readings import without_readings

NEW = -1


@require_GET
def forms(request: HttpRequest) -> HttpResponse:
    """List the forms of the school's own, and those of its packs."""
    school = staff_who(request, "surveys.run").person.school
    language = get_language() or "en"
    own = [(form, sheets.sheet_of_form(form)) for form in sheets.own_forms(school)]
    context = {
        "own": [
            (form.pk, without_readings(say(sheet.title, language)), len(sheet.questions))
            for form, sheet in own
        ],
        "packs": [
            (without_readings(say(form.says, language)), form.clause, len(form.fields))
            for form in sheets.forms_for(school, "pupils").values()
        ],
    }
    return render(request, "surveys/forms.html", context)


@require_http_methods(["GET", "POST"])
def new_form(request: HttpRequest) -> HttpResponse:
    """Begin a form: what it is called in which languages."""
    account = staff_who(request, "surveys.run")
    school = account.person.school
    sending = request.method == "POST"
    typed = as_initial(typed_before(request))
    form = TitleForm(request.POST if sending else None, main=school.language, initial=typed)
    if sending and form.is_valid():
        made = write_form(by=account, school=school, sheet=Sheet(form.title(), ()))
        return redirect("surveys:form", made.pk)
    return render(request, "surveys/new_form.html", {"form": form}, status=422 if sending else 200)


@require_http_methods(["GET", "POST"])
def form(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a form of the school's own; move a question, or take it out."""
    account = staff_who(request, "surveys.run")
    school = account.person.school
    found = sheets.own_form(school, pk)
    if found is None:
        raise Http404
    sheet = sheets.sheet_of_form(found)
    if request.method == "POST":
        changed = _changed(sheet, request.POST.get("do", ""), request.POST.get("at", ""))
        if changed != sheet:
            write_form(by=account, school=school, sheet=changed, form=found)
        return redirect("surveys:form", pk)
    language = get_language() or "en"
    context = {
        "form": found,
        "title": say(sheet.title, language),
        "questions": [without_readings(say(one.says, language)) for one in sheet.questions],
        "languages": sorted(sheet.title),
    }
    return render(request, "surveys/form.html", context)


def _changed(sheet: Sheet, do: str, at: str) -> Sheet:
    place = int(at) if at.isdigit() else NEW
    if do == "up":
        return moved(sheet, place, place - 1)
    if do == "down":
        return moved(sheet, place, place + 1)
    if do == "out":
        rest = (one for number, one in enumerate(sheet.questions) if number != place)
        return Sheet(sheet.title, tuple(rest))
    return sheet


@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, pk: UUID, at: int | None = None) -> HttpResponse:
    """Write a question, or change one."""
    account = staff_who(request, "surveys.run")
    school = account.person.school
    found = sheets.own_form(school, pk)
    sheet = sheets.sheet_of_form(found) if found else None
    if found is None or sheet is None or (at is not None and at >= len(sheet.questions)):
        raise Http404
    old = None if at is None else sheet.questions[at]
    sending = request.method == "POST"
    typed = as_initial(typed_before(request))
    asked = QuestionForm(
        request.POST if sending else None,
        languages=sorted(sheet.title, key=lambda code: (code != school.language, code)),
        code=old.code if old else "",
        initial={**(as_typed(old) if old else {}), **typed},
    )
    if sending and asked.is_valid():
        questions = list(sheet.questions)
        if at is None:
            questions.append(asked.question())
        else:
            questions[at] = asked.question()
        write_form(
            by=account, school=school, sheet=Sheet(sheet.title, tuple(questions)), form=found
        )
        return redirect("surveys:form", pk)
    context = {"form": asked, "own": found, "is_new": old is None}
    return render(request, "surveys/question.html", context, status=422 if sending else 200)
