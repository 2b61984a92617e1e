"""Redacts mail: headers, bodies, the names of attachments and what is in them."""

import io
import quopri
from base64 import encodebytes
from email.generator import BytesGenerator
from email.header import Header
from email.message import Message
from email.policy import compat32

from mamori.core.scan.files import File
from mamori.core.scan.opening.mail.eml import is_body, parsed
from mamori.core.scan.opening.mail.headers import file_name, words_of
from mamori.core.scan.redacting import html
from mamori.core.scan.redacting.covering import cover, covered
from mamori.core.scan.redacting.redactor import Inner, Spots

_ENCODING = "Content-Transfer-Encoding"


def redact(file: File, spots: Spots, inner: Inner) -> bytes:
    """Return the mail; parts keep their order, and bodies their encoding."""
    message = parsed(file.read())
    for part in message.walk():
        if not part.is_multipart():
            _content(part, file, spots, inner)
        part.preamble = _covered(part.preamble, spots)
        part.epilogue = _covered(part.epilogue, spots)
        _name(part, spots)
        _headers(part, spots)
    out = io.BytesIO()
    BytesGenerator(out, mangle_from_=False, maxheaderlen=0, policy=compat32).flatten(message)
    return out.getvalue()


def _content(part: Message, file: File, spots: Spots, inner: Inner) -> None:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = str(part.get_content_charset(""))
    if not is_body(part):
        kept = inner(file.inner(file_name(part) or "attachment", data))
    elif part.get_content_subtype() == "html":
        kept = html.redacted(data, charset, spots, inner)
    else:
        kept = covered(data, spots, charset)
    if kept != data:
        _put(part, kept)


def _put(part: Message, data: bytes) -> None:
    encoding = str(part.get(_ENCODING, "")).strip().lower()
    if encoding == "base64" or b"\0" in data:
        part.set_payload(encodebytes(data).decode("ascii"))
        del part[_ENCODING]
        part[_ENCODING] = "base64"
    elif encoding == "quoted-printable":
        part.set_payload(quopri.encodestring(data).decode("ascii"))
    else:
        part.set_payload(data.decode("ascii", "surrogateescape"))


def _name(part: Message, spots: Spots) -> None:
    name = file_name(part)
    spans = spots(name)
    if spans:
        for header, parameter in (("Content-Disposition", "filename"), ("Content-Type", "name")):
            if header in part:
                part.del_param(parameter, header)
                part.set_param(parameter, cover(name, spans), header, charset="utf-8")


def _headers(part: Message, spots: Spots) -> None:
    kept = []
    for name, value in part.raw_items():
        words = words_of(value)
        # A boundary that looked like a number would part nothing any more.
        spans = [] if "boundary=" in words else spots(words)
        kept.append((name, Header(cover(words, spans), "utf-8").encode() if spans else value))
    for name in set(part.keys()):
        del part[name]
    for name, value in kept:
        part.set_raw(name, value)


def _covered(text: str | None, spots: Spots) -> str | None:
    """Cover what stands beside the parts, which the library keeps as the bytes it was."""
    if not text:
        return text
    data = covered(text.encode("ascii", "surrogateescape"), spots)
    return data.decode("ascii", "surrogateescape")
