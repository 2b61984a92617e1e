"""Copies of OpenDocument files: texts, sheets and slides."""

import re
from collections.abc import Container, Iterator
from typing import Any
from zipfile import ZipInfo

from mamori.core.scan.files import File
from mamori.core.scan.opening.office.building import Made
from mamori.core.scan.opening.office.odf import is_sheets, words_of
from mamori.core.scan.opening.office.odf_text import OFFICE, TABLE
from mamori.core.scan.opening.office.ods import BEHIND, OpenSheets
from mamori.core.scan.opening.office.package import Package
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.places import Place
from mamori.core.scan.redacting.marks import Marks, forget_writers, take_out, written
from mamori.core.scan.redacting.packages import Copy
from mamori.core.scan.redacting.redactor import Inner, Spots

_MANIFEST = "META-INF/manifest.xml"
_NEEDLESS = re.compile(r"Thumbnails/.*|META-INF/.*signatures\.xml")
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_ROW = f"{TABLE}table-row"


def redact(file: File, spots: Spots, inner: Inner) -> bytes:
    """Return a copy of an OpenDocument file without what is marked in any of its parts.

    Raises:
        OverLimit: a part is broken, encrypted or too large.
    """
    with Package(file, Budget()) as package:
        copy = Copy(package, spots, inner)
        for info in package.parts():
            if _NEEDLESS.fullmatch(info.filename):
                copy.dropped.add(info.filename)
            else:
                copy.parts[info] = _part(copy, info)
        return copy.write()


def _part(copy: Copy, info: ZipInfo) -> bytes:
    name = info.filename
    root, data = copy.root(info)
    if root is None:
        return data if name == "mimetype" else copy.other(info, data)
    marks = Marks(copy.spots)
    marks.look(_blocks(copy.package, name, root, data))
    take_out(root, marks, _All())
    _drop_values(marks)
    forget_writers(root)
    if name == _MANIFEST:
        _prune(root)
    return written(root)


def _blocks(package: Package, name: str, root: Any, data: bytes) -> Iterator[Made]:
    """Yield the blocks of a part, the very same as its opener."""
    if not is_sheets(package, name):
        yield from words_of(package, name, root, data).made(package.budget.limits)
        return
    sheets = OpenSheets(Place(part=package.file.place_of(name)), package.budget.limits)
    rows = list(root.iter(_ROW))
    for row in rows:
        yield from sheets.row(row)
    yield from sheets.rest()
    # What stands beside the rows is read, here as in the opener, as if there were none.
    stands = [row.makeelement(_ROW) for row in rows]
    for row, stand in zip(rows, stands, strict=True):
        stand.tail = row.tail
        row.getparent().replace(row, stand)
    yield from words_of(package, name, root).made(package.budget.limits)
    for row, stand in zip(rows, stands, strict=True):
        stand.getparent().replace(stand, row)


def _drop_values(marks: Marks) -> None:
    """Let cells that were covered be texts, without the formula and the value behind them."""
    cells = [node for node, _ in marks.of(BEHIND)]
    cells += [
        cell
        for key in ("text", "tail")
        for node, _ in marks.of(key)
        for cell in node.iterancestors(*_CELLS)
    ]
    for cell in cells:
        for name in list(cell.keys()):
            if name.startswith(OFFICE) or name == f"{TABLE}formula":
                del cell.attrib[name]
        cell.set(f"{OFFICE}value-type", "string")


def _prune(root: Any) -> None:
    for node in list(root):
        path = next((v for k, v in node.items() if k.endswith("}full-path")), "")
        if _NEEDLESS.fullmatch(path):
            root.remove(node)


class _All(Container[str]):
    """In OpenDocument any element may hold any text."""

    def __contains__(self, _tag: object) -> bool:
        return True
