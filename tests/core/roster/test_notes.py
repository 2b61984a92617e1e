import pytest

from mamori.core.roster import limits
from mamori.core.roster.notes import Note, Notebook, Severity


def test_many_of_a_kind_end_in_one_note_that_counts_the_rest() -> None:
    notes = Notebook()
    for line in range(limits.MAX_NOTES_OF_A_KIND + 7):
        notes.add(Severity.REJECTED, "no-name", file="users.csv", line=line)
    notes.add(Severity.REJECTED, "no-name", file="other.csv", line=1)
    closed = notes.close()
    assert len(closed) == limits.MAX_NOTES_OF_A_KIND + 2
    assert (closed[-1].file, closed[-1].line, closed[-1].count) == ("users.csv", None, 7)
    assert notes.rejected("users.csv", frozenset({"no-name"})) == limits.MAX_NOTES_OF_A_KIND + 7


def test_a_long_value_is_cut() -> None:
    notes = Notebook()
    notes.add(Severity.REJECTED, "not-a-date", file="a.csv", detail="x" * 500)
    assert len(notes.close()[0].detail) == limits.MAX_DETAIL + 1


@pytest.mark.parametrize(
    ("code", "column", "partial"),
    [
        ("no-such-day", "birthDate", True),
        ("no-name", "familyName", False),
        ("reference-missing", "agentSourcedIds", True),
        ("reference-missing", "userSourcedId", False),
    ],
)
def test_a_value_left_out_is_told_apart_from_a_line(
    code: str, column: str, *, partial: bool
) -> None:
    assert Note(Severity.REJECTED, "users.csv", 2, column, code).is_partial is partial
