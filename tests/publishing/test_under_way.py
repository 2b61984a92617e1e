"""What takes time: the worker looks, the page says so, and nothing holds up what others brought."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django_tasks_db.models import DBTaskResult
from tests.base.crawling.school_site import Reply, SchoolSite
from tests.factories import sign_in
from tests.publishing.gating import DATABASE, IMMEDIATE, LETTER, Gate, gate, item, now, sheet

from mamori.base import clock
from mamori.base.crawling import Site
from mamori.core.scan.keeper import Failed
from mamori.core.scan.limits import LIMITS
from mamori.journal.queries import entries
from mamori.publishing import looking, scanning
from mamori.publishing.actions import scans
from mamori.publishing.models import Mark, Release
from mamori.publishing.views import releases as views


@pytest.fixture
def school_gate(transactional_db: None, settings: Any, tmp_path: Path) -> Iterator[Gate]:
    settings.MAMORI_DATA = tmp_path
    settings.TASKS = IMMEDIATE
    with clock.at(datetime(2026, 12, 1, 8, 0, tzinfo=UTC)):
        yield gate()


@pytest.fixture
def waiting(school_gate: Gate, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a worker do what is asked, and no page wait for it."""
    settings.TASKS = DATABASE
    monkeypatch.setattr(views, "WAIT", 0)


def work(queue: str) -> None:
    """Let a worker do what waits in a queue, once."""
    call_command(
        "db_worker", queue_name=queue, batch=True, interval=0, startup_delay=False, verbosity=0
    )


def follow(gate: Gate, release: Release, **headers: str) -> Any:
    client = sign_in(Client(), gate.office)
    return client.get(f"/publishing/releases/{release.pk}/progress/", headers=headers)


@pytest.mark.usefixtures("waiting")
def test_until_it_is_looked_through_the_page_says_so_and_goes_on_by_itself(
    school_gate: Gate,
) -> None:
    release = school_gate.brought(("a.xlsx", sheet()))
    assert now(release).state == "looking"
    page = school_gate.page(release)
    assert "It is being looked through" in page
    assert '<meta http-equiv="refresh"' in page  # without script
    assert 'hx-trigger="every 1s"' in page  # with it
    assert "Trần Thị Linh" not in page
    part = follow(school_gate, release, **{"HX-Request": "true"})
    assert part.content.decode().lstrip().startswith('<div id="progress"')
    work("default")
    assert now(release).state == "looking"  # that worker does what takes long
    work("looking")
    assert now(release).state == "open"
    assert follow(school_gate, release).status_code == 302
    over = follow(school_gate, release, **{"HX-Request": "true"})
    assert over["HX-Redirect"] == f"/publishing/releases/{release.pk}/"
    assert "The pages are being drawn" in school_gate.page(release)
    work("default")
    assert item(release).is_drawn


