"""What hangs on behind the end of a picture is read, and is not in its copy."""

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tests.core.scan.opening.archives.archives import zipped
from tests.core.scan.opening.reading import blocks_of, found_in, text_of

from mamori.core.scan.blocks import Unread
from mamori.core.scan.files import File
from mamori.core.scan.redacting.redact import redact
from mamori.core.scan.scanner import Scanner

WORDS = "清水結衣 090-0000-1234"
FILM = b"\0\0\0\x18ftypmp42" + bytes(24)


def picture(kind: str) -> bytes:
    kept = io.BytesIO()
    Image.radial_gradient("L").convert("RGB").save(kept, kind)
    return kept.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_words_behind_the_end_are_read_as_what_nobody_sees(kind: str, encoding: str) -> None:
    data = picture(kind)
    assert text_of("a.jpg", data) == "a.jpg"
    _, block = blocks_of("a.jpg", data + b"\0\0" + WORDS.encode(encoding))
    assert WORDS in block.text
    assert not block.seen
    assert next(iter(block.locator.pieces(block.text, 0, 1))).place.part == "after the end"


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_file_behind_the_end_is_opened(kind: str) -> None:
    data = picture(kind) + zipped({"a.txt": WORDS.encode(), "b": picture(kind)})
    assert WORDS in text_of("a.jpg", data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_behind_the_end_is_opened(kind: str) -> None:
    behind = io.BytesIO()
    words = PngInfo()
    words.add_text("Comment", WORDS)
    Image.new("L", (9, 9)).save(behind, "PNG", pnginfo=words)
    assert WORDS in text_of("a.jpg", picture(kind) + behind.getvalue())


@pytest.mark.parametrize("more", [b"", picture("JPEG")])
def test_a_film_behind_the_end_is_told(more: bytes) -> None:
    data = picture("JPEG") + FILM + more
    (film,) = (each for each in found_in("a.jpg", data) if isinstance(each, Unread))
    assert (film.reason, film.place.part) == ("media", "after the end")


def test_pictures_of_which_the_first_has_a_list_are_its_frames() -> None:
    several = io.BytesIO()
    frames = [Image.radial_gradient("L").convert("RGB"), Image.linear_gradient("L").convert("RGB")]
    frames[0].save(several, "MPO", save_all=True, append_images=frames[1:])
    found = list(found_in("a.jpg", several.getvalue() + FILM))
    assert {each.place.part for each in found if isinstance(each, Unread)} == {"after the end"}
    assert not any(isinstance(each, File) for each in found)


def test_pixels_are_no_words_where_a_picture_has_no_end() -> None:
    whole = picture("JPEG")
    assert text_of("a.jpg", whole[:-2]) == "a.jpg"


@pytest.mark.slow
@pytest.mark.parametrize("behind", [WORDS.encode(), FILM, zipped({"a.txt": WORDS.encode()})])
def test_a_copy_has_nothing_behind_its_end(behind: bytes) -> None:
    pytest.importorskip("cv2", reason="the engines of the extra `ocr` are not installed")
    copy = redact(File("a.jpg", picture("JPEG") + behind), Scanner())
    assert copy.data.endswith(b"\xff\xd9")
    assert len(copy.data) < len(picture("JPEG")) * 2
    assert behind not in copy.data
