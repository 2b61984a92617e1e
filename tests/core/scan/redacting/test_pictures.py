import io
from importlib.util import find_spec

import pytest
from PIL import ExifTags, Image
from tests.core.scan.class_lists import draw
from tests.core.scan.opening.pdf.hard_pdf import drawn
from tests.core.scan.redacting.readers import PHONE, phones

from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.opening import Budget, walk
from mamori.core.scan.redacting.pictures import redact

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("cv2") is None, reason="extra `ocr` is not installed"),
]
WORDS = "Bel 090-0000-1234 na vier uur"


def cleaned(data: bytes) -> bytes:
    def inner(file: File) -> bytes:
        raise AssertionError(file.name)

    return redact(File("a", data), phones, inner)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, kind, **options)
    return kept.getvalue()


def text_of(data: bytes) -> str:
    found = walk(File("a", data), Budget(languages=("nl",)))
    return "\n".join(each.text for each in found if isinstance(each, Block))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "TIFF", "WEBP", "BMP", "HEIF"])
def test_a_number_is_blacked_out_in_the_same_format(kind: str) -> None:
    if kind == "HEIF":
        pytest.importorskip("pillow_heif").register_heif_opener()

    after = cleaned(saved(drawn(WORDS), kind))

    picture = Image.open(io.BytesIO(after))
    assert (picture.format, picture.size) == (kind, (800, 120))
    text = text_of(after)
    assert PHONE.findall(text) == []
    assert "vier uur" in text.lower()


def test_no_word_beside_the_pixels_is_left() -> None:
    tags = Image.Exif()
    tags[ExifTags.Base.Artist] = "Fenna de Vries"
    tags.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (35.0, 30.0, 36.0)})
    before = saved(drawn("Rust"), "JPEG", exif=tags.tobytes(), comment="Fenna", xmp=b"<x>Fenna</x>")
    assert before.count(b"Fenna") == 3

    after = cleaned(before)

    assert b"Fenna" not in after
    assert dict(Image.open(io.BytesIO(after)).getexif()) == {}


def test_each_page_of_a_fax_is_blacked_out() -> None:
    pages = [drawn("Bel 090-0000-1234"), drawn("Fax 090-0000-5678")]
    before = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])

    after = cleaned(before)

    assert Image.open(io.BytesIO(after)).n_frames == 2
    assert PHONE.findall(text_of(after)) == []


def test_a_photographed_list_keeps_no_number() -> None:
    picture, pupils = draw("nl", "noto-serif", photographed=True, seed=11)

    text = text_of(cleaned(saved(picture, "PNG")))

    assert PHONE.findall(text) == []
    assert sum(pupil.name in text for pupil in pupils) >= 0.8 * len(pupils)
