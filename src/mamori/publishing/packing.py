"""What was seen in a file as bytes, to be sealed until somebody has decided, and back."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from mamori.core.scan.blocks import Unread
from mamori.core.scan.findings import Finding
from mamori.core.scan.judging import SURE
from mamori.core.scan.places import Piece, Place
from mamori.core.scan.serving import Seen

# Of a longer file the rest of the words is let go: what is found stands in the findings, and a
# document is known again by much less.
LETTERS = 2_000_000
# Of more findings than so many, those that are of one kind and of the same persons are told by the
# first of them, with how many there are: what is judged of each is the same.
FINDINGS, OF_EACH = 10_000, 5


def packed(seen: Seen) -> bytes:
    """Return what was seen as bytes."""
    told = {
        "kind": seen.kind,
        "findings": [_finding(one) for one in _fewer(seen.findings)],
        "unread": [
            {"place": _place(one.place), "reason": one.reason, "detail": one.detail}
            for one in seen.unread
        ],
        "segments": _shortened(seen.segments),
    }
    return zlib.compress(json.dumps(told, ensure_ascii=False).encode(), 1)


def unpacked(data: bytes) -> Seen:
    """Undo `packed`."""
    told = json.loads(zlib.decompress(data))
    return Seen(
        kind=told["kind"],
        findings=tuple(map(_found, told["findings"])),
        unread=tuple(Unread(**one | {"place": _placed(one["place"])}) for one in told["unread"]),
        segments=tuple(told["segments"]),
    )


def _shortened(segments: tuple[str, ...]) -> list[str]:
    kept, left = [], LETTERS
    for text in segments:
        if left > 0:
            kept.append(text[:left])
        left -= len(text)
    return kept


def _fewer(findings: Sequence[Finding]) -> Sequence[Finding]:
    if len(findings) <= FINDINGS:
        return findings
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        told = (one.kind, one.person, one.others, one.confidence >= SURE, one.seen)
        alike.setdefault(told, []).append(one)
    return [one for each in alike.values() for one in _first(each)]


def _first(alike: list[Finding]) -> Iterator[Finding]:
    last = alike[OF_EACH - 1 :]
    yield from alike[: OF_EACH - 1]
    if last:
        counts = [one.count for one in last]
        # A list is as long as the longest of them; of all else there are as many as all together.
        count = max(counts) if last[0].kind == "person-list" else sum(counts)
        yield replace(last[0], count=count)


def _finding(one: Finding) -> dict[str, Any]:
    told = {each.name: getattr(one, each.name) for each in fields(one)}
    more = [[_place(piece.place), piece.start, piece.end] for piece in one.more]
    return told | {"place": _place(one.place), "more": more}


def _found(told: Mapping[str, Any]) -> Finding:
    more = tuple(Piece(_placed(place), start, end) for place, start, end in told["more"])
    lists = {name: tuple(told[name]) for name in ("span", "others", "why")}
    return Finding(**{**told, **lists, "more": more, "place": _placed(told["place"])})


def _place(place: Place) -> dict[str, Any]:
    values = ((each.name, getattr(place, each.name)) for each in fields(place))
    return {name: value for name, value in values if value not in (None, "")}


def _placed(told: Mapping[str, Any]) -> Place:
    box = told.get("box")
    return Place(**{**told, "box": tuple(box) if box else None})
