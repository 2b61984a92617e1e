"""Accounts of staff: made by invitation only, opened with a link that works once.

Pupils and guardians never get one: nobody keeps children's passwords (NER-01).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from mamori.journal import actions as journal
from mamori.people.models import Account, Person, School
from mamori.people.offices import posts_of
from mamori.people.queries import about, school_day
from mamori.people.rights import may_open, roles_of


class Why(StrEnum):
    """Why somebody cannot be invited."""

    NO_RIGHT = "no-right"
    NOT_STAFF = "not-staff"
    LEFT = "left"
    HAS_ACCOUNT = "has-account"
    NO_ACCOUNT = "no-account"
    ADDRESS_TAKEN = "address-taken"


class NotInvited(Exception):
    """Nothing was made; `why` says why."""

    def __init__(self, why: Why) -> None:
        """Remember the reason."""
        super().__init__(why.value)
        self.why = why


@transaction.atomic
def invite(*, by: Account | None, person: Person, email: str) -> str:
    """Make the account of a member of staff and return the link with which they open it.

    Args:
        by: who invites; None for the command line of the machine itself.
        person: whom; of the inviter's own school.
        email: what they will sign in with. The inviter vouches that it is theirs.

    Returns:
        a link that works once and for three days. Where mail is set up it is mailed to them.

    Raises:
        NotInvited: no right, not staff, has left, already has an account, address taken.
    """
    _check_right(by, person)
    if person.kind != Person.Kind.STAFF:
        raise NotInvited(Why.NOT_STAFF)
    if person.left_on is not None:
        raise NotInvited(Why.LEFT)
    if Account.objects.filter(person=person).exists():
        raise NotInvited(Why.HAS_ACCOUNT)
    address = Account.objects.normalize_email(email).lower()
    if Account.objects.filter(email__iexact=address).exists():
        raise NotInvited(Why.ADDRESS_TAKEN)
    account = Account.objects.create_user(address, person=person)
    EmailAddress.objects.create(user=account, email=address, verified=True, primary=True)
    _note(by, person, "account.opened")
    return _hand_over(account)


@transaction.atomic
def start_over(*, by: Account | None, person: Person) -> str:
    """Give somebody who lost phone or password a new link; what they had stops working at once.

    Args:
        by: who does it; None for the command line of the machine, the only way for a lead.
        person: who starts over.

    Raises:
        NotInvited: no right, has left, or no account yet.
    """
    account = Account.objects.filter(person=person).first()  # first: the right depends on it
    _check_right(by, person)
    if person.left_on is not None:
        raise NotInvited(Why.LEFT)
    if account is None:
        raise NotInvited(Why.NO_ACCOUNT)
    Authenticator.objects.filter(user=account).delete()
    # A session is bound to the password it began with, so this also ends the open ones.
    account.set_unusable_password()
    account.save(update_fields=["password"])
    _note(by, person, "account.started-over")
    return _hand_over(account)


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody who may be invited, as the page shows them."""

    person: Person
    name: str
    email: str
    account: Account | None


def invitee(by: Account, pk: UUID) -> Invitee:
    """Return a member of staff for the page on their account.

    Raises:
        Http404: there is nobody like that, or nobody whom this person may invite.
    """
    person = Person.objects.select_related("school").filter(pk=pk, kind=Person.Kind.STAFF).first()
    if person is None or not may_invite(by, person):
        raise Http404
    known = about([pk])[pk]
    account = Account.objects.filter(person=pk).first()
    return Invitee(person, known.name, account.email if account else known.email, account)


def remember_language(account: Account, code: str) -> None:
    """Write to this person in the language they last chose; an unknown one changes nothing."""
    if code in dict(settings.LANGUAGES):
        Account.objects.filter(pk=account.pk).update(language=code)


def may_invite(by: Account, person: Person) -> bool:
    """Say whether somebody may invite a person, or let them start over if they sign in already."""
    return person.pk in openable(by, person.school, [person.pk])


def openable(by: Account, school: School, people: Iterable[UUID]) -> set[UUID]:
    """Return those of some persons of a school whose account somebody may open or start over."""
    ids, day = set(people), school_day(school)
    held = posts_of(by.person_id, day).filter(school=school)
    mine = set(held.values_list("role", flat=True)) if by.is_active else set()
    theirs = roles_of(ids, day)
    known = set(Account.objects.filter(person__in=ids).values_list("person", flat=True))
    return {pk for pk in ids if may_open(mine, theirs.get(pk, set()), again=pk in known)}


def opening_link(account: Account) -> str:
    """Return a link at which the account's owner chooses a password: once, within three days."""
    key = default_token_generator.make_token(account)
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(account), "key": key},
    )
    return settings.MAMORI_ADDRESS.rstrip("/") + path


@task()
def send_opening_link(account_pk: int, language: str) -> None:
    """Mail the link. It is made here, so that it never lies in the table of tasks."""
    account = Account.objects.get(pk=account_pk)
    with translation.override(language):
        subject = _("Your way into Mamori")
        body = _(
            "You can now sign in to Mamori. Choose a password here. The link works once, for three"
            " days:\n\n%(link)s\n\nIf you did not expect this, tell your school office."
        ) % {"link": opening_link(account)}
    EmailMessage(subject, body, to=[account.email]).send()


def _check_right(by: Account | None, person: Person) -> None:
    if by is not None and not may_invite(by, person):
        raise NotInvited(Why.NO_RIGHT)


def _note(by: Account | None, person: Person, kind: str) -> None:
    """Put into the journal who gave whom a way in."""
    journal.append(
        by=by.person_id if by else None,
        ledger=person.school_id,
        stream=f"school:{person.school_id}",
        kind=kind,
        subjects=[person.pk],
    )


def _hand_over(account: Account) -> str:
    if settings.EMAIL_HOST:
        language = account.language or account.person.school.language
        send_opening_link.enqueue(account.pk, language)
    return opening_link(account)
