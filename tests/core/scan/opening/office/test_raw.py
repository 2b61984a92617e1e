"""Words in bytes of an unknown kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mamori.core.scan.opening.office import raw

SETTINGS = b'<plist version="1.0"><key>Papers are named here</key></plist>\n' * 30
PIECES = st.one_of(
    st.binary(max_size=5),
    st.text("abc <>=", max_size=9).map(str.encode),
    *(
        st.text(letters, max_size=6).map(lambda text: text.encode("utf-16-le"))
        for letters in ("abc 12", "学校くつ", "Á1ấ 学", "\u3000\u4e00\u7e7e")
    ),
    st.sampled_from([b"\0", b"\0N", b"N\0", b"~N", b"\xffN"]),
)


def asked_each(data: bytes) -> list[tuple[int, str]]:
    """Return the wide words by asking every find whether it is narrow."""
    found = []
    for odd in (0, 1):
        units = range(odd, len(data) - 1, 2)
        text_of_all = "".join(chr(data[at] + 256 * data[at + 1]) for at in units)
        for wide in raw._WIDE.finditer(text_of_all):
            text = wide.group()
            if not raw._is_narrow(text) and raw._speaks(text) and raw._is_written(text):
                found.append((odd + 2 * wide.start(), text))
    return found


def wide_words(data: bytes) -> list[tuple[int, str]]:
    return [(one.start, one.text) for one in raw.words(data) if one.encoding == "utf-16-le"]


@given(st.lists(PIECES, max_size=7).map(b"".join))
def test_wide_words_are_those_that_are_found_by_asking_each(data: bytes) -> None:
    assert wide_words(data) == asked_each(data)


@pytest.mark.parametrize("before", [b"", b"a", SETTINGS, SETTINGS + b"a"])
@pytest.mark.parametrize("word", ["くつをかくした", "Trường học", "abcd"])
def test_a_wide_word_is_found_at_any_place_and_among_narrow_ones(before: bytes, word: str) -> None:
    data = before + b"\0\0" + word.encode("utf-16-le") + b"\0\0" + SETTINGS
    assert (len(before) + 2, word) in wide_words(data)


def test_narrow_letters_in_twos_are_no_words() -> None:
    assert wide_words(SETTINGS) == []
    assert all("plist" in one.text for one in raw.words(SETTINGS))
