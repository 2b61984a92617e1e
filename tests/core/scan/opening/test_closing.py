"""Office files on disk are let go of when they were read."""

from pathlib import Path

import pytest
from tests.core.scan.opening.office.packaging import Planted
from tests.core.scan.opening.office.test_office import MAKERS

from mamori.core.scan.files import File
from mamori.core.scan.opening import Budget, walk


# An open file that is forgotten warns, and warnings are errors.
@pytest.mark.parametrize("kind", MAKERS)
def test_a_file_on_disk_is_closed(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_bytes(MAKERS[kind](Planted()))
    assert list(walk(File(path.name, path), Budget(pixels=False)))


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_cannot_be_read_is_closed(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert list(walk(File(path.name, path), Budget(pixels=False)))
