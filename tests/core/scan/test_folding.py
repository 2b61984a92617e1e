from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mamori.core.scan.folding import codes_of, plain, text_of

ANY = st.text(st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＢＣ　ａｂｃ", "abc abc"),
        ("０３－１２３４－５６７８", "03-1234-5678"),
        ("03‐1234–5678", "03-1234-5678"),
        ("ﾃﾞﾝﾜ", "テ\u3099ンワ"),
        ("ĐƯỜNG Nguyễn", "đường nguyễn"),
        ("İstanbul ẞ", "istanbul ẞ"),
        ("㈱ 令和", "㈱ 令和"),
        ("①２", "12"),
        ("Plain ASCII", "plain ascii"),
    ],
)
def test_width_case_dashes_and_spaces_are_folded(text: str, folded: str) -> None:
    assert plain(text) == folded


@given(ANY)
def test_each_letter_becomes_one_letter(text: str) -> None:
    folded = plain(text)
    assert len(folded) == len(text)
    for before, after in zip(text, folded, strict=True):
        assert plain(before) == after


@given(ANY)
def test_a_text_comes_back_from_its_code_points(text: str) -> None:
    assert text_of(codes_of(text)) == text


@given(ANY)
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(st.characters(codec="ascii")))
def test_ascii_is_folded_as_its_compatible_form(text: str) -> None:
    assert plain(text) == normalize("NFKC", text).casefold()
