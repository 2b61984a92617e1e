"""What the forms of this room offer to choose from, and the words for what was chosen."""

from collections.abc import Collection, Iterable

from django.utils.translation import get_language

from mamori.access.rules import visible_to
from mamori.core.policy import say
from mamori.people.models import Account, School
from mamori.people.packs import codes, in_force
from mamori.people.queries import uuids
from mamori.ui.asking import Offers
from mamori.vault.acts.material import NOWHERE_LISTED
from mamori.vault.acts.places import OTHER
from mamori.vault.models import Record
from mamori.vault.queries.naming import known_names_of

T = Record.Type
PLACES = "storage-places"  # the list of a pack


def offers_for(account: Account, school: School) -> Offers:
    """Return what somebody can choose: the places of the packs, classes, what is listed.

    All the staff may keep something in a listed place or on a listed medium, so they see the names
    of these; of devices only those whose page they may open.
    """
    rows = Record.unguarded.filter(school=school, ended=False)
    shared = rows.filter(type__in=[T.PLACE, T.MEDIUM])
    mine = visible_to(rows.filter(type=T.DEVICE), account)
    named = _named(account, [*shared, *mine])
    return {**_listed(school), "storages": [*named.items(), *NOWHERE_LISTED]}


def wordings_for(account: Account, school: School, storages: Collection[str]) -> Offers:
    """Return the words for what was chosen, also for what was given up since.

    Args:
        account: whoever reads them.
        school: whose lists.
        storages: the ids of what something was kept on.
    """
    rows = Record.unguarded.filter(school=school, pk__in=uuids(storages))
    named = _named(account, rows)
    return {**_listed(school), "storages": [*named.items(), *NOWHERE_LISTED]}


def _listed(school: School) -> Offers:
    language = get_language() or "en"
    classes = [
        (entry.id, say(entry.says, language, pack.language))
        for pack in in_force(school)
        for entry in pack.classes
    ]
    return {"places": [*codes(school, PLACES, language).items(), *OTHER], "classes": classes}


def _named(account: Account, rows: Iterable[Record]) -> dict[str, str]:
    listed = list(rows)
    names = known_names_of(account, listed)
    told = {str(row.pk): f"{names[row.pk]} ({row.get_type_display()})" for row in listed}
    return dict(sorted(told.items(), key=lambda one: one[1]))
