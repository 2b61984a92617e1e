"""`mamori journal` with several schools, an export, and check-points kept outside."""

import json
from pathlib import Path

import pytest
from tests.factories import make_school

from mamori.journal import actions
from mamori.people.models import School
from mamori.site.cli import main

pytestmark = pytest.mark.django_db


@pytest.fixture
def schools() -> list[School]:
    made = [make_school("みどり小学校"), make_school("あおば小学校")]
    for school in made:
        actions.append(by=None, ledger=school.pk, stream="year:2026", kind="year.started")
    return made


@pytest.fixture
def points(schools: list[School], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The check-points of both schools in one file, as a timer would keep them."""
    assert main(["journal", "checkpoint"]) == 0
    kept = tmp_path / "points.json"
    kept.write_text(capsys.readouterr().out)
    return kept


def export(school: School, folder: Path) -> Path:
    file = folder / "journal.jsonl"
    assert main(["journal", "export", str(file), "--ledger", str(school.pk)]) == 0
    return file


def test_one_file_of_check_points_serves_every_school(
    schools: list[School], points: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["journal", "verify", "--checkpoint", str(points)]) == 0
    said = capsys.readouterr().out
    for school in schools:
        assert f"{school.name} {school.pk}: holds (check-points: 1)" in said


def test_an_export_is_held_to_the_check_point_of_its_own_school(
    schools: list[School], points: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = export(schools[0], tmp_path)
    capsys.readouterr()
    assert main(["journal", "verify", str(file), "--checkpoint", str(points)]) == 0
    assert "holds (check-points: 1)" in capsys.readouterr().out


def test_an_export_whose_tail_was_cut_off_is_told(
    schools: list[School], points: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    actions.append(by=None, ledger=schools[0].pk, stream="year:2026", kind="year.started")
    main(["journal", "checkpoint"])
    points.write_text(capsys.readouterr().out)
    file = export(schools[0], tmp_path)
    file.write_text("".join(file.read_text().splitlines(keepends=True)[:-1]))
    assert main(["journal", "verify", str(file), "--checkpoint", str(points)]) == 1
    assert "its tail was cut off" in capsys.readouterr().out


def test_a_journal_that_no_check_point_knows_does_not_pass(
    schools: list[School], points: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = export(schools[0], tmp_path)
    lines = points.read_text().splitlines()
    points.write_text(next(line for line in lines if str(schools[1].pk) in line))
    assert main(["journal", "verify", str(file), "--checkpoint", str(points)]) == 1
    assert "none of the check-points" in capsys.readouterr().out


def test_a_journal_that_is_gone_is_missed(points: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = "00000000-0000-4000-8000-000000000000"
    line = points.read_text().splitlines()[0]
    ledger = json.loads(line)["ledger"]
    points.write_text(line.replace(ledger, gone))
    assert main(["journal", "verify", "--checkpoint", str(points)]) == 1
    assert f"{gone}: there is a check-point" in capsys.readouterr().out
