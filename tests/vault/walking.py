"""What stands in the addresses of this room when they are walked."""

from tests.cases.conftest import Staffroom

from mamori.vault.actions import Given, begin


def in_the_address(room: Staffroom) -> dict[str, object]:
    """Return a place that the principal listed."""
    what = Given({"place": "other"}, {"name": "職員用サーバ", "owner": "情報担当"})
    place = begin(by=room.principal, school=room.school, type="place", what=what)
    return {"pk": place.pk, "slug": "note", "type": "device"}
