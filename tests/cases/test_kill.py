"""kill -9 in a burst of signs: every acknowledged one is there afterwards, whole (promise 1)."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.database import own_database

ROOT = Path(__file__).resolve().parents[2]
KILL_AFTER = (1, 7, 23)  # acknowledged signs


@pytest.fixture
def environment(tmp_path: Path, django_db_setup: None) -> Iterator[dict[str, str]]:
    with own_database(tmp_path) as settings:
        yield settings


def run(verb: str, environment: dict[str, str], what: str = "burst") -> str:
    command = [sys.executable, "-m", f"tests.cases.{what}", verb]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.slow
def test_every_acknowledged_sign_outlives_kill_9(environment: dict[str, str]) -> None:
    run("prepare", environment)
    acknowledged: set[str] = set()
    for wanted in KILL_AFTER:
        command = [sys.executable, "-m", "tests.cases.burst", "burst"]
        with subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            for _ in range(wanted):
                line = json.loads(process.stdout.readline())
                assert "sign" in line, line
                acknowledged.add(line["sign"])
            process.send_signal(signal.SIGKILL)
            # What had been acknowledged before the signal arrived counts as well.
            for late in process.stdout:
                if late.endswith("\n"):
                    acknowledged.add(json.loads(late)["sign"])
        found = json.loads(run("look", environment))
        assert {sign: f"sign {sign}" for sign in acknowledged}.items() <= found["words"].items()
        assert found["broken"] == []
        assert found["halves"] == []
    assert len(acknowledged) >= sum(KILL_AFTER)


@pytest.mark.slow
def test_every_acknowledged_file_outlives_kill_9_and_none_ever_lies_open(
    environment: dict[str, str],
) -> None:
    run("prepare", environment, "burst_files")
    acknowledged: set[str] = set()
    for wanted in (1, 4):
        command = [sys.executable, "-m", "tests.cases.burst_files", "burst"]
        with subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            for _ in range(wanted):
                acknowledged.add(json.loads(process.stdout.readline())["sum"])
            time.sleep(0.02)  # into the next one
            process.send_signal(signal.SIGKILL)
            for late in process.stdout:
                if late.endswith("\n"):
                    acknowledged.add(json.loads(late)["sum"])
        found = json.loads(run("look", environment, "burst_files"))
        assert acknowledged <= set(found["sums"])
        assert found["planted"] == []
        assert found["nameless"] == 0  # what the kill left half-done is swept
    assert len(acknowledged) >= 5
