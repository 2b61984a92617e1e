"""How fast text files are read beside the plainest reading, and how a tree gains by two workers."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from faker import Faker

from bench.options import Options
from bench.report import Report, Timed
from bench.timing import in_turns, seconds
from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.listing import files_under
from mamori.core.scan.opening import Budget, walk
from mamori.core.scan.scanner import Scanner
from mamori.core.scan.workers import Failed, Pool

SEED = 4
PIECE = 1 << 18
_ROW = '{0},"{1}",{2},{3},{4}\n'
_PARAGRAPH = "{1}さんは{3}に欠席しました。連絡先は{4}です。\n"
# What a process by itself says of its own memory, in kilobytes.
_ALONE = """
import json, resource, sys
from pathlib import Path
from bench.text_files import read
letters = read(Path(sys.argv[1]))
print(json.dumps([letters, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


def run(options: Options) -> Report:
    """Read lists and texts, one of a gigabyte alone, and scan a tree with one worker and two."""
    report = Report("text files; seconds of CPU, of the clock for the tree")
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        rows = _rows(2000)
        _speed(report, options, folder, rows)
        _memory(report, options, folder, rows)
        _tree(report, options, folder, rows)
    return report


def read(path: Path) -> int:
    """Read a file as the scanner does; return how many letters it has."""
    found = walk(File(path.name, path), Budget())
    return sum(len(each.text) for each in found if isinstance(each, Block))


def setup(_: object) -> Callable[[File], int]:
    """Return what a worker does: scan a file, and count what is found."""
    scanner = Scanner()
    return lambda file: sum(1 for _ in scanner.scan(file, Budget()))


def _speed(report: Report, options: Options, folder: Path, rows: list[tuple[str, ...]]) -> None:
    size = options.of(64, 1) << 20
    cases = (
        ("list.csv", _ROW, "utf-8", _plain_csv, "csv.reader"),
        ("bare.csv", _ROW.replace('"', ""), "utf-8", _plain_csv, "csv.reader"),
        ("text.txt", _PARAGRAPH, "utf-8", _plain_text, "open().read(n)"),
        ("cp932.txt", _PARAGRAPH, "cp932", _plain_text, "open().read(n)"),
    )
    for name, pattern, encoding, plain, called in cases:
        path = _written(folder / name, rows, pattern, size, encoding)
        ours, theirs = in_turns(
            options.of(5, 2),
            lambda path=path: read(path),
            lambda path=path, plain=plain, encoding=encoding: plain(path, encoding),
            clock=process_time,
        )
        size_read = path.stat().st_size / 1e6
        report.add(Timed(name, size_read, ours), Timed(called, size_read, theirs), "MB/s")


def _memory(report: Report, options: Options, folder: Path, rows: list[tuple[str, ...]]) -> None:
    told = []
    for size in (options.of(64, 1), options.of(1024, 2)):
        path = _written(folder / "large.csv", rows, _ROW, size << 20, "utf-8")
        done = subprocess.run(
            [sys.executable, "-c", _ALONE, str(path)], capture_output=True, check=True
        )
        letters, kilobytes = json.loads(done.stdout)
        told.append(f"{kilobytes / 1024:.0f} MB for {size} MB ({letters:,} letters)")
        path.unlink()
    report.notes.append("peak memory of a process that reads a csv: " + ", ".join(told))


def _tree(report: Report, options: Options, folder: Path, rows: list[tuple[str, ...]]) -> None:
    count, root = options.of(10_000, 50), folder / "tree"
    for number in range(count):
        inner = root / f"{number % 100:02}"
        inner.mkdir(parents=True, exist_ok=True)
        begin = number % (len(rows) - 60)
        text = "".join(_PARAGRAPH.format(*row) for row in rows[begin : begin + 60])
        (inner / f"{number}.txt").write_text(text, encoding="utf-8")
    taken: dict[int, list[float]] = {2: [], 1: []}
    for _ in range(options.of(2, 1)):
        for jobs, mine in taken.items():
            mine.append(seconds(lambda jobs=jobs: _scan(root, jobs)))
    report.add(
        Timed(f"{count:,} files, 2 workers", count, taken[2]),
        Timed("1 worker", count, taken[1]),
        "files/s",
    )


def _scan(root: Path, jobs: int) -> None:
    files = (each for each in files_under(root) if isinstance(each, File))
    with Pool(f"{__name__}:setup", None, jobs) as pool:
        failed = [file.name for file, found in pool.map(files) if isinstance(found, Failed)]
    assert not failed


def _rows(count: int) -> list[tuple[str, ...]]:
    fake = Faker("ja_JP")
    fake.seed_instance(SEED)
    return [
        (str(number), fake.name(), fake.kana_name(), fake.date(), f"090-0000-{number:04}")
        for number in range(count)
    ]


def _written(
    path: Path, rows: list[tuple[str, ...]], pattern: str, size: int, encoding: str
) -> Path:
    stretch = "".join(pattern.format(*row) for row in rows).encode(encoding, "replace")
    with path.open("wb") as stream:
        for _ in range(size // len(stretch) + 1):
            stream.write(stretch)
    return path


def _plain_csv(path: Path, encoding: str) -> int:
    with path.open(encoding=encoding, newline="") as stream:
        return sum(len(row) for row in csv.reader(stream))


def _plain_text(path: Path, encoding: str) -> int:
    letters = 0
    with path.open(encoding=encoding) as stream:
        while piece := stream.read(PIECE):
            letters += len(piece)
    return letters
