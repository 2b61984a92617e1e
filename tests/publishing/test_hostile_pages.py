"""Pages whose writers want to harm whoever looks: they hang nobody, lead nowhere, show no file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.publishing.board import Board, served

from mamori.core.scan.findings import Finding
from mamori.core.scan.places import Place
from mamori.publishing.patrolling import never
from mamori.publishing.patrolling.asking import LOOKED, ask
from mamori.publishing.patrolling.picturing import browser, picture_of
from mamori.publishing.patrolling.spotting import spots

FIELD, FORM = b"<input type=password>", b'<form action="/login">'


@pytest.fixture
def board() -> Iterator[Board]:
    with served() as one:
        yield one


@pytest.fixture
def elsewhere() -> Iterator[Board]:
    with served() as one:
        yield one


@pytest.mark.parametrize(
    "begun", [b"<input ", b"<form ", b"<script ", b"<style></script", b"<", b"<input type"]
)
def test_tags_without_an_end_keep_nobody_busy(begun: bytes) -> None:
    # Where each of them is looked for to the end of the page, this takes days.
    assert never.wants_sign_in(begun * 400_000 + FIELD + FORM)
    assert not never.wants_sign_in(begun.replace(b"<", b"< ") * 400_000)


def test_a_hundred_thousand_lines_and_as_many_finds_are_read_and_cut_short() -> None:
    lines = [f"090-{at // 10_000:04d}-{at % 10_000:04d}" for at in range(100_000)]
    found = [
        Finding(kind="phone", place=Place(), span=(0, 13), text=line, confidence=1.0)
        for line in lines
    ]
    (spot,) = spots(["\n".join(lines)], found, school=(), hurting=(), ours=True)
    assert spot.finds == ("contact",)
    assert len(spot.text) == 20_000
    assert len(spot.words) == 200


@pytest.mark.row("HOK-161")
@pytest.mark.parametrize("path", ["/users/17", "/login"])
def test_what_an_address_leads_to_is_not_even_asked_where_it_is_never_looked_at(
    board: Board, elsewhere: Board, path: str
) -> None:
    board.to = elsewhere.url.replace("/board/", path)
    assert ask(board.url, inside=True).reason == never.refused(board.to)
    assert elsewhere.asked == []


def test_where_an_address_leads_its_own_rules_hold(board: Board, elsewhere: Board) -> None:
    elsewhere.robots = "User-agent: *\nDisallow: /board/\n"
    board.to = elsewhere.url
    assert ask(board.url, inside=True).reason == "robots"
    assert [path for path, *_rest in elsewhere.asked] == ["/robots.txt"]
    elsewhere.robots = ""
    assert ask(board.url, inside=True).reason == LOOKED


@pytest.mark.skipif(not browser(), reason="there is no browser on this machine")
def test_a_page_that_leads_away_is_drawn_itself_and_no_file_of_this_machine(
    tmp_path: Path,
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("x")
    page = b'<meta http-equiv="refresh" content="0;url=%s"><p>words</p>'
    assert picture_of(page % secret.as_uri().encode()).startswith(b"\x89PNG")
