"""Coming back to a talk with the words one kept. The address tells nothing; no cookie is set."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mamori.door import actions, queries
from mamori.door.flood import Full
from mamori.door.forms import BackForm, MoreForm
from mamori.door.here import Here
from mamori.door.tickets import new_ticket, new_visit, read_ticket, read_visit
from mamori.door.views.opening import public
from mamori.journal.keys import Erased
from mamori.ui.receipts import read_in


@public
@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest, here: Here) -> HttpResponse:
    """Ask for the words, and show the talk they lead to."""
    if request.method != "POST":
        return here.show(request, "door/back.html", {"form": BackForm()})
    form = BackForm(request.POST)
    if form.is_valid() and (receipt := read_in(form, "receipt")):
        stream = queries.look_up(here.school, receipt)
        if stream:
            return _show(request, here, stream)
        lost = _("These words lead to no talk at this school. Look again at what you kept.")
        form.add_error("receipt", lost)
    return here.show(request, "door/back.html", {"form": form}, 422)


@public
@require_POST
def more(request: HttpRequest, here: Here) -> HttpResponse:
    """Take in what somebody adds to their talk, and show it."""
    visit = read_visit(here.school.pk, request.POST.get("visit", ""))
    ticket = read_ticket(here.school.pk, request.POST.get("ticket", ""))
    talk = queries.talk_at(here.school, visit.stream) if visit else None
    form = MoreForm(request.POST, request.FILES)
    if talk is None or ticket is None:
        told = {"form": BackForm(), "kept": request.POST.get("words", "")}
        return here.show(request, "door/back.html", told, 422)
    if not form.is_valid():
        return _show(request, here, talk.stream, form, status=422)
    left = form.left_out()
    try:
        actions.go_on(talk=talk, ticket=ticket, report=form.report())
    except Full:
        form.add_error(None, _("The school cannot take anything in just now. Call, please."))
        return _show(request, here, talk.stream, form, status=503)
    except Erased:
        form.add_error(None, _("This talk is over. Please begin a new one."))
        return _show(request, here, talk.stream, form, status=422)
    return _show(request, here, talk.stream, said=True, left=left)


def _show(  # noqa: PLR0913 -- what a talk shows at its end differs by how one came there
    request: HttpRequest,
    here: Here,
    stream: str,
    form: MoreForm | None = None,
    *,
    status: int = 200,
    said: bool = False,
    left: list[str] | None = None,
) -> HttpResponse:
    talk = queries.talk_at(here.school, stream)
    if talk is None:
        return here.show(request, "door/followed.html", {"lines_told": queries.followed(stream)})
    lines, read_at = queries.told_to(talk)
    fresh = {
        "ticket": new_ticket(here.school.pk, here.language),
        "visit": new_visit(here.school.pk, stream),
    }
    context = {
        "told": lines,
        "read_at": read_at,
        "form": form or MoreForm(initial=fresh),
        "said": said,
        "left": left or [],
        "about_staff": talk.about_staff,
    }
    return here.show(request, "door/talk_back.html", context, status)
