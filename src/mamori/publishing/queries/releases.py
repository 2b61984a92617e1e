"""Which releases somebody may see, and what they may do with them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from mamori.access.actions import note_read
from mamori.access.rules import may, visible_to
from mamori.base import clock
from mamori.consent.queries.register import no_longer, requests_open
from mamori.consent.words import CHANNELS
from mamori.duties.places import Spot
from mamori.journal.queries import Entry, entries
from mamori.people.models import Account, School
from mamori.people.queries import about
from mamori.publishing.models import Item, Release
from mamori.publishing.queries.held import opened

S = Release.State
RELEASED = "document.released"
# Longer than drawing may take, with some time to wait for its turn.
DRAWN_WITHIN = timedelta(minutes=10)
MAKING = "…"  # stands where a copy is under way
COLOURS = {
    S.LOOKING: "grey",
    S.OPEN: "yellow",
    S.ASKED: "yellow",
    S.RELEASED: "green",
    S.STOPPED: "grey",
    S.LAPSED: "grey",
    S.WITHDRAWN: "red",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A release in a list."""

    release: Release
    by: str
    taken_back: bool  # a consent under which it went out stands no more

    @property
    def colour(self) -> str:
        """The class of its tag."""
        return f"govuk-tag--{COLOURS[S(self.release.state)]}"

    @property
    def channel(self) -> str:
        """Where it went or would go, in words."""
        return channel_words(self.release)


def channel_words(release: Release) -> str:
    """Say where a release went or would go."""
    return str(CHANNELS[release.channel].says)


def releases_of(account: Account) -> list[Row]:
    """Return the releases that a person has a seat at, the newest first."""
    rows = list(_visible(account).order_by("-at")[:200])
    names = about({row.by_id for row in rows})
    back = taken_back({row.stream for row in rows if row.state == S.RELEASED})
    return [Row(row, names[row.by_id].name, row.stream in back) for row in rows]


def release_for(account: Account, pk: UUID) -> Release:
    """Return one release and note that it was read.

    Raises:
        Http404: there is none, or none for this person: nobody can tell which.
    """
    found = _visible(account).filter(pk=pk).first()
    if found is None or not may(account, "release.read", stream=found.stream):
        raise Http404
    note_read(by=account, ledger=found.school_id, stream=found.stream)
    return found


def peek(account: Account, pk: UUID) -> Release:
    """Return one release without a note: of a page that asks again by itself, one is enough.

    Raises:
        Http404: as `release_for`.
    """
    found = _visible(account).filter(pk=pk).first()
    if found is None or not may(account, "release.read", stream=found.stream):
        raise Http404
    return found


def item_of(release: Release, number: int) -> Item:
    """Return one thing of a release.

    Raises:
        Http404: there is none.
    """
    rows = Item.unguarded.select_related("release__school")
    found = rows.filter(release=release, number=number).first()
    if found is None:
        raise Http404
    return found


def left_of(release: Release) -> Entry | None:
    """Return what is kept of a release that went out; None before it did."""
    return next(iter(entries([release.stream], kinds=[RELEASED])), None)


def kept_file(release: Release, number: int) -> tuple[str, Any]:
    """Return the name and the bytes of a file that was kept on purpose.

    Raises:
        Http404: it was not kept.
    """
    left = left_of(release)
    files: list[Mapping[str, Any]] = (left.words or {}).get("files", []) if left else []
    if not 0 < number <= len(files) or "file" not in files[number - 1]:
        raise Http404
    told = files[number - 1]
    return told["name"], opened(told["file"], release, release.stream)


def taken_back_from(release: Release) -> bool:
    """Say whether a consent under which something went out was taken back since."""
    return bool(taken_back({release.stream}))


def requests_offered(school: School, language: str) -> dict[str, tuple[str, str]]:
    """Return the requests under which something may go out, by their ids: channel and words."""
    return {str(pk): (channel, words) for pk, channel, words in requests_open(school, language)}


def spots(account: Account, streams: Collection[str]) -> dict[str, Spot]:
    """Return the releases among some streams that a person sees, and where they are."""
    return {
        row.stream: Spot(
            _("release %(number)s") % {"number": row.number},
            reverse("publishing:release", args=[row.pk]),
            # Only what waits for a second person is news; what somebody else still tries is none.
            row.at if row.state == S.ASKED else None,
        )
        for row in _visible(account).filter(stream__in=streams)
    }


def taken_back(streams: Iterable[str]) -> set[str]:
    """Return those of some releases under which a consent was taken back since."""
    under: dict[str, set[UUID]] = {}
    for one in entries(streams, kinds=[RELEASED]):
        under[one.stream] = {UUID(pk) for pk in (one.words or {}).get("consents", ())}
    gone = no_longer(set().union(*under.values()) if under else set())
    return {stream for stream, consents in under.items() if consents & gone}


def _visible(account: Account) -> QuerySet[Release]:
    return visible_to(Release.unguarded.select_related("school"), account)


def is_under_way(release: Release) -> bool:
    """Say whether a worker still does something for which its page waits."""
    if release.state == S.LOOKING:
        return True
    return Item.unguarded.filter(release=release, no_copy=MAKING).exists()


def is_drawing(release: Release, item: Item) -> bool:
    """Say whether the pages of a file may still come.

    A worker that was killed leaves nothing behind: after a while the list alone tells.
    """
    if item.is_drawn or release.state == S.LOOKING:
        return not item.is_drawn
    looked = entries([release.stream], kinds=["document.scanned"])
    return bool(looked) and clock.now() < looked[-1].at + DRAWN_WITHIN


def is_under_way_now(pk: UUID) -> bool:
    """Say the same of a release as it stands in the database at this moment."""
    return is_under_way(Release.unguarded.get(pk=pk))


def looks_of(release: Release) -> str:
    """Return what is another text as soon as another file takes the place of one."""
    turns = Item.unguarded.filter(release=release).order_by("number").values_list("turn", flat=True)
    return ".".join(map(str, turns))
