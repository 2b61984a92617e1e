"""What stands in the addresses of this room: an asking about a child, with its letter."""

import uuid
from datetime import timedelta

from tests.cases.conftest import Staffroom

from mamori.consent.actions import NewAsking, ask, write_letters
from mamori.consent.queries.links import token_of
from mamori.people.queries import school_day

PERSONS = {"consent:person", "consent:person_records", "consent:erase"}


def asked_of(room: Staffroom, name: str) -> dict[str, object]:
    """Return the values of an address."""
    last = school_day(room.school) + timedelta(days=30)
    child = room.child.pk
    asking = ask(
        by=room.principal,
        asking=NewAsking(
            id=uuid.uuid4(),
            people=frozenset({child}),
            purpose={"ja": "学級紹介"},
            channels=("web",),
            data=("name",),
            until=last,
            answer_by=last,
        ),
    )
    letter = write_letters(by=room.principal, asking=asking, people=[child])[0]
    pk = child if name in PERSONS else asking.pk
    return {"pk": pk, "person": child, "token": token_of(letter)}
