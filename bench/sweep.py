"""A school's site is swept, its workers killed again and again: every list becomes one take-down.

Pages are read by the school's own people, files by the processes that the web program has. Nothing
waits between two questions here; at a real site a second does.
"""

import subprocess
import sys
import time
from collections import Counter
from io import BytesIO

import openpyxl
from docx import Document
from tests.factories import make_class, make_pupil, make_school, make_staff
from tests.publishing.sweeping import Website, served

from bench import sweeper
from bench.engines import ROOT
from bench.options import Options
from bench.report import Report, Timed
from mamori.base import clock
from mamori.base.crawling import Found, Pace, crawl
from mamori.journal.queries import entries
from mamori.people.models import Account, Post
from mamori.publishing.actions.sweep import Wanted, look_now, name_place
from mamori.publishing.actions.sweeping import STUCK, begin_due
from mamori.publishing.models import Run, Sweep, TakeDown
from mamori.publishing.places import WEB, Setup

PAGES, SMALL, PUPILS = 5_000, 60, 400
EVERY = 50  # pages, of which one leads to a list
KILLS = 5
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
MIDDLES = ("Thị Mai", "Văn", "Thu", "Minh", "Gia", "Ngọc", "Quang", "Khánh")
GIVEN = ("Anh", "Bình", "Chi", "Dũng", "Hà", "Khoa", "Lan", "Nam", "Phúc", "Yến")
NEWS = "<p>Thông báo số {0}: lịch sinh hoạt chung của nhà trường trong tháng tới.</p>"


def run(options: Options) -> Report:
    """Sweep the site under kills; beside it a crawl of the same site that looks at nothing."""
    pages = options.of(PAGES, SMALL)
    names = _people()
    report = Report(f"a sweep of a site of {pages:,} pages, {PUPILS} pupils, no pause")
    with served(_site(pages, names)) as site:
        sweep = _named(site)
        began = time.perf_counter()
        kills = options.of(KILLS, 0)
        if options.small:
            sweeper.main()  # in this process, whose database nobody else sees
        else:
            _swept(sweep, pages, kills)
        taken = time.perf_counter() - began
        asked = Counter(site.asked)
        bare = time.perf_counter()
        count = sum(
            isinstance(each, Found) for each in crawl(_setup(site).site, pace=Pace(lambda _s: None))
        )
        bare = time.perf_counter() - bare
    done = Run.unguarded.get(sweep=sweep)
    ours = Timed("pages and files looked at", done.looked, [taken])
    report.add(ours, Timed("the same, only fetched", count, [bare]), "pages/s")
    report.notes += _told(site, sweep, asked, kills)
    return report


def _people() -> list[str]:
    names = [f"{a} {b} {c}" for a in FAMILIES for b in MIDDLES for c in GIVEN][: 2 * PUPILS : 2]
    school = make_school(
        "Trường Mẫu",
        jurisdiction="VN",
        language="vi",
        time_zone="Asia/Ho_Chi_Minh",
        packs=["vn-dongnai-3237", "mamori"],
    )
    group = make_class(school, "5A", "P5")
    for name in names:
        make_pupil(school, name, group)
    make_staff(school, "Vũ Đức Thịnh", Post.Role.ICT)
    return names


def _site(pages: int, names: list[str]) -> Website:
    """Return a site in which each page leads to the next ones, and some of them to a list."""
    site = Website()
    for number in range(pages):
        links = [f"/{number * 3 + step}.html" for step in (1, 2, 3) if number * 3 + step < pages]
        if number % EVERY == EVERY // 2:
            kind = ("xlsx", "docx", "csv")[number // EVERY % 3]
            links.append(f"/tep/{number}.{kind}")
            site.pages[links[-1]] = _list(kind, names[number % 300 : number % 300 + 35])
        body = "".join(f'<a href="{link}">x</a>' for link in links) + NEWS.format(number)
        site.pages["/" if number == 0 else f"/{number}.html"] = f"<!doctype html>{body}".encode()
    return site


def _list(kind: str, names: list[str]) -> bytes:
    rows = [
        ("Họ và tên", "Ngày sinh"),
        *((name, f"{n % 28 + 1}/03/2014") for n, name in enumerate(names)),
    ]
    kept = BytesIO()
    if kind == "xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(kept)
    elif kind == "docx":
        document = Document()
        table = document.add_table(rows=0, cols=2)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        document.save(kept)
    else:
        kept.write("\n".join(map(";".join, rows)).encode("utf-8-sig"))
    return kept.getvalue()


def _setup(site: Website) -> Setup:
    owner = str(Post.objects.get(role=Post.Role.ICT).person_id)
    return Setup(name="Trang", address=f"{site.url}/", owner=owner, days=7, inside=True)


def _named(site: Website) -> Sweep:
    by = Account.objects.get(person=Post.objects.get(role=Post.Role.ICT).person)
    wanted = Wanted(place=WEB, often=Sweep.Often.BY_HAND, setup=_setup(site))
    sweep = name_place(by=by, wanted=wanted)
    look_now(by=by, sweep=sweep)
    return sweep


def _swept(sweep: Sweep, pages: int, kills: int) -> None:
    """Let workers sweep; kill each but the last when it has come some way."""
    for number in range(kills + 1):
        far = pages * (number + 1) // (kills + 1)
        with subprocess.Popen([sys.executable, "-m", "bench.sweeper"], cwd=ROOT) as worker:
            while worker.poll() is None:
                run = Run.unguarded.get(sweep=sweep)
                if number < kills and run.looked >= far:
                    worker.kill()
                time.sleep(0.1)
        with clock.at(clock.now() + 2 * STUCK):  # whoever lies dead so long gives it up
            begin_due()
        Run.unguarded.filter(sweep=sweep, state=Run.State.RUNNING).update(holder="")


def _told(site: Website, sweep: Sweep, asked: Counter[str], kills: int) -> list[str]:
    planted = {path for path in site.pages if path.startswith("/tep/")}
    rows = list(TakeDown.unguarded.filter(sweep=sweep))
    opened = entries({row.stream for row in rows}, kinds=["takedown.opened"])
    found = {str((one.words or {})["address"]).removeprefix(site.url) for one in opened}
    done = Run.unguarded.get(sweep=sweep)
    twice = sum(count > 1 for path, count in asked.items() if path in site.pages)
    lists = f"{len(planted & found)} of {len(planted)} lists found, {len(rows)} take-downs"
    return [
        f"killed {kills} times: {done.state}, {done.looked:,} looked at, {lists}",
        f"{len(found - planted)} false alarms",
        f"{twice} pages or files were asked for more than once",
    ]
