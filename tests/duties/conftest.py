"""A school whose committee has a case."""

import uuid
from dataclasses import dataclass
from typing import Any

import pytest
from tests.factories import make_school

from mamori.duties.actions import note
from mamori.journal.models import Fact
from mamori.people.models import School


@dataclass
class Told:
    """One case that is told fact by fact."""

    school: School
    stream: str

    def note(self, kind: str, **parts: Any) -> Fact:
        return note(by=None, school=self.school, stream=self.stream, kind=kind, **parts)


@pytest.fixture
def case(db: None) -> Told:
    return Told(make_school(), f"case:{uuid.uuid4()}")
