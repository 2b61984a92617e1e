"""Text, pages, mail and archives: nothing is left for a reader that is none of ours."""

import base64
import bz2
import gzip
import io
import json
import lzma
import quopri
import re
import struct
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from html import unescape
from unicodedata import normalize
from urllib.parse import unquote

import pytest
from olefile import OleFileIO
from tests.core.scan.opening.archives.archives import tarred, zipped, zipped_in
from tests.core.scan.opening.office.ole import storage

from mamori.core.scan.files import File
from mamori.core.scan.opening.mail.rtf_packed import plain_rtf
from mamori.core.scan.opening.types import type_of
from mamori.core.scan.redacting import archives, csv, html, mail, mailbox, msg, text, xml
from mamori.core.scan.redacting.redactor import Inner, Spots

SECRETS = ("清水結衣", "清水", "結衣", "Nguyễn Thị Hương", "090-0000-1234")
PLANTED = re.compile("|".join(SECRETS))
REDACTORS = {
    "text": text.redact,
    "json": text.redact,
    "card": text.redact,
    "csv": csv.redact,
    "xml": xml.redact,
    "html": html.redact,
    "eml": mail.redact,
    "mbox": mailbox.redact,
    "zip": archives.redact,
    "tar": archives.redact,
    "msg": msg.redact,
    **dict.fromkeys(("gzip", "bz2", "xz"), archives.redact),
}


def spots(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in PLANTED.finditer(text)]


def redacted(name: str, data: bytes, marks: Spots = spots) -> bytes:
    def inner(file: File) -> bytes:
        redact: Callable[[File, Spots, Inner], bytes] = REDACTORS[type_of(file)]
        return redact(file, marks, inner)

    return inner(File(name, data))


def leaks(data: bytes) -> list[str]:
    """Return the secrets that stand in bytes, in any of the ways in which they may be written."""
    texts = [data.decode(each, "ignore") for each in ("utf-8", "cp932", "euc-jp", "iso-2022-jp")]
    texts += [data[at:].decode("utf-16-le", "ignore") for at in (0, 1)]
    texts.append(normalize("NFC", data.decode("cp1258", "ignore")))
    texts += [unescape(unquote(each)) for each in texts[:3]]
    found = {secret for secret in SECRETS for each in texts if secret in each}
    return sorted(found)


LINES = "組　氏名\r\n1　清水結衣　090-0000-1234\n2　Nguyễn Thị Hương\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le"])
def test_text_loses_what_is_to_go_and_nothing_else(encoding: str) -> None:
    data = LINES.encode(encoding)
    assert leaks(data)
    copy = redacted("a.txt", data)
    assert leaks(copy) == []
    assert copy.decode(encoding) == "組　氏名\r\n1　████　█████████████\n2　██████ ███ █████\n"


@pytest.mark.parametrize("encoding", ["cp932", "euc-jp", "iso-2022-jp"])
def test_old_encodings_stay_what_they_are(encoding: str) -> None:
    before = "組　氏名\r\n1　清水結衣　090-0000-1234　欠席です\n"
    copy = redacted("a.txt", before.encode(encoding))
    assert copy.decode(encoding) == "組　氏名\r\n1　****　*************　欠席です\n"


def test_letters_with_marks_of_their_own_are_one_to_the_finder() -> None:
    for encoding in ("utf-8", "utf-16"):
        copy = redacted("a.txt", normalize("NFD", f"x {LINES} é").encode(encoding))
        assert leaks(copy) == []
        assert "Hương" not in normalize("NFC", copy.decode(encoding))
        assert copy.decode(encoding).endswith(" e\u0301")
    vietnamese = "Họ và tên: Nguyễn Thị Hương, lớp 3\n" * 2
    tones = "\u0300\u0301\u0303\u0309\u0323"
    data = b"".join(
        normalize("NFC", re.sub(f"[{tones}]", "", normalize("NFD", each))).encode("cp1258")
        + "".join(re.findall(f"[{tones}]", normalize("NFD", each))).encode("cp1258")
        for each in vietnamese
    )
    copy = redacted("a.txt", data)
    assert leaks(data) == ["Nguyễn Thị Hương"]
    assert leaks(copy) == []
    assert "lớp 3" in normalize("NFC", copy.decode("cp1258"))


