"""Withdrawing a document for good, following that up, and learning what is ordinary."""

import hmac
from base64 import b64encode
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django_tasks import task

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.rules import may
from mamori.base import clock
from mamori.base.keys import key_for
from mamori.base.mail import knock
from mamori.base.numbers import free_number
from mamori.cases.actions.evidence import Sent
from mamori.core.likeness import Fingerprint
from mamori.core.scan.judging import SURE
from mamori.core.scan.limits import LIMITS
from mamori.core.seal import seal
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.keys import ledger_key
from mamori.journal.models import Fact
from mamori.journal.queries import entry
from mamori.people import offices
from mamori.people.models import Account, Post, School
from mamori.people.queries import addresses, school_day, year_of
from mamori.publishing.actions.notices import issue_soon
from mamori.publishing.acts.marks import ACTS, FIRST
from mamori.publishing.looking import look_at
from mamori.publishing.models import Mark, Ordinary
from mamori.publishing.queries.marks import Recognised, known_again, may_keep
from mamori.publishing.queries.shelves import about_paper, print_of, tells_enough
from mamori.registers.actions import Raised

R = Post.Role
# A page waits for it, and with it a thread of the web server: so no file may take long.
AT_ONCE = replace(LIMITS, seconds=20)
NOTICE = "notice"  # the scanner's place; only the words of the document are wanted
KEEPERS = {
    R.PRINCIPAL: "withdrawn",
    R.VICE_PRINCIPAL: "withdrawn",
    R.DATA_PROTECTION_LEAD: "withdrawn",
    R.ICT: "withdrawn",
    R.BOARD_OFFICER: "board-of-it",
}


class SaysTooLittle(Exception):
    """The text has too few letters of its own: its copies could not be told from other papers."""


def words_of(school: School, sent: Sent | None, text: str) -> str:
    """Return what can be read in a document that somebody withdraws: a file, or pasted words."""
    if sent is None:
        return text
    file = sent.incoming
    return look_at(school, file, name=sent.name, place=NOTICE, pictures=True, limits=AT_ONCE).text


def named_in(school: School, what: Raised) -> list[str]:
    """Return the school's own people whom a story names: other schools will read it."""
    told = "\n".join(str(words) for words in what.words.values())
    looked = look_at(school, told.encode(), name="story.txt", place=NOTICE, limits=AT_ONCE)
    found = {one.text for one in looked.findings if one.person and one.confidence >= SURE}
    return sorted(found)


