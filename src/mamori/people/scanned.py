"""The people of a school as the scanner's roster: whom a file may tell of."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from mamori.core.roster import Kind, Name
from mamori.core.roster import Person as Listed
from mamori.core.roster.names import split_name
from mamori.people.models import Person, School
from mamori.people.words import About, unseal_about

_Row = tuple[UUID, str, bytes]


@dataclass(frozen=True)
class Scanned:
    """Everybody a school knows, also who has left; opened only when somebody asks for `people`.

    `key` is another one as soon as anybody comes, goes or is called otherwise.
    """

    school: School
    rows: tuple[_Row, ...]

    @cached_property
    def key(self) -> str:
        """What names exactly these people."""
        told = hashlib.sha256(self.school.jurisdiction.encode())
        for pk, kind, sealed in self.rows:
            told.update(pk.bytes + kind.encode() + b"\0" + hashlib.sha256(sealed).digest())
        return told.hexdigest()

    @property
    def people(self) -> tuple[Listed, ...]:
        """The people; the key of each is their id as text."""
        return tuple(self._listed())

    def _listed(self) -> Iterable[Listed]:
        country = self.school.jurisdiction
        for pk, kind, sealed in self.rows:
            about = unseal_about(self.school.pk, pk, sealed)
            yield Listed(
                key=str(pk),
                kind=Kind(kind),
                name=_name(about, country),
                preferred=split_name(about.preferred_name, country),
                kana=split_name(about.reading, country),
                email=about.email,
                phone=about.phone,
                birth_date=_day(about.born),
                pupil_id=about.pupil_number,
            )


def scanned(school: School) -> Scanned:
    """Return whom a scan for a school looks for."""
    rows = Person.objects.filter(school=school).order_by("pk").values_list("pk", "kind", "sealed")
    return Scanned(school, tuple((pk, kind, bytes(sealed)) for pk, kind, sealed in rows))


def _name(about: About, country: str) -> Name:
    """Return the name in parts: as its writing tells them, else as the list had them."""
    told = split_name(about.full_name, country)
    if told.family or not about.family_name:
        return told
    return Name(about.full_name, family=about.family_name, given=about.given_name)


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None
