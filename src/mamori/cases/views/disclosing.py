"""Papers of a case: its chronology to print, and the whole of it to hand over."""

from functools import partial
from typing import BinaryIO
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from mamori.access.rules import account_of
from mamori.base.drafts import forget, typed_before
from mamori.base.paper import to_pdf
from mamori.cases import queries
from mamori.cases.actions.disclosing import hand_over as hand_over_case
from mamori.cases.acts.disclosing import DISCLOSE
from mamori.cases.forms.disclosing import HandOverForm
from mamori.cases.proof.copying import Copy
from mamori.cases.proof.pieces import HOW, KEPT
from mamori.cases.queries.papers import chronology_paper
from mamori.cases.views.acts import taken


@require_GET
def chronology(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand out the chronology as a paper, chosen and ordered as on the page.

    What only a few may read stays closed: a sheet lies about, and others pick it up (T-26).
    """
    account = account_of(request)
    case = queries.case_for(account, pk)
    language = get_language() or "en"
    told = queries.chronology(queries.with_joined(case, account), language)
    chosen = queries.Chosen.read(request.GET.dict())
    is_part = bool(chosen.group or chosen.child)
    paper = chronology_paper(case, chosen.of(told), language, by=account, part=is_part)
    return HttpResponse(
        to_pdf(paper),
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="chronology.pdf"'},
    )


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Show what a copy of a case would hold, then make it and give it as a file."""
    account = account_of(request)
    case = queries.case_for(account, pk)
    if not queries.may_take(account, case, DISCLOSE.step):
        raise Http404
    asking = request.method == "POST"
    typed = request.POST if asking else typed_before(request) or request.GET
    setting = queries.setting_for(account, case, DISCLOSE, get_language() or "en", typed)
    form = HandOverForm(request.POST if asking else None, setting=setting, typed=typed)
    copy = form.copy() if asking and form.is_valid() else None
    context = {"case": case, "act": DISCLOSE, "form": form}
    if copy and "send" in request.POST:
        made, context["missing"] = _made(form, copy)
        if made:
            forget(request)
            return _file(made)
    context |= _offered(form, copy) if copy else {}
    refused = asking and ("send" in request.POST or copy is None)
    return render(request, "cases/disclose.html", context, status=422 if refused else 200)


def _made(form: HandOverForm, copy: Copy) -> tuple[BinaryIO | None, tuple[object, ...]]:
    """Return the file, or what gates still ask for; what else hinders it stands on the form."""
    form.check(copy)
    if form.errors:
        return None, ()
    made: list[BinaryIO] = []
    chosen, deed = copy.only(form.chosen(copy)), form.deed()
    give = partial(hand_over_case, by=form.setting.account, copy=chosen, deed=deed)
    missing = taken(form, lambda: made.append(give()))
    return next(iter(made), None), missing


def _file(made: BinaryIO) -> FileResponse:
    answer = FileResponse(
        made, as_attachment=True, filename="case.zip", content_type="application/zip"
    )
    answer["Cache-Control"] = "no-store"
    return answer


def _offered(form: HandOverForm, copy: Copy) -> dict[str, object]:
    chosen = form.chosen(copy)
    going = copy.only(chosen)
    counted = going.counted
    return {
        "copy": copy,
        "chosen": chosen,
        "counted": [(counted[how], says) for how, says in HOW.items() if counted[how]],
        "kept": [(copy.kept[why], says) for why, says in KEPT.items() if copy.kept[why]],
        "left_out": going.left_out,
        "files": sum(len(piece.files) for piece in copy.each()),
    }
