import io
from importlib.util import find_spec

import pytest
from PIL import ExifTags, Image, ImageChops, ImageDraw, ImageFont, ImageStat
from tests.core.scan.class_lists import FONTS, draw
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
NUMBER, BESIDE = (120, 440), ((0, 96), (520, 800))  # where they stand in it, from left to right
A_LETTER = 40
LETTERS = ImageFont.truetype(next((FONTS / "noto-sans-jp/400Regular").glob("*.ttf")), A_LETTER)


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


def strip(picture: Image.Image, across: tuple[int, int]) -> Image.Image:
    return picture.convert("L").crop((across[0], 0, across[1], picture.height))


def alike(before: Image.Image, after: Image.Image, across: tuple[int, int]) -> bool:
    """Whether a strip of a picture looks as it did, but for what a format loses by itself."""
    one, other = strip(before, across), strip(after, across)
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0] < 4


def black(picture: Image.Image, across: tuple[int, int]) -> bool:
    """Whether there is nothing but black where the letters of a line stood."""
    middle = strip(picture, across).crop((0, 36, across[1] - across[0], 72))
    return ImageStat.Stat(middle).extrema[0][1] < 40


def written(words: str) -> Image.Image:
    picture = Image.new("L", (900, 120), 255)
    ImageDraw.Draw(picture).text((30, 30), words, font=LETTERS, fill=0)
    return picture


def span(words: str, part: str) -> tuple[int, int]:
    """Return where a part of written words stands, from left to right."""
    start = words.index(part)
    left, right = (30 + LETTERS.getlength(words[:at]) for at in (start, start + len(part)))
    return int(left), int(right)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "TIFF", "WEBP", "BMP", "HEIF"])
def test_a_number_is_blacked_out_in_the_same_format(kind: str) -> None:
    if kind == "HEIF":
        pytest.importorskip("pillow_heif").register_heif_opener()

    before = saved(drawn(WORDS), kind)

    after = cleaned(before)

    picture = Image.open(io.BytesIO(after))
    assert (picture.format, picture.size) == (kind, (800, 120))
    assert PHONE.findall(text_of(after)) == []
    assert black(picture, NUMBER)
    for beside in BESIDE:
        assert alike(Image.open(io.BytesIO(before)), picture, beside), beside


@pytest.mark.parametrize(
    "words", ["電話は090-0000-1234、夕方に", "住所録　090-0000-1234　母", "田090-0000-1234花"]
)
def test_of_a_line_no_more_is_blacked_out_than_the_number(words: str) -> None:
    before = written(words)
    number = span(words, "090-0000-1234")
    others = [span(words, each) for each in words.split("090-0000-1234")]

    after = Image.open(io.BytesIO(cleaned(saved(before, "PNG"))))

    assert black(after, number)
    for left, right in others:
        outside = (left, right - A_LETTER) if left < number[0] else (left + A_LETTER, right)
        assert alike(before, after, outside), outside


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
