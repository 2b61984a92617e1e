from contextlib import suppress
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mamori.core.roster import limits
from mamori.core.roster.notes import RosterUnreadable
from mamori.core.roster.text import compose, decode, delimiter_of, rows_of

JAPANESE = "番号,氏名,ふりがな\r\n1,清水　結衣,しみず ゆい\r\n2,髙橋　翼,ﾀｶﾊｼ ﾂﾊﾞｻ\r\n"
DUTCH = "Voornaam;Achternaam\r\nZoë;Brûlée\r\nRenée;Müller\r\nAndré;Noël\r\n"
VIETNAMESE = "STT;Họ và tên\r\n1;Nguyễn Thị Hương\r\n2;Trần Quốc Khánh\r\n3;Đặng Thuỳ Dương\r\n"


def windows_1258(text: str) -> bytes:
    """Encode Vietnamese as old office programs do: letter with hat or horn, then the tone mark."""
    out = b""
    for letter in text:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            tones = "\u0300\u0301\u0303\u0309\u0323"
            parts = normalize("NFD", letter)
            base = normalize("NFC", "".join(part for part in parts if part not in tones))
            tone = "".join(part for part in parts if part in tones)
            out += (base + tone).encode("cp1258")
    return out


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (JAPANESE, "utf-8"),
        (JAPANESE, "utf-8-sig"),
        (JAPANESE, "utf-16"),
        (JAPANESE, "utf-16-le"),
        (JAPANESE, "utf-16-be"),
        (JAPANESE, "cp932"),
        (JAPANESE.replace("髙", "高"), "euc_jp"),
        (DUTCH, "utf-8"),
        (DUTCH, "cp1252"),
        (VIETNAMESE, "utf-8-sig"),
        (VIETNAMESE, "utf-16"),
    ],
)
def test_reads_every_encoding_a_school_uses(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def test_reads_windows_1258() -> None:
    assert decode(windows_1258(VIETNAMESE)) == (VIETNAMESE, "cp1258")


def test_one_spoiled_byte_does_not_change_the_encoding() -> None:
    data = JAPANESE.encode("cp932") * 20
    text, encoding = decode(data[:-3])
    spoiled, kept = decode(data[:41] + b"\xff" + data[41:])
    assert encoding == kept == "cp932"
    assert "清水" in text
    assert "清水" in spoiled


def test_a_truncated_utf_8_file_stays_utf_8() -> None:
    text, encoding = decode((JAPANESE * 3).encode()[:-40])
    assert encoding == "utf-8"
    assert "清水" in text


def test_a_person_may_know_the_encoding_better() -> None:
    assert decode("é".encode("cp1252"), encoding="cp1252")[0] == "é"
    with pytest.raises(RosterUnreadable) as caught:
        decode(b"x", "a.csv", encoding="no-such")
    assert (caught.value.code, caught.value.detail) == ("unknown-encoding", "a.csv")


def test_a_picture_is_no_text() -> None:
    with pytest.raises(RosterUnreadable):
        decode(b"\x89PNG\r\n\x1a\n" + bytes(range(1, 32)) * 30)
    with pytest.raises(RosterUnreadable):
        decode(bytes(100) + bytes(range(256)) * 9 + bytes(100))
    with pytest.raises(RosterUnreadable):
        decode(bytes(100))


def test_nul_characters_are_left_out() -> None:
    assert decode(b"a,b\0\r\n" + b"x" * 100)[0].startswith("a,b\r\n")


def test_marks_are_joined_but_kanji_stay_as_written() -> None:
    assert compose(normalize("NFD", "Nguyễn が")) == "Nguyễn が"
    assert compose("\ufa19田") == "\ufa19田"  # NFC would make this another letter: 神


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_finds_the_delimiter(delimiter: str) -> None:
    lines = ["x", "", f'a{delimiter}"b,;\t|"{delimiter}c', f"1{delimiter}2{delimiter}3"] * 3
    assert delimiter_of("\n".join(lines)) == delimiter


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    text = 'a,b\n\n"two\nlines",2\r3,4\r\n'
    assert list(rows_of(text, ",")) == [["a", "b"], [], ["two\nlines", "2"], ["3", "4"]]


def test_a_huge_cell_costs_its_own_row() -> None:
    text = f"a,b\n1,{'x' * 200_000}\n2,3\n"
    assert list(rows_of(text, ",")) == [["a", "b"], None, ["2", "3"]]


def test_a_file_of_nothing_but_lines_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 9)
    assert len(list(rows_of("\n" * 9, ","))) == 9
    with pytest.raises(RosterUnreadable):
        list(rows_of("\n" * 10, ","))


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_unreadable(data: bytes) -> None:
    with suppress(RosterUnreadable):
        text, _ = decode(data)
        assert isinstance(list(rows_of(text, delimiter_of(text))), list)
