"""The registers: their lists, one record, beginning one, recording what was done with it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mamori.access.queries import who_can_see
from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.people.queries import school_day
from mamori.registers import actions, queries
from mamori.registers.acts import REGISTERS
from mamori.registers.queries.seeing import due_in
from mamori.ui.asking import AskForm


@require_GET
def registers(request: HttpRequest) -> HttpResponse:
    """Show the registers, and what rests now."""
    account = account_of(request)
    if not may(account, "registers.see", school=account.person.school):
        raise Http404
    context = {
        "registers": queries.registers_for(account),
        "stopped": queries.stopped(account),
        "partners": may(account, "partner.list", school=account.person.school),
    }
    return render(request, "registers/registers.html", context)


@require_GET
def register(request: HttpRequest, type: str) -> HttpResponse:  # noqa: A002 -- as the address has it
    """List the records of a register that I may read."""
    account = account_of(request)
    found = REGISTERS.get(type)
    if found is None or not may(account, "registers.see", school=account.person.school):
        raise Http404
    context = {
        "register": found,
        "records": queries.records_of(account, type),
        "may_write": may(account, found.first.verb, school=account.person.school),
    }
    return render(request, "registers/register.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, type: str) -> HttpResponse:  # noqa: A002 -- as the address has it
    """Begin a record."""
    account = account_of(request)
    found = REGISTERS.get(type)
    school = account.person.school
    if found is None or not may(account, found.first.verb, school=school):
        raise Http404
    sending = request.method == "POST"
    form = AskForm(
        request.POST if sending else None,
        questions=found.first.questions,
        offers=queries.offers_for(school, get_language() or "en"),
        today=school_day(school),
        me=str(account.person_id),
        typed=request.POST if sending else typed_before(request),
    )
    if sending and form.is_valid():
        made = actions.raise_it(by=account, school=school, type=type, what=_raised(form))
        if account.person_id in form.people("named"):
            told = _("Written down. It names you, so you cannot open it yourself.")
            messages.success(request, told)
            return redirect("registers:register", type)
        messages.success(request, _("Written down. Those who must act can see it now."))
        return redirect("registers:record", made.pk)
    context = {"register": found, "act": found.first, "form": form}
    return render(request, "registers/new.html", context, status=422 if sending else 200)


@require_GET
def record(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a record, what is due, and what I can do."""
    account = account_of(request)
    found = queries.read_record(account, pk)
    may_follow = found.type == "complaint" and may(account, "receipt.give", stream=found.stream)
    context = {
        "record": found,
        "register": REGISTERS[found.type],
        "entries": queries.chronology(account, found),
        "about": queries.about_whom(found),
        "told_at_door": queries.talk_behind(account, found),
        "acts": queries.acts_for(account, found),
        "due": due_in(account, found, get_language() or "en"),
        "gives_receipt": may_follow,
        "may_sign": may(account, "sign.record", school=account.person.school),
    }
    return render(request, "registers/record.html", context)


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, pk: UUID, slug: str) -> HttpResponse:
    """Record what was done."""
    account = account_of(request)
    found = queries.read_record(account, pk)
    done = next((one for one in queries.acts_for(account, found) if one.slug == slug), None)
    if done is None:
        raise Http404
    sending = request.method == "POST"
    form = AskForm(
        request.POST if sending else None,
        questions=done.questions,
        offers=queries.offers_for(found.school, get_language() or "en"),
        today=school_day(found.school),
        typed=request.POST if sending else typed_before(request),
    )
    if sending and form.is_valid():
        try:
            actions.act(by=account, record=found, slug=slug, what=_raised(form))
        except actions.NotYours:
            form.add_error(None, _("Somebody else decides: not who raised or ordered it."))
        except PermissionDenied:
            form.add_error(None, _("Meanwhile somebody else took this further. Look at it anew."))
        else:
            if account.person_id in form.people("named"):
                told = _("Written down. It names you, so you cannot open it yourself.")
                messages.success(request, told)
                return redirect("registers:register", found.type)
            messages.success(request, _("Written down."))
            return redirect("registers:record", pk)
    context = {"record": found, "register": REGISTERS[found.type], "act": done, "form": form}
    return render(request, "registers/act.html", context, status=422 if sending else 200)


@require_GET
def sight(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who can see a record, and why."""
    found = queries.read_record(account_of(request), pk)
    sights, vacancies = who_can_see(found.stream, found.school)
    context = {"record": found, "sights": sights, "vacancies": vacancies}
    return render(request, "registers/sight.html", context)


def _raised(form: AskForm) -> actions.Raised:
    return actions.Raised(
        attrs=form.codes(), words=form.words(), named=form.people("named"), pk=form.pk
    )
