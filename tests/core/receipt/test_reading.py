"""A receipt is read however a child types it; what is wrong with it is said; nothing raises."""

import re
import secrets
from collections.abc import Callable
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mamori.core.receipt import LANGUAGES, Fault, Receipt, Wrong, make, read
from mamori.core.receipt.lists import SIZE, words_of
from mamori.core.receipt.reading import MOST
from mamori.core.receipt.receipt import COUNT

RECEIPTS = st.builds(make, st.sampled_from(LANGUAGES), st.binary(min_size=8, max_size=8))
JAPANESE = st.builds(make, st.just("ja"), st.binary(min_size=8, max_size=8))
VIETNAMESE = st.builds(make, st.just("vi"), st.binary(min_size=8, max_size=8))
BETWEEN = [
    " ",
    "  ",
    ", ",
    "、",
    "・",
    "\n",
    "\r\n",
    "\t",
    "-",
    " - ",
    "/",
    "　",
    "。",
    ". ",
    " | ",
]

KATAKANA = str.maketrans({chr(code): chr(code + 96) for code in range(ord("ぁ"), ord("ゖ") + 1)})
HALF = {normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFFA0)}
LARGE = str.maketrans("ゃゅょっぁぃぅぇぉ", "やゆよつあいうえお")
WIDE = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}


def katakana(text: str) -> str:
    return text.translate(KATAKANA)


def half_width(text: str) -> str:
    return "".join(HALF.get(letter, letter) for letter in normalize("NFD", katakana(text)))


def without_marks(text: str) -> str:
    letters = normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return normalize("NFC", re.sub("[\u0300-\u036f\u3099\u309a]", "", letters))


def long_otherwise(text: str) -> str:
    """Write "けーき" as "けえき" and "ぞう" as "ぞー"."""
    text = re.sub("(?<=[けせてねへめれげぜでべぺ])ー", "え", text)
    return re.sub("(?<=[こそとのもよろごぞどぼょ])う", "ー", text)


Way = Callable[[str], str]
ANY: list[Way] = [
    *(str, str.upper, str.title, without_marks, lambda text: text.translate(WIDE)),
    *(lambda text: normalize("NFD", text), lambda text: f"  {text}\n"),
]
KANA: list[Way] = [
    *(katakana, half_width, lambda text: text.translate(LARGE), long_otherwise),
    *(lambda text: normalize("NFD", text), lambda text: text.replace("ー", "-")),
    lambda text: text.replace("ー", "－"),
]


@given(RECEIPTS, st.sampled_from(BETWEEN), st.lists(st.sampled_from(ANY), max_size=3))
def test_it_is_read_in_every_way_of_writing_that_is_forgiven(
    receipt: Receipt, between: str, ways: list[Way]
) -> None:
    text = between.join((*receipt.words, receipt.check))
    for way in ways:
        text = way(text)
    assert read(text) == receipt
    assert read(re.sub(r"\s*\w*[0-9０-９]+\s*$", "", text)) == receipt  # the number may be lost


@given(JAPANESE, st.sampled_from(["", *BETWEEN]), st.lists(st.sampled_from(KANA), max_size=3))
def test_kana_of_any_kind_are_read_with_or_without_spaces(
    receipt: Receipt, between: str, ways: list[Way]
) -> None:
    text = between.join(receipt.words)
    for way in ways:
        text = way(text)
    assert read(f"{text} {receipt.check}") == receipt


@given(RECEIPTS)
def test_spaces_may_be_missing_or_stand_within_a_word(receipt: Receipt) -> None:
    together = "".join(receipt.words).replace(" ", "")
    assert read(together + receipt.check) == receipt
    assert read(f"{together[:3]} {together[3:9]} {together[9:]} {receipt.check}") == receipt


@given(RECEIPTS)
def test_digits_are_read_wherever_they_stand(receipt: Receipt) -> None:
    listed = "\n".join(f"{at}. {word}" for at, word in enumerate(receipt.words, 1))
    assert read(f"{listed}\n{receipt.check}") == receipt
    assert read(listed) == receipt
    assert read(f"{receipt.check} {' '.join(receipt.words)}") == receipt
    assert read(f"{' '.join(receipt.words)} {int(receipt.check)}") == receipt
    wide = receipt.check.translate(WIDE)
    assert read(f"{' '.join(receipt.words)}　{wide[:2]} {wide[2:]}") == receipt


@pytest.mark.parametrize(
    ("typed", "word", "language"),
    [
        ("狐", "きつね", "ja"),
        ("カブト虫", "かぶとむし", "ja"),
        ("動物園", "どうぶつえん", "ja"),
        ("どうぶつ園", "どうぶつえん", "ja"),
        ("ｹｼｺﾞﾑ", "けしごむ", "ja"),
        ("ぞおり", "ぞうり", "ja"),
        ("BÁNH MỲ", "bánh mì", "vi"),
        ("mais", "maïs", "nl"),
        ("harbor", "harbour", "en"),
    ],
)
def test_other_spellings_are_the_same_word(typed: str, word: str, language: str) -> None:
    others = words_of(language).words[5:10]
    answer = read(" ".join((typed, *others)))
    assert isinstance(answer, Receipt)
    assert answer.words == (word, *others)


