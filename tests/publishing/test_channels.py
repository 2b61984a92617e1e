"""What is official, who looks after it, and what everybody can compare with."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from tests.factories import make_school, make_staff, sign_in
from tests.registers.conftest import Office, R, office

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.base import clock
from mamori.core.policy.facts import codes_of
from mamori.desk.queries import today
from mamori.duties.models import Duty
from mamori.journal.queries import entries
from mamori.people import offices
from mamori.people.models import Account, Person, Post
from mamori.people.queries import school_day
from mamori.publishing.actions.channels import look_after_owners, open_listing
from mamori.publishing.models import Channel, Release
from mamori.publishing.queries.channels import channels_of
from mamori.registers.models import Record

__all__ = ["office"]
PAGE = "https://www.komorebi.example/"


def list_one(office: Office, owner: Account | None = None, **fields: Any) -> Channel:
    told = {"type": "web", "title": "学校のホームページ", "address": PAGE,
            "owner": str((owner or office.teacher).person_id),
            "on": str(school_day(office.school))}  # fmt: skip
    answer = office.client(office.clerk).post(reverse("publishing:new_channel"), told | fields)
    assert answer.status_code == 302, answer.content.decode()
    return Channel.objects.latest("since", "pk") if not fields else Channel.objects.get(
        title=(told | fields)["title"]
    )  # fmt: skip


def do(office: Office, by: Account, channel: Channel, slug: str, /, **fields: Any) -> Any:
    form = {"on": str(school_day(office.school)), **fields}
    url = reverse("publishing:channel_act", args=[channel.pk, slug])
    return office.client(by).post(url, form)


def public(office: Office, language: str = "ja") -> str:
    code = open_listing(school=office.school)
    answer = Client().get(reverse("publishing:official", args=[code, language]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.row("DNI-25")
@pytest.mark.row("DNI-03")
def test_the_inventory_holds_every_channel_with_owner_address_and_since_when(
    office: Office,
) -> None:
    site = list_one(office)
    page = list_one(office, office.ict, type="sns", title="学校公式ページ",
                    address="https://sns.example/komorebi")  # fmt: skip
    board = list_one(office, type="notice-board", title="昇降口の掲示板", address="昇降口")
    shown = office.client(office.teacher).get(reverse("publishing:channels")).content.decode()
    for text in (site.title, page.address, board.title, "情野 九", "音羽 八重"):
        assert text in shown
    assert [one.place for one in (site, page, board)] == ["web", "sns", "notice"]
    assert {one.pk for one in channels_of(office.school)} == {site.pk, page.pk, board.pk}


@pytest.mark.row("DNI-25")
def test_its_owner_keeps_the_log_of_what_was_posted_and_nobody_else_but_who_keeps_the_list(
    office: Office,
) -> None:
    office.school.packs = [*office.school.packs, "vn-dongnai-3237"]
    office.school.save()
    channel = list_one(office)
    told = {"topic": ["law", "conduct"], "what": "スマートフォンの約束について", "link": PAGE}
    assert do(office, office.teacher, channel, "post", **told).status_code == 302
    stranger = make_staff(office.school, "別野 十一", R.TEACHER)
    assert do(office, stranger, channel, "post", **told).status_code == 404
    assert do(office, office.clerk, channel, "post", **told | {"what": "別の件"}).status_code == 302
    posted = entries([channel.stream], kinds=["channel.posted"])
    assert [one.by for one in posted] == [office.teacher.person_id, office.clerk.person_id]
    assert codes_of(posted[0].attrs["topic"]) == ("law", "conduct")
    shown = office.client(office.vice).get(reverse("publishing:channel", args=[channel.pk]))
    page = shown.content.decode()
    assert "スマートフォンの約束について" in page
    assert "Nothing posted yet" in page  # of life skills nothing was posted yet
    stored = json.dumps(list(Channel.objects.values()), default=str)
    assert "スマートフォン" not in stored


@pytest.mark.row("DNI-25")
@pytest.mark.parametrize("language", ["ja", "vi", "nl", "en"])
def test_everybody_reads_without_an_account_what_is_official_and_what_to_do_about_the_rest(
    office: Office, language: str
) -> None:
    list_one(office)
    ended = list_one(office, title="古いブログ", address="https://blog.example/old")
    do(office, office.clerk, ended, "end", why="新しいサイトに移した。")
    Channel.objects.filter(pk=ended.pk).update(
        since=ended.since - timedelta(days=9), until=ended.since - timedelta(days=1)
    )
    shown = public(office, language)
    assert PAGE in shown
    assert "古いブログ" not in shown
    assert office.teacher.person.pk.hex not in shown.replace("-", "")
    assert "音羽" not in shown
    assert reverse("door:at", args=[office.school.pk]) in shown
    words = {"ja": "学校のものではありません", "vi": "không phải của trường",
             "nl": "is niet van de school", "en": "is not the school"}  # fmt: skip
    assert words[language] in shown


def test_the_address_of_the_list_stays_and_other_letters_lead_nowhere(office: Office) -> None:
    first = open_listing(school=office.school)
    assert open_listing(school=office.school) == first
    url = reverse("publishing:official_any", args=[first.lower()])
    assert Client().get(url).status_code == 200
    other = reverse("publishing:official_any", args=["AAAAAA"])
    assert Client().get(other).status_code == 404


@pytest.mark.row("DNI-25")
def test_the_list_is_printed_with_its_address(office: Office) -> None:
    list_one(office)
    answer = office.client(office.teacher).get(reverse("publishing:channels_pdf"))
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"] == 'inline; filename="official.pdf"'


@pytest.mark.row("DNI-25")
def test_when_its_owner_leaves_somebody_else_must_take_it_over(office: Office) -> None:
    channel = list_one(office)
    look_after_owners()
    assert not Duty.objects.filter(stream=channel.stream).exists()
    soon = school_day(office.school) + timedelta(days=7)
    Post.objects.filter(person=office.teacher.person_id).update(ends=soon)
    look_after_owners()
    look_after_owners()
    assert len(entries([channel.stream], kinds=["channel.owner-leaves"])) == 1
    due = Duty.objects.get(stream=channel.stream, entry="give-a-channel-on")
    assert due.state == "open"
    desk = office.client(office.clerk).get(reverse("desk:today")).content.decode()
    assert reverse("publishing:channel", args=[channel.pk]) in desk
    do(office, office.clerk, channel, "give", owner=str(office.ict.person_id))
    due.refresh_from_db()
    assert due.state == "met"
    Person.objects.filter(pk=office.ict.person_id).update(left_on=school_day(office.school))
    look_after_owners()
    assert len(entries([channel.stream], kinds=["channel.owner-leaves"])) == 2


@pytest.mark.django_db(transaction=True)
def test_who_keeps_the_list_and_who_leaves_are_told_by_mail_without_a_word_of_it(
    office: Office, settings: Any
) -> None:
    settings.EMAIL_HOST = "localhost"
    list_one(office)
    Post.objects.filter(person=office.teacher.person_id).update(ends=school_day(office.school))
    look_after_owners()
    call_command("db_worker", batch=True, interval=0.01, verbosity=0)
    reached = {address for sent in mail.outbox for address in sent.to}
    keepers = (office.principal, office.vice, office.clerk, office.ict, office.teacher)
    assert reached == {one.email for one in keepers}
    assert not any("ホームページ" in f"{sent.body}{sent.subject}" for sent in mail.outbox)


@pytest.mark.row("DNI-25")
def test_somebody_who_writes_in_its_name_becomes_a_warning_from_outside(office: Office) -> None:
    channel = list_one(office)
    told = {"from": "guardian", "link": "https://komoreb1.example/", "money": "yes",
            "what": "給食費を振り込むようにというメッセージ。"}  # fmt: skip
    assert do(office, office.teacher, channel, "imitated", **told).status_code == 302
    record = Record.unguarded.get(type="warning")
    [first] = entries([record.stream], kinds=["warning.received"])
    assert first.attrs == {"from": "guardian", "about": "impersonation"}
    assert first.words == {"what": told["what"], "link": told["link"]}
    assert office.state(record, "judge-a-warning") == "open"
    [noted] = entries([channel.stream], kinds=["channel.imitated"])
    assert noted.attrs == {"money": "yes"}


def test_only_who_keeps_the_list_changes_it_and_another_school_sees_nothing(
    office: Office,
) -> None:
    channel = list_one(office)
    for slug in ("change", "give", "end"):
        url = reverse("publishing:channel_act", args=[channel.pk, slug])
        assert office.client(office.teacher).get(url).status_code == 404
        assert office.client(office.ict).get(url).status_code == 200
    assert do(office, office.vice, channel, "change", title="公式サイト",
              address="https://new.example/").status_code == 302  # fmt: skip
    channel.refresh_from_db()
    assert (channel.title, channel.address) == ("公式サイト", "https://new.example/")
    other = make_staff(make_school("よその学校"), "他校 校長", R.PRINCIPAL)
    page = sign_in(Client(), other).get(reverse("publishing:channel", args=[channel.pk]))
    assert page.status_code == 404


def test_an_address_that_leads_nowhere_is_sent_back_and_what_was_typed_stays(
    office: Office,
) -> None:
    told = {"type": "web", "title": "公式サイト", "address": "学校のサイト",
            "owner": str(office.ict.person_id), "on": str(school_day(office.school))}  # fmt: skip
    client, url = office.client(office.clerk), reverse("publishing:new_channel")
    back = client.post(url, told)
    assert back.status_code == 422
    assert "公式サイト" in back.content.decode()
    pk = str(client.get(url).context["form"]["id"].value())
    good = told | {"address": PAGE, "id": pk}
    assert [client.post(url, good).status_code for _ in range(2)] == [302, 302]
    assert Channel.objects.count() == 1


@pytest.mark.row("DNI-25")
def test_a_posting_names_the_release_that_it_was(office: Office) -> None:
    channel = list_one(office, office.clerk)
    pk = uuid4()
    row = Release.unguarded.create(
        id=pk, stream=f"release:{pk}", school=office.school, number="26-2345", channel="web",
        state="released", by=office.clerk.person, at=clock.now(),
    )  # fmt: skip
    told = {"what": "運動会のお知らせ", "release": str(row.pk)}
    do(office, office.clerk, channel, "post", **told)  # it is not theirs to see, and not asked for
    access.seat(stream=row.stream, places=[Place(offices.of_role(R.OFFICE, office.school.pk),
                                                 R.OFFICE, "leads")])  # fmt: skip
    assert do(office, office.clerk, channel, "post", **told).status_code == 302
    posted = entries([channel.stream], kinds=["channel.posted"])
    assert [one.attrs for one in posted] == [{}, {"release": str(row.pk)}]
    page = office.client(office.teacher).get(reverse("publishing:channel", args=[channel.pk]))
    assert "26-2345" in page.content.decode()


def test_what_has_ended_takes_no_more_postings(office: Office) -> None:
    channel = list_one(office)
    do(office, office.clerk, channel, "end", why="移転した。")
    answer = do(office, office.teacher, channel, "post", what="あとから")
    assert answer.status_code == 404


def test_today_names_a_channel_by_its_title(office: Office) -> None:
    channel = list_one(office)
    Person.objects.filter(pk=office.teacher.person_id).update(left_on=school_day(office.school))
    look_after_owners()
    places = [
        place.spot.href
        for _group, lines in today(office.principal, "ja").groups
        for line in lines
        for place in line.places
        if place.spot
    ]
    assert reverse("publishing:channel", args=[channel.pk]) in places
