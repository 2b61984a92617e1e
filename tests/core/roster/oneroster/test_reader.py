from datetime import date

import pytest
from tests.core.roster.making import (
    CLASSES,
    ENROLMENTS,
    ORGS,
    ROLES,
    USERS,
    YEARS,
    codes,
    read_package,
    zipped,
)

from mamori.core.roster import (
    Enrolment,
    Guardianship,
    Kind,
    Scope,
    Severity,
    read_oneroster,
)

ORG = f"{ORGS}\no1,,,みどり小学校,school,,\n"
YEAR = f"{YEARS}\ny1,,,2026年度,schoolYear,2026-04-01,2027-03-31,,2026\n"
CLASS = f"{CLASSES}\nc1,,,4年1組,P4,k1,homeroom,o1,y1\n"
PUPIL = "u1,,,true,s1,結衣,佐藤"
ROLE = "r1,,,u1,primary,student,o1"


def test_persons_classes_years_and_posts_come_with_their_dates() -> None:
    roster = read_package(
        orgs=ORG,
        academicSessions=YEAR,
        classes=CLASS,
        users=f"{USERS},email,grades\n{PUPIL},s1@midori.example,P4\n",
        roles=f"{ROLES},beginDate,endDate\n{ROLE},2026-04-01,2026-09-30\n",
        enrollments=f"{ENROLMENTS},metadata.jp.ShussekiNo\ne1,,,c1,o1,u1,student,false,7\n",
        demographics="sourcedId,status,dateLastModified,birthDate,sex\nu1,,,2016-05-06,female\n",
    )
    person = roster.persons["u1"]
    assert (person.kind, person.name.full, person.birth_date, person.sex, person.number) == (
        Kind.PUPIL,
        "佐藤 結衣",
        date(2016, 5, 6),
        "female",
        7,
    )
    assert roster.enrolments == (Enrolment("e1", "u1", "c1", "student", 7, primary=False),)
    (post,) = roster.posts
    assert (post.begins, post.ends) == (date(2026, 4, 1), date(2026, 9, 30))
    assert roster.years["y1"].ends == date(2027, 3, 31)
    assert roster.classes["c1"].years == ("y1",)
    assert roster.scope is Scope.ALL
    assert roster.notes == ()


@pytest.mark.parametrize(
    ("column", "version"),
    [("ShussekiNo", "1.2"), ("shussekiNo", "1.2_JP"), ("shussekiNo", "1.2.1")],
)
def test_the_number_in_class_is_read_in_either_spelling(column: str, version: str) -> None:
    roster = read_package(
        version=version,
        orgs=ORG,
        academicSessions=YEAR,
        classes=CLASS,
        users=f"{USERS}\n{PUPIL}\n",
        roles=f"{ROLES}\n{ROLE}\n",
        enrollments=f"{ENROLMENTS},metadata.jp.{column}\ne1,,,c1,o1,u1,student,false,12\n",
    )
    assert roster.persons["u1"].number == 12
    assert roster.profile == ("jp-k12" if version == "1.2_JP" else "jp")
    assert roster.notes == ()


def test_preferred_and_kana_names_of_the_newest_profile() -> None:
    jp = "metadata.jp.kana"
    roster = read_package(
        version="1.2.1",
        orgs=ORG,
        users=f"{USERS},preferredFamilyName,preferredGivenName,{jp}FamilyName,{jp}GivenName,"
        f"{jp}PreferredFamilyName,{jp}PreferredGivenName\n"
        f"{PUPIL},田中,由衣,サトウ,ユイ,タナカ,ﾕｲ\n",
        roles=f"{ROLES}\n{ROLE}\n",
    )
    assert [name.full for name in roster.persons["u1"].names()] == [
        "佐藤 結衣",
        "田中 由衣",
        "サトウ ユイ",
        "タナカ ユイ",
    ]
    column = "metadata.jp.kanaPreferredGivenName"
    assert codes(roster) == [("half-width-kana", "users.csv", 2, column)]