@pytest.mark.usefixtures("waiting")
def test_a_file_that_takes_long_goes_where_long_things_are_done(
    school_gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, asked = scanning.seen_in, []

    def slow(school: Any, data: bytes, **how: Any) -> Any:
        asked.append(how["limits"])
        return Failed("too-slow") if how["limits"] is scans.SHORT else look(school, data, **how)

    monkeypatch.setattr(scans, "seen_in", slow)
    first = school_gate.brought(("a.xlsx", sheet()))
    work("looking")
    assert now(first).state == "looking"
    monkeypatch.setattr(scans, "seen_in", look)
    second = school_gate.brought(text=LETTER)
    work("looking")
    assert now(second).state == "open"  # it did not wait for the first
    monkeypatch.setattr(scans, "seen_in", slow)
    work("default")
    assert now(first).state == "open"
    assert asked == [scans.SHORT, LIMITS]


@pytest.mark.parametrize("reason", ["too-slow", "too-much-memory", "broken", "encrypted"])
def test_what_could_not_be_read_is_never_called_clear(
    school_gate: Gate, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    monkeypatch.setattr(scans, "seen_in", lambda *_a, **_k: Failed(reason))
    release = school_gate.brought(("a.docx", b"PK..."))
    page = school_gate.page(release)
    assert "Not everything could be read" in page
    assert "Nothing stands against it" not in page
    assert entries([release.stream], kinds=["document.scanned"])[0].attrs["verdict"] == "unreadable"
    assert school_gate.press(release, "out").status_code == 422
    school_gate.press(release, "out", reason="I opened it and read every page")
    assert now(release).state == "asked"  # two people looked with their own eyes


HOSTILE = {
    "no-zip.docx": b"PK\x03\x04" + b"\0" * 400,
    "no-pdf.pdf": b"%PDF-1.7\n" + b"<<" * 40_000,
    "deep.html": b"<div>" * 200_000,
    "locked.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_an_answer_and_the_next_one_too(school_gate: Gate, name: str) -> None:
    hostile = school_gate.brought((name, HOSTILE[name]))
    assert now(hostile).state == "open"
    looked = looking.look_at(school_gate.school, HOSTILE[name], name=name, place="web")
    assert looked.verdict in {"unreadable", "clear", "warn"}
    ordinary = school_gate.brought(text=LETTER)
    assert "Nothing stands against it" in school_gate.page(ordinary)


@pytest.mark.usefixtures("waiting")
def test_what_a_dead_worker_left_can_be_begun_anew_and_is_looked_through_once(
    school_gate: Gate,
) -> None:
    release = school_gate.brought(("a.xlsx", sheet()))
    assert school_gate.press(release, "again").status_code == 200
    work("looking")
    assert len(entries([release.stream], kinds=["document.scanned"])) == 1
    school_gate.press(release, "1/copy")
    DBTaskResult.objects.all().delete()  # whoever had taken it up is gone
    work("looking")
    assert "The copy is being made" in school_gate.page(release)
    school_gate.press(release, "again")
    work("looking")
    assert item(release).is_copy
    assert len(entries([release.stream], kinds=["document.copied"])) == 1


class _Site(SchoolSite):
    def reply(self, path: str, host: str) -> Reply:  # noqa: ARG002 -- the site passes it
        self.asked[path] += 1
        text = "<p>Chúc mừng em Trần Thị Linh</p>".encode()
        return Reply(text, "text/html; charset=utf-8") if path == "/a" else Reply(status=404)


def test_a_link_is_fetched_once_because_somebody_asked(
    school_gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans, "Site", lambda **how: Site(**how, inside=True))
    site = _Site(1)
    with site.served() as address:
        release = school_gate.brought(link=f"{address}/a")
        page = school_gate.page(release)
        gone = school_gate.brought(link=f"{address}/b")
    assert "Trần Thị Linh" in page
    assert site.asked == {"/a": 1, "/b": 1}
    assert "It is not there" in school_gate.page(gone)


def test_a_link_into_the_schools_own_network_is_not_followed(school_gate: Gate) -> None:
    site = _Site(1)
    with site.served() as address:
        release = school_gate.brought(link=f"{address}/a")
    assert not site.asked
    page = school_gate.page(release)
    assert "Not everything could be read" in page
    assert "Nothing stands against it" not in page


PAPER = """Phiếu khảo sát về việc dùng điện thoại ở nhà, năm học 2025
Trước kỳ nghỉ, xin gia đình cùng các em xem lại những điều đã hẹn với nhau.
Các em chỉ dùng máy ở phòng khách, tắt máy lúc chín giờ tối, không nói chuyện với người lạ.
Xin ghi rõ những trò chơi mà gia đình mua trong tháng và số tiền đã trả cho từng trò chơi.
Phiếu nộp lại cho lớp trưởng trong giờ chào cờ sáng thứ hai, để dán lên bảng của lớp."""
ANEW = """Trường THCS khác – Phiếu khảo sát việc dùng điện thoại ở nhà – năm học 2026
Xin ghi rõ những trò chơi mà gia đình mua trong tháng và số tiền đã trả cho từng trò chơi.
Trước kỳ nghỉ xin gia đình cùng các em xem lại những điều đã hẹn với nhau:
các em chỉ dùng máy ở phòng khách, tắt máy lúc chín giờ tối, không nói chuyện với người lạ.
Phiếu nộp lại cho lớp trưởng trong giờ chào cờ sáng thứ hai, để dán lên bảng của lớp."""


def out(gate: Gate, text: str) -> Release:
    release = gate.brought(text=text, channel="newsletter")
    gate.press(release, "out", reason="looked at it")
    if now(release).state == "asked":
        gate.press(release, "approve", by=gate.lead)
    assert now(release).state == "released"
    return release


def test_what_was_taken_back_for_good_is_refused_when_it_comes_again(school_gate: Gate) -> None:
    release = out(school_gate, PAPER)
    fields: dict[str, Any] = {"reason": "mistake", "why": "The day was wrong"}
    fields["id"] = str(release.pk)
    none = school_gate.press(release, "withdraw", **fields, never_again="on", by=school_gate.lead)
    assert none.status_code == 422  # a title is missing
    fields["title"] = "Sheet of December"
    school_gate.press(release, "withdraw", **fields, never_again="on", by=school_gate.lead)
    assert now(release).state == "withdrawn"
    assert Mark.unguarded.count() == 1
    (taken,) = entries([release.stream], kinds=["document.withdrawn"])
    assert taken.attrs["reason"] == "mistake"
    again = school_gate.brought(text=ANEW, channel="newsletter")
    page = school_gate.page(again)
    assert "It cannot go out like this" in page
    assert "Sheet of December" in page
    assert "The day was wrong" in page
    assert school_gate.press(again, "out", reason="but").status_code == 422
    assert len(entries([Mark.unguarded.get().stream], kinds=["copy.recognised"])) == 1


def test_what_was_taken_back_once_may_go_out_again(school_gate: Gate) -> None:
    release = out(school_gate, LETTER)
    school_gate.press(release, "withdraw", reason="other", why="Rain", id=str(release.pk))
    assert now(release).state == "withdrawn"
    assert not Mark.unguarded.exists()
    out(school_gate, LETTER)
