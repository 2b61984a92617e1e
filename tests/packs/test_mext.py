"""The codes of the yearly national survey, each list by the fiscal year in which a case counts."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pytest_django import Settings
from tests.cases.conftest import Staffroom, case, desk, room, sign, two
from tests.cases.desk import Desk
from tests.cases.sheets import RECOGNISED, definition
from tests.packs.story import FOLDER, every_pack

from mamori.base import clock
from mamori.cases.actions import Sign, record_sign
from mamori.core.policy import load_packs
from mamori.people import packs
from mamori.people.founding import start_year
from mamori.people.queries import school_day

__all__ = ["case", "desk", "room", "sign", "two"]

PACK = "jp-mext-survey"
LISTS = {
    "survey-discovery": 12,
    "survey-consultation": 9,
    "survey-actor-responses": 15,
    "survey-victim-responses": 8,
}
NEW_LIST = """
[[words]]
id = "survey-discovery"
cites = ["MEXT-DISCOVERY"]
clause = "発見のきっかけ"
from_year = 2027
says.en = "How it came to light first"
says.ja = "発見のきっかけ"

[[words.codes]]
code = "homeroom"
says.en = "Somebody else's words for the homeroom teacher"
says.ja = "担任（新しい区分）"

[[words.codes]]
code = "chat-robot"
says.en = "A chat robot"
says.ja = "チャットボット"
"""
AUTUMN = datetime(2026, 11, 2, 6, 30, tzinfo=UTC)
NEXT_SPRING = datetime(2027, 4, 12, 6, 30, tzinfo=UTC)


def lists(year: int) -> dict[str, list[str]]:
    found = {name: every_pack().code_list(f"{PACK}/{name}", year) for name in LISTS}
    return {name: [code.code for code in one.codes] if one else [] for name, one in found.items()}


def test_each_list_has_the_codes_that_are_known_of_it() -> None:
    assert {name: len(found) for name, found in lists(2024).items()} == LISTS
    assert all(len(set(found)) == len(found) for found in lists(2024).values())


def test_no_list_is_there_for_a_year_before_it_was_known() -> None:
    assert lists(2023) == {name: [] for name in LISTS}


def test_what_no_source_was_seen_for_says_so() -> None:
    marks = {"# seen": 0, "# not verified": 0}
    for file in (FOLDER / PACK).glob("*.toml"):
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("[[words.codes]]"):
                marks[line.partition("]]")[2].strip()] += 1
    assert marks == {"# seen": 8, "# not verified": 36}
    for name in LISTS:
        (entry,) = (one for one in every_pack().by_id[PACK].words if one.id == name)
        assert "not verified" in entry.says["en"]
        assert "未確認" in entry.says["ja"]


@pytest.fixture
def new_list(tmp_path: Path, settings: Settings) -> Iterator[None]:
    """A list of the fiscal year 2027 beside that of 2024."""
    folder = tmp_path / "packs"
    shutil.copytree(FOLDER, folder)
    (folder / PACK / "later.toml").write_text(NEW_LIST, encoding="utf-8")
    settings.MAMORI_PACKS = folder
    packs.loaded.cache_clear()
    packs._chosen.cache_clear()
    yield
    packs.loaded.cache_clear()
    packs._chosen.cache_clear()


def test_the_list_of_a_later_fiscal_year_takes_its_place(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "packs")
    (tmp_path / "packs" / PACK / "later.toml").write_text(NEW_LIST, encoding="utf-8")
    both = load_packs(tmp_path / "packs")
    found = {
        year: [code.code for code in one.codes]
        for year in (2026, 2027, 2030)
        if (one := both.code_list(f"{PACK}/survey-discovery", year))
    }
    assert len(found[2026]) == LISTS["survey-discovery"]
    assert found[2027] == found[2030] == ["homeroom", "chat-robot"]


class TestOnThePage:
    FORM: dict[str, Any] = {
        "discovery": "homeroom",
        "consultation": ["homeroom", "family"],
        "actor_response": ["principal-talk", "guardians-told"],
        "victim_response": ["safe-place"],
    }

    @pytest.fixture(autouse=True)
    def _in_autumn(self) -> Iterator[None]:
        with clock.at(AUTUMN):
            yield

    def test_the_committee_chooses_the_codes_of_a_case(self, desk: Desk) -> None:
        assert "Compare them with the form" in desk.open("classify")
        entry = desk.record("classify", **self.FORM)
        assert entry.attrs == {
            "year": "2026",
            "discovery": "homeroom",
            "consultation": ["homeroom", "family"],
            "actor-response": ["principal-talk", "guardians-told"],
            "victim-response": ["safe-place"],
        }
        page = desk.open()
        assert "The homeroom teacher noticed it" in page
        assert "A room apart or staff beside the child, to keep it safe" in page

    def test_one_way_only_in_which_it_came_to_light_first(self, desk: Desk) -> None:
        page = desk.refused("classify", **(self.FORM | {"discovery": "rumour"}))
        assert "Select a valid choice." in page

    def test_a_school_without_the_lists_is_not_asked_for_them(
        self, room: Staffroom, desk: Desk
    ) -> None:
        room.school.packs = ["jp-hokuyo", "mamori"]
        room.school.save()
        assert desk.record("classify", remark="委員会で確認。").attrs == {}

    @pytest.mark.usefixtures("new_list")
    def test_a_case_is_asked_by_the_list_of_the_year_in_which_it_was_recognised(
        self, room: Staffroom, sign: Sign, desk: Desk, two: list[str]
    ) -> None:
        """The return for a year is made in the next one."""
        _recognise(desk, two)
        with clock.at(NEXT_SPRING):
            start_year(school=room.school, day=school_day(room.school))
            later = record_sign(by=room.homeroom, sign=replace(sign, id=uuid4()))
            other = Desk(room.vice_principal, later)
            _recognise(other, two)
            assert "A chat robot" in other.open("classify")
            assert "A chat robot" not in desk.open("classify")
            assert desk.record("classify", **self.FORM).attrs["year"] == "2026"
            new = {"discovery": "homeroom"}
            assert other.record("classify", **new).attrs["year"] == "2027"
            old_page, new_page = desk.open(), other.open()
        assert "The homeroom teacher noticed it" in old_page
        assert "Somebody else's words" not in old_page
        assert "Somebody else's words for the homeroom teacher" in new_page


def _recognise(desk: Desk, two: list[str]) -> None:
    desk.record("assess-definition", **definition(two))
    desk.record("recognise", behind=two, **RECOGNISED)
