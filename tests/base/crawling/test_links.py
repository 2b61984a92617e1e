"""Where pages and maps of sites lead, in every way in which they say so."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mamori.base.crawling.links import in_map, in_page, is_map, is_page

AT = "https://school.example/class/"
MAP = '<?xml version="1.0"?>\n<!-- made --><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="x">',
        "<A HREF=x>",
        '<area href="x">',
        '<iframe src="x">',
        '<frame src="x">',
        '<embed src="x">',
        '<object data="x">',
        '<img src="x">',
        '<img data-src="x">',
        '<img srcset="x 2x">',
        '<source srcset="x">',
        '<video src="x">',
        '<link rel="alternate" href="x">',
        '<meta http-equiv="Refresh" content="0;URL=\'x\'">',
        '<meta http-equiv=refresh content="5; url=x">',
        '<base href="/class/"><a href="x">',
        '<p><a href="x"></p><a href="x#y">',
        '<svg><image xlink:href="x"></svg>',
    ],
)
def test_a_page_leads_there(tag: str) -> None:
    assert list(in_page(f"<html>{tag}".encode(), AT)) == [f"{AT}x"]


@pytest.mark.parametrize(
    "tag",
    [
        '<link rel="stylesheet" href="x">',
        '<link rel="shortcut icon" href="x">',
        '<script src="x"></script>',
        '<script>"<a href=x>"</script>',
        "<a>x</a>",
        '<a href="mailto:a@b.example">',
        '<meta name="refresh" content="0;url=x">',
        '<!-- <a href="x"> -->',
    ],
)
def test_a_page_does_not_lead_there(tag: str) -> None:
    assert list(in_page(f"<html>{tag}</html>".encode(), AT)) == []


def test_several_pictures_of_a_set_are_several() -> None:
    page = b'<img srcset="a.jpg 1x, /b,c.jpg 2x,d.jpg">'
    assert list(in_page(page, AT)) == [f"{AT}a.jpg", "https://school.example/b,c.jpg", f"{AT}d.jpg"]


@pytest.mark.parametrize(("said", "charset"), [("", "euc-jp"), ("<meta charset=euc-jp>", "")])
def test_names_of_files_are_read_in_the_encoding_of_the_page(said: str, charset: str) -> None:
    page = f'<html>{said}<p>二年一組の名簿です</p><a href="名簿.csv">'.encode("euc-jp")
    assert list(in_page(page, AT, charset)) == [f"{AT}%E5%90%8D%E7%B0%BF.csv"]


@pytest.mark.parametrize("packed", [False, True])
def test_a_map_leads_to_its_places(*, packed: bool) -> None:
    text = f"{MAP}<url><loc> {AT}a?b=1&amp;c=2 </loc></url><url><loc>mailto:x</loc></url></urlset>"
    data = gzip.compress(text.encode()) if packed else text.encode()
    assert is_map(data)
    assert list(in_map(data)) == [f"{AT}a?b=1&c=2"]


def test_a_map_that_breaks_off_leads_to_what_it_has() -> None:
    data = f"{MAP}<url><loc>{AT}a</loc></url><url><lo".encode()
    assert list(in_map(data)) == [f"{AT}a"]
    assert list(in_map(gzip.compress(data)[:-8])) == [f"{AT}a"]


def test_a_map_opens_no_other_file() -> None:
    bomb = (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:/etc/passwd">]>{MAP[21:]}<loc>{AT}&e;</loc></urlset>'
    )
    assert all("root" not in each for each in in_map(bomb.encode()))


def test_what_only_speaks_of_maps_is_none() -> None:
    assert not is_map(b"<html><code>&lt;urlset&gt; <urlset></code>")
    assert not is_map(b"\x1f\x8bnothing")


def test_a_page_is_told_by_its_bytes() -> None:
    assert is_page(b"<!doctype html><p>x", ".png", whole=True)
    assert not is_page(b"%PDF-1.7 <html>", ".html", whole=True)
    assert not is_page(b"name;class\n", ".csv", whole=True)


@given(st.binary(max_size=200))
def test_no_bytes_stop_it(data: bytes) -> None:
    for head in (b"", b"<html><a href=x>", MAP.encode(), b"\x1f\x8b"):
        list(in_page(head + data, AT))
        list(in_map(head + data))
        is_map(head + data)
