"""`mamori school create` and `mamori serve`, as somebody at a terminal meets them."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.patience import PATIENCE

pytestmark = pytest.mark.slow

MAMORI = Path(sys.executable).with_name("mamori")
CREATE = (
    *("school", "create", "--name", "あけぼの小学校", "--jurisdiction", "JP", "--language", "ja"),
    *("--time-zone", "Asia/Tokyo", "--lead-name", "山本 直子"),
)


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MAMORI_", "DATABASE_"))}
    return kept | {"MAMORI_DATA": str(tmp_path_factory.mktemp("data"))}


def mamori(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(MAMORI), *words], env=env, capture_output=True, text=True, check=False
    )


@contextmanager
def serving(env: dict[str, str]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [str(MAMORI), "serve", "--port", str(port)],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    told = process.stdout.readline()
    try:
        assert f"http://localhost:{port}" in told
        yield process, f"http://localhost:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        process.stdout.close()


def children(of: int) -> dict[str, int]:
    """Return the children of a process, by what they are."""
    listed = subprocess.run(
        ["ps", "--ppid", str(of), "-o", "pid=,args="], capture_output=True, text=True, check=True
    )
    found = {}
    for line in listed.stdout.splitlines():
        pid, args = line.strip().split(" ", 1)
        queue = args.partition("--queue-name ")[2].split(" ")[0]
        found[(queue or "worker") if "db_worker" in args else "web"] = int(pid)
    return found


def test_a_school_is_made_and_its_first_person_opens_the_link(env: dict[str, str]) -> None:
    done = mamori(env, *CREATE, "--lead-email", "naoko@akebono.example")
    assert done.returncode == 0, done.stderr
    assert "あけぼの小学校 is made" in done.stdout
    link = done.stdout.splitlines()[-1]
    with (
        serving(env) as (_, home),
        httpx.Client(follow_redirects=True, timeout=PATIENCE) as browser,
    ):
        page = browser.get(link.replace("http://localhost:8000", home))
        assert "Choose a password" in page.text


def test_a_mistake_says_what_to_do_and_makes_nothing(env: dict[str, str]) -> None:
    mamori(env, *CREATE, "--lead-email", "naoko@akebono.example")
    again = mamori(env, *CREATE, "--lead-email", "naoko@akebono.example")
    assert (again.returncode, again.stdout) == (2, "")
    assert "Nothing was made" in again.stderr
    zone = mamori(env, *CREATE, "--lead-email", "a@akebono.example", "--time-zone", "Tokio")
    assert zone.returncode == 2
    assert "one is Asia/Tokyo" in zone.stderr
    pack = mamori(env, *CREATE, "--lead-email", "a@akebono.example", "--pack", "jp-nowhere")
    assert "There is no pack named jp-nowhere" in pack.stderr


def test_a_process_that_died_is_started_again_and_all_end_together(env: dict[str, str]) -> None:
    with serving(env) as (process, home):
        before = children(process.pid)
        assert set(before) == {"web", "worker", "looking", "sweeps"}
        os.kill(before["looking"], signal.SIGKILL)
        until = time.monotonic() + PATIENCE
        while children(process.pid).get("looking") in {None, before["looking"]}:
            assert time.monotonic() < until
            time.sleep(0.2)
        assert httpx.get(f"{home}/healthz", timeout=PATIENCE).text == "ok"
        last = children(process.pid)
    for pid in last.values():
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_port_in_use_is_said_before_anything_starts(env: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = mamori(env, "serve", "--port", str(port))
    assert done.returncode == 1
    assert f"port {port}" in done.stderr
    assert "Nothing was started" in done.stderr


def test_a_wrong_passphrase_stops_the_start_in_one_sentence(
    env: dict[str, str], tmp_path: Path
) -> None:
    mine = env | {"MAMORI_DATA": str(tmp_path), "MAMORI_PASSPHRASE": "wind over the hill"}
    assert mamori(mine, "manage", "check").returncode == 0
    other = mamori(mine | {"MAMORI_PASSPHRASE": "another one"}, "serve", "--port", "0")
    assert other.returncode == 1
    assert other.stderr.strip() == "That passphrase is not this school's. Nothing changed."
