"""With six words a talk goes on, both ways; without them nobody learns anything."""

import html
import json
import os
import re
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cases.conftest import Staffroom
from tests.door.visitor import Visitor
from tests.factories import make_school, sign_in

from mamori.base import clock
from mamori.core.receipt import RANDOM_BYTES, make
from mamori.door.actions import open_door
from mamori.door.models import Talk
from mamori.duties.queries import open_duties
from mamori.journal.actions import erase
from mamori.journal.queries import entries
from mamori.site.cli import main

REST = re.compile(r'(name="(?:ticket|receipt)"[^>]*) value="[^"]*"')


def staff_answers(room: Staffroom, talk: Talk, words: str) -> None:
    desk = sign_in(Client(), room.nurse)
    page = desk.get(f"/door/staff/talks/{talk.pk}/").content.decode()
    pk = re.search(r'name="id" value="([^"]+)"', page)
    assert pk
    form = {"id": pk[1], "words": words}
    for _twice in range(2):
        sent = desk.post(f"/door/staff/talks/{talk.pk}/answer/", form)
        assert sent.status_code == 302


@pytest.mark.row("HOK-093")
def test_a_child_reads_the_answer_and_writes_more(room: Staffroom, child: Visitor) -> None:
    child.tell("たたかれた。", sender="pupil")
    talk = Talk.unguarded.get()
    page = child.come_back().content.decode()
    assert "たたかれた。" in page
    with clock.at(clock.now() + timedelta(hours=2)):
        staff_answers(room, talk, "話してくれて ありがとう。どこでですか。")
        page = child.come_back().content.decode()
        assert page.count("話してくれて ありがとう。") == 1
        assert "answer-a-call-for-help" not in str(open_duties([talk.stream], "en"))
        listed = sign_in(Client(), room.nurse).get("/door/staff/talks/").content.decode()
        assert "2 hours" in listed
    child.post("more", words="げたばこの ところ。")
    told = [(e.words or {})["what"] for e in entries([talk.stream], kinds=["report.continued"])]
    assert told == ["げたばこの ところ。"]
    assert "answer-a-call-for-help" in str(open_duties([talk.stream], "en"))


def test_more_sent_twice_is_told_once(child: Visitor) -> None:
    child.tell("はじめ。")
    child.come_back()
    form = child.hidden
    child.post("more", words="つづき。")
    child.hidden = form
    page = child.post("more", words="つづき。").content.decode()
    assert page.count("つづき。") == 1


def test_an_old_page_of_a_talk_opens_nothing_and_keeps_the_words(child: Visitor) -> None:
    child.tell("はじめ。")
    child.come_back()
    with clock.at(clock.now() + timedelta(hours=2)):
        answer = child.post("more", words="まだ ある。")
    assert answer.status_code == 422
    assert "まだ ある。" in answer.content.decode()
    assert "はじめ。" not in answer.content.decode()


@pytest.mark.parametrize("way", ["upper", "no-number", "kana", "joined"])
def test_the_words_are_read_as_a_child_writes_them(
    room: Staffroom, child: Visitor, way: str
) -> None:
    en = Visitor(child.code, "en")
    (child if way == "kana" else en).tell("x")
    typed = {
        "upper": " ".join(en.words).upper(),
        "no-number": ", ".join(en.words),
        "joined": "-".join(en.words),
        "kana": "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in child.receipt),
    }[way]
    assert en.come_back(typed).status_code == 200


def wrong_receipts(child: Visitor) -> dict[str, str]:
    right = child.receipt
    other = make("ja", os.urandom(RANDOM_BYTES)).text
    swapped = "・".join([*child.words[:4], child.words[5], child.words[4]]) + " " + right[-4:]
    return {"other": other, "swapped": swapped, "slip": "ぬぬぬぬ・" + right, "": ""}


def test_wrong_words_tell_nothing_of_what_is_stored(child: Visitor) -> None:
    child.tell("ひみつ。")
    typed = wrong_receipts(child)
    empty = Visitor(open_door(school=make_school("からの学校")), "ja")
    for name, words in typed.items():
        with CaptureQueriesContext(connection) as asked:
            here = child.come_back(words)
        with CaptureQueriesContext(connection) as asked_there:
            there = empty.come_back(words)
        assert here.status_code == there.status_code == 422, name
        assert len(asked) == len(asked_there)
        mine = REST.sub(r"\1", here.content.decode()).replace(child.code, empty.code)
        assert mine.replace("みどり小学校", "からの学校") == REST.sub(r"\1", there.content.decode())


