import io
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.limits import Limits, OverLimit
from mamori.core.scan.opening.decoding import PIECE, decoded
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.text import read

JAPANESE = "番号　氏名\n1　清水　結衣　しみず ゆい\n2　小山　ﾂﾊﾞｻ　連絡先は担任まで\n"
VIETNAMESE = "Họ và tên: Nguyễn Thị Hương\nTrần Quốc Khánh, Đặng Thuỳ Dương\n"
DUTCH = "Zoë Brûlée\nRenée Müller en André Noël hebben één geïnteresseerde coördinator\n"


def text_of(data: bytes) -> str:
    return "".join(decoded(io.BytesIO(data), len(data)))


def windows_1258(text: str) -> bytes:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = b""
    for letter in text:
        parts = normalize("NFD", letter)
        base = normalize("NFC", "".join(part for part in parts if part not in tones))
        out += (base + "".join(part for part in parts if part in tones)).encode("cp1258")
    return out


ENCODED = [
    *((JAPANESE, JAPANESE.encode(name)) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le")),
    *((JAPANESE, JAPANESE.encode(name)) for name in ("utf-16-be", "cp932", "euc-jp")),
    (VIETNAMESE, VIETNAMESE.encode()),
    (VIETNAMESE, normalize("NFD", VIETNAMESE).encode()),
    (VIETNAMESE, windows_1258(VIETNAMESE)),
    (DUTCH, DUTCH.encode()),
    (DUTCH, DUTCH.encode("cp1252")),
]


@pytest.mark.parametrize(("text", "data"), ENCODED)
def test_a_text_is_read_in_the_encoding_it_was_written_in(text: str, data: bytes) -> None:
    assert text_of(data) == text


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc-jp"])
@pytest.mark.parametrize("before", [10, PIECE - 1, PIECE, 3 * PIECE + 7])
def test_letters_far_behind_plain_ones_are_read(encoding: str, before: int) -> None:
    text = "x" * before + "\n" + JAPANESE * 5000
    assert text_of(text.encode(encoding)) == text


def test_one_spoilt_byte_does_not_spoil_the_rest() -> None:
    data = b"\xff first\n" + (JAPANESE * 5000).encode()
    assert text_of(data) == "\ufffd first\n" + JAPANESE * 5000


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(OverLimit, match="unknown-format"):
        text_of(bytes(range(1, 32)) * 50)


@given(st.text(alphabet="aé\u0301\u0323か\u3099\r\n", max_size=30), st.integers(0, 20))
def test_letters_and_line_ends_are_joined_across_pieces(text: str, at: int) -> None:
    data = text.encode()
    long = b"\n" * (PIECE - min(at, len(data))) + data
    assert text_of(long).lstrip("\n") == text_of(data).lstrip("\n")


def test_lines_of_a_long_text_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes("".join(f"行 {number}\r\n" for number in range(1, 5000)).encode())
    blocks = list(read(File("long.txt", path), Budget(limits=Limits(block=1000, margin=50))))
    assert len(blocks) > 20
    told: list[tuple[int | None, str]] = []
    for block in blocks:
        begin, end = block.core or (0, len(block.text))
        pieces = block.locator.pieces(block.text, begin, end - 1)
        told += [(each.place.line, line_of(block, each.place.line)) for each in pieces]
    assert told == [(number, f"行 {number}") for number in range(1, 5000)]


def line_of(block: Block, number: int | None) -> str:
    first = next(block.locator.pieces(block.text, 0, 0)).place.line
    assert number is not None
    assert first is not None
    return block.text.split("\n")[number - first]
