"""A paper as PDF: readable for everybody, as it was typed, telling nothing outside its pages."""

import io
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from tests.base.papers import LETTERS, TYPED, entry, everything, paper, png, typed

from mamori.base.paper import (
    Code,
    Document,
    FontsMissing,
    Heading,
    Paragraphs,
    Picture,
    Table,
    Timeline,
    letters,
    pdf,
    to_pdf,
)
from mamori.base.paper.words import words


def read(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(to_pdf(document)))


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def root(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def elements(node: Any) -> Iterator[Any]:
    """Yield the tags of a PDF's structure in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from elements(child)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


def tags(document: Document) -> list[Any]:
    return list(elements(root(read(document))["/StructTreeRoot"]))


@pytest.mark.parametrize("language", LETTERS)
def test_it_is_tagged_for_screen_readers_and_says_its_language(language: str) -> None:
    reader = read(everything(language))
    assert root(reader)["/MarkInfo"]["/Marked"].value is True
    assert root(reader)["/Lang"] == language
    assert root(reader)["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root(reader)["/Metadata"].get_data()


@pytest.mark.parametrize("language", LETTERS)
def test_its_letters_come_out_as_typed_in_every_language(language: str) -> None:
    found = "".join(text_of(read(everything(language))).split())  # lines end where they are full
    assert found.count("".join(LETTERS[language].split())) == 3


def test_every_vietnamese_letter_and_form_of_kanji_has_a_shape() -> None:
    for text in (*LETTERS.values(), "葛\U000e0100 👍🏽 ❤️ が e\u0302\u0301"):
        assert letters.shown(text) == text


@pytest.mark.parametrize("language", LETTERS)
def test_what_is_typed_or_compared_stays_in_one_line(language: str) -> None:
    line = f'mamori journal verify --export case.zip --key "{"12345 " * 8}"'
    found = text_of(read(paper(Code(text=f"first\n{line}"), language=language)))
    assert line in found.splitlines()
    assert "first" in found.splitlines()


def test_what_looks_like_markup_is_text() -> None:
    reader = read(typed(*TYPED))
    for text in TYPED:
        assert text in text_of(reader)
    assert len(reader.pages) == 1
    assert not any("/Annots" in page for page in reader.pages)  # no link either
    assert "/Names" not in root(reader)


@pytest.mark.parametrize("text", TYPED)
def test_no_place_of_a_paper_reads_markup(text: str) -> None:
    document = Document(
        language="en",
        kind=text,
        school=text,
        made=text,
        blocks=[Heading(text=text), Table(head=(text,), rows=[(text,)])],
    )
    reader = read(document)
    assert text_of(reader).count(text) == 6
    assert reader.metadata is not None
    assert reader.metadata.title == text


def test_the_blocks_carry_their_meaning() -> None:
    found = tags(everything("en"))
    kinds = [tag["/S"] for tag in found]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 1
    assert kinds.count("/LI") == 1
    assert kinds.count("/TH") == 2 + 2 + 4
    heads = [tag for tag in found if tag["/S"] == "/TH"]
    scopes = [attribute.get("/Scope") for tag in heads for attribute in tag["/A"]]
    assert scopes.count("/Column") == len(heads)
    pictures = [tag["/Alt"] for tag in found if tag["/S"] == "/Figure"]
    assert pictures == ["what is drawn", "a grey picture"]


def test_what_the_file_tells_outside_its_pages_is_its_kind_alone() -> None:
    reader = read(everything("ja"))
    assert reader.metadata is not None
    assert set(reader.metadata) == {"/Title", "/Creator"}
    assert reader.metadata.title == "Kind of paper"
    told = root(reader)["/Metadata"].get_data().decode()
    assert not any(word in told for word in ("髙", "North", "board", "day", "Principal"))


def test_each_page_has_its_school_its_number_and_whether_it_is_confidential() -> None:
    timeline = Timeline(head=("When", "What"), entries=[entry(number) for number in range(30)])
    pages = [page.extract_text() for page in read(paper(timeline)).pages]
    assert len(pages) > 1
    for number, text in enumerate(pages, start=1):
        assert "North School" in text
        assert "Confidential" in text
        assert f"Page {number} of {len(pages)}" in text
        assert "When" in text  # the head of the table is repeated
    assert "Confidential" not in text_of(read(paper(Paragraphs(text="x"), confidential=False)))


def test_its_own_words_follow_its_language_not_the_readers() -> None:
    with translation.override("nl"):
        assert words("ja-JP")["name"] == "氏名"
        assert words("en")["page"] == "Page {page} of {pages}"


def test_five_hundred_entries_are_all_there(capsys: pytest.CaptureFixture[str]) -> None:
    document = paper(Timeline(head=("When", "What"), entries=[entry(n) for n in range(500)]))
    began = time.perf_counter()
    content = to_pdf(document)
    seconds = time.perf_counter() - began
    with capsys.disabled():
        print(f"\n500 entries: {seconds:.2f} s")  # noqa: T201 -- told, not asserted
    found = text_of(PdfReader(io.BytesIO(content)))
    for number in range(500):
        assert f"text {number}\n" in found
        assert f"better {number}\n" in found


def test_the_same_paper_is_the_same_bytes_whoever_sets_it() -> None:
    document = everything("ja")
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(to_pdf, [document] * 8))) == 1


def test_its_fonts_are_ours_and_travel_in_it() -> None:
    resources: list[Any] = [page["/Resources"] for page in read(everything("ja")).pages]
    fonts = {
        font["/BaseFont"]: font["/DescendantFonts"][0]["/FontDescriptor"]
        for each in resources
        for font in (each.get_object() for each in each["/Font"].values())
    }
    assert fonts
    for name, descriptor in fonts.items():
        assert name.partition("+")[2].startswith(("NotoSans", "NotoEmoji"))
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_the_template_reaches_for_nothing_outside() -> None:
    template = pdf.TEMPLATE.read_text(encoding="utf-8")
    assert not any(word in template for word in ("import", "include", "read(", "plugin", "http"))
    assert template.count("sys.inputs") == 1


def test_a_letter_without_a_shape_is_told_by_number() -> None:
    assert letters.shown("a م 한 ☺") == "a [U+0645] [U+D55C] ☺"
    assert "say [U+0645]" in text_of(read(typed("say م")))


def test_letters_that_turn_others_around_are_told_by_number() -> None:
    found = text_of(read(typed("pay \u202e001 nothing", "after\x00\x1b\ud800", "tab\there")))
    assert "pay [U+202E]001 nothing" in found
    assert "after[U+0000][U+001B][U+D800]" in found
    assert "tab    here" in found


def test_a_letter_that_cannot_be_set_stops_no_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "shown", str)
    reader = read(typed("before م after"))
    assert "before" in text_of(reader)
    assert root(reader)["/MarkInfo"]["/Marked"].value is True
    assert b"pdfuaid" not in root(reader)["/Metadata"].get_data()


def test_a_long_address_breaks_and_is_copied_whole() -> None:
    address = "https://example.jp/" + "a1b2" * 60 + "?x=1&y=2"
    page = read(paper(Paragraphs(text=address), language="ja")).pages[0]
    assert address in page.extract_text().replace("\n", "")
    rights: list[float] = []

    def visit(_text: str, _cm: Any, place: list[float], _font: Any, _size: float) -> None:
        rights.append(place[4])

    page.extract_text(visitor_text=visit)
    assert max(rights) < float(page.mediabox.width)


@pytest.mark.parametrize("place", ["/etc/passwd", "../__init__.py", "http://127.0.0.1:9/x.png"])
def test_a_drawing_reads_no_file_and_no_address(place: str) -> None:
    image = f'<image width="9" height="9" href="{place}"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{image}</svg>'
    with pytest.raises(ValueError, match="stand alone") as told:
        to_pdf(paper(Picture(data=svg.encode(), alt="x"), Paragraphs(text="a child's words")))
    # What goes to a log repeats nothing of the paper.
    assert place not in str(told.value)
    assert told.value.__context__ is None


@pytest.mark.parametrize("data", [b"GIF89a", b"", b"\x89PNG\r\n\x1a\n", png()[:30], png(0, 5)])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="PNG"):
        to_pdf(paper(Picture(data=data, alt="x")))


def test_a_paper_that_could_not_be_read_well_is_not_made() -> None:
    with pytest.raises(ValueError, match="words for those"):
        Picture(data=png(), alt=" ")
    with pytest.raises(ValueError, match="as many cells"):
        Table(head=("a", "b"), rows=[("1",)])
    with pytest.raises(ValueError, match="level 1 or 2"):
        Heading(text="x", level=3)
    with pytest.raises(ValueError, match="level 1"):
        paper(Heading(text="x", level=2))


def test_without_its_fonts_it_says_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "FONTS", tmp_path)
    letters.covered.cache_clear()
    with pytest.raises(FontsMissing, match=r"tools/assets\.py"):
        letters.shown("髙")
