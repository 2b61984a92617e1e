"""Posts that others wrote about the school: who may see which, and what was done about each."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from mamori.access.acting import working_roles
from mamori.access.actions import note_read
from mamori.access.rules import MAY, duty_roles, visible_to
from mamori.base.crawling.canonical import canonical, host_of
from mamori.base.media import strip
from mamori.cases import evidence
from mamori.cases.evidence import Evidence
from mamori.duties.places import Spot
from mamori.duties.queries import Due, open_duties
from mamori.journal.queries import Entry, entries
from mamori.people.models import Account, School
from mamori.people.packs import codes
from mamori.people.queries import about, school_day, staff
from mamori.publishing.acts.posts import ACTS, BY_KIND
from mamori.publishing.models import Post
from mamori.publishing.patrolling import never
from mamori.publishing.patrolling.results import results
from mamori.publishing.queries.patrol import pages_of
from mamori.publishing.queries.sighted import sighted
from mamori.registers.acts.act import Act
from mamori.ui.asking import Line, Offers
from mamori.ui.asking import told as answers
from mamori.ui.asking.questions import Text

SHELF = "posts"
OPEN = (Post.State.SEEN, Post.State.AGAIN, Post.State.FOUND, Post.State.ASKED)
NET_TYPES = "net-types"


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of a post."""

    at: datetime
    on: str
    title: Text
    by: str
    lines: list[Line]


def posts_of(account: Account, *, open_only: bool = True) -> QuerySet[Post]:
    """Return the posts that a person has a seat at: danger first, then the newest."""
    found = _visible(account)
    return (found.filter(state__in=OPEN) if open_only else found).order_by("-danger", "-at")


def posts_in(account: Account, round_pk: UUID) -> QuerySet[Post]:
    """Return the posts of a round that a person has a seat at."""
    return _visible(account).filter(round=round_pk).order_by("-danger", "state", "at")


def post_for(account: Account, pk: UUID) -> Post:
    """Return one post and note that it was read.

    Raises:
        Http404: there is none, or none for this person: nobody can tell which.
    """
    post = _visible(account).filter(pk=pk).first()
    if post is None or not MAY["post.read"] & working_roles(account, post.stream, post.school):
        raise Http404
    note_read(by=account, ledger=post.school_id, stream=post.stream)
    return post


def file_for(account: Account, pk: UUID, file: UUID) -> tuple[Post, Evidence]:
    """Return a picture of a post.

    Raises:
        Http404: there is none, or none for this person.
    """
    post = post_for(account, pk)
    for one in sighted(post).files:
        if one.pk == file and one.is_shown:
            return post, one
    raise Http404


def shown(post: Post, file: Evidence) -> bytes:
    """Return a picture without what it tells about its making; raises what `evidence.opened` does.

    Raises:
        Unreadable: it cannot be shown.
    """
    return strip(file.type, b"".join(evidence.opened(file, post.school_id, SHELF)))


def chronology(post: Post, language: str) -> list[Told]:
    """Return what was done about a post, the newest first. The caller has asked who may read."""
    found = entries([post.stream])
    names = about({one.by for one in found if one.by})
    offers = offers_for(post.school, language)
    return [
        Told(
            at=one.at,
            on=str(one.attrs.get("on", "")),
            title=title,
            by=names[one.by].name if one.by else "",
            lines=_lines(one, offers),
        )
        for one in reversed(found)
        if (title := _title(one))
    ]


def acts_for(account: Account, post: Post) -> list[Act]:
    """Return what a person can do about a post now."""
    roles = working_roles(account, post.stream, post.school)
    return [
        act
        for act in ACTS
        if MAY[act.verb] & roles and (not act.only_in or post.state in act.only_in)
    ]


def can_be_asked(post: Post) -> bool:
    """Say whether Mamori may ask for the page at which a post stands.

    Never for what belongs to an account, nor at a site at which the school looks by hand.
    """
    (first, *_rest) = entries([post.stream], kinds=["post.sighted"])
    address = canonical(str((first.words or {}).get("address", "")))
    by_hand = {
        host_of(canonical(page.address)) for page in pages_of(post.school) if not page.row.machine
    }
    return not never.refused(address) and host_of(address) not in by_hand


def due_at(account: Account, post: Post, language: str) -> list[Due]:
    """Return what is due at a post for a person."""
    roles = duty_roles(working_roles(account, post.stream, post.school))
    return open_duties({post.stream}, language, roles={post.stream: roles})


def offers_for(school: School, language: str) -> Offers:
    """Return what the forms about a post offer."""
    people = [(str(one.id), one.label) for one in staff(school, school_day(school))]
    return {"staff": people, NET_TYPES: list(codes(school, NET_TYPES, language).items())}


def spots(account: Account, streams: Collection[str]) -> dict[str, Spot]:
    """Return the posts among some streams that a person sees, and where they are."""
    return {
        post.stream: Spot(
            _("post %(number)s") % {"number": post.number},
            reverse("publishing:post", args=[post.pk]),
            post.at,
            danger=post.danger,
        )
        for post in _visible(account).filter(stream__in=streams)
    }


def _visible(account: Account) -> QuerySet[Post]:
    rows = Post.unguarded.select_related("school", "page", "round")
    return visible_to(rows, account)


def _title(one: Entry) -> Text:
    if act := BY_KIND.get(one.kind):
        return act.told
    return {
        "post.passed-on": _("It became a sign of bullying"),
        "board.told": _("The board of education was told"),
        "hop.absent": _("There is nobody at the board who could be told"),
        "stream.erased": _("What was kept of it was erased"),
    }.get(one.kind, "")


def _lines(one: Entry, offers: Offers) -> list[Line]:
    act = BY_KIND.get(one.kind)
    if act is None:
        return []
    words = one.words or {}
    lines = list(answers(act.questions, one.attrs, words, offers))
    if one.kind == "post.looked-again" and one.attrs.get("seer") == "machine":
        came = results().get(str(words.get("reason", "")), "")
        lines.append(Line(_("Mamori asked for the page"), came))
        lines.append(Line(_("Hash of what came (SHA-256)"), str(words.get("sha256", ""))))
    return [line for line in lines if line.value]
