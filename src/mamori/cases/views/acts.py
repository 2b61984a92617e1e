"""Recording an act in a case: one page for every row of the table."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mamori.access.rules import account_of
from mamori.base.drafts import typed_before
from mamori.cases import queries
from mamori.cases.actions import sent_before, take_step
from mamori.cases.acts import ACTS
from mamori.cases.forms import ActForm
from mamori.cases.queries.beforehand import beforehand
from mamori.core.flow import NotNow
from mamori.duties.actions import Refused
from mamori.journal.keys import Erased
from mamori.people.packs import help_lines


@require_GET
def record(request: HttpRequest, pk: UUID) -> HttpResponse:
    """List what I can record in a case now."""
    account = account_of(request)
    case = queries.case_for(account, pk)
    context = {
        "case": case,
        "groups": queries.possible_acts(account, case),
        "steps": queries.steps_for(account, case),
    }
    return render(request, "cases/record.html", context)


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    """Record one act; what gates still ask for is said beside the form, and nothing is lost."""
    account = account_of(request)
    case = queries.case_for(account, pk)
    found = ACTS.get(step)
    if found is None:
        raise Http404
    sending = request.method == "POST" and "look" not in request.POST
    typed = request.POST if request.method == "POST" else typed_before(request) or request.GET
    setting = queries.setting_for(account, case, found, get_language() or "en", typed)
    form = ActForm(
        typed if sending else None,
        request.FILES if sending else None,
        act=found,
        setting=setting,
        typed=typed,
        initial=beforehand(setting, step),
    )
    if sending and form.is_valid() and sent_before(account, case, form.deed()):
        return _led_on(request, form, pk)  # pressed twice: the first press did it
    if not queries.may_take(account, case, step):
        raise Http404
    if form.found and "look" in typed and getattr(request, "htmx", False):
        return render(request, "cases/_found.html", {"field": form.found})
    missing: tuple[object, ...] = ()
    if sending and form.is_valid():
        missing = taken(form, lambda: take_step(by=account, case=case, step=step, deed=form.deed()))
        if not missing and not form.errors:
            return _led_on(request, form, pk)
    context = {
        "case": case,
        "act": found,
        "form": form,
        "missing": missing,
        "lines": help_lines(case.school, get_language() or "en"),
    }
    return render(request, found.template, context, status=422 if sending else 200)


def taken(form: ActForm, take: Callable[[], object]) -> tuple[object, ...]:
    """Take the step; return what gates still ask for, and put other hindrances on the form."""
    try:
        take()
    except Refused as refused:
        return refused.missing
    except Erased:
        form.add_error(None, _("The words of this case were erased, so none can be added."))
    except (NotNow, PermissionDenied):
        form.add_error(None, _("Meanwhile somebody else took this case further. Look at it anew."))
    return ()


def _led_on(request: HttpRequest, form: ActForm, pk: UUID) -> HttpResponse:
    if form.setting.account.person_id in form.cleaned_data.get("adults", ()):
        messages.success(request, _("Written down. It names you, so you cannot open it yourself."))
        return redirect("desk:today")  # to whoever named themselves the case exists no more
    messages.success(request, _("Recorded. Everybody with a seat at this case can read it now."))
    if form.act.step == "hand-over-watch" and form.deed().behind:
        _say_who_lets_in(request, form.setting)
    if form.deserves_a_second_look:
        messages.info(
            request,
            _(
                "A second look, if you like: some of your own words may sound as if the child who"
                " was hurt had a part in it. Nobody is to blame for being hurt. You can correct the"
                " entry; nothing else is asked of you."
            ),
        )
    return redirect("cases:case", pk)


def _say_who_lets_in(request: HttpRequest, setting: queries.Setting) -> None:
    if not queries.may_take(setting.account, setting.case, "let-in"):
        told = _("Only the committee can let in whoever watches from now on. It has been told.")
        messages.info(request, told)
