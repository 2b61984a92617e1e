"""A watched folder: what is put there gets its verdict beside it, without the web program."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.patience import PATIENCE

from mamori.site.cli import main

pytestmark = pytest.mark.slow  # each look starts the processes that read
ROSTER = "番号,氏名,ふりがな,生年月日\n" + "".join(
    f"{number},{name},{kana},2016/5/{number}\n"
    for number, (name, kana) in enumerate(
        [
            ("青葉 そら", "あおば そら"),
            ("岩瀬 ひなの", "いわせ ひなの"),
            ("遠田 めい", "えんだ めい"),
        ],
        1,
    )
)
LETTER = "保護者の皆さまへ\n運動会は五月の土曜日に行います。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    place = tmp_path / "out"
    (place / "web").mkdir(parents=True)
    return place


def words(folder: Path, *more: str) -> list[str]:
    own = folder.parent
    given = ["watch", str(folder), "--reports", str(own / "reports")]
    return [*given, "--roster", str(own / "roster.csv"), "--for", "web", "--names", "off", *more]


def told(folder: Path, name: str) -> dict[str, object]:
    report = folder.parent / "reports" / f"{name}.mamori.json"
    found: dict[str, object] = json.loads(report.read_text(encoding="utf-8"))
    return found


def test_each_file_gets_a_verdict_beside_it_and_the_exit_status_says_the_worst(
    folder: Path,
) -> None:
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    assert main(words(folder, "--once")) == 0
    (folder / "web" / "名簿.csv").write_text(ROSTER, encoding="utf-8")
    assert main(words(folder, "--once")) == 1
    assert told(folder, "letter.txt")["verdict"] == "clear"
    assert told(folder, "web/名簿.csv")["verdict"] in {"block", "consent"}
    text = (folder.parent / "reports" / "web" / "名簿.csv.mamori.txt").read_text(encoding="utf-8")
    assert "名簿.csv" in text
    assert "青葉" not in text  # masked
    assert (folder / "web" / "名簿.csv").exists()


def test_what_was_told_is_not_scanned_again_until_it_changes(folder: Path) -> None:
    letter = folder / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    main(words(folder, "--once"))
    report = folder.parent / "reports" / "letter.txt.mamori.json"
    first = report.stat().st_ino
    assert main(words(folder, "--once")) == 0
    assert report.stat().st_ino == first
    letter.write_text(ROSTER, encoding="utf-8")
    assert main(words(folder, "--once")) == 1
    assert report.stat().st_ino != first
    (folder.parent / "roster.csv").write_text("番号,氏名\n1,江口 新\n", encoding="utf-8")
    second = report.stat().st_ino
    main(words(folder, "--once"))
    assert report.stat().st_ino != second  # by another roster it is another question


def test_what_must_not_go_out_is_moved_away_if_somebody_wants_that(folder: Path) -> None:
    away = folder.parent / "away"
    for _ in range(2):
        (folder / "list.csv").write_text(ROSTER, encoding="utf-8")
        (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
        assert main(words(folder, "--once", "--quarantine", str(away))) == 1
    assert not (folder / "list.csv").exists()
    assert (folder / "letter.txt").exists()
    assert sorted(each.name for each in away.iterdir()) == ["list (2).csv", "list.csv"]
    kept = told(folder, "list.csv")["watch"]
    assert isinstance(kept, dict)
    assert kept["moved_to"] == str(away / "list (2).csv")


def test_a_folder_that_is_none_is_wrong_usage(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words(folder / "not there", "--once")) == 2
    assert "is no folder" in capsys.readouterr().err
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    assert main(["watch", str(folder), "--reports", str(folder), "--once"]) == 2


@contextmanager
def watching(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [Path(sys.executable).with_name("mamori"), *words(folder, "--every", "0.2")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)


def until(there: Callable[[], bool]) -> None:
    for _ in range(int(PATIENCE / 0.1)):
        if there():
            return
        time.sleep(0.1)
    raise TimeoutError


def test_it_goes_on_until_it_is_stopped_and_forgets_what_is_gone(folder: Path) -> None:
    report = folder.parent / "reports" / "list.csv.mamori.json"
    with watching(folder) as process:
        (folder / "list.csv").write_text(ROSTER, encoding="utf-8")
        until(report.exists)
        assert process.stdout
        assert "list.csv" in process.stdout.readline()
        (folder / "list.csv").unlink()
        until(lambda: not report.exists())
    assert process.returncode == 0
