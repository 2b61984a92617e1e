"""From what a person may tell a paper apart: they did not bring it, and it is their part."""

from mamori.access.rules import may
from mamori.journal.queries import entries
from mamori.people.models import Account
from mamori.publishing.acts.apart import APART
from mamori.publishing.models import Release, Sheet
from mamori.publishing.queries.marks import Recognised
from mamori.publishing.queries.sheets import DRAFTED, Look, all_known_now, look_of, possible
from mamori.publishing.queries.weighing import Weighed, weigh

STEP = "tell-apart"


def may_tell(account: Account, release: Release) -> bool:
    """Say whether a person may find that something of a release is no copy."""
    waits = release.state in {Release.State.OPEN, Release.State.ASKED}
    others = account.person_id not in {release.by_id, release.asked_by_id}
    return waits and others and may(account, APART.verb, stream=release.stream)


def file_like(account: Account, release: Release, number: int) -> Weighed | None:
    """Return the file of a release that a person may tell apart; None if there is none such.

    Nobody can for one that asks for a secret.
    """
    if not may_tell(account, release):
        return None
    files = (one for one in weigh(release).files if one.again and not one.asks_secret)
    return next((one for one in files if one.item.number == number), None)


def sheet_like(account: Account, sheet: Sheet) -> list[Recognised]:
    """Return the withdrawn documents from which a person may tell a sheet apart.

    Nobody can for one that asks for a secret, nor for a refused one whose file is gone.
    """
    if STEP not in possible(account, sheet) or not may(account, APART.verb, stream=sheet.stream):
        return []
    drafted = entries([sheet.stream], kinds=[DRAFTED])
    look = look_of(sheet)
    if look is None or look.credentials or account.person_id in {one.by for one in drafted}:
        return []
    if sheet.state != Sheet.State.REFUSED:
        return all_known_now(sheet)
    there = bool(sheet.file) or "text" in (drafted[-1].words or {})
    return _refused_as(look, sheet) if there and look.result == "known-again" else []


def _refused_as(look: Look, sheet: Sheet) -> list[Recognised]:
    """Return what it was refused as a copy of, also where that was lifted meanwhile."""
    found = {one.stream: one for one in all_known_now(sheet)}
    if look.story:
        stream = f"withdrawn:{look.story.mark}"
        found.setdefault(stream, Recognised(stream, look.likeness / 100, look.story))
    return list(found.values())
