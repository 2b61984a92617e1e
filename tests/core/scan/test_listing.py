import os
import socket
from pathlib import Path

import pytest

from mamori.core.scan.files import File
from mamori.core.scan.listing import files_under


def listed(path: Path) -> list[tuple[str, str]]:
    """Return the name of each file, or the place and the reason of what is none."""
    return [
        (each.name, "") if isinstance(each, File) else (each.place.part, each.reason)
        for each in files_under(path)
    ]


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c/d/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    names = ["a.txt", "b/1.txt", "b/2.txt", "c/d/e.txt"]
    assert listed(tmp_path) == [(name, "") for name in names]
    files = [each for each in files_under(tmp_path) if isinstance(each, File)]
    assert [each.read().decode() for each in files] == names
    assert listed(tmp_path / "a.txt") == [("a.txt", "")]


def test_links_lead_neither_in_circles_nor_out_unsaid(tmp_path: Path) -> None:
    folder, outside = tmp_path / "folder", tmp_path / "outside"
    (folder / "inner").mkdir(parents=True)
    outside.mkdir()
    (outside / "secret.txt").touch()
    (folder / "inner" / "a.txt").touch()
    (folder / "inner" / "up").symlink_to(folder)
    (folder / "itself").symlink_to(folder / "itself")
    (folder / "nowhere").symlink_to(folder / "gone")
    (folder / "out").symlink_to(outside)
    (folder / "same").symlink_to(folder / "inner" / "a.txt")
    found = [("inner/a.txt", ""), ("itself", "not-found"), ("nowhere", "not-found")]
    assert listed(folder) == [*found, ("out", "link")]
    (tmp_path / "way").symlink_to(folder)
    assert listed(tmp_path / "way") == listed(folder)


def test_what_is_no_file_is_told_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "socket"))
    assert listed(tmp_path) == [("pipe", "no-file"), ("socket", "no-file")]
    assert listed(Path("/dev/zero")) == [("zero", "no-file")]
    assert listed(tmp_path / "gone") == [("gone", "not-found")]


def test_a_tree_of_any_depth_is_listed(tmp_path: Path) -> None:
    folders = [tmp_path / ("a/" * depth) for depth in range(1, 1100)]
    for folder in folders:
        folder.mkdir()
    leaf = folders[-1] / "b"
    leaf.touch()
    ((name, reason),) = listed(tmp_path)
    leaf.unlink()
    for folder in reversed(folders):  # pytest would give up on so deep a tree
        folder.rmdir()
    assert (name.count("a/"), reason) == (1099, "")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_listed_is_told(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    assert listed(tmp_path) == [("closed", "not-allowed")]
