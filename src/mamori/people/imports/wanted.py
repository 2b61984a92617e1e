"""What a roster says that one school should look like, before it is compared with what is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from unicodedata import normalize

from mamori.core.roster import (
    Enrolment,
    Kind,
    Note,
    Org,
    Person,
    Roster,
    SchoolClass,
    Scope,
    Severity,
)
from mamori.people.models import Post, School
from mamori.people.words import About
from mamori.people.years import Span, span_around, title_of

ROLE = Post.Role

# OneRoster's roles, and the posts they stand for; a role that is not here gives no post.
POSTS: dict[str, str] = {
    "principal": ROLE.PRINCIPAL,
    "counselor": ROLE.COUNSELLOR,
    "siteAdministrator": ROLE.ICT,
    "systemAdministrator": ROLE.ICT,
    "administrator": ROLE.OFFICE,
    "teacher": ROLE.TEACHER,
    "aide": ROLE.TEACHER,
}
# What schools write in the column for posts of their own lists.
WORDS: dict[str, str] = {
    "校長": ROLE.PRINCIPAL,
    "hiệu trưởng": ROLE.PRINCIPAL,
    "directeur": ROLE.PRINCIPAL,
    "副校長": ROLE.VICE_PRINCIPAL,
    "教頭": ROLE.VICE_PRINCIPAL,
    "phó hiệu trưởng": ROLE.VICE_PRINCIPAL,
    "adjunct-directeur": ROLE.VICE_PRINCIPAL,
    "生徒指導主事": ROLE.GUIDANCE,
    "生徒指導主任": ROLE.GUIDANCE,
    "生徒指導担当": ROLE.GUIDANCE,
    "養護教諭": ROLE.NURSE_TEACHER,
    "スクールカウンセラー": ROLE.COUNSELLOR,
    "事務職員": ROLE.OFFICE,
    "教諭": ROLE.TEACHER,
    "giáo viên": ROLE.TEACHER,
    "leerkracht": ROLE.TEACHER,
}
BOARD_POSTS: dict[str, str] = {"districtAdministrator": ROLE.BOARD_OFFICER}
BOARD_ORGS = frozenset({"district", "local", "state", "national"})


class WhichSchool(Exception):
    """The roster holds several schools and none has this one's name; a person must choose."""

    def __init__(self, orgs: Iterable[Org]) -> None:
        super().__init__()
        self.orgs = tuple(orgs)


@dataclass(frozen=True, slots=True)
class WantedPost:
    """A post that the roster gives: to whom, as what, for which class, from and to."""

    person: str
    role: str
    group: str = ""
    begins: date | None = None
    ends: date | None = None
    key: str = ""


@dataclass(slots=True)
class Wanted:
    """One school's part of a roster. Persons and classes go by the roster's own keys."""

    scope: Scope
    years: dict[str, Span] = field(default_factory=dict)  # by key of the class
    classes: dict[str, SchoolClass] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    ended: dict[str, date] = field(default_factory=dict)  # whose every role here is over
    enrolments: list[Enrolment] = field(default_factory=list)
    posts: list[WantedPost] = field(default_factory=list)
    guardians: dict[str, set[str]] = field(default_factory=dict)  # by child
    notes: list[Note] = field(default_factory=list)

    def note(self, severity: Severity, code: str, detail: str = "", count: int = 1) -> None:
        """Remark on the whole file."""
        self.notes.append(Note(severity, "", None, "", code, detail, count))


def wanted(roster: Roster, school: School, today: date, org: str = "") -> Wanted:
    """Take from a roster what concerns one school.

    Args:
        roster: as `core.roster` read it.
        school: the school to be brought up to date.
        today: the school's own day.
        org: which organisation of the roster this school is, where a person chose.

    Raises:
        WhichSchool: nobody chose, and several of the roster's schools could be meant.
    """
    found = Wanted(roster.scope)
    org = org or _org_of(roster.orgs, school, found)
    found.classes = _classes(roster, org, found)
    found.years = {key: _year(group, roster, school, today) for key, group in found.classes.items()}
    _people(roster, org, today, found)
    found.enrolments = [
        each
        for each in roster.enrolments
        if each.role == "student" and _inside(each.person, each.group, found)
    ]
    found.posts = [*_roles(roster, org, school, found), *_homerooms(roster, found)]
    guardians = defaultdict(set)
    for pair in roster.guardianships:
        guardians[pair.child].add(pair.guardian)
    found.guardians = dict(guardians)
    return found


def about(person: Person) -> About:
    """Return what is kept of a person; everything else that the roster tells is let go."""
    name = person.name
    preferred = person.preferred.full
    return About(
        full_name=name.full or preferred,
        family_name=f"{name.infix} {name.family}".strip(),
        given_name=name.given,
        reading=person.kana.full,
        preferred_name="" if preferred == name.full else preferred,
        email=person.email,
        phone=person.phone,
        born=person.birth_date.isoformat() if person.birth_date else "",
        sex=person.sex,
        grade=person.grade,
        pupil_number=person.pupil_id,
    )


def folded(name: str) -> str:
    """Return a school's name as two writers of it would agree on."""
    return "".join(normalize("NFKC", name).casefold().split())


