"""The check that the how-to gives for a site generator's build does what it says there."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from mamori.core.scan.report import record

pytestmark = pytest.mark.slow  # each run starts the processes that read
ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "how-to" / "check-before-publishing.md"
SCHEMA = json.loads(Path(record.__file__).with_name("record.schema.json").read_text("utf-8"))
NAMES = ["青葉 そら", "岩瀬 ひなの", "遠田 めい"]
TEMPLATE = "<!doctype html><html lang=ja><title>{0}</title><main><h1>{0}</h1><p>{1}</p></main>"


@pytest.fixture
def check(tmp_path: Path) -> Path:
    """The script, as it stands on the page."""
    (script,) = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    file = tmp_path / "check.sh"
    file.write_text(script, encoding="utf-8")
    return file


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """What a generator makes of a few texts: pages in folders, and files beside them."""
    place = tmp_path / "_site"
    for path, text in {
        "": "ようこそ",
        "news": "運動会は五月です。",
        "access": "駅から歩いて十分。",
    }.items():
        page = place / path / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(TEMPLATE.format("みどり小学校", text), encoding="utf-8")
    (place / "style.css").write_text("main { max-width: 60em }", encoding="utf-8")
    return place


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    file = tmp_path / "roster.csv"
    rows = "".join(f"{number},{name}\n" for number, name in enumerate(NAMES, 1))
    file.write_text(f"番号,氏名\n{rows}", encoding="utf-8")
    return file


def build(check: Path, site: Path, *more: Path) -> tuple[int, dict[str, object], str]:
    """Run the step of the build; return its status, the verdict and what it said."""
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", check, site, *more],
        cwd=check.parent,
        env=os.environ | {"PATH": tools},
        capture_output=True,
        text=True,
        check=False,
    )
    verdict = (check.parent / "verdict.json").read_text(encoding="utf-8")
    return done.returncode, json.loads(verdict) if verdict else {}, done.stdout


def test_a_site_that_shows_nobody_is_published(check: Path, site: Path, roster: Path) -> None:
    status, verdict, said = build(check, site, roster)
    assert status == 0, verdict
    assert "Nothing stands against it." in said
    files = verdict["files"]
    assert isinstance(files, list)
    for each in files:
        jsonschema.validate(each, SCHEMA)


def test_a_site_with_a_list_of_pupils_is_not(check: Path, site: Path, roster: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("氏名", "生年月日"), *((name, "2016/5/1") for name in NAMES)):
        book.worksheets[0].append(row)
    (site / "files").mkdir()
    book.save(site / "files" / "list.xlsx")
    status, verdict, said = build(check, site, roster)
    assert status == 1
    assert "verdict.json" in said
    files = verdict["files"]
    assert isinstance(files, list)
    stopped = {Path(each["path"]).name for each in files if each["verdict"] in {"block", "consent"}}
    assert stopped == {"list.xlsx"}
    assert not any(name in json.dumps(verdict, ensure_ascii=False) for name in NAMES)


def test_what_could_not_be_read_stops_it_too(check: Path, site: Path) -> None:
    (site / "broken.docx").write_bytes(b"PK\x03\x04 made up")
    status, _verdict, said = build(check, site)
    assert status == 1
    assert "could not be read" in said


def test_a_check_that_does_not_run_is_no_pass(check: Path, site: Path, tmp_path: Path) -> None:
    status, _verdict, said = build(check, site, tmp_path / "no roster.csv")
    assert status == 2
    assert "did not run" in said
