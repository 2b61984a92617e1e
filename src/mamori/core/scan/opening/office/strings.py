"""The texts that the cells of a workbook share, held compactly: a workbook may have millions."""

import mmap
import tempfile
from array import array
from collections.abc import Iterator
from typing import Any

from lxml import etree

from mamori.core.scan.opening.office.building import Prose, Run, flat
from mamori.core.scan.opening.office.package import SAFE, Counted, Package
from mamori.core.scan.places import Place

_HELD = 64 << 20  # bytes; beyond, they lie in a file without a name that ends with the process


class Strings:
    """Texts by their number, and which of them were asked for."""

    def __init__(self) -> None:
        self._gathered = bytearray()
        self._data: bytes | bytearray | mmap.mmap = b""
        self._file: Any = None
        self._ends = array("Q", [0])
        self._used = bytearray()

    def __len__(self) -> int:
        return len(self._used)

    def add(self, text: str) -> None:
        """Add the next text."""
        data = text.encode("utf-8", "surrogatepass")
        self._ends.append(self._ends[-1] + len(data))
        self._used.append(0)
        if self._file is not None:
            self._file.write(data)
            return
        self._gathered += data
        if len(self._gathered) > _HELD:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 -- it lives as long as this does
            self._file.write(self._gathered)
            self._gathered = bytearray()

    def close(self) -> None:
        """Say that all are there."""
        self._data = self._gathered
        if self._file is not None:
            self._file.flush()
            self._data = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
            self._file.close()  # the map keeps what it needs

    def get(self, number: str) -> str:
        """Return a text; none for a number that stands for none."""
        at = int(number) if number.isdecimal() else len(self)
        if at >= len(self):
            return ""
        self._used[at] = 1
        return self._text(at)

    def orphans(self) -> Iterator[str]:
        """Yield the texts that no cell asked for."""
        at = self._used.find(0)
        while at >= 0:
            yield self._text(at)
            at = self._used.find(0, at + 1)

    def _text(self, at: int) -> str:
        return self._data[self._ends[at] : self._ends[at + 1]].decode("utf-8", "surrogatepass")


def read_strings(stream: Counted, strings: Strings, readings: Prose, place: Place) -> None:
    """Read the part of shared texts; their phonetic readings go to `readings`.

    Raises:
        lxml.etree.XMLSyntaxError: if it is not XML; what stood before is read.
    """
    try:
        for _, node in etree.iterparse(stream, tag=("{*}si",), **SAFE):
            text, reading = string_of(node)
            strings.add(flat(text))
            if reading:
                readings.line([Run(reading)], place)
            forget(node)
    finally:
        strings.close()


def string_of(node: Any) -> tuple[str, str]:
    """Return the text of a shared or inline string and how it is pronounced."""
    if len(node) == 1 and len(node[0]) == 0:  # by far the most
        return node[0].text or "", ""
    text, reading = texts_of(node)
    return "".join(run.text or "" for run in text), "".join(run.text or "" for run in reading)


def texts_of(node: Any) -> tuple[list[Any], list[Any]]:
    """Return the elements that hold the text of a string, and those that hold its reading."""
    text: list[Any] = []
    reading: list[Any] = []
    for run in node.iter("{*}t"):
        phonetic = run.getparent().tag.endswith("}rPh")
        (reading if phonetic else text).append(run)
    return text, reading


def forget(node: Any) -> None:
    """Let go of an element that was read, and of those of its kind right before it."""
    node.clear(keep_tail=True)
    parent, before = node.getparent(), node.getprevious()
    while before is not None and before.tag == node.tag:
        parent.remove(before)
        before = node.getprevious()


def shared_strings(package: Package, names: list[str]) -> tuple[Strings, Prose]:
    """Return the shared texts of a workbook and their readings.

    Raises:
        lxml.etree.XMLSyntaxError and others: see `read_strings`.
    """
    strings, readings = Strings(), Prose(seen=False)
    for name in names:
        with package.open(package.zip.getinfo(name)) as stream:
            read_strings(stream, strings, readings, Place(part=package.file.place_of(name)))
    return strings, readings
