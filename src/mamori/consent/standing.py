"""What several answers make together. Pure: no database, no clock."""

from collections.abc import Collection, Mapping
from uuid import UUID

from mamori.consent.words import GIVEN, PERSON, REFUSED, REQUESTED

# The last word of each who answered: by side, and which guardian where one is known.
Said = Mapping[tuple[str, UUID | None], bool]


def standing(needed: Collection[str], said: Said) -> str:
    """Say where a consent stands: given, refused, or still only requested.

    Each side whose yes is needed has said yes, and nobody of it no. One guardian may answer for
    several; if one of them says no, it is no. A no of the person always counts: nobody is shown
    against their own word. Silence is not consent.

    Args:
        needed: the sides whose yes is needed.
        said: the last word of each who answered.
    """
    for_it = {side for (side, _), yes in said.items() if yes}
    against = {side for (side, _), yes in said.items() if not yes}
    if PERSON in against or against & set(needed):
        return REFUSED
    return GIVEN if needed and set(needed) <= for_it else REQUESTED
