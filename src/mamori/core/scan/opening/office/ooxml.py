"""Word and PowerPoint files, and what Excel files share with them: every part of the package."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from posixpath import dirname, join, normpath
from typing import Any
from zipfile import ZipInfo

from lxml import etree

from mamori.core.scan.blocks import Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import LIMITS, OverLimit
from mamori.core.scan.opening.office import parts as others
from mamori.core.scan.opening.office.building import Made, Prose, Texts
from mamori.core.scan.opening.office.leftovers import ATTRIBUTE, values_alone
from mamori.core.scan.opening.office.ooxml_text import Words
from mamori.core.scan.opening.office.package import BROKEN, Package, is_xml, parse
from mamori.core.scan.opening.office.writers import may_tell, writers
from mamori.core.scan.opening.opener import Budget, Found
from mamori.core.scan.places import Place

# The parts that are shown, on paper or on the screen, to whoever opens the file.
_SEEN = re.compile(
    r"word/(document|header|footer|footnotes|endnotes)[^/]*\.xml"
    r"|ppt/(slides|slideLayouts|slideMasters)/[^/]+\.xml"
    r"|xl/(worksheets|chartsheets|dialogsheets)/[^/]+\.xml"
    r"|(word|ppt|xl)/(charts|diagrams|drawings)/[^/]+\.xml"
)
_SHOW = "ppt/presentation.xml"
_HTML = (".htm", ".html", ".xhtml", ".mht", ".mhtml")


def read(file: File, budget: Budget) -> Iterator[Found]:
    """Yield what stands in any part of a Word or PowerPoint file."""
    with Package(file, budget) as package:
        yield from found_in(others.directory(package))
        yield from found_in(read_parts(package, package.parts(), pages_of(package)))


def found_in(made: Iterator[Made | File | Unread]) -> Iterator[Found]:
    """Yield the blocks of what was made, and the rest as it is."""
    for one in made:
        yield one.block if isinstance(one, Made) else one


def read_parts(
    package: Package, infos: Iterable[ZipInfo], pages: Mapping[str, int]
) -> Iterator[Made | File | Unread]:
    """Yield what stands in parts; what cannot be read of them becomes an `Unread`."""
    texts = Texts(package.budget.limits)
    parts = Parts(package, pages, texts)
    try:
        for info in infos:
            yield from _read_part(parts, info, texts)
            if texts.full:
                yield from texts.made()
    except OverLimit:
        yield from texts.made()
        raise
    yield from texts.made()


def _read_part(parts: "Parts", info: ZipInfo, texts: Texts) -> Iterator[Made | File | Unread]:
    package, name = parts.package, info.filename
    try:
        data = package.bytes(info)
        if not is_xml(data) or name.lower().endswith(_HTML):
            yield from others.other(package, info, data)
        elif (values := values_alone(data)) is not None:
            texts.of(seen=False).lines(values, ATTRIBUTE, parts.place(name))
            if may_tell(data):
                yield from wrote(parse(data, package.budget), parts.place(name))
        else:
            root, broken = tree(package, name, data)
            yield from words_of(parts, name, root, data).made(package.budget.limits)
            yield from broken
            if may_tell(data):
                yield from wrote(root, parts.place(name))
    except OverLimit as error:
        yield package.unread(name, error.reason)
        if package.budget.unpacked > package.budget.limits.unpacked:
            raise
    except BROKEN as error:
        yield package.unread(name, "broken", type(error).__name__)


def wrote(root: Any, place: Place) -> Iterator[Made]:
    """Yield who wrote a part, or something in it, as the fields of its tree say."""
    if names := list(writers(root)):
        lines = Prose(seen=False, slots=False)
        lines.lines(names, ATTRIBUTE, place)
        (made,) = lines.made(LIMITS)
        yield made._replace(block=replace(made.block, writers=True))


def tree(package: Package, name: str, data: bytes) -> tuple[Any, list[Unread]]:
    """Return the root of a part; of one that is not well formed, what can be had."""
    try:
        return parse(data, package.budget), []
    except etree.XMLSyntaxError:
        root = parse(data, package.budget, mend=True)
        return root, [package.unread(name, "broken", "XMLSyntaxError")]


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a package, the numbers of its slides, and where their running text goes.

    Without `texts`, each part has its own.
    """

    package: Package
    pages: Mapping[str, int] = field(default_factory=dict)
    texts: Texts | None = None

    def place(self, name: str) -> Place:
        """Return the place of a part."""
        return Place(part=self.package.file.place_of(name), page=self.pages.get(name))


def words_of(parts: Parts, name: str, root: Any, data: bytes = b"") -> Words:
    """Return the words of a part from its tree, which was made of `data`."""
    # A slide may be marked so that it is left out of the show.
    seen = _SEEN.fullmatch(name) is not None and root.get("show") not in ("0", "false")
    words = Words(parts.place(name), seen=seen, texts=parts.texts)
    words.read(root, data)
    return words


def pages_of(package: Package) -> dict[str, int]:
    """Return the number of each slide by the name of its part, and of the notes to it."""
    try:
        root = parse(package.bytes(package.zip.getinfo(_SHOW)), package.budget)
        targets = relations(package, _SHOW)
    except (KeyError, *BROKEN):
        return {}
    ids = [
        value
        for node in root.iter("{*}sldId")
        for key, value in node.items()
        if key.endswith("}id")
    ]
    pages = {targets[key]: number for number, key in enumerate(ids, 1) if key in targets}
    noted = any(name.startswith("ppt/notesSlides/") for name in package.zip.namelist())
    for slide, number in list(pages.items()) if noted else ():
        with suppress(*BROKEN):
            related = relations(package, slide).values()
            notes = (to for to in related if to.startswith("ppt/notesSlides/"))
            pages.update(dict.fromkeys(notes, number))
    return pages


def relations(package: Package, name: str) -> dict[str, str]:
    """Return id -> name of the part, for the relations of a part to others of the package.

    Raises:
        zipfile.BadZipFile and the like: if they cannot be read.
    """
    try:
        info = package.zip.getinfo(relations_name(name))
    except KeyError:
        return {}
    root = parse(package.bytes(info), package.budget)
    return {
        node.get("Id", ""): target(name, node.get("Target", ""))
        for node in root
        if node.get("TargetMode") != "External"
    }


def relations_name(name: str) -> str:
    """Return the name of the part that holds the relations of a part."""
    folder, _, own = name.rpartition("/")
    return f"{folder}/_rels/{own}.rels" if folder else f"_rels/{own}.rels"


def target(name: str, to: str) -> str:
    """Return the name of the part that a relation of a part leads to."""
    return to.lstrip("/") if to.startswith("/") else normpath(join(dirname(name), to))
