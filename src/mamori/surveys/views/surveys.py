"""The questionnaires of a year: planning, opening, their classes, going through the whole."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.core.flow import NotNow
from mamori.people.choices import class_choices
from mamori.people.queries import school_day
from mamori.surveys.actions import running
from mamori.surveys.forms.running import PlanForm, VerifyForm
from mamori.surveys.queries import surveys as queries
from mamori.surveys.queries.erasing import erased
from mamori.surveys.queries.results import results_for
from mamori.surveys.queries.sheets import choices_of_forms
from mamori.surveys.queries.worries import silent_classes, waiting_in, worries_of

STEPS = {"open": running.open_survey, "drop": running.drop_survey, "close": running.close_survey}
ASKED_ABOUT = ("drop", "close")


def language() -> str:
    """Return the reader's language."""
    return get_language() or "en"


@require_GET
def surveys(request: HttpRequest) -> HttpResponse:
    """List the questionnaires of the school, and what waits in them."""
    account = account_of(request)
    context = {
        "lines": queries.surveys_of(account, language()),
        "waiting": worries_of(account).filter(state="waiting"),
        "may_run": may(account, "surveys.run", school=account.person.school),
    }
    return render(request, "surveys/surveys.html", context)


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Put a questionnaire on the calendar."""
    account = account_of(request)
    school = account.person.school
    if not may(account, "surveys.run", school=school):
        raise Http404
    sending = request.method == "POST"
    typed = typed_before(request)
    form = PlanForm(
        request.POST if sending else None,
        offered=choices_of_forms(school, language()),
        classes=class_choices(school),
        initial=_as_initial(typed) if typed else None,
    )
    if sending and form.is_valid():
        made = running.plan_survey(by=account, plan=form.plan(), pk=form.cleaned_data["id"])
        return redirect("surveys:survey", made.pk)
    return render(request, "surveys/plan.html", {"form": form}, status=422 if sending else 200)


def _as_initial(typed: QueryDict) -> dict[str, object]:
    return {name: typed.getlist(name) if name == "classes" else typed[name] for name in typed}


@require_GET
def survey(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one questionnaire: who has answered, what waits, what comes next."""
    account = account_of(request)
    found = queries.survey_for(account, pk)
    steps = [name for name in (*STEPS, "verify", "erase") if queries.may_step(account, found, name)]
    context = {
        "survey": found,
        "title": queries.title_of(found, language()),
        "whom": queries.whom(found),
        "taking": queries.taking_part(account, found),
        "waiting": worries_of(account).filter(group__survey=found),
        "steps": steps,
        "results": results_for(found, language()),
        "verified": queries.verification(found),
        "erased": erased(found),
        "hindrance": queries.hindrance(found, school_day(found.school)),
    }
    return render(request, "surveys/survey.html", context)


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """Open, drop or close a questionnaire. What cannot be taken back is asked once more before."""
    account = account_of(request)
    found = queries.survey_for(account, pk, "surveys.run")
    if name not in STEPS:
        raise Http404
    if request.method == "GET":
        if name not in ASKED_ABOUT or not queries.may_step(account, found, name):
            return redirect("surveys:survey", pk)
        context = {
            "survey": found,
            "title": queries.title_of(found, language()),
            "step": name,
            "taking": queries.taking_part(account, found),
        }
        return render(request, "surveys/sure.html", context)
    try:
        STEPS[name](by=account, survey=found)
    except NotNow:
        messages.info(request, _("Somebody else was faster. This is how it stands now."))
    except LookupError:
        messages.info(request, _("Its form is not in force any more. Plan it with another one."))
    return redirect("surveys:survey", pk)


@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Go through a closed questionnaire as a whole (HOK-037, HOK-098)."""
    account = account_of(request)
    found = queries.survey_for(account, pk)
    if not queries.may_step(account, found, "verify"):
        raise Http404
    silent = silent_classes(account, found)
    taking = queries.taking_part(account, found)
    waiting = waiting_in(account, found)
    sending = request.method == "POST"
    typed = typed_before(request)
    form = VerifyForm(
        request.POST if sending else None,
        silent=silent,
        unheard={one.group.pk for one in taking if one.turnout.band == "nobody"},
        initial=dict(typed.items()) if typed else None,
    )
    if sending and form.is_valid() and not waiting:
        running.verify_survey(
            by=account, survey=found, asked=form.asked(), words=form.cleaned_data["words"]
        )
        messages.success(request, _("The questionnaire was gone through as a whole."))
        return redirect("surveys:survey", pk)
    context = {
        "survey": found,
        "title": queries.title_of(found, language()),
        "form": form,
        "waiting": waiting,
        "taking": taking,
    }
    return render(request, "surveys/verify.html", context, status=422 if sending else 200)
