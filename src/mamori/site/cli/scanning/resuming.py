"""What an earlier run of the same scan has told already, so that it need not be told again."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from mamori.core.scan.report.record import Record


class WrongFile(Exception):
    """The file of an earlier run is of another scan, or of something else."""


class Memory:
    """Remembers the record of each file, in a file of its own that grows line by line.

    A run that is killed leaves at most one line torn; that file is scanned again. `key` stands for
    all that was asked of the scan: with other rules, nothing that is remembered holds.
    """

    def __init__(self, file: Path, key: str) -> None:
        self._known: dict[tuple[str, str], Record] = {}
        lines = list(_whole_lines(file)) if file.exists() else []
        if lines[:1] != [{"scan": key}] and file.exists() and file.stat().st_size:
            raise WrongFile(file.name)
        for line in lines[1:]:
            self._known[line["path"], line["stamp"]] = line["record"]
        self._out = self._opened(file, key, begun=bool(lines))

    def recall(self, path: str, stamp: str) -> Record | None:
        """Return the record of a file that has not changed since, if there is one."""
        return self._known.get((path, stamp)) if stamp else None

    def keep(self, path: str, stamp: str, record: Record) -> None:
        """Remember the record of a file."""
        told = {"path": path, "stamp": stamp, "record": record}
        self._out.write(json.dumps(told, ensure_ascii=False) + "\n")
        self._out.flush()

    def close(self) -> None:
        """Close the file."""
        self._out.close()

    def _opened(self, file: Path, key: str, *, begun: bool) -> TextIO:
        out = file.open("a", encoding="utf-8")
        if begun:
            out.write("\n")  # a torn line ends here and is passed over
        else:
            out.write(json.dumps({"scan": key}) + "\n")
        return out


def _whole_lines(file: Path) -> Iterator[Record]:
    with file.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                told = json.loads(line)
            except ValueError:
                continue
            if isinstance(told, dict):
                yield told
