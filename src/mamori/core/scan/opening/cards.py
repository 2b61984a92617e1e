"""Address cards and calendars: vCard (RFC 6350, and 2.1 before it) and iCalendar (RFC 5545)."""

import quopri
import re
from collections.abc import Iterator

from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.opening import text
from mamori.core.scan.opening.decoding import codec_of, decoded
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.web import data_uris
from mamori.core.scan.places import Place, Spans

_LINE = re.compile(
    r"(?P<name>[\w.-]*)(?P<more>(?:;(?:\"[^\"]*\"|[^\":])*)?):(?P<value>.*)", re.DOTALL
)
_QUOTED = re.compile(r";(?:ENCODING=)?QUOTED-PRINTABLE\b", re.IGNORECASE)
_BASE64 = re.compile(r";(?:ENCODING=)?(?:BASE64|B)\b(?!=)", re.IGNORECASE)
_CHARSET = re.compile(r";CHARSET=\"?([\w-]+)", re.IGNORECASE)
_TYPE = re.compile(r"(?:TYPE=|/)(\w+)", re.IGNORECASE)
# Values whose parts stand between semicolons.
_IN_PARTS = frozenset({"n", "adr", "org", "sound", "gender", "x-phonetic-name"})

_Line = tuple[int, str]  # its number in the file


def read(file: File, budget: Budget) -> Iterator[Block | File]:
    """Yield the lines, folded ones as one, and the pictures and other files within."""
    if file.size > budget.limits.held:
        yield from text.read(file, budget)
        return
    lines: list[_Line] = []
    size = files = 0
    with file.open() as stream:
        whole = "".join(decoded(stream, file.size))
    for number, line in _unfolded(whole):
        found = _LINE.match(line)
        if found and (inner := _inner(found["more"], found["value"])):
            files += 1
            yield file.inner(f"{files}.{inner[0]}", inner[1])
            continue
        shown = _shown(found) if found else line
        lines.append((number, shown))
        size += len(shown) + 1
        if size >= budget.limits.block:
            yield _block(file, lines)
            lines, size = [], 0
    if lines:
        yield _block(file, lines)


def _unfolded(whole: str) -> Iterator[_Line]:
    """Yield the lines; one that begins with a space, or follows a soft break, goes on."""
    first, parts = 1, list[str]()
    soft = False
    for number, line in enumerate(whole.split("\n"), 1):
        if soft or (parts and line[:1] in {" ", "\t"}):
            parts[-1] = parts[-1][: len(parts[-1]) - soft]
            parts.append(line if soft else line[1:])
        else:
            if parts:
                yield first, "".join(parts)
            first, parts = number, [line]
        soft = line.endswith("=") and (soft or _QUOTED.search(parts[0]) is not None)
    yield first, "".join(parts)


def _shown(line: re.Match[str]) -> str:
    name, more, value = line["name"], line["more"], line["value"]
    if _QUOTED.search(more):
        charset = _CHARSET.search(more)
        data = quopri.decodestring(value.encode("utf-8", "replace"))
        value = data.decode(codec_of(charset[1]) if charset else "utf-8", "replace")
        value = value.replace("\r", " ").replace("\n", " ")
    if name.rpartition(".")[2].lower() in _IN_PARTS:
        value = value.replace(";", " ")
    value = value.replace("\\n", "  ").replace("\\N", "  ").replace("\\,", ",").replace("\\;", ";")
    return f"{name}{more}:{value}"


def _inner(more: str, value: str) -> tuple[str, bytes] | None:
    """Return the ending and the bytes of the file that a value is, None if it is a text."""
    if uri := data_uris.whole(value):
        return uri.ending, uri.data
    if not _BASE64.search(more):
        return None
    kind = _TYPE.search(more)
    data = data_uris.from_base64(value.encode("utf-8", "replace"))
    return (kind[1].lower() if kind else "bin"), data


def _block(file: File, lines: list[_Line]) -> Block:
    starts, at = [], 0
    for _, line in lines:
        starts.append(at)
        at += len(line) + 1
    places = [Place(part=file.part, line=number) for number, _ in lines]
    return Block(text="\n".join(line for _, line in lines), locator=Spans(starts, places))
