"""Files that are made to do harm, and the work of a worker that reads them."""

import bz2
import gzip
import lzma
import random
import struct
import zipfile
from collections.abc import Callable, Iterator
from datetime import date

from tests.core.scan.opening.archives.archives import tarred, zipped
from tests.core.scan.opening.office.ole import storage

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.findings import Finding
from mamori.core.scan.limits import MEGABYTE, Limits
from mamori.core.scan.opening import Budget, walk
from mamori.core.scan.scanner import Scanner

SMALL = Limits(
    files=2000, unpacked=200 * MEGABYTE, held=64 * MEGABYTE, memory=2000 * MEGABYTE, seconds=30
)
ENDINGS = (
    *("txt", "csv", "html", "xml", "eml", "mbox", "msg", "zip", "tar", "gz", "bz2", "xz", "pdf"),
    *("docx", "xlsx", "pptx", "odt", "ods", "odp", "doc", "xls", "ppt", "rtf", "jtd", "exe"),
    *("png", "jpg", "webp", "tiff", "heic", "gif", "bmp", "mp4"),
)
_HEAD = b"From: a@school.example\nTo: b@school.example\nSubject: x\n"
_ZEROS = bytes(100 * MEGABYTE)


def setup(limits: Limits) -> Callable[[File], tuple[int, tuple[str, ...]]]:
    """Return work that reads a file and tells how many letters it has, and what was not read."""

    def work(file: File) -> tuple[int, tuple[str, ...]]:
        letters, reasons = 0, set[str]()
        for found in walk(file, Budget(limits=limits)):
            if isinstance(found, Block):
                letters += len(found.text)
            elif isinstance(found, Unread):
                reasons.add(found.reason)
        return letters, tuple(sorted(reasons))

    return work


def scanning(limits: Limits) -> Callable[[File], int]:
    """Return work that scans a file and tells how much it found."""
    scanner = Scanner(day=date(2026, 12, 1))

    def work(file: File) -> int:
        found = scanner.scan(file, Budget(limits=limits))
        return sum(isinstance(each, Finding) for each in found)

    return work


