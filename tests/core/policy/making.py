"""Small packs, facts and days for the tests of the policy."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from mamori.core.policy import Calendar, Fact, Pack, Packs, load_pack
from mamori.core.policy.entries import DutyEntry, TargetEntry
from mamori.core.policy.pattern import Pattern
from mamori.core.policy.span import Span, Within

TOKYO = Calendar(ZoneInfo("Asia/Tokyo"))
WORDS = {"en": "words", "ja": "ことば"}
HEAD = """
[pack]
id = "{id}"
title = {{ en = "A pack", ja = "パック" }}
jurisdiction = "JP"
language = "ja"
version = "1"
checked_on = 2026-04-01
house = {house}
prefix = "{prefix}"

[[source]]
id = "law"
title = {{ en = "A law", ja = "法" }}
"""


def at(text: str, calendar: Calendar = TOKYO) -> datetime:
    """Read a local time such as "2026-04-01 09:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=calendar.tz)


def fact(
    kind: str,
    when: str,
    *,
    id: str = "",  # noqa: A002 - reads as the field it fills
    stream: str = "case:1",
    about: str = "",
    **attrs: Any,
) -> Fact:
    """Make a fact; `with_` stands for the attribute `with`, `about` names its subjects."""
    codes = {name.rstrip("_"): value for name, value in attrs.items()}
    subjects = tuple(about.split())
    return Fact(
        id or f"{kind} {when} {codes} {about}", stream, kind, at(when), codes, subjects=subjects
    )


def pattern(kind: str, **attrs: str) -> Pattern:
    return Pattern(kind, tuple((name.rstrip("_"), (code,)) for name, code in attrs.items()))


def duty(
    id: str = "check",  # noqa: A002 - reads as the field it fills
    after: str | tuple[Pattern, ...] = "sign.recorded",
    met_by: str | tuple[Pattern, ...] = "facts.established",
    *,
    within: Span | None = None,
    **more: Any,
) -> DutyEntry:
    fields: dict[str, Any] = {
        "table": "duty",
        "pack": "law",
        "file": "law/pack.toml",
        "id": id,
        "says": WORDS,
        "force": "must",
        "who": ("committee",),
        "after": (pattern(after),) if isinstance(after, str) else after,
        "met_by": (pattern(met_by),) if isinstance(met_by, str) else met_by,
        "within": Within(within) if within else None,
    }
    return DutyEntry(**(fields | more))


def target(span: Span, of: str = "law/check", **more: Any) -> TargetEntry:
    fields: dict[str, Any] = {"table": "target", "pack": "house", "file": "", "id": "soon"}
    return TargetEntry(duty=of, within=Within(span), **(fields | more))


def pack_of(
    *duties: DutyEntry,
    id: str = "law",  # noqa: A002 - reads as the field it fills
    house: bool = False,
    targets: tuple[TargetEntry, ...] = (),
) -> Pack:
    return Pack(
        id=id,
        title=WORDS,
        jurisdiction="JP",
        language="ja",
        version="1",
        checked_on=date(2026, 4, 1),
        house=house,
        duties=duties,
        targets=targets,
    )


def packs_of(*duties: DutyEntry, targets: tuple[TargetEntry, ...] = ()) -> Packs:
    return Packs((pack_of(*duties), pack_of(id="house", house=True, targets=targets)))


def write_pack(folder: Path, body: str, **head: str | bool) -> Path:
    """Write a pack with one source and this body; give its folder. `head` changes its head."""
    fields = {"id": "law", "house": False, "prefix": "OWN"} | head
    path = folder / str(fields["id"])
    path.mkdir(parents=True, exist_ok=True)
    text = HEAD.format(**fields | {"house": str(fields["house"]).lower()})
    (path / "pack.toml").write_text(text + body, encoding="utf-8")
    return path


def load_body(folder: Path, body: str, **head: str | bool) -> Pack:
    return load_pack(write_pack(folder, body, **head))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
