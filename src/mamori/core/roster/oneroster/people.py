"""Users with their roles and demographics."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mamori.core.roster.model import NO_NAME, Kind, Name, Person, Post, kind_of_role
from mamori.core.roster.names import clean_kana, has_half_width_kana, join_name
from mamori.core.roster.notes import Severity
from mamori.core.roster.oneroster.package import Package
from mamori.core.roster.oneroster.values import Cells, listed

_KANA = tuple(
    f"metadata.jp.kana{part}Name"
    for part in (
        "Family",
        "Given",
        "Middle",
        "PreferredFamily",
        "PreferredGiven",
        "PreferredMiddle",
    )
)
_NAMES = ("familyName", "givenName", "middleName")
_PREFERRED = ("preferredFamilyName", "preferredGivenName", "preferredMiddleName")
_REST = (
    "enabledUser",
    "username",
    "email",
    "phone",
    "sms",
    "grades",
    "identifier",
    "userMasterIdentifier",
    "primaryOrgSourcedId",
    "metadata.jp.homeClass",
    "agentSourcedIds",
)


def read_demographics(package: Package) -> dict[str, tuple[date | None, str]]:
    """Return birth date and sex by sourcedId of the user. Race and place of birth are not read."""
    cells = Cells(package, "demographics")
    return {
        key: (cells.day(line, "birthDate", born), cells.sex(line, "sex", sex))
        for line, key, (born, sex) in package.records("demographics", "", ("birthDate", "sex"))
    }


def read_posts(package: Package) -> tuple[list[tuple[int, Post]], str]:
    """Return each role at each organisation with its line, and the file it stands in.

    That is roles.csv, or in 1.1 the columns `role` and `orgSourcedIds` of users.csv.
    """
    if "roles" in package.sheets:
        return list(_posts_12(package)), "roles"
    return list(_posts_11(package)), "users"


def _posts_11(package: Package) -> Iterator[tuple[int, Post]]:
    sheet, seen = package.sheets.get("users"), set()
    names = ("sourcedId", "status", "role", "orgSourcedIds")
    for line, (user, status, role, orgs) in sheet.records(names) if sheet else ():
        if user in seen or not role or status.casefold() == "tobedeleted":
            continue
        seen.add(user)
        for org in listed(orgs) or [""]:
            yield line, Post(user, role, org)


def _posts_12(package: Package) -> Iterator[tuple[int, Post]]:
    names = ("userSourcedId", "role", "roleType", "orgSourcedId", "beginDate", "endDate")
    cells = Cells(package, "roles")
    for line, key, values in package.records("roles", "post", names, must=names[:2]):
        user, role, type_, org, begins, ends = values
        first = cells.day(line, "beginDate", begins)
        last = cells.day(line, "endDate", ends)
        yield line, Post(user, role, org, type_ != "secondary", first, last, key)


Names = tuple[Name, Name, Name, Name]  # name, preferred, kana, kana of the preferred one


@dataclass(frozen=True, slots=True)
class About:
    """What the other files say of a user: by person, posts, birth date and sex, role and number."""

    posts: Mapping[str, list[Post]]
    demographics: Mapping[str, tuple[date | None, str]]
    enrolled: Mapping[str, tuple[str, int | None]]


def read_persons(
    package: Package, about: About
) -> tuple[dict[str, Person], dict[str, tuple[int, list[str]]]]:
    """Return the persons by sourcedId, and of each the line and the agents it names."""
    cells = Cells(package, "users")
    persons: dict[str, Person] = {}
    agents: dict[str, tuple[int, list[str]]] = {}
    columns = (*_NAMES, *_PREFERRED, *_KANA, *_REST)
    for line, key, values in package.records("users", "person", columns):
        name, preferred = join(values[:3]), join(values[3:6])
        if not (name or preferred):
            cells.reject(line, "familyName", "no-name", key)
            continue
        names = (name or preferred, preferred, *_kana(package, line, values[6:12]))
        *rest, agent = values[12:]
        persons[key] = _person(cells, line, key, names, rest, about)
        if agent:
            agents[key] = (line, listed(agent))
    return persons, agents


def _person(  # noqa: PLR0913, PLR0917 - a row, its names, and what is known besides
    cells: Cells, line: int, key: str, names: Names, rest: list[str], about: About
) -> Person:
    enabled, username, email, phone, sms, grade, code, master, org, home = rest
    on = cells.flag(line, "enabledUser", enabled)
    posts = about.posts.get(key, [])
    role, number = about.enrolled.get(key, ("", None))
    born, sex = about.demographics.get(key, (None, ""))
    return Person(
        key,
        _kind(posts, role),
        *names,
        email=cells.email(line, "email", email),
        phone=phone or sms,
        birth_date=born,
        sex=sex,
        grade=grade,
        number=number,
        enabled=on is not False,
        pupil_id=code,
        master_id=master,
        username=username,
        orgs=_orgs(org, posts),
        home_class=home,
    )


def join(parts: tuple[str, ...], read: Callable[[str], str] = str) -> Name:
    """Return the name of its family, given and middle part."""
    if not any(parts):
        return NO_NAME
    family, given, middle = map(read, parts)
    return join_name(family=family, given=given, middle=middle)


def _kana(package: Package, line: int, parts: tuple[str, ...]) -> tuple[Name, Name]:
    if not any(parts):
        return NO_NAME, NO_NAME
    for column, text in zip(_KANA, parts, strict=True):
        if has_half_width_kana(text):
            file = package.sheets["users"].name
            package.notes.add(
                Severity.UNKNOWN,
                "half-width-kana",
                file=file,
                line=line,
                column=column,
                detail=text,
            )
    return join(parts[:3], clean_kana), join(parts[3:], clean_kana)


def _kind(posts: Iterable[Post], enrolled_as: str) -> Kind:
    """Tell the kind by the primary role, else the first, else the role in a class."""
    roles = sorted(posts, key=lambda post: not post.primary)
    return kind_of_role(roles[0].role if roles else enrolled_as)


def _orgs(primary: str, posts: Iterable[Post]) -> tuple[str, ...]:
    every = [primary, *(post.org for post in posts)]
    return tuple(dict.fromkeys(org for org in every if org))
