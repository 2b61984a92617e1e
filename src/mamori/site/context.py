"""The frame of every page: the school, who is signed in, where they can go."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from mamori.access.rules import posts_at
from mamori.base import drafts
from mamori.desk.hub import MAY
from mamori.door.queries.doors import code_of
from mamori.people.models import Account, Post
from mamori.people.queries import about, school_named

# Name of the page, what it is called, the verb it needs; the rest stands on the page "School".
PLACES = [
    ("desk:today", gettext_lazy("Today"), ""),
    ("desk:cases", gettext_lazy("Cases"), ""),
    ("cases:reports", gettext_lazy("Reports"), "reports.list"),
    ("desk:search", gettext_lazy("Find"), ""),
    ("desk:school", gettext_lazy("School"), "people.see"),
]


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what `ui/base.html` shows around a page. What it does not use costs nothing."""
    context: dict[str, Any] = {
        "demo": settings.MAMORI_DEMO,
        "footer_links": _footer(),
        "mail_works": bool(settings.EMAIL_HOST),
    }
    if school := getattr(request.resolver_match, "kwargs", {}).get("school"):
        # Rooms beside the door do not know it, and a page about a school leads there.
        context["door_address"] = SimpleLazyObject(lambda: _door(str(school)))
    # A request that was refused before anybody was asked who they are has no user.
    account = getattr(request, "user", None)
    if isinstance(account, Account):
        # Not a lazy object: a set answers `&` only to a set, and templates swallow the error.
        posts = cache(lambda: posts_at(account, account.person.school_id))
        context |= {
            "school_name": SimpleLazyObject(lambda: account.person.school.name),
            "person": SimpleLazyObject(lambda: _person(account, posts())),
            "nav": SimpleLazyObject(lambda: _nav(request, posts())),
            "main_action": SimpleLazyObject(lambda: _main_action(posts())),
            "sign_out_url": reverse("account_logout"),
            "drafts_url": reverse("drafts:keep"),
            "throw_away_url": reverse("drafts:throw_away"),
            "typed_again": drafts.shown_again(request),
        }
    return context


def _door(school: str) -> str:
    """Return the address of a school's door; empty where it has none."""
    found = school_named(school)
    code = code_of(found) if found else ""
    return reverse("door:front", args=[code, get_language() or "en"]) if code else ""


def _person(account: Account, posts: set[str]) -> dict[str, Any]:
    known = about([account.person_id])[account.person_id]
    role = next((post.label for post in Post.Role if post in posts), "")
    links = [{"href": reverse("mfa_index"), "text": _("My account")}]
    if settings.MAMORI_DEMO:
        links.append({"href": reverse("demo:shoes"), "text": _("Step into other shoes")})
    return {"name": known.name, "role": str(role), "links": links}


def _nav(request: HttpRequest, posts: set[str]) -> list[dict[str, Any]]:
    shown = [(reverse(name), text) for name, text, verb in PLACES if not verb or MAY[verb] & posts]
    return [{"href": href, "text": text, "current": href == request.path} for href, text in shown]


def _main_action(posts: set[str]) -> dict[str, str] | None:
    if not MAY["sign.record"] & posts:
        return None
    return {"href": reverse("cases:new_sign"), "text": _("Record a sign")}


def _footer() -> list[dict[str, str]]:
    return [{"href": reverse("about"), "text": _("About Mamori")}]
