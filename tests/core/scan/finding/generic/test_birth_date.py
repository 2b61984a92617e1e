import pytest
from tests.core.scan.finding.looking import found, hits

from mamori.core.scan.finding.generic.birth_date import FINDER


@pytest.mark.row("DNI-29")
@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("生年月日：平成27年4月3日", ["平成27年4月3日"]),
        ("生年月日　令和元年五月十日", ["令和元年五月十日"]),
        ("平成二十七年四月三日生まれ", ["平成二十七年四月三日"]),
        ("山田（2015年4月3日生）", ["2015年4月3日"]),
        ("２０１５／４／３生", ["２０１５／４／３"]),
        ("誕生日 H27.4.3", ["H27.4.3"]),
        ("誕生日は R7/4/3 です", ["R7/4/3"]),
        ("生年月日\n2015-04-03", ["2015-04-03"]),
        ("sinh ngày 03/04/2015 tại Đà Nẵng", ["03/04/2015"]),
        ("Ngày sinh: 13-9-2015", ["13-9-2015"]),
        ("Sinh ngày 3 tháng 4 năm 2015", ["3 tháng 4 năm 2015"]),
        ("geboren op 3 april 2015", ["3 april 2015"]),
        ("Geboortedatum: 13-04-2015", ["13-04-2015"]),
        ("geb. 03.04.2015", ["03.04.2015"]),
        ("Date of birth: April 3, 2015", ["April 3, 2015"]),
        ("DOB 2015-04-03", ["2015-04-03"]),
        ("born on 3rd May 2015", ["3rd May 2015"]),
        ("生年月日 20150403", ["20150403"]),
        ("BDAY:20150403", ["20150403"]),
    ],
)
def test_dates_of_birth_are_found_beside_their_words(text: str, dates: list[str]) -> None:
    assert found(FINDER, text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "運動会 2026年5月3日",
        "令和8年4月1日から",
        "誕生日会は2026年5月3日",
        "生年月日を2026年4月30日までに記入",
        "生徒 2026年4月30日",
        "học sinh 03/04/2026",
        "ngày 3 tháng 4 năm 2026",
        "Verjaardagsfeest 13-04-2026",
        "generator 13-04-2026",
        "生年月日 2015年13月40日",
        "version 2015.04.03",
    ],
)
def test_other_dates_are_left_alone(text: str) -> None:
    assert found(FINDER, text) == []


def test_all_dates_below_such_a_title_are_dates_of_birth() -> None:
    rows = "平成27年4月3日|2026/4/1\n2015.9.13|2026/4/1\n13-09-2015|2026/4/1\n03-04-15|x\n4月3日|x"
    dates = ["平成27年4月3日", "2015.9.13", "13-09-2015", "03-04-15", "4月3日"]
    assert found(FINDER, rows, titles="生年月日|入学日") == dates
    assert hits(FINDER, rows, titles="Ngày sinh|x")[0].why == ("header:ngày sinh",)
    assert found(FINDER, rows, titles="入学日|登録日") == []


def test_a_date_is_looked_for_only_up_to_the_next_label() -> None:
    (hit,) = hits(FINDER, "生年月日 誕生日 2015-04-03")
    assert hit.why == ("context:誕生日",)