def test_all_words_that_could_be_right_get_one_answer(child: Visitor) -> None:
    child.tell("ひみつ。")
    pages = {
        REST.sub(r"\1", child.come_back(make("ja", os.urandom(RANDOM_BYTES)).text).content.decode())
        for _ in range(5)
    }
    assert len({re.sub(r"[ぁ-ん・]+ \d{4}", "", page) for page in pages}) == 1


def test_a_class_that_mistypes_locks_nobody_out(child: Visitor) -> None:
    child.tell("ひみつ。")
    for _ in range(60):
        assert child.come_back(make("ja", os.urandom(RANDOM_BYTES)).text).status_code == 422
    assert child.come_back().status_code == 200


def test_a_slip_is_told_from_the_words_alone(child: Visitor) -> None:
    child.tell("ひみつ。")
    six = [*child.words]
    six[2] = "ぬぬぬぬ"
    page = html.unescape(child.come_back("・".join(six)).content.decode())
    assert "ぬぬぬぬ" in page
    assert "3" in page


def test_the_words_of_one_school_open_nothing_at_another(child: Visitor) -> None:
    child.tell("ひみつ。")
    elsewhere = Visitor(open_door(school=make_school("よその学校")), "ja")
    assert elsewhere.come_back(child.receipt).status_code == 422


def test_right_and_wrong_words_take_the_same_road_to_the_database(child: Visitor) -> None:
    """The digest is looked up by an index; what differs is only what is shown afterwards."""
    child.tell("ひみつ。")
    costs = []
    for typed in (child.receipt, make("ja", os.urandom(RANDOM_BYTES)).text):
        with CaptureQueriesContext(connection) as asked:
            child.come_back(typed)
        costs.append([q["sql"].split("WHERE")[0] for q in asked if "door_receipt" in q["sql"]])
    assert costs[0] == costs[1]
    assert len(costs[0]) == 1


def test_an_erased_talk_says_so(room: Staffroom, child: Visitor) -> None:
    child.tell("きえる。")
    talk = Talk.unguarded.get()
    erase(by=None, ledger=talk.school_id, stream=talk.stream, why="test")
    page = child.come_back()
    assert page.status_code == 200
    assert "きえる。" not in page.content.decode()
    assert child.post("more", words="まだ。").status_code == 422


def test_an_old_form_of_an_erased_report_begins_a_new_one(child: Visitor) -> None:
    child.get()
    form = child.hidden
    child.post(words="きえる。")
    talk = Talk.unguarded.get()
    erase(by=None, ledger=talk.school_id, stream=talk.stream, why="test")
    child.hidden = form
    answer = child.post(words="また。")
    assert answer.status_code == 422
    assert "また。" in answer.content.decode()
    assert child.post(words="また。").status_code == 200
    assert Talk.unguarded.count() == 2


def test_the_slip_is_a_paper_and_the_proof_is_verified_by_the_journal(
    child: Visitor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    child.tell("しょうこ。")
    slip = child.post("slip", receipt=child.receipt)
    assert slip.content.startswith(b"%PDF-")
    proof = child.post("proof", receipt=child.receipt)
    line = tmp_path / "proof.txt"
    line.write_bytes(proof.content)
    child.tell("もっと。")  # the journal goes on, and still proves it
    assert main(["journal", "verify", "--checkpoint", str(line)]) == 0
    assert "holds (check-points: 1)" in capsys.readouterr().out
    line.write_text(line.read_text().replace('"at": "20', '"at": "19'))
    assert main(["journal", "verify", "--checkpoint", str(line)]) == 1
    assert "しょうこ" not in proof.content.decode()
    told = json.loads(proof.content)
    arrived = Talk.unguarded.select_related("school").earliest("at")
    zone = ZoneInfo(arrived.school.time_zone)
    assert told["at"] == arrived.at.astimezone(zone).date().isoformat()  # and no minute
    assert told["seq"] == 0  # nor how much the school has written down
