"""What a school does with its official channels."""

from collections.abc import Collection
from datetime import date
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.queries import who_can_see
from mamori.access.rules import may
from mamori.base.mail import knock
from mamori.base.numbers import letters
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.models import Fact
from mamori.journal.queries import entries, entry
from mamori.people import offices
from mamori.people.models import Account, Person, Post, School
from mamori.people.queries import addresses, school_day
from mamori.publishing.models import Channel, Listing
from mamori.publishing.queries.channels import leaving, may_post
from mamori.registers.actions import Raised, raise_it
from mamori.registers.models import Record

R = Post.Role
LENGTH = 6
KEEPERS = (R.PRINCIPAL, R.VICE_PRINCIPAL, R.OFFICE, R.ICT, R.DATA_PROTECTION_LEAD)
LEAVES = "channel.owner-leaves"


def open_listing(*, school: School) -> str:
    """Return the code of a school's public list, making it when it is first needed."""
    row = Listing.objects.filter(school=school).first()
    while row is None:
        code = letters(LENGTH)
        try:
            with transaction.atomic():
                row, _is_new = Listing.objects.get_or_create(school=school, defaults={"code": code})
        except IntegrityError:
            continue  # another school has this one
    return row.code


@transaction.atomic
def list_channel(*, by: Account, what: Raised, owner: UUID) -> Channel:
    """Make a page or an address official: from now on the public list shows it.

    Raises:
        PermissionDenied: the person's posts do not allow it.
        ValueError: the owner is not on the staff of this school.
    """
    school = _keeps(by)
    if what.pk and (sent := Channel.objects.filter(pk=what.pk, school=school).first()):
        if (sent.title, sent.address) == (what.words["title"], what.words["address"]):
            return sent
        what = Raised(what.attrs, what.words)  # an old page, other words: another channel
    _check_owner(school, owner)
    pk = what.pk or uuid4()
    channel = Channel.objects.create(
        id=pk,
        stream=f"channel:{pk}",
        school=school,
        type=what.attrs["type"],
        title=what.words["title"],
        address=what.words["address"],
        owner_id=owner,
        since=_day(what, school),
    )
    places = [Place(offices.of_role(role, school.pk), role, "channels") for role in KEEPERS]
    access.seat(stream=channel.stream, places=places)
    _note(by, channel, "channel.listed", what, subjects=[owner])
    return channel


@transaction.atomic
def change_channel(*, by: Account, channel: Channel, what: Raised) -> None:
    """Put right its title or address; what it was before stays in its history."""
    _keeps(by)
    now = _locked(channel)
    new = (what.words["title"], what.words["address"])
    if (now.title, now.address) == new:
        return
    Channel.objects.filter(pk=now.pk).update(title=new[0], address=new[1])
    _note(by, now, "channel.changed", what)


@transaction.atomic
def give_channel(*, by: Account, channel: Channel, owner: UUID) -> None:
    """Let somebody else of the staff look after it."""
    school = _keeps(by)
    now = _locked(channel)
    if now.owner_id == owner:
        return
    _check_owner(school, owner)
    Channel.objects.filter(pk=now.pk).update(owner=owner)
    _note(by, now, "channel.given", Raised(), subjects=[owner])


@transaction.atomic
def end_channel(*, by: Account, channel: Channel, what: Raised) -> None:
    """Take it off the public list: it is the school's no longer."""
    school = _keeps(by)
    now = _locked(channel)
    if now.until is None:
        Channel.objects.filter(pk=now.pk).update(until=max(_day(what, school), now.since))
        _note(by, now, "channel.ended", what)


@transaction.atomic
def note_posting(*, by: Account, channel: Channel, what: Raised) -> Fact:
    """Write down what was posted there.

    Raises:
        PermissionDenied: it is somebody else's to look after, or it has ended.
    """
    now = _locked(channel)
    if now.until is not None or not may_post(by, now):
        raise PermissionDenied
    if what.pk and (sent := entry(what.pk)):
        if (sent.stream, sent.by, sent.words) == (now.stream, by.person_id, dict(what.words)):
            return Fact.unguarded.get(pk=sent.id)
        what = Raised(what.attrs, what.words)
    return _note(by, now, "channel.posted", what)


@transaction.atomic
def note_imitation(*, by: Account, channel: Channel, what: Raised) -> Record:
    """Write down that somebody writes in the school's name: it becomes a warning from outside."""
    now = _locked(channel)
    codes = {name: value for name, value in what.attrs.items() if name != "money"}
    told = Raised({**codes, "about": "impersonation"}, what.words, pk=what.pk)
    record = raise_it(by=by, school=now.school, type=Record.Type.WARNING, what=told)
    shown = Raised({"money": what.attrs["money"]}, {"warning": str(record.pk)})
    noted = entries([now.stream], kinds=["channel.imitated"])
    if all(one.words != shown.words for one in noted):
        _note(by, now, "channel.imitated", shown)
    return record


def look_after_owners() -> None:
    """Tell those who keep the channels of each one whose owner leaves, or has left. Told once."""
    rows = Channel.objects.filter(until=None).select_related("school").order_by("school", "pk")
    by_school: dict[UUID, list[Channel]] = {}
    for row in rows:
        by_school.setdefault(row.school_id, []).append(row)
    for channels in by_school.values():
        _look_after(channels[0].school, channels)


@transaction.atomic
def _look_after(school: School, channels: Collection[Channel]) -> None:
    ends = leaving(school, {channel.owner_id for channel in channels})
    told: set[UUID] = set()
    for channel in channels:
        owner = channel.owner_id
        if owner is None or owner not in ends or _is_told(channel, owner):
            continue
        journal.lock(school.pk)
        note(by=None, school=school, stream=channel.stream, kind=LEAVES, subjects=[owner])
        told |= {sight.person for sight in who_can_see(channel.stream, school)[0]} | {owner}
    knock(addresses(told))


def _is_told(channel: Channel, owner: UUID) -> bool:
    """Say whether that this owner leaves was noted since the channel was given to them."""
    found = entries([channel.stream], kinds=["channel.listed", "channel.given", LEAVES])
    return bool(found) and found[-1].kind == LEAVES and found[-1].subjects == [owner]


def _keeps(by: Account) -> School:
    school = by.person.school
    if not may(by, "channel.keep", school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    return school


def _locked(channel: Channel) -> Channel:
    journal.lock(channel.school_id)
    return Channel.objects.select_related("school").get(pk=channel.pk)


def _check_owner(school: School, owner: UUID) -> None:
    if not Person.objects.filter(school=school, kind=Person.Kind.STAFF, pk=owner).exists():
        raise ValueError("whoever looks after a channel is on the staff of the same school")


def _day(what: Raised, school: School) -> date:
    on = what.attrs.get("on")
    return date.fromisoformat(on) if isinstance(on, str) else school_day(school)


def _note(
    by: Account, channel: Channel, kind: str, what: Raised, subjects: Collection[UUID] = ()
) -> Fact:
    return note(
        by=by.person_id,
        school=channel.school,
        stream=channel.stream,
        kind=kind,
        attrs=dict(what.attrs),
        words=dict(what.words),
        subjects=subjects,
        pk=None if kind == "channel.listed" else what.pk,
    )
