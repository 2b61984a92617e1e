import pytest
from tests.core.roster.making import ORGS, ROLES, USERS, codes, manifest, read_package, zipped

from mamori.core.roster import RosterUnreadable, Scope, read_oneroster

ORG = f"{ORGS}\no1,,,みどり小学校,school,,\n"
PUPIL = "u1,,,true,s1,結衣,佐藤"
ROLE = "r1,,,u1,primary,student,o1"


def test_a_file_without_its_header_shows_no_cell_as_a_column_name() -> None:
    roster = read_package(orgs=ORG, users="u1,,,true,s1,結衣,佐藤,password123\n")
    assert "password123" not in repr(roster)
    assert ("header-missing", "users.csv", 1, "") in codes(roster)
    assert roster.persons == {}
    assert roster.scope is Scope.CHANGES


def test_without_a_manifest_the_files_tell_the_version() -> None:
    files = {"orgs.csv": ORG, "users.csv": f"{USERS}\n{PUPIL}\n", "roles.csv": f"{ROLES}\n{ROLE}\n"}
    roster = read_oneroster(("x.zip", zipped(files)))
    assert roster.version == "1.2"
    assert codes(roster) == [
        ("file-missing", "manifest.csv", None, ""),
        ("version", "manifest.csv", None, "oneroster.version"),
    ]


def test_what_manifest_and_files_do_not_agree_on_is_noted() -> None:
    files = {
        "manifest.csv": manifest(
            "9.9", orgs="bulk", users="absent", roles="sometimes", classes="bulk"
        ),
        "orgs.csv": ORG,
        "users.csv": f"{USERS}\n{PUPIL}\n",
        "roles.csv": f"{ROLES}\n{ROLE}\n",
        "notes.csv": "a,b\n",
        "courses.csv": "a,b\n",
    }
    roster = read_oneroster(("x.zip", zipped(files)))
    assert codes(roster) == [
        ("version", "manifest.csv", None, "oneroster.version"),
        ("file-missing", "classes.csv", None, "file.classes"),
        ("file-not-announced", "users.csv", None, "file.users"),
        ("file-mode", "roles.csv", None, "file.roles"),
        ("file-unknown", "notes.csv", None, ""),
    ]
    assert list(roster.persons) == ["u1"]


def test_a_package_of_users_left_out_makes_nobody_leave() -> None:
    roster = read_package(orgs=ORG)
    assert roster.scope is Scope.CHANGES
    assert ("file-missing", "users.csv", None, "") in codes(roster)


def test_shift_jis_is_read_and_noted() -> None:
    files: dict[str, str | bytes] = {
        "manifest.csv": manifest("1.2", orgs="bulk", users="bulk", roles="bulk"),
        "orgs.csv": ORG.encode("cp932"),
        "users.csv": f"{USERS}\n{PUPIL}\n".encode("cp932"),
        "roles.csv": f"{ROLES}\n{ROLE}\n",
    }
    roster = read_oneroster(("x.zip", zipped(files)))
    assert roster.persons["u1"].name.family == "佐藤"
    assert [(n.code, n.detail) for n in roster.notes] == [("encoding", "cp932")] * 2


def test_a_zip_without_any_roster_file_is_refused() -> None:
    with pytest.raises(RosterUnreadable) as caught:
        read_oneroster(("x.zip", zipped({"menu.csv": "a,b\n"})))
    assert caught.value.code == "not-a-roster"


def test_one_unreadable_file_does_not_lose_the_others() -> None:
    files: dict[str, str | bytes] = {
        "manifest.csv": manifest("1.2", orgs="bulk", users="bulk", roles="bulk"),
        "orgs.csv": b"\x89PNG" + bytes(range(1, 32)) * 30,
        "users.csv": f"{USERS}\n{PUPIL}\n",
        "roles.csv": f"{ROLES}\n{ROLE}\n",
    }
    roster = read_oneroster(("x.zip", zipped(files)))
    assert list(roster.persons) == ["u1"]
    assert codes(roster) == [("unknown-encoding", "orgs.csv", None, "")]
