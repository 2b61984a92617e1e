"""Writes a OneRoster 1.2 package of any size. Everybody in it is invented."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

FAMILY = (("佐藤", "サトウ"), ("鈴木", "スズキ"), ("高橋", "タカハシ"), ("池田", "イケダ"))
GIVEN = (("結衣", "ユイ"), ("大翔", "ヒロト"), ("陽菜", "ヒナ"), ("蓮", "レン"), ("葵", "アオイ"))
IN_CLASS = 30
# Of each hundred persons: two classes with a homeroom teacher each, and 38 guardians.
HUNDRED = 100
TEACHERS, PUPILS = 2, 60
SCHOOL, YEAR, COURSE = "org-school", "year-2026", "course-1"
Row = Sequence[object]


HEADERS = {
    "orgs": "sourcedId,name,type",
    "academicSessions": "sourcedId,title,type,startDate,endDate,schoolYear",
    "classes": "sourcedId,title,grades,courseSourcedId,classType,schoolSourcedId,termSourcedIds",
    "users": "sourcedId,enabledUser,username,givenName,familyName,email,agentSourcedIds,grades,"
    "primaryOrgSourcedId,metadata.jp.kanaGivenName,metadata.jp.kanaFamilyName",
    "roles": "sourcedId,userSourcedId,roleType,role,beginDate,orgSourcedId",
    "enrollments": "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role,primary,"
    "metadata.jp.ShussekiNo",
    "demographics": "sourcedId,birthDate,sex",
}


def write_package(path: Path, name: str, persons: int) -> None:
    """Write a package of one school, line by line, so that little of it is in memory.

    Args:
        path: the zip file to be made.
        name: of the school.
        persons: how many; in hundreds.
    """
    people = range(persons)
    rows: dict[str, Iterable[Row]] = {
        "orgs": [(SCHOOL, name, "school")],
        "academicSessions": [(YEAR, "2026年度", "schoolYear", "2026-04-01", "2027-03-31", 2026)],
        "classes": map(_group, range(persons // HUNDRED * TEACHERS)),
        "users": map(_user, people),
        "roles": ((f"r{n}", _id(n), "primary", _role(n), "2026-04-01", SCHOOL) for n in people),
        "enrollments": _enrolments(people),
        "demographics": (
            (_id(n), f"201{n % 9}-0{n % 9 + 1}-{n % 28 + 1:02}", "female")
            for n in people
            if _role(n) == "student"
        ),
    }
    modes = [(f"file.{file}", "bulk") for file in HEADERS]
    head = [("manifest.version", "1.0"), ("oneroster.version", "1.2")]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        _file(package, "manifest", "propertyName,value", [*head, *modes])
        for file, header in HEADERS.items():
            _file(package, file, header, rows[file])


def _file(package: zipfile.ZipFile, name: str, header: str, rows: Iterable[Row]) -> None:
    with package.open(f"{name}.csv", "w") as raw, io.TextIOWrapper(raw, "utf-8", newline="") as out:
        out.write(f"{header}\r\n")
        csv.writer(out).writerows(rows)


def _id(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-000000000000"


def _class(number: int) -> str:
    return f"{number:08x}-0000-4000-9000-000000000000"


def _group(number: int) -> Row:
    grade = f"P{number % 6 + 1}"
    return (_class(number), f"{number}組", grade, COURSE, "homeroom", SCHOOL, YEAR)


def _role(number: int) -> str:
    place = number % HUNDRED
    if place < TEACHERS:
        return "teacher"
    return "student" if place < TEACHERS + PUPILS else "parent"


def _user(number: int) -> Row:
    family, family_kana = FAMILY[number % len(FAMILY)]
    given, given_kana = GIVEN[number % len(GIVEN)]
    is_pupil = _role(number) == "student"
    # The 38 guardians of the hundred share its 60 pupils.
    begins = number - number % HUNDRED + TEACHERS + PUPILS
    guardian = _id(begins + number % (HUNDRED - TEACHERS - PUPILS)) if is_pupil else ""
    grade = f"P{_class_of(number) % 6 + 1}" if is_pupil else ""
    mail = f"u{number}@midori.example"
    kana = (given_kana, family_kana)
    return (_id(number), "true", f"u{number}", given, family, mail, guardian, grade, SCHOOL, *kana)


def _class_of(number: int) -> int:
    """Return the class of a pupil."""
    place = number % HUNDRED - TEACHERS
    return number // HUNDRED * TEACHERS + place // IN_CLASS


def _enrolments(people: Iterable[int]) -> Iterator[Row]:
    for n in people:
        place = n % HUNDRED
        if place < TEACHERS:
            group = _class(n // HUNDRED * TEACHERS + place)
            yield (f"e{n}", group, SCHOOL, _id(n), "teacher", "true", "")
        elif place < TEACHERS + PUPILS:
            at = (place - TEACHERS) % IN_CLASS + 1
            yield (f"e{n}", _class(_class_of(n)), SCHOOL, _id(n), "student", "false", at)
