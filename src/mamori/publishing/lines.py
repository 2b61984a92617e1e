"""The sealed lines of a run: what it has done, and what it could not look at.

They lie in the database, so that any machine of a district goes on with a run.
"""

import json
from collections.abc import Iterator

from django.db.models import QuerySet

from mamori.core.seal import seal, unseal
from mamori.publishing.models import Line, Run


class Lines:
    """What a walk has done, as `base.crawling.State` wants it."""

    kind = Line.Kind.WALK

    def __init__(self, run: Run, key: bytes) -> None:
        self._run, self._key = run, key
        self._count = self._rows().count()

    def lines(self) -> Iterator[bytes]:
        """Yield the lines in their order.

        Raises:
            SealBroken: a line was changed, moved or taken out.
        """
        rows = self._rows().order_by("number").values_list("sealed", flat=True)
        for number, sealed in enumerate(rows.iterator(chunk_size=2000)):
            yield unseal(self._key, bytes(sealed), self._about(number))

    def add(self, line: bytes) -> None:
        """Add a line: all of it or nothing."""
        Line.unguarded.create(
            run=self._run,
            kind=self.kind,
            number=self._count,
            sealed=seal(self._key, line, self._about(self._count)),
        )
        self._count += 1

    def _rows(self) -> QuerySet[Line]:
        return Line.unguarded.filter(run=self._run, kind=self.kind)

    def _about(self, number: int) -> bytes:
        return f"{self.kind} {self._run.pk} {number}".encode()


class Misses:
    """What could not be looked at, and why."""

    def __init__(self, run: Run, key: bytes) -> None:
        self._lines = _Missing(run, key)

    def add(self, address: str, reason: str) -> None:
        """Add an address with a code for why."""
        self._lines.add(json.dumps([address, reason], ensure_ascii=False).encode())

    def told(self) -> list[list[str]]:
        """Return each once, in the order in which they came: after a kill one may come twice."""
        found = [json.loads(line) for line in self._lines.lines()]
        return [list(each) for each in dict.fromkeys(map(tuple, found))]


class _Missing(Lines):
    kind = Line.Kind.MISS
