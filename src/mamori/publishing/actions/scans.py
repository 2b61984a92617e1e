"""Looking through what was brought: the worker does it, file by file.

A short look has a bound of its own, so that one file cannot make all others wait; what takes
longer goes on where long things are done. What a worker left when it died is begun anew.
"""

from dataclasses import replace
from functools import partial

from django.db import transaction
from django_tasks import task

from mamori.base.crawling import Bounds, Missed, Site, look_up
from mamori.base.files import Incoming, remove
from mamori.cases import evidence
from mamori.consent.words import CHANNELS
from mamori.core.scan.blocks import Unread
from mamori.core.scan.keeper import Failed
from mamori.core.scan.limits import LIMITS, MEGABYTE, Limits
from mamori.core.scan.places import Place
from mamori.core.scan.reasons import REASONS
from mamori.core.scan.serving import Draw, Seen
from mamori.core.seal import SealBroken
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.people.models import School
from mamori.publishing.actions.marks import note_return
from mamori.publishing.models import Item, Picture, Release
from mamori.publishing.queries.held import (
    SHELF,
    chunks_of,
    held_stream,
    sealed_picture,
    sealed_sight,
    sealed_words,
    words_of,
)
from mamori.publishing.queries.releases import MAKING
from mamori.publishing.queries.weighing import weigh
from mamori.publishing.scanning import be_ready, copy_without, drawn, seen_in

QUEUE = "looking"
SHORT = replace(LIMITS, seconds=30)
LINK = Bounds(size=64 * MEGABYTE, seconds=60, silence=15)
# Codes of the crawler for what the scanner calls otherwise.
_MISSED = {"private-address": "not-allowed", "server-error": "not-reached", "robots": "not-allowed"}


def begin(release: Release) -> None:
    """Have everything of a release looked through that was not yet; asking twice does no harm."""
    for item in Item.unguarded.filter(release=release, state=Item.State.WAITING):
        _begin(item)


def _begin(item: Item) -> None:
    # A server may take its time: nobody else shall wait for it.
    queue, work = ("default", look_long) if _is_to_fetch(item) else (QUEUE, look)
    work.using(queue_name=queue).enqueue(str(item.pk), item.turn)


def get_ready(school: School) -> None:
    """Have the worker learn a school's people while somebody still chooses a file."""
    make_ready.using(queue_name=QUEUE).enqueue(str(school.pk))


@task()
def make_ready(school: str) -> None:
    """Learn a school's people."""
    be_ready(School.objects.get(pk=school), SHORT)


@task()
def look(item_pk: str, turn: int) -> None:
    """Look through one thing, if that takes no longer than others should wait for it."""
    item = _waiting(item_pk, turn)
    if item is None:
        return
    seen = _look(item, SHORT)
    if isinstance(seen, Failed) and seen.reason == "too-slow":
        look_long.enqueue(item_pk, turn)
    else:
        _store(item, turn, seen)


@task()
def look_long(item_pk: str, turn: int) -> None:
    """Look through one thing that takes long, or that must be fetched first."""
    item = _waiting(item_pk, turn)
    if item is None:
        return
    missed = _fetch(item) if _is_to_fetch(item) else ""
    _store(item, turn, Failed(missed) if missed else _look(item, LIMITS))


@task()
def draw(item_pk: str, turn: int) -> None:
    """Draw the pages on which something was found."""
    item = Item.unguarded.select_related("release__school").filter(pk=item_pk, turn=turn).first()
    if item is None or item.release.is_decided or not item.type:
        return
    (weighed,) = (one for one in weigh(item.release).files if one.item.pk == item.pk)
    shown = tuple(one for one in weighed.looked.judged if one.rules)
    pages: list[tuple[int, bytes]] | Failed = []
    if shown:
        name, data = words_of(item)["name"], b"".join(chunks_of(item))
        pages = drawn(Draw(name=name, data=data, kind=item.type, judged=shown))
    with transaction.atomic():
        journal.lock(item.release.school_id)
        if _is_still(item, turn):
            Picture.unguarded.bulk_create(
                Picture(item=item, page=page, sealed=sealed_picture(item, page, png))
                for page, png in (() if isinstance(pages, Failed) else pages)
            )
            Item.unguarded.filter(pk=item.pk).update(is_drawn=True)


@task()
def make_copy(item_pk: str, turn: int) -> None:
    """Make a copy without anybody's data, and let it take the place of what was brought."""
    item = Item.unguarded.select_related("release__school").filter(pk=item_pk, turn=turn).first()
    if item is None or item.release.is_decided or item.no_copy != MAKING:
        return
    name, data = words_of(item)["name"], b"".join(chunks_of(item))
    made = copy_without(item.release.school, data, name=name, limits=SHORT)
    reason = made.reason
    with transaction.atomic():
        journal.lock(item.release.school_id)
        if not _is_still(item, turn):
            return
        if isinstance(made, Failed) or reason:
            Item.unguarded.filter(pk=item.pk).update(no_copy=reason)
        else:
            _put_in_place(item, made.name, made.data)


