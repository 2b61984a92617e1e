"""The register as those who publish judge by it: who agreed to what going where, today."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from mamori.consent.models import Asked, Asking
from mamori.consent.queries.wording import shown
from mamori.consent.words import CHANNELS, DATA, GIVEN
from mamori.core.scan.consents import Consent, Consents
from mamori.people.models import School
from mamori.people.queries import school_day


def consents_of(school: School, under: Collection[UUID] = ()) -> Consents:
    """Return every consent of a school that stands; what was taken back is gone at once.

    Persons are named by their id as text, which the roster that is scanned with must use as key.

    Args:
        school: whose register.
        under: the requests under which something is to go out. Left out, it is not said what for.
            Then a consent counts only where the channel is the only one of its place, such as the
            website, and where the person said no to no other purpose there, nor left one without
            an answer: a yes for one purpose, one newspaper or one app says nothing about another.
    """
    rows = Asked.unguarded.filter(request__asking__school=school)
    rows = rows.select_related("request__asking")
    if under:
        given = rows.filter(status=GIVEN, request__in=under)
        return Consents(tuple(_consent(one) for one in given))
    whole = [code for code, channel in CHANNELS.items() if channel.whole]
    asked = rows.filter(request__channel__in=whole, request__asking__until__gte=school_day(school))
    not_given: dict[tuple[UUID, str], set[str]] = defaultdict(set)
    for one in asked.exclude(status=GIVEN):
        not_given[one.person_id, one.request.channel].update(one.request.data)
    return Consents(
        tuple(
            _consent(one, not_given[one.person_id, one.request.channel])
            for one in asked.filter(status=GIVEN)
        )
    )


def requests_for(school: School, place: str, language: str) -> list[tuple[UUID, str]]:
    """Return the requests under which something may go to a place, newest first, in words.

    For whoever publishes: channel and purpose, so that they can say under which it goes out.
    """
    return [
        (pk, words)
        for pk, channel, words in requests_open(school, language)
        if CHANNELS[channel].place == place
    ]


def requests_open(school: School, language: str) -> list[tuple[UUID, str, str]]:
    """Return every request that is not over, newest first: its channel, and what it is for."""
    day = school_day(school)
    rows = Asking.unguarded.filter(school=school, until__gte=day).select_related("school")
    return [
        (one.request.pk, one.request.channel, f"{one.channel} – {one.purpose}")
        for asking in rows.order_by("-asked_at")
        for one in shown(asking, language)
    ]


def standing_for(
    school: School, people: Collection[str], place: str, under: Collection[UUID] = ()
) -> list[UUID]:
    """Return the consents of people under which something of theirs goes to a place today.

    The arguments are those of `consents_of`; with these ids it can be said later whether they
    still stand.
    """
    rows = Asked.unguarded.filter(request__asking__school=school, status=GIVEN, person__in=people)
    rows = rows.filter(request__asking__until__gte=school_day(school))
    channels = [code for code, one in CHANNELS.items() if one.place == place]
    rows = rows.filter(request__channel__in=channels)
    rows = rows.filter(request__in=under) if under else rows
    whole = {code for code, one in CHANNELS.items() if one.whole}
    found = rows.order_by("pk").values_list("pk", "request__channel")
    return [pk for pk, channel in found if under or channel in whole]


def no_longer(consents: Collection[UUID]) -> set[UUID]:
    """Return those of some consents that were taken back since; others may only be over."""
    rows = Asked.unguarded.filter(pk__in=consents).exclude(status=GIVEN)
    return set(rows.values_list("pk", flat=True))


def _consent(asked: Asked, but: Collection[str] = ()) -> Consent:
    """Return a consent without the findings of some data: a list must not let a name pass."""
    request = asked.request
    kinds = {kind for code in request.data for kind in DATA[code].findings}
    return Consent(
        person=str(asked.person_id),
        kinds=frozenset(kinds.difference(*(DATA[code].findings for code in but))),
        places=frozenset({CHANNELS[request.channel].place}),
        starts=asked.given_on,
        until=request.asking.until,
    )
