"""Names of others are found as people write them, and marked; words that hold them are not."""

import re
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mamori.cases.proof.circle import Circle
from mamori.cases.proof.redacting import Redactor
from mamori.cases.proof.spotting import Spotter
from mamori.people.search import fold
from mamori.people.words import About

REN = About("髙橋 蓮", "髙橋", "蓮", "たかはし れん", phone="090-1234-5678")
YUI = About("森 ゆい", "森", "ゆい", "もり ゆい")
LAN = About("Nguyễn Thị Lan", "Nguyễn", "Lan")
JAN = About("Jan de Vries", "de Vries", "Jan", email="jan@home.example")
MANABU = About("佐藤 学", "佐藤", "学", "さとう まなぶ")


def spotted(known: About, text: str) -> list[str]:
    spotter = Spotter()
    spotter.add(known, "x")
    return [text[span.start : span.end] for span in spotter.spans(text)]


@pytest.mark.parametrize(
    ("known", "text", "found"),
    [
        (REN, "髙橋蓮と髙橋　蓮さん", ["髙橋蓮", "髙橋　蓮"]),
        (REN, "昨日蓮が来た。蓮君も、蓮自身も", ["蓮", "蓮", "蓮"]),
        (REN, "タカハシレンとたかはし れん", ["タカハシレン", "たかはし れん"]),
        (REN, "ﾀｶﾊｼさん", ["ﾀｶﾊｼ"]),
        (REN, "高橋くん、髙\U000e0100橋くん", ["高橋", "髙\U000e0100橋"]),
        (REN, "今日はれんが押した", ["れん"]),
        (REN, "練習のれんらく帳", []),
        (REN, "レンと言った。レンズ", ["レン"]),
        (REN, "電話は090-1234-5678、09012345678", ["090-1234-5678", "09012345678"]),
        (YUI, "はゆいちゃんが", ["ゆい"]),
        (YUI, "ゆいいつの友だち", []),
        (YUI, "森は言った。森林と森田先生", ["森"]),
        (MANABU, "学校で学が泣いた。見学", ["学", "学"]),
        (LAN, "LAN nói. Lan, Lân và lan can; em Lanさん", ["LAN", "Lan", "Lân", "Lan"]),
        (LAN, "nguyen thi lan", ["nguyen thi lan"]),
        (LAN, "Lan nguyễn", ["Lan nguyễn"]),
        (LAN, "@NguyenThiLan2015", ["NguyenThiLan"]),
        (LAN, "Nguye\u0302\u0303n", ["Nguye\u0302\u0303n"]),
        (JAN, "Jans jas, de Vries en Vries; januari", ["Jans", "de Vries", "Vries"]),
        (JAN, "de jongen", []),
        (JAN, "JAN@HOME.example", ["JAN@HOME.example"]),
    ],
)
def test_a_name_is_found_in_every_spelling_and_not_within_words(
    known: About, text: str, found: list[str]
) -> None:
    assert spotted(known, text) == found


def test_of_whom_only_whole_names_count_parts_are_words() -> None:
    spotter = Spotter()
    spotter.add(About("原 光", "原", "光", "はら ひかり"), "x", whole=True)
    text = "原因は光。原光とはらひかり"
    found = [text[span.start : span.end] for span in spotter.spans(text)]
    assert found == ["原光", "はらひかり"]


def around(
    own: dict[UUID, About],
    others: dict[UUID, About],
    *,
    children: dict[UUID, frozenset[UUID]] | None = None,
    tellers: frozenset[UUID] = frozenset(),
    far: dict[UUID, About] | None = None,
) -> Redactor:
    far = far or {}
    return Redactor(
        Circle(
            child=next(iter(own)),
            own=frozenset(own),
            staff=frozenset(),
            others=frozenset(others) | frozenset(far),
            known={**own, **others, **far},
            children=children or {},
            taking_part=tuple(others),
            tellers=tellers,
        )
    )


MINE, REN_ID, YUI_ID, MOTHER = uuid4(), uuid4(), uuid4(), uuid4()


def test_the_same_letter_stands_for_the_same_child_and_its_home() -> None:
    redact = around(
        {MINE: About("池田 結衣", "池田", "結衣")},
        {REN_ID: REN, YUI_ID: YUI, MOTHER: About("髙橋 由美", "髙橋", "由美")},
        children={MOTHER: frozenset({REN_ID})},
    )
    told = redact("池田結衣さんは蓮君とゆいちゃんに会い、由美さんと髙橋さんは後で来た。蓮。")
    a, b = "[another child A]", "[another child B]"
    home = "[home of another child A]"
    assert told == f"池田結衣さんは{a}君と{b}ちゃんに会い、{home}さんと{a}さんは後で来た。{a}。"


def test_who_told_gets_no_letter_wherever_they_stand() -> None:
    redact = around(
        {MINE: About("池田 結衣")}, {REN_ID: REN, YUI_ID: YUI}, tellers=frozenset({YUI_ID})
    )
    assert redact("森さんと蓮") == "[another child]さんと[another child A]"


def test_what_the_child_is_called_too_stays() -> None:
    redact = around({MINE: About("髙橋 結衣", "髙橋", "結衣")}, {REN_ID: REN}, far={YUI_ID: YUI})
    assert redact("髙橋さん、髙橋結衣、髙橋蓮、森ゆい、ゆい") == (
        "髙橋さん、髙橋結衣、[another child A]、[another child B]、ゆい"
    )
    assert not redact.is_clean("蓮")
    assert redact.is_clean("髙橋さん")


def test_a_name_of_two_children_tells_neither() -> None:
    both = {REN_ID: REN, YUI_ID: About("髙橋 花", "髙橋", "花")}
    redact = around({MINE: About("池田 結衣")}, both)
    assert redact("髙橋が") == "[another child]が"


SPELLINGS = (
    "髙橋",
    "高 橋",
    "ﾀｶﾊｼ",
    "たかはし",
    "髙橋蓮",
    "タカハシレン",
    "NGUYỄN",
    "Nguyen Thi Lan",
)
FILLER = (
    "は",
    "橋",
    "高",
    "の",
    "。",
    " ",
    "\n",
    "たか",
    "ン",
    "x",
    "Lan",
    "ゆ",
    "い",
    "森林",
    "学校",
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(SPELLINGS + FILLER), max_size=12).map("".join))
def test_whatever_stands_around_a_name_it_does_not_stay(text: str) -> None:
    redact = around({MINE: About("池田 結衣")}, {REN_ID: REN, YUI_ID: LAN})
    told = redact(text)
    left = fold(re.sub(r"\[another child [AB]\]", "|", told))
    assert not [name for name in ("髙橋", "高橋", "たかはし", "nguyenthilan") if name in left]
    assert redact.is_clean(text) == (told == text)
    # Nothing but names goes, and all that is not a name stays in its order.
    rest = iter(text)
    assert all(letter in rest for letter in re.sub(r"\[another child [AB]\]", "", told))
