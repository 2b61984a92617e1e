import json
import subprocess
import sys
from pathlib import Path

import pytest
from tools.outcomes import merge, rows_of

ROOT = Path(__file__).resolve().parents[2]
TESTS = """
import pytest

@pytest.mark.row("HOK-001", "HOK-002")
def test_holds():
    pass

@pytest.mark.row("HOK-001")
@pytest.mark.parametrize("value", [1, 2])
def test_sometimes(value):
    assert value != 2

@pytest.mark.row("HOK-003")
def test_falls_after_the_call(request):
    request.addfinalizer(lambda: 1 / 0)

@pytest.mark.row("HOK-004")
def test_left_out():
    pytest.skip("not here")

def test_without_a_row():
    pass
"""


def run(folder: Path, *options: str) -> dict[str, list[str]]:
    command = [sys.executable, "-m", "pytest", "-p", "tools.outcomes", "-p", "no:cacheprovider"]
    marker = ["-o", "markers=row(*ids): rows", "-o", "addopts=", "--rootdir", str(folder)]
    settings = {"PYTHONPATH": f"{folder}:{ROOT}", "DJANGO_SETTINGS_MODULE": "plain"}
    subprocess.run([*command, *marker, *options], cwd=folder, env=settings, check=False)
    return json.loads((folder / ".rows.json").read_text())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plain.py").write_text(
        "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3'}}\n"
    )
    (tmp_path / "test_a.py").write_text(TESTS)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_only_tests_that_passed_count_for_their_rows(folder: Path, options: tuple[str]) -> None:
    assert run(folder, *options) == {
        "HOK-001": [
            "test_a.py::test_holds",
            "test_a.py::test_sometimes[1]",
        ],
        "HOK-002": ["test_a.py::test_holds"],
    }


def test_a_test_that_fails_on_one_database_does_not_count() -> None:
    known = {"t": {"rows": ["A-1"], "passed": {"postgresql": False}}}
    seen = {"t": {"rows": ["A-1"], "passed": {"sqlite3": True}}}
    assert rows_of(merge(known, seen)) == {}
    mended = {"t": {"rows": ["A-1"], "passed": {"postgresql": True}}}
    assert rows_of(merge(merge(known, seen), mended)) == {"A-1": ["t"]}


def test_the_newest_outcome_wins() -> None:
    known = {"t": {"rows": ["A-1"], "passed": {"sqlite3": True}}}
    seen = {"t": {"rows": ["A-2"], "passed": {"sqlite3": True}}, "u": {"rows": [], "passed": {}}}
    assert rows_of(merge(known, seen)) == {"A-2": ["t"]}
