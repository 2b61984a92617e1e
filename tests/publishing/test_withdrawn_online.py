"""A withdrawn form that still lies on a website is found, taken down the same day, and traced."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.publishing.sweeping import CLEAN, Unit, Website, make_unit, served, work
from tests.publishing.ward import AGAIN, SHEET, STORY

from mamori.base import clock
from mamori.base.crawling import Pace
from mamori.duties.models import Duty
from mamori.journal.queries import entries
from mamori.people.queries import school_day
from mamori.publishing import places
from mamori.publishing.actions import sweeping
from mamori.publishing.actions.marks import keep_mark
from mamori.publishing.models import Mark, Run, TakeDown
from mamori.registers.actions import Raised


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "Pace", lambda: Pace(lambda _seconds: None))


@pytest.fixture
def unit(db: None) -> Unit:
    made = make_unit()
    made.school.packs = ["jp-nerima", "mamori"]
    made.school.save()
    return made


@pytest.fixture
def website() -> Iterator[Website]:
    with served(Website()) as site:
        site.pages["/model.txt"] = AGAIN.encode()
        site.link("/model.txt")
        yield site


def withdraw(unit: Unit) -> Mark:
    what = Raised({"reason": "secret"}, STORY)
    return keep_mark(by=unit.principal, school=unit.school, text=SHEET, what=what)


@pytest.mark.row("NER-08")
def test_a_copy_of_a_withdrawn_form_comes_down_the_same_day(unit: Unit, website: Website) -> None:
    mark = withdraw(unit)
    unit.sweep(f"{website.url}/", days="14")
    row = TakeDown.unguarded.get()
    assert (row.why, row.by) == ("withdrawn", school_day(unit.school))
    duty = Duty.objects.get(stream=row.stream, entry="take-down-the-withdrawn-form")
    assert duty.due_at
    assert duty.due_at - clock.now() < timedelta(days=1)
    (again,) = entries([mark.stream], kinds=["copy.recognised"])
    assert (again.attrs["school"], again.attrs["place"]) == (str(unit.school.pk), "web")
    assert (entries([row.stream])[0].words or {})["marks"] == [mark.stream]


@pytest.mark.row("NER-08")
def test_what_is_withdrawn_is_looked_for_within_the_hour_on_every_site(
    unit: Unit, website: Website
) -> None:
    website.pages["/model.txt"] = CLEAN
    sweep = unit.sweep(f"{website.url}/", often="weekly")
    website.pages["/model.txt"] = AGAIN.encode()
    sweeping.begin_due()
    assert not work()
    with clock.at(clock.now() + timedelta(minutes=5)):
        withdraw(unit)
    with clock.at(clock.now() + timedelta(minutes=30)):
        sweeping.begin_due()
        work()
        sweeping.begin_due()  # once, not every hour from now on
        assert not work()
    assert Run.unguarded.filter(sweep=sweep).count() == 2
    begun = entries([sweep.stream], kinds=["sweep.begun"])
    assert [one.attrs["of"] for one in begun] == ["schedule", "withdrawn"]
    assert TakeDown.unguarded.get().why == "withdrawn"


@pytest.mark.row("NER-08")
def test_only_a_new_look_proves_that_the_copy_is_gone(unit: Unit, website: Website) -> None:
    withdraw(unit)
    unit.sweep(f"{website.url}/")
    row = TakeDown.unguarded.get()
    website.pages["/model.txt"] = SHEET.encode()  # another hand typed it: it is still that form
    unit.do(unit.ict, row, "removed")
    work()
    row.refresh_from_db()
    assert row.state == "open"
    del website.pages["/model.txt"]
    unit.do(unit.ict, row, "removed")
    work()
    row.refresh_from_db()
    assert row.state == "gone"
