"""What people do about a post that others wrote: judge it, ask for its deletion, pass it on.

Nothing here happens by itself. Whom a post names of the staff never learns of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.acting import working_roles
from mamori.access.queries import barred_from, who_can_see
from mamori.access.rules import MAY, may
from mamori.base import clock, files
from mamori.base.mail import knock
from mamori.cases import evidence
from mamori.cases.actions import Deed, Sign, record_sign, take_step
from mamori.cases.actions.evidence import Sent
from mamori.cases.models import Case
from mamori.duties import naming
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.actions import Held
from mamori.journal.models import Fact
from mamori.journal.queries import entries, entry
from mamori.people.mentions import staff_mentioned
from mamori.people.models import Account
from mamori.people.queries import addresses, school_day
from mamori.publishing.actions.looking_round import look_at_post
from mamori.publishing.actions.sighting import SHELF, note_looked, note_sighted, open_post, shut
from mamori.publishing.acts.posts import BY_SLUG
from mamori.publishing.models import Post, Round
from mamori.publishing.queries.posts import can_be_asked
from mamori.registers.actions import Raised
from mamori.registers.acts.act import Act

KEPT = timedelta(weeks=4)  # what turned out harmless is erased after that
STATES = {
    "nothing": Post.State.HARMLESS,
    "again": Post.State.AGAIN,
    "delete": Post.State.FOUND,
    "danger": Post.State.FOUND,
}
HARMFUL = {"delete", "danger"}


@dataclass(frozen=True, slots=True)
class Deeds:
    """What somebody typed about a post, with what only some of its forms ask."""

    what: Raised
    again_on: date | None = None
    files: Sequence[Sent] = field(default_factory=tuple)
    round: Round | None = None


@transaction.atomic
def tell(*, by: Account, told: Deeds) -> Post:
    """Write down a post that somebody saw with their own eyes, with the pictures they made of it.

    Raises:
        PermissionDenied: the person does not work at a school.
    """
    school, what = by.person.school, told.what
    if not may(by, "post.tell", school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    if what.pk and (sent := Post.unguarded.filter(pk=what.pk, school=school).first()):
        return sent
    named = what.named | (staff_mentioned(school, what.text, school_day(school)) - {by.person_id})
    post = open_post(
        school, round=told.round, pk=what.pk,
        recorder=None if by.person_id in named else by.person_id,
    )  # fmt: skip
    words = {**what.words, "files": [_kept(post, file) for file in told.files]}
    note_sighted(post, by.person_id, dict(what.attrs), words)
    known = shut(post, by, named)
    seeing = {sight.person for sight in who_can_see(post.stream, school)[0]}
    knock(addresses(seeing - known - {by.person_id}))
    return post


@transaction.atomic
def act(*, by: Account, post: Post, slug: str, told: Deeds) -> None:
    """Do something about a post. Whom it names loses it first.

    Raises:
        PermissionDenied: the person has no seat from which to do this, or it is not the time.
    """
    journal.lock(post.school_id)
    now = Post.unguarded.select_related("school", "page").get(pk=post.pk)
    done = BY_SLUG[slug]
    if not may_act(by, now, done):
        raise PermissionDenied
    what = told.what
    if what.pk and (sent := entry(what.pk)):
        if (sent.stream, sent.by, sent.words) == (now.stream, by.person_id, dict(what.words)):
            return
        what = Raised(what.attrs, what.words, what.named)
    if done.only_in and now.state not in done.only_in:
        raise PermissionDenied
    naming.name_adults(by=by, school=now.school, stream=now.stream, adults=what.named,
                       deciders=naming.LEADS)  # fmt: skip
    if what.attrs.get("level") == "nothing":  # what is harmless is of no type
        kept = {name: code for name, code in what.attrs.items() if name != "net-type"}
        what = replace(what, attrs=kept)
    if slug == "looked":
        note_looked(now, by.person_id, str(what.attrs["result"]), dict(what.words))
        return
    _note(by, now, done.kind, what, told.again_on)
    if slug == "judge":
        _judged(by, now, what)
    elif done.becomes:
        Post.unguarded.filter(pk=now.pk).update(state=done.becomes, again_on=told.again_on)


def may_act(by: Account, post: Post, done: Act) -> bool:
    """Say whether a person's seats at a post, or acting for who leads, allow an act."""
    return bool(MAY[done.verb] & working_roles(by, post.stream, post.school))


def look_now(*, by: Account, post: Post) -> bool:
    """Let Mamori look whether a post is gone; False where it never asks for such a page."""
    if not may_act(by, post, BY_SLUG["looked"]):
        raise PermissionDenied
    if not can_be_asked(post):
        return False
    look_at_post.enqueue(str(post.pk))
    return True


