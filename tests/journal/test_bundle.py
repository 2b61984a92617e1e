"""A bundle of stored streams, and `mamori journal verify` over it without the database."""

import io
import json
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any, Literal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories import make_school

from mamori.core.seal import fingerprint
from mamori.core.seal.bundle import Problem, Summary, verify_bundle
from mamori.core.seal.export import write_checkpoint
from mamori.journal import actions, queries
from mamori.journal.models import Fact, Ledger
from mamori.journal.queries import Entry
from mamori.people.models import School
from mamori.site.cli import main

pytestmark = pytest.mark.django_db
MINE, OTHERS = "case:mine", "case:others"


def add(school: School, stream: str, **parts: object) -> Fact:
    values: dict[str, Any] = {"by": None, "kind": "note.added", "attrs": {"channel": "other"}}
    return actions.append(ledger=school.pk, stream=stream, **(values | parts))


@pytest.fixture
def school() -> School:
    school = make_school()
    add(school, OTHERS, words={"what": "before"})
    for number in range(6):
        add(school, MINE, words={"what": f"見た {number}", "about": number % 3})
        add(school, OTHERS, words={"what": f"別の件 {number}"})
    add(school, MINE, kind="record.read", attrs={})
    return school


def family(entry: Entry) -> Literal["open", "shut", "blind"]:
    """Show a family what is about its own child, that there is more, and not who read it."""
    if entry.kind == "record.read":
        return "blind"
    return ("open", "shut", "blind")[(entry.words or {}).get("about", 0)]


def write(school: School, **parts: object) -> tuple[bytes, Counter[str]]:
    values: dict[str, Any] = {"streams": [MINE], "show": family, "version": "family"}
    out = io.BytesIO()
    counts = actions.write_bundle(out, ledger=school.pk, **(values | parts))
    return out.getvalue(), counts


def check(content: bytes, **more: Any) -> tuple[list[Problem], Summary]:
    found = list(verify_bundle(io.BytesIO(content), **more))
    (summary,) = [one for one in found if isinstance(one, Summary)]
    return [one for one in found if isinstance(one, Problem)], summary


def test_what_is_written_holds_and_shows_what_the_room_said(school: School) -> None:
    content, counts = write(school)
    problems, summary = check(content, key=queries.fingerprint_of(school.pk))
    assert problems == []
    assert counts == {"open": 2, "shut": 2, "blind": 9}
    assert (summary.proven, summary.closed, summary.others) == (2, 2, 9)
    assert (summary.first, summary.last, summary.known) == (2, 14, True)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        facts = json.loads(packed.read("case.json"))["facts"]
        everything = b"".join(packed.read(name) for name in packed.namelist()).decode()
    said = [fact["words"] and fact["words"]["what"] for fact in facts]
    assert said == ["見た 0", None, "見た 3", None]
    assert OTHERS not in everything
    assert "別の件" not in everything
    for fact in Fact.unguarded.filter(stream=OTHERS):
        assert str(fact.pk) not in everything


def test_files_and_what_is_told_go_in(school: School) -> None:
    first = Fact.unguarded.filter(stream=MINE).earliest("seq")
    content, _ = write(
        school,
        files={"report.html": b"<p>", "report.pdf": b"%PDF"},
        told=[{"id": str(first.pk), "by_name": "佐藤"}],
    )
    assert check(content)[0] == []
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.read("report.pdf") == b"%PDF"
        assert json.loads(packed.read("case.json"))["facts"][0]["by_name"] == "佐藤"


def test_erased_words_are_closed_and_the_bundle_still_holds(school: School) -> None:
    actions.erase(by=None, ledger=school.pk, stream=MINE, why="keep-over")
    content, counts = write(school, show=lambda _entry: "open")
    problems, summary = check(content)
    assert problems == []
    # Without words there is nothing to erase: that it was read, and that it was erased.
    assert (counts["open"], counts["shut"]) == (2, 6)
    assert (summary.proven, summary.closed) == (2, 6)


def test_a_changed_row_shows_in_the_bundle(school: School) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_fact SET kind = 'case.resolved' WHERE seq = 3")
    content, _ = write(school)
    assert check(content)[0] == [Problem("unlinked", "entry 3")]


