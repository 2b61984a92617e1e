"""What became of a release, told again: what left, when, under which consent, by whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mamori.journal.queries import Entry, entries
from mamori.people.queries import about
from mamori.publishing.acts.apart import APART
from mamori.publishing.models import Release
from mamori.publishing.queries.releases import channel_words, requests_offered

TITLES: dict[str, str | Promise] = {
    "document.scanned": _("Looked through"),
    "document.copied": _("A copy without anybody's data took its place"),
    APART.kind: APART.told,
    "release.asked": _("A second person was asked"),
    "release.refused": _("The second person did not let it out"),
    "document.released": _("Went out"),
    "document.stopped": _("Stopped"),
    "document.lapsed": _("Not decided within a day: destroyed"),
    "document.withdrawn": _("Taken back"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done with a release."""

    at: datetime
    title: str | Promise
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class LeftFile:
    """One file that left: what is kept of it."""

    number: int
    name: str
    type: str
    sha256: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Left:
    """What left."""

    at: datetime
    by: str
    asked_by: str
    channel: str
    under: list[str]
    consents: int
    is_copy: bool
    reason: str
    files: list[LeftFile]


def steps(release: Release) -> list[Step]:
    """Return everything that was done with a release, the newest first."""
    found = entries([release.stream], kinds=TITLES)
    names = about({one.by for one in found if one.by})
    return [
        Step(
            at=one.at,
            title=TITLES[one.kind],
            by=names[one.by].name if one.by else "",
            words=_words(one.words or {}),
        )
        for one in reversed(found)
    ]


def left(release: Release, language: str) -> Left | None:
    """Return what left; None if nothing did, or its words were erased."""
    kinds = ["release.asked", "document.released"]
    found = {one.kind: one for one in entries([release.stream], kinds=kinds)}
    gone = found.get("document.released")
    if gone is None or gone.words is None:
        return None
    asked = found.get("release.asked")
    names = about({one.by for one in found.values() if one.by})
    requests = requests_offered(release.school, language)
    under = [requests[pk][1] for pk in gone.attrs.get("under", ()) if pk in requests]
    return Left(
        at=gone.at,
        by=names[gone.by].name if gone.by else "",
        asked_by=names[asked.by].name if asked and asked.by else "",
        channel=channel_words(release),
        under=under,
        consents=len(gone.words.get("consents", ())),
        is_copy=gone.attrs.get("copy") == "yes",
        reason=_reason(asked, gone),
        files=[_file(number, told) for number, told in enumerate(gone.words["files"], 1)],
    )


def asked_reason(release: Release) -> str:
    """Return why whoever asked last wants it to go out."""
    asked = entries([release.stream], kinds=["release.asked"])
    return _reason(*asked[-1:])


def _reason(*told: Entry | None) -> str:
    said = [str((one.words or {}).get("reason", "")) for one in told if one]
    return "\n".join(filter(None, said))


def _words(words: Mapping[str, Any]) -> str:
    return "\n".join(str(words[name]) for name in ("title", "reason", "why") if words.get(name))


def _file(number: int, told: Mapping[str, Any]) -> LeftFile:
    return LeftFile(
        number=number,
        name=told["link"] or told["name"],
        type=told["type"],
        sha256=told["sha256"],
        is_kept="file" in told,
    )
