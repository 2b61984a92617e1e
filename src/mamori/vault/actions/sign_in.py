"""Which accounts of a place sign in with two steps, from the list that its administrator hands in.

The list is read and forgotten: kept are the numbers, and sealed the accounts that need help.
"""

from collections.abc import Iterable
from dataclasses import replace

from mamori.core.roster import TwoSteps
from mamori.journal.models import Fact
from mamori.people.models import Account, Person, School
from mamori.people.queries import about, school_day, staff
from mamori.vault.actions.recording import Given, act
from mamori.vault.acts.places import SIGN_IN
from mamori.vault.models import Record

MOST_TOLD = 500  # accounts that are named; whoever has more to help begins with these


def check_sign_in(*, by: Account, place: Record, found: TwoSteps, what: Given) -> Fact:
    """Record what a list says. Staff are named beside their address, so that somebody can help.

    Raises:
        PermissionDenied: the person has no seat from which to do this.
    """
    counts = {"with": found.safe, "without": len(found.without), "unclear": len(found.unclear)}
    names = _names(place.school)
    told = {"one-step": found.without, "not-told": found.unclear}
    return act(
        by=by,
        record=place,
        slug=SIGN_IN.slug,
        what=replace(
            what,
            attrs={**what.attrs, **{name: str(count) for name, count in counts.items()}},
            words={
                **what.words,
                **{part: _lines(accounts, names) for part, accounts in told.items() if accounts},
            },
        ),
    )


def _lines(accounts: Iterable[str], names: dict[str, str]) -> str:
    told = [f"{one} ({names[one]})" if one in names else one for one in accounts]
    return "\n".join(told[:MOST_TOLD] + (["…"] if told[MOST_TOLD:] else []))


def _names(school: School) -> dict[str, str]:
    """Return the staff of today by the addresses that the school knows of them."""
    here = {one.id: one.name for one in staff(school, school_day(school))}
    rows = Account.objects.filter(person__in=here, person__kind=Person.Kind.STAFF)
    signing_in = {
        email.lower(): here[person] for email, person in rows.values_list("email", "person")
    }
    known = {one.email.lower(): one.name for one in about(here).values() if one.email}
    return known | signing_in
