"""A sealed file opens whole or not at all, and only as the file it is."""

import io
from itertools import pairwise

import pytest

from mamori.core.seal import SealBroken, new_key
from mamori.core.seal.files import CHUNK_BYTES, TAG_BYTES, FileSealer, unseal_file

KEY = new_key()
ABOUT = b"file 1"
STEP = CHUNK_BYTES + TAG_BYTES


def sealed(words: bytes, *, piece: int = 70_000) -> bytes:
    sealer = FileSealer(KEY, ABOUT)
    pieces = [words[at : at + piece] for at in range(0, len(words), piece)]
    return b"".join([*(sealer.add(one) for one in pieces), sealer.end()])


def opened(stored: bytes, key: bytes = KEY, about: bytes = ABOUT) -> bytes:
    return b"".join(unseal_file(key, about, io.BytesIO(stored)))


@pytest.mark.parametrize(
    "length", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 3_000_000]
)
def test_what_was_sealed_opens_again(length: int) -> None:
    words = bytes(index % 251 for index in range(length))
    stored = sealed(words)
    assert opened(stored) == words
    assert length == 0 or words[:64] not in stored or length < 16


def test_how_the_bytes_came_makes_no_difference() -> None:
    words = bytes(2 * CHUNK_BYTES + 5)
    assert sealed(words, piece=7_001) == sealed(words, piece=3 * CHUNK_BYTES)


def test_another_key_or_another_file_opens_nothing() -> None:
    stored = sealed(b"words")
    for key, about in ((new_key(), ABOUT), (KEY, b"file 2")):
        with pytest.raises(SealBroken):
            opened(stored, key, about)


def test_nothing_can_be_cut_moved_added_or_changed() -> None:
    stored = sealed(bytes(3 * CHUNK_BYTES + 9))
    first, second = stored[1 : 1 + STEP], stored[1 + STEP : 1 + 2 * STEP]
    changed = [
        stored[:-1],
        stored[: 1 + 3 * STEP],  # whole chunks, but the last is missing
        stored[: 1 + 2 * STEP],
        stored[:1] + second + first + stored[1 + 2 * STEP :],
        stored[:1] + stored[1 + STEP :],
        stored + stored[-25:],
        stored + b"\x00",
        b"\x01" + stored[1:],
        b"",
        stored[:1],
        stored[:5] + bytes([stored[5] ^ 1]) + stored[6:],
    ]
    for bad in changed:
        with pytest.raises(SealBroken):
            opened(bad)


def test_no_two_chunks_share_a_nonce() -> None:
    """Equal chunks come out unlike each other, or whoever compares them would learn that."""
    stored = sealed(bytes(4 * CHUNK_BYTES))
    chunks = [stored[1 + at * STEP : 1 + (at + 1) * STEP] for at in range(4)]
    assert all(one[:64] != other[:64] for one, other in pairwise(chunks))
