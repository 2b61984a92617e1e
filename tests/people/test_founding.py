from datetime import UTC, datetime

import pytest

from mamori.base import clock
from mamori.journal.models import Fact
from mamori.journal.queries import broken
from mamori.people import founding
from mamori.people.founding import Founding, UnknownPack, found_school, let_first_in, start_year
from mamori.people.models import Account, Post, School, Year
from mamori.people.queries import about, school_day

pytestmark = pytest.mark.django_db

FOUNDING = Founding("あけぼの小学校", "JP", "ja", "Asia/Tokyo")


def test_a_school_begins_with_its_ledger_its_packs_and_its_year() -> None:
    with clock.at(datetime(2026, 3, 31, 15, 30, tzinfo=UTC)):  # half past midnight in Tokyo
        school = found_school(founding=FOUNDING)
    assert school.packs == ["jp-act", "jp-hokuyo", "jp-mext-survey", "jp-nerima", "mamori"]
    assert Year.objects.get(school=school).title == "2026年度"
    assert [fact.kind for fact in Fact.unguarded.all()] == ["year.started"]
    assert list(broken(school.pk)) == []


def test_a_year_starts_once() -> None:
    school = found_school(founding=FOUNDING)
    start_year(school=school, day=school_day(school))
    assert Year.objects.filter(school=school).count() == 1


def test_the_first_person_is_the_principal_and_gets_a_link() -> None:
    school = found_school(founding=FOUNDING)
    person, link = let_first_in(school=school, name="山本 直子", email="naoko@akebono.example")
    assert Post.objects.get(person=person).role == "principal"
    assert about([person.pk])[person.pk].name == "山本 直子"
    assert link.startswith("http://localhost:8000/password/choose/")


def test_the_first_person_of_a_board_is_its_officer() -> None:
    board = found_school(
        founding=Founding("みほん市教育委員会", "JP", "ja", "Asia/Tokyo", kind=School.Kind.BOARD)
    )
    person, _ = let_first_in(school=board, name="大野 孝", email="ohno@mihon.example")
    assert Post.objects.get(person=person).role == "board-officer"


def test_a_pack_that_is_not_there_stops_the_founding() -> None:
    with pytest.raises(UnknownPack, match="jp-nowhere"):
        found_school(founding=Founding("X", "JP", "ja", "Asia/Tokyo", packs=("jp-nowhere",)))
    assert not School.objects.exists()


def test_what_binds_one_institution_is_only_on_by_choice() -> None:
    assert "jp-chiba-grades" not in founding.packs_for("JP")
    chosen = Founding("X", "JP", "ja", "Asia/Tokyo", packs=("jp-chiba-grades",))
    assert found_school(founding=chosen).packs == ["jp-chiba-grades", "mamori"]


def test_a_country_without_packs_gets_our_own() -> None:
    assert founding.packs_for("XX") == ("mamori",)
    assert not Account.objects.exists()
