"""A paper as one HTML page: the same words, and nothing that runs, loads or tells."""

import base64
import hashlib
from html.parser import HTMLParser

import pytest
from tests.base.papers import DRAWING, LETTERS, TYPED, everything, paper, typed

from mamori.base.paper import Document, Heading, Note, Picture, Table, to_html
from mamori.base.paper.web import STYLE

VOID = {"meta", "br", "img"}


class Page(HTMLParser):
    """Reads a page strictly: every element that is opened is closed, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.found if name == tag]


def page(document: Document) -> Page:
    return Page(to_html(document))


@pytest.mark.parametrize("language", LETTERS)
def test_it_says_the_same_as_the_paper(language: str) -> None:
    found = page(everything(language))
    words = "".join(found.text)
    assert words.count(LETTERS[language]) == 3
    for part in ("The board", "128", "First part", "thing 1", "better 1", "mind this", "Principal"):
        assert part in words
    assert found.all("html") == [{"lang": language}]
    assert [name for name, _ in found.found if name in {"h1", "h2", "h3"}] == ["h1", "h2", "h3"]


def test_tables_and_pictures_speak_to_screen_readers() -> None:
    found = page(everything("en"))
    assert found.all("th") == [{"scope": "col"}] * (2 + 2 + 4)
    first, second = found.all("img")
    assert (first["alt"], second["alt"]) == ("what is drawn", "a grey picture")
    assert base64.b64decode((first["src"] or "").partition(",")[2]) == DRAWING


@pytest.mark.parametrize("text", TYPED)
def test_no_place_of_a_page_reads_markup(text: str) -> None:
    document = Document(
        language="en",
        kind=text,
        school=text,
        made=text,
        blocks=[
            Heading(text=text),
            Note(text=text),
            Table(head=(text,), rows=[(text,)]),
            Picture(data=DRAWING, alt=text, caption=text),
        ],
    )
    plain = page(paper(Heading(text="x"), Note(text="x"), *_same_blocks()))
    found = page(document)
    assert [name for name, _ in found.found] == [name for name, _ in plain.found]
    assert found.text.count(text) == 9
    assert found.all("img")[0]["alt"] == text


def _same_blocks() -> tuple[Table, Picture]:
    return Table(head=("x",), rows=[("x",)]), Picture(data=DRAWING, alt="x", caption="x")


def test_it_runs_nothing_and_loads_nothing() -> None:
    html = to_html(everything("ja"))
    found = Page(html)
    policy = next(each for each in found.all("meta") if "http-equiv" in each)["content"] or ""
    own = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert policy.endswith(f"style-src 'sha256-{own}'")
    assert f"<style>{STYLE}</style>" in html
    names = {name for name, _ in found.found}
    assert not names & {"script", "link", "a", "iframe", "object", "form", "svg", "base"}
    assert not any(key.startswith("on") for _, attrs in found.found for key in attrs)
    assert "http:" not in html.replace(policy, "")
    assert "url(" not in html


def test_its_title_is_its_kind_alone() -> None:
    assert "<title>Kind of paper</title>" in to_html(everything("ja"))


def test_letters_that_turn_others_around_are_told_by_number() -> None:
    html = to_html(typed("pay \u202e001 nothing", "مرحبا"))
    assert "pay [U+202E]001 nothing" in html
    assert "مرحبا" in html  # a browser has shapes that our fonts lack
