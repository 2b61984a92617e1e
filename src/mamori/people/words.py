"""What is known of a person, and how it is sealed."""

import hmac
import json
from dataclasses import dataclass, fields
from functools import lru_cache
from uuid import UUID

from mamori.core.seal import derive_key, seal, unseal
from mamori.journal.keys import ledger_key


@dataclass(frozen=True, slots=True)
class About:
    """What a school knows of one person. Empty means: not told."""

    full_name: str
    family_name: str = ""
    given_name: str = ""
    reading: str = ""
    preferred_name: str = ""
    email: str = ""
    phone: str = ""
    born: str = ""
    sex: str = ""
    grade: str = ""
    pupil_number: str = ""

    @property
    def name(self) -> str:
        """The name to show: the preferred one where there is one."""
        return self.preferred_name or self.full_name


FIELDS = tuple(field.name for field in fields(About))


def seal_about(school: UUID, person: UUID, about: About) -> bytes:
    """Seal what is known of a person under the school's key, bound to that person."""
    told = {name: value for name in FIELDS if (value := getattr(about, name))}
    plain = json.dumps(told, ensure_ascii=False).encode()
    return seal(ledger_key(school), plain, person.bytes)


def unseal_about(school: UUID, person: UUID, sealed: bytes | memoryview) -> About:
    """Undo `seal_about`."""
    told = json.loads(unseal(ledger_key(school), bytes(sealed), person.bytes))
    return About(**{name: value for name, value in told.items() if name in FIELDS})


def blind(school: UUID, value: str) -> str:
    """Return a keyed hash of an id of the school's, by which it can be found but not read."""
    return hmac.digest(_key(school, "source ids"), value.encode(), "sha256").hex()


def fingerprint(school: UUID, kind: str, about: About) -> bytes:
    """Return a keyed hash of what a roster says of a person, to see at once whether it changed."""
    told = "\0".join((kind, *(getattr(about, name) for name in FIELDS)))
    return hmac.digest(_key(school, "fingerprints"), told.encode(), "sha256")


@lru_cache(maxsize=256)
def _key(school: UUID, purpose: str) -> bytes:
    return derive_key(ledger_key(school), purpose)
