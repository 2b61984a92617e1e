"""A crawl finds every page and file of a site once, and behaves as a guest."""

import itertools
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.base.crawling.conftest import Clock
from tests.base.crawling.school_site import GIGABYTE, Reply, SchoolSite

from mamori.base.crawling import (
    REASONS,
    Bounds,
    Fleeting,
    Found,
    Missed,
    Pace,
    Reach,
    SealedLines,
    Site,
    crawl,
)
from mamori.base.remote import NotReached
from mamori.core.seal import new_key

PAGES = 300
BOUNDS = Bounds(size=2 << 20, seconds=1.5, silence=1.5)


def asked_for(start: str, delay: float = 1, **reach: int) -> Site:
    """Return a site on this machine, and how it is walked here."""
    far = Reach(**{"of_a_path": 100, **reach})
    return Site(start=start, inside=True, bounds=BOUNDS, reach=far, delay=delay)


def path_of(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


@pytest.mark.slow
def test_every_planted_file_is_found_once_and_whole(pace: Pace, data: Path) -> None:
    site = SchoolSite(PAGES)
    found: Counter[str] = Counter()
    missed: dict[str, str] = {}
    with site.served() as address:
        for each in crawl(asked_for(address), pace=pace):
            if isinstance(each, Missed):
                missed[path_of(each.address)] = each.reason
                continue
            path = path_of(each.final)
            found[path] += 1
            if path in site.planted:
                assert b"".join(each.file.chunks()) == site.planted[path]
                assert each.referrers
    assert set(site.planted) <= set(found)
    assert max(found.values()) == 1
    assert {f"/news/{number}.html" for number in range(1, PAGES)} <= set(found)
    expected = {
        "/private/list.xlsx": "robots",
        "/staff.html": "not-allowed",
        "/old.html": "not-found",
        "/news/gone-50.html": "not-found",
        "/loop/a": "redirects",
        "/bye.html": "elsewhere",
        "/broken.pdf": "not-reached",
        "/film.mp4": "media",
        "/huge.zip": "too-large",
        "/unsaid.zip": "too-large",
        "/slow.pdf": "too-slow",
        "/late.doc": "too-slow",
    }
    assert expected.items() <= missed.items()
    assert {"trap", "too-deep"} <= set(missed.values()) <= set(REASONS)
    _was_a_guest(site)
    assert not list(data.rglob("*.*")) + [each for each in data.rglob("*") if each.is_file()]


def _was_a_guest(site: SchoolSite) -> None:
    assert not {"/private/list.xlsx", "/style.css"} & set(site.asked)
    assert site.cookies == 0
    assert site.lines < 30 < site.asked.total()  # the line stays open
    (agent,) = site.agents
    assert agent.startswith("mamori/")
    assert site.sent < GIGABYTE / 20
    thrice = {path for path, count in site.asked.items() if count > 1}
    assert thrice == {"/busy.csv", "/flaky.csv", "/broken.pdf"}


def test_a_file_may_be_kept_and_else_is_gone(pace: Pace, data: Path) -> None:
    kept = []
    with SchoolSite(60, hard=False).served() as address:
        for each in crawl(asked_for(address), pace=pace):
            if isinstance(each, Found) and each.name.endswith(".xlsx"):
                each.file.keep("sweeps")
                kept.append(each.file)
            elif isinstance(each, Found):
                kept.append(each.file)
    shelf = [each.name for each in (data / "files" / "sweeps").iterdir()]
    assert shelf == [each.id for each in kept if not each.dropped]
    assert all(len(b"".join(each.chunks())) == each.size for each in kept if not each.dropped)
    assert len(shelf) < len(kept)


@pytest.mark.parametrize(
    ("rules", "seconds"),
    [
        ("", 2),
        ("User-agent: *\nCrawl-delay: 9\n", 9),
        ("User-agent: mamori\nRequest-rate: 1/30s\n\nUser-agent: *\nCrawl-delay: 90\n", 30),
        ("User-agent: *\nCrawl-delay: 86400\n", 30),
    ],
)
def test_questions_lie_as_far_apart_as_the_site_and_the_school_want(
    pace: Pace, clock: Clock, rules: str, seconds: int
) -> None:
    site = _Answering({"/robots.txt": Reply(rules.encode(), "text/plain")}, clock)
    with site.served() as address:
        list(crawl(asked_for(address, delay=2), pace=pace))
    times = [at for path, at in site.times if path != "/robots.txt"]
    assert len(times) > 5
    assert {round(b - a, 3) for a, b in itertools.pairwise(times)} == {seconds}


def test_a_server_that_is_busy_is_left_alone_for_as_long_as_it_asks(
    pace: Pace, clock: Clock
) -> None:
    site = _Answering({}, clock)
    busy = [Reply(status=429, headers={"Retry-After": "45"}), Reply(status=500), Reply(b"<html>")]
    site.turns["/news/2.html"] = busy
    with site.served() as address:
        found = list(crawl(asked_for(address, delay=1), pace=pace))
    first, second, third = (at for path, at in site.times if path == "/news/2.html")
    assert (second - first, third - second) == (45, 4)
    assert any(path_of(each.address) == "/news/2.html" for each in found if isinstance(each, Found))


def test_a_server_that_wants_hours_is_not_asked_again(pace: Pace, clock: Clock) -> None:
    busy = Reply(status=503, headers={"Retry-After": "Fri, 01 Jan 2100 00:00:00 GMT"})
    site = _Answering({"/news/2.html": busy}, clock)
    with site.served() as address:
        every = list(crawl(asked_for(address), pace=pace))
    (missed,) = (each for each in every if path_of(each.address) == "/news/2.html")
    assert isinstance(missed, Missed)
    assert (missed.reason, missed.status) == ("asked-to-wait", 503)
    assert site.asked["/news/2.html"] == 1


@pytest.mark.parametrize(
    ("robots", "is_open"),
    [
        (Reply(status=404), True),
        (Reply(status=403), True),
        (Reply(b"User-agent: *\nDisallow: /\n\nUser-agent: Mamori\nAllow: /\n"), True),
        (Reply(b"User-agent: *\nDisallow: /\n"), False),
        (Reply(status=302, headers={"Location": "/rules.txt"}), False),
    ],
)
def test_what_robots_txt_says_or_does_not_say_holds(
    pace: Pace, clock: Clock, robots: Reply, *, is_open: bool
) -> None:
    closed = Reply(b"User-agent: mamori\nDisallow: /\n")
    site = _Answering({"/robots.txt": robots, "/rules.txt": closed}, clock)
    with site.served() as address:
        every = list(crawl(asked_for(address), pace=pace))
    if is_open:
        assert sum(isinstance(each, Found) for each in every) == 6
    else:
        assert {each.reason for each in every if isinstance(each, Missed)} == {"robots"}
        assert set(site.asked) <= {"/robots.txt", "/rules.txt"}


def test_a_site_whose_rules_cannot_be_read_is_not_walked(pace: Pace, clock: Clock) -> None:
    site = _Answering({"/robots.txt": Reply(status=500)}, clock)
    with site.served() as address, pytest.raises(NotReached, match="server-error"):
        list(crawl(asked_for(address), pace=pace))
    assert set(site.asked) == {"/robots.txt"}


def test_a_site_that_falls_silent_is_walked_on_later(pace: Pace, tmp_path: Path) -> None:
    site, key = SchoolSite(40, hard=False), new_key()
    found: list[str] = []

    def until_silent(address: str) -> None:
        for each in crawl(asked_for(address), SealedLines(tmp_path / "state", key), pace):
            found.append(each.address)
            site.silent = len(found) >= 12

    with site.served() as address, pytest.raises(NotReached, match="not-reached"):
        until_silent(address)
    site.silent = False
    port = int(address.rpartition(":")[2])
    with site.served(port) as address:
        rest = list(crawl(asked_for(address), SealedLines(tmp_path / "state", key), pace))
    assert not {each.address for each in rest} & set(found)
    every = {path_of(each) for each in found} | {path_of(each.address) for each in rest}
    assert set(site.planted) <= every
    assert all(isinstance(each, Found) for each in rest)


def test_links_that_are_dead_one_after_the_other_do_not_stop_it(pace: Pace, clock: Clock) -> None:
    links = "".join(f'<a href="/dead/{number}">x</a>' for number in range(12))
    site = _Answering({"/": Reply(f'{links}<a href="/news/1.html">x</a>'.encode())}, clock)
    site.broken = "/dead/"
    with site.served() as address:
        every = list(crawl(asked_for(address, tries=1), pace=pace))
    dead = [each for each in every if isinstance(each, Missed) and each.reason == "not-reached"]
    assert len(dead) == 12
    assert any(path_of(each.address) == "/news/1.html" for each in every)


def test_what_was_given_is_done_only_when_the_next_one_is_asked_for(pace: Pace) -> None:
    state = Fleeting()
    with SchoolSite(20, hard=False).served() as address:
        walk = crawl(asked_for(address), state, pace)
        first, second = next(walk), next(walk)
        walk.close()
        again = list(crawl(asked_for(address), state, pace))
    assert first.address not in {each.address for each in again}
    assert again[0].address == second.address


def test_a_walk_ends_at_as_many_addresses_as_are_allowed(pace: Pace) -> None:
    with SchoolSite(200, hard=False).served() as address:
        every = list(crawl(asked_for(address, addresses=30), pace=pace))
    assert sum(isinstance(each, Found) for each in every) <= 30
    assert "too-many" in {each.reason for each in every if isinstance(each, Missed)}


def test_only_hosts_that_belong_to_the_site_are_asked(pace: Pace, clock: Clock) -> None:
    other = SchoolSite(4, hard=False)
    with other.served() as there:
        site = _Answering({"/": Reply(f'<a href="{there}/news/1.html">x</a>'.encode())}, clock)
        with site.served() as address:
            list(crawl(asked_for(address), pace=pace))
            assert not other.asked
            wide = Site(start=address, hosts=(urlsplit(there).netloc,), inside=True, bounds=BOUNDS)
            found = [each.address for each in crawl(wide, pace=pace)]
    assert f"{there}/news/1.html" in found
    assert other.asked["/robots.txt"] == 1


def test_what_names_no_web_page_is_refused() -> None:
    for start in ("", "school.example", "ftp://school.example", "file:/etc/passwd"):
        with pytest.raises(ValueError):
            Site(start=start)


class _Answering(SchoolSite):
    """A small site that answers some paths as it is told, and writes down when it was asked."""

    def __init__(self, replies: dict[str, Reply], clock: Clock) -> None:
        super().__init__(5, hard=False)
        self.turns = {path: [reply] for path, reply in replies.items()}
        self.times: list[tuple[str, float]] = []
        self._clock = clock

    def reply(self, path: str, host: str) -> Reply:
        self.times.append((path, self._clock.now))
        if path in self.turns:
            self.asked[path] += 1
            turns = self.turns[path]
            return turns.pop(0) if len(turns) > 1 else turns[0]
        return super().reply(path, host)
