"""The finder of names that no roster has, in a scan."""

from pathlib import Path

import pytest

from mamori.core.roster import Kind, Name, Person
from mamori.core.scan import names
from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.hits import KINDS
from mamori.core.scan.judging import SURE
from mamori.core.scan.names import japanese, names_finder
from mamori.core.scan.opening import Budget
from mamori.core.scan.reasons import REASONS
from mamori.core.scan.roster.people import people_finder
from mamori.core.scan.scanner import Scanner

TEXT = "Dear Mrs Whitfield, Oliver Hughes of Year 5 won the spelling prize."


def kinds(scanner: Scanner, text: str = TEXT) -> list[tuple[str, str]]:
    hits = scanner.hits(Block(text=text))
    return [
        (hit.kind, text[hit.start : hit.end]) for hit in hits if "person" in str(KINDS[hit.kind])
    ]


@pytest.mark.parametrize(("mode", "kind"), [("warn", "unknown-name"), ("on", "unknown-person")])
def test_it_is_told_as_the_school_chose(mode: str, kind: str) -> None:
    scanner = Scanner(names=names_finder(mode))
    assert kinds(scanner) == [(kind, "Whitfield"), (kind, "Oliver Hughes")]


def test_it_does_not_ask_what_nobody_sees_whose_name_it_is() -> None:
    scanner = Scanner(names=names_finder())
    assert scanner.hits(Block(text=TEXT, seen=False)) == []


def test_it_can_be_left_out() -> None:
    assert names_finder("off") is None
    assert kinds(Scanner(names=names_finder("off"))) == []


def test_it_is_less_sure_than_a_roster_and_sure_enough_to_warn() -> None:
    hits = Scanner(names=names_finder()).hits(Block(text=TEXT))
    assert all(SURE <= hit.confidence < 0.7 for hit in hits)
    assert {why for hit in hits for why in hit.why} == {"model:latin"}


def test_whom_the_roster_knows_is_not_told_twice() -> None:
    person = Person(
        key="p1", kind=Kind.PUPIL, name=Name(family="Hughes", given="Oliver", full="Oliver Hughes")
    )
    scanner = Scanner(people=people_finder([person]), names=names_finder())
    assert kinds(scanner) == [("unknown-name", "Whitfield"), ("roster-name", "Oliver Hughes")]


@pytest.mark.parametrize(
    ("text", "reasons"), [("山田花子さんが来た。\n次の行", ["no-names"]), (TEXT, [])]
)
def test_without_its_extra_it_says_so_and_reads_the_rest(
    text: str, reasons: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(japanese, "ready", lambda: False)
    scanner = Scanner(names=names.names_finder())
    file = File("note.txt", f"{text}\nMail: anna@school.example".encode())
    found = list(scanner.scan(file, Budget()))
    assert [each.reason for each in found if isinstance(each, Unread)] == reasons
    assert set(reasons) <= set(REASONS)
    assert "email" in {each.kind for each in found if not isinstance(each, Unread)}