@settings(max_examples=200)
@given(RECEIPTS, st.data())
def test_every_other_word_of_the_list_and_every_swap_is_noticed(
    receipt: Receipt, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, COUNT - 1))
    other = data.draw(st.sampled_from(words_of(receipt.language).words))
    words = [*receipt.words[:at], other, *receipt.words[at + 1 :]]
    same = other == receipt.words[at]
    assert (read(" / ".join((*words, receipt.check))) == receipt) is same
    if not same:
        assert read(" / ".join((*words, receipt.check))) == Wrong(Fault.CHECK, COUNT)
    at = data.draw(st.integers(0, COUNT - 2))
    words = [*receipt.words]
    words[at], words[at + 1] = words[at + 1], words[at]
    answer = read(" / ".join((*words, receipt.check)))
    same = receipt.words[at] == receipt.words[at + 1]
    assert answer == (receipt if same else Wrong(Fault.CHECK, COUNT))


@given(RECEIPTS, st.integers(0, 9999))
def test_another_number_is_noticed(receipt: Receipt, number: int) -> None:
    answer = read(f"{receipt.text[:-4]}{number:04}")
    assert answer == (receipt if number == int(receipt.check) else Wrong(Fault.CHECK, COUNT))


@pytest.mark.parametrize(
    ("text", "number", "typed", "nearest"),
    [
        ("apple rabit cloud spoon tulip kite", 2, "rabit", "rabbit"),
        ("りんご うさぎ とけい つくえ かめろ はがき", 5, "かめろ", "かめら"),
        ("con mèo quả can bánh mì xe đạp hoa sen cái mũ", 2, "quả can", "quả cam"),
        ("con mèo cam bánh mì xe đạp hoa sen cái mũ", 2, "cam", "quả cam"),
        ("hond konein appel fiets stoel wolk", 2, "konein", "konijn"),
    ],
)
def test_a_slip_is_named_with_the_words_it_is_near_to(
    text: str, number: int, typed: str, nearest: str
) -> None:
    answer = read(text)
    assert isinstance(answer, Wrong)
    assert (answer.fault, answer.count) == (Fault.WORDS, COUNT)
    (slip,) = answer.slips
    assert (slip.number, slip.typed) == (number, typed)
    assert nearest in slip.nearest


def test_a_slip_is_found_in_words_typed_without_spaces() -> None:
    answer = read("らんどせるかたつむいえんぴつとうもろこしひこうきにわとり")
    assert isinstance(answer, Wrong)
    assert [(slip.number, slip.nearest[0]) for slip in answer.slips] == [(2, "かたつむり")]
    assert "かたつむり" not in repr(answer)


@pytest.mark.parametrize(
    ("text", "fault", "count"),
    [
        ("", Fault.NOTHING, 0),
        (" \n…!? 0417", Fault.NOTHING, 0),
        ("apple rabbit cloud spoon tulip", Fault.COUNT, 5),
        ("apple rabbit cloud spoon tulip kite pencil", Fault.COUNT, 7),
        ("りんごうさぎとけい", Fault.COUNT, 3),
        ("con mèo quả cam", Fault.COUNT, 2),
        ("a b " * 30, Fault.COUNT, 60),
        ("apple " * 200, Fault.COUNT, 0),
        ("りんご うさぎ cloud spoon tulip kite", Fault.WORDS, 6),
    ],
)
def test_what_is_wrong_is_said_in_a_code(text: str, fault: Fault, count: int) -> None:
    answer = read(text)
    assert isinstance(answer, Wrong)
    assert (answer.fault, answer.count) == (fault, count)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=MOST + 20),
        st.text(alphabet="ぁ-んーァヶｶﾞ゛ 0１đ́a", max_size=80),
        st.lists(
            st.sampled_from([word for language in LANGUAGES for word in words_of(language).words]),
            max_size=8,
        ).map("".join),
    )
)
def test_nothing_that_is_typed_raises(text: str) -> None:
    answer = read(text)
    assert isinstance(answer, Receipt | Wrong)
    if isinstance(answer, Receipt):
        assert read(answer.text) == answer


def test_receipts_of_four_languages_are_told_apart_by_their_words() -> None:
    random = secrets.token_bytes(8)
    found = [read(make(language, random).text) for language in LANGUAGES]
    assert [answer.language for answer in found if isinstance(answer, Receipt)] == [*LANGUAGES]
    assert len({answer.secret() for answer in found if isinstance(answer, Receipt)}) == 4


def test_without_spaces_a_receipt_is_hardly_ever_unclear() -> None:
    several = 0
    for _ in range(500):
        receipt = make("ja", secrets.token_bytes(8))
        answer = read("".join(receipt.words))
        several += answer != receipt
        assert answer in {receipt, Wrong(Fault.UNCLEAR, COUNT)}
        assert read("".join(receipt.words) + receipt.check) == receipt
    assert several < 25
    assert SIZE**COUNT == 2**60
