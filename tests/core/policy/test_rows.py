"""Each row keeps its place until an entry cites it and a test shows it."""

from pathlib import Path

import pytest
from tests.core.policy.making import load_body

from mamori.core.policy import Packs, Row, RowState, combine, read_rows, trace, unknown_cites

ROWS = tuple(Row(f"HOK-00{n}", "HOK", str(n), f"duty {n}") for n in range(1, 7))
BODY = """
[[duty]]
id = "tell"
cites = ["HOK-001"]
clause = "1"
force = "must"
who = ["homeroom"]
after = { kind = "facts.established" }
met_by = [{ kind = "contact.made" }, { kind = "deletion.asked" }]
says = { en = "Tell", ja = "伝える" }

[[gate]]
id = "resolve"
cites = ["HOK-005"]
clause = "2"
stops = "case.resolved"
needs = [{ people = 2, cites = ["HOK-002"] }]
says = { en = "Resolve", ja = "解消" }

[[words]]
id = "forms"
clause = "3"
room = "surveys"
codes = [{ code = "1", says = { en = "one", ja = "一" }, cites = ["HOK-003"] }]
says = { en = "Forms", ja = "態様" }

[[page]]
id = "window"
cites = ["HOK-004", "ACT-9"]
clause = "4"
room = "door"
feature = "public-report"
says = { en = "Window", ja = "窓口" }
"""


@pytest.fixture
def packs(tmp_path: Path) -> Packs:
    return combine([load_body(tmp_path, BODY, prefix="ACT")])


def states(packs: Packs, passing: dict[str, list[str]], rooms: set[str]) -> dict[str, str]:
    return {found.row.id: found.state for found in trace(ROWS, packs, passing, rooms)}


def test_the_state_of_a_row(packs: Packs) -> None:
    passing = {"HOK-001": ["test_a"], "HOK-006": ["test_b"], "HOK-003": []}
    assert states(packs, passing, {"cases"}) == {
        "HOK-001": "done",
        "HOK-002": "untested",
        "HOK-003": "waiting",
        "HOK-004": "waiting",
        "HOK-005": "untested",
        "HOK-006": "open",
    }


def test_a_duty_waits_only_until_one_of_its_rooms_is_built(packs: Packs) -> None:
    assert states(packs, {}, set())["HOK-001"] == "waiting"
    assert states(packs, {}, {"publishing"})["HOK-001"] == "untested"
    assert states(packs, {}, {"surveys", "door"})["HOK-003"] == "untested"
    assert states(packs, {}, {"surveys", "door"})["HOK-004"] == "untested"


def test_a_row_names_its_entries_and_tests(packs: Packs) -> None:
    found = trace(ROWS[:1], packs, {"HOK-001": ["test_a", "test_b"]}, set())
    assert found == [RowState(ROWS[0], ("law/duty/tell",), ("test_a", "test_b"), "done")]


def test_a_cite_of_no_row_is_named_but_for_the_packs_own_articles(packs: Packs) -> None:
    assert unknown_cites(ROWS, packs) == []
    assert unknown_cites(ROWS[1:], packs) == [("law/duty/tell", "HOK-001")]


def test_the_list_is_read_from_csv(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text('id,document,clause,duty\nHOK-001,HOK,1-1,"Stop, at once"\n', encoding="utf-8")
    assert read_rows(file) == (Row("HOK-001", "HOK", "1-1", "Stop, at once"),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id,document,clause\nA,B,C\n", "line 2: a row has id, document, clause, duty"),
        ("id,document,clause,duty\nA,B,C,D\nE,,G,H\n", "line 3: a row has"),
        ("id,document,clause,duty\nA,B,C,D\nA,B,C,D\n", "line 3: A stands twice"),
    ],
)
def test_a_broken_list_says_where(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "rows.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        read_rows(file)


def test_a_rule_that_only_its_pack_shows_is_not_done(packs: Packs) -> None:
    rule, page = "tests/packs/test_x.py::test_a", "tests/cases/test_y.py::test_b"
    assert states(packs, {"HOK-001": [rule]}, {"cases"})["HOK-001"] == "rule"
    assert states(packs, {"HOK-001": [rule, page]}, {"cases"})["HOK-001"] == "done"
