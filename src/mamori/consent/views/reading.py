"""The page behind the link of a letter, and the receipt."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mamori.base.paper import to_pdf
from mamori.consent.actions import Answers, NotTheirs, answer_letter
from mamori.consent.forms.answering import AnswerForm
from mamori.consent.queries.links import token_of
from mamori.consent.queries.reading import Page
from mamori.consent.queries.receipts import receipt_paper
from mamori.consent.queries.records import receipt
from mamori.consent.views.opening import with_letter
from mamori.journal.keys import Erased
from mamori.people.queries import uuids
from mamori.ui.templatetags.ui import languages


@require_http_methods(["GET", "POST"])
@with_letter
def answer(request: HttpRequest, page: Page, language: str) -> HttpResponse:
    """Show each request, and take a yes, a no, or a consent back: one press for each."""
    form = AnswerForm(request.POST if "send" in request.POST else None, page=page)
    said = _one_press(request, page)
    if not said and form.is_bound and form.is_valid():
        said = form.said()
    if said:
        name = form.cleaned_data.get("name", "") if form.is_bound else ""
        try:
            answer_letter(letter=page.letter, answers=Answers(said, language, name))
        except NotTheirs:
            form.add_error(None, _("This can no longer be answered here. Ask the school."))
        except Erased:
            form.add_error(None, _("The school has erased this. Nothing was changed."))
        else:
            return redirect(f"{_address(page)}?language={language}&thanks=1")
    context = {"page": page, "form": form, "rows": _rows(page, form), **_frame(page, language)}
    context["thanks"] = "thanks" in request.GET and not request.POST
    return render(request, "consent/answer.html", context, status=422 if form.errors else 200)


def _one_press(request: HttpRequest, page: Page) -> dict[Any, bool]:
    """Return what a button beside an answer says: take it back, or yes after all."""
    if request.method != "POST":
        return {}
    there = {one.id for one in page.items if one.said is not None}
    back = uuids(request.POST.getlist("back"))
    again = uuids(request.POST.getlist("again"))
    pressed = dict.fromkeys(back, False) | dict.fromkeys(again, True)
    return {pk: yes for pk, yes in pressed.items() if pk in there}


def _rows(page: Page, form: AnswerForm) -> list[tuple[Any, Any]]:
    return [(one, form[str(one.id)] if one.is_open else None) for one in page.items]


def _address(page: Page) -> str:
    return reverse("consent:answer", args=[token_of(page.letter)])


def _frame(page: Page, language: str) -> dict[str, Any]:
    where = _address(page)
    tongues = [
        {**one, "href": f"{where}?language={one['code']}", "current": one["code"] == language}
        for one in languages()
    ]
    return {"school_name": page.school, "tongues": tongues, "token": token_of(page.letter)}


@require_GET
@with_letter
def receipt_pdf(request: HttpRequest, page: Page, language: str) -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """Give the receipt as a paper."""
    return HttpResponse(
        to_pdf(receipt_paper(page, language)),
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="receipt.pdf"'},
    )


@require_GET
@with_letter
def receipt_json(request: HttpRequest, page: Page, language: str) -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """Give the receipt as data that other programs read."""
    response = JsonResponse(receipt(page, language), json_dumps_params={"ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="receipt.json"'
    return response
