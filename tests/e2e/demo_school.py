"""The demo school as a newcomer starts it: a process of its own, in a data folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from tests.patience import PATIENCE

COMMAND = Path(sys.executable).with_name("mamori")


@dataclass(frozen=True)
class DemoSchool:
    url: str
    data: Path

    def mamori(self, *words: str, check: bool = True) -> str:
        """Run the command on this school's data and return what it prints."""
        done = subprocess.run(
            [COMMAND, *words],
            env=environment(self.data),
            capture_output=True,
            text=True,
            check=check,
        )
        return done.stdout + done.stderr


def environment(data: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MAMORI_", "DATABASE_"))}
    # The board that a patrol looks at is served by the test, on this machine.
    return kept | {"MAMORI_DATA": str(data), "MAMORI_DEMO": "1", "MAMORI_PATROL_INSIDE": "1"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def make(data: Path) -> None:
    """Make the demo school, as `mamori demo` makes it."""
    subprocess.run([COMMAND, "demo"], env=environment(data), stdout=subprocess.DEVNULL, check=True)


@contextmanager
def started(data: Path) -> Iterator[DemoSchool]:
    """Serve the demo school that lies in a folder; make it first where there is none."""
    port = free_port()
    process = subprocess.Popen(
        [COMMAND, "demo", "--serve", "--port", str(port)],
        env=environment(data),
        stdout=subprocess.DEVNULL,
    )
    try:
        url = f"http://localhost:{port}"
        wait_for(f"{url}/healthz", process)
        yield DemoSchool(url, data)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, "the demo school did not start"
        try:
            with urlopen(url, timeout=PATIENCE):  # noqa: S310 -- our own address
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(url)
