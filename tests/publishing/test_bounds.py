"""What bounds a release: no secret in a link, no way that leads nowhere, an end to all waiting."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.factories import make_staff, sign_in
from tests.publishing.gating import IMMEDIATE, LETTER, Gate, gate, item, now, sheet

from mamori.base import clock
from mamori.people.models import Post
from mamori.publishing.actions import releases, scans
from mamori.publishing.actions.left_lying import go_on
from mamori.publishing.models import Mark, Picture, Release
from mamori.publishing.queries.held import words_of

R = Post.Role


@pytest.fixture
def school_gate(db: None, settings: Any) -> Iterator[Gate]:
    settings.TASKS = IMMEDIATE
    with clock.at(datetime(2026, 12, 1, 8, 0, tzinfo=UTC)):
        yield gate()


def test_a_link_is_kept_and_shown_without_user_and_password(
    school_gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(scans, "_fetch", lambda one: asked.append(words_of(one)) or "not-reached")
    release = school_gate.brought(link="https://wartin:q7-beam@www.example/news/a.html")
    assert [words["link"] for words in asked] == ["https://www.example/news/a.html"]
    page = school_gate.page(release)
    assert "www.example/news/a.html" in page
    assert "q7-beam" not in page
    assert "wartin" not in page


def out(gate: Gate) -> Release:
    release = gate.brought(text=LETTER)
    gate.press(release, "out")
    assert now(release).state == "released"
    return release


def test_never_again_is_offered_only_to_those_who_may(school_gate: Gate) -> None:
    release = out(school_gate)
    url = f"/publishing/releases/{release.pk}/withdraw/"
    assert "never_again" in sign_in(Client(), school_gate.lead).get(url).content.decode()
    plain = sign_in(Client(), school_gate.office).get(url).content.decode()
    assert "never_again" not in plain
    assert "all staff can read this" not in plain
    fields = {"id": str(uuid4()), "reason": "mistake", "why": "The day was wrong"}
    forged = {"never_again": "on", "title": "Letter"}
    answer = school_gate.press(release, "withdraw", **fields, **forged)
    assert answer.status_code == 200
    assert now(release).state == "withdrawn"
    assert not Mark.unguarded.exists()


def test_pages_whose_drawing_was_killed_are_not_waited_for(
    school_gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans, "draw", Killed())
    release = school_gate.brought(("a.xlsx", sheet()))
    assert not item(release).is_drawn
    polls = f'hx-get="/publishing/releases/{release.pk}/1/pages/"'
    alone = f"/publishing/releases/{release.pk}/1/pages/"
    client = sign_in(Client(), school_gate.office)
    for page in (school_gate.page(release), client.get(alone).content.decode()):
        assert polls in page
        assert "The pages are being drawn" in page
    with clock.at(clock.now() + timedelta(minutes=11)):
        go_on()
        for page in (school_gate.page(release), client.get(alone).content.decode()):
            assert polls not in page
            assert "http-equiv" not in page
            assert "the list tells where it stands" in page
    Picture.unguarded.create(item=item(release), page=1, sealed=b"late")
    with clock.at(clock.now() + timedelta(minutes=12)):
        assert "/1/pages/1.png" in school_gate.page(release)  # it came after all


class Killed:
    """A task of which nothing is ever heard again."""

    def enqueue(self, *_args: object) -> None:
        pass


def test_of_one_person_so_much_lies_open_and_no_more(
    school_gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert releases.MOST_OPEN == 50
    monkeypatch.setattr(releases, "MOST_OPEN", 3)
    pk = str(uuid4())
    made = [school_gate.brought(text=f"{LETTER} {number}") for number in range(2)]
    assert school_gate.bring(text=LETTER, id=pk).status_code == 200
    answer = school_gate.bring(text="Một lá thư nữa")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "3 things that you handed in are not decided yet" in page
    assert "Let some of them go out or stop them" in page
    assert "Một lá thư nữa" in page
    assert Release.unguarded.count() == 3
    assert school_gate.bring(text=LETTER, id=pk).status_code == 200  # the same form once more
    other = make_staff(school_gate.school, "Văn Phòng Hai", R.OFFICE)
    assert school_gate.bring(text=LETTER, by=other).status_code == 200
    school_gate.press(made[0], "stop")
    assert school_gate.bring(text="Một lá thư nữa").status_code == 200
