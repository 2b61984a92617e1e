"""Names that nobody listed: what the models read, and what they leave alone."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mamori.core.scan import names
from mamori.core.scan.folding import codes_of
from mamori.core.scan.names import japanese, latin, lexicon
from mamori.core.scan.names.hashing import Letters
from mamori.core.scan.names.reading import READERS, Reader

MODELS = Path(names.__file__).parent / "models"
JAPANESE, LATIN = READERS

WITH_NAMES = {
    LATIN: (
        ("Beste ouders van {Sanne de Vries}, de uitslag is bekend.", "nl"),
        ("Juf {Marieke} is ziek; mevrouw {Bakker} neemt haar klas over.", "nl"),
        ("Notulist: {Pieter van den Berg}", "nl"),
        ("Dear Mrs {Whitfield}, thank you for the cake.", "en"),
        ("{Oliver Hughes} of Year 5 won the spelling prize.", "en"),
        ("Kind regards,\n{Charlotte Webb}", "en"),
        ("Em {Nguyễn Thị Thu Hà}, lớp 5A, đạt giải Nhất.", "vi"),
        ("Giáo viên chủ nhiệm: cô {Trần Minh Châu}", "vi"),
        ("Danh sách: {Lê Văn Tám}, {Phạm Gia Bảo}", "vi"),
        ("Nghe vậy, {Dũng} chỉ cười rồi rủ {Thảo} về trước.", "vi"),
        ("Bác sĩ {Trần Thế Vinh}, giám đốc Sở Y tế Hà Tĩnh, trả lời.", "vi"),
    ),
    JAPANESE: (
        ("3年2組の{山田花子}さんが入賞しました。", "ja"),
        ("担任の{佐藤健太}先生にお知らせください。", "ja"),
        ("会長は{高橋}氏、会計は{鈴木一郎}氏です。", "ja"),
    ),
}
WITHOUT = {
    LATIN: (
        "Op maandag gaan we naar het museum.",
        "De toets Rekenen is in april.",
        "Please bring a coat and a packed lunch on Friday.",
        "The Spring Term starts in January.",
        "Học sinh được nghỉ Tết từ ngày mai.",
        "Bài tập môn Toán nộp vào thứ Hai.",
        "Mưa lớn ở huyện Hoà Vang và quận Hải Châu, Đà Nẵng.",
        "Trung tâm kiểm soát bệnh tật ghi nhận ca nhiễm Covid-19 mới.",
    ),
    JAPANESE: (
        "雨の日は体育館で練習します。",
        "国語と算数の宿題があります。",
        "東京都の学校は明日から休みです。",
    ),
}
pytestmark = pytest.mark.skipif(not japanese.ready(), reason="the extra `names` is not installed")


@pytest.mark.parametrize(
    ("reader", "marked"),
    [(reader, text) for reader, rows in WITH_NAMES.items() for text, _ in rows],
)
def test_names_are_read_with_their_very_letters(reader: Reader, marked: str) -> None:
    text, wanted, at = "", [], 0
    for part in marked.replace("{", "\0{").replace("}", "}\0").split("\0"):
        word = part.strip("{}")
        if part != word:
            wanted.append((at, at + len(word)))
        text, at = text + word, at + len(word)
    assert [(name.start, name.end) for name in reader.names(text)] == wanted


@pytest.mark.parametrize(
    ("reader", "text"), [(reader, text) for reader, rows in WITHOUT.items() for text in rows]
)
def test_what_is_no_name_is_left_alone(reader: Reader, text: str) -> None:
    assert list(reader.names(text)) == []


@settings(max_examples=60, deadline=None)
@given(
    parts=st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                [
                    "山田花子さん",
                    "Jan de Vries",
                    "Em Nguyễn An",
                    "。\n",
                    " ",
                    "・",
                    "'",
                    "ﷺ",
                    "ﬁ",
                    "\ud800",
                ]
            ),
        ),
        max_size=12,
    )
)
def test_offsets_lie_in_the_text_whatever_it_is(parts: list[str]) -> None:
    text = "".join(parts)
    for reader in READERS:
        found = list(reader.names(text))
        assert all(0 <= name.start < name.end <= len(text) for name in found)
        assert all(0 <= name.likely <= 1.0001 for name in found)
        assert all(one.end <= other.start for one, other in pairwise(found))
        assert found == list(reader.names(text))


@pytest.mark.parametrize("reader", READERS)
def test_what_stands_on_other_lines_changes_nothing(reader: Reader) -> None:
    lines = [marked.replace("{", "").replace("}", "") for marked, _ in WITH_NAMES[reader]]
    together = "\n".join(lines)
    apart, at = [], 0
    for line in lines:
        apart += [(name.start + at, name.end + at) for name in reader.names(line)]
        at += len(line) + 1
    assert [(name.start, name.end) for name in reader.names(together)] == apart


def test_all_models_together_are_small() -> None:
    assert 0 < sum(path.stat().st_size for path in MODELS.iterdir()) < 5_000_000


def test_words_and_marks_are_cut_as_names_want_them() -> None:
    text = "Anna's O'Neill J.K. Jan-Peter, 's morgens"
    units = latin.units(text)
    words = [text[start:end] for start, end in zip(units.starts, units.ends, strict=True)]
    assert words == [
        *("Anna", "'", "s", "O'Neill", "J.K", ".", "Jan-Peter", ",", "'", "s", "morgens")
    ]


def test_the_lexicon_knows_places_from_names() -> None:
    text = "utrecht emma zwxq"
    units = latin.units(text)
    numbers = Letters(codes_of(text)).spans(units.starts, units.ends)
    place, given_name, nothing = lexicon.lexicon("latin").look(numbers).tolist()
    assert place & 4
    assert given_name & 1
    assert nothing == 0
