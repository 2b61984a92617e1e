"""Nothing typed is lost: what a form held when its session had ended waits for its own writer.

A form says who opened it in a signed hidden field (`draft_field`, beside the CSRF token). When it
comes back without a session, what it holds is sealed so that it opens only for that account; the
browser keeps a cookie with the draft's number. Whoever signs in next on a shared computer has the
cookie, but not the account.
"""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from mamori.base import clock
from mamori.base.keys import key_for
from mamori.base.models import Draft
from mamori.core.seal import SealBroken, seal, unseal

FIELD, COOKIE, SALT = "whose", "typed", "mamori.drafts"
KEPT_FOR = timedelta(days=1)
FORM_LIVES = timedelta(days=4)  # a form that stays open over a long week-end
AT_MOST = 5  # drafts that one browser remembers
NEVER_KEPT = {FIELD, "csrfmiddlewaretoken", "code", "credential"}


@dataclass(frozen=True, slots=True)
class Typed:
    """A draft that opened for the signed-in account."""

    id: uuid.UUID
    page: str
    to: str
    content: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft just made: its number, whose it is, and the page its form was on."""

    id: uuid.UUID
    whose: str
    page: str


def draft_field(request: HttpRequest) -> SafeString:
    """Return the hidden field that goes into every form of a signed-in person."""
    if not request.user.is_authenticated:
        return SafeString("")
    _, page = _read_field(request) or ("", request.get_full_path())
    told = signing.dumps([str(request.user.pk), page], salt=SALT)
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, told)


def typed_before(request: HttpRequest, to: str | None = None) -> QueryDict | None:
    """Return what this person typed on this page before they were signed out, or None.

    A view calls it where it makes its form, and hands it on as first values:

        typed = request.POST if request.method == "POST" else typed_before(request)

    The draft stays until the form is sent, so that a second look at the page loses nothing.

    Args:
        request: of the page that shows the form.
        to: the path that the form posts to; needed only on a page with several forms.
    """
    if request.method != "GET":
        return None
    for typed in _mine(request):
        if typed.page.partition("?")[0] == request.path and to in {None, typed.to}:
            told = _("What you typed is here again. Nothing is lost: check it and send.")
            messages.info(request, told)
            return QueryDict(typed.content)
    return None


def page_of_draft(request: HttpRequest) -> str | None:
    """Return the page on which the person who just signed in had typed something, if any."""
    return next((typed.page for typed in _mine(request)), None)


def keep(request: HttpRequest) -> Kept | None:
    """Keep what a form holds that cannot be taken now; None when it says not whose it is.

    Files and passwords are never kept.
    """
    tidy()
    field = _read_field(request)
    if field is None:
        return None
    whose, page = field
    typed = request.POST.copy()
    for name in request.POST:
        if name in NEVER_KEPT or "password" in name:
            del typed[name]
    pk = uuid.uuid4()
    told = json.dumps({"page": page, "to": request.path, "content": typed.urlencode()}).encode()
    sealed = seal(key_for("drafts"), told, _about(pk, whose))
    Draft.objects.create(pk=pk, sealed=sealed, made_at=clock.now())
    return Kept(pk, whose, page)


def tidy() -> None:
    """Delete the drafts whose day is over. The timer and each new draft do this."""
    Draft.objects.filter(made_at__lt=clock.now() - KEPT_FOR).delete()


def remember(request: HttpRequest, response: HttpResponseBase, kept: Kept) -> None:
    """Let the browser remember the number of a draft; what it holds stays here."""
    numbers = [str(kept.id), *(str(pk) for pk in _numbers(request))][:AT_MOST]
    response.set_cookie(
        COOKIE,
        ".".join(numbers),
        max_age=KEPT_FOR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def forget(request: HttpRequest) -> None:
    """Delete the draft of a form that was now sent: the newest, which its page had shown.

    Older ones of the same form are other words, typed in another tab. They stay.
    """
    of_form = [typed for typed in _mine(request) if typed.to == request.path]
    same = [typed.id for typed in of_form if typed.content == of_form[0].content]
    Draft.objects.filter(pk__in=same).delete()


def _read_field(request: HttpRequest) -> tuple[str, str] | None:
    """Return whose a posted form is and the page it was on: shown again, it stays of that page."""
    try:
        whose, page = signing.loads(request.POST.get(FIELD, ""), salt=SALT, max_age=FORM_LIVES)
    except (signing.BadSignature, ValueError):
        return None
    return whose, page


def _mine(request: HttpRequest) -> Iterator[Typed]:
    """Yield the drafts in this browser that open for the signed-in account, newest first."""
    numbers = _numbers(request)
    if not numbers or not request.user.is_authenticated:
        return
    rows = Draft.objects.filter(pk__in=numbers, made_at__gte=clock.now() - KEPT_FOR)
    for draft in rows.order_by("-made_at"):
        about = _about(draft.pk, str(request.user.pk))
        try:
            told = json.loads(unseal(key_for("drafts"), bytes(draft.sealed), about))
        except SealBroken:
            continue
        yield Typed(draft.pk, told["page"], told["to"], told["content"])


def _numbers(request: HttpRequest) -> list[uuid.UUID]:
    try:
        return [uuid.UUID(word) for word in request.COOKIES.get(COOKIE, "").split(".") if word]
    except ValueError:
        return []


def _about(draft: uuid.UUID, whose: str) -> bytes:
    return f"draft {draft} of {whose}".encode()
