"""A pytest plugin: leave `.rows.json` behind, from row to the tests that show it and passed.

A test that carries `@pytest.mark.row("HOK-115")` counts only if it passed on every database on
which it last ran. `.test/outcomes.json` remembers that between the runs of one `./test`, which
begins by removing both files. Works under xdist: workers report, the controller writes.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

Outcomes = dict[str, dict[str, Any]]  # test id -> {"rows": [...], "passed": {database: bool}}


class RowOutcomes:
    """Collects what became of the tests that carry rows."""

    def __init__(self, root: Path) -> None:
        self.memory = root / ".test/outcomes.json"
        self.result = root / ".rows.json"
        self.seen: Outcomes = {}

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        told = dict(report.user_properties)
        ran = report.failed or (report.passed and report.when == "call")
        if not ran or "rows" not in told:
            return
        test = self.seen.setdefault(report.nodeid, {"rows": told["rows"], "passed": {}})
        before = test["passed"].get(told["database"], True)
        test["passed"][told["database"]] = before and report.passed

    @pytest.hookimpl
    def pytest_sessionfinish(self) -> None:
        if not self.seen:
            return
        known: Outcomes = json.loads(self.memory.read_text()) if self.memory.exists() else {}
        merged = merge(known, self.seen)
        self.memory.parent.mkdir(exist_ok=True)
        self.memory.write_text(json.dumps(merged, indent=1))
        self.result.write_text(json.dumps(rows_of(merged), indent=1) + "\n")


def merge(known: Outcomes, seen: Outcomes) -> Outcomes:
    """Return what is known after this run: the newest outcome of each test on each database."""
    merged = dict(known)
    for test, told in seen.items():
        passed = known.get(test, {}).get("passed", {}) | told["passed"]
        merged[test] = {"rows": told["rows"], "passed": passed}
    return merged


def rows_of(outcomes: Outcomes) -> dict[str, list[str]]:
    """Return row -> tests that passed wherever they ran, both sorted."""
    rows = defaultdict(list)
    for test, told in sorted(outcomes.items()):
        for row in told["rows"] if all(told["passed"].values()) else ():
            rows[row].append(test)
    return dict(sorted(rows.items()))


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(RowOutcomes(config.rootpath), "row-outcomes")


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    database = database_in_use()
    for item in items:
        rows = [row for mark in item.iter_markers("row") for row in mark.args]
        if rows:
            item.user_properties += [("rows", rows), ("database", database)]


def database_in_use() -> str:
    """Return `sqlite` or `postgresql`; tests without Django count for the database of the run."""
    from django.conf import settings  # noqa: PLC0415 -- read late, when settings may be loaded

    return str(settings.DATABASES["default"]["ENGINE"].rpartition(".")[2])
