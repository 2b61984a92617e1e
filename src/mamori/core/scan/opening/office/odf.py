"""OpenDocument files: text, sheets and slides; every part of the package."""

from collections.abc import Iterator
from zipfile import ZipInfo

from lxml import etree

from mamori.core.scan.blocks import Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.office import parts
from mamori.core.scan.opening.office.building import Made
from mamori.core.scan.opening.office.odf_text import Words
from mamori.core.scan.opening.office.ods import OpenSheets
from mamori.core.scan.opening.office.ooxml import found_in, tree, wrote
from mamori.core.scan.opening.office.package import BROKEN, Package, is_xml
from mamori.core.scan.opening.office.writers import may_tell
from mamori.core.scan.opening.opener import Budget, Found
from mamori.core.scan.places import Place

# Parts that are shown; those of embedded charts and formulas have the same names in a folder.
_SEEN = ("content.xml", "styles.xml")
_MANIFEST = "META-INF/manifest.xml"


def read(file: File, budget: Budget) -> Iterator[Found]:
    """Yield what stands in any part of an OpenDocument file."""
    with Package(file, budget) as package:
        if _is_encrypted(package):
            yield package.unread("", "encrypted")
            return
        yield from found_in(parts.directory(package))
        for info in package.parts():
            yield from found_in(read_part(package, info))


def read_part(package: Package, info: ZipInfo) -> Iterator[Made | File | Unread]:
    """Yield what stands in one part; what cannot be read of it becomes an `Unread`."""
    name = info.filename
    try:
        if is_sheets(package, name):
            sheets = OpenSheets(Place(part=package.file.place_of(name)), package.budget.limits)
            with package.open(info) as stream:
                yield from sheets.stream(stream)
            return
        data = package.bytes(info)
        if name == "mimetype":
            return
        if is_xml(data):
            root, broken = tree(package, name, data)
            yield from words_of(package, name, root, data).made(package.budget.limits)
            yield from broken
            if may_tell(data):
                yield from wrote(root, Place(part=package.file.place_of(name)))
        else:
            yield from parts.other(package, info, data)
    except OverLimit as error:
        yield package.unread(name, error.reason)
        if package.budget.unpacked > package.budget.limits.unpacked:
            raise
    except BROKEN as error:
        yield package.unread(name, "broken", type(error).__name__)


def words_of(package: Package, name: str, root: etree._Element, data: bytes = b"") -> Words:
    """Return the words of a part from its tree, which was made of `data`."""
    seen = name.rpartition("/")[2] in _SEEN
    words = Words(Place(part=package.file.place_of(name)), seen=seen)
    words.read(root, data)
    return words


def is_sheets(package: Package, name: str) -> bool:
    """Tell whether a part holds the sheets of a spreadsheet, which may be of any length."""
    if name != "content.xml" or "mimetype" not in package.zip.namelist():
        return False
    kind = package.zip.getinfo("mimetype")
    return kind.file_size < 200 and b"spreadsheet" in package.bytes(kind)


def _is_encrypted(package: Package) -> bool:
    """Tell whether the manifest names what its parts were encrypted with."""
    try:
        return b"encryption-data" in package.bytes(package.zip.getinfo(_MANIFEST))
    except (KeyError, *BROKEN):
        return False
