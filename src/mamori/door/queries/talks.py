"""Which talks somebody of the school may read, and what was said in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from mamori.access.actions import note_read
from mamori.access.rules import may, visible_to
from mamori.base.media import strip
from mamori.base.media.sniff import decoded, text_encoding
from mamori.cases.evidence import TEXT, Evidence, files_in
from mamori.cases.models import Case
from mamori.cases.queries import cases_of
from mamori.door import enclosures, flood
from mamori.door.models import Talk
from mamori.journal.queries import Entry, entries
from mamori.people.models import Account
from mamori.people.queries import about

SAID = (*enclosures.TOLD, "report.answered", "report.passed-on", "board.told", "mention.cleared")


@dataclass(frozen=True, slots=True)
class Shown:
    """A talk in a list: what stands there without opening it."""

    talk: Talk
    answered_at: datetime | None
    passed_on: bool
    waits: bool  # something was told that nobody has answered yet

    @property
    def took(self) -> timedelta | None:
        """How long the first answer took (HOK-093): shown to the school, not judged."""
        return self.answered_at - self.talk.at if self.answered_at else None


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of a talk, as the school reads it."""

    at: datetime
    kind: str
    by: str
    words: str
    name: str
    group: str
    files: tuple[Evidence, ...]
    case: Case | None  # into which it went, if the reader may see that
    erased: bool

    @property
    def is_theirs(self) -> bool:
        """Whether it was said from outside."""
        return self.kind in enclosures.TOLD


def talks_of(account: Account) -> QuerySet[Talk]:
    """Return the talks a person has a seat at, newest first."""
    return visible_to(Talk.unguarded.select_related("school"), account).order_by("-at")


def talk_for(account: Account, pk: UUID) -> Talk:
    """Return one talk and note that it was read.

    Raises:
        Http404: there is none, or none for this person: nobody can tell which.
    """
    talk = talks_of(account).filter(pk=pk).first()
    if talk is None or not may(account, "talk.read", stream=talk.stream):
        raise Http404
    note_read(by=account, ledger=talk.school_id, stream=talk.stream)
    return talk


def may_look_through(account: Account) -> bool:
    """Say whether a person goes through the pile of their school."""
    return may(account, "talk.answer", stream=flood.pile_of(account.person.school))


def may_answer(account: Account, talk: Talk) -> bool:
    """Say whether a person may write back."""
    return may(account, "talk.answer", stream=talk.stream)


def shown_of(talks: Iterable[Talk]) -> list[Shown]:
    """Return talks as a list shows them, in two queries."""
    rows = list(talks)
    found: dict[str, list[Entry]] = {talk.stream: [] for talk in rows}
    for one in entries(found, kinds=SAID):
        found[one.stream].append(one)
    return [_shown(talk, found[talk.stream]) for talk in rows]


def _shown(talk: Talk, told: list[Entry]) -> Shown:
    answers = [one.at for one in told if one.kind == "report.answered"]
    theirs = [one.at for one in told if one.kind in enclosures.TOLD]
    return Shown(
        talk,
        min(answers, default=None),
        any(one.kind == "report.passed-on" for one in told),
        not answers or max(theirs, default=talk.at) > max(answers),
    )


def said_in(talk: Talk, account: Account) -> list[Said]:
    """Return what was said in a talk, oldest first; the caller has asked who may read it."""
    found = entries([talk.stream], kinds=SAID)
    names = about({one.by for one in found if one.by})
    into = {one.attrs["into"] for one in found if one.attrs.get("into")}
    cases = {str(case.pk): case for case in cases_of(account).filter(pk__in=into)}
    return [
        Said(
            at=one.at,
            kind=one.kind,
            by=names[one.by].name if one.by in names else "",
            words=(one.words or {}).get("what", ""),
            name=(one.words or {}).get("name", ""),
            group=(one.words or {}).get("group", ""),
            files=tuple(files_in(one)),
            case=cases.get(one.attrs.get("into", "")),
            erased=one.words is None,
        )
        for one in found
        if one.words is None or one.words or one.kind not in enclosures.TOLD
    ]


def file_for(account: Account, pk: UUID, name: UUID) -> tuple[Talk, Evidence]:
    """Return a file of a talk, and note that the talk was read.

    Raises:
        Http404: there is none, or none for this person: nobody can tell which.
    """
    talk = talk_for(account, pk)
    for one in entries([talk.stream], kinds=enclosures.TOLD):
        for file in files_in(one):
            if file.pk == name:
                return talk, file
    raise Http404


def shown(talk: Talk, file: Evidence) -> bytes:
    """Return a file without what it tells about its making; raises as `cases.queries.shown`."""
    if file.type != TEXT:
        return strip(file.type, b"".join(enclosures.opened(talk, file)))
    chunks = list(enclosures.opened(talk, file))
    return "".join(decoded(chunks, text_encoding(lambda: chunks))).encode()
