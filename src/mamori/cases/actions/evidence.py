"""Files of a case: sealed on the disk, their keys under the seal of the entry they belong to.

So a file opens only for whom the entry opens, and when the words of a case are erased, its files
are too, on this disk and on every copy of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mamori.base import files
from mamori.cases import evidence
from mamori.cases.models import Case
from mamori.cases.queries.evidence import files_in_use


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it came in, with what it was found to be."""

    incoming: files.Incoming
    name: str
    type: str


def put_away(case: Case, sent: Iterable[Sent]) -> dict[str, Any]:
    """Keep files; return what the words of their entry must hold about them.

    If the entry is not written after all, nothing names them, and tidying takes them away.

    Raises:
        Erased: the words of the case were erased, so none can be added.
    """
    kept = [
        evidence.put_away(file.incoming, school=case.school_id, stream=case.stream)
        | {"name": file.name, "type": file.type}
        for file in sent
    ]
    return {"files": kept} if kept else {}


def are_same(words: Mapping[str, Any] | None, sent: Iterable[Sent]) -> bool:
    """Say whether an entry holds these very files and no others."""
    kept = [file["sha256"] for file in (words or {}).get("files", ())]
    return kept == [file.incoming.sha256 for file in sent]


def tidy() -> int:
    """Delete files that no readable entry names: what a crash left, and what was erased."""
    return files.sweep(evidence.SHELF, keep=files_in_use())
