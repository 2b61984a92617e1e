"""Devices, media, sign-in and readers: looked at, put right, and looked at again."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from pytest_django import Settings
from tests.vault.conftest import Faculty

from mamori.duties.models import Duty
from mamori.journal.models import Fact
from mamori.people import packs
from mamori.people.words import About, seal_about
from mamori.site.folders import packs_folder
from mamori.vault.models import Record

GATE = """
[[gate]]
id = "own-gate"
cites = ["CHB-05f"]
clause = "art 5(3)"
stops = "sign-in.checked"
says = { en = "Looking at it", ja = "確認", vi = "Xem", nl = "Bekijken" }

[[gate.needs]]
filled = ["minutes"]
says = { en = "Minutes", ja = "議事録", vi = "Biên bản", nl = "Notulen" }
"""
LIST = """\
First Name [Required],Email Address [Required],Status [READ ONLY],2sv Enrolled [READ ONLY]
七海,nanami@univ.example,Active,True
八重,Yae@univ.example,Active,False
"""


@pytest.mark.row("CHB-05c", "CHB-05h")
def test_a_device_is_checked_and_what_is_missing_stays_due_until_it_is_put_right(
    faculty: Faculty,
) -> None:
    device = faculty.device()
    assert faculty.states(device, "check-a-device") == ["open"]
    faculty.check(faculty.ict, device, fixed="no", missing="ワイヤーがない")
    assert faculty.states(device, "check-a-device") == ["met"]
    assert faculty.states(device, "put-a-device-right") == ["open"]
    today = faculty.client(faculty.ict).get(reverse("desk:today")).content.decode()
    assert device.number in today
    assert "PC-17" not in today
    faculty.check(faculty.ict, device)
    assert faculty.states(device, "put-a-device-right") == ["met"]


@pytest.mark.row("CHB-05h")
def test_a_device_on_which_records_are_only_opened_needs_its_security_and_no_wire(
    faculty: Faculty,
) -> None:
    device = faculty.device()
    faculty.check(faculty.teacher, device, fixed="no", keeps="no")
    assert faculty.states(device, "put-a-device-right") == []
    faculty.check(faculty.teacher, device, fixed="no", keeps="no", enough="no")
    assert faculty.states(device, "put-a-device-right") == ["open"]


@pytest.mark.row("CHB-05b", "CHB-05d")
def test_the_list_of_media_starts_empty_and_lets_none_in_that_is_not_for_long_keeping(
    faculty: Faculty,
) -> None:
    shelf = faculty.client(faculty.teacher).get(reverse("vault:shelf", args=["medium"]))
    assert shelf.context["rows"] == []
    answer = faculty.medium(purpose="other")
    assert [(one.gate, one.need) for one in answer.context["missing"]] == [("admit-a-medium", 0)]
    assert "art 5(1)" in answer.content.decode()
    assert "第2書庫の棚A" in answer.content.decode()
    assert not Record.unguarded.exists()


@pytest.mark.row("CHB-05d")
@pytest.mark.parametrize(
    ("conditions", "needs"), [(["encrypted"], [2]), (["locked-cabinet"], [1]), ([], [1, 2])]
)
def test_a_medium_needs_both_to_be_encrypted_and_to_be_locked_away(
    faculty: Faculty, conditions: list[str], needs: list[int]
) -> None:
    answer = faculty.medium(conditions=conditions)
    assert answer.status_code == 422
    assert [one.need for one in answer.context["missing"]] == needs
    assert faculty.medium().status_code == 302
    (medium,) = Record.unguarded.filter(type="medium")
    page = faculty.page(faculty.office, medium)
    for told in ("HDD-3", "LUKS", "第2書庫の棚A", "教務係長"):
        assert told in page


@pytest.mark.row("CHB-05d")
def test_a_medium_that_lies_about_is_locked_away_or_given_up(faculty: Faculty) -> None:
    faculty.medium()
    medium = Record.unguarded.get(type="medium")
    faculty.do(faculty.office, medium, "check", conditions=["encrypted"], again=faculty.later)
    assert faculty.states(medium, "put-a-medium-right") == ["open"]
    faculty.do(faculty.office, medium, "give-up", how="destroyed", why="破砕した")
    assert not Duty.objects.filter(stream=medium.stream, state="open").exists()


def test_a_teacher_lists_a_device_and_neither_a_place_nor_a_medium(faculty: Faculty) -> None:
    client = faculty.client(faculty.teacher)
    for type_, status in (("device", 200), ("material", 200), ("place", 404), ("medium", 404)):
        assert client.get(reverse("vault:new", args=[type_])).status_code == status
    assert faculty.medium(faculty.teacher).status_code == 404


@pytest.mark.row("CHB-05f")
def test_the_list_of_a_place_shows_who_has_no_second_step_and_the_file_is_not_kept(
    faculty: Faculty,
) -> None:
    place = faculty.place()
    teacher = faculty.teacher.person
    teacher.sealed = seal_about(
        faculty.school.pk, teacher.pk, About("音羽 八重", email="yae@univ.example")
    )
    teacher.save()
    assert faculty.states(place, "see-who-signs-in-with-two-steps") == ["open"]
    assert faculty.hand_in(faculty.ict, place, LIST).status_code == 302
    page = faculty.page(faculty.ict, place)
    assert "yae@univ.example (音羽 八重)" in page
    assert "nanami@univ.example" not in page
    (fact,) = Fact.unguarded.filter(stream=place.stream, kind="sign-in.checked")
    assert (fact.attrs["with"], fact.attrs["without"], fact.attrs["unclear"]) == ("1", "1", "0")
    assert "univ.example" not in str(fact.attrs)
    assert faculty.states(place, "see-who-signs-in-with-two-steps") == ["met"]


@pytest.mark.row("CHB-05f")
def test_it_stays_due_while_accounts_are_without_a_second_step(faculty: Faculty) -> None:
    place = faculty.place()
    faculty.hand_in(faculty.ict, place, LIST)
    faculty.hand_in(faculty.ict, place, LIST.replace("False", "電話で確認"))
    assert faculty.states(place, "bring-accounts-to-two-steps") == ["open", "open"]
    faculty.hand_in(faculty.ict, place, LIST.replace("False", "True"))
    assert faculty.states(place, "bring-accounts-to-two-steps") == ["met", "met"]


@pytest.mark.row("CHB-05f")
def test_the_guide_of_each_place_is_read_and_followed(faculty: Faculty) -> None:
    place = faculty.place()
    assert faculty.states(place, "follow-the-guide-of-a-place") == ["open"]
    faculty.do(faculty.ict, place, "read-guide", which="利用手引 第3版", done="共有の既定を限定に")
    assert faculty.states(place, "follow-the-guide-of-a-place") == ["met"]
    assert "利用手引 第3版" in faculty.page(faculty.ict, place)


@pytest.mark.parametrize("text", ["氏名,MFA\n守田,はい\n", "account,組\na,1\n", "%PDF-1.7", ""])
def test_a_list_that_cannot_be_read_is_told_and_nothing_typed_is_lost(
    faculty: Faculty, text: str
) -> None:
    place = faculty.place()
    answer = faculty.hand_in(faculty.ict, place, text)
    assert answer.status_code == 422
    assert answer.context["form"].errors["list"]
    assert faculty.later.partition("-")[0] in answer.content.decode()
    assert not Fact.unguarded.filter(kind="sign-in.checked").exists()


@pytest.fixture
def gated(tmp_path: Path, settings: Settings) -> Iterator[None]:
    """A gate before the check of accounts, as a pack may have one."""
    settings.MAMORI_PACKS = tmp_path / "packs"
    shutil.copytree(packs_folder(), settings.MAMORI_PACKS)
    (settings.MAMORI_PACKS / "jp-chiba-grades/own.toml").write_text(GATE, encoding="utf-8")
    packs.loaded.cache_clear()
    packs._chosen.cache_clear()
    yield
    packs.loaded.cache_clear()
    packs._chosen.cache_clear()


@pytest.mark.usefixtures("gated")
def test_where_the_rules_ask_for_more_before_a_list_is_taken_they_are_told(
    faculty: Faculty,
) -> None:
    answer = faculty.hand_in(faculty.ict, faculty.place(), LIST)
    assert answer.status_code == 422
    assert "Minutes" in answer.content.decode()
    assert not Fact.unguarded.filter(kind="sign-in.checked").exists()


def test_neither_teachers_nor_strangers_see_whose_account_lacks_a_step(faculty: Faculty) -> None:
    place = faculty.place()
    faculty.hand_in(faculty.ict, place, LIST)
    for who in (faculty.teacher, faculty.officer):
        for name in ("record", "sign_in", "sight"):
            url = reverse(f"vault:{name}", args=[place.pk])
            assert faculty.client(who).get(url).status_code == 404
        assert faculty.hand_in(who, place, LIST).status_code == 404


@pytest.mark.row("CHB-05g")
def test_who_can_open_it_is_listed_and_reviewed_on_the_schools_own_day(faculty: Faculty) -> None:
    place = faculty.place()
    assert faculty.states(place, "list-who-can-open-it") == ["open"]
    review = {"who": "教務係、音羽", "removed": "異動した職員1名", "again": faculty.later}
    faculty.do(faculty.ict, place, "review-access", left="yes", **review)
    assert faculty.states(place, "list-who-can-open-it") == ["met"]
    assert faculty.states(place, "take-access-away") == ["open"]
    again = Duty.objects.get(stream=place.stream, entry="review-who-can-open-it")
    assert again.due_at is None  # no document's day
    assert again.target_at
    assert again.target_at.date() - faculty.today >= timedelta(days=89)
    faculty.do(faculty.ict, place, "review-access", left="no", **review)
    assert faculty.states(place, "take-access-away") == ["met"]
    page = faculty.page(faculty.ict, place)
    assert "教務係、音羽" in page
    assert "異動した職員1名" in page


@pytest.mark.row("CHB-05g")
def test_a_review_names_the_day_of_the_next_one(faculty: Faculty) -> None:
    answer = faculty.do(faculty.ict, faculty.place(), "review-access", who="教務係", left="no")
    assert answer.status_code == 422
    assert "again" in answer.context["form"].errors
    assert "教務係" in answer.content.decode()
