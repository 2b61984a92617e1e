"""What was collected is destroyed or given back by a day; when that is over, it is due."""

from django.db import transaction

from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.queries import entries
from mamori.publishing.models import Sheet
from mamori.publishing.queries.sheets import is_overdue, version_of

OVERDUE = "collection.overdue"
OUT = (Sheet.State.IN_USE, Sheet.State.OVER, Sheet.State.WITHDRAWN)


def note_overdue() -> None:
    """Note of each sheet, once, that what it collected should be gone by now. Done every hour."""
    rows = Sheet.unguarded.filter(state__in=OUT).select_related("school")
    known = {one.stream for one in entries([row.stream for row in rows], kinds=[OVERDUE])}
    for row in rows.order_by("school", "pk"):
        if row.stream not in known and is_overdue(row, version_of(row)):
            _note(row)


@transaction.atomic
def _note(sheet: Sheet) -> None:
    journal.lock(sheet.school_id)
    now = Sheet.unguarded.select_related("school").get(pk=sheet.pk)
    if is_overdue(now, version_of(now)) and not entries([now.stream], kinds=[OVERDUE]):
        note(by=None, school=now.school, stream=now.stream, kind=OVERDUE)
