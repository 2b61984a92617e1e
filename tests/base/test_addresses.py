"""Files elsewhere are listed and fetched from real servers; secrets are not shown."""

import os
from pathlib import Path

import pytest
from tests.base.servers import PASSWORD, SMBD, USER, free_port, s3, samba, web, webdav
from tests.base.sftp import sftp

from mamori.base.addresses import files_at
from mamori.base.remote import NotReached, is_address, without_secret

WORDS = "保護者の皆さまへ\n".encode()
MOST = 1000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two files that anybody on the machine may read."""
    place = tmp_path / "shared"
    (place / "class 3").mkdir(parents=True)
    (place / "letter.txt").write_bytes(WORDS)
    (place / "class 3" / "名簿.csv").write_bytes(b"1,2\n")
    for each in (tmp_path, place, place / "class 3"):
        each.chmod(0o755)
    return place


def all_of(address: str, to: Path) -> dict[str, bytes]:
    """Fetch everything at an address; return it by name."""
    found = {}
    for remote in files_at(address):
        assert PASSWORD not in remote.address
        assert PASSWORD not in repr(remote)
        remote.fetch(to / "one", MOST)
        found[remote.name] = (to / "one").read_bytes()
    return found


def test_an_address_is_told_from_a_path() -> None:
    assert is_address("smb://server/share")
    assert is_address("https://school.example/a.pdf")
    assert not is_address("/srv/a.pdf")
    assert not is_address("C:\\lists\\a.pdf")
    assert not is_address("-")


def test_user_and_password_are_not_shown() -> None:
    assert without_secret(f"smb://{USER}:{PASSWORD}@nas/share") == "smb://nas/share"


def test_a_page_of_the_web_is_one_file(folder: Path, tmp_path: Path) -> None:
    with web(folder) as address:
        assert all_of(f"{address}/letter.txt", tmp_path) == {"letter.txt": WORDS}


@pytest.mark.slow
def test_a_folder_of_webdav_is_read_with_all_below_it(folder: Path, tmp_path: Path) -> None:
    with webdav(folder, tmp_path) as address:
        assert all_of(address, tmp_path) == {"letter.txt": WORDS, "名簿.csv": b"1,2\n"}


@pytest.mark.slow
def test_a_wrong_password_is_told_as_not_allowed(folder: Path, tmp_path: Path) -> None:
    with webdav(folder, tmp_path) as address, pytest.raises(NotReached) as refused:
        list(files_at(address.replace(PASSWORD, "other")))
    assert refused.value.reason == "not-allowed"


@pytest.mark.slow
def test_a_bucket_is_read(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with s3(folder / "letter.txt") as (address, settings):
        for name, value in settings.items():
            monkeypatch.setitem(os.environ, name, value)
        assert all_of(address, tmp_path) == {"letter.txt": WORDS}


@pytest.mark.slow
@pytest.mark.skipif(not Path(SMBD).exists(), reason="Samba is not installed on this machine")
def test_a_share_of_samba_is_read(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "samba"
    own.mkdir()
    with samba(folder, own) as address:
        assert all_of(address, tmp_path) == {"letter.txt": WORDS, "名簿.csv": b"1,2\n"}


def test_a_folder_of_sftp_is_read_from_a_server_that_the_machine_knows(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with sftp(folder, tmp_path) as address:
        assert all_of(address, tmp_path) == {"letter.txt": WORDS, "名簿.csv": b"1,2\n"}


@pytest.mark.parametrize(
    ("known", "password", "reason"),
    [(False, PASSWORD, "unknown-host"), (True, "other", "not-allowed")],
    ids=["strange", "refusing"],
)
def test_a_server_of_sftp_that_is_strange_or_refuses_is_told(
    known: bool,  # noqa: FBT001 -- a value of the table
    password: str,
    reason: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with sftp(tmp_path, tmp_path, known=known) as address, pytest.raises(NotReached) as refused:
        list(files_at(address.replace(PASSWORD, password)))
    assert refused.value.reason == reason


def test_what_is_larger_than_allowed_is_not_fetched(folder: Path, tmp_path: Path) -> None:
    (folder / "large.bin").write_bytes(bytes(MOST + 1))
    with web(folder) as address, pytest.raises(NotReached) as refused:
        all_of(f"{address}/large.bin", tmp_path)
    assert refused.value.reason == "too-large"


def test_a_page_that_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    with web(folder) as address, pytest.raises(NotReached) as refused:
        all_of(f"{address}/gone.txt", tmp_path)
    assert refused.value.reason == "not-found"


def test_a_server_that_does_not_answer_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotReached) as refused:
        all_of(f"http://127.0.0.1:{free_port()}/a.txt", tmp_path)
    assert refused.value.reason == "not-reached"
