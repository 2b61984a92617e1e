"""Papers as pictures: set on a page, laid on a table, taken by a small camera, read again."""

import io
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFont
from tests.core.scan.class_lists import FACES, FONTS, LEFT, PAGE, photograph

from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.opening import Budget, walk

_SIZE, _LEADING, _TOP = 34, 58, 140


def photographed(text: str, language: str, seed: int, size: float = 1) -> str:
    """Return what the scanner reads in a photograph of a text on paper, taken from afar or near."""
    picture = photograph(printed(text, language, seed), seed)
    picture = picture.resize((int(picture.width * size), int(picture.height * size)))
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=70)
    other = "en" if language != "en" else "nl"
    found = walk(File("IMG_0042.jpg", kept.getvalue()), Budget(languages=(language, other)))
    return "\n".join(each.text for each in found if isinstance(each, Block))


def printed(text: str, language: str, seed: int) -> Image.Image:
    """Set a text on one page."""
    page = Image.new("L", PAGE, 255)
    pen = ImageDraw.Draw(page)
    faces = FACES[language]
    (file,) = (FONTS / faces[seed % len(faces)] / "400Regular").glob("*.ttf")
    font = ImageFont.truetype(file, _SIZE)
    for number, line in enumerate(_lines(text, font)):
        pen.text((LEFT, _TOP + number * _LEADING), line, font=font, fill=25)
    return page


def _lines(text: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """Yield lines that fit the page."""
    wide = PAGE[0] - 2 * LEFT
    for paragraph in text.split("\n"):
        line = ""
        for letter in paragraph.replace("\t", "    "):
            if font.getlength(line + letter) > wide:
                cut = line.rfind(" ") + 1 or len(line)
                yield line[:cut]
                line = line[cut:]
            line += letter
        yield line
