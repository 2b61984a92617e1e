"""The policy's published address: kept, and looked up each week (HOK-050)."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django_tasks import task

from mamori.access.rules import may
from mamori.base import clock
from mamori.base.crawling import Found, Missed, Site, look_up
from mamori.base.crawling.canonical import canonical
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.people.models import Account, School
from mamori.people.queries import school_named
from mamori.publishing.models import Sweep
from mamori.publishing.places import NoPlace
from mamori.publishing.queries.policy import policy_on_net
from mamori.publishing.queries.sweep import setup_of
from mamori.publishing.waiting import put

EVERY = timedelta(days=7)


@transaction.atomic
def place_policy(*, by: Account, address: str) -> None:
    """Write down where everybody can read the policy, and look whether they can.

    Raises:
        PermissionDenied: the person's posts do not allow it.
        NoPlace: it is no address of a page.
    """
    school = by.person.school
    if not may(by, "takedown.open", school=school):
        raise PermissionDenied
    there = canonical(address)
    if not there:
        raise NoPlace("no-page")
    journal.lock(school.pk)
    if policy_on_net(school).address != there:
        note(
            by=by.person_id,
            school=school,
            stream=f"school:{school.pk}",
            kind="policy.placed",
            words={"address": there},
        )
    put(look_policy_up, school.pk)


def look_policies_up() -> None:
    """Put a look into the queue for each policy that nobody looked up for a week."""
    for school in School.objects.filter(kind=School.Kind.SCHOOL).order_by("pk"):
        policy = policy_on_net(school)
        if policy.address and (policy.looked is None or policy.looked < clock.now() - EVERY):
            put(look_policy_up, school.pk)


@task(queue_name="sweeps")
def look_policy_up(school: str) -> None:
    """Look whether everybody can read the policy, and write down what that showed."""
    found = school_named(school)
    address = policy_on_net(found).address if found else ""
    if found is None or not address:
        return
    answer = look_up(address, _site_of(found, address))
    if isinstance(answer, Found):
        answer.file.drop()
    note_policy_look(school=found, address=address, answer=answer)


def _site_of(school: School, address: str) -> Site:
    """Return how an address is asked: as the school's own site, if it lies there."""
    rows = Sweep.unguarded.filter(school=school, place=Sweep.Place.WEB, ended_at=None)
    sites = (setup_of(row).site for row in rows.order_by("at"))
    return next((site for site in sites if site.holds(address)), Site(start=address))


@transaction.atomic
def note_policy_look(*, school: School, address: str, answer: Found | Missed) -> None:
    """Write down whether the policy can be read."""
    attrs = {"reached": "yes"}
    if isinstance(answer, Missed):
        attrs = {"reached": "no", "why": answer.reason}
    journal.lock(school.pk)
    before = policy_on_net(school)
    stream, words = f"school:{school.pk}", {"address": address}
    note(by=None, school=school, stream=stream, kind="policy.looked", attrs=attrs, words=words)
    if attrs["reached"] == "no" and before.reached is not False:  # said once, until it is back
        note(by=None, school=school, stream=stream, kind="policy.lost", words=words)
