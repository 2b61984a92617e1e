"""What a picture tells about its making is left out; what it shows stays bit by bit."""

import random

import pytest
from tests.base.media.pictures import (
    GIF,
    JPEG,
    PLANTED,
    PNG,
    WEBP,
    exif,
    gif_from_a_phone,
    jpeg_from_a_phone,
    png_from_a_phone,
    segment,
    webp_from_a_phone,
)

from mamori.base.media import Unreadable, strip
from mamori.base.media.parts import Parts

MANY = 250_000


def webp_of(chunk: bytes, times: int) -> bytes:
    return b"RIFF" + (len(chunk) * times + 4).to_bytes(4, "little") + b"WEBP" + chunk * times


BARE = {"image/jpeg": JPEG, "image/png": PNG, "image/webp": WEBP, "image/gif": GIF}
TOLD = {
    "image/jpeg": jpeg_from_a_phone(),
    "image/png": png_from_a_phone(),
    "image/webp": webp_from_a_phone(),
    "image/gif": gif_from_a_phone(),
}


@pytest.mark.parametrize("kind", BARE)
def test_a_picture_without_notes_stays_as_it_is(kind: str) -> None:
    assert strip(kind, BARE[kind]) == BARE[kind]


@pytest.mark.parametrize("kind", BARE)
def test_all_that_was_added_is_left_out(kind: str) -> None:
    assert PLANTED in TOLD[kind]
    assert strip(kind, TOLD[kind]) == BARE[kind]


@pytest.mark.parametrize("order", ["little", "big"])
@pytest.mark.parametrize("turned", [3, 6, 8])
def test_a_photograph_stays_the_right_way_up(turned: int, order: str) -> None:
    shown = strip("image/jpeg", jpeg_from_a_phone(turned, order=order))
    assert PLANTED not in shown
    (note,) = [at for at in range(len(shown)) if shown.startswith(b"Exif\0\0", at)]
    assert shown[note + 24 : note + 26] == turned.to_bytes(2, "big")
    length = int.from_bytes(shown[4:6], "big")
    assert shown[:2] + shown[4 + length :] == JPEG
    assert strip("image/jpeg", shown) == shown


def test_a_note_on_the_side_that_makes_no_sense_is_left_out() -> None:
    for note in (
        exif(99),
        exif(6)[:20],
        b"Exif\0\0",
        b"Exif\0\0XX" + bytes(40),
        exif(6)[:10] + b"\xff" * 8,
    ):
        assert strip("image/jpeg", JPEG[:20] + segment(0xE1, note) + JPEG[20:]) == JPEG


def test_the_small_picture_in_a_head_is_left_out() -> None:
    head = b"JFIF\0\x01\x01\x00\x00\x01\x00\x01\x01\x01" + b"PLA"
    shown = strip("image/jpeg", JPEG[:2] + segment(0xE0, head) + JPEG[20:])
    assert b"PLA" not in shown
    assert len(shown) == len(JPEG)


def test_frames_of_an_animation_tell_nothing_either() -> None:
    def chunk(name: bytes, content: bytes) -> bytes:
        return name + len(content).to_bytes(4, "little") + content + bytes(len(content) % 2)

    def whole(frame: bytes) -> bytes:
        body = chunk(b"VP8X", bytes([0x02]) + bytes(9)) + chunk(b"ANIM", bytes(6)) + frame
        return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body

    shown = chunk(b"VP8L", b"\x2f1234")
    told = whole(chunk(b"ANMF", bytes(16) + shown + chunk(b"note", PLANTED)))
    assert strip("image/webp", told) == whole(chunk(b"ANMF", bytes(16) + shown))


@pytest.mark.parametrize("kind", BARE)
def test_a_damaged_picture_is_refused_and_nothing_else_happens(kind: str) -> None:
    whole = TOLD[kind]
    for length in range(len(BARE[kind])):
        with pytest.raises(Unreadable):
            strip(kind, BARE[kind][:length])
    chance = random.Random(7)  # noqa: S311 -- damage to a test picture is no secret
    for _ in range(2000):
        bad = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        try:
            strip(kind, bytes(bad))
        except Unreadable:
            continue


def test_what_no_screen_shows_is_refused() -> None:
    for kind in ("image/heic", "application/pdf", "text/plain", "image/svg+xml"):
        with pytest.raises(Unreadable):
            strip(kind, b"anything")


@pytest.mark.parametrize(
    ("kind", "picture"),
    [
        ("image/jpeg", b"\xff\xd8" + b"\xff\x01" * MANY),
        ("image/jpeg", b"\xff\xd8" + b"\xff\xda\x00\x02\x00" * MANY),
        ("image/gif", b"GIF89a" + bytes(7) + b"\x21\xfe\x00" * MANY),
        ("image/gif", b"GIF89a" + bytes(7) + b"\x21\xfe" + b"\x01a" * MANY),
        ("image/png", PNG[:8] + (bytes(4) + b"tEXt" + bytes(4)) * MANY),
        ("image/webp", webp_of(b"XXXX" + bytes(4), MANY)),
        ("image/webp", webp_of(b"ANMF" + (32).to_bytes(4, "little") + bytes(32), MANY // 2)),
    ],
    ids=["marks", "scans", "comments", "blocks", "chunks", "riff", "frames"],
)
def test_a_picture_of_endless_parts_is_refused_for_that(kind: str, picture: bytes) -> None:
    with pytest.raises(Unreadable, match="too many parts"):
        strip(kind, picture)


def test_a_long_run_of_fill_bytes_is_one_step(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []
    take = Parts.take

    def counted(parts: Parts, length: int) -> bytes:
        taken.append(length)
        return take(parts, length)

    monkeypatch.setattr(Parts, "take", counted)
    assert strip("image/jpeg", JPEG[:2] + b"\xff" * 2_000_000 + JPEG[2:]) == JPEG
    with pytest.raises(Unreadable):
        strip("image/jpeg", JPEG[:2] + b"\xff" * 2_000_000)
    assert len(taken) < 100
