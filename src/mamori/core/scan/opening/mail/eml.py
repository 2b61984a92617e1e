"""Mail: headers, bodies, attachments, and mail within mail."""

import io
import mimetypes
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening import text
from mamori.core.scan.opening.archives.zip import text_of
from mamori.core.scan.opening.decoding import decoded
from mamori.core.scan.opening.mail.headers import file_name, lines_of
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.web import html
from mamori.core.scan.places import Lines, Place

_FILES = {"text/csv", "text/tab-separated-values", "text/rtf", "text/xml"}
_CLOSED = {"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"}


def read(file: File, budget: Budget) -> Iterator[File | Block | Unread]:
    """Yield what stands in a mail; attachments are files within it."""
    if file.size > budget.limits.held:
        raise OverLimit("too-large")
    try:
        message = parsed(file.read())
    except RecursionError:
        # The parser gives up on mail in mail in mail; its letters are still there.
        yield from text.read(file, budget)
        raise
    yield from _Reader(file, budget).message(message, "")


def parsed(data: bytes) -> Message:
    """Return a mail as the standard library reads it.

    Raises:
        RecursionError: it lies in too many others.
    """
    return BytesParser(policy=compat32).parsebytes(data)


def parts_of(part: Message) -> list[Message]:
    """Return the parts within a part, or the mail in it; none if it is a part by itself."""
    content = part.get_payload()
    return [each for each in content if isinstance(each, Message)] if part.is_multipart() else []


def beside_parts(text: str | None) -> str:
    """Return what stands before or after the parts, which the library keeps as the bytes it was."""
    return text_of((text or "").encode("ascii", "surrogateescape"))


def is_body(part: Message) -> bool:
    """Tell whether a part is something to read in the mail itself, and no file."""
    kind = part.get_content_type()
    return kind.startswith("text/") and kind not in _FILES and not file_name(part)


class _Reader:
    def __init__(self, file: File, budget: Budget) -> None:
        self._file, self._budget = file, budget
        self._bodies = self._messages = self._attached = 0

    def message(
        self, message: Message, prefix: str, depth: int = 0
    ) -> Iterator[File | Block | Unread]:
        """Yield what stands in a mail, of which `prefix` says where in the outer one it lies."""
        if self._budget.depth + depth > self._budget.limits.depth:
            yield self._unread(prefix or "message", "too-deep")
            return
        for shown in (True, False):
            yield from self._text(lines_of(message, shown=shown), f"{prefix}headers", seen=shown)
        waiting = [message]
        while waiting:
            part = waiting.pop()
            inner = parts_of(part)
            if part.get_content_maintype() == "multipart" and inner:
                waiting += reversed(inner)
                beside = [beside_parts(part.preamble), beside_parts(part.epilogue)]
                yield from self._text(beside, f"{prefix}beside the parts", seen=False)
            elif inner:
                for each in inner:
                    self._messages += 1
                    within = f"{prefix}message {self._messages}!"
                    yield from self.message(each, within, depth + 1)
            else:
                yield from self._part(part, prefix)
            if part is not message:
                headers = lines_of(part, shown=True) + lines_of(part, shown=False)
                yield from self._text(headers, f"{prefix}headers of parts", seen=False)

    def _part(self, part: Message, prefix: str) -> Iterator[File | Block | Unread]:
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        self._budget.unpack(len(data))
        kind, name = part.get_content_type(), file_name(part)
        if kind in _CLOSED:
            yield self._unread(f"{prefix}{name or kind}", "encrypted")
        elif not is_body(part):
            yield self._file.inner(f"{prefix}{name or self._name(kind)}", data)
        elif data:
            yield from self._body(part, data, prefix)

    def _body(self, part: Message, data: bytes, prefix: str) -> Iterator[File | Block | Unread]:
        self._bodies += 1
        body = File("body", data, self._file.place_of(f"{prefix}body {self._bodies}"))
        pieces = decoded(io.BytesIO(data), len(data), str(part.get_content_charset("")))
        if part.get_content_subtype() == "html":
            yield from html.found_in(pieces, body, self._budget)
        else:
            yield from text.blocks_of(pieces, Place(part=body.part), self._budget.limits)

    def _name(self, kind: str) -> str:
        self._attached += 1
        return f"attachment {self._attached}{mimetypes.guess_extension(kind) or ''}"

    def _text(self, lines: list[str], part: str, *, seen: bool) -> Iterator[Block]:
        joined = "\n".join(lines)
        if joined.strip():
            place = Place(part=self._file.place_of(part))
            yield Block(text=joined, locator=Lines(place), seen=seen)

    def _unread(self, part: str, reason: str) -> Unread:
        return Unread(place=Place(part=self._file.place_of(part)), reason=reason)
