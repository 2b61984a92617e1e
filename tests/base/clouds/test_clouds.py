"""Drives are read as their makers publish it; nobody has tried it at the real ones."""

from collections.abc import Iterator

import pytest
from tests.base.clouds.serving import (
    CLIENT,
    DRIVE,
    FOLDER,
    LETTER,
    LIST,
    SECRET,
    TENANT,
    Drives,
    drives,
)

from mamori.base.addresses import files_at
from mamori.base.clouds import google, graph
from mamori.base.clouds.asking import Server
from mamori.base.remote import Access, NotReached, Remote

MOST = 1000
GRAPH = f"onedrive://{DRIVE}/Shared%20docs"
DRIVEN = f"gdrive://{FOLDER}"


@pytest.fixture
def there() -> Iterator[Drives]:
    with drives() as found:
        yield found


class Waiting:
    """How long was waited, without waiting."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def server(self) -> Server:
        return Server(inside=True, sleep=self.slept.append)


def in_graph(
    there: Drives, address: str = GRAPH, secret: str = SECRET, server: Server | None = None
) -> list[Remote]:
    hosts = graph.Hosts(graph=there.url, sign_in=there.url)
    access = Access(user=f"{TENANT}/{CLIENT}", password=secret)
    return list(graph.files(address, access, hosts, server or Waiting().server()))


def in_google(there: Drives, address: str = DRIVEN, key: str = "") -> list[Remote]:
    hosts = google.Hosts(drive=there.url, sign_in=there.url)
    access = Access(password=key or there.key_file)
    return list(google.files(address, access, hosts, Waiting().server()))


def words(remote: Remote) -> bytes:
    return b"".join(remote.chunks(MOST))


def test_a_drive_of_microsoft_is_read_page_by_page_with_all_below(there: Drives) -> None:
    found = in_graph(there)
    assert [one.name for one in found] == ["名簿.csv", "letter.txt"]
    assert [words(one) for one in found] == [LIST, LIST]
    assert found[0].changed == "e1"
    assert all(SECRET not in f"{one!r}{one.address}" for one in found)


def test_a_single_file_of_it_is_looked_at_again(there: Drives) -> None:
    (first, _) = in_graph(there)
    (again,) = in_graph(there, first.address)
    assert (again.address, words(again)) == (first.address, LIST)


@pytest.mark.parametrize(
    ("address", "secret", "reason"),
    [(f"{GRAPH}/gone.csv", SECRET, "not-found"), (GRAPH, "other", "not-allowed")],
)
def test_what_is_gone_or_shut_is_told(
    there: Drives, address: str, secret: str, reason: str
) -> None:
    with pytest.raises(NotReached) as refused:
        in_graph(there, address, secret)
    assert refused.value.reason == reason


def test_whoever_asks_too_often_waits_as_long_as_wanted(there: Drives) -> None:
    there.busy, waiting = 2, Waiting()
    assert len(in_graph(there, server=waiting.server())) == 2
    assert waiting.slept == [7, 7]


def test_a_token_goes_to_nobody_else(there: Drives) -> None:
    hosts = graph.Hosts(graph=there.url, sign_in=there.url)
    there.url = "http://127.0.0.1:9"  # where its pages are said to go on
    access = Access(user=f"{TENANT}/{CLIENT}", password=SECRET)
    with pytest.raises(NotReached):
        list(graph.files(GRAPH, access, hosts, Waiting().server()))


def test_a_drive_of_google_is_read_and_its_own_documents_are_taken_as_files(
    there: Drives,
) -> None:
    found = {one.name: one for one in in_google(there)}
    assert set(found) == {"b.csv", "名簿.csv", "Names.xlsx"}  # once each, though folders go round
    assert words(found["Names.xlsx"]) == LETTER
    assert words(found["b.csv"]) == LIST
    assert "名簿" not in found["名簿.csv"].address


def test_a_single_file_of_google_is_looked_at_again(there: Drives) -> None:
    (again,) = in_google(there, f"{DRIVEN}/C2")
    assert (again.name, words(again)) == ("名簿.csv", LIST)
    with pytest.raises(NotReached) as gone:
        in_google(there, f"{DRIVEN}/gone")
    assert gone.value.reason == "not-found"


def test_a_key_that_is_none_is_told(there: Drives) -> None:
    with pytest.raises(NotReached) as refused:
        in_google(there, key="{}")
    assert refused.value.reason == "not-allowed"


@pytest.mark.parametrize("address", [GRAPH, DRIVEN])
def test_without_a_key_nobody_is_asked(address: str) -> None:
    with pytest.raises(NotReached) as refused:
        list(files_at(address))
    assert refused.value.reason == "not-allowed"
