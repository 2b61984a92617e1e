import io
import zipfile
from pathlib import Path

import pytest
from tests.core.roster.making import csv_text, zipped

from mamori.core.roster import RosterUnreadable, limits, read
from mamori.core.roster.source import is_workbook, name_of, open_source


def refusal(source: Path | tuple[str, bytes]) -> tuple[str, str]:
    with pytest.raises(RosterUnreadable) as caught:
        open_source(source)
    return caught.value.code, caught.value.detail


def test_a_folder_and_a_zip_of_it_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "users.csv").write_bytes(b"a,b\n")
    (tmp_path / "readme.txt").write_bytes(b"x")
    archive = zipped({"export/users.csv": b"a,b\n", "export/readme.txt": b"x"})
    assert open_source(tmp_path) == open_source(("x.zip", archive)) == {"users.csv": b"a,b\n"}


def test_names_that_climb_out_of_a_zip_stay_in_memory() -> None:
    archive = zipped(
        {"../../users.csv": b"a\n", "/etc/orgs.csv": b"b\n", "__MACOSX/._users.csv": b"c"}
    )
    assert open_source(("x.zip", archive)) == {"users.csv": b"a\n", "orgs.csv": b"b\n"}


def test_a_zip_within_a_zip_is_not_opened() -> None:
    assert open_source(("x.zip", zipped({"inner.zip": zipped({"users.csv": "a"})}))) == {}


@pytest.mark.parametrize("cut", [4, 30, 60, -1])
def test_a_broken_zip_is_said_to_be_broken(cut: int) -> None:
    archive = zipped({"users.csv": b"sourcedId\n" * 99})
    assert refusal(("x.zip", archive[:cut])) == ("broken-zip", "x.zip")


def test_a_zip_with_a_password_is_told_apart() -> None:
    archive = bytearray(zipped({"users.csv": b"sourcedId\n"}))
    at = archive.index(b"PK\x01\x02")
    archive[at + 8] |= 1
    assert refusal(("x.zip", bytes(archive))) == ("encrypted", "x.zip")


def test_limits_hold_before_anything_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = zipped({"users.csv": b"x" * 5000})
    monkeypatch.setattr(limits, "MAX_UNPACKED", 4000)
    assert refusal(("x.zip", archive)) == ("too-large", "x.zip")
    monkeypatch.setattr(limits, "MAX_ENTRIES", 0)
    assert refusal(("x.zip", archive)) == ("too-many-entries", "x.zip")


def test_a_size_that_lies_cannot_unpack_more_than_it_says() -> None:
    archive = bytearray(zipped({"users.csv": b"x" * 100_000}))
    at = archive.index(b"PK\x01\x02")
    archive[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert refusal(("x.zip", bytes(archive))) == ("broken-zip", "x.zip")


def test_nothing_there_is_told_apart(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no.csv") == ("not-found", "no.csv")
    assert refusal(("a.csv", b" \n")) == ("empty", "a.csv")
    with pytest.raises(RosterUnreadable) as caught:
        read(tmp_path)
    assert caught.value.code == "not-a-roster"


def test_a_workbook_is_known_by_what_is_in_it() -> None:
    assert is_workbook("a.csv", b"\xd0\xcf\x11\xe0" + b"\0" * 9)
    assert is_workbook("a", zipped({"[Content_Types].xml": "x"}))
    assert not is_workbook("a.zip", zipped({"users.csv": "x"}))


def test_a_source_is_called_by_its_file_name_alone() -> None:
    assert name_of(("some/where/a.csv", b"")) == "a.csv"
    assert name_of(Path("some/where/a.csv")) == "a.csv"


def test_an_unusual_compression_is_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("users.csv", csv_text([["a", "b"]]))
    assert open_source(("x.zip", out.getvalue())) == {"users.csv": b"a,b\r\n"}
