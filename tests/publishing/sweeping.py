"""A school in Đồng Nai, its website on this machine, and a list that must not stand there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread
from typing import Any

import openpyxl
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from tests.factories import make_class, make_pupil, make_school, make_staff, sign_in

from mamori.people.models import Account, Post, School
from mamori.publishing.models import Run, Sweep, TakeDown

R = Post.Role
PACKS = ["vn-dongnai-3237", "mamori"]
PUPILS = ("Nguyễn Thị Mai Anh", "Trần Văn Bình", "Lê Hoàng Phúc", "Phạm Thu Hà")
CLEAN = "<p>Thông báo chung của nhà trường về lịch nghỉ lễ.</p>".encode()


@dataclass
class Website:
    """Pages by path; each is bytes, or a status. `asked` counts what was asked for."""

    pages: dict[str, bytes | int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    url: str = ""

    def link(self, *paths: str) -> None:
        """Let the first page lead to other ones."""
        links = "".join(f'<a href="{path}">x</a>' for path in paths)
        self.pages["/"] = f"<!doctype html><p>{links}</p>".encode() + CLEAN


class _Handler(BaseHTTPRequestHandler):
    site: Website

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        page = self.site.pages.get(self.path, 404)
        body = page if isinstance(page, bytes) else b""
        self.send_response(page if isinstance(page, int) else 200)
        kind = "text/html" if body.startswith(b"<") else "application/octet-stream"
        self.send_header("Content-Type", "text/plain" if self.path.endswith(".txt") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        pass


@contextmanager
def served(site: Website) -> Iterator[Website]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (_Handler,), {"site": site}))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def workbook(*names: str) -> bytes:
    """Return an Excel list of persons with their dates of birth."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["STT", "Họ và tên", "Ngày sinh", "Điện thoại"])
    for number, name in enumerate(names, 1):
        sheet.append([number, name, f"0{number}/03/2012", f"090000000{number}"])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@dataclass
class Unit:
    """The school and those who look after what it shows."""

    school: School
    principal: Account
    vice: Account
    ict: Account
    clerk: Account
    teacher: Account

    def client(self, who: Account) -> Client:
        return sign_in(Client(), who)

    def name(self, address: str, by: Account | None = None, place: str = "web", **more: Any) -> Any:
        """Send the form that names a place."""
        told = {"id": "", "name": "Trang của trường", "address": address, "often": "weekly"}
        told |= {"owner": str(self.ict.person_id), "days": "7", "inside": "on"} | more
        if not told["id"]:
            page = self.client(by or self.ict).get(reverse("publishing:new_sweep", args=[place]))
            told["id"] = page.context["form"]["id"].value()
        return self.client(by or self.ict).post(reverse("publishing:new_sweep", args=[place]), told)

    def sweep(self, address: str, place: str = "web", **more: Any) -> Sweep:
        """Name a place, and look through it to the end."""
        answer = self.name(address, place=place, **more)
        assert answer.status_code == 302, answer.content.decode()
        work()
        return Sweep.unguarded.latest("at")

    def again(self, sweep: Sweep) -> Run:
        """Look through a place once more."""
        self.client(self.ict).post(reverse("publishing:begin_sweep", args=[sweep.pk]))
        work()
        return Run.unguarded.filter(sweep=sweep).latest("begun_at")

    def do(self, by: Account, row: TakeDown, slug: str, **fields: Any) -> Any:
        """Send the form of what is done with a take-down."""
        url = reverse("publishing:takedown_act", args=[row.pk, slug])
        from mamori.people.queries import school_day  # noqa: PLC0415 -- read when it is asked

        return self.client(by).post(url, {"on": str(school_day(self.school)), **fields})

    def page(self, who: Account, row: TakeDown) -> Any:
        return self.client(who).get(reverse("publishing:takedown", args=[row.pk]))


def make_unit() -> Unit:
    school = make_school(
        "Trường Mẫu Đồng Nai",
        jurisdiction="VN",
        language="vi",
        time_zone="Asia/Ho_Chi_Minh",
        packs=PACKS,
    )
    group = make_class(school, "5A", "P5")
    for name in PUPILS:
        make_pupil(school, name, group)
    staff = partial(make_staff, school)
    return Unit(
        school=school,
        principal=staff("Hoàng Thị Lan", R.PRINCIPAL),
        vice=staff("Đỗ Quang Minh", R.VICE_PRINCIPAL, R.DATA_PROTECTION_LEAD),
        ict=staff("Vũ Đức Thịnh", R.ICT),
        clerk=staff("Bùi Ngọc Diệp", R.OFFICE),
        teacher=staff("Đặng Khánh Vy", R.TEACHER),
    )


def work() -> int:
    """Do what waits in the queue of sweeps, as their worker does; say how many tasks that were."""
    done = 0
    while task := DBTaskResult.objects.ready().filter(queue_name="sweeps").first():
        task.claim("a-test")
        task.task.call(*task.args_kwargs["args"])
        DBTaskResult.objects.filter(pk=task.pk).delete()
        done += 1
    return done
