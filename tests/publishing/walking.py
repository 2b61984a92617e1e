"""What stands in the addresses of this room when they are walked."""

from tests.cases.conftest import Staffroom

from mamori.people.queries import school_day
from mamori.publishing.actions.channels import list_channel, open_listing
from mamori.registers.actions import Raised


def in_the_address(room: Staffroom, name: str) -> dict[str, object]:
    """Return the values for an address of this room."""
    if "official" in name:
        return {"code": open_listing(school=room.school), "language": "ja"}
    if "channel" in name:
        return {"pk": channel_of(room), "slug": "change"}
    return {}


def channel_of(room: Staffroom) -> object:
    """Return a channel of the school."""
    what = Raised(
        {"type": "web", "on": school_day(room.school).isoformat()},
        {"title": "学校のホームページ", "address": "https://www.example/"},
    )
    return list_channel(by=room.principal, what=what, owner=room.teacher.person_id).pk
