"""The scanner's benchmarks run and print a ratio. They know no database, so once is enough."""

import re
import subprocess
import sys

import pytest
from bench.run import SCANNER

WITH_PEERS = ("names", "likeness", "crawl")  # tools of others are fetched for them alone
RATIO = re.compile(
    r"^.+(\S+/s|a second|ms)  .+  [\d.,e+-]+ \([\d.,e+-]+ to [\d.,e+-]+\)$",
    re.MULTILINE,
)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in SCANNER if name not in WITH_PEERS])
def test_a_tiny_run_of_the_scanner_prints_a_ratio(name: str) -> None:
    command = [sys.executable, "-m", "bench", name, "--small"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert RATIO.search(done.stdout), done.stdout + done.stderr