def test_the_primary_role_tells_the_kind() -> None:
    roster = read_package(
        orgs=ORG,
        users=f"{USERS}\nu1,,,true,a,花,森\nu2,,,true,b,翼,林\nu3,,,true,c,学,原\n",
        roles=f"{ROLES}\nr1,,,u1,secondary,parent,o1\nr2,,,u1,primary,counselor,o1\n"
        "r3,,,u2,primary,parent,o1\nr4,,,u2,secondary,aide,o1\n",
    )
    kinds = [person.kind for person in roster.people()]
    assert kinds == [Kind.STAFF, Kind.GUARDIAN, Kind.UNKNOWN]
    assert [post.kind for post in roster.posts] == [
        Kind.GUARDIAN,
        Kind.STAFF,
        Kind.GUARDIAN,
        Kind.STAFF,
    ]
    (note,) = roster.notes
    assert (note.code, note.detail, note.count) == ("role-missing", "u3", 1)


def test_agents_are_read_from_either_side_once() -> None:
    roster = read_package(
        orgs=ORG,
        users=f'{USERS},agentSourcedIds\n{PUPIL},"g1,g2,u2"\nu2,,,true,s2,翼,佐藤,gone\n'
        "g1,,,true,p1,直子,佐藤,u1\ng2,,,true,p2,学,佐藤,\n",
        roles=f"{ROLES}\n{ROLE}\nr2,,,u2,primary,student,o1\nr3,,,g1,primary,parent,o1\n"
        "r4,,,g2,primary,relative,o1\n",
    )
    assert roster.guardianships == (
        Guardianship("g1", "u1", "parent"),
        Guardianship("g2", "u1", "relative"),
    )
    assert codes(roster) == [
        ("agent-unclear", "users.csv", 2, "agentSourcedIds"),
        ("reference-missing", "users.csv", 3, "agentSourcedIds"),
    ]


def test_references_to_nothing_are_rejected_with_the_value() -> None:
    roster = read_package(
        orgs=ORG,
        academicSessions=YEAR,
        classes=f'{CLASSES}\nc1,,,4年1組,P4,k1,homeroom,o9,"y1,y9"\n',
        users=f"{USERS}\n{PUPIL}\n",
        roles=f"{ROLES}\n{ROLE}\nr2,,,u9,primary,teacher,o1\nr3,,,u1,secondary,student,o9\n",
        enrollments=f"{ENROLMENTS}\ne1,,,c1,o1,u9,student,\ne2,,,c9,o1,u1,student,\n",
    )
    assert [(n.code, n.file, n.line, n.column, n.detail) for n in roster.notes] == [
        ("reference-missing", "classes.csv", 2, "schoolSourcedId", "o9"),
        ("reference-missing", "classes.csv", 2, "termSourcedIds", "y9"),
        ("reference-missing", "roles.csv", 3, "userSourcedId", "u9"),
        ("reference-missing", "roles.csv", 4, "orgSourcedId", "o9"),
        ("reference-missing", "enrollments.csv", 2, "userSourcedId", "u9"),
        ("reference-missing", "enrollments.csv", 3, "classSourcedId", "c9"),
    ]
    assert roster.classes["c1"].years == ("y1",)
    assert roster.enrolments == ()
    assert roster.scope is Scope.ALL


def test_bad_rows_and_cells_are_rejected_with_line_and_column() -> None:
    roster = read_package(
        orgs=ORG,
        users=f"{USERS},email\n{PUPIL},s1@midori.example\n,,,true,s2,翼,林,\n{PUPIL},\n"
        "u4,,,maybe,s4,,,\nu5,,,maybe,s5,学,,none\n",
        roles=f"{ROLES}\n{ROLE}\nr5,,,u5,primary,,o1\nr6,,,u5,primary,student,o1\n",
        demographics="sourcedId,status,dateLastModified,birthDate,sex\n"
        "u1,,,2015-02-30,girl\nu5,,,01/02/2015,\n",
    )
    assert codes(roster) == [
        ("value-missing", "roles.csv", 3, "role"),
        ("no-such-day", "demographics.csv", 2, "birthDate"),
        ("sex-unknown", "demographics.csv", 2, "sex"),
        ("ambiguous-date", "demographics.csv", 3, "birthDate"),
        ("value-missing", "users.csv", 3, "sourcedId"),
        ("duplicate-id", "users.csv", 4, "sourcedId"),
        ("value-missing", "users.csv", 5, "familyName"),
        ("value-missing", "users.csv", 5, "givenName"),
        ("no-name", "users.csv", 5, "familyName"),
        ("value-missing", "users.csv", 6, "familyName"),
        ("not-a-boolean", "users.csv", 6, "enabledUser"),
        ("not-an-email", "users.csv", 6, "email"),
        ("absence-unsure", "users.csv", None, ""),
    ]
    assert list(roster.persons) == ["u1", "u5"]
    assert roster.scope is Scope.CHANGES, "with rows nobody could read, absence proves nothing"


