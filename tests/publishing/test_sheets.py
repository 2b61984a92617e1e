"""The form gate: what a sheet must say, what is refused, who approves, who can stop it."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from tests.publishing.gate import (
    HAND_IN,
    LEAFLET,
    PURPOSE,
    SLIP,
    form,
    group,
    handed_in,
    looked_again,
    page,
    put,
    result,
    send,
    step,
    upload,
    word,
)
from tests.publishing.ward import SHEET, Ward, ward

from mamori.access.queries import who_can_see
from mamori.journal.queries import entries
from mamori.publishing.models import Sheet

__all__ = ["ward"]
pytestmark = pytest.mark.django_db(transaction=True)


def errors(answer: Any) -> set[str]:
    assert answer.status_code == 422
    return {name for name, wrong in answer.context["form"].errors.items() if wrong}


@pytest.mark.row("NER-01")
def test_a_sheet_with_a_field_for_a_password_is_refused_and_cannot_be_approved(ward: Ward) -> None:
    sheet = put(ward, ward.teacher, handed_in(text=SHEET))
    assert sheet.state == "refused"
    [looked] = entries([sheet.stream], kinds=["sheet.looked-at"])
    assert looked.attrs["result"] == "secret"
    assert int(looked.attrs["credentials"]) >= 1
    assert step(ward, ward.principal, sheet, "approve").status_code == 404
    assert "パスワード" in page(ward, ward.principal, sheet)


@pytest.mark.row("NER-01", "NER-09")
def test_a_clean_sheet_is_approved_by_the_principal_with_its_digest(ward: Ward) -> None:
    told = form(ordered="board", instruction="2教指第123号 令和2年11月2日")
    sheet = put(ward, ward.teacher, told)
    assert sheet.state == "ready"
    assert step(ward, ward.vice, sheet, "approve").status_code == 404
    assert step(ward, ward.principal, sheet, "approve").status_code == 302
    sheet.refresh_from_db()
    assert sheet.state == "approved"
    [drafted] = entries([sheet.stream], kinds=["sheet.drafted"])
    [looked] = entries([sheet.stream], kinds=["sheet.looked-at"])
    [approved] = entries([sheet.stream], kinds=["sheet.approved"])
    assert (drafted.by, approved.by) == (ward.teacher.person_id, ward.principal.person_id)
    assert drafted.attrs["ordered"] == "board"
    assert (drafted.words or {})["instruction"].startswith("2教指第123号")
    assert looked.attrs["credentials"] == "0"
    assert approved.attrs == {"version": "1", "sha256": looked.attrs["sha256"]}


@pytest.mark.row("NER-09")
def test_who_wrote_a_version_does_not_approve_it(ward: Ward) -> None:
    sheet = put(ward, ward.principal, form())
    assert step(ward, ward.principal, sheet, "approve").status_code == 404
    assert Sheet.unguarded.get(pk=sheet.pk).state == "ready"


@pytest.mark.row("NER-09")
def test_an_order_from_elsewhere_has_its_number(ward: Ward) -> None:
    assert errors(send(ward, ward.teacher, form(ordered="superintendent"))) == {"instruction"}


@pytest.mark.row("NER-02", "NER-35")
def test_it_stays_at_home_unless_there_is_a_reason(ward: Ward) -> None:
    empty = ward.client(ward.teacher).get(reverse("publishing:new_sheet"))
    assert empty.context["form"]["mode"].value() == "keep-at-home"
    without = {"reason", "collection", "store", "until", "risk"}
    assert errors(send(ward, ward.teacher, form(mode="hand-in"))) == without
    sheet = put(ward, ward.teacher, form())
    assert (sheet.state, entries([sheet.stream])[0].attrs["mode"]) == ("ready", "keep-at-home")


@pytest.mark.row("NER-35")
def test_what_stays_at_home_has_no_slip_to_hand_in(ward: Ward) -> None:
    sheet = put(ward, ward.teacher, form(text=SLIP))
    assert (sheet.state, result(sheet)) == ("returned", "slip")
    told = form(text=LEAFLET)
    url = reverse("publishing:change_sheet", args=[sheet.pk])
    assert ward.client(ward.teacher).post(url, told).status_code == 302
    assert looked_again(sheet) == ("ready", 2)


@pytest.mark.row("NER-03")
def test_nothing_is_collected_without_its_purpose_in_writing(ward: Ward) -> None:
    assert errors(send(ward, ward.teacher, handed_in(purpose=""))) == {"purpose"}
    sheet = put(ward, ward.teacher, handed_in())
    assert sheet.state == "ready"
    [looked] = entries([sheet.stream], kinds=["sheet.looked-at"])
    assert (looked.words or {})["printed"] is True
    letter = ward.client(ward.teacher).get(reverse("publishing:sheet_letter", args=[sheet.pk]))
    assert letter.content.startswith(b"%PDF")


@pytest.mark.row("NER-05")
def test_what_must_be_filled_in_has_a_basis_and_all_else_is_optional(ward: Ward) -> None:
    told = handed_in(**{"field-0-need": "required"})
    answer = send(ward, ward.teacher, told)
    assert answer.status_code == 422
    assert answer.context["fields"].rows[0].errors.keys() == {"basis"}
    told |= {"field-0-basis": "学校保健安全法施行規則 第11条", "field-1-label": "好きな本"}
    sheet = put(ward, ward.teacher, told)
    shown = page(ward, ward.principal, sheet)
    assert "学校保健安全法施行規則" in shown
    drafted = entries([sheet.stream])[0].attrs
    assert (drafted["required"], drafted["optional"]) == ("1", "1")


@pytest.mark.row("NER-12")
def test_what_concerns_a_family_is_never_passed_forward(ward: Ward) -> None:
    told = handed_in(collection="row", touches=["family"])
    assert errors(send(ward, ward.teacher, told)) == {"collection"}
    assert send(ward, ward.teacher, handed_in(collection="row")).status_code == 302


@pytest.mark.row("NER-27", "NER-28", "NER-29")
@pytest.mark.parametrize("matter", ["money", "insurance", "health"])
def test_money_insurance_and_health_name_who_of_the_staff_takes_them_in(
    ward: Ward, matter: str
) -> None:
    told = handed_in(touches=[matter])
    assert errors(send(ward, ward.teacher, told)) == {"handlers"}
    page_of = ward.client(ward.teacher).get(reverse("publishing:new_sheet"))
    offered = {pk for pk, _label in page_of.context["form"].fields["handlers"].choices}
    assert offered == {
        str(one.person_id) for one in (ward.principal, ward.vice, ward.ict, ward.teacher)
    }
    sheet = put(ward, ward.teacher, told | {"handlers": [str(ward.teacher.person_id)]})
    assert sheet.state == "ready"
    assert "音羽 八重" in page(ward, ward.principal, sheet)


@pytest.mark.row("NER-27", "NER-28", "NER-29")
@pytest.mark.parametrize(
    "words",
    [
        "修学旅行の費用は、当日、PTA役員が受付で現金で集金します。",
        "健康保険証のコピーは、PTAの役員さんが受付で集めます。",
        "既往症を記入した健康調査票は、保護者の役員が受付で回収します。",
    ],
    ids=["money", "insurance", "health"],
)
def test_guardians_collect_neither_money_nor_such_papers(ward: Ward, words: str) -> None:
    sheet = put(ward, ward.teacher, handed_in(text=f"{LEAFLET}\n{words}"))
    assert (sheet.state, result(sheet)) == ("refused", "blocked")


@pytest.mark.row("NER-28", "NER-29")
@pytest.mark.parametrize(
    "words",
    [
        "健康保険証のコピーを添えて、担任に提出してください。",
        "既往症・アレルギー・服用中の薬を記入してください。（　　　　）",
    ],
    ids=["insurance", "health"],
)
def test_what_the_writer_forgot_to_say_is_found_in_the_sheet(ward: Ward, words: str) -> None:
    told = handed_in(text=f"{SLIP}\n{words}")
    sheet = put(ward, ward.teacher, told)
    assert (sheet.state, result(sheet)) == ("returned", "no-handler")
    sheet = put(ward, ward.teacher, told | {"handlers": [str(ward.teacher.person_id)]})
    assert sheet.state == "ready"


@pytest.mark.row("NER-33")
def test_nothing_that_is_handed_in_is_approved_without_a_note_on_its_risk(ward: Ward) -> None:
    assert errors(send(ward, ward.teacher, handed_in(risk=""))) == {"risk"}
    sheet = put(ward, ward.teacher, handed_in())
    assert HAND_IN["risk"] in page(ward, ward.principal, sheet)


@pytest.mark.row("NER-34")
def test_what_speaks_of_accounts_says_that_nobody_asks_for_a_password(ward: Ward) -> None:
    text = "学習用アカウントの配布について\n" + LEAFLET
    sheet = put(ward, ward.teacher, form(text=text))
    assert (sheet.state, result(sheet)) == ("returned", "no-sentence")
    sentence = "学校や教育委員会がパスワードをたずねることは、決してありません。"
    assert sentence in page(ward, ward.teacher, sheet)
    told = form(text=f"{text}\n学校や教育委員会がパスワードを\nたずねることは、決してありません。")
    assert put(ward, ward.teacher, told).state == "ready"


@pytest.mark.row("NER-04")
def test_what_touches_the_family_is_explained_before_it_goes_out_and_when_asked(
    ward: Ward,
) -> None:
    sheet = put(ward, ward.teacher, handed_in(touches=["family"]))
    step(ward, ward.principal, sheet, "approve")
    room = group(ward)
    refused = step(ward, ward.teacher, sheet, "use", classes=[room])
    assert refused.status_code == 422
    assert [one.gate for one in refused.context["missing"]] == ["explain-before"]
    step(
        ward,
        ward.teacher,
        sheet,
        "explain",
        way="letter",
        classes=[room],
        said="意図を書いた手紙。",
    )
    assert step(ward, ward.teacher, sheet, "use", classes=[room]).status_code == 302
    step(ward, ward.teacher, sheet, "ask", what="なぜ家庭のことを書くのですか。")
    assert ward.state(sheet.stream, "answer-what-it-is-for") == "open"
    step(ward, ward.principal, sheet, "answer", said="安全に関わる連絡のためと説明した。")
    assert ward.state(sheet.stream, "answer-what-it-is-for") == "met"
    [explained] = entries([sheet.stream], kinds=["sheet.explained"])
    assert explained.attrs["classes"] == [room]


@pytest.mark.row("NER-30")
def test_somebody_of_the_staff_signs_in_while_papers_or_money_are_received(ward: Ward) -> None:
    told = handed_in(touches=["money"], handlers=[str(ward.teacher.person_id)])
    sheet = put(ward, ward.teacher, told)
    step(ward, ward.principal, sheet, "approve")
    step(ward, ward.teacher, sheet, "use", classes=[group(ward)])
    assert ward.state(sheet.stream, "be-there-while-it-is-received") == "open"
    step(ward, ward.teacher, sheet, "attend", hours="8:10から8:40", where="体育館の受付")
    assert ward.state(sheet.stream, "be-there-while-it-is-received") == "met"
    [there] = entries([sheet.stream], kinds=["reception.attended"])
    assert there.by == ward.teacher.person_id
    money = {"way": "cash", "amount": "12,000円（6人）", "where": "事務室の金庫"}
    assert step(ward, ward.teacher, sheet, "count-money", **money).status_code == 302
    assert "事務室の金庫" in page(ward, ward.principal, sheet)


def test_a_refused_file_is_gone_from_the_disk_and_an_approved_one_can_be_opened(
    ward: Ward,
) -> None:
    shelf = Path(settings.MAMORI_DATA) / "files" / "sheets"
    bad = put(ward, ward.teacher, handed_in(text="", file=upload("a.docx", word(SHEET))))
    assert bad.state == "refused"
    # By its own name: other tests write into the same folder at this moment.
    [first] = entries([bad.stream], kinds=["sheet.drafted"])
    [sent] = (first.words or {})["files"]
    assert not (shelf / sent["id"]).exists()
    data = word(LEAFLET)
    good = put(ward, ward.teacher, form(text="", file=upload("しおり.docx", data)))
    assert good.state == "ready"
    kept = shelf / good.file
    assert LEAFLET.encode()[:20] not in kept.read_bytes()
    answer = ward.client(ward.principal).get(reverse("publishing:sheet_file", args=[good.pk]))
    assert answer.content == data
    assert "しおり" not in answer["Content-Disposition"]


def test_a_new_version_may_keep_the_sheet_and_is_looked_through_anew(ward: Ward) -> None:
    data = word(LEAFLET)
    sheet = put(ward, ward.teacher, form(text="", file=upload("しおり.docx", data)))
    url = reverse("publishing:change_sheet", args=[sheet.pk])
    answer = ward.client(ward.teacher).post(url, form(text="", owner="教務主任"))
    assert answer.status_code == 302
    assert looked_again(sheet) == ("ready", 2)
    file = ward.client(ward.principal).get(reverse("publishing:sheet_file", args=[sheet.pk]))
    assert file.content == data


def test_what_cannot_be_read_is_given_back(ward: Ward) -> None:
    sheet = put(ward, ward.teacher, form(text="", file=upload("a.pdf", b"%PDF-1.4 broken")))
    assert (sheet.state, result(sheet)) == ("returned", "unreadable")


def test_bad_input_comes_back_with_what_was_typed_and_more_rows(ward: Ward) -> None:
    told = form(owner="", text="", **{"field-3-label": "好きな色"})
    answer = send(ward, ward.teacher, told)
    assert errors(answer) == {"owner", "file"}
    assert "好きな色" in answer.content.decode()
    more = send(ward, ward.teacher, told | {"more": "1"})
    assert more.status_code == 200
    assert len(more.context["fields"].rows) == 8
    assert PURPOSE in more.content.decode()


def test_sent_twice_it_is_one(ward: Ward) -> None:
    client, url = ward.client(ward.teacher), reverse("publishing:new_sheet")
    pk = str(client.get(url).context["form"]["id"].value())
    assert [client.post(url, form(id=pk)).status_code for _ in range(2)] == [302, 302]
    assert Sheet.unguarded.count() == 1
    client.post(url, form(id=pk, owner="別の人"))
    assert Sheet.unguarded.count() == 2


def test_all_staff_see_it_and_nobody_of_another_school_or_the_board(ward: Ward) -> None:
    sheet = put(ward, ward.teacher, form())
    sights, _vacant = who_can_see(sheet.stream, ward.school)
    assert {one.name for one in sights} == {"校長 五郎", "教頭 四季", "情野 九", "音羽 八重"}
    for who in (ward.other_principal, ward.officer):
        url = reverse("publishing:sheet", args=[sheet.pk])
        assert ward.client(who).get(url).status_code == 404
