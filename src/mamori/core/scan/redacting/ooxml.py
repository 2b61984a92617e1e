"""Copies of Word and PowerPoint files, and what those of Excel files share with them."""

import re
from collections.abc import Callable
from posixpath import dirname
from typing import Any
from zipfile import ZipInfo

from mamori.core.scan.files import File
from mamori.core.scan.opening.office.ooxml import Parts, pages_of, target, words_of
from mamori.core.scan.opening.office.ooxml_text import TEXTS
from mamori.core.scan.opening.office.package import Package, parse
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.redacting.marks import LETTER, Marks, forget_writers, take_out, written
from mamori.core.scan.redacting.packages import Copy
from mamori.core.scan.redacting.redactor import MASK, Inner, Spots

CONTENT_TYPES = "[Content_Types].xml"
# Pictures of the first page, and signatures that no longer hold.
_NEEDLESS = re.compile(r"(?i)docProps/thumbnail\..*|_xmlsignatures/.*")
# Here names must be those that cells show, so they are covered as cells are.
_LIKE_CELLS = ("xl/tables/", "xl/pivotCache/", "xl/pivotTables/")
_HTML = (".htm", ".html", ".xhtml", ".mht", ".mhtml")


def redact(file: File, spots: Spots, inner: Inner) -> bytes:
    """Return a copy of a Word or PowerPoint file without what is marked in any of its parts.

    Raises:
        OverLimit: a part is broken, encrypted or too large.
    """
    with Package(file, Budget()) as package:
        copy = Copy(package, spots, inner)
        copy_parts(copy, package.parts())
        return finish(copy)


def copy_parts(copy: Copy, infos: list[ZipInfo]) -> None:
    """Add the copies of parts."""
    parts = Parts(copy.package, pages_of(copy.package))
    for info in infos:
        name = info.filename
        if _NEEDLESS.fullmatch(name):
            copy.dropped.add(name)
            continue
        root, data = copy.root(info)
        if root is None or name.lower().endswith(_HTML):
            copy.parts[info] = copy.other(info, data)
            continue
        marks = Marks(copy.spots)
        words = words_of(parts, name, root, data)
        marks.look(words.made(copy.package.budget.limits))
        take_out(root, marks, TEXTS, MASK if name.startswith(_LIKE_CELLS) else LETTER)
        forget_writers(root)
        copy.parts[info] = written(root)


def finish(copy: Copy) -> bytes:
    """Return the copy, in which nothing refers to parts that were left out."""
    if copy.dropped:
        for info in copy.parts:
            if info.filename == CONTENT_TYPES:
                _prune(copy, info, _is_dropped_type)
            elif info.filename.endswith(".rels"):
                _prune(copy, info, _is_dropped_relation)
    return copy.write()


def _prune(copy: Copy, info: ZipInfo, is_dropped: Callable[[Copy, str, Any], bool]) -> None:
    root = parse(copy.parts[info], copy.package.budget)
    gone = [node for node in root if is_dropped(copy, info.filename, node)]
    for node in gone:
        root.remove(node)
    if gone:
        copy.parts[info] = written(root)


def _is_dropped_type(copy: Copy, _name: str, node: Any) -> bool:
    return node.get("PartName", "").lstrip("/") in copy.dropped


def _is_dropped_relation(copy: Copy, name: str, node: Any) -> bool:
    source = f"{dirname(dirname(name))}/{name.rpartition('/')[2].removesuffix('.rels')}".lstrip("/")
    return (
        node.get("TargetMode") != "External"
        and target(source, node.get("Target", "")) in copy.dropped
    )