def test_circles_of_organisations_are_cut() -> None:
    roster = read_package(
        orgs=f"{ORGS}\na,,,A,district,,b\nb,,,B,district,,a\nc,,,C,school,,a\nd,,,D,school,,d\n",
        users=f"{USERS}\n{PUPIL}\n",
        roles=f"{ROLES}\nr1,,,u1,primary,student,c\n",
    )
    parents = {key: org.parent for key, org in roster.orgs.items()}
    assert parents == {"a": "", "b": "a", "c": "a", "d": ""}
    assert codes(roster) == [
        ("org-cycle", "orgs.csv", 2, "parentSourcedId"),
        ("org-cycle", "orgs.csv", 5, "parentSourcedId"),
    ]


def test_special_needs_are_dropped_unless_asked_for() -> None:
    files = {
        "orgs": ORG,
        "academicSessions": YEAR,
        "classes": f"{CLASSES},metadata.jp.specialNeeds\n"
        "c1,,,ひまわり,P4,k1,homeroom,o1,y1,true\nc2,,,4年1組,P4,k1,homeroom,o1,y1,\n",
        "users": f"{USERS}\n{PUPIL}\n",
        "roles": f"{ROLES}\n{ROLE}\n",
    }
    roster = read_package(**files)
    assert [group.special_needs for group in roster.classes.values()] == [None, None]
    (note,) = roster.notes
    assert (note.severity, note.code, note.count) == (Severity.DROPPED, "special-needs", 1)
    packed = zipped({f"{name}.csv": text for name, text in files.items()})
    kept = read_oneroster(("x.zip", packed), keep_special_needs=True)
    assert kept.classes["c1"].special_needs is True


def test_personal_data_nobody_needs_is_dropped_and_said() -> None:
    roster = read_package(
        orgs=ORG,
        users=f"{USERS},pronouns,userIds\n{PUPIL},she,{{x:1}}\n",
        roles=f"{ROLES}\n{ROLE}\n",
        demographics="sourcedId,status,dateLastModified,birthDate,sex,asian,cityOfBirth\n"
        "u1,,,2016-05-06,,true,みほん市\n",
    )
    dropped = [(n.code, n.column) for n in roster.notes if n.severity is Severity.DROPPED]
    assert sorted(dropped) == [
        ("not-needed", "asian"),
        ("not-needed", "cityOfBirth"),
        ("not-needed", "pronouns"),
        ("not-needed", "userIds"),
    ]
    assert "みほん市" not in repr(roster)


def test_credentials_leave_no_trace() -> None:
    roster = read_package(
        orgs=ORG,
        users=f"{USERS},password,ext_studentPassword\n{PUPIL},hunter2,\n",
        roles=f"{ROLES}\n{ROLE}\n",
        userProfiles="sourcedId,status,dateLastModified,userSourcedId,username,password\n"
        "p1,,,u1,s1,hunter3\n",
    )
    assert "hunter" not in repr(roster)
    counts = {(n.file, n.column): n.count for n in roster.notes if n.code == "credential"}
    assert counts == {
        ("users.csv", "password"): 1,
        ("users.csv", "ext_studentPassword"): 0,
        ("userProfiles.csv", "password"): 1,
    }
