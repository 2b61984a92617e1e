"""Rules that every member of staff confirms each year: one by one, newcomers too."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.rules import may
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.models import Fact
from mamori.people.models import Account, School
from mamori.year.actions.recording import stream_of
from mamori.year.queries.rules import known_to_all, mine, own_rules, rules_of


@transaction.atomic
def acknowledge(*, by: Account, topic: str) -> None:
    """Confirm for oneself that one has read a rule and keeps to it. Nobody does so for another.

    Once everybody has, it is noted that the rule is known to all.

    Raises:
        PermissionDenied: the person is not on the staff, or there is no such rule.
    """
    school = by.person.school
    if not may(by, "rule.acknowledge", school=school) or topic not in rules_of(school, "en"):
        raise PermissionDenied
    journal.lock(school.pk)
    if topic in mine(by):
        return
    note(
        by=by.person_id,
        school=school,
        stream=stream_of(school),
        kind="rule.acknowledged",
        attrs={"topic": topic},
        subjects=[by.person_id],
    )
    note_known_to_all(school)


@transaction.atomic
def put_rule(*, school: School, topic: str, says: str) -> None:
    """Put a rule of the school's own before its staff, who confirm it anew each school year.

    For other rooms, which have asked who may. The same rule is put once.
    """
    journal.lock(school.pk)
    if own_rules(school).get(topic) != says:
        note(
            by=None,
            school=school,
            stream=stream_of(school),
            kind="rule.put",
            attrs={"topic": topic},
            words={"says": says},
        )


@transaction.atomic
def drop_rule(*, school: School, topic: str) -> Fact | None:
    """Let a rule of the school's own hold no more; None if there is no such rule."""
    journal.lock(school.pk)
    if topic not in own_rules(school):
        return None
    return note(
        by=None,
        school=school,
        stream=stream_of(school),
        kind="rule.dropped",
        attrs={"topic": topic},
    )


@transaction.atomic
def note_known_to_all(school: School) -> None:
    """Note of each rule that everybody now on the staff has confirmed it, once a school year."""
    for topic in known_to_all(school):
        note(
            by=None,
            school=school,
            stream=stream_of(school),
            kind="rule.made-known",
            attrs={"topic": topic},
        )
