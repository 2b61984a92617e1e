"""A paper that only looks like what was withdrawn: somebody who did not bring it says so."""

from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from tests.factories import make_class, make_staff, sign_in
from tests.publishing.gate import SLIP, handed_in, page, put, result, send, step, upload, word, work
from tests.publishing.gating import IMMEDIATE, Gate, gate, now
from tests.publishing.test_under_way import ANEW, PAPER
from tests.publishing.ward import AGAIN, SHEET, STORY, Ward, ward

from mamori.journal.queries import entries
from mamori.people.models import Account, Post
from mamori.publishing.actions.marks import keep_mark, learn_paper
from mamori.publishing.models import Ordinary, Release, Sheet
from mamori.publishing.queries.marks import came_back_at, known_again
from mamori.registers.actions import Raised

__all__ = ["ward"]
pytestmark = pytest.mark.django_db(transaction=True)
R = Post.Role
WHY = "別の行事の参加票で、日も持ち物も違う。"
OTHERS = SLIP.replace("11月20日", "12月1日")


def apart(paper: Sheet | Release) -> str:
    if isinstance(paper, Sheet):
        return reverse("publishing:sheet_apart", args=[paper.pk])
    return reverse("publishing:release_apart", args=[paper.pk, 1])


def say(who: Account, paper: Sheet | Release, why: str = WHY, **fields: Any) -> Any:
    return sign_in(Client(), who).post(apart(paper), {"why": why, **fields})


def told(paper: Sheet | Release) -> list[Any]:
    return entries([paper.stream], kinds=["mark.told-apart"])


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MAMORI_DATA = tmp_path  # files stay here that other tests would find


@pytest.fixture
def refused(ward: Ward) -> Sheet:
    """A file at the other school that is like what the first one withdrew."""
    ward.withdraw(SLIP)
    sheet = put(ward, ward.other_teacher, handed_in(text="", file=upload("a.docx", word(OTHERS))))
    assert (sheet.state, result(sheet)) == ("refused", "known-again")
    return sheet


@pytest.mark.row("NER-06")
def test_a_sheet_that_is_no_copy_goes_on_without_the_other_school(
    ward: Ward, refused: Sheet, settings: Any
) -> None:
    settings.EMAIL_HOST = "mail.example"
    shown = ward.client(ward.other_principal).get(apart(refused)).content.decode()
    assert STORY["why"] in shown
    assert apart(refused) in page(ward, ward.other_principal, refused)
    mail.outbox.clear()
    assert say(ward.other_principal, refused).status_code == 302
    refused.refresh_from_db()
    assert refused.state == "looking"
    assert STORY["why"] not in page(ward, ward.other_teacher, refused)
    work()
    assert [one.to for one in mail.outbox] == [[ward.other_teacher.email]]
    refused.refresh_from_db()
    assert (refused.state, result(refused)) == ("ready", "clean")
    (fact,) = told(refused)
    assert fact.words is not None
    assert fact.words["why"] == WHY
    assert fact.attrs == {"mark": str(known_again(ward.other, OTHERS)[0].story.mark)}
    assert WHY in page(ward, ward.other_teacher, refused)
    assert step(ward, ward.other_principal, refused, "approve").status_code == 302
    refused.refresh_from_db()
    assert refused.state == "approved"
    assert Ordinary.unguarded.filter(school=ward.other).count() == 1
    # The mark stands, for every other paper and at every other school.
    again = put(ward, ward.teacher, handed_in(text=OTHERS))
    assert (again.state, result(again)) == ("refused", "known-again")


def test_only_somebody_else_who_leads_says_so(ward: Ward, refused: Sheet) -> None:
    office = make_staff(ward.other, "事務 三", R.OFFICE)
    for who in (ward.other_teacher, office, ward.principal):
        assert ward.client(who).get(apart(refused)).status_code == 404
        assert say(who, refused).status_code == 404
    assert apart(refused) not in page(ward, ward.other_teacher, refused)
    lead = make_staff(ward.other, "保護 四", R.DATA_PROTECTION_LEAD)
    assert ward.client(lead).get(apart(refused)).status_code == 200


def test_who_wrote_any_version_of_it_is_nobody_else(ward: Ward) -> None:
    ward.withdraw(SLIP)
    sheet = put(ward, ward.other_principal, handed_in(text=OTHERS))
    assert say(ward.other_principal, sheet).status_code == 404
    change = reverse("publishing:change_sheet", args=[sheet.pk])
    answer = ward.client(ward.other_teacher).post(change, handed_in(text=OTHERS))
    assert answer.status_code == 302
    work()
    sheet.refresh_from_db()
    assert (sheet.state, sheet.version) == ("refused", 2)
    assert say(ward.other_principal, sheet).status_code == 404
    vice = make_staff(ward.other, "副園 二", R.VICE_PRINCIPAL)
    assert say(vice, sheet, seen="1").status_code == 422  # they looked at another version
    assert say(vice, sheet, why="").status_code == 422
    assert say(vice, sheet, seen="2").status_code == 302


def test_what_is_refused_is_opened_only_to_be_compared(ward: Ward, refused: Sheet) -> None:
    url = reverse("publishing:sheet_file", args=[refused.pk])
    assert ward.client(ward.other_principal).get(url).status_code == 200
    assert ward.client(ward.other_teacher).get(url).status_code == 404
    assert url not in page(ward, ward.other_teacher, refused)


