"""Staff whom the words of a talk may mean: see `duties.naming`."""

from mamori.access.queries import naming_somebody
from mamori.door.models import Talk
from mamori.duties import naming


def look_again_past_the_named() -> None:
    """Look at every talk that may mean somebody: posts change, and may leave it to those."""
    rows = Talk.unguarded.select_related("school").filter(stream__in=naming_somebody())
    naming.look_again_past_the_named((talk.stream, talk.school) for talk in rows.order_by("pk"))
