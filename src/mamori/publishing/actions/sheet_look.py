"""Looking through a version of a sheet, in the worker: may it go on, and if not, why not?"""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django_tasks import task

from mamori.base import files
from mamori.cases.evidence import files_in
from mamori.core.policy import say
from mamori.core.scan.findings import Finding
from mamori.core.scan.hits import KINDS
from mamori.core.scan.judging import SURE, Judged
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.people.models import School
from mamori.people.packs import codes
from mamori.publishing import flow
from mamori.publishing.actions.marks import note_return
from mamori.publishing.acts.sheets import ACCOUNTS, HAND_IN
from mamori.publishing.drafts import Version
from mamori.publishing.flow import SHEET
from mamori.publishing.looking import Looked, look_at
from mamori.publishing.models import Sheet
from mamori.publishing.queries.apart import not_apart
from mamori.publishing.queries.marks import Recognised, known_again
from mamori.publishing.queries.sheet_files import SHELF, NoFile, file_of, files_in_use
from mamori.publishing.queries.sheets import version_of
from mamori.publishing.queries.shelves import print_of
from mamori.publishing.reading import comes_back, says, speaks_of_accounts

FORM = "form"
SECRET = "secret-request"  # noqa: S105 -- what a finder is called
HANDLED = frozenset({"insurance-copy-request", "medical-sheet-request"})
SENTENCES = "sentences-for-notices"
FORBIDDEN = frozenset({"secret", "known-again", "blocked"})
MOST_TOLD = 30  # of what was found


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is known of a version once it was read."""

    version: Version
    looked: Looked
    known: Recognised | None

    @property
    def sure(self) -> list[Finding]:
        """What was found for certain."""
        return [one for one in self.looked.findings if one.confidence >= SURE]

    @property
    def secrets(self) -> int:
        """How many fields ask for a secret."""
        return sum(one.kind == SECRET for one in self.sure)


def look_soon(sheet: Sheet) -> None:
    """Let the worker look through the present version, once this transaction is written."""
    look_through.enqueue(str(sheet.pk), sheet.version)


@task()
def look_through(sheet_id: str, version: int) -> None:
    """Look through a version and note what came of it, once."""
    sheet = Sheet.unguarded.select_related("school").filter(pk=UUID(sheet_id)).first()
    if sheet and sheet.state == flow.LOOKING and sheet.version == version:
        note_look(sheet=sheet, looked=_look(sheet))


def look_on() -> None:
    """Have looked through what a worker that died left lying. Done every hour; twice is no harm."""
    for sheet in Sheet.unguarded.filter(state=flow.LOOKING).order_by("at"):
        look_soon(sheet)


def _look(sheet: Sheet) -> Looked:
    version = version_of(sheet)
    kept = files_in(version.entry)
    if kept:
        try:
            data = file_of(sheet)
        except NoFile:
            return Looked(verdict="unreadable", type="", sha256="", error="missing")
        return look_at(sheet.school, data, name=kept[0].name, place=FORM, pictures=True)
    text = str(version.words.get("text", ""))
    return look_at(sheet.school, text.encode(), name="sheet.txt", place=FORM)


@transaction.atomic
def note_look(*, sheet: Sheet, looked: Looked) -> None:
    """Note what was seen in a version, and what follows: it waits for approval, or goes back."""
    journal.lock(sheet.school_id)
    now = Sheet.unguarded.select_related("school").get(pk=sheet.pk)
    if now.state != flow.LOOKING or now.version != sheet.version:
        return  # another worker was first, or it was changed meanwhile
    known = not_apart(known_again(now.school, looked.text), now.stream, looked.sha256)
    _note(now, _Seen(version_of(now), looked, known[0] if known else None))


def _note(sheet: Sheet, seen: _Seen) -> None:
    result = result_of(sheet.school, seen)
    step = "found-forbidden" if result in FORBIDDEN else "found-wanting"
    step = "found-clean" if result == "clean" else step
    attrs, words = _told_of(sheet, seen, result)
    note(
        by=None,
        school=sheet.school,
        stream=sheet.stream,
        kind="sheet.looked-at",
        attrs=attrs,
        words=words,
    )
    sheet.state = SHEET.step(sheet.state, step).target
    if sheet.state == flow.REFUSED and not _may_be_told_apart(sheet.school, seen):
        remove_file(sheet)
    sheet.save(update_fields=["state", "file"])
    if seen.known:
        note_return(school=sheet.school, found=seen.known, place=FORM)


def _may_be_told_apart(school: School, seen: _Seen) -> bool:
    """Say whether nothing but its likeness stands in its way for good: then its file is needed."""
    return result_of(school, replace(seen, known=None)) not in FORBIDDEN


def _told_of(sheet: Sheet, seen: _Seen, result: str) -> tuple[dict[str, str], dict[str, Any]]:
    """Return the codes and the words of what came of it."""
    attrs = {
        "version": str(sheet.version),
        "result": result,
        "credentials": str(seen.secrets),
        "sha256": seen.looked.sha256,
    }
    words: dict[str, Any] = {
        "print": b64encode(print_of(seen.looked.text).kept().to_bytes()).decode(),
        "found": list(_found(sheet.school, seen)),
        "printed": says(seen.looked.text, [str(seen.version.words.get("purpose", ""))]),
        "error": seen.looked.error,
    }
    if seen.known:
        attrs["mark"] = str(seen.known.story.mark)
        words["likeness"] = seen.known.hundredths
    return attrs, words


def result_of(school: School, seen: _Seen) -> str:
    """Return what comes of a version: the first thing that stands in its way, or "clean"."""
    text, version = seen.looked.text, seen.version
    asks = any(one.kind in HANDLED for one in seen.sure)
    told = [codes(school, SENTENCES, code).get(ACCOUNTS, "") for code, _name in settings.LANGUAGES]
    wants_sentence = any(told) and (ACCOUNTS in version.touches or speaks_of_accounts(text))
    in_the_way = {
        "known-again": seen.known is not None,
        "secret": seen.secrets > 0,
        # On a sheet that goes to everybody nobody's consent to be named can be told.
        "blocked": seen.looked.verdict in {"block", "consent"},
        # Asked apart from the verdict: what was found elsewhere in it may be stricter.
        "unreadable": bool(seen.looked.error) or not text.strip(),
        "slip": version.mode != HAND_IN and comes_back(text),
        "no-handler": asks and not version.handlers,
        "no-sentence": wants_sentence and not says(text, told),
    }
    return next((result for result, stands in in_the_way.items() if stands), "clean")


def remove_file(sheet: Sheet) -> None:
    """Let the file of a version be gone from the disk once this transaction is written."""
    name, sheet.file = sheet.file, ""
    if name:
        transaction.on_commit(lambda: files.remove(SHELF, name))


def tidy() -> int:
    """Delete files that no version names, and look through what a crash left waiting."""
    for sheet in Sheet.unguarded.filter(state=flow.LOOKING).order_by("pk"):
        look_soon(sheet)  # a second look at the same version is nothing
    return files.sweep(SHELF, keep=files_in_use())


def _found(school: School, seen: _Seen) -> Iterator[list[Any]]:
    """Yield what was found as it is told: kind, where, what stands there, how sure, which rule."""
    for judged in seen.looked.judged[:MOST_TOLD]:
        yield _told(school, judged)


def _told(school: School, judged: Judged[Finding]) -> list[Any]:
    finding, rule = judged.finding, next(iter(judged.rules), None)
    place = finding.place
    where = place.sheet or (str(place.page) if place.page else "")
    return [
        KINDS[finding.kind][0],
        where,
        finding.text[:80],
        finding.confidence >= SURE,
        say(rule.says, school.language) if rule else "",
        rule.clause if rule else "",
    ]
