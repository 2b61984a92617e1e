"""The parts of a package that are no XML of its format: pictures, objects, packages, settings."""

import gzip
from collections.abc import Iterator
from zipfile import ZipInfo

from mamori.core.scan.blocks import Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.office import macros, ole, raw
from mamori.core.scan.opening.office.building import Made, Prose, Run
from mamori.core.scan.opening.office.package import Package
from mamori.core.scan.places import Place

RAW = "bytes"  # the key of a slot whose node is `raw.Words` of a binary part
NAME = "name"  # the key of a slot whose node is the `ZipInfo` of a part
# Fonts hold letters, not words; they are left out.
_FONTS = (".odttf", ".fntdata", ".ttf", ".otf")
# Kinds without files in them that words are looked for in.
_BINARY = (".bin", ".emf", ".wmf", ".emz", ".wmz", ".dat", ".rdf", ".thmx", ".db")


def other(package: Package, info: ZipInfo, data: bytes) -> Iterator[Made | File | Unread]:
    """Yield what stands in a part that is no XML of the format."""
    name = info.filename
    ending = name[name.rfind(".") :].lower()
    if ending in _FONTS or not data:
        return
    if data.startswith(ole.MAGIC):
        yield from _object(package, name, data)
    elif ending in _BINARY:
        yield from binary(package, name, _inflated(package, data))
    else:
        yield package.file.inner(name, data)


def binary(package: Package, name: str, data: bytes) -> Iterator[Made]:
    """Yield the words in a binary part."""
    prose = Prose(seen=False)
    place = Place(part=package.file.place_of(name))
    found = list(raw.words(data))
    prose.lines([words.text for words in found], RAW, place, found)
    yield from prose.made(package.budget.limits)


def _object(package: Package, name: str, data: bytes) -> Iterator[Made | File | Unread]:
    try:
        for inner, content in ole.embedded(data):
            yield package.file.inner(f"{name}!{inner}", content)
        prose = Prose(seen=False)
        for source in macros.sources(ole.streams(data)):
            prose.line([Run(source)], Place(part=package.file.place_of(name)))
        yield from prose.made(package.budget.limits)
    except (OSError, ValueError, LookupError, ArithmeticError) as error:
        yield package.unread(name, "broken", type(error).__name__)
    # Words beside the embedded file, such as its path on the disk of the one who embedded it.
    yield from binary(package, name, data)


def _inflated(package: Package, data: bytes) -> bytes:
    """Return what a compressed drawing inflates to, within the budget."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    most = package.budget.limits.held
    with gzip.open(package.file.inner("", data).open()) as stream:
        inflated = stream.read(most + 1)
    if len(inflated) > most:
        raise OverLimit("too-large")
    package.budget.unpack(len(inflated))
    return inflated


def directory(package: Package) -> Iterator[Made]:
    """Yield the names of the parts, which somebody may have chosen, and the comments of the zip."""
    prose = Prose(seen=False)
    place = Place(part=package.file.part)
    for info in package.zip.infolist():
        prose.line([Run(info.filename, info, NAME)], place)
    for comment in (package.zip.comment, *(info.comment for info in package.zip.infolist())):
        if comment:
            prose.line([Run(comment.decode("utf-8", "replace"), comment, NAME)], place)
    yield from prose.made(package.budget.limits)