@transaction.atomic
def make_sign(*, by: Account, post: Post, sign: Sign, says: str) -> Case:
    """Make a post a sign of bullying, shared at once, with its type and what was kept of it.

    Raises:
        PermissionDenied: no seat at the post, or no post at its school.
        ValueError: as `cases.actions.record_sign`.
    """
    journal.lock(post.school_id)
    if not may_act(by, post, BY_SLUG["note"]):
        raise PermissionDenied
    before = Case.unguarded.filter(pk=sign.id).first()
    passed = entries([post.stream], kinds=["post.passed-on"])
    if before and any(one.attrs.get("into") == str(before.pk) for one in passed):
        return before
    first = entries([post.stream], kinds=["post.sighted"])[0]
    types = net_types(post)
    case = record_sign(
        by=by, sign=replace(sign, report=str((first.words or {}).get("text", "")), net_types=types)
    )
    if sign.adults - barred_from(post.stream):
        shut(post, by, sign.adults)
    if copies := tuple(_copied(post, file) for file in evidence.files_in(first)):
        take_step(by=by, case=case, step="add-evidence",
                  deed=Deed(words={"shows": says}, files=copies))  # fmt: skip
    note(by=by.person_id, school=post.school, stream=post.stream, kind="post.passed-on",
         attrs={"into": str(case.pk)})  # fmt: skip
    return case


def net_types(post: Post) -> tuple[str, ...]:
    """Return the types of net bullying that somebody last judged a post to be."""
    judged = entries([post.stream], kinds=["post.judged"])
    return tuple(judged[-1].attrs.get("net-type", ())) if judged else ()


def look_at_due() -> None:
    """Look at the posts that the school wanted looked at today. Done every hour."""
    rows = Post.unguarded.exclude(again_on=None).select_related("school")
    for post in rows.filter(state=Post.State.ASKED):
        if post.again_on and post.again_on <= school_day(post.school):
            Post.unguarded.filter(pk=post.pk).update(again_on=None)
            if can_be_asked(post):
                look_at_post.enqueue(str(post.pk))
            knock(addresses(sight.person for sight in who_can_see(post.stream, post.school)[0]))


def look_again_past_the_named() -> None:
    """Look at every post that names somebody: posts change, and may leave it to those named."""
    rows = Post.unguarded.select_related("school").order_by("pk")
    records = [(row.stream, row.school) for row in rows]
    naming.look_again_past_the_named(records, deciders=naming.LEADS)


def forget_the_harmless() -> None:
    """Erase what was kept of posts that turned out harmless, once some weeks have passed."""
    rows = Post.unguarded.filter(state=Post.State.HARMLESS, judged_at__lt=clock.now() - KEPT)
    for post in rows.exclude(stream__in=_erased()):
        try:
            journal.erase(by=None, ledger=post.school_id, stream=post.stream, why="harmless")
        except Held:
            continue


def tidy() -> int:
    """Delete pictures that no readable entry names: what a crash left, and what was erased."""
    streams = Post.unguarded.values_list("stream", flat=True)
    sighted = entries(streams, kinds=["post.sighted"])
    return files.sweep(SHELF, keep={file.id for one in sighted for file in evidence.files_in(one)})


def _erased() -> Any:
    facts = Fact.unguarded.filter(kind="stream.erased", stream__startswith="post:")
    return facts.values("stream")


def _judged(by: Account, post: Post, what: Raised) -> None:
    level = str(what.attrs["level"])
    state = STATES[level]
    if level in HARMFUL:
        found = {one.attrs["level"] for one in entries([post.stream], kinds=["post.found"])}
        if not found & {level, "danger"}:  # to judge anew what was found asks for nothing twice
            _note(by, post, "post.found", Raised(what.attrs))
        if post.state == Post.State.ASKED:
            state = Post.State.ASKED
    Post.unguarded.filter(pk=post.pk).update(
        state=state, danger=level == "danger", judged_at=clock.now()
    )


def _note(by: Account, post: Post, kind: str, what: Raised, again_on: date | None = None) -> None:
    until = {"until": again_on.isoformat()} if again_on else {}
    note(
        by=by.person_id,
        school=post.school,
        stream=post.stream,
        kind=kind,
        attrs={**what.attrs, **until},
        words=dict(what.words),
        pk=what.pk,
    )


def _kept(post: Post, file: Sent) -> dict[str, Any]:
    kept = evidence.put_away(file.incoming, school=post.school_id, stream=post.stream, shelf=SHELF)
    return kept | {"name": "", "type": file.type}


def _copied(post: Post, file: evidence.Evidence) -> Sent:
    incoming = files.Incoming()
    for chunk in evidence.opened(file, post.school_id, SHELF):
        incoming.add(chunk)
    incoming.end()
    return Sent(incoming, "", file.type)
