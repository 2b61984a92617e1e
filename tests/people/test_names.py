"""A text that must hold no name is looked through for those of known people."""

import pytest

from mamori.people.names import named_in
from mamori.people.words import About

YUI = About("池田 結衣", family_name="池田", given_name="結衣", reading="いけだ ゆい")
MORI = About("森 愛", family_name="森", given_name="愛", reading="もり あい")
SAKURA = About("田中 さくら", reading="たなか さくら")
AN = About("Nguyễn Thị An", family_name="Nguyễn", given_name="An")
EMMA = About("Emma de Vries", preferred_name="Em Vries")


@pytest.mark.parametrize(
    ("text", "known", "found"),
    [
        ("池田結衣さんの話を先に聞いた。", YUI, True),
        ("池 田　結衣", YUI, True),
        ("結衣さんに聞いた。", YUI, True),
        ("イケダさんの家に行った。", YUI, True),
        ("唯一（ゆいいつ）の方法ではない。", YUI, False),
        ("地域の池の田んぼで遊んだ。", YUI, False),
        ("森の学校で、愛情をもって。", MORI, False),
        ("森愛さん", MORI, True),
        ("さくらさんの様子", SAKURA, True),
        ("Em An đã kể cho cô giáo.", AN, True),
        ("em an toàn hơn khi có bạn", AN, False),
        ("nguyen thi an", AN, True),
        ("Nguyễn  Thị\nAn", AN, True),
        ("Anh ấy", AN, False),
        ("emma de vries zei niets", EMMA, True),
        ("Emma zei niets.", EMMA, True),
        ("Emmaus ligt ver weg, de school niet.", EMMA, False),
        ("We asked earlier and alone.", EMMA, False),
        ("", EMMA, False),
    ],
)
def test_a_name_is_found_as_people_write_it(*, text: str, known: About, found: bool) -> None:
    assert bool(named_in(text, [known])) is found


def test_each_name_is_told_once() -> None:
    assert named_in("池田さん、池田さん、田中さん", [YUI, SAKURA, YUI, MORI]) == [
        "池田 結衣",
        "田中 さくら",
    ]


def test_somebody_without_any_name_is_never_found() -> None:
    assert named_in("anything", [About("")]) == []
