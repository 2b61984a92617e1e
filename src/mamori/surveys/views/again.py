"""Coming back to an answer with its receipt: what the school asks, and a reply."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mamori.journal.keys import Erased
from mamori.people.packs import help_lines_read
from mamori.surveys.actions.deciding import TooMuch, reply
from mamori.surveys.codes import digest_of_receipt
from mamori.surveys.forms.taking import AgainForm, ReplyForm
from mamori.surveys.queries.worries import Record, behind_receipt, talk
from mamori.surveys.views.taking import languages, of_a_child
from mamori.ui.receipts import read_in


@of_a_child
@require_http_methods(["GET", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """Ask for the receipt, then show what was asked and take a reply."""
    form = AgainForm(request.POST if request.method == "POST" else None)
    receipt = read_in(form, "words") if form.is_valid() else None
    found = behind_receipt(digest_of_receipt(receipt)) if receipt else None
    if receipt and not found:
        form.add_error("words", _("No answer has these words. Look at each word and the number."))
    if found is None:
        status = 422 if request.method == "POST" else 200
        context = {"form": form, "languages": languages()}
        return render(request, "surveys/again.html", context, status=status)
    answer, worry = found
    school = answer.group.survey.school
    answering = worry is not None and "reply" in request.POST
    own = ReplyForm(request.POST if answering else None, initial={"words": request.POST["words"]})
    sent = answering and own.is_valid()
    if worry and sent:
        sent = _replied(worry, own)
        own = ReplyForm(initial={"words": request.POST["words"]}) if sent else own
    context = {
        "form": own if worry else None,
        "said": talk(worry) if worry else [],
        "sent": sent,
        "school_name": school.name,
        "lines": help_lines_read(school, get_language() or "en"),
    }
    status = 422 if answering and not sent else 200
    return render(request, "surveys/talk.html", context, status=status)


def _replied(worry: Record, form: ReplyForm) -> bool:
    """Take a reply in, or say on the form why not; what was written stays there."""
    told = form.cleaned_data
    try:
        reply(worry=worry, words=told["reply"], pk=told["id"])
    except TooMuch:
        form.add_error(None, _("The school cannot take anything in just now. Call, please."))
    except Erased:
        form.add_error(None, _("This talk is over. Please begin a new one."))
    return not form.errors
