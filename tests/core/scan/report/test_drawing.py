"""Pages are drawn with boxes where finds stand, and with none elsewhere."""

from io import BytesIO

import docx
import pytest
from PIL import Image

from mamori.core.scan.files import File
from mamori.core.scan.findings import Finding
from mamori.core.scan.judging import Judged
from mamori.core.scan.opening.office import soffice
from mamori.core.scan.places import Place
from mamori.core.scan.report.drawing import pages

RED = (181, 71, 31)


def found(place: Place, text: str = "090-0000-0001", kind: str = "phone") -> Judged[Finding]:
    return Judged(
        finding=Finding(kind=kind, place=place, span=(0, len(text)), text=text), verdict="block"
    )


def red(data: bytes) -> list[tuple[int, int]]:
    with Image.open(BytesIO(data)) as image:
        width, height = image.size
        return [
            (x, y) for y in range(height) for x in range(width) if image.getpixel((x, y)) == RED
        ]


def picture(size: tuple[int, int] = (100, 80)) -> File:
    out = BytesIO()
    Image.new("RGB", size, "#eeeeee").save(out, "PNG")
    return File("a.png", out.getvalue())


def test_a_box_stands_around_a_find_of_a_picture() -> None:
    ((number, data),) = pages(picture(), "png", [found(Place(box=(20, 30, 60, 50)))])
    marked = red(data)
    assert number == 1
    assert (min(marked), max(marked)) == ((18, 28), (62, 52))
    assert (40, 40) not in marked


def test_a_picture_without_finds_is_not_drawn() -> None:
    assert list(pages(picture(), "png", [])) == []
    assert list(pages(picture(), "png", [found(Place())])) == []


def test_what_lies_in_a_file_within_is_not_drawn_on_the_outer_one() -> None:
    inside = Place(part="a.zip!b.png", box=(1, 1, 2, 2))
    assert list(pages(picture(), "png", [found(inside)])) == []


@pytest.mark.slow
@pytest.mark.skipif(not soffice.program(), reason="LibreOffice is not installed on this machine")
def test_a_page_of_an_office_file_shows_where_the_words_stand() -> None:
    document = docx.Document()
    document.add_paragraph("連絡先 090-0000-0001")
    document.add_paragraph("山田　太郎")
    document.add_page_break()
    document.add_paragraph("なにもありません")
    out = BytesIO()
    document.save(out)
    file = File("a.docx", out.getvalue())
    ((first, with_both),) = pages(
        file, "docx", [found(Place()), found(Place(), "山田\t太郎", "roster-name")]
    )
    ((second, with_one),) = pages(file, "docx", [found(Place())])
    assert (first, second) == (1, 1)
    assert len(red(with_both)) > len(red(with_one)) > 0
