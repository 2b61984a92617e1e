"""The record that a job gives of a file tells nobody by name, nor do the names within it."""

import json
from datetime import date
from pathlib import Path

import pytest
from tests.core.scan.opening.archives.archives import zipped

from mamori.core.roster import Name, Person
from mamori.core.scan.files import File
from mamori.core.scan.job import Job, Task, begin

YUI = Person(key="p1", kind="pupil", name=Name("池田 結衣", "池田", given="結衣"))


@pytest.mark.parametrize("show", [False, True])
def test_names_of_files_within_are_masked_unless_words_are_shown(
    tmp_path: Path, *, show: bool
) -> None:
    job = Job(packs=tmp_path, day=date(2026, 4, 1), people=(YUI,), names="off", show=show)
    data = zipped({"池田結衣.zip": zipped({"a.txt": "電話 090-1111-2222".encode()})})
    record = begin(job)(Task(file=File("x.zip", data), path="池田結衣/x.zip"))
    told = json.dumps(record | {"path": ""}, ensure_ascii=False)
    assert record["path"] == "池田結衣/x.zip"
    assert len(record["findings"]) >= 2
    assert ("結衣" in told) == show


def test_ages_are_counted_up_to_the_day_of_the_job(tmp_path: Path) -> None:
    file = File("a.txt", "池田 結衣（2016年4月1日）".encode())
    for day, told in ((date(2026, 4, 1), 1), (date(2016, 5, 1), 0)):
        job = Job(packs=tmp_path, day=day, people=(YUI,), names="off")
        findings = begin(job)(Task(file=file, path="a.txt"))["findings"]
        assert [each["kind"] for each in findings].count("birth-date") == told
