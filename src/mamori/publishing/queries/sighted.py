"""What was seen in a post: its words, what was looked for in them, where, and whom it may name."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mamori.access.queries import barred_from
from mamori.cases import evidence
from mamori.cases.evidence import Evidence
from mamori.journal.queries import entries
from mamori.people.queries import about, pupils_among, uuids
from mamori.publishing.models import Post


@dataclass(frozen=True, slots=True)
class Sighted:
    """What was seen: where, when, what stands there, and what was kept of it."""

    at: datetime
    by: str  # empty where Mamori saw it
    title: str
    address: str
    pieces: list[tuple[str, bool]]  # the words, those that were looked for told apart
    finds: tuple[str, ...]
    pupils: list[str]
    sha256: str
    files: list[Evidence]
    no_picture: str  # why: `no-browser`, `names-others`, or nothing
    erased: bool


def sighted(post: Post) -> Sighted:
    """Return what was seen."""
    (first, *_rest) = entries([post.stream], kinds=["post.sighted"])
    words: dict[str, Any] = first.words or {}
    names = about({first.by}) if first.by else {}
    found = pupils_among(post.school, uuids(words.get("people", ())))
    text = str(words.get("around") or words.get("text", ""))
    return Sighted(
        at=first.at,
        by=names[first.by].name if first.by else "",
        title=str(words.get("title", "")),
        address=str(words.get("address", "")),
        pieces=pieces(text, words.get("words", ())),
        finds=tuple(first.attrs.get("finds", ())),
        pupils=[one.label for one in found],
        sha256=str(words.get("sha256", "")),
        files=evidence.files_in(first),
        no_picture=str(words.get("no_picture", "")),
        erased=first.words is None,
    )


def pieces(text: str, words: Collection[str]) -> list[tuple[str, bool]]:
    """Cut a text where something stands that was looked for."""
    sought = sorted(filter(None, words), key=len, reverse=True)
    if not sought:
        return [(text, False)] if text else []
    pattern = re.compile("(" + "|".join(map(re.escape, sought)) + ")", re.IGNORECASE)
    return [(part, at % 2 == 1) for at, part in enumerate(pattern.split(text)) if part]


def first_values(post: Post) -> dict[str, Any]:
    """Return what the form of a sign holds at first: whom the post may name, and where it was."""
    (first, *_rest) = entries([post.stream], kinds=["post.sighted"])
    words: dict[str, Any] = first.words or {}
    found = pupils_among(post.school, uuids(words.get("people", ())))
    return {
        "pupils": [str(one.id) for one in found],
        "place": "online",
        "place_words": str(words.get("title", ""))[:200],
        "channel": "net-patrol",
        "noticed_at": first.at,
        "danger": post.danger,
        "adults": [str(one) for one in barred_from(post.stream)],
    }


def pupils_seen(post: Post) -> list[tuple[str, str]]:
    """Return the pupils whom the scanner saw in a post, as choices."""
    (first, *_rest) = entries([post.stream], kinds=["post.sighted"])
    found = pupils_among(post.school, uuids((first.words or {}).get("people", ())))
    return [(str(one.id), one.label) for one in found]
