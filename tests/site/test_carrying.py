"""Commands write no records to media that can be carried away, where the rules forbid it."""

from pathlib import Path

import pytest
from tests.base.machines import with_stick
from tests.factories import PACKS, make_school, make_staff

from mamori.journal import actions as journal
from mamori.people.models import Account, Post, School
from mamori.site.cli import carrying, main
from mamori.vault.actions import Given, act, begin
from mamori.vault.models import Record

CHIBA = "jp-chiba-grades"
LIST = "学籍番号,氏名,評点\n22A1001,清水 結衣,87\n22A1002,森 大和,91\n22A1003,池田 葵,78\n"


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick in this machine, as its kernel would tell of it."""
    machine, stick = with_stick(tmp_path)
    monkeypatch.setattr(carrying, "ROOTS", machine.roots)
    return stick


def faculty(*packs: str) -> tuple[School, Account]:
    school = make_school("みほん大学 理学部", packs=[*PACKS, *packs])
    journal.append(by=None, ledger=school.pk, stream="year:2026", kind="year.started")
    return school, make_staff(school, "学部長 五郎", Post.Role.PRINCIPAL)


def export(file: Path) -> int:
    return main(["journal", "export", str(file)])


def admit(by: Account, volume: str) -> Record:
    what = Given(
        {"purpose": "long-keeping", "conditions": ["encrypted", "locked-cabinet"]},
        {"name": "HDD-3", "volume": volume},
        ("long-keeping", "encrypted", "locked-cabinet"),
    )
    return begin(by=by, school=by.person.school, type="medium", what=what)


@pytest.mark.row("CHB-05b")
@pytest.mark.django_db
def test_a_journal_is_not_written_to_a_stick_and_the_clause_and_a_way_out_are_told(
    stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faculty(CHIBA)
    assert export(stick / "journal.jsonl") == 1
    assert list(stick.iterdir()) == []
    said = capsys.readouterr().err
    for part in ("art 5(1)", "Chiba University", "1a2b-3c4d", "Nothing was written"):
        assert part in said
    assert export(tmp_path / "journal.jsonl") == 0
    assert (tmp_path / "journal.jsonl").read_text()


@pytest.mark.django_db
def test_a_school_without_these_rules_writes_where_it_wants(stick: Path) -> None:
    faculty()
    assert export(stick / "journal.jsonl") == 0


@pytest.mark.row("CHB-05b", "CHB-05d")
@pytest.mark.django_db
def test_an_admitted_medium_is_written_to_until_it_is_given_up(stick: Path) -> None:
    _school, dean = faculty(CHIBA)
    admit(dean, "FFFF-0000")
    assert export(stick / "journal.jsonl") == 1
    medium = admit(dean, " 1A2B-3C4D")
    assert export(stick / "journal.jsonl") == 0
    given = Given({"how": "destroyed"}, {"why": "破砕"})
    act(by=dean, record=medium, slug="give-up", what=given)
    assert export(stick / "later.jsonl") == 1


@pytest.mark.django_db
def test_a_medium_that_another_school_admitted_is_not_ours(stick: Path) -> None:
    ours, _dean = faculty(CHIBA)
    _theirs, other = faculty(CHIBA)
    admit(other, "1A2B-3C4D")
    words = ["journal", "export", str(stick / "journal.jsonl"), "--ledger", str(ours.pk)]
    assert main(words) == 1


@pytest.mark.row("CHB-05b")
def test_copies_are_not_written_to_a_stick_if_the_pack_that_was_named_forbids_it(
    stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    out = stick / "safe"
    assert main(["redact", str(file), "--out", str(out), "--pack", CHIBA]) == 2
    assert "art 5(1)" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.row("CHB-05b")
@pytest.mark.parametrize("option", ["--reports", "--quarantine"])
def test_neither_verdicts_nor_files_that_are_set_apart_go_to_a_stick(
    stick: Path, tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    there = {"--reports": tmp_path / "out", "--quarantine": tmp_path / "apart"} | {
        option: stick / "x"
    }
    words = [word for name, path in there.items() for word in (name, str(path))]
    assert main(["watch", str(tmp_path / "in"), "--once", "--pack", CHIBA, *words]) == 2
    assert "art 5(1)" in capsys.readouterr().err
    assert list(stick.iterdir()) == []


@pytest.mark.slow  # starts the processes that read
def test_copies_are_written_there_where_no_pack_forbids_it(stick: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("夏休みの思い出", encoding="utf-8")
    words = ["redact", str(tmp_path / "a.txt"), "--out", str(stick / "safe"), "--jobs", "1"]
    assert main([*words, "--no-pictures"]) == 0
    assert main([*words[:-4], "--out", str(tmp_path / "safe"), "--pack", CHIBA]) == 0


@pytest.mark.row("CHB-05b")
@pytest.mark.slow  # as above
def test_marks_on_a_stick_are_found_to_lie_where_they_must_not(
    stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--for", "storage", "--pack", CHIBA, "--jobs", "1", "--no-pictures"]
    for folder in (stick, tmp_path):
        (folder / "course.csv").write_text(LIST, encoding="utf-8")
    assert main(["scan", str(stick / "course.csv"), *words]) == 1
    assert "where-marks-are-kept" in capsys.readouterr().out
    both = [str(stick / "course.csv"), str(tmp_path / "course.csv")]
    assert main(["scan", *both, *words]) == 2
    assert "scan it apart" in capsys.readouterr().err


@pytest.mark.django_db
def test_where_it_cannot_be_told_the_command_says_so_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine, _stick = with_stick(tmp_path)
    machine.mount(tmp_path / "host", "0:77", "9p", "D:")
    monkeypatch.setattr(carrying, "ROOTS", machine.roots)
    faculty(CHIBA)
    assert export(tmp_path / "host" / "journal.jsonl") == 0
    assert "could not be told" in capsys.readouterr().err
