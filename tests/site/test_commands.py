"""The command, as somebody at a terminal meets it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.factories import make_school
from tests.site.conftest import SCHOOL, told

from mamori.base.keyfile import load_master_key
from mamori.journal import actions
from mamori.site.cli import main
from mamori.site.folders import packs_folder


def mamori(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, with a data folder of its own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MAMORI_", "DATABASE_"))}
    env = kept | {"MAMORI_DATA": str(data)}
    command = [str(Path(sys.executable).with_name("mamori")), *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


@pytest.mark.django_db
class TestTheJournal:
    @pytest.fixture
    def export(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
        school = make_school()
        for number in range(5):
            actions.append(
                by=None,
                ledger=school.pk,
                stream="case:1",
                kind="note.added",
                words={"what": f"words {number}"},
            )
        file = tmp_path / "journal.jsonl"
        assert main(["journal", "export", str(file)]) == 0
        (tmp_path / "point.json").write_text(told(capsys))
        return file

    def test_holds(self, export: Path, capsys: pytest.CaptureFixture[str]) -> None:
        point = str(export.with_name("point.json"))
        assert main(["journal", "verify", "--checkpoint", point]) == 0
        assert main(["journal", "verify", str(export), "--checkpoint", point]) == 0
        assert told(capsys).count("holds (check-points: 1)") == 2

    def test_names_the_place_of_a_change(
        self, export: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        lines = export.read_text().splitlines()
        lines[3] = lines[3].replace("note.added", "note.edited")
        export.write_text("\n".join(lines))
        assert main(["journal", "verify", str(export)]) == 1
        assert "fact 3: this fact was changed after it was written" in told(capsys)

    def test_sees_a_cut_tail_with_a_checkpoint(
        self, export: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        lines = export.read_text().splitlines()
        export.write_text("\n".join(lines[:-2]))
        assert main(["journal", "verify", str(export)]) == 0
        assert "a cut tail may go unseen" in told(capsys)
        point = str(export.with_name("point.json"))
        assert main(["journal", "verify", str(export), "--checkpoint", point]) == 1
        assert "its tail was cut off" in told(capsys)

    def test_says_what_is_no_journal(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        other = tmp_path / "other.txt"
        other.write_text("hello")
        assert main(["journal", "verify", str(other)]) == 1
        assert main(["journal", "verify", str(tmp_path / "none")]) == 2
        assert f"{other}: line 1 cannot be read" in told(capsys)

    def test_says_which_file_holds_no_checkpoint(
        self, export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        good, bad = tmp_path / "point.json", tmp_path / "bad.json"
        for content, line in ((b"", 1), (good.read_bytes() + b"hello\n", 2), (b"\xff\n", 1)):
            bad.write_bytes(content)
            points = ["--checkpoint", str(good), "--checkpoint", str(bad)]
            assert main(["journal", "verify", str(export), *points]) == 1
            assert f"{bad}: line {line} cannot be read" in told(capsys)

    def test_prints_a_checkpoint_a_school(self, capsys: pytest.CaptureFixture[str]) -> None:
        make_school()
        make_school()
        assert main(["journal", "checkpoint"]) == 0
        points = [json.loads(line) for line in told(capsys).splitlines()]
        assert len({point["ledger"] for point in points}) == 2


class TestPacks:
    def test_those_of_the_project_hold(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["packs", "check"]) == 0
        assert "jp-hokuyo" in told(capsys)

    def test_a_wrong_one_is_named_with_file_entry_and_reason(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = tmp_path / "packs"
        shutil.copytree(packs_folder(), folder)
        file = folder / "mamori/pack.toml"
        file.write_text(file.read_text().replace("glass.broken", "glas.broken", 1))
        assert main(["packs", "check", str(folder)]) == 1
        line = told(capsys).splitlines()[0]
        assert line.startswith("mamori/pack.toml: ")
        assert "read-why-it-was-opened" in line
        assert "unknown fact 'glas.broken'" in line

    def test_a_folder_without_packs_is_said_to_have_none(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["packs", "check", str(tmp_path)]) == 2
        assert told(capsys) == f"There are no packs in {tmp_path}.\n"


class TestRows:
    def test_every_row_has_a_line_and_a_state(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rows", "--json"]) == 0
        rows = json.loads(told(capsys))
        assert len(rows) == 317
        assert {row["state"] for row in rows} <= {"done", "rule", "untested", "waiting", "open"}
        cited = [row for row in rows if row["row"].startswith("HOK-")]
        assert len(cited) == 164
        assert all(row["entries"] for row in cited)

    def test_a_passing_test_of_a_room_makes_a_row_done(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        passing = tmp_path / "rows.json"
        passing.write_text(json.dumps({"HOK-062": ["tests/cases/test_record_sign.py::test_x"]}))
        assert main(["rows", "--passing", str(passing), "--state", "done"]) == 0
        assert "HOK-062  done" in told(capsys)

    def test_without_a_test_run_nothing_is_done(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["rows", "--passing", str(tmp_path / "none.json"), "--state", "done"]) == 0
        assert "No test run is recorded here yet" in told(capsys)

    def test_an_unknown_state_is_answered_with_those_there_are(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as ended:
            main(["rows", "--state", "finished"])
        assert ended.value.code == 2
        assert "untested" in told(capsys)


class TestWhereNoSchoolIs:
    COMMANDS = (
        ("journal", "verify"),
        ("journal", "export", "journal.jsonl"),
        ("journal", "checkpoint"),
        ("roster", "import", "list.csv"),
        ("account", "start-over", "naoko@akebono.example"),
        ("tidy",),
    )

    @pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
    def test_a_command_says_so_and_makes_nothing(
        self,
        words: tuple[str, ...],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("MAMORI_DATA", str(tmp_path / "none"))
        assert main(words) == 2
        sentence = f"There is no school in {tmp_path}/none. Name its folder in MAMORI_DATA.\n"
        assert told(capsys) == sentence
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.slow
    def test_a_key_alone_is_no_school(self, tmp_path: Path) -> None:
        load_master_key(tmp_path)
        done = mamori(tmp_path, "journal", "verify")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"There is no school in {tmp_path}.")
        assert [path.name for path in tmp_path.iterdir()] == ["mamori.key"]

    @pytest.mark.django_db
    def test_an_empty_database_has_no_journal(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert [main(["journal", verb]) for verb in ("verify", "checkpoint")] == [2, 2]
        assert main(["journal", "export", "journal.jsonl"]) == 2
        assert told(capsys).count("There is no school in ") == 3

    @pytest.mark.slow
    def test_an_export_is_verified_anywhere(self, tmp_path: Path) -> None:
        export = tmp_path / "journal.jsonl"
        export.write_text('{"format": "mamori-journal-1"}\n')
        done = mamori(tmp_path / "none", "journal", "verify", str(export))
        assert (done.returncode, done.stderr) == (0, "")
        assert list(tmp_path.iterdir()) == [export]


@pytest.mark.slow
def test_nobody_else_can_read_what_is_written(tmp_path: Path) -> None:
    data = tmp_path / "new/demo"
    made = mamori(data, *SCHOOL, "--jurisdiction", "JP", "--lead-email", "naoko@akebono.example")
    assert made.returncode == 0, made.stderr
    exported = mamori(data, "journal", "export", str(tmp_path / "journal.jsonl"))
    assert exported.returncode == 0, exported.stderr
    written = list(tmp_path.rglob("*"))
    assert {"new", "mamori.sqlite3", "journal.jsonl"} <= {path.name for path in written}
    assert [path for path in written if path.stat().st_mode & 0o077] == []
