"""The published policy's address is kept, and each week it is looked whether it can be read."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse
from tests.publishing.sweeping import CLEAN, Unit, Website, make_unit, served, work

from mamori.base import clock
from mamori.duties.actions import note
from mamori.duties.models import Duty
from mamori.journal.queries import entries
from mamori.publishing.actions.policy import look_policies_up
from mamori.publishing.queries.policy import policy_on_net

POLICY = "/policy.html"


@pytest.fixture
def unit(db: None) -> Unit:
    made = make_unit()
    made.school.packs = ["jp-hokuyo", "mamori"]
    made.school.save()
    return made


@pytest.fixture
def website(monkeypatch: pytest.MonkeyPatch) -> Iterator[Website]:
    monkeypatch.setattr("mamori.base.crawling.dialling.is_public", lambda _address: True)
    with served(Website(pages={POLICY: CLEAN})) as site:
        yield site


def keep(unit: Unit, address: str) -> int:
    client = unit.client(unit.clerk)
    answer = client.post(reverse("publishing:policy_place"), {"address": address})
    return int(answer.status_code)


@pytest.mark.row("HOK-050")
def test_the_address_is_kept_and_looked_up_every_week(unit: Unit, website: Website) -> None:
    assert keep(unit, f"{website.url}{POLICY}") == 302
    work()
    found = policy_on_net(unit.school)
    assert (found.address, found.reached) == (f"{website.url}{POLICY}", True)
    with clock.at(clock.now() + timedelta(days=6)):
        look_policies_up()
        assert not work()
    del website.pages[POLICY]
    for days in (8, 16):
        with clock.at(clock.now() + timedelta(days=days)):
            look_policies_up()
            work()
    stream = f"school:{unit.school.pk}"
    looks = entries([stream], kinds=["policy.looked"])
    assert [one.attrs["reached"] for one in looks] == ["yes", "no", "no"]
    due = Duty.objects.filter(stream=stream, entry="policy-can-be-read")
    assert [one.state for one in due] == ["open"]  # one thing to do, however often it is seen
    page = unit.client(unit.clerk).get(reverse("publishing:sweeps"))
    assert page.context["policy"].reached is False
    website.pages[POLICY] = CLEAN
    with clock.at(clock.now() + timedelta(days=24)):
        look_policies_up()
        work()
    assert [one.state for one in due.all()] == ["met"]


@pytest.mark.row("HOK-050")
def test_an_address_that_was_written_down_with_the_policy_is_looked_up(
    unit: Unit, website: Website
) -> None:
    note(
        by=unit.clerk.person_id,
        school=unit.school,
        stream=f"school:{unit.school.pk}",
        kind="policy.published",
        attrs={"where": ["web"]},
        words={"address": f"Trang trường: {website.url}{POLICY}"},
    )
    look_policies_up()
    work()
    assert policy_on_net(unit.school).reached is True


def test_what_is_no_address_is_said_and_stays_in_the_form(unit: Unit) -> None:
    client = unit.client(unit.clerk)
    answer = client.post(reverse("publishing:policy_place"), {"address": "bảng tin"})
    assert answer.status_code == 422
    assert "bảng tin" in answer.content.decode()


def test_somebody_who_looks_after_nothing_there_keeps_no_address(unit: Unit) -> None:
    client = unit.client(unit.teacher)
    answer = client.post(reverse("publishing:policy_place"), {"address": "https://a.example/"})
    assert answer.status_code == 404
