"""Asking those for consent whose consent is missing: what the form for that begins with."""

from dataclasses import dataclass

from mamori.access.rules import may
from mamori.consent.words import DATA
from mamori.people.models import Account
from mamori.publishing.queries.weighing import Outcome

MOST = 300  # persons; more of them are asked by class


@dataclass(frozen=True, slots=True)
class Ask:
    """What the form that asks for consent is opened with. It is posted, so no address tells it."""

    channel: str
    what: list[str]
    people: list[str]
    more: int


def to_ask(account: Account, outcome: Outcome) -> Ask | None:
    """Return whom to ask for what; None where nobody's consent is missing, or one may not ask."""
    if not outcome.lacking or not may(account, "consent.ask", school=account.person.school):
        return None
    missing = {kind for one in outcome.files for kind in one.lacking}
    what = [code for code, data in DATA.items() if missing & set(data.findings)]
    if "list" in what and "person-list" not in missing:
        what.remove("list")
    people = sorted(outcome.lacking)
    return Ask(outcome.release.channel, what, people[:MOST], max(0, len(people) - MOST))
