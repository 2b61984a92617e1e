import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.core.scan.opening.archives.archives import tarred, zipped, zipped_in

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import MEGABYTE, Limits
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.walk import walk

FILES = {"お知らせ.txt": b"the first", "class 3/清水結衣.csv": b"a,b\n1,2\n"}


def texts(file: File, budget: Budget | None = None) -> dict[str, str]:
    """Return the text of each part, tables with their tabs."""
    found = [each for each in walk(file, budget or Budget()) if isinstance(each, Block)]
    return {next(each.locator.pieces(each.text, 0, 0)).place.part: each.text for each in found}


def unread(file: File, budget: Budget | None = None) -> list[tuple[str, str]]:
    found = [each for each in walk(file, budget or Budget()) if isinstance(each, Unread)]
    return [(each.place.part, each.reason) for each in found]


@pytest.mark.parametrize("data", [zipped(FILES), tarred(FILES), zipped_in("cp932", FILES)])
def test_files_and_their_names_are_read(data: bytes) -> None:
    assert texts(File("a", data)) == {
        "name": "a",
        "お知らせ.txt!name": "お知らせ.txt",
        "お知らせ.txt": "the first",
        "class 3/清水結衣.csv!name": "class 3/清水結衣.csv",
        "class 3/清水結衣.csv": "a\tb\n1\t2",
    }


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_packed_files_are_read(pack: Callable[[bytes], bytes]) -> None:
    found = texts(File("list.csv.gz", pack(FILES["class 3/清水結衣.csv"])))
    assert found["list.csv!name"] == "list.csv"
    assert found["list.csv"] == "a\tb\n1\t2"
    assert texts(File("a.tgz", pack(tarred(FILES))))["a.tar!お知らせ.txt"] == "the first"


def test_the_name_that_gzip_keeps_is_read() -> None:
    out = io.BytesIO()
    with gzip.GzipFile("清水結衣.txt", "wb", fileobj=out) as stream:
        stream.write(b"x")
    data = out.getvalue()
    kept = data[:3] + b"\x08" + data[4:10] + "清水結衣の成績.txt".encode("cp932") + b"\0"
    assert "清水結衣の成績.txt!name" in texts(File("a.gz", kept + data[10:]))


def test_archives_in_archives_are_read() -> None:
    data = FILES["お知らせ.txt"]
    for depth in range(5):
        data = zipped({f"{depth}.zip": data}) if depth % 2 else tarred({f"{depth}.tar": data})
    assert "the first" in texts(File("a", data)).values()


def test_a_large_file_is_unpacked_to_disk_and_gone_after(tmp_path: Path) -> None:
    data = b"line of a long text\n" * (MEGABYTE // 2)
    limits = Limits(block=16 * MEGABYTE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tempfile.tempdir", str(tmp_path))
        found = texts(File("a.zip", zipped({"long.txt": data})), Budget(limits=limits))
        assert found["long.txt"] == data.decode()
        assert not list(tmp_path.iterdir())


def test_comments_and_owners_are_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.comment = "清水結衣の課題".encode("cp932")
        archive.writestr("x", "x")
    assert texts(File("a.zip", out.getvalue()))["comments"].strip() == "清水結衣の課題"
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        member = tarfile.TarInfo("x")
        member.uname, member.type, member.linkname = "shimizu", tarfile.SYMTYPE, "to/清水"
        tar.addfile(member)
    assert texts(File("a.tar", out.getvalue()))["metadata"] == "shimizu\nto/清水"


def encrypted(data: bytes) -> bytes:
    """Return a ZIP archive with the mark of a password on its only file."""
    at = data.index(b"PK\x01\x02")
    return data[:6] + b"\x01\0" + data[8 : at + 8] + b"\x01\0" + data[at + 10 :]


def test_what_a_password_protects_is_told_with_its_name() -> None:
    file = File("a.zip", encrypted(zipped({"清水.txt": b"x"})))
    assert unread(file) == [("清水.txt", "encrypted")]
    assert texts(file)["清水.txt!name"] == "清水.txt"


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_too_much_is_not_unpacked(pack: Callable[[dict[str, bytes]], bytes]) -> None:
    file = File("a", pack({"first": b"1" * 600, "second": b"2" * 600, "third": b"3" * 300}))
    limits = Limits(unpacked=1000)
    assert unread(file, Budget(limits=limits)) == [("second", "too-large")]
    assert texts(file, Budget(limits=limits))["third"] == "3" * 300


def test_a_packed_file_that_is_too_large_is_not_read_to_its_end() -> None:
    file = File("a.gz", gzip.compress(bytes(50 * MEGABYTE)))
    budget = Budget(limits=Limits(unpacked=3 * MEGABYTE))
    assert unread(file, budget) == [("", "too-large")]
    assert budget.unpacked <= 4 * MEGABYTE


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_too_many_files_are_not_read(pack: Callable[[dict[str, bytes]], bytes]) -> None:
    file = File("a", pack({str(number): b"" for number in range(100)}))
    found = unread(file, Budget(limits=Limits(files=50)))
    assert found[-1] == ("", "too-many")
    assert {reason for _, reason in found} == {"too-many"}


def test_a_trap_of_entries_on_each_other_is_not_unpacked() -> None:
    data = zipped({"a": b"x" * 5000}, zipfile.ZIP_STORED)
    at, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    count = 50
    directory = data[at:end] * count
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), at, 0)
    assert unread(File("a.zip", data[:at] + directory + tail)) == [("", "broken")]


def test_what_comes_before_the_damage_is_read() -> None:
    words = "".join(f"line {number}\n" for number in range(9000)).encode()
    packed = gzip.compress(words)
    file = File("a.txt.gz", packed[: len(packed) // 2])
    assert texts(file)["a.txt"].startswith("line 0\nline 1\n")
    assert unread(file) == [("", "broken")]
    spoilt = bytearray(zipped({"a.txt": words, "b.txt": b"whole"}))
    spoilt[len(packed) // 2] ^= 0xFF
    file = File("a.zip", bytes(spoilt))
    assert unread(file) == [("a.txt", "broken")]
    assert texts(file)["b.txt"] == "whole"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "C:\\x", "a\0b", "con", "x" * 999]
)
def test_names_that_lead_elsewhere_are_names_only(name: str) -> None:
    found = texts(File("a.tar", tarred({name.replace("\0", ""): b"harmless"})))
    assert "harmless" in found.values()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = name
        archive.writestr(info, b"harmless")
    assert "harmless" in texts(File("a.zip", out.getvalue())).values()
