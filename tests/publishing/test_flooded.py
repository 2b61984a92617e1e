"""A file with far too much in it is judged as a whole and keeps no page busy; none lies about."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mamori.core.scan.findings import Finding
from mamori.core.scan.keeper import PREFIX
from mamori.core.scan.places import Place
from mamori.core.scan.serving import Seen
from mamori.publishing import scanning
from mamori.publishing.packing import FINDINGS, OF_EACH, packed, unpacked


def finding(at: int, kind: str = "phone", person: str = "", **more: float) -> Finding:
    place = Place(line=at)
    return Finding(kind=kind, place=place, span=(0, 3), text=str(at), person=person, **more)  # type: ignore[arg-type]  # counts are whole


def test_a_hundred_thousand_finds_are_kept_as_a_few_that_are_judged_the_same() -> None:
    flood = [finding(at) for at in range(100_000)]
    one_of_a_person = finding(7, "roster-name", "p1")
    unsure = finding(8, "roster-name", "p2", confidence=0.2)
    lists = [finding(at, "person-list", count=at) for at in (3, 40, 2)]
    seen = Seen(kind="text", findings=(*flood, one_of_a_person, unsure, *lists))
    kept = unpacked(packed(seen)).findings
    phones = [one for one in kept if one.kind == "phone"]
    assert len(phones) == OF_EACH
    assert sum(one.count for one in phones) == 100_000
    assert [one.person for one in kept if one.person] == ["p1", "p2"]
    assert [one.confidence for one in kept if one.person] == [1.0, 0.2]
    assert max(one.count for one in kept if one.kind == "person-list") == 40


def test_of_as_many_finds_as_a_long_list_has_none_is_left_out() -> None:
    seen = Seen(kind="text", findings=tuple(finding(at) for at in range(FINDINGS)))
    assert unpacked(packed(seen)) == seen


def test_what_a_killed_process_had_unpacked_in_memory_is_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "IN_MEMORY", tmp_path)
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                          capture_output=True, text=True, check=True).stdout.strip()  # fmt: skip
    left, own = tmp_path / f"{PREFIX}{dead}-abc", tmp_path / f"{PREFIX}{os.getpid()}-abc"
    other = tmp_path / "of-somebody-else"
    for folder in (left, own, other):
        folder.mkdir()
        (folder / "list.txt").write_text("x")
    assert scanning._memory() == str(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([own.name, other.name])


def test_where_memory_is_short_nothing_goes_to_a_disk_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "IN_MEMORY", tmp_path)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: (0, 0, 0))
    assert scanning._memory() == str(tmp_path)
