"""The files of a talk: sealed on a shelf of their own, each under the key of its entry."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any

from mamori.base import files
from mamori.base.media.sniff import decoded, text_encoding
from mamori.cases import evidence
from mamori.cases.actions.evidence import Sent
from mamori.cases.evidence import Evidence
from mamori.door.models import Talk
from mamori.journal.queries import entries

SHELF = "door"
TOLD = ("report.received", "report.gathered", "report.continued")
LOOKED_AT = 200_000  # letters of a file of text
AT_ONCE = 500  # talks looked through with one query


def put_away(talk: Talk, sent: Iterable[Sent]) -> dict[str, Any]:
    """Keep files; return what the sealed words of their entry must hold about them."""
    kept = [
        evidence.put_away(file.incoming, school=talk.school_id, stream=talk.stream, shelf=SHELF)
        | {"name": "", "type": file.type}  # what a child called it is not asked for
        for file in sent
    ]
    return {"files": kept} if kept else {}


def opened(talk: Talk, file: Evidence) -> Iterator[bytes]:
    """Yield the bytes of a file as it came in; raises what `cases.evidence.opened` raises."""
    return evidence.opened(file, talk.school_id, SHELF)


def letters_of(chunks: Callable[[], Iterator[bytes]]) -> str:
    """Return the beginning of a file of text, in which names are looked for."""
    encoding = text_encoding(chunks)
    pieces = decoded(chunks(), encoding) if encoding else iter(())
    return "".join(islice(chain.from_iterable(pieces), LOOKED_AT))


def copied(talk: Talk, file: Evidence) -> Sent:
    """Return a file once more, as if it were sent in now, so that another record can keep it."""
    incoming = files.Incoming()
    for chunk in opened(talk, file):
        incoming.add(chunk)
    incoming.end()
    return Sent(incoming, "", file.type)


def tidy() -> int:
    """Delete files that no readable entry names: what a crash left, and what was erased."""
    streams = list(Talk.unguarded.values_list("stream", flat=True))
    used = {
        file.id
        for start in range(0, len(streams), AT_ONCE)
        for entry in entries(streams[start : start + AT_ONCE], kinds=TOLD)
        for file in evidence.files_in(entry)
    }
    return files.sweep(SHELF, keep=used)
