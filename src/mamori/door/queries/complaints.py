"""Complaints that somebody of the school may let be followed at the door."""

from mamori.access.rules import may, visible_to
from mamori.people.models import Account, School
from mamori.registers.models import Record


def school_of_complaint(account: Account, stream: str) -> School | None:
    """Return the school of a complaint, for whoever may give words that lead to it; else None."""
    rows = Record.unguarded.select_related("school").filter(type=Record.Type.COMPLAINT)
    record = visible_to(rows, account).filter(stream=stream).first()
    if record is None or not may(account, "receipt.give", stream=stream):
        return None
    return record.school
