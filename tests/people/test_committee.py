"""The committee: set up under its name, its members with dates, the principal's decision."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import make_staff, sign_in

from mamori.journal.queries import entries
from mamori.people.actions import decide_structure, end_post, join_committee, set_up_committee
from mamori.people.lists import committee
from mamori.people.models import Account, Post, School
from mamori.people.packs import NAMES, codes
from mamori.people.queries import school_day
from mamori.people.rights import NotAllowed

R = Post.Role


@pytest.fixture
def principal(school: School) -> Account:
    return make_staff(school, "校長 花子", R.PRINCIPAL)


def facts(school: School, kind: str) -> list[dict[str, object]]:
    return [entry.attrs for entry in entries([f"school:{school.pk}"], kinds=[kind])]


@pytest.mark.row("HOK-055")
def test_the_committee_is_set_up_under_one_of_its_names(school: School, principal: Account) -> None:
    names = codes(school, NAMES, "ja")
    assert len(names) >= 4
    client = sign_in(Client(), principal)
    client.post(reverse("people:committee_name"), {"name": "provisional-committee"})
    school.refresh_from_db()
    shown = committee(school, school_day(school), "ja")
    assert shown.name == "（仮称）いじめ対策委員会"
    assert "北陽小いじめ防止対策委員会" in shown.aliases
    assert shown.set_up
    assert shown.set_up.by == "校長 花子"
    assert facts(school, "committee.set-up") == [{"year": "2026", "name": "provisional-committee"}]


@pytest.mark.row("HOK-056")
def test_members_have_role_dates_and_the_mark_of_an_expert(
    school: School, principal: Account
) -> None:
    client = sign_in(Client(), principal)
    join = reverse("people:join_committee")
    client.post(join, {"person": principal.person_id, "starts": "2026-04-06"})
    client.post(join, {"outside": "心理士 良子", "starts": "2026-04-06", "ends": "2027-03-31"})
    members = {row.name: (row, beside) for row, beside in _members(school)}
    own, beside = members["校長 花子"]
    assert (own.expert, own.ends, beside) == (False, None, ["Principal"])
    outside, _ = members["心理士 良子"]
    assert (outside.expert, outside.ends) == (True, date(2027, 3, 31))
    assert [f["role"] for f in facts(school, "member.joined")] == ["principal", "expert"]
    assert "Vice-principal" in committee(school, school_day(school), "en").missing
    page = client.get(reverse("people:committee")).content.decode()
    assert "心理士 良子" in page


def test_who_leaves_the_committee_stays_on_its_record(school: School, principal: Account) -> None:
    seat = join_committee(
        by=principal.person_id,
        school=school,
        person=principal.person_id,
        starts=date(2026, 4, 1),
    )
    end_post(by=principal.person_id, post=seat, last_day=date(2026, 4, 5))
    shown = committee(school, school_day(school), "en")
    assert not shown.members
    assert [row.name for row in shown.former] == ["校長 花子"]
    assert facts(school, "member.left") == [{"role": "principal", "on": "2026-04-05"}]


@pytest.mark.row("HOK-057")
def test_the_principal_alone_signs_the_list(school: School, principal: Account) -> None:
    join_committee(
        by=principal.person_id,
        school=school,
        person=principal.person_id,
        starts=school_day(school),
    )
    deputy = make_staff(school, "教頭 次郎", R.VICE_PRINCIPAL)
    with pytest.raises(NotAllowed):
        decide_structure(by=deputy.person_id, school=school)
    assert sign_in(Client(), deputy).post(reverse("people:sign_structure")).status_code == 404
    sign_in(Client(), principal).post(reverse("people:sign_structure"))
    (entry,) = entries([f"school:{school.pk}"], kinds=["structure.decided"])
    assert entry.attrs == {"year": "2026"}
    assert entry.words == {
        "members": [
            {
                "name": "校長 花子",
                "posts": ["principal"],
                "expert": False,
                "from": "2026-04-06",
                "to": "",
            }
        ]
    }


def test_a_member_is_one_person_from_one_place(school: School, principal: Account) -> None:
    answer = sign_in(Client(), principal).post(
        reverse("people:join_committee"),
        {"person": principal.person_id, "outside": "心理士 良子", "starts": "2026-04-06"},
    )
    assert answer.status_code == 422
    assert not _members(school)


def test_a_teacher_cannot_set_the_committee_up(school: School) -> None:
    with pytest.raises(NotAllowed):
        set_up_committee(by=make_staff(school, "教諭").person_id, school=school, name="article-22")


def _members(school: School) -> list[tuple[object, list[str]]]:
    return committee(school, school_day(school), "en").members
