"""The prints of what was withdrawn, which this process keeps open and asks at once.

Schools under one board share what they withdrew, and what is ordinary among them: the key of a
print is the installation's (docs/adr/0018). A school without a board has its own alone.
"""

import math
from base64 import b64decode
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from mamori.base.keys import key_for
from mamori.core.likeness import (
    NOTHING,
    Fingerprint,
    Like,
    Shelf,
    fingerprint,
    is_copy,
    is_telling,
    ordinary_in,
)
from mamori.core.likeness import Ordinary as Frames
from mamori.core.seal import unseal
from mamori.journal.keys import ledger_key
from mamori.journal.models import StreamKey
from mamori.journal.queries import entries
from mamori.people.models import School
from mamori.publishing.models import Mark, Ordinary

RECORDED = "withdrawal.recorded"
MOST_LEARNED = 600  # papers, the newest: more of them teach nothing new
_STEP = 1.05  # what is ordinary is learned anew when so many times more papers were seen
_Stamp = tuple[tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class _Kept:
    stamp: _Stamp
    shelf: Shelf[str]
    frames: Frames


_kept: dict[UUID, _Kept] = {}
_prints: dict[str, Fingerprint] = {}


def sharing(school: School) -> list[UUID]:
    """Return the schools that share what was withdrawn with one: its board first, if it has one."""
    board = school.pk if school.kind == School.Kind.BOARD else school.board_id
    if board is None:
        return [school.pk]
    return [board, *School.objects.filter(board=board).order_by("pk").values_list("pk", flat=True)]


def print_of(text: str | Fingerprint) -> Fingerprint:
    """Return the whole print of a text under the key of this installation, or a print as it is."""
    return text if isinstance(text, Fingerprint) else fingerprint(text, key_for("near copies"))


def like(school: School, text: str | Fingerprint) -> list[Like[str]]:
    """Return the streams of the withdrawn documents that a text is a copy of, the likest first."""
    return _of(school).shelf.like(print_of(text))


def tells_enough(school: School, text: str | Fingerprint) -> bool:
    """Say whether a text has enough of its own for the same text to be known again."""
    whole = print_of(text)
    return is_copy(whole, whole, _of(school).frames)


def tells_little(school: School, text: str | Fingerprint) -> bool:
    """Say whether a copy that was changed much may not be known, as the text says so little."""
    return not is_telling(print_of(text), _of(school).frames)


def about_paper(pk: UUID) -> bytes:
    """Return what the print of an ordinary paper is bound to."""
    return f"ordinary {pk}".encode()


def _of(school: School) -> _Kept:
    """Return the shelf of a school, made anew when something was withdrawn, lifted or learned."""
    family = sharing(school)
    readable = StreamKey.unguarded.filter(wrapped__isnull=False).values("stream")
    standing = Mark.unguarded.filter(school__in=family, stream__in=readable)
    standing = standing.exclude(state=Mark.State.LIFTED)
    streams = tuple(standing.order_by("pk").values_list("stream", flat=True))
    papers = Ordinary.unguarded.filter(school__in=family)
    seen = papers.aggregate(seen=Count("pk"))["seen"]
    stamp = (streams, round(math.log(seen + 1, _STEP)))
    kept = _kept.get(family[0])
    if kept is None or kept.stamp != stamp:
        kept = _kept[family[0]] = _made(stamp, family)
    return kept


def _made(stamp: _Stamp, family: list[UUID]) -> _Kept:
    prints = _prints_of(stamp[0])
    rows = Ordinary.unguarded.filter(school__in=family).order_by("-at", "pk")[:MOST_LEARNED]
    learned = [
        Fingerprint.from_bytes(
            unseal(ledger_key(row.school_id), bytes(row.sealed), about_paper(row.pk))
        )
        for row in rows
    ]
    frames = ordinary_in(learned, list(prints.values())) if learned else NOTHING
    return _Kept(stamp, Shelf(prints, frames), frames)


def _prints_of(streams: tuple[str, ...]) -> dict[str, Fingerprint]:
    """Return the prints of these streams; one whose words were erased has none any more."""
    new = set(streams) - set(_prints)
    for one in entries(new, kinds=[RECORDED]) if new else ():
        if one.words is not None:
            _prints[one.stream] = Fingerprint.from_bytes(b64decode(one.words["print"]))
    return {stream: _prints[stream] for stream in streams if stream in _prints}
