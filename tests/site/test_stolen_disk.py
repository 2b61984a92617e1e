"""Somebody takes the whole data folder but the key: database, write-ahead log, logs, everything."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Names and words that tests/cases/burst.py plants.
PLANTED = ("池田", "結衣", "担任", "sign ")


def forms_of(text: str) -> list[bytes]:
    escaped = json.dumps(text)[1:-1]
    return [text.encode(), text.encode("utf-16-le"), escaped.encode(), text.encode("cp932")]


@pytest.mark.slow
def test_no_planted_name_or_word_is_found(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment |= {"MAMORI_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.cases.burst"]
    subprocess.run([*command, "prepare"], env=environment, cwd=ROOT, check=True)
    with subprocess.Popen(
        [*command, "burst"], env=environment, cwd=ROOT, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        for _ in range(5):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)  # so that the write-ahead log is there too
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name.endswith("-wal") for path in files)
    # The search itself works: the name of the school is no secret and is found.
    assert any("みどり小学校".encode() in path.read_bytes() for path in files)
    hits = [
        (path.name, planted)
        for path in files
        for planted in PLANTED
        for form in forms_of(planted)
        if form in path.read_bytes()
    ]
    assert hits == []
