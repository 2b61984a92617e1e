"""Copies of Excel files: cells, the texts they share, formulas and what was calculated."""

from copy import deepcopy
from typing import Any

from lxml import etree

from mamori.core.scan.files import File
from mamori.core.scan.opening.office.building import Prose, Run
from mamori.core.scan.opening.office.ooxml import Parts, words_of
from mamori.core.scan.opening.office.ooxml_text import TEXTS
from mamori.core.scan.opening.office.package import Package, parse
from mamori.core.scan.opening.office.sheets import CELL, FORMULA
from mamori.core.scan.opening.office.strings import texts_of
from mamori.core.scan.opening.office.xlsx import Book
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.places import Place
from mamori.core.scan.redacting.marks import (
    Marks,
    Spans,
    covered,
    forget_writers,
    take_out,
    written,
)
from mamori.core.scan.redacting.ooxml import copy_parts, finish
from mamori.core.scan.redacting.packages import Copy
from mamori.core.scan.redacting.redactor import MASK, Inner, Spots

_BOOK = "xl/workbook.xml"
_CHAIN = "xl/calcChain.xml"  # the order of formulas; Excel makes it anew


def redact(file: File, spots: Spots, inner: Inner) -> bytes:
    """Return a copy of an Excel file without what is marked in any of its parts.

    Raises:
        OverLimit: a part is broken, encrypted or too large.
    """
    with Package(file, Budget()) as package:
        copy = Copy(package, spots, inner)
        copy.parts = dict.fromkeys(package.parts(), b"")  # the order in which they are written
        _copy_cells(copy)
        return finish(copy)


def _copy_cells(copy: Copy) -> None:
    book = Book(copy.package)
    infos = list(copy.parts)
    sheets = [info for info in infos if book.is_sheet(info.filename)]
    strings = [info for info in infos if book.is_strings(info.filename)]
    cells = {*sheets, *strings}
    rest = [info for info in infos if info not in cells]
    shared = [node for info in strings for node in copy.root(info)[0].iterfind("{*}si")]
    used: set[str] = set()
    for info in sheets:
        root, _ = copy.root(info)
        _redact_sheet(copy, book, info.filename, root, shared)
        used.update(_shared_in(root))
        copy.parts[info] = written(root)
    for info in strings:
        root, _ = copy.root(info)
        _redact_strings(copy, root, used)
        copy.parts[info] = written(root)
    copy.dropped.add(_CHAIN)
    copy_parts(copy, [info for info in rest if info.filename != _CHAIN])
    for info in rest:
        if info.filename == _BOOK:
            copy.parts[info] = _kept_apart(copy, copy.parts[info])


def _kept_apart(copy: Copy, data: bytes) -> bytes:
    """Return a workbook in which no two sheets are called alike because both were covered."""
    root = parse(data, copy.package.budget)
    names: set[str] = set()
    for number, node in enumerate(root.iterfind("{*}sheets/{*}sheet"), 1):
        name = node.get("name", "")
        if name.lower() in names:
            name = f"{name[: 30 - len(str(number))]} {number}"  # 31 letters are allowed
            node.set("name", name)
        names.add(name.lower())
    return written(root)


def _redact_sheet(copy: Copy, book: Book, name: str, root: Any, shared: list[Any]) -> None:
    sheet = book.sheet(name, slots=True)
    marks = Marks(copy.spots)
    rows = [row for data in root.iterfind("{*}sheetData") for row in data]
    for row in rows:
        if isinstance(row.tag, str):
            marks.look(sheet.row(row))
    marks.look(sheet.rest())
    for cell, spans in marks.of(CELL):
        _cover(cell, spans, shared, book)
    _drop_formulas(root, [cell for key in (CELL, FORMULA) for cell, _ in marks.of(key)])
    # What stands beside the rows is read, here as in the opener, as if there were none.
    data = next(root.iterfind("{*}sheetData"), None)
    for row in rows:
        row.getparent().remove(row)
    beside = Marks(copy.spots)
    beside.look(words_of(Parts(copy.package), name, root).made(copy.package.budget.limits))
    take_out(root, beside, TEXTS)
    forget_writers(root)
    if data is not None:
        data.extend(rows)


def _cover(cell: Any, spans: Spans, shared: list[Any], book: Book) -> None:
    """Write what a cell shows into the cell itself, covered."""
    space = cell.tag.removesuffix("c")
    kind, value = cell.get("t", "n"), cell.findtext(f"{space}v") or ""
    inline = cell.find(f"{space}is")
    if kind == "s" and value.isdecimal() and int(value) < len(shared):
        inline = deepcopy(shared[int(value)])
        inline.tag, inline.tail = f"{space}is", None
    elif inline is None:
        shown = book.formats.show(value, cell.get("s", "0")) if kind == "n" else value
        inline = etree.Element(f"{space}is")
        etree.SubElement(inline, f"{space}t").text = shown
    for old in list(cell):
        if old.tag in (f"{space}v", f"{space}is"):
            cell.remove(old)
    for reading in list(inline.iterfind(f"{space}rPh")):
        inline.remove(reading)
    _cover_runs(texts_of(inline)[0], spans)
    cell.append(inline)
    cell.set("t", "inlineStr")


def _cover_runs(runs: list[Any], spans: Spans) -> None:
    begin = 0
    for run in runs:
        text = run.text or ""
        end = begin + len(text)
        own = [(max(a, begin) - begin, min(b, end) - begin) for a, b in spans]
        run.text = covered(text, [(a, b) for a, b in own if a < b])
        begin = end


def _drop_formulas(root: Any, cells: list[Any]) -> None:
    """Drop the formulas of cells, which would bring back what was covered; values stay."""
    groups: set[str | None] = set()
    for cell in cells:
        for formula in cell.findall("{*}f"):
            if formula.get("t") == "shared" and formula.text:
                groups.add(formula.get("si"))  # others copy it
            cell.remove(formula)
    if groups:
        for formula in list(root.iterfind("{*}sheetData/{*}row/{*}c/{*}f")):
            if formula.get("t") == "shared" and formula.get("si") in groups:
                formula.getparent().remove(formula)


def _shared_in(root: Any) -> set[str]:
    """Return the numbers of the shared texts that the cells of a sheet still show."""
    cells = root.iterfind("{*}sheetData/{*}row/{*}c[@t='s']")
    return {cell.findtext("{*}v") or "" for cell in cells}


def _redact_strings(copy: Copy, root: Any, used: set[str]) -> None:
    """Empty the texts that no cell shows any more, and look at how the others are pronounced."""
    place = Place()
    readings = Prose(seen=False)
    for number, node in enumerate(root.iterfind("{*}si")):
        if str(number) in used:
            runs = [Run(run.text, run, "text") for run in texts_of(node)[1] if run.text]
            if runs:
                readings.line(runs, place)
        else:
            for child in list(node):
                node.remove(child)
            etree.SubElement(node, node.tag.removesuffix("si") + "t")
    marks = Marks(copy.spots)
    marks.look(readings.made(copy.package.budget.limits))
    take_out(root, marks, TEXTS, MASK)
