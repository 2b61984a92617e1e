"""What holds of all finders of numbers, contacts and dates, whatever the text."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from mamori.core.scan.blocks import Block
from mamori.core.scan.finding import FINDERS
from mamori.core.scan.hits import KINDS, Hit
from mamori.core.scan.scanner import Scanner

PHRASES = (
    "電話 090-0000-1234",
    "０９０ー００００ー１２３４",
    "個人番号 1234 5678 9018",
    "生年月日：平成27年4月3日",
    "2015年4月3日生まれ",
    "佐藤 花（2015年4月3日）",
    "Emma Bakker, 03-04-2015",
    "\n".join("電話09000001234"),
    "pаsswоrd",
    "а\u0301bо",
    "〒123-4567 千葉県千葉市稲毛区弥生町1-33",
    "品川 300 あ 12-34",
    "千葉銀行 稲毛支店 普通 1234567",
    "BSN: 111222333",
    "Dorpsstraat 12, 1234 AB Utrecht",
    "NL91ABNA0417164300",
    "Số CCCD: 001215012345",
    "sinh ngày 03/04/2015",
    "SĐT: 0912.000.123",
    "Địa chỉ: 12 Lê Lợi, phường Hải Châu, quận Hải Châu",
    "taro@school.example",
    "an (a còng) truong.example",
    "LINE ID: taro_123",
    "https://zalo.me/g/abcxyz123",
    "学籍番号：26A0012",
    "記号 12-34 番号 567 枝番 01 健康保険",
    "12",
    "- ",
    "İß𠮷ﾊﾟ",
)
TEXTS = st.lists(st.sampled_from(PHRASES) | st.text(max_size=12), max_size=12).map("\n".join)
SCANNERS = {
    country: Scanner(country=country, day=date(2026, 12, 1)) for country in ("", "JP", "VN", "NL")
}
MARGIN = 512


def whole_hits(text: str, country: str = "") -> list[Hit]:
    return SCANNERS[country].hits(Block(text=text))


def test_every_finder_has_its_own_name_and_known_kinds() -> None:
    names = [finder.name for finder in FINDERS]
    assert len(names) == len(set(names))
    assert {kind for finder in FINDERS for kind in finder.kinds} <= set(KINDS)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(tuple(SCANNERS)))
def test_hits_are_spans_of_the_text_of_the_kinds_that_a_finder_finds(
    text: str, country: str
) -> None:
    known = {kind for finder in FINDERS for kind in finder.kinds} | {"person-list"}
    found = whole_hits(text, country)
    assert found == whole_hits(text, country)
    for hit in found:
        assert 0 <= hit.start < hit.end <= len(text)
        assert 0 < hit.confidence <= 1
        assert hit.kind in known
        assert text[hit.start : hit.end].strip() == text[hit.start : hit.end]


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_what_stands_before_moves_hits_and_changes_none(before: str, text: str) -> None:
    # A title or a number on the line above may tell, so the texts stand well apart.
    apart = f"{before}\n{'x' * MARGIN}\n\n\n"
    moved = [hit for hit in whole_hits(apart + text) if hit.start >= len(apart)]
    assert [(hit.kind, hit.start - len(apart), hit.end - len(apart)) for hit in moved] == [
        (hit.kind, hit.start, hit.end) for hit in whole_hits(text)
    ]


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=3, max_size=30).map("\n".join), st.data())
def test_a_text_cut_anywhere_loses_nothing(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    begin = max(0, cut - MARGIN)
    left = Block(text=text[: cut + MARGIN], core=(0, cut))
    right = Block(text=text[begin:], core=(cut - begin, len(text) + 1))
    found = [(hit.kind, hit.start, hit.end) for hit in SCANNERS[""].hits(left)]
    found += [(hit.kind, hit.start + begin, hit.end + begin) for hit in SCANNERS[""].hits(right)]
    # A list is counted by its rows, and so in two parts when it is cut.
    assert [each for each in found if each[0] != "person-list"] == [
        (hit.kind, hit.start, hit.end) for hit in whole_hits(text) if hit.kind != "person-list"
    ]
