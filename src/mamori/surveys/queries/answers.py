"""Opening the answers of a questionnaire. Who may read them is asked before."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from mamori.core.seal import SealBroken, derive_key, unseal
from mamori.journal.keys import stream_keys
from mamori.surveys.models import Answer, Survey
from mamori.surveys.questions import Given


@dataclass(frozen=True, slots=True)
class Opened:
    """One answer that was opened."""

    id: UUID
    group: int
    given: Given = field(repr=False)
    language: str = ""
    who: UUID | None = None
    name: str = field(default="", repr=False)
    on_paper: bool = False
    is_whole: bool = True


def about(pk: UUID) -> bytes:
    """Return what the seal of an answer is bound to: its own number."""
    return f"answer {pk}".encode()


def opened(survey: Survey, rows: Iterable[Answer]) -> Iterator[Opened]:
    """Yield answers of one questionnaire; none if its words were erased.

    An answer that does not open any more, because its row was damaged or changed, holds nothing
    and is not whole: the others are read all the same.
    """
    key = stream_keys({survey.stream}).get(survey.stream)
    if key is None:
        return
    for row in rows:
        own = derive_key(key, f"answer {row.pk}")
        try:
            told: dict[str, Any] = json.loads(unseal(own, bytes(row.sealed), about(row.pk)))
        except SealBroken:
            yield Opened(id=row.pk, group=row.group_id, given={}, is_whole=False)
            continue
        yield Opened(
            id=row.pk,
            group=row.group_id,
            given=told["given"],
            language=told.get("language", ""),
            who=UUID(told["who"]) if "who" in told else None,
            name=told.get("name", ""),
            on_paper=told.get("paper", False),
        )
