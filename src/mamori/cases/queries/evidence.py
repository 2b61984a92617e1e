"""Which files of a case somebody may open, and in which shape."""

from uuid import UUID

from django.http import Http404

from mamori.access.rules import MAY, roles_at
from mamori.base.media import strip
from mamori.base.media.sniff import decoded, text_encoding
from mamori.cases.acts import ACTS, Files, act_of, kind_of
from mamori.cases.evidence import TEXT, Evidence, files_in, opened
from mamori.cases.models import Case
from mamori.cases.queries.joined import with_joined
from mamori.cases.queries.seeing import case_for, cases_of
from mamori.journal.queries import Entry, entries, head
from mamori.people.models import Account

WITH_FILES = {
    kind_of(act) for act in ACTS.values() if any(isinstance(asked, Files) for asked in act.fields)
}
AT_ONCE = 500  # cases looked through with one query


def file_for(account: Account, pk: UUID, name: UUID) -> tuple[Case, Evidence]:
    """Return a file of a case, and note that the case was read.

    Raises:
        Http404: there is none, or none for this person: nobody can tell which.
    """
    case = case_for(account, _read_in(account, pk))
    for one in with_joined(case):
        roles = roles_at(account, case.stream) | roles_at(account, one.stream)
        for entry in entries([one.stream], kinds=WITH_FILES):
            found = [file for file in files_in(entry) if file.pk == name]
            if found and _is_open(entry, roles):
                return case, found[0]
    raise Http404


def original_for(account: Account, pk: UUID, name: UUID) -> tuple[Case, Evidence]:
    """Return a file that somebody may have as it came, with all that it tells.

    Raises:
        Http404: as `file_for`.
    """
    case, file = file_for(account, pk, name)
    if not MAY["file.take"] & roles_at(account, case.stream):
        raise Http404
    return case, file


def shown(case: Case, file: Evidence) -> bytes:
    """Return a picture or a text without what it tells about its making.

    Raises:
        Erased: its case was erased.
        FileNotFoundError: it is not where it was put.
        SealBroken: it is not the file that was put there.
        Unreadable: it is damaged, or of a kind that no page shows.
    """
    if file.type != TEXT:
        return strip(file.type, b"".join(opened(file, case.school_id)))
    chunks = list(opened(file, case.school_id))
    return "".join(decoded(chunks, text_encoding(lambda: chunks))).encode()


def files_in_use() -> set[str]:
    """Return the names of all files that a readable entry names."""
    streams = list(Case.unguarded.values_list("stream", flat=True))
    return {
        file.id
        for start in range(0, len(streams), AT_ONCE)
        for entry in entries(streams[start : start + AT_ONCE], kinds=WITH_FILES)
        for file in files_in(entry)
    }


def _read_in(account: Account, pk: UUID) -> UUID:
    """Return the case in which a case is read: its own, else the one in which it goes on."""
    own = cases_of(account).filter(pk=pk)
    if own.exists():
        return pk
    above = cases_of(account).filter(stream=head(f"case:{pk}")).first()
    return above.pk if above else pk


def _is_open(entry: Entry, roles: set[str]) -> bool:
    act = act_of(entry.kind, entry.attrs)
    return act is not None and not (act.restricted and not act.restricted & roles)
