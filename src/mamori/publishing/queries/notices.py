"""What the staff of each school confirm each school year, because a document was withdrawn."""

from collections.abc import Collection
from uuid import UUID, uuid5

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mamori.access.rules import roles_at
from mamori.duties.places import Spot
from mamori.people.models import Account, School
from mamori.publishing.models import Mark
from mamori.year.queries.rules import Rule, rules_for


def topic_of(mark: UUID) -> str:
    """Return the code of the rule that a withdrawn document puts before the staff."""
    return f"notice-{mark}"


def stream_of(mark: UUID, school: School) -> str:
    """Return the stream of a notice at one school: each school has it confirmed by itself."""
    return f"notice:{uuid5(mark, str(school.pk))}"


def notice_at(account: Account, mark: Mark) -> Rule | None:
    """Return the sentence at a person's own school, and who has confirmed it this year."""
    topic = topic_of(mark.pk)
    if account.person.school.kind != School.Kind.SCHOOL:
        return None
    rules = rules_for(account, get_language() or "en")
    return next((rule for rule in rules if rule.topic == topic), None)


def spots(account: Account, streams: Collection[str]) -> dict[str, Spot]:
    """Return the notices among some streams that a person has to have confirmed."""
    return {
        stream: Spot(_("what every member of staff confirms"), reverse("year:rules"))
        for stream in streams
        if roles_at(account, stream)
    }
