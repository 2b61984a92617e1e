"""Checklists for staff and guardians, the calendar of talks, class climate."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mamori.access.rules import may
from mamori.base.drafts import typed_before
from mamori.cases.forms import as_initial
from mamori.core.policy.entries import FormEntry
from mamori.core.policy.words import say
from mamori.people.packs import help_lines
from mamori.people.queries import school_day, school_named
from mamori.surveys.actions import noticing
from mamori.surveys.doors import staff_who
from mamori.surveys.forms.noticing import ChecklistForm, ClimateForm, HandedOutForm, TalksForm
from mamori.surveys.queries import noticing as queries
from mamori.surveys.queries.printing import checklist as on_paper
from mamori.surveys.queries.sheets import forms_for
from mamori.surveys.questions import Sheet, sheet_of_pack
from mamori.surveys.views.classes import as_pdf
from mamori.surveys.views.taking import languages, of_a_child


@require_http_methods(["GET", "POST"])
def checklists(request: HttpRequest) -> HttpResponse:
    """List the checklists, and write down that one was given to guardians."""
    account = staff_who(request, "checklist.fill")
    school, language = account.person.school, get_language() or "en"
    home = forms_for(school, "guardians")
    sending = request.method == "POST"
    form = HandedOutForm(request.POST if sending else None, initial={"form": next(iter(home), "")})
    if sending and form.is_valid() and form.cleaned_data["form"] in home:
        told = form.cleaned_data
        noticing.hand_out_checklist(by=account, form=told["form"], to=told["to"], pk=told["id"])
        return redirect("surveys:checklists")
    context = {
        "staff": [
            (one.pack, one.id, say(one.says, language))
            for one in forms_for(school, "staff").values()
        ],
        "home": [(one.pack, one.id, say(one.says, language)) for one in home.values()],
        "school": school,
        "given": form,
        "happened": queries.happened(account, queries.LISTS),
    }
    return render(request, "surveys/checklists.html", context, status=422 if sending else 200)


@require_http_methods(["GET", "POST"])
def checklist(request: HttpRequest, pack: str, form: str) -> HttpResponse:
    """Go through a checklist of the staff; what is ticked can become a sign in one step."""
    account = staff_who(request, "checklist.fill")
    language = get_language() or "en"
    ref = f"{pack}/{form}"
    sheet = _sheet(forms_for(account.person.school, "staff"), ref)
    sending = request.method == "POST"
    asked = ChecklistForm(
        request.POST if sending else None,
        sheet=sheet,
        language=language,
        initial=as_initial(typed_before(request)),
    )
    lines = None
    if sending and asked.is_valid():
        told = asked.cleaned_data
        noticing.fill_checklist(by=account, form=ref, ticked=told["ticked"], pk=told["id"])
        lines = asked.lines()
    context = {"form": asked, "title": say(sheet.title, language), "lines": lines}
    status = 422 if sending and lines is None else 200
    return render(request, "surveys/checklist.html", context, status=status)


@require_GET
def checklist_paper(request: HttpRequest, pack: str, form: str) -> HttpResponse:
    """Print a checklist."""
    account = staff_who(request, "checklist.fill")
    school, ref = account.person.school, f"{pack}/{form}"
    home, staff = forms_for(school, "guardians"), forms_for(school, "staff")
    sheet = _sheet({**home, **staff}, ref)
    return as_pdf(on_paper(school, sheet, get_language() or "en", at_home=ref in home), "checklist")


def _sheet(forms: Mapping[str, FormEntry], ref: str) -> Sheet:
    entry = forms.get(ref)
    if entry is None:
        raise Http404
    return sheet_of_pack(entry)


@of_a_child
@require_GET
def at_home(request: HttpRequest, school: UUID, pack: str, form: str) -> HttpResponse:
    """Show guardians a checklist: nothing to send, and a way to tell the school (T-27)."""
    found = school_named(str(school))
    if found is None:
        raise Http404
    language = get_language() or "en"
    sheet = _sheet(forms_for(found, "guardians"), f"{pack}/{form}")
    context = {
        "title": say(sheet.title, language),
        "lines": [say(one.says, language) for one in sheet.questions],
        "school_name": found.name,
        "numbers": help_lines(found, language),
        "door_address": reverse("door:at", args=[found.pk]),
        "languages": languages(),
    }
    return render(request, "surveys/at_home.html", context)


@require_http_methods(["GET", "POST"])
def talks(request: HttpRequest) -> HttpResponse:
    """Show the calendar of talks and when the box was emptied, and write down what happened."""
    account = staff_who(request, "talks.record")
    sending = request.method == "POST"
    typed = {"day": school_day(account.person.school)} | as_initial(typed_before(request))
    form = TalksForm(request.POST if sending else None, initial=typed)
    if sending and form.is_valid():
        told = form.cleaned_data
        noticing.record_talks(
            by=account,
            what=told["what"],
            on=told["day"],
            words=told["words"],
            found=told["found"],
            pk=told["id"],
        )
        return redirect("surveys:talks")
    context = {
        "form": form,
        "happened": queries.happened(account, queries.TALKS),
    }
    return render(request, "surveys/talks.html", context, status=422 if sending else 200)


@require_http_methods(["GET", "POST"])
def climate(request: HttpRequest) -> HttpResponse:
    """Show the tests of class climate that one may see, and take in a new one."""
    account = staff_who(request, "surveys.see")
    school = account.person.school
    takes = may(account, "climate.take", school=school)
    if request.method == "POST" and not takes:
        raise Http404
    sending = request.method == "POST"
    form = ClimateForm(request.POST or None, request.FILES or None)
    if sending and form.is_valid():
        file = form.cleaned_data["table"]
        try:
            rows = queries.climate_in(school, file.name, file.read())
        except queries.Unreadable:
            says = _("No line of this file names a class of this year with numbers beside it.")
            form.add_error("table", says)
        else:
            measured = [noticing.Measured(UUID(pk), counts) for pk, _title, counts in rows]
            told = form.cleaned_data
            noticing.take_climate(by=account, form=told["test"], on=told["on"], measured=measured)
            messages.success(request, _("Taken in. Each class is seen by those who work with it."))
            return redirect("surveys:climate")
    context = {"form": form if takes else None, "tests": queries.climate_of(account)}
    return render(request, "surveys/climate.html", context, status=422 if sending else 200)