def _put_in_place(item: Item, name: str, data: bytes) -> None:
    release, old = item.release, item.file_id
    copy = Incoming()
    copy.add(data)
    copy.end()
    put_in(item, copy, name=name)
    item.turn += 1
    item.is_copy, item.no_copy, item.is_drawn = True, "", False
    item.state, item.seen, item.type = Item.State.WAITING, b"", ""
    item.save()
    Picture.unguarded.filter(item=item).delete()
    Release.unguarded.filter(pk=release.pk).update(state=Release.State.LOOKING)
    note(by=release.by_id, school=release.school, stream=release.stream, kind="document.copied")
    transaction.on_commit(partial(remove, SHELF, old))
    _begin(item)


def put_in(item: Item, file: Incoming, *, name: str) -> None:
    """Keep a file as what an item is about, until the decision. The item is not saved."""
    release = item.release
    told = evidence.put_away(
        file, school=release.school_id, stream=held_stream(release.pk), shelf=SHELF
    )
    item.file_id, item.sha256 = file.id, file.sha256
    item.sealed = sealed_words(item, words_of(item) | {"name": name, "file": told})


def _is_to_fetch(item: Item) -> bool:
    return item.source == Item.Source.LINK and not item.file_id


def _fetch(item: Item) -> str:
    """Fetch what a link leads to, because a person asked for it; return why nothing came."""
    link = words_of(item)["link"]
    found = look_up(link, Site(start=link, bounds=LINK))
    if isinstance(found, Missed):
        return _MISSED.get(found.reason, found.reason) if found.reason in REASONS else "not-reached"
    with transaction.atomic():
        journal.lock(item.release.school_id)
        if not _is_still(item, item.turn):  # stopped meanwhile: nothing of it may stay
            found.file.drop()
            return "not-reached"
        put_in(item, found.file, name=found.name)
        item.save(update_fields=["file_id", "sha256", "sealed"])
    return ""


def _look(item: Item, limits: Limits) -> Seen | Failed:
    try:
        name, data = words_of(item)["name"], b"".join(chunks_of(item))
    except (FileNotFoundError, SealBroken):
        return Failed("not-found")
    return seen_in(item.release.school, data, name=name, pictures=True, limits=limits)


def _waiting(item_pk: str, turn: int) -> Item | None:
    rows = Item.unguarded.select_related("release__school")
    item = rows.filter(pk=item_pk, turn=turn, state=Item.State.WAITING).first()
    return None if item is None or item.release.is_decided else item


def _is_still(item: Item, turn: int) -> bool:
    """Tell whether it is still there and not another file by now."""
    now = Item.unguarded.select_related("release").filter(pk=item.pk, turn=turn).first()
    return now is not None and not now.release.is_decided


def _store(item: Item, turn: int, seen: Seen | Failed) -> None:
    """Keep what was seen; with the last file of a release it can be decided."""
    if isinstance(seen, Failed):
        unread = Unread(place=Place(), reason=seen.reason, detail=seen.detail)
        seen = Seen(kind="", unread=(unread,))
    release = item.release
    with transaction.atomic():
        journal.lock(release.school_id)
        if _waiting(str(item.pk), turn) is None:
            return
        item.seen, item.type = sealed_sight(item, seen), seen.kind
        item.state = Item.State.LOOKED
        item.save(update_fields=["seen", "type", "state"])
        if Item.unguarded.filter(release=release, state=Item.State.WAITING).exists():
            return
        _can_be_decided(release)


def _can_be_decided(release: Release) -> None:
    Release.unguarded.filter(pk=release.pk).update(state=Release.State.OPEN)
    outcome = weigh(release)
    again = {one.stream: one for file in outcome.files for one in file.again}
    found = {one.kind for file in outcome.files for one in file.looked.findings}
    note(
        by=release.by_id,
        school=release.school,
        stream=release.stream,
        kind="document.scanned",
        attrs={
            "channel": release.channel,
            "verdict": outcome.verdict,
            "types": sorted({file.item.type for file in outcome.files if file.item.type}),
            "kinds": sorted(found),
            "again": "yes" if again else "no",
        },
    )
    for one in again.values():
        note_return(school=release.school, found=one, place=CHANNELS[release.channel].place)
    for file in outcome.files:
        if file.tells:
            draw.enqueue(str(file.item.pk), file.item.turn)
        else:
            Item.unguarded.filter(pk=file.item.pk).update(is_drawn=True)
