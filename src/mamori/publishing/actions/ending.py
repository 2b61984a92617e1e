"""What stays of a release that is decided: what left is told, what was handed in is destroyed."""

from base64 import b64encode
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from mamori.base import clock
from mamori.base.files import Incoming, remove
from mamori.cases import evidence
from mamori.consent.queries.register import standing_for
from mamori.consent.words import CHANNELS
from mamori.journal import keys
from mamori.publishing.models import Item, Picture, Release
from mamori.publishing.queries.held import SHELF, chunks_of, held_stream, words_of
from mamori.publishing.queries.shelves import print_of
from mamori.publishing.queries.weighing import Outcome


def codes_of(outcome: Outcome) -> dict[str, Any]:
    """Return the codes of what is let out: by them packs say what it takes."""
    release = outcome.release
    return {
        "channel": release.channel,
        "verdict": outcome.verdict,
        "found": "yes" if outcome.tells else "no",
        "copy": "yes" if any(one.item.is_copy for one in outcome.files) else "no",
        "kept": "yes" if release.keeps_file else "no",
        "under": list(release.under),
        "consents": str(len(_consents(outcome))),
    }


def words_kept(release: Release, outcome: Outcome) -> dict[str, Any]:
    """Return what is kept of what left: what it was, its prints, the consents; rarely itself."""
    files = []
    for one in outcome.files:
        words = words_of(one.item)
        told = {"name": words["name"], "link": words["link"], "type": one.looked.type}
        told |= {"sha256": one.item.sha256, "source": one.item.source}
        if one.looked.segments:
            print_ = print_of(one.looked.text).kept().to_bytes()
            told["print"] = b64encode(print_).decode()
        if release.keeps_file and one.item.file_id:
            told["file"] = _kept_file(release, one.item)
        files.append(told)
    return {
        "files": files,
        "consents": sorted(map(str, _consents(outcome))),
        "people": sorted(outcome.people),
    }


def end(release: Release, state: str) -> Release:
    """Write a decision down, and destroy what was handed in with its key."""
    items = Item.unguarded.filter(release=release)
    Picture.unguarded.filter(item__in=items).delete()
    keeps = state == Release.State.RELEASED and release.keeps_file
    for item in items:
        if item.file_id and not keeps:
            transaction.on_commit(partial(remove, SHELF, item.file_id))
            item.file_id = ""
        item.sealed = item.seen = b""
        item.sha256 = item.no_copy = ""
        item.save(update_fields=["file_id", "sealed", "seen", "sha256", "no_copy"])
    keys.destroy(held_stream(release.pk), clock.now())
    release.state = state
    release.save(update_fields=["state"])
    return release


def _consents(outcome: Outcome) -> list[UUID]:
    release = outcome.release
    place, under = CHANNELS[release.channel].place, [UUID(pk) for pk in release.under]
    return standing_for(release.school, outcome.people, place, under)


def _kept_file(release: Release, item: Item) -> dict[str, Any]:
    """Keep a file for as long as the words of its release, under their key."""
    copy = Incoming()
    for chunk in chunks_of(item):
        copy.add(chunk)
    copy.end()
    told = evidence.put_away(copy, school=release.school_id, stream=release.stream, shelf=SHELF)
    transaction.on_commit(partial(remove, SHELF, item.file_id))
    item.file_id = copy.id  # so that tidying leaves it
    item.save(update_fields=["file_id"])
    return told
