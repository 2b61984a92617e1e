"""The release gate: from handing a file in to reading what was found in it.

A school of 2,000 people, and files of 20 pages. The worker that looks through files is a process of
its own, as in use, and so is the one in which it reads them; the request finds its way through the
database. The yardstick is `core.scan` alone on the same file, in this process, with all it needs
ready: no upload, no seal, no journal, no page.
"""

import io
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle, islice

import docx
import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.utils import override_settings
from tests.factories import make_person, make_school, make_staff, sign_in

from bench.invented import people
from bench.options import Options
from bench.report import Report, Timed
from bench.timing import in_turns
from mamori.base.paper import Document, Paragraphs, to_pdf
from mamori.core.roster import Person as Listed
from mamori.core.scan.files import File
from mamori.core.scan.job import Job, Task, begin
from mamori.people.models import Account, Person, Post
from mamori.people.queries import school_day
from mamori.people.scanned import scanned
from mamori.publishing.models import Release
from mamori.site.cli.serve import LOOKING
from mamori.site.folders import packs_folder

PAGES, LINES = 20, 30
ADDRESS = "/publishing/releases/new/"
PROMISED = 2.0  # seconds
LOOKS_AGAIN = 1.0  # the page's own second
NEWS = "本日の学級活動では、運動会の練習と合唱の練習を行いました。ご協力をお願いいたします。"
IMMEDIATE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PACKS = ["jp-hokuyo", "mamori"]
Make = Callable[[list[str]], bytes]


def run(options: Options) -> Report:
    """Hand in each file again and again, and scan it by itself in turns."""
    office, names = _school(options.of(2_000, 20))
    report = Report(f"what is to leave a school of {len(names):,} people, {PAGES} pages")
    plain = _scanner(office)
    with override_settings(TASKS=IMMEDIATE | _any()) if options.small else _worker():
        client = sign_in(Client(headers={"host": "localhost"}), office)
        client.get(ADDRESS)  # with this the worker gets ready, as in use
        _hand_in(client, "a.txt", b"ready")
        for name, make in FILES.items():
            data = make(list(islice(cycle(names), PAGES * options.of(LINES, 2))))
            ours, alone = in_turns(
                options.of(7, 1),
                partial(_hand_in, client, name, data),
                partial(plain, Task(file=File(name, data), path=name)),
            )
            report.add(Timed(name, 1, ours), Timed("core.scan alone", 1, alone), "ms")
            slowest = f"{name}: the slowest of {len(ours)} took {max(ours):.2f} s"
            report.notes.append(f"{slowest}; {PROMISED:.0f} s are promised")
    return report


def _school(size: int) -> tuple[Account, list[str]]:
    school = make_school(packs=PACKS)
    for one in people(size, ("ja",)):
        make_person(school, Person.Kind.PUPIL, one.name.full, reading=one.kana.full)
    office = make_staff(school, "事務 一", Post.Role.OFFICE)
    return office, [one.name.full for one in people(size, ("ja",))]


def _scanner(office: Account) -> Callable[[Task], object]:
    school = office.person.school
    known: tuple[Listed, ...] = scanned(school).people
    job = Job(
        packs=packs_folder(),
        day=school_day(school),
        pack_ids=tuple(PACKS),
        people=known,
        country="JP",
        place="web",
    )
    scan = begin(job)
    scan(Task(file=File("a.txt", b"ready"), path="a.txt"))
    return scan


def _hand_in(client: Client, name: str, data: bytes) -> None:
    """Hand a file in and read what was found; if progress is shown first, look again and again."""
    pk = uuid.uuid4()
    sent = {"id": str(pk), "channel": "web", "text": "", "link": ""}
    files = {"documents": SimpleUploadedFile(name, data)}
    answer = client.post(ADDRESS, sent | files, follow=True)
    assert answer.status_code == 200, answer.status_code
    while Release.unguarded.get(pk=pk).state == Release.State.LOOKING:
        time.sleep(LOOKS_AGAIN)
        client.get(f"/publishing/releases/{pk}/")


@contextmanager
def _worker() -> Iterator[None]:
    """Let the worker of `mamori serve` look through what is handed in."""
    command = [sys.executable, "-m", "django", "db_worker", *LOOKING]
    with subprocess.Popen(command, env=os.environ.copy()) as process:
        try:
            yield
        finally:
            process.terminate()


def _any() -> dict[str, dict[str, object]]:
    return {"default": {**IMMEDIATE["default"], "QUEUES": []}}


def _lines(names: list[str]) -> Iterator[str]:
    """Yield lines of news; in each third one somebody is named."""
    for number, name in enumerate(names):
        yield f"{NEWS}{name}" if number % 3 == 0 else NEWS


def _docx(names: list[str]) -> bytes:
    document = docx.Document()
    per_page = max(1, len(names) // PAGES)
    for number, line in enumerate(_lines(names)):
        if number and number % per_page == 0:
            document.add_page_break()  # type: ignore[no-untyped-call]  # python-docx has no types here
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _xlsx(names: list[str]) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["番号", "氏名", "生年月日", "係"])
    for number, name in enumerate(names, 1):
        book.active.append([number, name, f"2016-04-{number % 28 + 1:02d}", "図書"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _pdf(names: list[str]) -> bytes:
    document = Document(
        language="ja",
        kind="学校だより",
        school="みどり小学校",
        made="2026",
        blocks=[Paragraphs(text="\n\n".join(_lines(names)))],
    )
    return to_pdf(document)


FILES: dict[str, Make] = {"news.docx": _docx, "list.xlsx": _xlsx, "news.pdf": _pdf}
