"""Making known where one can ask for help, and keeping that list true."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.rules import may
from mamori.duties.actions import note
from mamori.people.models import Account


@dataclass(frozen=True, slots=True)
class Windows:
    """What the school says about where one can ask for help, as children and guardians read it."""

    places: str  # one a line
    guardians: str = ""
    policy: str = ""  # an address, or the words themselves
    names: bool = False  # whether the members of the committee are named


@transaction.atomic
def publish_windows(*, by: Account, windows: Windows) -> None:
    """Publish the places in school where one can ask for help (HOK-066, HOK-101).

    Raises:
        PermissionDenied: the account may not do that at its school.
    """
    _note(by, "window.published", words=_told(windows))


@transaction.atomic
def check_lines(*, by: Account) -> None:
    """Say that every number of the help lines was tried today and is right (HOK-151).

    Raises:
        PermissionDenied: as `publish_windows`.
    """
    _note(by, "lines.published")


def _told(windows: Windows) -> dict[str, object]:
    told: dict[str, object] = {
        "places": windows.places,
        "guardians": windows.guardians,
        "policy": windows.policy,
        "names": windows.names,
    }
    return {name: value for name, value in told.items() if value}


def _note(by: Account, kind: str, *, words: dict[str, object] | None = None) -> None:
    school = by.person.school
    if not may(by, "windows.publish", school=school):
        raise PermissionDenied
    note(
        by=by.person_id,
        school=school,
        stream=f"school:{school.pk}",
        kind=kind,
        words=words,
    )
