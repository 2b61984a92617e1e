"""Office packages put together from raw parts, with a number of its own in each hiding place."""

import io
import struct
from dataclasses import dataclass, field
from zipfile import ZIP_DEFLATED, ZipFile
from zlib import compress, crc32

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass
class Planted:
    """Hands out numbers, and knows what was hidden where. No phone in Japan is 090-0000-…."""

    numbers: dict[str, str] = field(default_factory=dict)

    def __call__(self, place: str) -> str:
        assert place not in self.numbers, place
        number = f"090-0000-{len(self.numbers) + 1000}"
        self.numbers[place] = number
        return number

    def missing(self, text: str) -> list[str]:
        """Return the places whose number does not stand in a text."""
        return [place for place, number in self.numbers.items() if number not in text]

    def left(self, text: str) -> list[str]:
        """Return the places whose number still stands in a text, with or without its hyphens."""
        return [
            place
            for place, number in self.numbers.items()
            if number in text
            or number.replace("-", "") in text
            or number[1:].replace("-", "") in text
        ]


@dataclass
class Package:
    """Parts of an OOXML package; content types and relations are written by themselves."""

    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    comment: bytes = b""

    def add(self, name: str, content: str | bytes, kind: str = "") -> None:
        """Add a part; `kind` is its content type, if its ending does not tell it."""
        data = content if isinstance(content, bytes) else (_HEAD + content).encode()
        self.parts[name] = data
        if kind:
            self.types[name] = kind

    def link(self, source: str, kind: str, target: str, mode: str = "") -> str:
        """Let a part (or the package: an empty name) relate to a target; return the id."""
        links = self.links.setdefault(source, [])
        kind = kind if ":" in kind else f"{OFFICE}/{kind}"
        outside = f' TargetMode="{mode}"' if mode else ""
        links.append(
            f'<Relationship Id="rId{len(links) + 1}" Type="{kind}" Target="{target}"{outside}/>'
        )
        return f"rId{len(links)}"

    def save(self) -> bytes:
        """Return the package."""
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as into:
            into.comment = self.comment
            into.writestr("[Content_Types].xml", self._types())
            for source, links in self.links.items():
                folder, _, name = source.rpartition("/")
                where = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
                into.writestr(
                    where,
                    f'{_HEAD}<Relationships xmlns="{PACKAGE}">{"".join(links)}</Relationships>',
                )
            for name, data in self.parts.items():
                into.writestr(name, data)
        return out.getvalue()

    def _types(self) -> str:
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
            "png": "image/png",
            "bin": "application/vnd.openxmlformats-officedocument.oleObject",
            "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing",
            "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "html": "text/html",
            "emf": "image/x-emf",
        }
        listed = "".join(
            f'<Default Extension="{ending}" ContentType="{kind}"/>'
            for ending, kind in defaults.items()
        ) + "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in self.types.items()
        )
        space = "http://schemas.openxmlformats.org/package/2006/content-types"
        return f'{_HEAD}<Types xmlns="{space}">{listed}</Types>'


def properties(package: Package, plant: Planted) -> None:
    """Add the properties that all kinds of documents have."""
    family = "application/vnd.openxmlformats-officedocument"
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    package.link("", f"{PACKAGE}/metadata/core-properties", "docProps/core.xml")
    package.link("", "extended-properties", "docProps/app.xml")
    package.link("", "custom-properties", "docProps/custom.xml")
    package.add(
        "docProps/core.xml",
        f'<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{plant('title')}</dc:title><dc:subject>{plant('subject')}</dc:subject>"
        f"<dc:creator>{plant('creator')}</dc:creator><cp:keywords>{plant('keywords')}</cp:keywords>"
        f"<dc:description>{plant('description')}</dc:description>"
        f"<cp:lastModifiedBy>{plant('last modified by')}</cp:lastModifiedBy>"
        f"<cp:category>{plant('category')}</cp:category></cp:coreProperties>",
        "application/vnd.openxmlformats-package.core-properties+xml",
    )
    package.add(
        "docProps/app.xml",
        f'<Properties xmlns="{OFFICE.replace("relationships", "extended-properties")}">'
        f"<Manager>{plant('manager')}</Manager><Company>{plant('company')}</Company>"
        f"<HyperlinkBase>{plant('hyperlink base')}</HyperlinkBase></Properties>",
        f"{family}.extended-properties+xml",
    )
    package.add(
        "docProps/custom.xml",
        f'<Properties xmlns="{OFFICE.replace("relationships", "custom-properties")}"'
        f' xmlns:vt="{OFFICE.replace("relationships", "docPropsVTypes")}">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2"'
        f' name="{plant("name of a custom property")}"><vt:lpwstr>{plant("custom property")}'
        "</vt:lpwstr></property></Properties>",
        f"{family}.custom-properties+xml",
    )


def picture() -> bytes:
    """Return a white picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", compress(b"\0\xff")) + chunk(b"IEND", b"")


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file (OLE) with streams in its root, each padded to 4,096 bytes."""
    free, end, fat_sector = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    fat, body, entries = [fat_sector, end], b"", []
    for name, data in streams.items():
        padded = data.ljust(-(-max(len(data), 4096) // 512) * 512, b"\0")
        first, count = len(fat), len(padded) // 512
        fat += [*range(first + 1, first + count), end]
        body += padded
        entries.append((name, 2, first, len(padded)))
    directory = b""
    for at, (name, kind, first, size) in enumerate([("Root Entry", 5, end, 0), *entries]):
        wide = name.encode("utf-16-le")
        following = at + 1 if 0 < at < len(entries) else free
        child = 1 if at == 0 else free
        directory += (
            wide.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(wide) + 2, kind, 1, free, following, child)
            + b"\0" * 36
            + struct.pack("<IQ", first, size)
        )
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 16
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + b"\0" * 6
        + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
        + struct.pack("<109I", 0, *[free] * 108)
    )
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    assert len(table) == 512, "more than one sector of this small writer"
    assert len(entries) < 4, "likewise"
    return header + table + directory.ljust(512, b"\0") + body


def wrapped(name: str, data: bytes) -> bytes:
    """Return a file as the packager of Windows embeds it."""
    named = name.encode() + b"\0"
    body = b"\x02\0" + named + named + b"\0\0\x03\0" + struct.pack("<I", len(named)) + named
    body += struct.pack("<I", len(data)) + data
    return compound({"\x01Ole10Native": struct.pack("<I", len(body)) + body})
