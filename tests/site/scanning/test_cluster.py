"""A cluster scans what one machine would; a worker that is killed loses and repeats nothing."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.base.servers import answering, free_port
from tests.patience import PATIENCE

from mamori.site.cli import main

FILES = 300
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Many small files, each with a telephone number of its own."""
    place = tmp_path / "shared"
    place.mkdir()
    for number in range(FILES):
        text = f"連絡先 電話 090-0000-{number:04d}\n"
        (place / f"{number:03d}.txt").write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """A scheduler and two workers, each a process of its own; yield its address and the workers."""
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    host = ("--host", "127.0.0.1", "--no-dashboard")
    with ExitStack() as stack:

        def start(*words: str) -> "subprocess.Popen[bytes]":
            command = [sys.executable, "-m", *words]
            process = subprocess.Popen(command, start_new_session=True, **quiet)  # type: ignore[call-overload]  # a dict of options has no overload
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        start("distributed.cli.dask_scheduler", *host, "--port", str(port))
        answering(port)
        workers = [
            start("distributed.cli.dask_worker", address, *host, "--nthreads", "1", "--no-nanny")
            for _ in range(2)
        ]
        yield address, workers


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_killed_worker_loses_and_repeats_nothing(
    folder: Path,
    cluster: tuple[str, list["subprocess.Popen[bytes]"]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    address, workers = cluster
    command = ["scan", str(folder), "--for", "web", "--format", "jsonl", "--names", "off"]
    expected = main([*command, "--jobs", "1"])
    alone = told(capsys)
    assert all(each["findings"] for each in alone)
    killer = threading.Thread(target=_kill_when_busy, args=(workers[0],))
    killer.start()
    status = main([*command, "--on", address])
    killer.join()
    together = told(capsys)
    assert workers[0].poll() == -signal.SIGKILL
    assert Counter(each["path"] for each in together) == Counter(each["path"] for each in alone)
    assert len(together) == FILES
    by_path = {each["path"]: each for each in together}
    assert all(by_path[each["path"]] == each for each in alone)
    assert status == expected


def test_a_cluster_that_is_not_there_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scan", str(folder), "--on", f"tcp://127.0.0.1:{free_port()}"]) == 2
    assert "No scheduler answers" in capsys.readouterr().err


def _kill_when_busy(worker: "subprocess.Popen[bytes]") -> None:
    """Kill a worker once a process of its own reads files for it."""
    for _ in range(int(PATIENCE / 0.05)):
        if Path(f"/proc/{worker.pid}/task/{worker.pid}/children").exists() and _children(worker):
            time.sleep(0.5)
            os.killpg(worker.pid, signal.SIGKILL)
            return
        time.sleep(0.05)


def _children(worker: "subprocess.Popen[bytes]") -> list[str]:
    tasks = Path(f"/proc/{worker.pid}/task").glob("*/children")
    return [child for task in tasks for child in task.read_text().split()]
