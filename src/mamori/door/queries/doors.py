"""Which school stands behind a code, and which code a school has."""

from mamori.door.models import Door
from mamori.people.models import School


def school_at(code: str) -> School | None:
    """Return the school whose door has a code, in whatever case it was typed."""
    door = Door.objects.select_related("school").filter(code=code.upper()).first()
    return door.school if door else None


def code_of(school: School) -> str:
    """Return the code of a school's door; empty before it was opened."""
    return Door.objects.filter(school=school).values_list("code", flat=True).first() or ""
