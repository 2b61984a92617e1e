"""Pages of what was withdrawn: all staff of the board read why, its keepers follow it up."""

import pytest
from django.urls import reverse
from tests.publishing.gate import upload, work
from tests.publishing.ward import AGAIN, SHEET, STORY, Ward, ward

from mamori.publishing.actions.marks import note_return
from mamori.publishing.models import Mark
from mamori.publishing.queries.marks import known_again

__all__ = ["ward"]
TOLD = {"reason": "secret", "circulating": "yes", **STORY}


@pytest.mark.row("NER-08")
def test_a_document_is_withdrawn_with_its_file_of_which_nothing_stays(ward: Ward) -> None:
    url = reverse("publishing:new_mark")
    file = upload("sheet.txt", SHEET.encode())
    answer = ward.client(ward.ict).post(url, TOLD | {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    mark = Mark.unguarded.get()
    assert answer["Location"] == reverse("publishing:mark", args=[mark.pk])
    assert [one.stream for one in known_again(ward.other, AGAIN)] == [mark.stream]


def test_without_the_document_or_with_too_few_words_it_comes_back(ward: Ward) -> None:
    client, url = ward.client(ward.ict), reverse("publishing:new_mark")
    for text in ("", "お知らせ"):
        answer = client.post(url, TOLD | {"text": text})
        assert answer.status_code == 422
        assert "file" in answer.context["form"].errors
        assert STORY["why"] in answer.content.decode()
    assert Mark.unguarded.count() == 0


def test_all_staff_read_why_and_only_its_keepers_follow_it_up(ward: Ward) -> None:
    mark = ward.withdraw()
    url = reverse("publishing:mark", args=[mark.pk])
    for who in (ward.teacher, ward.other_teacher, ward.officer):
        page = ward.client(who).get(url)
        assert STORY["why"] in page.content.decode()
        listed = ward.client(who).get(reverse("publishing:marks")).content.decode()
        assert STORY["title"] in listed
    for who, may in ((ward.teacher, False), (ward.other_principal, False), (ward.officer, True)):
        assert bool(ward.client(who).get(url).context["acts"]) is may
        act = reverse("publishing:mark_act", args=[mark.pk, "trace"])
        assert ward.client(who).get(act).status_code == (200 if may else 404)


@pytest.mark.django_db(transaction=True)
@pytest.mark.row("NER-07", "NER-08")
def test_the_page_shows_the_recall_and_where_copies_came_back(ward: Ward) -> None:
    mark = ward.withdraw()
    [found] = known_again(ward.other, AGAIN)
    note_return(school=ward.other, found=found, place="form")
    work()
    assert ward.do(ward.vice, mark, "count", **{"out": "400", "in": "-1"}).status_code == 422
    assert ward.do(ward.vice, mark, "count", **{"out": "400", "in": "398"}).status_code == 302
    page = ward.client(ward.vice).get(reverse("publishing:mark", args=[mark.pk]))
    assert (page.context["recall"].missing, page.context["returns"][0][0]) == (2, "さくら小学校")
    other = ward.client(ward.other_teacher).get(reverse("publishing:mark", args=[mark.pk]))
    assert (other.context["recall"], other.context["returns"]) == (None, [])


@pytest.mark.row("NER-07")
def test_a_stop_gap_has_a_day_that_is_still_to_come(ward: Ward) -> None:
    mark = ward.withdraw()
    told = {"why": "配布済みのため"}
    past = ward.do(ward.vice, mark, "stop-gap", until="2020-12-01", **told)
    assert past.status_code == 422
    assert ward.do(ward.vice, mark, "stop-gap", until="2036-12-01", **told).status_code == 302
    mark.refresh_from_db()
    assert (mark.state, str(mark.stopgap_until)) == ("stopgap", "2036-12-01")
    page = ward.client(ward.other_teacher).get(reverse("publishing:mark", args=[mark.pk]))
    assert page.context["story"].until == mark.stopgap_until


def test_what_is_due_leads_from_today_to_the_document(ward: Ward) -> None:
    mark = ward.withdraw()
    page = ward.client(ward.principal).get(reverse("desk:today")).content.decode()
    assert reverse("publishing:mark", args=[mark.pk]) in page
    assert STORY["title"] not in page


def test_sent_twice_an_entry_is_one(ward: Ward) -> None:
    mark = ward.withdraw()
    url = reverse("publishing:mark_act", args=[mark.pk, "trace"])
    client = ward.client(ward.ict)
    pk = str(client.get(url).context["form"]["id"].value())
    for words in ("市の資料から。", "市の資料から。", "前年の用紙から。"):
        assert client.post(url, {"id": pk, "source": words}).status_code == 302
    page = client.get(reverse("publishing:mark", args=[mark.pk]))
    traced = [one for one in page.context["entries"] if "市の資料" in str(one.lines)]
    assert (len(traced), len(page.context["entries"])) == (1, 3)


def test_the_story_names_nobody_of_the_school_as_other_schools_read_it(ward: Ward) -> None:
    client, url = ward.client(ward.ict), reverse("publishing:new_mark")
    told = TOLD | {"text": SHEET, "why": "音羽八重先生が配った用紙。"}
    answer = client.post(url, told)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["why"]
    assert Mark.unguarded.count() == 0
    assert client.post(url, told | {"why": "担任が配った用紙。"}).status_code == 302


def test_what_takes_its_place_names_nobody_either(ward: Ward) -> None:
    mark = ward.withdraw()
    answer = ward.do(ward.ict, mark, "replace", instead="音羽八重先生のしおり。")
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["instead"]
    assert ward.do(ward.ict, mark, "replace", instead="担任のしおり。").status_code == 302
