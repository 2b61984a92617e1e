"""A school whose door stands open."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from tests.cases.conftest import Staffroom, room
from tests.door.visitor import Visitor
from tests.factories import make_staff

from mamori.door.actions import open_door
from mamori.people.models import Account, Post

__all__ = ["room"]


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.MAMORI_DATA = tmp_path
    return tmp_path


@pytest.fixture
def lead(room: Staffroom) -> Account:
    return make_staff(room.school, "安全 十", Post.Role.SAFEGUARDING_LEAD)


@pytest.fixture
def child(room: Staffroom) -> Visitor:
    return Visitor(open_door(school=room.school), "ja")
