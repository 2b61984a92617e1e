"""What the tests of drafts share: a teacher in front of the form for a sign."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from tests.factories import make_class, make_pupil, make_school, make_staff, sign_in

from mamori.people.models import Account, School

KEEP, PAGE = "/drafts/", "/signs/new/"
WORDS = "聞きとりのとちゅう：三時間目のあとのことを話してくれた"


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def teacher(school: School) -> Account:
    return make_staff(school, "佐藤 一郎")


@pytest.fixture
def client(teacher: Account) -> Client:
    return sign_in(Client(), teacher)


def form_of(client: Client, page: str = "") -> str:
    """Return what the hidden field of the form for a sign says."""
    found = re.search(r'name="whose" value="([^"]+)"', page or shown(client))
    assert found
    return found[1]


def shown(client: Client) -> str:
    return client.get(PAGE).content.decode()


def save(client: Client, form: str, words: str = WORDS, /, **more: Any) -> int:
    """Do what the script does some seconds after the last key."""
    typed = [["words", words], ["place", "online"]]
    sent = {"form": form, "to": PAGE, "typed": json.dumps(typed)} | more
    return client.post(KEEP, sent).status_code


def send(client: Client, school: School, form: str, words: str = WORDS) -> int:
    pupil = make_pupil(school, "小林 翔", make_class(school))
    page = shown(client)
    number = re.search(r'name="id" value="([^"]+)"', page)
    assert number
    sent = {
        "whose": form,
        "id": number[1],
        "pupils": str(pupil.pk),
        "channel": "observation",
        "noticed_at": "2026-11-20T10:20",
        "place": "online",
        "words": words,
        "send": "1",
    }
    return client.post(PAGE, sent).status_code
