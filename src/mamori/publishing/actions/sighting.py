"""What was seen on a public page becomes a post, sealed, with its evidence; and is it there still?

Whomever of the staff a post may name loses every way to it in the same transaction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.rules import RECORDER
from mamori.base import clock
from mamori.base.files import Incoming
from mamori.base.numbers import free_number
from mamori.cases import evidence
from mamori.duties import naming
from mamori.duties.actions import note
from mamori.journal.keys import Erased
from mamori.journal.queries import entries
from mamori.people import offices
from mamori.people.mentions import staff_mentioned
from mamori.people.models import Person, School
from mamori.people.models import Post as Held
from mamori.people.queries import school_day, uuids, year_of
from mamori.people.words import blind
from mamori.publishing.models import Post, Round, Watched
from mamori.publishing.patrolling.asking import LOOKED, Answer
from mamori.publishing.patrolling.spotting import Spot, folded, still_there
from mamori.publishing.queries.patrol import Page

R = Held.Role
SHELF = "posts"
SEATED = {
    R.PRINCIPAL: "leads",
    R.VICE_PRINCIPAL: "leads",
    R.GUIDANCE: "patrol",
    R.ICT: "patrol",
    R.SAFEGUARDING_LEAD: "lead-complaints",
    R.DATA_PROTECTION_LEAD: "data",
}
# Told again only where something changed: a page that does not answer proves nothing.
_CLEAR = {"there", "gone"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of a page, and whom of the staff the page may name anywhere on it."""

    picture: bytes
    named: frozenset[UUID]


def sight(row: Round, page: Page, spot: Spot, answer: Answer, drawn: Drawn) -> Post | None:
    """Keep what a round saw, unless it is known already; within the caller's transaction.

    A picture shows the whole page. Where that names somebody of the staff whom this post does not,
    it is not kept: they could see elsewhere what is written about them.
    """
    school = row.school
    print_ = fingerprint(school, page.row, spot.text)
    if Post.unguarded.filter(school=school, fingerprint=print_).exists():
        return None
    post = open_post(school, page=page.row, round=row, fingerprint=print_)
    words: dict[str, Any] = {
        "text": spot.text,
        "around": spot.around,
        "words": list(spot.words),
        "people": list(spot.people),
        "title": page.title,
        "address": answer.final or page.address,
        "sha256": answer.sha256,
    }
    named = named_in(school, spot.around, spot.people)
    if not drawn.picture or not drawn.named <= named:
        words["no_picture"] = "names-others" if drawn.picture else "no-browser"
    else:
        words["files"] = [_kept(post, drawn.picture)]
    note_sighted(post, None, {"finds": list(spot.finds), "page": str(page.row.pk)}, words)
    shut(post, None, named)
    return post


def open_post(  # noqa: PLR0913 -- a post has these parts, each named at its call
    school: School,
    *,
    page: Watched | None = None,
    round: Round | None = None,  # noqa: A002 -- as the model has it
    fingerprint: str = "",
    pk: UUID | None = None,
    recorder: UUID | None = None,
) -> Post:
    """Make the row of a post and seat those who must act on it; whoever wrote it down as well."""
    pk = pk or uuid4()

    def is_taken(number: str) -> bool:
        return Post.unguarded.filter(school=school, number=number).exists()

    post = Post.unguarded.create(
        id=pk,
        stream=f"post:{pk}",
        school=school,
        number=free_number(is_taken, year=year_of(school, school_day(school))),
        page=page,
        round=round,
        fingerprint=fingerprint,
        at=clock.now(),
    )
    places = [Place(offices.of_role(role, school.pk), role, why) for role, why in SEATED.items()]
    if recorder:
        places.append(Place(offices.of_person(recorder), RECORDER, "recorder"))
    access.seat(stream=post.stream, places=places)
    return post


def note_sighted(
    post: Post,
    by: UUID | None,
    attrs: dict[str, Any],
    words: dict[str, Any],
    pk: UUID | None = None,
) -> None:
    """Note that something was seen, with what stands there."""
    note(
        by=by,
        school=post.school,
        stream=post.stream,
        kind="post.sighted",
        attrs={**attrs, "seer": "person" if by else "machine"},
        words=words,
        pk=pk,
    )


def named_in(school: School, text: str, people: Iterable[str]) -> frozenset[UUID]:
    """Return the staff whom a text may mean: by name as the roster finder saw it, or by post."""
    found = Person.objects.filter(
        school=school, kind=Person.Kind.STAFF, pk__in=uuids(people)
    ).values_list("pk", flat=True)
    return frozenset(found) | staff_mentioned(school, text, school_day(school))


def shut(post: Post, by: Any, adults: Iterable[UUID]) -> set[UUID]:
    """Shut a post to the adults whom it names; return who at the board was told."""
    return naming.name_adults(
        by=by,
        school=post.school,
        stream=post.stream,
        adults=frozenset(adults),
        deciders=naming.LEADS,
    )


def still(post: Post, answer: Answer, segments: Sequence[str]) -> str:
    """Write down whether a post is there still; return `there`, `gone` or `unclear`."""
    result = _result(post, answer, segments)
    before = entries([post.stream], kinds=["post.looked-again"])
    last = str(before[-1].attrs["result"]) if before else ""
    if post.state != Post.State.ASKED and result == (last or "there"):
        return result  # nothing new, and nobody waits for it
    if post.state == Post.State.GONE and result not in _CLEAR:
        return result
    try:
        note_looked(post, None, result, {"status": answer.status, "sha256": answer.sha256,
                                         "reason": answer.reason})  # fmt: skip
    except Erased:
        return result
    return result


def note_looked(post: Post, by: UUID | None, result: str, words: dict[str, Any]) -> None:
    """Note what came of looking whether a post is gone, and move its row."""
    note(
        by=by,
        school=post.school,
        stream=post.stream,
        kind="post.looked-again",
        attrs={"result": result, "seer": "person" if by else "machine"},
        words={name: value for name, value in words.items() if value},
    )
    if result == "gone":
        Post.unguarded.filter(pk=post.pk).update(state=Post.State.GONE, again_on=None)
    elif result == "there" and post.state == Post.State.GONE:
        Post.unguarded.filter(pk=post.pk).update(state=Post.State.FOUND)


def fingerprint(school: School, page: Watched, text: str) -> str:
    """Return what is equal for the same words on the same page, and tells nothing of them."""
    return blind(school.pk, f"post {page.pk} {folded(text)}")


def _result(post: Post, answer: Answer, segments: Sequence[str]) -> str:
    if answer.is_gone:
        return "gone"
    if answer.reason != LOOKED or not segments:
        return "unclear"
    first = entries([post.stream], kinds=["post.sighted"])
    text = str(((first[0].words or {}) if first else {}).get("text", ""))
    return "there" if not text or still_there(segments, text.splitlines()) else "gone"


def _kept(post: Post, picture: bytes) -> dict[str, Any]:
    incoming = Incoming()
    incoming.add(picture)
    incoming.end()
    kept = evidence.put_away(incoming, school=post.school_id, stream=post.stream, shelf=SHELF)
    return kept | {"name": "", "type": "image/png"}
