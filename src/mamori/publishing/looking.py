"""The scan service: whose data stands in a file, and may it go there?

A file is read in a process of its own (see `scanning.py`). Judging is done here, by the packs and
the consents as they stand at this moment: to judge anew, nothing need be read anew.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from mamori.base.files import Incoming
from mamori.consent.queries.register import consents_of
from mamori.core.scan.blocks import Unread
from mamori.core.scan.findings import Finding
from mamori.core.scan.judging import Aim, Judged, judge
from mamori.core.scan.keeper import Failed
from mamori.core.scan.limits import LIMITS, Limits
from mamori.core.scan.places import Place
from mamori.core.scan.serving import Seen
from mamori.people.models import School
from mamori.people.packs import in_force
from mamori.people.queries import school_day
from mamori.publishing.scanning import seen_in

# The pixels of a blank picture hold nothing, and without this extra no name is looked for.
_NO_ERROR = {"blank-picture", "no-names"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a file holds and what becomes of it.

    `verdict` is one of `core.scan.judging.VERDICTS`, `judged` the findings each with its own.
    `segments` are the texts that a reader sees, in their order. `error` is a code of
    `core.scan.reasons`, of the first thing that could not be read; empty if all was.
    """

    verdict: str
    type: str
    sha256: str
    judged: tuple[Judged[Finding], ...] = ()
    segments: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    error: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, without the verdicts."""
        return tuple(each.finding for each in self.judged)

    @property
    def text(self) -> str:
        """All that a reader sees."""
        return "\n".join(self.segments)


def look_at(  # noqa: PLR0913 -- a file, whose, and where it would go
    school: School,
    file: Incoming | bytes,
    *,
    name: str,
    place: str,
    store: str = "",
    under: Collection[UUID] = (),
    pictures: bool = False,
    limits: Limits = LIMITS,
) -> Looked:
    """Look at a file, by the people, packs and consents of a school as they stand now.

    Args:
        school: whose.
        file: what was sent.
        name: as it was called; its ending tells its type where its bytes do not.
        place: where it would go or lies, one of `core.policy.entries.PLACES`.
        store: for the place `storage`, which one, as packs name it.
        under: the requests for consent under which it is to go out.
        pictures: whether writing in pictures is read, which takes seconds a picture.
        limits: what reading it is held to.
    """
    data = bytes_of(file)
    seen = seen_in(school, data, name=name, pictures=pictures, limits=limits)
    digest = hashlib.sha256(data).hexdigest()
    return judged(school, seen, sha256=digest, place=place, store=store, under=under)


def judged(  # noqa: PLR0913 -- as above
    school: School,
    seen: Seen | Failed,
    *,
    sha256: str,
    place: str,
    store: str = "",
    under: Collection[UUID] = (),
) -> Looked:
    """Judge what was seen in a file, as things stand now."""
    if isinstance(seen, Failed):
        unread = (Unread(place=Place(), reason=seen.reason, detail=seen.detail),)
        seen = Seen(kind="", unread=unread)
    aim = Aim(
        packs=in_force(school),
        day=school_day(school),
        place=place,
        consents=consents_of(school, under),
        store=store,
    )
    verdict = judge(aim, seen.findings, seen.unread)
    errors = [each.reason for each in seen.unread if each.reason not in _NO_ERROR]
    return Looked(
        verdict=verdict.verdict,
        type=seen.kind,
        sha256=sha256,
        judged=verdict.findings,
        segments=seen.segments,
        unread=seen.unread,
        error=next(iter(errors), ""),
    )


def bytes_of(file: Incoming | bytes) -> bytes:
    """Return all bytes of what was sent."""
    return file if isinstance(file, bytes) else b"".join(file.chunks())
