import re

import pytest
from PIL import Image, ImageDraw, ImageFont
from tests.core.scan.class_lists import FACES, FONTS, PAGE, draw

from mamori.core.roster import Kind, Person, split_name
from mamori.core.scan.blocks import Block
from mamori.core.scan.opening.ocr import rapid, read_picture, tesseract, written
from mamori.core.scan.places import Place
from mamori.core.scan.roster.people import people_finder
from mamori.core.scan.scanner import Scanner

pytest.importorskip("cv2", reason="the engines of the extra `ocr` are not installed")


def letters(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "expected"),
    [("nl", ("vi", "nl", "en")), ("vi", ("nl", "vi")), ("en", ("ja", "en")), ("ja", ("nl", "ja"))],
)
def test_a_photographed_class_list_is_read_whatever_language_is_expected_first(
    language: str, expected: tuple[str, ...]
) -> None:
    picture, pupils = draw(language, FACES[language][0], photographed=True, seed=7)

    reading = read_picture(picture, expected)

    # With the roster's help, which knows what engines take one letter for.
    roster = [Person(pupil.name, Kind.PUPIL, split_name(pupil.name)) for pupil in pupils]
    block = Block(text=written(reading.words, Place()).text, ocr=True)
    hits = Scanner(finders=(), people=people_finder(roster)).hits(block)
    found = {person for hit in hits for person in (hit.person, *hit.others)}
    assert len(found) >= 0.95 * len(pupils)
    assert reading.missing == ""


@pytest.mark.slow
def test_a_word_has_its_box_in_pixels_of_the_picture_however_small_it_is() -> None:
    picture = Image.new("RGB", (420, 90), "white")
    font = ImageFont.truetype(next((FONTS / "noto-sans/400Regular").glob("*.ttf")), 18)
    ImageDraw.Draw(picture).text((200, 40), "Jansen", font=font, fill="black")

    (word,) = read_picture(picture, ("nl",)).words

    left, top, right, bottom = word.box
    assert word.text == "Jansen"
    assert 195 <= left <= 205 <= right <= 275
    assert 38 <= top <= 55 <= bottom <= 66


@pytest.mark.slow
def test_vertical_japanese_is_read_from_the_right() -> None:
    picture = Image.new("RGB", (700, 900), "white")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.truetype(next((FONTS / "noto-sans-jp/400Regular").glob("*.ttf")), 44)
    for x, column in (
        (560, "四年二組の遠足のお知らせ"),
        (420, "班長は山田花子です"),
        (280, "副班長は佐藤健太です"),
    ):
        for number, letter in enumerate(column):
            pen.text((x, 60 + 52 * number), letter, font=font, fill="black")

    text = letters(written(read_picture(picture, ("ja",)).words, Place()).text)

    assert text.index("四年二組") < text.index("山田花子") < text.index("佐藤健太")


def test_an_empty_page_is_told_without_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(tesseract, "read")
    monkeypatch.delattr(rapid, "read")

    assert read_picture(Image.new("L", PAGE, 250), ("ja", "nl")).words == []


def test_without_data_for_a_language_the_reading_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    tesseract._engine.cache_clear()
    monkeypatch.setattr(tesseract, "FOLDERS", ())
    picture, _ = draw("nl", "noto-sans", photographed=False, seed=1)

    assert read_picture(picture.crop((0, 0, 800, 500)), ("nl",)).missing == "no-ocr-data"
