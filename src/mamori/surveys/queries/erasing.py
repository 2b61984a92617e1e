"""What a page shows before and after the answers of a questionnaire are erased."""

from dataclasses import dataclass
from datetime import datetime

from mamori.people.queries import about
from mamori.surveys.models import Group, Survey
from mamori.surveys.queries.paper import piles
from mamori.surveys.queries.sheets import what_is_left


@dataclass(frozen=True, slots=True)
class Erased:
    """That answers were erased: when, by whom, by which rule, and what became of the paper."""

    at: datetime
    by: str
    rule: str
    out: int
    back: int
    destroyed: int


def erased(survey: Survey) -> Erased | None:
    """Return how the answers of a questionnaire were erased; None if they were not."""
    left = what_is_left(survey)
    if left is None:
        return None
    known = about([left.by]) if left.by else {}
    return Erased(
        at=left.at,
        by=known[left.by].name if left.by in known else "",
        rule=str((left.words or {}).get("rule", "")),
        out=int(left.attrs["out"]),
        back=int(left.attrs["back"]),
        destroyed=int(left.attrs["destroyed"]),
    )


def paper_left(survey: Survey) -> list[tuple[Group, int]]:
    """Return the classes whose sheets of paper are still kept, and how many."""
    rows = Group.objects.filter(survey=survey).select_related("school_class")
    found = [
        (row, piles(survey, row).kept)
        for row in rows.order_by("school_class__grade", "school_class__title")
    ]
    return [(row, kept) for row, kept in found if kept]
