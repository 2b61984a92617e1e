"""What cannot be listed is told, never left out; and nobody asks with somebody else's keys."""

from pathlib import Path
from typing import Any

import pytest
from tests.base.servers import USER
from tests.base.sftp import sftp

from mamori.base import addresses
from mamori.base.addresses import files_at
from mamori.base.remote import Access, NotReached


class Shares:
    """A share in which one folder may not be listed, as the libraries show it."""

    protocol = ("smb",)

    def __init__(self, lost: Exception | None = None) -> None:
        self.lost = lost

    def ls(self, path: str, detail: bool) -> list[dict[str, Any]]:  # noqa: FBT001 -- as fsspec has it
        assert detail
        if path == "/school":
            return [
                {"name": "/school/a.txt", "type": "file", "size": 1},
                {"name": "/school/staff", "type": "directory"},
                {"name": "/school/z", "type": "directory"},
            ]
        if path == "/school/staff":
            raise self.lost or PermissionError(path)
        return [{"name": "/school/z/b.txt", "type": "file", "size": 2}]

    def open(self, path: str, mode: str) -> Any:
        raise NotImplementedError

    def isfile(self, _path: str) -> bool:
        return False


def test_a_folder_that_may_not_be_listed_is_told_among_the_files(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(addresses, "_open", lambda *_a: (Shares(), "/school"))
    found = list(files_at("smb://nas/school"))
    assert [one.address.removeprefix("smb://nas/school") for one in found] == [
        "/a.txt",
        "/staff",
        "/z/b.txt",
    ]
    with pytest.raises(NotReached) as refused:
        list(found[1].chunks(10))
    assert refused.value.reason == "not-allowed"


def test_a_line_that_breaks_while_folders_are_listed_ends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shares = Shares(ConnectionResetError())
    monkeypatch.setattr(addresses, "_open", lambda *_a: (shares, "/school"))
    with pytest.raises(NotReached) as refused:
        list(files_at("smb://nas/school"))
    assert refused.value.reason == "not-reached"


def test_a_folder_that_is_not_there_is_told_and_not_taken_for_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "shared").mkdir()
    with sftp(tmp_path / "shared", tmp_path) as address:
        assert list(files_at(address)) == []
        with pytest.raises(NotReached) as refused:
            list(files_at(f"{address.rstrip('/')}/nowhere"))
    assert refused.value.reason in {"not-found", "not-reached"}  # as the server says it


@pytest.mark.parametrize("address", ["smb:/etc", "s3:etc", "webdav:../etc", "sftp:/etc"])
def test_what_is_no_whole_address_is_no_path_of_this_machine(address: str) -> None:
    with pytest.raises(NotReached):
        list(files_at(address, Access(user=USER)))


def test_without_a_key_of_their_own_a_school_asks_as_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: dict[str, dict[str, Any]] = {}

    def note(address: str, **options: Any) -> tuple[Shares, str]:
        asked[address.partition(":")[0]] = options
        return Shares(), "/school"

    monkeypatch.setattr(addresses, "url_to_fs", note)
    for address in ("s3://bucket/lists", "sftp://nas/school"):
        list(files_at(address, Access()))
    assert asked["s3"]["anon"] is True
    assert asked["sftp"]["look_for_keys"] is False
    assert asked["sftp"]["allow_agent"] is False
    list(files_at("s3://bucket/lists", Access(user="key", password="made-up")))
    assert "anon" not in asked["s3"]
