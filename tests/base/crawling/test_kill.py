"""A crawl that was killed goes on where it was; only what was in hand comes again."""

import json
import subprocess
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest
from tests.base.crawling.school_site import SchoolSite

from mamori.core.seal import new_key

ROOT = Path(__file__).resolve().parents[3]
PAGES = 150


def run(address: str, state: Path, key: str, most: int | None) -> list[tuple[str, str]]:
    """Return what a crawl said until it was over, or was killed after so many lines."""
    command = [sys.executable, "-m", "tests.base.crawling.walker", address, str(state), key]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = [tuple(json.loads(line)) for line in islice(process.stdout, most)]
        process.kill()
        return said


@pytest.mark.slow
def test_a_killed_crawl_goes_on_and_finds_the_rest_once(tmp_path: Path) -> None:
    site, key, state = SchoolSite(PAGES), new_key(), tmp_path / "state"
    with site.served() as address:
        said = [run(address, state, key.hex(), most) for most in (23, 40, 60, None)]
        assert said[-1][-1] == ("over", "")
        # What a process said last and had not been asked for more, it says again; nothing else.
        counted = Counter(each for part in said for each in part)
        killed = len(said) - 1
        assert sum(counted.values()) - len(counted) <= 2 * killed
        assert set(site.planted) <= {path for kind, path in counted if kind == "found"} | {
            "/new/place.csv"
        }
        assert ("found", "/moved") in counted
        assert ("robots", "/private/list.xlsx") in counted
        assert "/private/list.xlsx" not in site.asked
        assert b"list" not in state.read_bytes()
        # Pages that a kill left in hand were asked for twice, robots.txt by each process.
        pages = [count for path, count in site.asked.items() if path.startswith("/news/")]
        assert sum(pages) - len(pages) <= 2 * killed
        assert site.asked["/robots.txt"] == len(said)
        again = run(address, state, key.hex(), None)
        assert {kind for kind, _ in again} <= {"over", "trap", "too-deep", "too-many"}
