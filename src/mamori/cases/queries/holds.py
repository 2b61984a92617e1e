"""For what the records of a case are kept from being erased."""

from mamori.cases.models import Case
from mamori.journal.queries import codes


def reasons_held(stream: str) -> list[str]:
    """Return the codes of the reasons for which a record must be kept, the oldest first."""
    standing: dict[str, None] = {}
    for fact in codes(stream):
        why = str(fact.attrs.get("why", ""))
        if fact.kind == "hold.placed":
            standing.setdefault(why)
        elif fact.kind == "hold.lifted":
            standing.pop(why, None)
    return list(standing)


def is_held(case: Case) -> bool:
    """Say whether nothing of a case may be erased."""
    return bool(reasons_held(case.stream))
