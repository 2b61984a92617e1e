"""The plan of the year: its items month by month, what was done and what was not."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from mamori.journal.queries import TAKEN_BACK, entries
from mamori.people.packs import codes
from mamori.people.queries import about
from mamori.year.queries.span import Term

ADOPTED, FOLLOWED = "plan.adopted", "plan.followed"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is planned, and what became of it."""

    number: int
    month: date
    part: str
    part_says: str
    what: str
    who: str
    result: str = ""  # done, not-done, moved, or nothing yet
    on: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan that was adopted last."""

    id: UUID
    at: datetime
    by: list[str]
    versions: int
    items: list[Item]

    @property
    def done(self) -> int:
        """How many items were done."""
        return sum(item.result == "done" for item in self.items)

    def item(self, number: int) -> Item | None:
        """Return an item by its number."""
        return next((item for item in self.items if item.number == number), None)


def plan_of(term: Term, language: str) -> Plan | None:
    """Return the plan of a school year as it was adopted last; None while there is none."""
    found = entries([f"school:{term.school.pk}"], kinds=[ADOPTED, FOLLOWED, TAKEN_BACK])
    gone = {one.attrs["entry"] for one in found if one.kind == TAKEN_BACK}
    plans = [
        one
        for one in found
        if one.kind == ADOPTED and one.attrs.get("year") == term.code and str(one.id) not in gone
    ]
    if not plans:
        return None
    last = plans[-1]
    words = last.words or {}
    known = codes(term.school, "year-plan-parts", language, term.starts)
    became = {
        int(one.attrs["item"]): one
        for one in found
        if one.kind == FOLLOWED and one.attrs["plan"] == str(last.id)
    }
    items = [
        Item(
            number=number,
            month=date.fromisoformat(item["month"] + "-01"),
            part=item["part"],
            part_says=known.get(item["part"], item["part"]),
            what=item["what"],
            who=item["who"],
            result=became[number].attrs["result"] if number in became else "",
            on=str(became[number].attrs.get("on", "")) if number in became else "",
            why=str((became[number].words or {}).get("why", "")) if number in became else "",
        )
        for number, item in enumerate(words.get("items", []), start=1)
    ]
    names = about(map(UUID, words.get("behind", ())))
    return Plan(
        id=last.id,
        at=last.at,
        by=sorted(one.name for one in names.values()),
        versions=len(plans),
        items=sorted(items, key=lambda item: (item.month, item.number)),
    )
