"""Nothing leaves this machine on its own: a real server, every way out shut and watched."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.patience import PATIENCE
from tests.site.conftest import PASSWORD, code_for
from tests.site.over_http import press

WATCH = '''
"""Loaded by every Python process of the server before anything else."""
import os, socket

HERE = {None, "", "localhost", "127.0.0.1", "::1", "0.0.0.0"}

def _tell(what):
    with open(os.environ["OUTBOUND_LOG"], "a") as log:
        log.write(f"{what}\\n")

def _stays(address):
    return not isinstance(address, tuple) or address[0] in HERE

def _watched(call, what):
    def attempt(self, address, *more):
        if not _stays(address):
            _tell(f"{what} {address}")
            raise OSError("no way out")
        return call(self, address, *more)
    return attempt

class Watched(socket.socket):
    connect = _watched(socket.socket.connect, "connect")
    connect_ex = _watched(socket.socket.connect_ex, "connect")
    def sendto(self, data, *rest):
        if not _stays(rest[-1]):
            _tell(f"sendto {rest[-1]}")
            raise OSError("no way out")
        return super().sendto(data, *rest)

_look_up = socket.getaddrinfo
def getaddrinfo(host, *more, **named):
    if host not in HERE:
        _tell(f"look up {host}")
        raise socket.gaierror("no way out")
    return _look_up(host, *more, **named)

socket.socket = socket.SocketType = Watched
socket.getaddrinfo = getaddrinfo
_tell(f"watching {os.getpid()}")
'''


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which every Python process writes down each attempt to leave."""
    folder = tmp_path_factory.mktemp("outbound")
    (folder / "sitecustomize.py").write_text(WATCH)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MAMORI_", "DATABASE_"))}
    return kept | {
        "PYTHONPATH": str(folder),
        "OUTBOUND_LOG": str(folder / "log"),
        "MAMORI_DATA": str(folder / "data"),
    }


@pytest.fixture(scope="module")
def server(watched: dict[str, str]) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    mamori = Path(sys.executable).with_name("mamori")
    process = subprocess.Popen(
        [str(mamori), "demo", "--serve", "--port", str(port)],
        env=watched,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    told = [process.stdout.readline(), process.stdout.readline()]
    assert "is open at" in told[-1], told
    yield f"http://localhost:{port}"
    process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE) == 0
    process.stdout.close()


def attempts(env: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return the processes that were watched, and what tried to leave."""
    lines = Path(env["OUTBOUND_LOG"]).read_text().splitlines()
    watching = [line for line in lines if line.startswith("watching")]
    return watching, [line for line in lines if not line.startswith("watching")]


def step_in(browser: httpx.Client, home: str, role: str) -> httpx.Response:
    page = browser.get(f"{home}/demo/")
    return press(browser, page, "/demo/step-in/", role=role)


def set_up_account(home: str) -> None:
    """Let the office give a colleague a new start, who then signs in with both steps."""
    with httpx.Client(follow_redirects=True, timeout=PATIENCE) as office:
        step_in(office, home, "office")
        staff = office.get(f"{home}/people/").text
        person = re.findall(r"/people/([0-9a-f-]{36})/invite/", staff)[-1]
        page = office.get(f"{home}/people/{person}/invite/")
        given = press(office, page, f"/people/{person}/start-over/")
    link = re.search(r"http://localhost:\d+(/password/choose/[^<\s]+)", given.text)
    assert link
    with httpx.Client(follow_redirects=True, timeout=PATIENCE) as colleague:
        page = colleague.get(home + link[1])
        page = press(colleague, page, "/password/choose/", password1=PASSWORD, password2=PASSWORD)
        page = colleague.get(f"{home}/account/app/")
        secret = re.search(r"<code>([A-Z2-7]{32})</code>", page.text)
        assert secret
        page = press(colleague, page, "/account/app/", code=code_for(secret[1]))
        assert colleague.get(f"{home}/").status_code == 200
        page = colleague.get(f"{home}/sign-out/")
        press(colleague, page, "/sign-out/")


def record_sign(home: str) -> str:
    with httpx.Client(follow_redirects=True, timeout=PATIENCE) as teacher:
        step_in(teacher, home, "4-1")
        page = teacher.get(f"{home}/signs/new/")
        pupil = re.search(r'name="pupils"[^>]*value="([^"]+)"', page.text)
        assert pupil
        done = press(
            teacher,
            page,
            "/signs/new/",
            pupils=pupil[1],
            words="朝の会のとき、下を向いたままだった。",
            noticed_at=time.strftime("%Y-%m-%dT00:01"),
            place="in-school",
            channel="observation",
            send="",
        )
        return str(done.url)


def look_around(home: str) -> None:
    with httpx.Client(follow_redirects=True, timeout=PATIENCE) as principal:
        step_in(principal, home, "principal")
        page = principal.get(f"{home}/")
        for path in sorted(set(re.findall(r'href="(/[^"#?]*)"', page.text))):
            assert principal.get(home + path).status_code == 200, path


@pytest.mark.slow
def test_nothing_tries_to_leave(server: str, watched: dict[str, str]) -> None:
    set_up_account(server)
    assert record_sign(server).endswith("/shared/")
    look_around(server)
    watching, tried = attempts(watched)
    assert len(watching) >= len(("the command", "the web server", "the worker"))  # or their forks
    assert tried == []


@pytest.mark.slow
def test_an_attempt_would_have_been_seen(watched: dict[str, str], tmp_path: Path) -> None:
    env = watched | {"OUTBOUND_LOG": str(tmp_path / "log")}
    tries = (
        "import urllib.request as r; r.urlopen('http://mamori.example', timeout=1)",
        "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)",
        "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 53))",
        "import smtplib; smtplib.SMTP('mail.example', timeout=1)",
    )
    for code in tries:
        done = subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, check=False
        )
        assert done.returncode == 1
    assert len(attempts(env)[1]) == len(tries)
