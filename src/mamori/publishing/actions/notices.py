"""Notices that follow from withdrawn documents: issued anew each school year, at each school."""

from uuid import UUID

from django.db import transaction
from django_tasks import task

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.duties.actions import close, note
from mamori.journal import actions as journal
from mamori.journal.queries import entries
from mamori.people import offices
from mamori.people.models import Post, School
from mamori.people.queries import school_day, year_of
from mamori.publishing.models import Mark
from mamori.publishing.queries.notices import stream_of, topic_of
from mamori.publishing.queries.shelves import RECORDED, sharing
from mamori.year.actions.rules import drop_rule, put_rule
from mamori.year.queries.rules import KNOWN
from mamori.year.queries.span import term_of

LEADS = (Post.Role.PRINCIPAL, Post.Role.VICE_PRINCIPAL)
ISSUED, CONFIRMED = "notice.issued", "notice.known"


def issue_soon() -> None:
    """Let the worker issue what is new, once the present transaction is written."""
    issue.enqueue()


@task()
def issue() -> None:
    """Issue what is new."""
    issue_all()


def issue_all() -> None:
    """Issue every notice at every school that shares it: once, and anew with each school year.

    Whoever joins later finds it among what they have to confirm. The program does this every hour.
    """
    for school in School.objects.filter(kind=School.Kind.SCHOOL).order_by("pk"):
        marks = Mark.unguarded.filter(school__in=sharing(school))
        sentences = _sentences(list(marks.values_list("stream", flat=True)))
        for mark in marks.filter(stream__in=sentences).order_by("at", "pk"):
            if mark.state == Mark.State.LIFTED:
                _drop(mark.pk, school)
            else:
                _issue(mark.pk, school, sentences[mark.stream])


def _sentences(streams: list[str]) -> dict[str, str]:
    found = entries(streams, kinds=[RECORDED]) if streams else []
    told = {one.stream: str((one.words or {}).get("notice", "")) for one in found}
    return {stream: sentence for stream, sentence in told.items() if sentence}


@transaction.atomic
def _issue(mark: UUID, school: School, sentence: str) -> None:
    journal.lock(school.pk)
    stream, topic = stream_of(mark, school), topic_of(mark)
    year = str(year_of(school, school_day(school)))
    put_rule(school=school, topic=topic, says=sentence)
    found = entries([stream], kinds=[ISSUED, CONFIRMED])
    issued = [one for one in found if one.kind == ISSUED]
    if year not in {one.attrs["year"] for one in issued}:
        places = [Place(offices.of_role(role, school.pk), role, "leads") for role in LEADS]
        access.seat(stream=stream, places=places)
        attrs = {"year": year, "mark": str(mark)}
        note(by=None, school=school, stream=stream, kind=ISSUED, attrs=attrs)
    elif not any(one.kind == CONFIRMED and one.at >= issued[-1].at for one in found):
        _note_if_known(school, stream, topic)


def _note_if_known(school: School, stream: str, topic: str) -> None:
    begins = term_of(school).begins_at
    known = entries([f"school:{school.pk}"], kinds=[KNOWN])
    if any(one.attrs["topic"] == topic and one.at >= begins for one in known):
        note(by=None, school=school, stream=stream, kind=CONFIRMED)


@transaction.atomic
def _drop(mark: UUID, school: School) -> None:
    dropped = drop_rule(school=school, topic=topic_of(mark))
    if dropped:
        close(stream=stream_of(mark, school), by=dropped)
