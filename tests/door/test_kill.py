"""kill -9 while reports come in: whoever saw six words finds what they told, always."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cases.test_kill import environment

__all__ = ["environment"]

ROOT = Path(__file__).resolve().parents[2]
PLANTED = ("池田", "結衣", "203.0.113.77", "PLANTED")


def burst(environment: dict[str, str], moments: int) -> dict[str, object]:
    command = [sys.executable, "-m", "tests.door.burst", str(moments)]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not any(planted in done.stderr for planted in PLANTED)
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_every_receipt_that_was_shown_leads_to_its_report(environment: dict[str, str]) -> None:
    found = burst(environment, 25)
    assert isinstance(found["acknowledged"], int)
    assert found["acknowledged"] > 25
    assert found["lost"] == found["unseen"] == found["broken"] == []
    assert found["twice"] == 0


@pytest.mark.slow
def test_whoever_steals_the_disk_finds_no_name_no_address_no_browser_and_no_place(
    environment: dict[str, str], tmp_path: Path
) -> None:
    """Database, write-ahead log, files half written by processes that were killed: everything."""
    environment.pop("DATABASE_URL", None)  # the database lies on the disk that is stolen
    burst(environment, 10)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any("みどり小学校".encode() in path.read_bytes() for path in files)
    assert any("files" in path.parts for path in files)
    hits = [
        (path.name, planted)
        for path in files
        for planted in PLANTED
        for form in (
            planted.encode(),
            planted.encode("utf-16-le"),
            json.dumps(planted)[1:-1].encode(),
            planted.encode("cp932"),
        )
        if form in path.read_bytes() or planted in path.name
    ]
    assert hits == []
