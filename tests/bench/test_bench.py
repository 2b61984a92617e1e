"""Every benchmark runs and prints a ratio. How large the ratio is, no test says."""

import re
import subprocess
import sys

import pytest
from bench.options import Options
from bench.report import Report, Timed
from bench.run import NAMES, SCANNER, show
from tests.bench.test_scanner import RATIO


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", [name for name in NAMES if name not in SCANNER])
def test_a_tiny_run_prints_a_ratio(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    show(name, Options(small=True, profile=True))
    printed = capsys.readouterr().out
    assert printed.startswith(f"\n{name}: ")
    assert RATIO.search(printed), printed


def test_a_ratio_says_how_many_times_as_long_it_takes() -> None:
    report = Report("made")
    report.add(Timed("ours", 10, [4.0, 2.0, 3.0]), Timed("bare", 5, [1.0, 0.5, 0.5]), "things/s")
    (line,) = list(report.lines())[1:]
    assert re.split(" {2,}", line) == ["ours", "3 things/s", "10 things/s", "bare", "2 (2 to 3)"]


@pytest.mark.slow
def test_the_command_measures_in_a_place_of_its_own() -> None:
    command = [sys.executable, "-m", "bench", "derive", "--small"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert RATIO.search(done.stdout), done.stdout


def test_an_unknown_name_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "nothing"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "nothing" in done.stderr
