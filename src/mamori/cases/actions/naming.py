"""Adults whom a case names: see `duties.naming`, which other records need as well."""

from mamori.access.queries import naming_somebody
from mamori.cases.models import Case
from mamori.duties import naming
from mamori.duties.naming import look_past_the_named, name_adults

__all__ = ["look_again_past_the_named", "look_past_the_named", "name_adults"]


def look_again_past_the_named() -> None:
    """Look at every case that names somebody: posts change, and may leave it to those it names."""
    rows = Case.unguarded.select_related("school").filter(stream__in=naming_somebody())
    naming.look_again_past_the_named((case.stream, case.school) for case in rows.order_by("pk"))
