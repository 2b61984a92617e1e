"""The pages of questionnaires: a child's, a teacher's, the committee's."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import sign_in
from tests.surveys.school import (
    CALM,
    FORM,
    HURT,
    WORDS,
    Surveyed,
    answer,
    codes_of,
    group_of,
    opened,
    planned,
    today,
)

from mamori.cases.models import Case
from mamori.journal.queries import entries
from mamori.people.models import Account
from mamori.surveys import flow
from mamori.surveys.actions.noticing import record_talks
from mamori.surveys.actions.running import close_survey
from mamori.surveys.models import Answer, Climate, Form, Survey, Worry
from mamori.surveys.queries.sheets import sheet_of_form

TICKET = re.compile(r'name="ticket" value="([^"]+)"')
ID = re.compile(r'name="id" value="([^"]+)"')
WORD = re.compile(r"<li>([^<]+)</li>")


def at_desk(account: Account) -> Client:
    return sign_in(Client(), account)


def sent(page: str, given: dict[str, str | list[str]]) -> dict[str, str | list[str]]:
    found = TICKET.search(page)
    assert found
    return {"ticket": found[1]} | {f"q-{code}": told for code, told in given.items()}


def receipt_on(page: str) -> str:
    card = page.split('class="mamori-words"')[1].split("</ol>", maxsplit=1)[0]
    return " ".join(WORD.findall(card))


def test_a_child_answers_without_account_and_cookie_and_gets_a_receipt(at: Surveyed) -> None:
    code, *_rest = codes_of(at, opened(at), at.third)
    child = Client()
    led = child.post(reverse("surveys:come_in"), {"code": code.lower()})
    page = child.get(led["Location"])
    assert page["Referrer-Policy"] == "no-referrer"  # the address holds the code
    address = led["Location"]
    thanks = child.post(address, sent(page.content.decode(), CALM))
    assert thanks.status_code == 200
    again = child.post(address, sent(page.content.decode(), CALM))
    assert receipt_on(thanks.content.decode()) == receipt_on(again.content.decode())
    assert not child.cookies
    assert Answer.unguarded.count() == 1


def test_a_wrong_code_says_so(at: Surveyed) -> None:
    answered = Client().post(reverse("surveys:come_in"), {"code": "ABCD"})
    assert answered.status_code == 422


@pytest.mark.parametrize("language", ["ja", "vi", "nl", "en"])
def test_the_language_stands_in_the_address(at: Surveyed, language: str) -> None:
    code, *_rest = codes_of(at, opened(at), at.third)
    page = Client().get(reverse("surveys:take", args=[code]), {"l": language})
    assert f'lang="{language}"' in page.content.decode()[:200]
    assert ("<ruby>" in page.content.decode()) == (language == "ja")


def test_a_child_is_shown_how_the_letters_of_the_help_lines_are_read(at: Surveyed) -> None:
    code, *_rest = codes_of(at, opened(at), at.third)
    address = reverse("surveys:take", args=[code]) + "?l=ja"
    page = Client().get(address).content.decode()
    thanks = Client().post(address, sent(page, CALM)).content.decode()
    assert "<ruby>相談支援<rp>" in page
    assert "<ruby>相談支援<rp>" in thanks


def test_changing_the_language_loses_nothing_that_was_typed(at: Surveyed) -> None:
    code, *_rest = codes_of(at, opened(at), at.third)
    address = reverse("surveys:take", args=[code])
    page = Client().get(address).content.decode()
    turned = Client().post(f"{address}?l=vi", sent(page, HURT) | {"look": "vi"})
    assert turned.status_code == 200
    assert WORDS in turned.content.decode()
    assert not Answer.unguarded.exists()


def test_what_was_written_stands_on_the_page_when_a_code_has_ended(at: Surveyed) -> None:
    survey = opened(at)
    code, *_rest = codes_of(at, survey, at.third)
    address = reverse("surveys:take", args=[code])
    page = Client().get(address).content.decode()
    close_survey(by=at.lead, survey=survey)
    late = Client().post(address, sent(page, HURT))
    assert late.status_code == 403
    assert WORDS in late.content.decode()


@pytest.mark.row("HOK-095", "HOK-098")
def test_an_answer_is_asked_further_through_its_receipt_and_becomes_a_sign(at: Surveyed) -> None:
    survey = opened(at)
    code, *_rest = codes_of(at, survey, at.third)
    address = reverse("surveys:take", args=[code])
    page = Client().get(address, {"l": "en"}).content.decode()
    thanks = Client().post(f"{address}?l=en", sent(page, HURT)).content.decode()
    close_survey(by=at.lead, survey=survey)
    worry = Worry.unguarded.get()
    desk = at_desk(at.homeroom)
    shown = desk.get(reverse("surveys:worry", args=[worry.pk])).content.decode()
    assert WORDS in shown
    ask_id = re.search(r'name="ask_id" value="([^"]+)"', shown)
    assert ask_id
    question = {"ask_id": ask_id[1], "words": "いつのことですか。"}
    desk.post(reverse("surveys:ask", args=[worry.pk]), question)
    child = Client()
    talk = child.post(reverse("surveys:again"), {"words": receipt_on(thanks)}).content.decode()
    assert "いつのことですか。" in talk
    told = {"words": receipt_on(thanks), "reply": "きのう", "id": ID.findall(talk)[0]}
    child.post(reverse("surveys:again"), told)
    child.post(reverse("surveys:again"), told)
    shown = desk.get(reverse("surveys:worry", args=[worry.pk])).content.decode()
    assert shown.count("きのう") == 1
    decision = {
        "id": ID.findall(shown)[0],
        "result": "sign",
        "why": "本人と話す。",
        "decide": "1",
    }
    refused = desk.post(reverse("surveys:decide", args=[worry.pk]), decision)
    assert refused.status_code == 422
    child_id = str(at.children[0].pk)
    done = desk.post(reverse("surveys:decide", args=[worry.pk]), decision | {"pupils": [child_id]})
    case = Case.unguarded.get()
    assert done["Location"] == reverse("cases:shared", args=[case.pk])
    (sign,) = entries([case.stream], kinds=["sign.recorded"])
    assert sign.attrs["channel"] == "questionnaire"
    assert WORDS in (sign.words or {})["what"]
    worry.refresh_from_db()
    assert worry.state == flow.DECIDED


def test_a_wrong_receipt_is_told_nothing(at: Surveyed) -> None:
    words = "apple pencil river stone green boat 0000"
    assert Client().post(reverse("surveys:again"), {"words": words}).status_code == 422


def test_a_questionnaire_is_planned_opened_and_printed_in_the_browser(at: Surveyed) -> None:
    desk = at_desk(at.lead)
    plan = desk.get(reverse("surveys:plan")).content.decode()
    typed = {
        "id": ID.findall(plan)[0],
        "form": FORM,
        "scale": "school",
        "mode": "anonymous",
        "classes": [str(at.third.pk)],
        "opens": str(today(at)),
        "closes": str(today(at) + timedelta(days=3)),
        "threshold": "5",
        "opening": "us",
    }
    wrong = typed | {"closes": str(today(at) - timedelta(days=3))}
    assert desk.post(reverse("surveys:plan"), wrong).status_code == 422
    led = desk.post(reverse("surveys:plan"), typed)
    assert desk.post(reverse("surveys:plan"), typed)["Location"] == led["Location"]
    survey = Survey.objects.get()
    assert desk.get(led["Location"]).status_code == 200
    desk.post(reverse("surveys:step", args=[survey.pk, "open"]))
    group = group_of(survey, at.third)
    teacher = at_desk(at.homeroom)
    assert teacher.get(reverse("surveys:group", args=[survey.pk, group.pk])).status_code == 200
    pdf = teacher.post(reverse("surveys:codes", args=[survey.pk, group.pk]))
    assert pdf.content.startswith(b"%PDF")
    other = at_desk(at.other_homeroom)
    assert other.get(reverse("surveys:group", args=[survey.pk, group.pk])).status_code == 404


@pytest.mark.row("HOK-037", "HOK-098")
def test_nobody_closes_or_drops_a_questionnaire_with_one_press(at: Surveyed) -> None:
    desk = at_desk(at.lead)
    closing, dropping = opened(at), planned(at)
    for survey, step, asks in (
        (closing, "close", "Close it before its last day?"),
        (dropping, "drop", "Take it off the calendar?"),
    ):
        page = desk.get(f"/surveys/{survey.pk}/").content.decode()
        assert f'href="/surveys/{survey.pk}/{step}/"' in page
        assert asks in desk.get(f"/surveys/{survey.pk}/{step}/").content.decode()
    assert {each.state for each in Survey.objects.all()} == {flow.OPEN, flow.PLANNED}
    for survey, step in ((closing, "close"), (dropping, "drop")):
        desk.post(f"/surveys/{survey.pk}/{step}/")
    assert {each.state for each in Survey.objects.all()} == {flow.CLOSED, flow.DROPPED}


def test_a_class_that_nobody_answered_in_is_not_called_silent(at: Surveyed) -> None:
    survey = opened(at)
    answer(codes_of(at, survey, at.third)[0], CALM)
    close_survey(by=at.lead, survey=survey)
    page = at_desk(at.member).get(f"/surveys/{survey.pk}/verify/").content.decode()
    assert "3年1組: nobody told of anything" in page
    assert "4年1組: nobody answered" in page


def test_it_is_gone_through_only_when_all_is_decided_and_silence_was_questioned(
    at: Surveyed,
) -> None:
    survey = opened(at)
    answer(codes_of(at, survey, at.third)[0], HURT)
    close_survey(by=at.lead, survey=survey)
    desk = at_desk(at.member)
    address = reverse("surveys:verify", args=[survey.pk])
    silent = group_of(survey, at.fourth)
    page = desk.get(address).content.decode()
    assert f"silent-{silent.pk}" in page
    assert f"silent-{group_of(survey, at.third).pk}" not in page
    typed = {"words": "三年で一件。", f"silent-{silent.pk}": "担任が一人ずつと話した。"}
    assert desk.post(address, typed).status_code == 422
    worry = Worry.unguarded.get()
    shown = desk.get(reverse("surveys:worry", args=[worry.pk])).content.decode()
    decision = {"id": ID.findall(shown)[0], "result": "talk", "why": "話す。", "decide": "1"}
    desk.post(reverse("surveys:decide", args=[worry.pk]), decision)
    assert desk.post(address, {"words": "三年で一件。"}).status_code == 422
    assert desk.post(address, typed).status_code == 302
    survey.refresh_from_db()
    assert survey.state == flow.VERIFIED
    assert desk.get(reverse("surveys:survey", args=[survey.pk])).status_code == 200


def test_paper_is_entered_and_counted(at: Surveyed) -> None:
    survey = opened(at)
    group = group_of(survey, at.third)
    desk = at_desk(at.homeroom)
    address = reverse("surveys:enter", args=[survey.pk, group.pk])
    number = ID.findall(desk.get(address).content.decode())[0]
    typed = {"id": number, "q-hurt-now": "yes"}
    desk.post(address, typed)
    desk.post(address, typed)
    assert Answer.unguarded.count() == 1
    address = reverse("surveys:group", args=[survey.pk, group.pk])
    for step, pieces in (("hand-out-paper", 6), ("collect-paper", 4), ("destroy-paper", 1)):
        number = ID.findall(desk.get(address).content.decode())[0]
        told = {"id": number, "step": step, "pieces": pieces, "on": today(at), "where": "金庫"}
        assert desk.post(address, told).status_code == 302
    page = desk.get(address).content.decode()
    assert "Still out: 2. Kept at school: 3." in page


@pytest.mark.row("HOK-094")
def test_a_school_writes_its_own_form_in_its_languages(at: Surveyed) -> None:
    desk = at_desk(at.lead)
    led = desk.post(reverse("surveys:new_form"), {"title-ja": "学期末", "title-vi": "Cuối kỳ"})
    form = Form.objects.get()
    assert led["Location"] == reverse("surveys:form", args=[form.pk])
    assert str(form.pk) not in desk.get(reverse("surveys:plan")).content.decode()
    new = reverse("surveys:new_question", args=[form.pk])
    asked = {
        "ask": "choice",
        "says-ja": "どんな きもちですか",
        "says-vi": "Em thấy thế nào?",
        "choices-ja": "たのしい\n! つらい",
        "choices-vi": "Vui\nBuồn",
    }
    assert desk.post(new, asked | {"choices-vi": "Vui"}).status_code == 422
    assert desk.post(new, asked).status_code == 302
    desk.post(new, {"ask": "yes-no", "flags": ["yes"], "says-ja": "いや？", "says-vi": "Buồn?"})
    desk.post(reverse("surveys:form", args=[form.pk]), {"do": "up", "at": "1"})
    first, second = sheet_of_form(form).questions
    assert (first.ask, first.flags) == ("yes-no", ("yes",))
    assert (second.flags, second.choices[1].says["ja"]) == (("c2",), "つらい")
    assert planned(at, form=str(form.pk)).form == str(form.pk)


@pytest.mark.parametrize(
    "asks",
    ["タブレットのパスワードを書いてください", "ログインIDと暗証番号", "あなたのPINコードは？"],
)
def test_no_question_asks_for_a_secret(at: Surveyed, asks: str) -> None:
    desk = at_desk(at.lead)
    desk.post(reverse("surveys:new_form"), {"title-ja": "学期末"})
    form = Form.objects.get()
    new = reverse("surveys:new_question", args=[form.pk])
    assert desk.post(new, {"ask": "text", "says-ja": asks}).status_code == 422
    assert sheet_of_form(form).questions == ()


@pytest.mark.row("HOK-096")
def test_a_tick_in_a_checklist_becomes_a_sign_in_one_step(at: Surveyed) -> None:
    desk = at_desk(at.teacher)
    address = reverse("surveys:checklist", args=["jp-hokuyo", "staff-checkpoints"])
    number = ID.findall(desk.get(address).content.decode())[0]
    page = desk.post(address, {"id": number, "ticked": ["breaks"]}).content.decode()
    words = re.search(r'name="words" value="([^"]+)"', page)
    assert words
    sign = desk.post(reverse("cases:new_sign"), {"words": words[1], "channel": "observation"})
    assert sign.status_code == 200
    assert words[1] in sign.content.decode()


@pytest.mark.row("HOK-097")
def test_the_guardians_list_stays_at_home(at: Surveyed) -> None:
    args = [at.school.pk, "jp-hokuyo", "guardian-checkpoints"]
    page = Client().get(reverse("surveys:at_home", args=args)).content.decode()
    assert "<input" not in page
    assert "<form" not in page
    desk = at_desk(at.teacher)
    pdf = desk.get(reverse("surveys:on_paper", args=args[1:]))
    assert pdf.content.startswith(b"%PDF")
    address = reverse("surveys:checklists")
    number = ID.findall(desk.get(address).content.decode())[0]
    told = {"id": number, "form": "/".join(args[1:]), "to": "全家庭"}
    desk.post(address, told)
    (given,) = entries([f"school:{at.school.pk}"], kinds=["checklist.handed-out"])
    assert given.words == {"to": "全家庭"}


@pytest.mark.row("HOK-081", "HOK-099")
def test_talks_and_the_box_are_written_down(at: Surveyed) -> None:
    desk = at_desk(at.teacher)
    address = reverse("surveys:talks")
    for what, more in (("plan", {"words": "3年1組"}), ("box", {"found": "no"})):
        number = ID.findall(desk.get(address).content.decode())[0]
        told = {"id": number, "what": what, "day": str(today(at))} | more
        assert desk.post(address, told).status_code == 302
    kinds = [entry.kind for entry in entries([f"school:{at.school.pk}"])]
    assert kinds[-2:] == ["consultation.planned", "box.emptied"]
    number = ID.findall(desk.get(address).content.decode())[0]
    assert (
        desk.post(address, {"id": number, "what": "box", "day": str(today(at))}).status_code == 422
    )


def test_what_was_in_the_box_is_read_by_those_who_run_questionnaires_alone(at: Surveyed) -> None:
    address, says = reverse("surveys:talks"), "紙に先生の話"
    record_talks(by=at.homeroom, what="box", on=today(at), words=says, found="yes")
    record_talks(by=at.homeroom, what="box", on=today(at), words="", found="no")
    for name, reads in (("member", True), ("principal", True), ("teacher", False)):
        desk = at_desk(getattr(at, name))
        page = desk.get(address, headers={"accept-language": "en"}).content.decode()
        assert page.count("<strong>Box emptied") == 2, name
        for told in (says, "Box emptied: something", "Box emptied: it was empty", "桜井"):
            assert (told in page) == reads, (name, told)


@pytest.mark.row("HOK-034", "HOK-085")
def test_class_climate_is_seen_by_those_of_the_class_and_the_committee_alone(at: Surveyed) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 -- only here

    desk = at_desk(at.lead)
    table = "学級,満足,非承認,氏名\n3年1組,14,6,池田\n4年1組,11,7,森\n"
    file = SimpleUploadedFile("qu.csv", table.encode())
    told = {"test": "hyper-qu", "on": str(today(at)), "table": file}
    assert desk.post(reverse("surveys:climate"), told).status_code == 302
    assert Climate.unguarded.count() == 2
    for name, titles in (
        ("member", {"3年1組", "4年1組"}),
        ("homeroom", {"3年1組"}),
        ("teacher", set[str]()),
    ):
        page = at_desk(getattr(at, name)).get(reverse("surveys:climate")).content.decode()
        assert {title for title in ("3年1組", "4年1組") if f"{title} ·" in page} == titles, name
        assert "池田" not in page
