import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.scan.opening.reading import block_with, text_of

from mamori.core.scan.files import File
from mamori.core.scan.opening.escapes import pieces_unescaped, unescaped
from mamori.core.scan.opening.types import type_of


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.txt"])
def test_letters_written_as_numbers_are_read(name: str) -> None:
    data = json.dumps([{"name": "清水結衣"}, "𠮷"]).encode()
    assert b"\\u6e05" in data
    assert type_of(File(name, data)) == "json"
    assert '[{"name": "清水結衣"}, "𠮷"]' in text_of(name, data)


def test_lines_are_those_of_the_file() -> None:
    data = b'{"a": "x\\u000ay",\n "b": "\\u6e05"}'
    block = block_with("清", "a.json", data)
    at = block.text.index("清")
    (piece,) = block.locator.pieces(block.text, at, at + 1)
    assert (piece.place.line, piece.start) == (2, 7)


@given(st.text(), st.lists(st.integers(0, 200)))
def test_a_letter_in_two_pieces_is_one(text: str, cuts: list[int]) -> None:
    written = json.dumps(text)
    bounds = sorted({0, len(written), *(cut for cut in cuts if cut < len(written))})
    pieces = [written[one:two] for one, two in pairwise(bounds)]
    assert "".join(pieces_unescaped(pieces)) == unescaped(written)
