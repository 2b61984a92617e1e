"""The staff that a visitor brought into the demo's empty school with a roster of their own."""

from uuid import UUID

from mamori.people import accounts, lists
from mamori.people.models import Account, Person, School
from mamori.people.queries import school_day, uuids
from mamori.site.demo.people import DOMAIN, ROLES


def brought() -> list[lists.StaffRow]:
    """Return the staff of the empty school, but for its principal, who is listed already."""
    school = _empty_school()
    if school is None:
        return []
    listed = Account.objects.filter(email__in=[role.email for role in ROLES]).values("person")
    shown = set(listed.values_list("person", flat=True))
    return [row for row in lists.staff_rows(school, school_day(school)) if row.id not in shown]


def chosen(role: str, person: str) -> Account | None:
    """Return the account of whoever a visitor steps in as: by role, or one of those brought."""
    if person:
        return next((_account_of(pk) for pk in uuids([person])), None)
    emails = [known.email for known in ROLES if known.key == role]
    return Account.objects.filter(email__in=emails).first()


def _account_of(person: UUID) -> Account | None:
    # Made on the spot: nobody waits for a mail in a demo.
    if person not in {row.id for row in brought()}:
        return None
    found = Account.objects.filter(person=person).first()
    if found is None:
        email = f"{person.hex}@{DOMAIN}"
        accounts.invite(by=None, person=Person.objects.get(pk=person), email=email)
        found = Account.objects.get(person=person)
    return found


def _empty_school() -> School | None:
    first = Account.objects.filter(email=f"empty@{DOMAIN}").select_related("person__school").first()
    return first.person.school if first else None
