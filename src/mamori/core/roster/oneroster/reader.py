"""Reads a whole OneRoster package."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from mamori.core.roster.model import Enrolment, Kind, Person, Post, Roster, Scope
from mamori.core.roster.notes import Notebook, Severity
from mamori.core.roster.oneroster import links, people, places
from mamori.core.roster.oneroster.package import Package, open_package
from mamori.core.roster.source import Source, name_of, open_source

# Rejections after which somebody who is in the file is not in the roster.
_LOST = frozenset({"row-misaligned", "cell-too-large", "value-missing", "no-name"})


def read_oneroster(source: Source, *, keep_special_needs: bool = False) -> Roster:
    """Read a OneRoster package: a zip, a folder, or one of its files.

    Reads 1.1, 1.2, 1.2.1 and the Japan profiles, bulk and delta. What cannot be used is left out
    and noted; a reference into a file that is delta need not be in the package.

    Args:
        source: path of a zip or folder, or (name, bytes).
        keep_special_needs: take `metadata.jp.specialNeeds` of classes, which is otherwise dropped.

    Raises:
        RosterUnreadable: when nothing in it can be read.
    """
    notes = Notebook()
    package = open_package(name_of(source), open_source(source), notes)
    orgs, years = places.read_orgs(package), places.read_years(package)
    classes = places.read_classes(package, orgs, years, keep_special_needs=keep_special_needs)
    posts, file = people.read_posts(package)
    enrolled = links.read_enrolments(package)
    held: dict[str, list[Post]] = defaultdict(list)
    for _, post in posts:
        held[post.person].append(post)
    numbers = _places_in_class(enrolment for _, enrolment in enrolled)
    about = people.About(held, people.read_demographics(package), numbers)
    persons, agents = people.read_persons(package, about)
    _note_kindless(package, persons)
    kept = links.keep_posts(package, posts, file, persons, orgs)
    return Roster(
        source=package.name,
        version=package.version,
        profile=_profile(package),
        scope=_scope(package, persons),
        orgs=orgs,
        years=years,
        classes=classes,
        persons=persons,
        enrolments=links.keep_enrolments(package, enrolled, persons, classes),
        guardianships=links.read_guardianships(package, agents, persons, kept),
        posts=kept,
        deletions=tuple(package.deletions),
        notes=notes.close(),
    )


def _places_in_class(enrolments: Iterable[Enrolment]) -> dict[str, tuple[str, int | None]]:
    """Return role and number in class by person; the first enrolment with a number counts."""
    found: dict[str, tuple[str, int | None]] = {}
    for enrolment in enrolments:
        if found.get(enrolment.person, ("", None))[1] is None:
            found[enrolment.person] = (enrolment.role, enrolment.number)
    return found


def _scope(package: Package, persons: Mapping[str, Person]) -> Scope:
    """Tell what absence means; rows that could not be read make nobody leave by absence."""
    if package.is_delta("users"):
        return Scope.CHANGES
    sheet = package.sheets.get("users")
    lost = package.notes.rejected(sheet.name, _LOST) if sheet else 0
    if persons and not lost:
        return Scope.ALL
    file = sheet.name if sheet else "users.csv"
    package.notes.add(Severity.UNKNOWN, "absence-unsure", file=file, count=lost)
    return Scope.CHANGES


def _profile(package: Package) -> str:
    if package.version == "1.2_JP":
        return "jp-k12"
    columns = (name for sheet in package.sheets.values() for name in sheet.columns)
    return "jp" if any(name.startswith("metadata.jp.") for name in columns) else ""


def _note_kindless(package: Package, persons: dict[str, Person]) -> None:
    """Say who has no role at all; in a delta that is no lack."""
    if package.is_delta("users"):
        return
    nobody = [key for key, person in persons.items() if person.kind is Kind.UNKNOWN]
    if nobody:
        package.notes.add(
            Severity.MISSING,
            "role-missing",
            file=package.sheets["users"].name,
            detail=nobody[0],
            count=len(nobody),
        )