def test_bytes_that_are_no_letters_stay() -> None:
    data = b"\xfe caf\xe9 " + LINES.encode() * 20 + b"\x80"
    copy = redacted("a.txt", data)
    assert (copy[:6], copy[-1:]) == (b"\xfe caf\xe9"[:6], b"\x80")
    assert leaks(copy) == []


def test_long_texts_are_looked_at_block_by_block() -> None:
    sizes: list[int] = []

    def marks(text: str) -> list[tuple[int, int]]:
        sizes.append(len(text))
        return spots(text)

    data = (LINES * 80_000).encode()
    copy = redacted("a.txt", data, marks)
    assert leaks(copy) == []
    assert len(sizes) > 1
    assert max(sizes) < 2_000_000
    assert copy.count("█".encode()) == 80_000 * (4 + 13 + 14)


def test_lists_keep_their_cells() -> None:
    copy = redacted("a.csv", '番号,氏名\n1,"清水結衣"\n2,090-0000-1234\n'.encode())
    assert copy.decode() == '番号,氏名\n1,"████"\n2,█████████████\n'


def test_json_and_cards_keep_their_form() -> None:
    data = json.dumps(["清水結衣", "𠮷", "keep\n"]).encode()
    assert redacted("a.json", data).decode() == f'["{"█" * 24}", "\\ud842\\udfb7", "keep\\n"]'
    data = "BEGIN:VCALENDAR\r\nSUMMARY:清水結\r\n 衣さん;x\r\n".encode()
    copy = redacted("a.ics", data).decode()
    assert copy == "BEGIN:VCALENDAR\r\nSUMMARY:███\r\n █さん;x\r\n"


def test_xml_keeps_its_form() -> None:
    data = '<?xml version="1.0"?><l><a n="清水結衣"/>&#x6e05;&#27700;&#x7d50;&#x8863; &amp; x</l>'
    copy = redacted("a.xml", data.encode())
    assert copy.decode() == '<?xml version="1.0"?><l><a n="████"/>' + "█" * 32 + " &amp; x</l>"


def test_xml_stays_xml_whatever_its_tags_are_called() -> None:
    for begin in ("", '<?xml version="1.0"?>\n'):
        copy = redacted("a.xml", f"{begin}<a><b>清水結衣</b></a>".encode())
        assert copy.decode() == f"{begin}<a><b>████</b></a>"


def test_xml_loses_it_in_files_that_it_holds() -> None:
    held = base64.b64encode("清水結衣 é".encode()).decode()
    copy = redacted("a.svg", f'<svg><image href="data:text/plain;base64,{held}"/>é</svg>'.encode())
    begin, _, rest = copy.decode().partition("base64,")
    held, quote, end = rest.partition('"')
    assert (begin, quote + end) == ('<svg><image href="data:text/plain;', '"/>é</svg>')
    assert base64.b64decode(held).decode() == "████ é"


