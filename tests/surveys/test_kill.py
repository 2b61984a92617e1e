"""kill -9 while a school answers: every acknowledged answer is there, once, and was looked at."""

import json
import signal
import subprocess
import sys
import time
from typing import Any

import pytest
from tests.cases.test_kill import ROOT, environment

__all__ = ["environment"]

KILL_AFTER = (1, 9, 31)  # acknowledged answers
NOTED = 4  # worries after which a look is killed


def run(verb: str, environment: dict[str, str], codes: list[str]) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.surveys.burst", verb, json.dumps(codes)]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def kill_a_look(environment: dict[str, str], there: int) -> None:
    """Kill a process in the midst of noting what worries, if there is so much."""
    command = [sys.executable, "-m", "tests.surveys.burst", "note", "[]"]
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for _ in range(min(NOTED, there)):
            assert process.stdout.readline()
        process.send_signal(signal.SIGKILL)


@pytest.mark.slow
def test_every_acknowledged_answer_outlives_kill_9_and_is_followed_up(
    environment: dict[str, str],
) -> None:
    codes: list[str] = run("prepare", environment, [])["codes"]
    acknowledged: dict[str, str] = {}
    for wanted in KILL_AFTER:
        left = [code for code in codes if code not in acknowledged]
        found = run("look", environment, codes)
        left = [code for code in left if code not in found["used"]]
        command = [sys.executable, "-m", "tests.surveys.burst", "burst", json.dumps(left)]
        with subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            for _ in range(wanted):
                line = json.loads(process.stdout.readline())
                assert "code" in line, line
                acknowledged[line["code"]] = line["words"]
            time.sleep(0.01)  # into the next ones
            process.send_signal(signal.SIGKILL)
            for late in process.stdout:
                if late.endswith("\n"):
                    told = json.loads(late)
                    acknowledged[told["code"]] = told["words"]
        kill_a_look(environment, wanted)
        found = run("look", environment, codes)
        assert set(acknowledged.values()) <= set(found["words"])
        assert sorted(found["words"]) == sorted(set(found["words"]))
        assert sorted(found["flagged"]) == sorted(found["words"])
        assert len(found["used"]) == len(found["words"])
        assert found["broken"] == []
    assert len(acknowledged) >= sum(KILL_AFTER)
