"""`mamori demo --stage`: while the demo is served, never back, and never at a real school."""

import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest
from tests.e2e.demo_school import free_port
from tests.patience import PATIENCE
from tests.site.over_http import press

from mamori.site.cli.demo import when

MAMORI = Path(sys.executable).with_name("mamori")
TOKYO = ZoneInfo("Asia/Tokyo")
QUIET = timedelta(days=92)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("92d", timedelta(days=92)),
        ("92", timedelta(days=92)),
        ("+7d", timedelta(days=7)),
        ("2w", timedelta(weeks=2)),
        ("2027-02-23", date(2027, 2, 23)),
    ],
)
def test_how_far_is_read(text: str, wanted: timedelta | date) -> None:
    assert when(text) == wanted


def mamori(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(MAMORI), *words], env=env, capture_output=True, text=True, check=False
    )


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MAMORI_", "DATABASE_"))}
    return kept | {"MAMORI_DATA": str(tmp_path)}


@pytest.mark.slow
class TestCommand:
    def test_it_moves_the_clock_of_a_demo_that_is_served(self, env: dict[str, str]) -> None:
        port = free_port()
        server = subprocess.Popen(
            [str(MAMORI), "demo", "--serve", "--port", str(port)],
            env=env,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert server.stdout
        try:
            assert "is open at" in [server.stdout.readline() for _ in range(2)][-1]
            with httpx.Client(
                base_url=f"http://localhost:{port}", follow_redirects=True, timeout=PATIENCE
            ) as lead:
                press(lead, lead.get("/demo/"), "/demo/step-in/", role="guidance")
                day = datetime.now(UTC).astimezone(TOKYO).date() + QUIET
                told = mamori(env, "demo", "--stage", "92d").stdout
                assert f"{day:%A}, {day} now, 92 days ahead" in told
                english = {"Accept-Language": "en"}
                for _ in range(8):  # every worker of the server
                    assert f"{day:%A} {day.day}" in lead.get("/", headers=english).text
        finally:
            server.send_signal(signal.SIGTERM)
            assert server.wait(PATIENCE) == 0
            server.stdout.close()

    def test_there_is_no_way_back(self, env: dict[str, str]) -> None:
        assert mamori(env, "demo", "--stage", "2w").returncode == 0
        for words in ("2026-01-01", "0d"):
            again = mamori(env, "demo", "--stage", words)
            assert again.returncode == 2
            assert "only goes forward" in again.stderr
            assert "delete" in again.stderr
        assert mamori(env, "demo", "--stage", "today").returncode == 2
        assert "14 days ahead" in mamori(env, "demo").stdout

    def test_a_real_school_is_left_alone(self, env: dict[str, str], tmp_path: Path) -> None:
        words = ("--name", "A", "--jurisdiction", "JP", "--language", "ja")
        lead = ("--time-zone", "Asia/Tokyo", "--lead-name", "B", "--lead-email", "b@a.example")
        assert mamori(env, "school", "create", *words, *lead).returncode == 0
        before = {file.name for file in tmp_path.iterdir()}
        done = mamori(env, "demo", "--stage", "1d")
        assert done.returncode == 1
        assert "holds a real school" in done.stderr
        assert {file.name for file in tmp_path.iterdir()} == before