@transaction.atomic
def keep_mark(*, by: Account, school: School, text: str | Fingerprint, what: Raised) -> Mark:
    """Withdraw a document for good: a keyed print of it is kept, sealed, with its story.

    From then on `known_again` knows its copies at every school under the same board.

    Args:
        by: who withdraws it.
        school: whose document it is: a school, or the board that gave it to its schools.
        text: all that can be read in it, or the print of that; only the print is kept.
        what: the story, as `acts.marks.FIRST` asks it; `title` and `why` must be among its words.

    Raises:
        PermissionDenied: the person's posts do not allow it.
        SaysTooLittle: a copy could not be known again.
    """
    if not may(by, FIRST.verb, school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    if what.pk and (sent := Mark.unguarded.filter(pk=what.pk, school=school).first()):
        return sent
    if not tells_enough(school, text):
        raise SaysTooLittle
    until = what.attrs.get("until", "")
    mark = _new(school, what.pk or uuid4(), until)
    note(
        by=by.person_id,
        school=school,
        stream=mark.stream,
        kind=FIRST.kind,
        attrs={
            "reason": what.attrs.get("reason", "other"),
            "circulating": what.attrs.get("circulating", "no"),
            "notice": "yes" if what.words.get("notice") else "no",
        },
        words=dict(what.words) | {"print": b64encode(print_of(text).kept().to_bytes()).decode()},
    )
    if until:
        _note(by, mark, "stopgap.set", Raised({"until": until}))
    if what.words.get("notice"):
        issue_soon()
    return mark


def _new(school: School, pk: UUID, until: str) -> Mark:
    def is_taken(number: str) -> bool:
        return Mark.unguarded.filter(school=school, number=number).exists()

    mark = Mark.unguarded.create(
        id=pk,
        stream=f"withdrawn:{pk}",
        school=school,
        number=free_number(is_taken, year=year_of(school, school_day(school))),
        state=Mark.State.STOPGAP if until else Mark.State.STANDING,
        at=clock.now(),
        stopgap_until=date.fromisoformat(until) if until else None,
    )
    places = [
        Place(offices.of_role(role, school.pk), role, why)
        for role, why in KEEPERS.items()
        if school.kind == School.Kind.SCHOOL or role == R.BOARD_OFFICER
    ]
    access.seat(stream=mark.stream, places=places)
    return mark


@transaction.atomic
def follow_up(*, by: Account, mark: Mark, slug: str, what: Raised) -> Fact:
    """Write down what was done about a withdrawn document.

    Raises:
        PermissionDenied: the person has no seat from which to do this, or it is not the time.
    """
    journal.lock(mark.school_id)
    now = Mark.unguarded.select_related("school").get(pk=mark.pk)
    act = next((one for one in ACTS if one.slug == slug), None)
    if act is None or not may_keep(by, now):
        raise PermissionDenied
    if what.pk and (sent := entry(what.pk)):
        same = (now.stream, act.kind, by.person_id, dict(what.attrs), dict(what.words))
        if (sent.stream, sent.kind, sent.by, sent.attrs, sent.words) == same:
            return Fact.unguarded.get(pk=sent.id)
        what = Raised(what.attrs, what.words)  # an old page, other words: an entry of its own
    if act.only_in and now.state not in act.only_in:
        raise PermissionDenied
    fact = _note(by, now, act.kind, what)
    if act.becomes:
        now.state = act.becomes
        until = str(what.attrs["until"]) if act.becomes == Mark.State.STOPGAP else ""
        now.stopgap_until = date.fromisoformat(until) if until else None
        now.save(update_fields=["state", "stopgap_until"])
    return fact


def note_return(*, school: School, found: Recognised, place: str) -> None:
    """Note with a withdrawn document that a copy of it came back, and where (NER-06, NER-08).

    Whoever follows it up is told, each time anew: what comes back was not ended. Where another
    school withdrew it the worker notes it: nobody ever holds two ledgers, so none waits for one
    that waits for it.

    Args:
        school: at which it came back.
        found: as `known_again` tells it.
        place: where it would have gone, as the scanner has it.
    """
    told = (str(found.story.mark), str(school.pk), place, str(found.hundredths))
    if Mark.unguarded.filter(pk=found.story.mark, school=school).exists():
        _note_return(*told)
    else:
        note_return_elsewhere.enqueue(*told)


@task()
def note_return_elsewhere(mark: str, school: str, place: str, likeness: str) -> None:
    """Note with a document that another school withdrew that a copy of it came back."""
    _note_return(mark, school, place, likeness)


@transaction.atomic
def _note_return(pk: str, school: str, place: str, likeness: str) -> None:
    mark = Mark.unguarded.select_related("school").get(pk=pk)
    journal.lock(mark.school_id)
    attrs = {"school": school, "place": place, "likeness": likeness, "severity": "raised"}
    note(
        by=None,
        school=mark.school,
        stream=mark.stream,
        kind="copy.recognised",
        attrs=attrs,
    )
    keepers = [offices.of_role(role, mark.school_id) for role in KEEPERS]
    people = offices.holders(keepers, school_day(mark.school)).values()
    knock(addresses(set().union(*people)))


@transaction.atomic
def expire_stopgaps() -> None:
    """End the stop-gaps whose last day is over: from then on what they put off is due (NER-07)."""
    running = Mark.unguarded.filter(state=Mark.State.STOPGAP).select_related("school")
    for mark in running.order_by("school", "pk"):
        if mark.stopgap_until and mark.stopgap_until < school_day(mark.school):
            journal.lock(mark.school_id)
            note(by=None, school=mark.school, stream=mark.stream, kind="stopgap.expired")
            mark.state, mark.stopgap_until = Mark.State.STANDING, None
            mark.save(update_fields=["state", "stopgap_until"])


@transaction.atomic
def learn_paper(*, school: School, text: str | Fingerprint, apart: Collection[str] = ()) -> None:
    """Learn a paper that may be as it is: what many papers share does not make a copy.

    For papers that were released or approved, and those that a sweep found and left. Copies of what
    was withdrawn, and what says hardly anything, are not learned.

    Args:
        school: whose paper it is.
        text: all that can be read in it, or the print of that.
        apart: the streams of withdrawn documents of which somebody found that it is no copy.
    """
    whole = print_of(text)
    if not whole.size or {one.stream for one in known_again(school, text)} - set(apart):
        return
    stored = whole.kept().to_bytes()
    same = hmac.digest(key_for("ordinary papers"), stored, "sha256").hex()
    pk = uuid4()
    sealed = seal(ledger_key(school.pk), stored, about_paper(pk))
    row = Ordinary(id=pk, school=school, same=same, sealed=sealed, at=clock.now())
    Ordinary.unguarded.bulk_create([row], ignore_conflicts=True)


def _note(by: Account, mark: Mark, kind: str, what: Raised) -> Fact:
    return note(
        by=by.person_id,
        school=mark.school,
        stream=mark.stream,
        kind=kind,
        attrs=what.attrs,
        words=what.words,
        pk=what.pk,
    )
