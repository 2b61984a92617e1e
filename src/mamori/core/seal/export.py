"""The file form of a ledger: one JSON object a line, which anyone can verify without a database."""

import base64
import json
from collections.abc import Iterable, Iterator
from typing import Any

from mamori.core.seal.chain import Checkpoint, Link
from mamori.core.seal.strict import is_odd, loads

FORMAT = "mamori-journal-1"


class ExportUnreadable(Exception):
    """The file is not an export of a journal; holds the number of the line that cannot be read."""

    def __init__(self, line: int) -> None:
        """Remember the line, counted from 1."""
        super().__init__(f"line {line}")
        self.line = line


def write_links(links: Iterable[Link]) -> Iterator[str]:
    """Yield the lines of an export, without line ends: first the format, then fact by fact."""
    yield json.dumps({"format": FORMAT})
    for link in links:
        told = {
            "header": link.header,
            "sealed": base64.b64encode(link.sealed).decode(),
            "prev": link.prev.hex(),
            "hash": link.hash.hex(),
        }
        yield json.dumps(told, ensure_ascii=False)


def read_links(lines: Iterable[str]) -> Iterator[Link]:
    """Yield the facts of an export, lazily.

    Raises:
        ExportUnreadable: with the number of the first line that makes no sense.
    """
    number = 0
    for number, line in enumerate(lines, start=1):
        try:
            told = loads(line) if is_odd(line) else json.loads(line)
            if number == 1:
                _check_format(told)
            else:
                yield _link(told)
        except (ValueError, KeyError, TypeError, OverflowError) as error:
            raise ExportUnreadable(number) from error
    if not number:
        raise ExportUnreadable(1)


def write_checkpoint(point: Checkpoint) -> str:
    """Return a check-point as one line of JSON, to be printed, mailed or handed to the board."""
    return json.dumps(
        {
            "ledger": point.ledger,
            "seq": point.seq,
            "hash": point.hash.hex(),
            "at": point.at,
            "public": point.public.hex(),
            "signature": point.signature.hex(),
        }
    )


def read_checkpoint(text: str) -> Checkpoint:
    """Undo `write_checkpoint`.

    Raises:
        ExportUnreadable: the text is no check-point.
    """
    try:
        told = loads(text)
        return Checkpoint(
            str(told["ledger"]),
            int(told["seq"]),
            bytes.fromhex(told["hash"]),
            str(told["at"]),
            bytes.fromhex(told["public"]),
            bytes.fromhex(told["signature"]),
        )
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise ExportUnreadable(1) from error


def _check_format(told: dict[str, Any]) -> None:
    if told["format"] != FORMAT:
        raise ValueError(told["format"])


def _link(told: dict[str, Any]) -> Link:
    int(told["header"]["seq"])
    return Link(
        told["header"],
        base64.b64decode(told["sealed"]),
        bytes.fromhex(told["prev"]),
        bytes.fromhex(told["hash"]),
    )
