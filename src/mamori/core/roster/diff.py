"""What a new roster changes, from fingerprints alone: the old people need not be loaded."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from hashlib import blake2b
from typing import Any

from mamori.core.roster.model import Enrolment, Guardianship, Name, Person, Post, Roster, Scope

Record = dict[str, Any]


_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Diff:
    """Keys of persons by what happens to them; each tuple is in the order of its source."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    left: tuple[str, ...]
    same: tuple[str, ...]


def records(roster: Roster) -> Iterator[tuple[str, Record]]:
    """Yield each person's key with all that the roster says of them, as plain JSON values.

    Empty values are left out, so a field added to the model later changes no fingerprint. In a
    delta a person who has only new enrolments, posts or children comes without own values.
    """
    ties: dict[str, Record] = defaultdict(dict)
    for enrolment in roster.enrolments:
        _tie(ties, enrolment.person, "enrolments", enrolment)
    for post in roster.posts:
        _tie(ties, post.person, "posts", post)
    for pair in roster.guardianships:
        _tie(ties, pair.child, "guardians", pair)
        _tie(ties, pair.guardian, "children", pair)
    for tied in ties.values():
        for rows in tied.values():
            if len(rows) > 1:
                rows.sort(key=_JSON.encode)
    for key, person in roster.persons.items():
        yield key, _plain(person, _PERSON) | ties.get(key, {})
    for key, tied in ties.items():
        if key not in roster.persons:
            yield key, tied


def fingerprint(record: Record, secret: bytes = b"") -> bytes:
    """Return 16 bytes that stay the same as long as the content does.

    With a secret (up to 64 bytes) nobody who steals the fingerprints can try names against them.
    """
    text = _JSON.encode(record)
    return blake2b(text.encode(), digest_size=16, key=secret).digest()


def fingerprints(roster: Roster, secret: bytes = b"") -> dict[str, bytes]:
    """Return the fingerprint of every person by key."""
    return {key: fingerprint(record, secret) for key, record in records(roster)}


def diff(
    old: Mapping[str, bytes],
    roster: Roster,
    *,
    secret: bytes = b"",
    class_of: Mapping[str, str] | None = None,
) -> Diff:
    """Compare the stored fingerprints with a new roster.

    Who has left depends on `roster.scope`: everyone absent (ALL), who is told to be deleted
    (CHANGES), or who is absent and was in a class that the roster names (CLASSES).

    Args:
        old: fingerprint by key, of the same kind of source.
        roster: what was just read.
        secret: as given to `fingerprint`.
        class_of: class title by key, of the persons in `old`; without it a plain list makes
            nobody leave.
    """
    new = fingerprints(roster, secret)
    gone: set[str]
    if roster.scope is Scope.ALL:
        gone = old.keys() - new.keys()
    elif roster.scope is Scope.CLASSES:
        there = class_of or {}
        gone = {key for key in old.keys() - new.keys() if there.get(key) in roster.classes}
    else:
        deleted = {deletion.key for deletion in roster.deletions if deletion.what == "person"}
        gone = (old.keys() & deleted) - roster.persons.keys()
    here = [key for key in new if key not in gone]
    return Diff(
        added=tuple(key for key in here if key not in old),
        changed=tuple(key for key in here if key in old and old[key] != new[key]),
        left=tuple(key for key in old if key in gone),
        same=tuple(key for key in here if old.get(key) == new[key]),
    )


_PERSON, _NAME, _ENROLMENT, _POST, _PAIR = (
    tuple(field.name for field in fields(kind))
    for kind in (Person, Name, Enrolment, Post, Guardianship)
)
_COLUMNS = {Name: _NAME, Enrolment: _ENROLMENT, Post: _POST, Guardianship: _PAIR}


def _tie(
    ties: dict[str, Record], key: str, what: str, tie: Enrolment | Post | Guardianship
) -> None:
    ties[key].setdefault(what, []).append(_plain(tie, _COLUMNS[type(tie)]))


def _plain(thing: object, columns: tuple[str, ...]) -> Record:
    plain: Record = {}
    for column in columns:
        value = getattr(thing, column)
        if not value and value is not False and value != 0:
            continue
        if isinstance(value, Name):
            value = _plain(value, _NAME)
        elif isinstance(value, date):
            value = value.isoformat()
        plain[column] = value
    return plain