def tiring() -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes that take a finder long whose work grows faster than its text."""
    letters, gaps = "\t".join("a" * 50_000), "\t" * 50_000
    yield "upright.tsv", f"{letters}\n{gaps}\n{letters}\n{gaps}\n{letters}".encode()


def bombs() -> Iterator[tuple[str, bytes, str]]:
    """Yield names, bytes, and a reason that each must give."""
    yield "zeros.gz", gzip.compress(_ZEROS, 1), "unknown-format"
    yield "zeros.xz", lzma.compress(_ZEROS, preset=0), "unknown-format"
    yield "large.bz2", bz2.compress(_ZEROS + _ZEROS + _ZEROS, 1), "too-large"
    yield "flat.zip", zipped({f"{n}.txt": _ZEROS for n in range(3)}), "too-large"
    yield "laid-over.zip", laid_over(zipped({"a": _ZEROS}), 1000), "broken"
    inner = zipped({"a.txt": b" " * MEGABYTE})
    for level in range(4):
        inner = zipped({f"{level}-{n}.zip": inner for n in range(16)})
    yield "tree.zip", inner, "too-large"
    deep = b"the innermost"
    for level in range(60):
        deep = zipped({f"{level}.zip": deep}) if level % 2 else tarred({f"{level}.tar": deep})
    yield "deep.zip", deep, "too-deep"
    yield "many.zip", zipped({str(n): b"" for n in range(3000)}, zipfile.ZIP_STORED), "too-many"
    yield "sparse.tar", sparse_tar(1 << 50), "too-large"
    yield "deep.eml", (_HEAD + b"Content-Type: message/rfc822\n\n") * 500 + _HEAD, "too-deep"
    yield "deeper.eml", (_HEAD + b"Content-Type: message/rfc822\n\n") * 9000 + _HEAD, "too-deep"


def laughs() -> Iterator[tuple[str, bytes]]:
    """Yield files that are read without harm, though they are made to do some."""
    laugh = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))
    for root, name in (("svg", "a.svg"), ("x", "a.xml"), ("html", "a.html")):
        doctype = f'<!DOCTYPE {root} [<!ENTITY l0 "ha">{laugh}<!ENTITY f SYSTEM "/dev/zero">]>'
        text = f'<?xml version="1.0"?>{doctype}<{root}>&l29;&f;</{root}>'
        yield name, text.encode()
    yield "deep.html", b"<div>" * 200_000 + b"deep" + b"</div>" * 200_000
    yield "tables.html", b"<table><tr><td rowspan=99999 colspan=99999>" * 5_000
    yield "deep.xml", b"<?xml version='1.0'?>" + b"<a>" * 200_000
    yield "attribute.html", b"<p title='" + b"a" * (20 * MEGABYTE) + b"'>"
    yield "comments.html", b"<!--" * 500_000
    yield "line.csv", b'a,b\n"' + b"x," * 3_000_000
    yield "quotes.csv", b"a,b\n" + b'"' * 1_000_001
    yield "marks.txt", ("e" + "\u0301" * 2_000_000).encode()
    yield "parts.eml", parts(3000)
    yield "header.eml", _HEAD + b"X: " + b"=?utf-8?q?=41?= " * 50_000 + b"\n\nx"
    yield "from.mbox", b"From x Mon 2026\nFrom: x\n\n" * 1500


def parts(count: int) -> bytes:
    boundary = b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n'
    return _HEAD + b"".join(boundary % (number, number) for number in range(count // 30)) + b"x"


def laid_over(data: bytes, count: int) -> bytes:
    """Return an archive whose entries are all the same bytes."""
    at, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    directory = data[at:end] * count
    tail = (b"PK\x05\x06", 0, 0, count, count, len(directory), at, 0)
    return data[:at] + directory + struct.pack("<4s4H2IH", *tail)


def sparse_tar(size: int) -> bytes:
    """Return an archive that says of its file that it has so many bytes."""
    data = bytearray(tarred({"a": b""}))
    data[124:136] = b"\x80" + size.to_bytes(11, "big")
    data[148:156] = b" " * 8
    data[148:156] = b"%06o\0 " % sum(data[:512])
    return bytes(data)


def samples() -> Iterator[tuple[str, bytes]]:
    """Yield a small sound file of each format that these tests can make."""
    yield "a.txt", "清水　結衣\n".encode("cp932") * 20
    yield "a.csv", '番号,氏名\n1,"清水"\n'.encode() * 20
    yield "a.html", "<!DOCTYPE html><table><tr><td>清水</table><script>1</script>".encode()
    yield "a.eml", _HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\n"
    yield "a.mbox", b"From x Mon Apr  6 08:00:00 2026\n" + _HEAD + b"\nx\n"
    yield "a.zip", zipped({"a.txt": b"x" * 500, "b.csv": b"a,b\n1,2\n"})
    yield "a.tar", tarred({"a.txt": b"x" * 500})
    yield "a.gz", gzip.compress(b"x" * 500)
    yield "a.bz2", bz2.compress(b"x" * 500)
    yield "a.xz", lzma.compress(b"x" * 500)
    texts = {"__substg1.0_1000001F": "清水".encode("utf-16-le"), "__properties_version1.0": b"x"}
    yield "a.msg", storage(texts)
    yield (
        "a.pdf",
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\ntrailer<</Root 1 0 R>>",
    )
    yield "a.docx", zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
    yield "a.xlsx", zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<w/>"})


def broken(seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield sound files cut off and with bytes changed, and bytes by chance with each ending."""
    chance = random.Random(seed)  # noqa: S311 -- the same bytes each time
    for name, data in samples():
        for part in range(1, 8):
            yield f"{part}-{name}", data[: len(data) * part // 8]
            spoilt = bytearray(data)
            for _ in range(part):
                spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
            yield f"spoilt-{part}-{name}", bytes(spoilt)
    heads = [data[:8] for _, data in samples()]
    for ending in ENDINGS:
        yield f"a.{ending}", chance.randbytes(3000)
        yield f"head.{ending}", chance.choice(heads) + chance.randbytes(3000)
        yield f"empty.{ending}", b""
