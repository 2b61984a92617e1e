"""Which sheets at the schools of a board are copies of what was withdrawn (NER-08)."""

from base64 import b64decode
from dataclasses import dataclass

from mamori.core.likeness import Fingerprint
from mamori.journal.queries import entries
from mamori.publishing import flow
from mamori.publishing.models import Mark, Sheet
from mamori.publishing.queries.sheets import LOOKED
from mamori.publishing.queries.shelves import like, sharing

LIVING = (flow.READY, flow.APPROVED, flow.IN_USE, flow.OVER)


@dataclass(frozen=True, slots=True)
class Copy:
    """A sheet of a school that is a copy: from now on it rests there."""

    school: str
    number: str
    state: str


def copies_in_use(mark: Mark) -> list[Copy]:
    """Return the sheets of all schools that share a mark and that are copies of its document."""
    rows = Sheet.unguarded.filter(school__in=sharing(mark.school), state__in=LIVING)
    sheets = {row.stream: row for row in rows.select_related("school").order_by("at")}
    looks = entries(sheets, kinds=[LOOKED]) if sheets else []
    prints = {one.stream: one.words["print"] for one in looks if one.words is not None}
    return [
        Copy(row.school.name, row.number, row.get_state_display())
        for stream, row in sheets.items()
        if stream in prints and _is_like(mark, prints[stream])
    ]


def _is_like(mark: Mark, stored: str) -> bool:
    whole = Fingerprint.from_bytes(b64decode(stored))
    return any(one.id == mark.stream for one in like(mark.school, whole))
