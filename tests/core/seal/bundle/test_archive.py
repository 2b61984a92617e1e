"""The zip of a bundle opens everywhere, and is refused if anybody else wrote or touched it."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mamori.core.seal.bundle import archive
from mamori.core.seal.bundle.archive import ArchiveBroken, Reader, Writer

CONTENTS = {"a.json": b"{}", "empty": b"", "evidence/1.png": bytes(range(256)) * 10}


def written(contents: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    writer = Writer(out)
    for name, content in contents.items():
        writer.add(name, content)
    writer.close()
    return out.getvalue()


def read(content: bytes) -> dict[str, bytes]:
    reader = Reader(io.BytesIO(content))
    told = {name: reader.open(name).read() for name in reader.members}
    for name in reader.members:
        reader.sha256(name)
    return told


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["a", "b.c", "d/e"]), st.binary(max_size=300)))
def test_what_was_written_is_read_by_us_and_by_python(contents: dict[str, bytes]) -> None:
    packed = written(contents)
    assert read(packed) == contents
    with zipfile.ZipFile(io.BytesIO(packed)) as theirs:
        assert theirs.testzip() is None
        assert {name: theirs.read(name) for name in theirs.namelist()} == contents


@settings(deadline=None)
@given(st.data())
def test_any_changed_byte_is_refused(data: st.DataObject) -> None:
    packed = bytearray(written(CONTENTS))
    place = data.draw(st.integers(0, len(packed) - 1))
    packed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(ArchiveBroken):
        read(bytes(packed))


@settings(deadline=None)
@given(st.data())
def test_a_piece_of_it_is_refused(data: st.DataObject) -> None:
    packed = written(CONTENTS)
    end = data.draw(st.integers(0, len(packed) - 1))
    with pytest.raises(ArchiveBroken):
        read(packed[:end])


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_other_file_is_refused(content: bytes) -> None:
    with pytest.raises(ArchiveBroken):
        read(content)


@pytest.mark.parametrize("before", [b"x", b"PK\3\4"])
def test_nothing_hides_before_behind_or_between(before: bytes) -> None:
    packed = written(CONTENTS)
    for tampered in (before + packed, packed + before, packed[:32] + before + packed[32:]):
        with pytest.raises(ArchiveBroken):
            read(tampered)


def test_nothing_hides_before_the_table_though_the_zip_says_where_it_begins() -> None:
    packed = written(CONTENTS)
    (start,) = struct.unpack("<L", packed[-6:-2])
    end = packed[-22:-6] + struct.pack("<LH", start + 5, 0)
    hiding = packed[:start] + b"hides" + packed[start:-22] + end
    with zipfile.ZipFile(io.BytesIO(hiding)) as theirs:
        assert theirs.testzip() is None  # other programs do not mind
    with pytest.raises(ArchiveBroken):
        read(hiding)


@pytest.mark.parametrize(
    "name",
    ["../x", "/x", "a/b/c", "a//b", "C:x", "a\\b", "A.json", ".x", "x.", "名簿", "", "a" * 101],
)
def test_a_name_that_could_lead_elsewhere_is_neither_written_nor_read(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not archive.is_name(name)
    with pytest.raises(ValueError, match="can be called"):
        written({name: b""})
    with monkeypatch.context() as forging:
        forging.setattr(archive, "is_name", lambda _name: True)
        forged = written({name: b""})
    with pytest.raises(ArchiveBroken):
        read(forged)


def test_the_same_name_twice_is_neither_written_nor_read() -> None:
    writer = Writer(io.BytesIO())
    writer.add("a", b"1")
    with pytest.raises(ValueError, match="can be called"):
        writer.add("a", b"2")
    with pytest.raises(ArchiveBroken):
        read(written({"a": b"1", "b": b"2"}).replace(b"b", b"a"))


def test_a_zip_of_another_program_is_refused_whatever_it_unpacks_to(tmp_path: Path) -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        file = tmp_path / "bomb.zip"
        with zipfile.ZipFile(file, "w", method) as theirs:
            theirs.writestr("a.json", b"\0" * 10_000_000)
        with file.open("rb") as content, pytest.raises(ArchiveBroken):
            Reader(content)


def test_a_table_that_promises_much_is_not_read() -> None:
    class Counting(io.BytesIO):
        most = 0

        def read(self, size: int | None = -1) -> bytes:
            self.most = max(self.most, size or 0)
            return super().read(size)

    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 900, 900, 50_000_000, 0, 0)
    file = Counting(b"PK\1\2" * 12_500_000 + end)
    with pytest.raises(ArchiveBroken):
        Reader(file)
    assert file.most < 1000
