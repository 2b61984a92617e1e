"""A whole school at the door at once, behind one address, against a real `mamori serve`.

Each pupil opens the page with its style sheet and script, writes, sends, and keeps six words. Then
every receipt is looked up. `python -m bench.crowd PUPILS SECONDS`; bench/door.py starts it.
"""

import html
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

import django
import httpx

from bench.engines import ROOT

django.setup()

from django.core.management import call_command  # noqa: E402 -- Django must be set up first
from django.db import connection  # noqa: E402 -- likewise
from tests.factories import make_class, make_pupil, make_school, make_staff  # noqa: E402 -- likewise

from mamori.core.receipt import Receipt, read  # noqa: E402 -- likewise
from mamori.door.actions import open_door  # noqa: E402 -- likewise
from mamori.door.models import Talk  # noqa: E402 -- likewise
from mamori.door.queries import look_up  # noqa: E402 -- likewise
from mamori.journal.queries import broken, entries  # noqa: E402 -- likewise
from mamori.people.models import Post, School  # noqa: E402 -- likewise

R = Post.Role
HANDS = 64  # pupils who press a button in the same moment, at most
WARM = 16  # reports that come before
FIELD = re.compile(r'name="(ticket|receipt)" value="([^"]*)"')
PARTS = re.compile(r'(?:href|src)="(/static/[^"]+)"')


@dataclass(frozen=True, slots=True)
class Pupil:
    """What one pupil met."""

    words: str
    receipt: str
    opened: float  # seconds until the form could be used
    sent: float  # seconds until the six words were there
    requests: int
    bytes: int
    status: int


def main(pupils: int, within: float) -> None:
    """Let so many pupils come in within so many seconds, and print what came of it, line by line.

    Takes the folder and the database that the environment names, and leaves its school there.
    """
    call_command("migrate", verbosity=0)
    school = _school()
    code = open_door(school=school)
    connection.close()
    with _served() as address:
        _come(address, code, WARM, 0)  # what each process loads once is loaded
        met = _come(address, code, pupils, within)
    for line in _told(school, met, pupils):
        print(line)


def _school() -> School:
    """Make a school in which everybody whom a report must reach is there."""
    school = make_school()
    third = make_class(school)
    for number, role in enumerate((R.GUIDANCE, R.VICE_PRINCIPAL, R.PRINCIPAL, R.SAFEGUARDING_LEAD)):
        make_staff(school, f"教職員 {number}", role, R.COMMITTEE)
    for number in range(40):
        make_staff(school, f"教諭 {number}", R.TEACHER)
    for number in range(30):
        make_pupil(school, f"児童 {number}", third)
    return school


@contextmanager
def _served() -> Iterator[str]:
    """Serve the database of this process with the command that schools use."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", "from mamori.site.cli import main; raise SystemExit(main())"]
    with subprocess.Popen(
        [*command, "serve", "--port", str(port)],
        cwd=ROOT,
        env=os.environ | {"MAMORI_ADDRESS": f"http://localhost:{port}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as server:
        try:
            address = f"http://localhost:{port}"
            _wait(address)
            yield address
        finally:
            os.killpg(server.pid, signal.SIGTERM)


def _wait(address: str) -> None:
    for _ in range(600):
        try:
            if httpx.get(f"{address}/healthz").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise TimeoutError("the server did not start")


def _come(address: str, code: str, pupils: int, within: float) -> list[Pupil]:
    began = time.monotonic()

    def come(number: int) -> Pupil:
        time.sleep(max(0.0, began + number * within / pupils - time.monotonic()))
        return _one(address, code, number)

    with ThreadPoolExecutor(HANDS) as hands:
        return list(hands.map(come, range(pupils)))


def _one(address: str, code: str, number: int) -> Pupil:
    """Do what a telephone without anything in its cache does."""
    words = f"わたしは {number} ばんめに かきました。"
    with httpx.Client(base_url=address, timeout=60) as client:
        began = time.perf_counter()
        page = client.get(f"/door/{code}/ja/")
        parts = [client.get(path) for path in dict.fromkeys(PARTS.findall(page.text))]
        opened = time.perf_counter() - began
        taken = page.num_bytes_downloaded + sum(part.num_bytes_downloaded for part in parts)
        fields = _fields(page.text) | {"words": words, "sender": "pupil"}
        began = time.perf_counter()
        answer = client.post(f"/door/{code}/ja/", data=fields)
        sent = time.perf_counter() - began
    receipt = _fields(answer.text).get("receipt", "")
    return Pupil(words, receipt, opened, sent, 1 + len(parts), taken, answer.status_code)


def _fields(page: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in FIELD.findall(page)}


def _stream(school: School, words: str) -> str:
    receipt = read(words)
    return look_up(school, receipt) if isinstance(receipt, Receipt) else ""


def _told(school: School, met: list[Pupil], pupils: int) -> Iterator[str]:
    """Say how many are there exactly once, and how long it took."""
    refused = sum(one.status != httpx.codes.OK for one in met)
    found = [_stream(school, one.receipt) for one in met if one.receipt]
    right = sum(_words(stream) == one.words for stream, one in zip(found, met, strict=False))
    stored = Talk.unguarded.count() - WARM
    yield (
        f"stored {stored:,} of {pupils:,}; found again by their six words: {right:,};"
        f" refused or failed: {refused:,}; ledger unbroken: {not list(broken(school.pk))}"
    )
    yield f"to the first usable form: {met[0].requests} requests, {met[0].bytes / 1024:.1f} KB"
    for name, times in (("form open", [m.opened for m in met]), ("sent", [m.sent for m in met])):
        ordered = sorted(times)
        yield (
            f"{name}: half within {median(ordered) * 1000:,.0f} ms,"
            f" 95 of 100 within {ordered[int(len(ordered) * 0.95)] * 1000:,.0f} ms,"
            f" the slowest {ordered[-1] * 1000:,.0f} ms"
        )


def _words(stream: str) -> str:
    found = entries([stream], kinds=["report.received", "report.gathered"])
    return str((found[0].words or {}).get("what", "")) if found else ""


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