def _org_of(orgs: Mapping[str, Org], school: School, found: Wanted) -> str:
    board = school.kind == School.Kind.BOARD
    types = BOARD_ORGS if board else {"school", ""}
    could = [org for org in orgs.values() if org.type in types]
    same = [org for org in could if folded(org.name) == folded(school.name)]
    if len(same) == 1:
        return same[0].key
    if len(could) > 1:
        raise WhichSchool(could)
    for org in could:
        found.note(Severity.UNKNOWN, "other-school-name", org.name)
        return org.key
    return ""


def _classes(roster: Roster, org: str, found: Wanted) -> dict[str, SchoolClass]:
    """Return the school's homeroom classes, or all its classes where it has none."""
    here = {
        key: group
        for key, group in roster.classes.items()
        if not org or group.org == org or not group.org
    }
    homerooms = {key: group for key, group in here.items() if group.type == "homeroom"}
    if homerooms and len(homerooms) < len(here):
        found.note(Severity.DROPPED, "lesson-groups", count=len(here) - len(homerooms))
    return _told_apart(homerooms or here)


def _told_apart(classes: dict[str, SchoolClass]) -> dict[str, SchoolClass]:
    """Add grade or code to titles that stand twice, so that people can tell the classes apart."""
    titles = defaultdict(list)
    for group in classes.values():
        titles[group.title].append(group)
    for title, same in titles.items():
        taken: set[str] = set()
        for group in same if len(same) > 1 else ():
            name = f"{title} ({group.grade or group.code or group.key[:8]})"
            name = name if name not in taken else f"{title} ({group.key[:8]})"
            taken.add(name)
            classes[group.key] = replace(group, title=name[:60])
    return classes


def _year(group: SchoolClass, roster: Roster, school: School, today: date) -> Span:
    """Find the school year of a class: above its term, or the one its first day lies in."""
    for key in group.years:
        year, seen = roster.years.get(key), set()
        while year and year.type != "schoolYear" and year.parent not in seen:
            seen.add(year.parent)
            year = roster.years.get(year.parent, year)
        if year and year.begins and year.type == "schoolYear":
            ends = year.ends or span_around(year.begins, school.jurisdiction).ends
            if ends > year.begins:
                title = year.title or title_of(year.begins, ends, school.jurisdiction)
                return Span(title[:60], year.begins, ends)
        if year and year.begins:
            return span_around(year.begins, school.jurisdiction)
    return span_around(today, school.jurisdiction)


def _people(roster: Roster, org: str, today: date, found: Wanted) -> None:
    """Keep who belongs to the school, and note whose every role at it is over."""
    belongs = {post.person for post in roster.posts if not org or post.org == org}
    belongs |= {each.person for each in roster.enrolments if each.group in found.classes}
    elsewhere = {post.person for post in roster.posts if post.org} - belongs
    for key, person in roster.persons.items():
        lost = not person.orgs and key not in elsewhere
        if not org or key in belongs or org in person.orgs or lost:
            found.persons[key] = person
    for pair in roster.guardianships:
        if pair.child in found.persons and pair.guardian in roster.persons:
            found.persons[pair.guardian] = roster.persons[pair.guardian]
    if roster.scope is Scope.CHANGES:  # the roles that did not change are not in it
        return
    last: dict[str, date] = {}
    for post in roster.posts:
        if post.person in found.persons and (not org or post.org in {org, ""}):
            ends = post.ends or date.max
            last[post.person] = max(ends, last.get(post.person, date.min))
    found.ended = {key: day + timedelta(days=1) for key, day in last.items() if day < today}


def _known(person: str, found: Wanted) -> bool:
    """Tell whether a person is of this school; a delta need not repeat who did not change."""
    return person not in found.ended and (person in found.persons or found.scope is Scope.CHANGES)


def _inside(person: str, group: str, found: Wanted) -> bool:
    return _known(person, found) and (group in found.classes or found.scope is Scope.CHANGES)


def _roles(roster: Roster, org: str, school: School, found: Wanted) -> list[WantedPost]:
    """Return the posts that follow from roles at the school itself."""
    known = BOARD_POSTS if school.kind == School.Kind.BOARD else POSTS | WORDS
    given: dict[tuple[str, str], WantedPost] = {}
    strange = Counter[str]()
    for post in roster.posts:
        if (org and post.org not in {org, ""}) or post.kind is not Kind.STAFF:
            continue
        role = known.get(post.role, "") or known.get(post.role.casefold(), "")
        if not role:
            strange[post.role] += 1
        elif _known(post.person, found):
            mine = WantedPost(post.person, role, "", post.begins, post.ends, post.key)
            given.setdefault((post.person, role), mine)
    for word, count in strange.items():
        found.note(Severity.DROPPED, "role-without-post", word, count)
    return list(given.values())


def _homerooms(roster: Roster, found: Wanted) -> list[WantedPost]:
    """Return a homeroom post for each teacher of a homeroom class, the primary ones if told."""
    teachers = defaultdict(list)
    for each in roster.enrolments:
        group = found.classes.get(each.group)
        if each.role == "teacher" and group and group.type == "homeroom":
            teachers[each.group].append(each)
    return [
        WantedPost(each.person, ROLE.HOMEROOM, each.group, each.begins, each.ends, each.key)
        for every in teachers.values()
        for each in ([one for one in every if one.primary] or every)
        if _inside(each.person, each.group, found)
    ]