def test_streams_without_facts_or_an_unknown_answer_write_nothing_wrong(school: School) -> None:
    with pytest.raises(LookupError):
        write(school, streams=["case:none"])
    with pytest.raises(LookupError):  # another school's stream is none of this ledger
        write(make_school(), streams=[MINE])
    with pytest.raises(ValueError, match="perhaps"):
        write(school, show=lambda _entry: "perhaps")


def test_a_long_ledger_takes_no_more_queries(school: School) -> None:
    def queries_of() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            write(school)
        return len(captured)

    before = queries_of()
    for _ in range(30):
        add(school, OTHERS)
    assert queries_of() == before


class TestTheCommand:
    @pytest.fixture
    def file(self, school: School, tmp_path: Path) -> Path:
        file = tmp_path / "case.zip"
        file.write_bytes(write(school)[0])
        return file

    @pytest.mark.parametrize("how", [["--export"], []])
    def test_it_says_what_holds_and_asks_to_compare_the_key(
        self, how: list[str], file: Path, school: School, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["journal", "verify", *how, str(file)]) == 0
        said = capsys.readouterr().out
        assert "case.zip: holds" in said
        assert "words are proven: 2" in said
        assert "words are closed: 2" in said
        assert "not shown: 9" in said
        assert queries.fingerprint_of(school.pk) in said
        assert "Ask the school for its digits by telephone" in said

    def test_the_digits_of_the_school_settle_whose_key_it_is(
        self, file: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["journal", "key"])
        digits = capsys.readouterr().out.rpartition(": ")[2].strip()
        assert main(["journal", "verify", "--export", str(file), "--key", digits]) == 0
        assert "That is the school's key" in capsys.readouterr().out
        typed = digits.replace(" ", "-").replace("1", "１")
        assert main(["journal", "verify", str(file), "--key", typed]) == 0
        other = " ".join([*digits.split()[:-1], "00000"])
        assert main(["journal", "verify", str(file), "--key", other]) == 1
        assert "another key than the school's" in capsys.readouterr().out

    def test_a_check_point_that_was_kept_settles_more(
        self, file: Path, school: School, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        kept = tmp_path / "kept.json"
        kept.write_text(write_checkpoint(actions.checkpoint(school.pk)))
        assert main(["journal", "verify", str(file), "--checkpoint", str(kept)]) == 0
        said = capsys.readouterr().out
        assert "went through: 1" in said
        kept.write_text(write_checkpoint(actions.checkpoint(make_school().pk)))
        assert main(["journal", "verify", str(file), "--checkpoint", str(kept)]) == 1
        assert "none of the check-points is of this journal" in capsys.readouterr().out

    def test_what_is_wrong_is_told_and_the_status_is_one(
        self, file: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file.write_bytes(file.read_bytes()[:-7])
        assert main(["journal", "verify", "--export", str(file)]) == 1
        assert "damaged, cut short, changed or packed anew" in capsys.readouterr().out

    def test_wrong_use_is_status_two(
        self, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["journal", "verify", "--export", str(tmp_path / "none.zip")]) == 2
        assert main(["journal", "verify", "--export", str(tmp_path)]) == 2
        assert main(["journal", "verify", "--key", "1" * 40]) == 2
        for wrong in (["--key", "123"], [str(file)]):
            with pytest.raises(SystemExit) as refused:
                main(["journal", "verify", "--export", str(file), *wrong])
            assert refused.value.code == 2
        capsys.readouterr()

    def test_neither_django_nor_a_database_is_needed(self, file: Path, tmp_path: Path) -> None:
        code = (
            "import sys; from django.conf import settings; from mamori.site.cli import main;"
            "status = main(sys.argv[1:]); sys.exit(status or settings.configured * 9)"
        )
        told = subprocess.run(
            [sys.executable, "-c", code, "journal", "verify", "--export", str(file)],
            capture_output=True,
            text=True,
            env={"MAMORI_DATA": str(tmp_path / "nowhere")},
            cwd=tmp_path,
            check=False,
        )
        assert (told.returncode, told.stderr) == (0, "")
        assert "holds" in told.stdout
        assert not (tmp_path / "nowhere").exists()


def test_the_digits_are_those_of_the_stored_key(school: School) -> None:
    public = bytes(Ledger.unguarded.get(pk=school.pk).public_key)
    assert queries.fingerprint_of(school.pk) == fingerprint(public)
