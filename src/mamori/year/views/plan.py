"""The plan of the year: making it, looking at it, writing down what became of each item."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mamori.access.rules import may
from mamori.base.drafts import typed_before
from mamori.duties.actions import Refused
from mamori.people.queries import school_day
from mamori.ui.asking import AskForm
from mamori.year import actions, queries
from mamori.year.acts import PLAN
from mamori.year.doors import reader
from mamori.year.forms import FollowForm, Items, happening


@require_GET
def plan(request: HttpRequest) -> HttpResponse:
    """Show the plan with done and not done, and its reviews."""
    account, term, language = reader(request)
    context = {
        "term": term,
        "plan": queries.plan_of(term, language),
        "asked": queries.asked_in(term, language),
        "reviews": queries.told_in(term, language, slug="plan-reviewed"),
        "may_plan": may(account, PLAN.verb, school=term.school),
    }
    return render(request, "year/plan.html", context)


@require_http_methods(["GET", "POST"])
def adopt(request: HttpRequest) -> HttpResponse:
    """Make the plan of the year, or another version of it."""
    account, term, language = reader(request)
    if not may(account, PLAN.verb, school=term.school):
        raise Http404
    sending = request.method == "POST" and "more" not in request.POST
    typed = request.POST if request.method == "POST" else typed_before(request)
    offers = queries.offers_for(term.school, language)
    form = AskForm(
        request.POST if sending else None,
        questions=PLAN.questions,
        offers=offers,
        today=school_day(term.school),
        me=str(account.person_id),
        typed=typed,
    )
    last = queries.plan_of(term, language)
    items = Items(
        typed,
        bound=sending,
        months=term.months,
        parts=[(code, str(says)) for code, says in offers["year-plan-parts"]],
        language=language,
        known=[_as_typed(item) for item in last.items] if last else (),
    )
    missing: tuple[object, ...] = ()
    if sending and items.is_valid() and form.is_valid():
        try:
            actions.adopt_plan(by=account, what=happening(form), items=items.items())
        except Refused as refused:
            missing = refused.missing
        else:
            messages.success(request, _("The plan of the year is adopted."))
            return redirect("year:plan")
    context = {"act": PLAN, "form": form, "items": items, "missing": missing}
    return render(request, "year/plan_adopt.html", context, status=422 if sending else 200)


def _as_typed(item: queries.Item) -> dict[str, str]:
    return {
        "month": f"{item.month:%Y-%m}",
        "part": item.part,
        "what": item.what,
        "who": item.who,
    }


@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, number: int) -> HttpResponse:
    """Write down what became of an item."""
    account, term, language = reader(request)
    found = queries.plan_of(term, language)
    planned = found.item(number) if found else None
    if found is None or planned is None:
        raise Http404
    sending = request.method == "POST"
    typed = None if sending else typed_before(request)
    today = school_day(term.school)
    form = FollowForm(
        request.POST if sending else None,
        initial={"on": today, "result": "done"} | (typed.dict() if typed else {}),
    )
    if sending and form.is_valid():
        told = form.cleaned_data
        actions.follow_plan(
            by=account,
            plan=found.id,
            item=number,
            result=told["result"],
            why=told["why"],
            on=told["on"].isoformat() if told["on"] and told["result"] == "done" else "",
            pk=told["id"],
        )
        messages.success(request, _("Written down."))
        return redirect("year:plan")
    context = {"item": planned, "form": form}
    return render(request, "year/plan_item.html", context, status=422 if sending else 200)
