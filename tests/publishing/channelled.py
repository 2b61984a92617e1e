"""A channel that a school made official."""

from mamori.people.models import Account
from mamori.people.queries import school_day
from mamori.publishing.actions.channels import list_channel
from mamori.registers.actions import Raised


def official(by: Account, kind: str, address: str) -> None:
    """Put an address of the school on its public list."""
    on = school_day(by.person.school).isoformat()
    what = Raised({"type": kind, "on": on}, {"title": "Văn phòng", "address": address})
    list_channel(by=by, what=what, owner=by.person_id)
