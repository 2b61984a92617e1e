"""A gate like that of a resolved case, and what stands in its way."""

from typing import Any

from tests.core.policy.making import TOKYO, WORDS, at, fact, pack_of, pattern

from mamori.core.policy import Attempt, Calendar, Fact, Pack, Packs, refusals
from mamori.core.policy.entries import GateEntry
from mamori.core.policy.needs import FactNeed, Need, QuietNeed
from mamori.core.policy.span import Span

OWN: dict[str, Any] = {"says": WORDS, "clause": "1", "cites": ("HOK-120",)}
QUIET = QuietNeed(
    pattern=pattern("act.recorded"), span=Span("months", 3), or_longer="watch.lengthened", **OWN
)
ASKED = FactNeed(
    pattern=pattern("distress.asked", with_="victim", answer="none"),
    after_quiet=True,
    latest="answer",
    **OWN,
)
RESOLVE = Attempt("case.resolved")
APRIL = fact("act.recorded", "2026-04-01 09:00", id="act")


def gate(*needs: Need, **fields: Any) -> Packs:
    entry: dict[str, Any] = {"table": "gate", "pack": "law", "file": "", "id": "resolve"}
    entry |= {"stops": pattern("case.resolved"), "needs": needs}
    law = pack_of()
    made = Pack(**{**vars(law), "gates": (GateEntry(**(entry | fields)),)})
    return Packs((made,))


def missing(
    packs: Packs,
    when: str,
    *facts: Fact,
    attempt: Attempt = RESOLVE,
    calendar: Calendar = TOKYO,
) -> list[int]:
    now = at(f"{when} 12:00" if len(when) == 10 else when, calendar)
    return [found.need for found in refusals(packs, attempt, facts, now, calendar)]


def answer(when: str, said: str, **more: Any) -> Fact:
    return fact("distress.asked", f"{when} 10:00", with_="victim", answer=said, **more)
