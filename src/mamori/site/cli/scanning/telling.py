"""Records as a person or a program reads them: text, JSON Lines, JSON."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Protocol, TextIO

from mamori.core.scan.judging import VERDICTS
from mamori.core.scan.report.record import Record
from mamori.core.scan.report.wording import KINDS

MOST_PLACES = 3
LONGEST = 60
HARM = tuple(reversed(VERDICTS))


class Teller(Protocol):
    """Takes the records one by one, in whatever order they come."""

    def tell(self, record: Record) -> None:
        """Take the record of one file."""

    def end(self) -> None:
        """Say what is left to say when all are told."""


class Lines:
    """`--format jsonl`: one object a line, at once."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def tell(self, record: Record) -> None:
        """Write the record as a line."""
        self._out.write(json.dumps(record, ensure_ascii=False) + "\n")
        self._out.flush()

    def end(self) -> None:
        """Nothing is left to say."""


class Whole:
    """`--format json`: one object that holds all files, by their paths."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._records = out, list[Record]()

    def tell(self, record: Record) -> None:
        """Keep the record."""
        self._records.append(record)

    def end(self) -> None:
        """Write everything."""
        files = sorted(self._records, key=lambda each: str(each["path"]))
        verdicts = Counter(each["verdict"] for each in files)
        told = {"verdict": worst(verdicts), "counts": verdicts, "files": files}
        self._out.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


class Text:
    """`--format text`: what a person reads on a terminal. Files that are clear are only counted."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._counts = out, Counter[str]()

    def tell(self, record: Record) -> None:
        """Write the file with what was found, the most harmful first."""
        self._counts[record["verdict"]] += 1
        if record["verdict"] != "clear":
            for line in lines_of(record):
                self._out.write(line + "\n")
            self._out.flush()

    def end(self) -> None:
        """Write how many files there were."""
        told = ", ".join(f"{self._counts[each]} {each}" for each in HARM if self._counts[each])
        self._out.write(f"{self._counts.total()} files: {told or 'none'}\n")


def worst(verdicts: Iterable[str]) -> str:
    """Return the strictest of some verdicts; of none, `clear`."""
    return max(verdicts, key=VERDICTS.index, default="clear")


def lines_of(record: Record) -> Iterator[str]:
    """Yield what a person reads of one file."""
    yield f"{record['verdict'].upper():10} {record['path']}"
    for group in groups(record):
        first = group[0]
        count = sum(each.get("count", 1) for each in group)
        places = list(dict.fromkeys(map(where_of, group)))
        where = ", ".join(places[:MOST_PLACES])
        more = f" and {len(places) - MOST_PLACES} more" if len(places) > MOST_PLACES else ""
        yield f"{first['verdict']:>10} {count} × {KINDS[first['kind']]}: {clipped(first['text'])}"
        yield f"{'':10} at {where}{more}"
        if first["rule"]:
            yield f"{'':10} {' '.join((first['rule'], *first['cites']))}"
    for place in record["stores"]:
        yield f"{'':10} it may lie only in certain places: {place}"
    for missed in record["unread"]:
        yield f"{'not read':>10} {where_of(missed)}: {missed['reason']}"
    if record["error"]:
        yield f"{'':10} {record['error']}"


def groups(record: Record) -> list[list[Record]]:
    """Return the findings of a file: those alike together, the most harmful first."""
    alike: dict[tuple[str, str, str], list[Record]] = {}
    for each in record["findings"]:
        alike.setdefault((each["verdict"], each["kind"], each["rule"] or ""), []).append(each)
    return sorted(alike.values(), key=lambda group: _harm(group[0]), reverse=True)


def _harm(finding: Record) -> tuple[int, bool]:
    return VERDICTS.index(finding["verdict"]), finding["kind"] == "person-list"


def where_of(told: dict[str, Any]) -> str:
    """Return a place in a few letters: `Sheet1!B7`, `page 3, line 2`, `list.zip!a.docx, line 4`."""
    place = told["place"]
    cell = "!".join(place[key] for key in ("sheet", "cell") if key in place)
    numbered = ("page", "row", "paragraph", "line") if "cell" not in place else ("page",)
    numbers = [f"{key} {place[key]}" for key in numbered if key in place]
    parts = [part_of(place), cell, *numbers]
    return ", ".join(part for part in parts if part) or "the file"


def part_of(place: dict[str, Any]) -> str:
    """Return which file within the file it is; the part of that one only if nothing else tells."""
    *files, last = place.get("part", "").split("!")
    told = place.keys() & {"sheet", "cell", "page", "paragraph"} and "/" in last
    return "!".join((*files, *(() if told else (last,))))


def clipped(text: str) -> str:
    """Return a text on one line, of a length that one reads at a glance."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[:LONGEST] + "…"