PAGE = """<!DOCTYPE html><!-- 清水結衣 --><html><head><meta charset={}><title>清水結衣</title>
<meta name=author content="清水結衣"><script>{{"name": "\\u6e05\\u6c34結衣"}}</script></head>
<body><p title="清水結衣">清<b>水</b><i>結</i>衣さん<br>090-<span>0000</span>-1234
<a href="mailto:%E6%B8%85%E6%B0%B4%E7%B5%90%E8%A1%A3@school.example?x=1">mail</a>
<table><tr><td>清水<td>結衣<td>keep</table><input value="清水結衣"><textarea>清水結衣</textarea>
<div hidden>清水結衣</div><img src="data:text/plain;base64,{}"><pre>清水結衣
keep</pre><ruby>清水結衣<rt>しみず</rt></ruby></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis"])
def test_pages_lose_it_wherever_it_stands(encoding: str) -> None:
    held = base64.b64encode("清水結衣".encode()).decode()
    data = PAGE.format(encoding, held).encode(encoding)
    copy = redacted("a.html", data)
    page = copy.decode(encoding)
    assert leaks(copy) == []
    bare = unescape(re.sub("<[^>]*>", "", page))
    assert not PLANTED.search(bare)
    assert "清" not in bare
    assert "090" not in bare
    assert "\\u6e05" not in page
    assert held not in page
    assert base64.b64decode(page.split("base64,")[1].split('"')[0]).decode() == "████"
    for kept in ("<!DOCTYPE html>", "さん<br>", "keep", "しみず", "@school.example?x=1", "<i>"):
        assert kept in page


def test_pages_lose_what_their_scripts_and_styles_write_as_numbers() -> None:
    page = (
        r"<style>p::after { content: '\6e05\6c34\7d50\8863' }</style><p onclick='say("
        r"&quot;\u6e05\u6c34\u7d50\u8863&quot;)'>keep<script>a = '\u{6e05}\u{6c34}結衣'</script>"
    )
    copy = redacted("a.html", page.encode()).decode()
    assert "6e05" not in copy
    assert "清" not in copy
    assert "結" not in copy
    for kept in ("keep", "content: '████'", "a = '████'"):
        assert kept in copy


def test_pages_lose_what_stands_in_the_files_they_hold() -> None:
    held = base64.b64encode("清水結衣".encode()).decode()
    page = (
        f"<style>a {{ src: url(data:text/plain;base64,{held}) }}</style>"
        f"<img srcset='data:text/plain;base64,{held} 1x, b.png 2x'><a href='data:,清水結衣'>x</a>"
        "<iframe srcdoc='<b>清水</b>結衣 keep'></iframe>"
    )
    copy = redacted("a.html", page.encode())
    assert leaks(copy) == []
    assert held not in copy.decode()
    assert copy.decode().count(base64.b64encode("████".encode()).decode()) == 3
    assert "keep" in copy.decode()


def mail_of(charset: str, transfer: str) -> bytes:
    message = EmailMessage()
    message["From"] = "清水結衣 <shimizu@school.example>"
    message["To"] = "office@school.example"
    message["Subject"] = "清水結衣の欠席 " * 4
    message["X-Note"] = "清水結衣"
    message.set_content(
        "清水結衣さんは欠席です。090-0000-1234\n" * 3, charset=charset, cte=transfer
    )
    message.add_alternative("<p>清<b>水</b>結衣さん", subtype="html")
    message.add_attachment(zipped({"清水結衣.txt": LINES.encode()}), "application", "zip")
    message.add_attachment("清水結衣", filename="清水結衣の成績.txt")
    inner = EmailMessage()
    inner["From"] = inner["To"] = "a@school.example"
    inner["Subject"] = "清水結衣"
    inner.set_content("清水結衣", cte="base64")
    message.add_attachment(inner)
    message.preamble = "090-0000-1234"
    return bytes(message)


def unpacked_mail(data: bytes) -> bytes:
    """Return all that a mail says, by hand: whatever looks like a packed line is unpacked."""
    out = data + quopri.decodestring(data)
    for word in re.findall(rb"=\?[\w-]+\?[bB]\?([^?]*)\?=", data):
        out += b"\n" + base64.b64decode(word)
    for word in re.findall(rb"=\?[\w-]+\?[qQ]\?([^?]*)\?=", data):
        out += b"\n" + quopri.decodestring(word, header=True)
    lines = data.replace(b"\r\n", b"\n")
    for run in re.findall(rb"(?:^[A-Za-z0-9+/]{2,76}={0,2}\n)+", lines, re.MULTILINE):
        found = base64.b64decode(run + b"==")
        out += b"\n" + found
        if found.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(found)) as archive:
                out += b"".join(name.encode() + archive.read(name) for name in archive.namelist())
    return out


@pytest.mark.parametrize(
    ("charset", "transfer"),
    [
        *(("utf-8", transfer) for transfer in ("base64", "quoted-printable", "8bit")),
        *(("iso-2022-jp", "7bit"), ("shift_jis", "base64"), ("shift_jis", "8bit")),
    ],
)
def test_mail_loses_it_wherever_it_stands(charset: str, transfer: str) -> None:
    data = mail_of(charset, transfer)
    assert len(leaks(unpacked_mail(data))) >= 3
    copy = redacted("a.eml", data)
    assert leaks(unpacked_mail(copy)) == []
    read = unpacked_mail(copy)
    assert "さんは欠席です。".encode(charset) in read
    assert copy.count(b"\nContent-Type:") == data.count(b"\nContent-Type:")


def test_mailboxes_keep_their_mails() -> None:
    begin = "From 清水結衣 Mon Apr  6 08:00:00 2026\n".encode()
    mails = [mail_of("utf-8", "8bit"), mail_of("utf-8", "base64")]
    data = b"\n".join(begin + each for each in mails)
    copy = redacted("inbox", data)
    assert leaks(unpacked_mail(copy)) == []
    assert copy.count(b"\nFrom ") == data.count(b"\nFrom ")


def test_mail_of_outlook_loses_it_wherever_it_stands() -> None:
    wide = "清水結衣".encode("utf-16-le")
    rows = [struct.pack("<HHIII", 0x1F, 0x37, 6, len(wide) + 2, 0)]
    rows.append(struct.pack("<HHIII", 0x102, 0x1009, 6, 40, 0))
    page = "<p>清<b>水</b>結衣".encode()
    rows.append(struct.pack("<HHIII", 0x102, 0x1013, 6, len(page), 0))
    data = storage(
        {
            "__properties_version1.0": bytes(32) + b"".join(rows),
            "__substg1.0_0037001F": wide,
            "__substg1.0_1000001F": wide * 3000,
            "__substg1.0_10130102": page,
            "__substg1.0_10090102": plain_rtf(b"{\\rtf1 090-0000-1234}"),
            "__substg1.0_8001001E": "清水結衣の備考です".encode("cp932"),
            "__substg1.0_300B0102": b"\x01\x02PHONE:090-0000-1234\0",
            "__attach_version1.0_#00000000": {
                "__substg1.0_3707001F": "清水結衣.txt".encode("utf-16-le"),
                "__substg1.0_37010102": LINES.encode() * 300,
                "__substg1.0_3701000D": {"__substg1.0_1000001F": wide},
            },
        }
    )
    assert len(leaks(data)) >= 3
    copy = redacted("a.msg", data)
    assert leaks(copy) == []
    with OleFileIO(io.BytesIO(copy)) as container:
        kept = {"/".join(each): container.openstream(each).read() for each in container.listdir()}
    assert kept["__substg1.0_0037001F"].decode("utf-16-le") == "████"
    assert "の備考です" in kept["__substg1.0_8001001E"].decode("cp932")
    assert "__substg1.0_10090102" not in kept
    table = kept["__properties_version1.0"]
    sizes = {row[1]: row[3] for row in struct.iter_unpack("<HHIII", table[32:])}
    assert sizes == {0x37: len(wide) + 2, 0x1013: len(kept["__substg1.0_10130102"])}
    attached = kept["__attach_version1.0_#00000000/__substg1.0_37010102"]
    assert attached.decode().count("欠席") == 0
    assert "██████ ███ █████" in attached.decode()


FILES = {"清水結衣/a.txt": LINES.encode(), "清水結衣.csv": LINES.encode(), "結衣.csv": b"keep"}


def held_in(data: bytes) -> dict[str, bytes]:
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        return {each.name: (tar.extractfile(each) or io.BytesIO()).read() for each in tar}


@pytest.mark.parametrize("data", [zipped(FILES), zipped_in("cp932", FILES), tarred(FILES)])
def test_archives_lose_it_in_names_and_files(data: bytes) -> None:
    copy = redacted("a", data)
    assert leaks(copy) == []
    held = held_in(copy)
    assert list(held) == ["████/a.txt", "████.csv", "██.csv"]
    assert list(held.values())[2] == b"keep"
    assert [leak for each in held.values() for leak in leaks(each)] == []


def test_files_whose_names_become_the_same_stay_apart() -> None:
    held = held_in(redacted("a", zipped({"清水.txt": b"one", "結衣.txt": b"two"})))
    assert held == {"██.txt": b"one", "██ (2).txt": b"two"}


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_packed_files_stay_packed(pack: Callable[[bytes], bytes]) -> None:
    unpack = {b"\x1f\x8b": gzip.decompress, b"BZ": bz2.decompress, b"\xfd7": lzma.decompress}
    copy = redacted("a.txt.gz", pack(zipped({"a.txt": LINES.encode()})))
    (kept,) = held_in(unpack[copy[:2]](copy)).values()
    assert leaks(kept) == []
    assert "██████ ███ █████".encode() in kept


def test_what_archives_say_of_themselves_goes_too() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.comment = "清水結衣の課題".encode("cp932")
        archive.writestr("x", "x")
    assert leaks(redacted("a.zip", out.getvalue())) == []
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        member = tarfile.TarInfo("x")
        member.uname, member.type, member.linkname = "清水結衣", tarfile.SYMTYPE, "to/清水結衣"
        tar.addfile(member)
    assert leaks(redacted("a.tar", out.getvalue())) == []
    out = io.BytesIO()
    with gzip.GzipFile("清水結衣.txt", "wb", fileobj=out) as stream:
        stream.write(b"x")
    assert leaks(redacted("a.gz", out.getvalue())) == []
