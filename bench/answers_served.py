"""Answers through the pages: a real server with its two processes, on this machine's loopback.

Whoever sends here takes their share of the same cores, so the server alone would do more.
"""

import http.client
import re
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from statistics import median

from django.db import connection
from django.test import Client
from django.urls import reverse
from tests.base.servers import answering, free_port
from tests.surveys import school

from bench.options import Options
from mamori.site.cli.serve import THREADS, WORKERS
from mamori.surveys.actions.sheets import print_codes
from mamori.surveys.models import Answer, Group

PUPILS, TABLETS = 600, 40
TICKET = re.compile(r'name="ticket" value="([^"]+)"')
Taken = tuple[float, float]  # seconds for the page, and for the answer
Turn = tuple[float, str]  # when a pupil comes, and with which code


def served(options: Options) -> list[str]:
    """Let a school of 600 pupils answer through a server, within a minute and then all at once."""
    count = options.of(PUPILS, 20)
    calm, rush = _codes(count), _codes(count)
    connection.close()
    with _server() as port:
        _at_once(lambda: _look(port, calm[0]))  # each process has read its packs then
        how = f"through `mamori serve` ({WORKERS} processes of {THREADS} threads, same cores):"
        return [
            how,
            _through(port, calm, options.of(60, 1)),
            _through(port, rush, 0),
        ]


def _through(port: int, codes: Sequence[str], within: float) -> str:
    """Let pupils answer, spread over so many seconds; return what they met."""
    before = Answer.unguarded.count()
    connection.close()
    taken: list[Taken] = []
    refused: list[int] = []
    waiting: SimpleQueue[Turn] = SimpleQueue()
    begin = time.perf_counter()
    for number, code in enumerate(codes):
        waiting.put((begin + number * within / len(codes), code))
    passed = _at_once(lambda: _tablet(port, waiting, taken, refused))
    stored = Answer.unguarded.count() - before
    pages, answers = (sorted(column) for column in zip(*taken, strict=True))
    how = f"spread over {within:.0f} s" if within else f"{TABLETS} at a time, without a pause"
    return (
        f"{len(codes):,} pupils behind one address, {how}: {len(taken) / passed:,.0f} answers/s"
        f" in {passed:.1f} s; stored {stored:,}, refused {len(refused)}; p95 of a page"
        f" {_p95(pages):.0f} ms, of an answer {_p95(answers):.0f} ms"
    )


def cpu(options: Options) -> str:
    """Take some answers in this process; return what CPU a page and an answer take, load or not."""
    client = Client(HTTP_HOST="localhost")
    pages, answers = [], []
    for code in _codes(options.of(62, 4)):
        address = f"{reverse('surveys:take', args=[code])}?l=ja"
        began = time.process_time()
        page = client.get(address).content.decode()
        read = time.process_time()
        assert client.post(address, _given(page)).status_code == http.client.OK
        pages.append(read - began)
        answers.append(time.process_time() - read)
    page_ms, answer_ms = 1000 * median(pages), 1000 * median(answers)
    return f"CPU of the program for a page {page_ms:.1f} ms, for an answer {answer_ms:.1f} ms"


def _given(page: str) -> dict[str, str]:
    """Return the form of a page, filled in."""
    found = TICKET.search(page)
    words = str(school.HURT["what-happened"])
    ticket = found[1] if found else ""
    return {"ticket": ticket, "q-what-happened": words, "q-hurt-now": "yes"}


def _codes(count: int) -> list[str]:
    at = school.make_surveyed()
    survey = school.opened(at)
    group = school.group_of(survey, at.third)
    Group.objects.filter(pk=group.pk).update(invited=count)
    group.refresh_from_db()
    return [code for _name, code in print_codes(by=at.lead, survey=survey, group=group)]


@contextmanager
def _server() -> Iterator[int]:
    port = free_port()
    command = [sys.executable, "-c", "from mamori.site.cli import main; main()"]
    process = subprocess.Popen(
        [*command, "serve", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        answering(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def _at_once(job: Callable[[], None]) -> float:
    """Let all tablets do something; return the seconds until the last has done it."""
    threads = [threading.Thread(target=job) for _ in range(TABLETS)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


def _look(port: int, code: str) -> None:
    host = http.client.HTTPConnection("localhost", port, timeout=60)
    host.request("GET", reverse("surveys:take", args=[code]))
    host.getresponse().read()
    host.close()


def _tablet(
    port: int, waiting: "SimpleQueue[Turn]", taken: list[Taken], refused: list[int]
) -> None:
    """Answer with one code after the other, as children do who pass a tablet on."""
    host = http.client.HTTPConnection("localhost", port, timeout=60)
    try:
        while True:
            at, code = waiting.get_nowait()
            address = f"{reverse('surveys:take', args=[code])}?l=ja"
            time.sleep(max(0.0, at - time.perf_counter()))
            began = time.perf_counter()
            host.request("GET", address)
            page = host.getresponse().read().decode()
            read = time.perf_counter()
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            host.request("POST", address, urllib.parse.urlencode(_given(page)), kind)
            answer = host.getresponse()
            answer.read()
            if answer.status == http.client.OK:
                taken.append((read - began, time.perf_counter() - read))
            else:
                refused.append(answer.status)
    except Empty:
        host.close()


def _p95(ordered: list[float]) -> float:
    return 1000 * ordered[int(0.95 * (len(ordered) - 1))]
