"""All words of a PDF that stand in none of its pages: names, notes, forms, scripts, attachments."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import pikepdf

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.opening.office.raw import words
from mamori.core.scan.opening.opener import Budget, Found
from mamori.core.scan.opening.pdf.spoken import Spoken, spoken_in
from mamori.core.scan.places import Place, Spans

# Keys that lead to what holds no words: fonts, colours, what is drawn (`pdf_apart` reads that).
_DULL = frozenset(
    {
        *("/FontFile", "/FontFile2", "/FontFile3", "/ToUnicode", "/CIDToGIDMap", "/CIDSet"),
        *("/Encoding", "/CMapName", "/BaseFont", "/FontName", "/FontFamily", "/Registry"),
        *("/Ordering", "/CharSet", "/CharProcs", "/Contents", "/ColorSpace", "/Function"),
        *("/DestOutputProfile", "/Lookup", "/SMask", "/Mask", "/ID", "/ByteRange", "/Cert"),
        *("/W", "/W2", "/Widths", "/MediaBox", "/CropBox", "/BBox", "/Rect", "/Matrix"),
    }
)
_LEADS = {"/JS": "scripts", "/XFA": "form fields"}
# Arrays that are longer are asked as a whole whether they say anything: in PDFs for those who do
# not see, each word on a page is numbered and referred to.
_MANY = 8
_MARK = rb"<< /MCID [0-9]+(?: /Pg [0-9]+ [0-9]+ R)?(?: /Type /MCR)? >>"
_NUMBERS = re.compile(rb"\[(?: (?:[-+.0-9]+(?: [0-9]+ R)?|%b))*+ \]" % _MARK)
_DRAWN = frozenset({"/Image", "/Form"})
_DEPTH = 40
_LONG_NAME = 8  # letters; shorter ones are the format's own, or say nothing
_BINARY = 0.1  # part of control characters from which on a string is no text


def objects(
    pdf: pikepdf.Pdf, everything: Sequence[Any], file: File, budget: Budget, spoken: Spoken
) -> Iterator[Found]:
    """Yield one block of the strings of all objects, then files and other streams within.

    `spoken` is what drawings that were read already say.
    """
    walk = _Walk(pdf, everything, spoken)
    yield from walk.strings(file)
    for each in walk.streams:
        place = Place(part=file.place_of(walk.kinds.get(each.objgen) or _kind(each)))
        try:
            yield from _stream(each, walk, file, place, budget)
        except (pikepdf.PdfError, ValueError):
            yield Unread(place=place, reason="broken")


@dataclass(slots=True)
class _Walk:
    """What one pass over all objects gathers."""

    pdf: pikepdf.Pdf
    everything: Sequence[Any]
    spoken: Spoken
    streams: list[pikepdf.Stream] = field(default_factory=list)
    names: dict[tuple[int, int], str] = field(default_factory=dict)  # of embedded files
    kinds: dict[tuple[int, int], str] = field(default_factory=dict)  # of streams
    _dull: set[tuple[int, int]] = field(default_factory=set)
    _lines: dict[tuple[str, str, int | None], None] = field(default_factory=dict)
    _pages: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        drawing: set[tuple[int, int]] = set()
        for number, page in enumerate(self.pdf.pages, 1):
            self._pages[page.obj.objgen] = number
            contents = page.obj.get("/Contents")
            drawing.update(
                each.objgen for each in (contents, *_array(contents)) if each is not None
            )
            for note in _array(page.obj.get("/Annots")):
                self._pages[note.objgen] = number
        for each in self.everything:
            self._add(each, _kind(each), self._pages.get(each.objgen))
            if isinstance(each, pikepdf.Stream) and (each.objgen in drawing or _is_form(each)):
                self._add_spoken(each)
        trailer = self.pdf.trailer
        self._add(trailer.get("/Info"), "Info", None)
        self.streams = [
            each
            for each in self.everything
            if isinstance(each, pikepdf.Stream)
            and each.objgen not in self._dull
            and _may_speak(each)
        ]

    def strings(self, file: File) -> Iterator[Block]:
        """Yield all strings as one block, a line each."""
        texts, starts, places, length = [], [], [], 0
        for kind, text, page in self._lines:
            starts.append(length)
            places.append(Place(part=file.place_of(kind), page=page))
            texts.append(f"{text}\n")
            length += len(texts[-1])
        if texts:
            yield Block(text="".join(texts), locator=Spans(starts, places), seen=False)

    def _add(self, each: Any, kind: str, page: int | None, depth: int = 0) -> None:
        if isinstance(each, pikepdf.String):
            for text in _text(each):
                self._lines.setdefault((kind, text, page))
        elif isinstance(each, pikepdf.Name):
            self._name(str(each), kind, page)
        elif depth > _DEPTH:
            return
        elif isinstance(each, pikepdf.Array):
            if len(each) > _MANY and _NUMBERS.fullmatch(each.unparse()):
                return
            for item in each:
                if isinstance(item, pikepdf.Object) and not item.is_indirect:
                    self._add(item, kind, page, depth + 1)
        elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            self._members(each, kind, page, depth)

    def _members(self, each: Any, kind: str, page: int | None, depth: int) -> None:
        if "/EF" in each:
            name = str(each.get("/UF", each.get("/F", "attachment")))
            self.names.update({stream.objgen: name for stream in each.EF.values()})
        for key, value in each.items():
            if not isinstance(value, pikepdf.Object):
                continue
            if key in _DULL and (key != "/Contents" or not isinstance(value, pikepdf.String)):
                self._skip(value)
                continue
            if key in _LEADS:
                self.kinds.update({each.objgen: _LEADS[key] for each in (value, *_array(value))})
            self._name(key, kind, page)
            if not value.is_indirect:
                self._add(value, kind, page, depth + 1)

    def _add_spoken(self, stream: Any) -> None:
        with suppress(pikepdf.PdfError):  # then nobody can draw it either
            said = self.spoken.get(stream.objgen)
            for each in spoken_in(stream.read_bytes()) if said is None else said:
                self._add(pikepdf.Object.parse(each), "tags", None)

    def _skip(self, value: Any) -> None:
        for each in (value, *_array(value)):
            if each.is_indirect:
                self._dull.add(each.objgen)

    def _name(self, name: str, kind: str, page: int | None) -> None:
        text = name.removeprefix("/")
        if len(text) > _LONG_NAME and not text.isalpha():
            self._lines.setdefault((kind, text, page))


def _is_form(stream: Any) -> bool:
    return str(stream.get("/Subtype", "")) == "/Form" or "/PatternType" in stream


def _array(value: Any) -> Iterator[Any]:
    if isinstance(value, pikepdf.Array):
        yield from (each for each in value if isinstance(each, pikepdf.Object))


def _text(string: pikepdf.String) -> Iterator[str]:
    text = str(string)
    if text.isprintable():
        yield text
        return
    text = text.replace("\r", "\n")
    control = sum(letter < " " and letter not in "\n\t" for letter in text)
    if control > _BINARY * len(text):
        yield from (found.text for found in words(bytes(string)))
    elif text.strip():
        yield text


def _kind(each: Any) -> str:
    """Name what an object is, for a reader of the report."""
    if not isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        return "objects"
    own = {str(each.get("/Type", "")), *each.keys()}
    return next((kind for kind, keys in _KINDS if not keys.isdisjoint(own)), "objects")


_KINDS = (
    ("attachments", frozenset({"/EmbeddedFile", "/Filespec", "/EF"})),
    ("metadata", frozenset({"/Metadata"})),
    ("layers", frozenset({"/OCG", "/OCProperties"})),
    ("tags", frozenset({"/StructElem", "/StructTreeRoot", "/Alt", "/ActualText"})),
    ("form fields", frozenset({"/FT", "/XFA"})),
    ("scripts", frozenset({"/JS"})),
    ("annotations", frozenset({"/Annot"})),
    ("outline", frozenset({"/Outlines", "/Title"})),
    ("Info", frozenset({"/Producer", "/Creator", "/CreationDate"})),
    ("page labels", frozenset({"/PageLabels", "/Nums"})),
    ("destinations", frozenset({"/Names", "/Dests"})),
)


def _may_speak(stream: Any) -> bool:
    if "/PatternType" in stream or str(stream.get("/Subtype", "")) in _DRAWN:
        return False
    return str(stream.get("/Type", "")) not in {"/ObjStm", "/XRef", "/Halftone"}


def _stream(each: Any, walk: _Walk, file: File, place: Place, budget: Budget) -> Iterator[Found]:
    data = each.read_bytes()
    budget.unpack(len(data))
    if each.objgen in walk.names or str(each.get("/Type", "")) == "/EmbeddedFile":
        yield file.inner(walk.names.get(each.objgen, "attachment"), data)
        return
    text = _decoded(data)
    if text.strip():
        yield Block(text=text, locator=Spans([0], [place]), seen=False)


def _decoded(data: bytes) -> str:
    """Return a stream as text: XMP, XFA and scripts are; of others the words that stand in them."""
    with suppress(UnicodeDecodeError):
        wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
        return unescape(data.decode("utf-16" if wide else "utf-8"))
    return "\n".join(found.text for found in words(data))
