"""Where the duties of this room are due."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from mamori.door.flood import pile_of
from mamori.door.queries.talks import talks_of
from mamori.duties.places import Spot
from mamori.people.models import Account


def spots(account: Account, streams: Collection[str]) -> dict[str, Spot]:
    """Return the talks among some records that a person sees, and the pile of their school."""
    talks = talks_of(account).filter(stream__in=streams)
    found = {
        talk.stream: Spot(
            _("talk %(number)s") % {"number": talk.number},
            reverse("door:talk", args=[talk.pk]),
            None if talk.piled else talk.at,
            danger=talk.danger,
        )
        for talk in talks
    }
    pile = pile_of(account.person.school)
    if pile in streams:
        found[pile] = Spot(_("the pile of reports"), reverse("door:talks"))
    return found
