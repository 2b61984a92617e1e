"""`mamori redact`, as somebody at a terminal meets it."""

import zipfile
from pathlib import Path

import pytest
from tests.site.scanning.test_scan import LETTER, PUPILS, folder, roster, write_list

from mamori.site.cli import main

__all__ = ["folder", "roster"]  # fixtures
pytestmark = pytest.mark.slow  # each run starts the processes that read


def planted() -> list[str]:
    """Return what must not stand in a copy, in letters that no format changes."""
    return [part for row in PUPILS for part in (*row[1].split(), row[4])]


def raw(file: Path) -> str:
    """Return all that stands in a file, as somebody with unzip and grep would see it."""
    if not zipfile.is_zipfile(file):
        return file.read_text("utf-8", errors="replace")
    with zipfile.ZipFile(file) as archive:
        return "\n".join(
            archive.read(name).decode("utf-8", errors="replace") for name in archive.namelist()
        )


@pytest.mark.parametrize("name", ["list.xlsx", "list.docx", "list.tsv"])
def test_nothing_of_anybody_stands_in_the_copy(
    folder: Path,
    roster: Path,
    tmp_path: Path,
    name: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_list(folder / name)
    before = (folder / name).read_bytes()
    assert any(word in raw(folder / name) for word in planted())
    out = tmp_path / "safe"
    words = ["redact", str(folder), "--roster", str(roster), "--out", str(out), "--jobs", "1"]
    assert main(words) == 0, capsys.readouterr().err
    copy = raw(out / name)
    assert [word for word in planted() if word in copy] == []
    assert "█" in copy
    assert (out / "letter.txt").read_text("utf-8") == LETTER
    assert (folder / name).read_bytes() == before
    assert main(["scan", str(out), "--roster", str(roster), "--for", "web", "--jobs", "1"]) == 0


def test_names_of_files_and_folders_are_taken_out_too(
    folder: Path,
    roster: Path,
    tmp_path: Path,
) -> None:
    family, given = PUPILS[2][1].split()
    place = folder / f"{family}{given}"
    place.mkdir()
    (place / f"{family}{given}_作文.txt").write_text("夏休みの思い出", encoding="utf-8")
    out = tmp_path / "safe"
    assert main(["redact", str(folder), "--roster", str(roster), "--out", str(out)]) == 0
    copies = [str(path.relative_to(out)) for path in out.rglob("*.txt")]
    assert len(copies) == 2
    assert not any(family in path or given in path for path in copies)


def test_what_cannot_be_copied_is_named_and_the_rest_is_copied(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    out = tmp_path / "safe"
    assert main(["redact", str(folder), "--out", str(out)]) == 3
    assert "broken.docx: It is damaged" in capsys.readouterr().err
    assert (out / "letter.txt").exists()
    assert not (out / "broken.docx").exists()


def test_an_earlier_copy_is_never_written_over(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "safe"
    out.mkdir()
    (out / "letter.txt").write_text("mine", encoding="utf-8")
    assert main(["redact", str(folder), "--out", str(out)]) == 2
    assert "letter.txt" in capsys.readouterr().err
    assert (out / "letter.txt").read_text("utf-8") == "mine"
