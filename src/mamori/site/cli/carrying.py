"""Where the rules forbid media that can be carried away, commands write no records to them.

A pack says so with a page whose feature is `export-block`. Without a database the packs that were
named on the command line count; with one those of the school, and the media that it admitted.
"""

import sys
from collections.abc import Collection
from datetime import date
from pathlib import Path

from mamori.base.removable import Roots, medium_of
from mamori.core.policy import Packs, say

FEATURE = "export-block"
PORTABLE = "portable-medium"  # no pack names it among the places where records may be kept
ROOTS: Roots | None = None  # of this machine
UNKNOWN = (
    "Whether {path} lies on a medium that can be carried away could not be told here.\n"
    "Look yourself: {clause} of {title} lets nothing be kept on one."
)
REFUSED = (
    "{path} lies on a medium that can be carried away. Nothing was written.\n"
    "{clause} of {title} lets nothing be kept there. Name a folder of a permitted place.\n"
    "A medium for long keeping that is encrypted and locked away is first listed in Mamori\n"
    "(School, Where records are kept, Media for long keeping){known}."
)


class CarriedAway(Exception):
    """Something would be written to a medium that can be carried away; says why and what to do."""


def is_portable(path: Path) -> bool:
    """Say whether a path surely lies on such a medium."""
    return medium_of(path, ROOTS).answer == "portable"


def keep_off_portable(
    path: Path, packs: Packs, day: date, *, admitted: Collection[str] = ()
) -> None:
    """Refuse to write records to such a medium, where a pack forbids it.

    Args:
        path: what would be written.
        packs: those that count.
        day: today.
        admitted: the ids of media that the school admitted, as they were typed.

    Raises:
        CarriedAway: nothing may be written there.
    """
    pages = [(pack, page) for pack in packs for page in pack.pages]
    found = next(((p, q) for p, q in pages if q.feature == FEATURE and q.in_force(day)), None)
    if found is None:
        return
    pack, page = found
    medium = medium_of(path, ROOTS)
    told = {"path": path, "clause": page.clause, "title": say(pack.title, "en", pack.language)}
    if medium.answer == "unknown":
        print(UNKNOWN.format(**told), file=sys.stderr)
    if medium.answer == "portable" and not medium.ids & {one.strip().lower() for one in admitted}:
        known = f" as {' or '.join(sorted(medium.ids))}" if medium.ids else ""
        raise CarriedAway(REFUSED.format(**told, known=known))
