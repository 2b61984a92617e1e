"""No list takes away who gives posts: the school would be locked out."""

from uuid import UUID

import pytest
from tests.factories import make_staff
from tests.people.conftest import roster

from mamori.core.roster import Roster
from mamori.people.imports.write import import_roster
from mamori.people.models import Account, Person, Post, School

R = Post.Role


def leads() -> set[UUID]:
    here = Post.objects.filter(role=R.PRINCIPAL, ends=None, person__left_on=None)
    return set(here.values_list("person", flat=True))


def without_leads(gone: str) -> Roster:
    """Return the sample without its principals, or with them as mere teachers."""
    keys = {post.person for post in roster().posts if post.role == "principal"}

    def edit(name: str, row: dict[str, str]) -> dict[str, str] | None:
        if row.get("sourcedId" if name == "users" else "userSourcedId") not in keys:
            return row
        if gone == "the person":
            return None
        return row | {"role": "teacher"} if name == "roles" else row

    return roster(edit)


@pytest.mark.parametrize("gone", ["the person", "the post"])
def test_a_list_of_the_office_never_lets_go_of_a_lead(school: School, gone: str) -> None:
    import_roster(by=None, school=school, roster=roster())
    before = leads()
    office = make_staff(school, "事務 職", R.OFFICE)
    plan = import_roster(by=office.person_id, school=school, roster=without_leads(gone))
    assert leads() == before
    assert [note.count for note in plan.notes if note.code == "lead-stays"] == [len(before)]


def test_a_lead_who_left_long_ago_is_not_one_who_stays(school: School) -> None:
    import_roster(by=None, school=school, roster=roster())
    before = make_staff(school, "前の校長", R.PRINCIPAL)
    Person.objects.filter(pk=before.person_id).update(left_on="2026-04-02")
    import_roster(by=None, school=school, roster=without_leads("the person"))
    assert leads()


def test_a_list_of_a_lead_may_let_go_of_leads_but_not_of_the_last(school: School) -> None:
    import_roster(by=None, school=school, roster=roster())
    first, second = sorted(leads())
    Account.objects.create_user("a@midori.example", person=Person.objects.get(pk=first))
    Account.objects.create_user("b@midori.example", person=Person.objects.get(pk=second))
    plan = import_roster(by=first, school=school, roster=without_leads("the person"))
    assert len(leads()) == 1
    assert plan.counts()["left"] == 1
    assert [note.count for note in plan.notes if note.code == "lead-stays"] == [1]
