"""The demo school's roster, as a school's own system would hand it over."""

from datetime import date, timedelta
from itertools import cycle, product
from typing import Any

from mamori.core import roster as core
from mamori.core.roster import Enrolment, Guardianship, Kind, Org, Person, Post, Roster, SchoolClass
from mamori.people.years import Span
from mamori.site.demo.names import Name, Names

ORG, YEAR = "school", "year"
GRADES, CLASSES, SIZE = range(1, 7), (1, 2), range(1, 13)
# By the short name under which the demo speaks of them; homeroom teachers are `4-1` and so on.
STAFF = {
    "principal": ("principal", "woman"),
    "vice": ("教頭", "man"),
    "guidance": ("生徒指導主任", "man"),
    "nurse": ("養護教諭", "woman"),
    "counsellor": ("counselor", "woman"),
    "ict": ("siteAdministrator", "man"),
    "office": ("事務職員", "woman"),
    "accounts": ("事務職員", "man"),
    "music": ("教諭", "woman"),
    "craft": ("教諭", "man"),
    "support": ("教諭", "woman"),
    "english": ("教諭", "man"),
}


def demo_roster(name: str, span: Span) -> Roster:
    """Return six grades of two classes with guardians and staff: the same people every time.

    Args:
        name: of the school.
        span: the school year.
    """
    made = _Made(span)
    for key, (role, sex) in STAFF.items():
        made.staff(key, role, sex)
    for grade, number in product(GRADES, CLASSES):
        made.school_class(f"{grade}-{number}", grade, f"{grade}年{number}組")
    return Roster(
        source="demo",
        version="1.2_JP",
        profile="jp",
        scope=core.Scope.ALL,
        orgs={ORG: Org(ORG, name, "school")},
        years={YEAR: core.Year(YEAR, span.title, "schoolYear", span.starts, span.ends)},
        classes=made.classes,
        persons=made.persons,
        enrolments=tuple(made.enrolments),
        guardianships=tuple(made.guardianships),
        posts=tuple(made.posts),
    )


class _Made:
    """What is made so far."""

    def __init__(self, span: Span) -> None:
        self.span = span
        self.names = Names()
        self.classes: dict[str, SchoolClass] = {}
        self.persons: dict[str, Person] = {}
        self.enrolments: list[Enrolment] = []
        self.guardianships: list[Guardianship] = []
        self.posts: list[Post] = []

    def staff(self, key: str, role: str, sex: str) -> None:
        self._person(key, Kind.STAFF, self.names.next(sex), email=f"{key}@komorebi.example")
        self.posts.append(Post(key, role, ORG, begins=self.span.starts, key=f"post-{key}"))

    def school_class(self, key: str, grade: int, title: str) -> None:
        group = f"class-{key}"
        self.classes[group] = SchoolClass(
            group, title, org=ORG, grade=f"P{grade}", code=key, years=(YEAR,)
        )
        self.staff(key, "教諭", "woman" if grade % 2 else "man")
        self._enrol(key, group, "teacher")
        for number, sex in zip(SIZE, cycle(("girl", "boy")), strict=False):
            self._pupil(f"{key}-{number:02d}", group, grade, sex)

    def _pupil(self, key: str, group: str, grade: int, sex: str) -> None:
        name = self.names.next(sex)
        number = int(key[-2:])
        born = date(self.span.starts.year - grade - 5, 4, 2) - timedelta(days=29 * number)
        self._person(
            key, Kind.PUPIL, name, birth_date=born, grade=f"P{grade}", number=number, pupil_id=key
        )
        self._enrol(key, group, "student", number)
        for each in ("woman", "man")[: 1 + number % 2]:
            guardian = f"{each}-of-{key}"
            self._person(guardian, Kind.GUARDIAN, self.names.relative(name, each))
            self.guardianships.append(Guardianship(guardian, key))

    def _person(self, key: str, kind: Kind, name: Name, **more: Any) -> None:
        (family, family_kana), (given, given_kana) = name
        self.persons[key] = Person(
            key=key,
            kind=kind,
            name=core.Name(f"{family} {given}", family=family, given=given),
            kana=core.Name(f"{family_kana} {given_kana}", family=family_kana, given=given_kana),
            orgs=(ORG,),
            **more,
        )

    def _enrol(self, person: str, group: str, role: str, number: int | None = None) -> None:
        key = f"{role}-{person}"
        self.enrolments.append(
            Enrolment(key, person, group, role, number=number, begins=self.span.starts)
        )