def test_when_a_letter_of_it_changes_it_is_compared_anew(ward: Ward, refused: Sheet) -> None:
    assert say(ward.other_principal, refused).status_code == 302
    work()
    change = reverse("publishing:change_sheet", args=[refused.pk])
    ward.client(ward.other_teacher).post(change, handed_in(text=OTHERS + "\n水筒を持ってくる。"))
    work()
    refused.refresh_from_db()
    assert (refused.state, result(refused)) == ("refused", "known-again")


@pytest.mark.row("NER-01")
def test_a_sheet_that_asks_for_a_secret_stays_refused_whatever_anybody_says(ward: Ward) -> None:
    ward.withdraw()
    data = upload("a.docx", word(AGAIN))
    sheet = put(ward, ward.other_teacher, handed_in(text="", file=data))
    assert result(sheet) == "known-again"
    assert not sheet.file
    assert say(ward.other_principal, sheet).status_code == 404
    sheet.refresh_from_db()
    assert sheet.state == "refused"
    assert not told(sheet)


@pytest.mark.row("NER-07")
def test_a_sheet_in_use_that_rests_for_a_likeness_goes_on(ward: Ward) -> None:
    sheet = put(ward, ward.other_teacher, handed_in(text=OTHERS))
    step(ward, ward.other_principal, sheet, "approve")
    ward.withdraw(SLIP)
    room = [str(make_class(ward.other).pk)]
    assert step(ward, ward.other_teacher, sheet, "use", classes=room).status_code == 422
    assert say(ward.other_principal, sheet).status_code == 302
    sheet.refresh_from_db()
    assert sheet.state == "approved"
    assert step(ward, ward.other_teacher, sheet, "use", classes=room).status_code == 302


def test_the_same_form_twice_is_one_entry(ward: Ward) -> None:
    ward.withdraw(SLIP)
    sheet = put(ward, ward.other_teacher, handed_in(text=OTHERS))
    first = ward.client(ward.other_principal).get(apart(sheet)).context["form"]
    fields = {"id": str(first["id"].value())}
    assert say(ward.other_principal, sheet, **fields).status_code == 302
    say(ward.other_principal, sheet, **fields)
    assert len(told(sheet)) == 1


@pytest.fixture
def at_gate(settings: Any) -> Gate:
    """A school that withdrew a paper, in whose likeness another one comes."""
    settings.TASKS = IMMEDIATE
    made = gate()
    what = Raised({"reason": "wrong", "circulating": "no"}, {"title": "December", "why": "Day."})
    keep_mark(by=made.principal, school=made.school, text=PAPER, what=what)
    return made


def test_a_release_that_is_no_copy_is_weighed_as_any_other(at_gate: Gate) -> None:
    release = at_gate.brought(text=ANEW, channel="newsletter")
    assert "It cannot go out like this" in at_gate.page(release)
    assert apart(release) not in at_gate.page(release)  # who brought it
    assert say(at_gate.office, release).status_code == 404
    assert say(at_gate.ict, release).status_code == 404
    assert apart(release) in at_gate.page(release, by=at_gate.lead)
    shown = sign_in(Client(), at_gate.lead).get(apart(release)).content.decode()
    assert ANEW.splitlines()[1] in shown
    assert say(at_gate.lead, release, seen="7").status_code == 422
    assert say(at_gate.lead, release, why=" ").status_code == 422
    assert say(at_gate.lead, release, seen="1").status_code == 302
    page_ = at_gate.page(release)
    assert "It cannot go out like this" not in page_
    assert WHY in page_
    at_gate.press(release, "out", reason="looked at it")
    if now(release).state == "asked":
        at_gate.press(release, "approve", by=at_gate.lead)
    assert now(release).state == "released"
    assert Ordinary.unguarded.count() == 1
    # Another one is compared anew, even with the same words.
    other = at_gate.brought(text=ANEW, channel="newsletter")
    assert "It cannot go out like this" in at_gate.page(other)


def test_all_else_that_stands_against_a_release_still_does(at_gate: Gate) -> None:
    release = at_gate.brought(text=f"{ANEW}\nTrần Thị Linh, 03/04/2016", channel="web")
    assert say(at_gate.lead, release).status_code == 302
    assert "The consent of 1 person is missing" in at_gate.page(release)
    assert at_gate.press(release, "out", reason="but").status_code == 422
    assert now(release).state == "open"


def test_a_release_that_asks_for_a_secret_is_told_apart_by_nobody(
    ward: Ward, settings: Any
) -> None:
    settings.TASKS = IMMEDIATE
    ward.withdraw(SHEET)
    made = Gate.__new__(Gate)
    release = made.brought(text=AGAIN, by=ward.other_principal)
    assert "It cannot go out like this" in made.page(release, by=ward.other_principal)
    vice = make_staff(ward.other, "副園 二", R.VICE_PRINCIPAL)
    assert apart(release) not in made.page(release, by=vice)
    assert say(vice, release).status_code == 404


def test_what_was_not_told_apart_is_not_learned(ward: Ward) -> None:
    mark = ward.withdraw(SLIP)
    learn_paper(school=ward.other, text=OTHERS)
    learn_paper(school=ward.other, text=OTHERS, apart=["withdrawn:another"])
    assert not Ordinary.unguarded.exists()
    learn_paper(school=ward.other, text=OTHERS, apart=[mark.stream])
    assert Ordinary.unguarded.count() == 1
    assert known_again(ward.school, SLIP)  # one paper that was told apart opens nothing to others
    assert not came_back_at(mark)
    assert send(ward, ward.teacher, handed_in(text=SLIP)).status_code == 302
    work()
    assert Sheet.unguarded.latest("at").state == "refused"
