"""Excel files: sheets as streams of rows, every other part as in any package of its family."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from zipfile import ZipInfo

from mamori.core.scan.blocks import Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.office import parts
from mamori.core.scan.opening.office.building import Made, Prose, Run
from mamori.core.scan.opening.office.formats import Formats
from mamori.core.scan.opening.office.ooxml import (
    Parts,
    found_in,
    read_parts,
    relations,
    words_of,
)
from mamori.core.scan.opening.office.package import BROKEN, Package, parse
from mamori.core.scan.opening.office.sheets import Sheet
from mamori.core.scan.opening.office.strings import Strings, shared_strings
from mamori.core.scan.opening.opener import Budget, Found
from mamori.core.scan.places import Place

_SHEET = re.compile(r"(?i)xl/worksheets/[^/]+\.xml")
_STRINGS = re.compile(r"(?i)xl/sharedStrings[^/]*\.xml")


def read(file: File, budget: Budget) -> Iterator[Found]:
    """Yield what stands in any part of an Excel file."""
    with Package(file, budget) as package:
        yield from found_in(parts.directory(package))
        book = Book(package)
        yield from book.unread
        for info in package.parts():
            if book.is_sheet(info.filename):
                yield from found_in(_sheet(book, info))
        yield from found_in(book.unused())
        others = [
            info
            for info in package.parts()
            if not book.is_sheet(info.filename) and not book.is_strings(info.filename)
        ]
        yield from found_in(read_parts(package, others, {}))


@dataclass(slots=True)
class Book:
    """What the sheets of a workbook share."""

    package: Package
    strings: Strings = field(init=False)
    readings: Prose = field(init=False)
    formats: Formats = field(init=False)
    unread: list[Unread] = field(default_factory=list)
    _sheets: dict[str, tuple[str, bool]] = field(default_factory=dict)  # part -> name, seen
    _strings: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._strings = [n for n in self.package.zip.namelist() if _STRINGS.fullmatch(n)]
        root = self._root("xl/workbook.xml")
        if root is not None:
            self._name_sheets(root)
        pr = None if root is None else root.find("{*}workbookPr")
        self.formats = Formats(
            self._root("xl/styles.xml"),
            from_1904=pr is not None and pr.get("date1904") in ("1", "true"),
        )
        self.strings, self.readings = Strings(), Prose(seen=False)
        try:
            self.strings, self.readings = shared_strings(self.package, self._strings)
        except BROKEN as error:
            self.unread.append(
                self.package.unread(self._strings[0], "broken", type(error).__name__)
            )

    def is_sheet(self, name: str) -> bool:
        """Tell whether a part is a sheet; also one that the workbook does not know of."""
        return name in self._sheets or _SHEET.fullmatch(name) is not None

    def is_strings(self, name: str) -> bool:
        """Tell whether a part holds shared texts."""
        return name in self._strings

    def sheet(self, name: str, *, slots: bool = False) -> Sheet:
        """Return a sheet to read, by the name of its part."""
        title, seen = self._sheets.get(name, ("", False))
        place = Place(part=self.package.file.place_of(name), sheet=title)
        limits = self.package.budget.limits
        return Sheet(place, limits, self.strings.get, self.formats, seen=seen, slots=slots)

    def unused(self) -> Iterator[Made]:
        """Yield the shared texts that no cell shows, and how texts are pronounced."""
        limits = self.package.budget.limits
        yield from self.readings.made(limits)
        place = Place(part=self.package.file.place_of(self._strings[0] if self._strings else ""))
        orphans = Prose(seen=False)
        for text in self.strings.orphans():
            orphans.line([Run(text)], place)
            if orphans.size > limits.block:
                yield from orphans.made(limits)
                orphans = Prose(seen=False)
        yield from orphans.made(limits)

    def _name_sheets(self, root: Any) -> None:
        targets = relations(self.package, "xl/workbook.xml")
        for node in root.iterfind("{*}sheets/{*}sheet"):
            ids = (value for key, value in node.attrib.items() if key.endswith("}id"))
            part = targets.get(next(ids, ""), "")
            if part.startswith("xl/worksheets/"):
                seen = node.get("state", "visible") == "visible"
                self._sheets[part] = (node.get("name", ""), seen)

    def _root(self, name: str) -> Any:
        try:
            return parse(self.package.bytes(self.package.zip.getinfo(name)), self.package.budget)
        except (KeyError, *BROKEN):
            return None


def _sheet(book: Book, info: ZipInfo) -> Iterator[Made | File | Unread]:
    name, package = info.filename, book.package
    sheet = book.sheet(name)
    try:
        with package.open(info) as stream:
            for made in sheet.stream(stream):
                if isinstance(made, Made):
                    yield made
                else:
                    words = words_of(Parts(package), name, made)
                    words.shown.seen = words.shown.seen and sheet.seen
                    yield from words.made(package.budget.limits)
    except OverLimit as error:
        yield package.unread(name, error.reason)
        if package.budget.unpacked > package.budget.limits.unpacked:
            raise
    except BROKEN as error:
        yield package.unread(name, "broken", type(error).__name__)
