"""The record of a file fits its schema, hides what it must, and says what could not be read."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import mamori.core.scan.report
from mamori.core.scan.blocks import Unread
from mamori.core.scan.findings import Finding
from mamori.core.scan.judging import Judged, Verdict
from mamori.core.scan.places import Piece, Place
from mamori.core.scan.report.record import Record, covered, failed, record_of

SCHEMA = json.loads(
    (Path(mamori.core.scan.report.__file__).parent / "record.schema.json").read_text("utf-8")
)
DIGEST = "0" * 64
NAME = Finding(
    kind="roster-name",
    place=Place(part="xl/worksheets/sheet1.xml", sheet="3年1組", cell="B7", row=7),
    span=(0, 2),
    text="山田\t太郎",
    more=(Piece(Place(sheet="3年1組", cell="C7", row=7), 0, 2),),
    person="p1",
    others=("p9",),
    confidence=0.98765,
    why=("form:kanji",),
)
PAGE = Finding(
    kind="phone",
    place=Place(page=2, line=3, box=(1, 2, 30.5, 4)),
    span=(3, 15),
    text="090-0000-0000",
)


def fits(record: Record) -> Record:
    jsonschema.validate(record, SCHEMA)
    told: Record = json.loads(json.dumps(record))
    return told


def verdict(*findings: Finding, unread: tuple[Unread, ...] = ()) -> Verdict[Finding]:
    judged = tuple(Judged(finding=each, verdict="warn") for each in findings)
    return Verdict(verdict="warn", findings=judged, unread=unread)


def record(*findings: Finding, **options: Any) -> Record:
    return fits(record_of(verdict(*findings), path="a.xlsx", sha256=DIGEST, kind="xlsx", **options))


def test_a_find_is_told_with_its_place_masked() -> None:
    told = record(NAME, PAGE)
    first, second = told["findings"]
    assert first["text"] == "山•\t太•"
    assert first["place"] == {
        "part": "xl/worksheets/sheet1.xml",
        "sheet": "3年1組",
        "cell": "B7",
        "row": 7,
    }
    assert first["more"] == [{"place": {"sheet": "3年1組", "cell": "C7", "row": 7}, "span": [0, 2]}]
    assert (first["person"], first["others"], first["confidence"]) == ("p1", ["p9"], 0.988)
    assert second["place"]["box"] == [1, 2, 30.5, 4]
    assert second["person"] is None


def test_words_are_shown_when_they_are_asked_for() -> None:
    assert record(NAME, show=True)["findings"][0]["text"] == "山田\t太郎"
    assert "山田" not in json.dumps(record(NAME), ensure_ascii=False)


def test_the_names_of_parts_and_sheets_are_covered() -> None:
    def cover(text: str) -> str:
        return text.replace("森", "•")

    place = Place(part="a.zip!森.xlsx", sheet="森", cell="B7", row=7)
    found = Finding(kind="phone", place=place, span=(0, 2), text="森", more=(Piece(place, 0, 1),))
    missed = Unread(place=place, reason="encrypted")
    told = record_of(verdict(found, unread=(missed,)), path="森.zip", sha256=DIGEST, kind="zip")
    shown = fits(covered(told, cover))
    assert "森" not in json.dumps(shown | {"path": ""}, ensure_ascii=False)
    assert shown["path"] == "森.zip"
    assert shown["findings"][0]["more"][0]["place"]["sheet"] == "•"


def test_what_was_not_read_says_what_to_do() -> None:
    missed = Unread(place=Place(part="list.pdf"), reason="encrypted")
    told = fits(record_of(verdict(unread=(missed,)), path="a", sha256=DIGEST, kind="zip"))
    assert told["unread"] == [{"place": {"part": "list.pdf"}, "reason": "encrypted"}]
    assert told["error"].startswith("encrypted: A password protects it.")


def test_a_file_that_could_not_be_read_at_all_has_a_record_too() -> None:
    told = fits(failed("gone.docx", "not-found"))
    assert (told["verdict"], told["sha256"], told["findings"]) == ("unreadable", "", [])


def test_the_schema_refuses_what_it_does_not_know() -> None:
    with pytest.raises(jsonschema.ValidationError):
        fits(record(NAME) | {"password": "x"})
