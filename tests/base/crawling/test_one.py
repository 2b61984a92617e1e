"""One address is looked up: no walk, no robots.txt, and never a machine that nobody allowed."""

from pathlib import Path

import pytest
from tests.base.crawling.school_site import Reply, SchoolSite

from mamori.base.crawling import Bounds, Found, Missed, Site, look_up

CLOSED = Reply(b"User-agent: *\nDisallow: /\n", "text/plain")
PAGES = {
    "/robots.txt": CLOSED,
    "/list.csv": Reply(b"name;born\n", "text/csv"),
    "/old.csv": Reply(status=301, headers={"Location": "/list.csv"}),
    "/round": Reply(status=302, headers={"Location": "/round"}),
    "/shut": Reply(status=403),
}


class _Site(SchoolSite):
    def reply(self, path: str, host: str) -> Reply:  # noqa: ARG002 -- as the site has it
        self.asked[path] += 1
        return PAGES.get(path, Reply(status=404))


def asking(address: str, *, inside: bool = True) -> Site:
    return Site(start=address, inside=inside, bounds=Bounds(size=1000, seconds=5, silence=5))


@pytest.mark.parametrize("path", ["/list.csv", "/old.csv"])
def test_what_stands_at_an_address_comes_whole_wherever_it_leads(path: str, data: Path) -> None:
    site = _Site(1)
    with site.served() as address:
        found = look_up(f"{address}{path}", asking(address))
        assert isinstance(found, Found)
        assert b"".join(found.file.chunks()) == b"name;born\n"
        assert found.final == f"{address}/list.csv"
        found.file.drop()
    assert "/robots.txt" not in site.asked
    assert not list((data / "files").rglob("*.csv"))


@pytest.mark.parametrize(
    ("path", "reason"),
    [("/gone.csv", "not-found"), ("/shut", "not-allowed"), ("/round", "redirects")],
)
def test_why_nothing_came_is_told(path: str, reason: str) -> None:
    with _Site(1).served() as address:
        found = look_up(f"{address}{path}", asking(address))
    assert isinstance(found, Missed)
    assert found.reason == reason


def test_a_machine_of_the_own_network_is_not_asked_unless_somebody_allowed_it() -> None:
    site = _Site(1)
    with site.served() as address:
        found = look_up(f"{address}/list.csv", asking(address, inside=False))
    assert isinstance(found, Missed)
    assert found.reason == "private-address"
    assert not site.asked
