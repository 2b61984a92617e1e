"""Hostile and broken files: each gets its answer, and no worker dies, hangs or calls out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.core.scan.hostile import SMALL, bombs, broken, laughs, scanning, setup, tiring

from mamori.core.scan.files import File
from mamori.core.scan.limits import MEGABYTE
from mamori.core.scan.reasons import REASONS
from mamori.core.scan.workers import Failed, Pool

pytestmark = pytest.mark.slow


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool(f"{setup.__module__}:setup", SMALL, 2, SMALL) as made:
        yield made


def answers(pool: Pool, files: list[File]) -> dict[str, tuple[int, tuple[str, ...]]]:
    found = {file.name: answer for file, answer in pool.map(files)}
    assert len(found) == len(files)
    failed = {name: answer for name, answer in found.items() if isinstance(answer, Failed)}
    assert failed == {}
    return found


def test_bombs_are_told_within_their_limits(pool: Pool) -> None:
    cases = list(bombs())
    found = answers(pool, [File(name, data) for name, data, _ in cases])
    assert {name: reason in found[name][1] for name, _, reason in cases} == {
        name: True for name, _, _ in cases
    }


def test_what_is_made_to_harm_parsers_is_read(pool: Pool) -> None:
    cases = dict(laughs())
    found = answers(pool, [File(name, data) for name, data in cases.items()])
    assert {name: reasons for name, (_, reasons) in found.items()} == dict.fromkeys(cases, ())
    # Nothing is told many times over: not one letter for each of a letter that was hidden.
    assert all(letters <= 3 * len(cases[name]) + 100 for name, (letters, _) in found.items())


def test_what_is_made_to_tire_finders_is_scanned() -> None:
    cases = dict(tiring())
    with Pool(f"{scanning.__module__}:scanning", SMALL, 1, SMALL) as pool:
        found = dict(pool.map([File(name, data) for name, data in cases.items()]))
    assert {file.name for file, told in found.items() if not isinstance(told, Failed)} == {*cases}


@pytest.mark.parametrize("seed", range(3))
def test_broken_files_get_their_answer(seed: int, pool: Pool) -> None:
    found = answers(pool, [File(name, data) for name, data in broken(seed)])
    assert {reason for _, reasons in found.values() for reason in reasons} <= REASONS.keys()


def test_a_file_of_a_gigabyte_of_nothing_is_read_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "sparse.csv"
    with path.open("wb") as stream:
        stream.write(b"a,b\n1,2\n" * 100_000)
        stream.truncate(1 << 30)
    tight = replace(SMALL, memory=700 * MEGABYTE, seconds=120)
    with Pool(f"{setup.__module__}:setup", tight, 1, tight) as pool:
        ((letters, reasons),) = answers(pool, [File("sparse.csv", path)]).values()
    assert letters > 100_000
    assert reasons == ()
