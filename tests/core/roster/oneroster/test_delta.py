from tests.core.roster.making import ENROLMENTS, ROLES, USERS, codes, read_package

from mamori.core.roster import Deletion, Guardianship, Kind, Scope

WHEN = "2026-09-01T00:00:00Z"


def test_a_delta_tells_changes_and_deletions_alone() -> None:
    roster = read_package(
        mode="delta",
        users=f"{USERS}\nu1,active,{WHEN},true,s1,結衣,田中\nu2,tobedeleted,{WHEN},,,,\n",
        roles=f"{ROLES}\nr2,tobedeleted,{WHEN},u2,primary,student,o1\n",
        enrollments=f"{ENROLMENTS}\ne9,active,{WHEN},c1,o1,u7,student,false\n"
        f"e2,tobedeleted,{WHEN},c1,o1,u2,student,false\n",
    )
    assert roster.scope is Scope.CHANGES
    assert list(roster.persons) == ["u1"]
    assert roster.persons["u1"].kind is Kind.UNKNOWN
    assert [e.person for e in roster.enrolments] == ["u7"], "who is not in a delta still exists"
    assert sorted(d.what + d.key for d in roster.deletions) == ["enrolmente2", "personu2", "postr2"]
    assert roster.notes == ()


def test_a_delta_without_status_is_read_as_active_and_noted() -> None:
    roster = read_package(
        mode="delta", users=f"{USERS}\nu1,,{WHEN},true,s1,結衣,田中\nu2,gone,,true,s2,翼,林\n"
    )
    assert list(roster.persons) == ["u1", "u2"]
    assert codes(roster) == [
        ("status-missing", "users.csv", 2, "status"),
        ("status-unknown", "users.csv", 3, "status"),
    ]


def test_a_status_in_bulk_is_noted_once_and_a_deletion_is_still_one() -> None:
    roster = read_package(
        orgs="sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\no1,,,A,school,,\n",
        users=f"{USERS}\nu1,active,,true,s1,結衣,田中\nu2,tobedeleted,,true,s2,翼,林\n",
        roles=f"{ROLES}\nr1,,,u1,primary,student,o1\n",
    )
    assert roster.deletions == (Deletion("person", "u2"),)
    assert list(roster.persons) == ["u1"]
    assert [(n.code, n.count) for n in roster.notes] == [
        ("status-in-bulk", 1),
        ("deleted-in-bulk", 1),
    ]


def test_a_guardian_in_a_delta_may_name_a_child_that_is_not_in_it() -> None:
    roster = read_package(
        mode="delta",
        users=f"{USERS},agentSourcedIds\ng1,active,{WHEN},true,p1,直子,佐藤,u1\n",
        roles=f"{ROLES}\nr1,active,{WHEN},g1,primary,parent,o1\n",
    )
    assert roster.guardianships == (Guardianship("g1", "u1", "parent"),)


def test_a_user_deleted_in_1_1_leaves_no_post() -> None:
    users = USERS.replace("username", "orgSourcedIds,role,username")
    roster = read_package(
        version="1.1",
        mode="delta",
        users=f"{users}\nu1,tobedeleted,{WHEN},true,o1,student,s1,a,b\n"
        f'u2,active,{WHEN},true,"o1,o2",administrator,s2,c,d\n',
    )
    assert [(post.person, post.org, post.role) for post in roster.posts] == [
        ("u2", "o1", "administrator"),
        ("u2", "o2", "administrator"),
    ]
    assert roster.persons["u2"].kind is Kind.STAFF
