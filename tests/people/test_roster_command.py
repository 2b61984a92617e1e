"""`mamori roster import`, as somebody at a terminal or a timer runs it."""

from pathlib import Path

import pytest
from tests.factories import make_school
from tests.people.conftest import edited
from tests.samples import SAMPLES, samples

from mamori.people.models import Person, School, SchoolClass
from mamori.site.cli import main

JAPANESE = SAMPLES / "oneroster-1.2-jp"
PLAIN = SAMPLES / "plain" / "leerlingen-groep-8.csv"


@pytest.fixture(autouse=True)
def _samples() -> None:
    samples()


def run(*words: object) -> int:
    return main(["roster", "import", *map(str, words)])


def test_it_shows_counts_and_imports(school: School, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(JAPANESE, "--yes") == 0
    told = capsys.readouterr()
    assert "119  New" in told.out
    assert told.out.endswith("Imported.\n")
    assert told.err == ""
    assert SchoolClass.objects.count() == 6


def test_a_dry_run_changes_nothing(school: School, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(JAPANESE, "--dry-run") == 0
    assert "119  New" in capsys.readouterr().out
    assert not Person.objects.exists()


def test_a_second_time_there_is_nothing_to_do(
    school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    run(JAPANESE, "--yes")
    assert run(JAPANESE, "--yes") == 0
    assert "up to date already" in capsys.readouterr().out


def test_rejected_lines_are_named_and_the_rest_is_imported(
    school: School, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def spoil(name: str, row: dict[str, str]) -> dict[str, str]:
        if name == "demographics" and row["sourcedId"].startswith("1fcde737"):
            row["birthDate"] = "2016-02-31"
        return row

    file = tmp_path / "roster.zip"
    file.write_bytes(edited(spoil))
    assert run(file, "--yes") == 1
    assert "demographics.csv, line 3: There is no day “2016-02-31”" in capsys.readouterr().out
    assert SchoolClass.objects.count() == 6


def test_without_a_terminal_it_asks_for_yes(
    school: School, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert run(JAPANESE) == 2
    assert "--yes" in capsys.readouterr().err
    assert not Person.objects.exists()


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("", 1)])
def test_at_a_terminal_it_asks(
    school: School,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answer: str,
    status: int,
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: answer)
    assert run(JAPANESE) == status
    imported = answer == "y"
    assert SchoolClass.objects.exists() == imported
    assert (" of " in capsys.readouterr().err) == imported


def test_columns_can_be_named(school: School) -> None:
    columns = ("given_name=Roepnaam", "infix=3", "family_name=Achternaam", "class_name=Groep")
    options = [word for pair in columns for word in ("--map", pair)]
    assert run(PLAIN, "--yes", *options) == 0
    assert Person.objects.filter(kind="pupil").count() > 10


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.zip"], "no such file"),
        ([PLAIN, "--map", "full_name=Nobody"], "no column"),
        ([JAPANESE, "--map", "full_name=1"], "needs no --map"),
        ([JAPANESE, "--school", "Nowhere"], "--school"),
        ([JAPANESE, "--org", "Nowhere"], "no school"),
        ([SAMPLES / "oneroster-1.1-vendor-quirks"], "--org"),
    ],
)
def test_what_is_not_understood_is_said(
    school: School, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run(*words, "--yes") == 2
    assert said in capsys.readouterr().err
    assert not Person.objects.exists()


def test_one_of_several_schools_is_named(
    school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    make_school("ひがし小学校")
    assert run(JAPANESE, "--yes") == 2
    assert "ひがし小学校" in capsys.readouterr().err
    assert run(JAPANESE, "--yes", "--school", school.name) == 0
