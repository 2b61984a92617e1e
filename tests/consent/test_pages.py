"""The pages of staff: asking, seeing, entering, printing."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from tests.consent.conftest import Register
from tests.consent.replies import letters, reply, status
from tests.factories import sign_in

from mamori.consent.models import Asked, Asking, Request
from mamori.journal.queries import entries

ASK = {
    "id": str(uuid.uuid4()),
    "group": "",
    "what": ["name", "picture"],
    "channels": ["web", "newsletter"],
    "party": "",
    "purpose": "Giới thiệu lớp",
    "purpose_en": "To show the class",
    "until": "2027-06-30",
    "answer_by": "2026-12-20",
    "send": "1",
}


LOOK = {name: value for name, value in ASK.items() if name != "send"} | {"look": "1"}


@pytest.fixture
def office(register: Register) -> Client:
    return sign_in(Client(), register.office)


def test_a_class_is_asked_and_each_channel_is_a_request(office: Client, register: Register) -> None:
    sent = ASK | {"group": f"class:{register.group.pk}"}
    answer = office.post(reverse("consent:ask"), sent)
    row = Asking.unguarded.get()
    assert answer["Location"] == reverse("consent:asking", args=[row.pk])
    assert {one.person_id for one in Asked.unguarded.all()} == {register.linh.pk, register.nam.pk}
    assert [one.channel for one in Request.unguarded.order_by("number")] == ["web", "newsletter"]
    (first, _second) = entries([row.stream])
    assert first.words == {
        "purpose": {"vi": "Giới thiệu lớp", "en": "To show the class"},
        "party": "",
    }


def test_the_empty_form_has_nothing_ticked(office: Client, register: Register) -> None:
    page = office.get(reverse("consent:ask")).content.decode()
    assert " checked" not in page
    assert register.group.title in page


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"group": ""}, "Choose a group, or look for at least one person."),
        ({"what": []}, "Choose what it is about."),
        ({"channels": []}, "Choose at least one."),
        ({"channels": ["third-party"]}, "Write to whom it would go."),
        ({"purpose": ""}, "Write what it is for."),
        ({"until": "2026-11-30"}, "Choose a day that is still to come."),
        ({"answer_by": "2027-07-01"}, "This is after the last day of the consent."),
        ({"group": f"class:{uuid.uuid4()}"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_is_kept(
    office: Client, register: Register, change: dict[str, object], told: str
) -> None:
    sent = ASK | {"group": f"class:{register.group.pk}", "purpose": "Kỷ yếu"} | change
    answer = office.post(reverse("consent:ask"), sent, headers={"Accept-Language": "en"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert sent["purpose"] in page
    assert not Asking.unguarded.exists()


def test_a_person_is_found_by_a_few_letters_and_asked(office: Client, register: Register) -> None:
    page = office.post(reverse("consent:ask"), LOOK | {"find": "linh"})
    assert b"Tr\xe1\xba\xa7n Th\xe1\xbb\x8b Linh" in page.content
    both = {"find": "nam", "people": [str(register.linh.pk)]}
    page = office.post(reverse("consent:ask"), LOOK | both)
    assert "Lê Văn Nam" in page.content.decode()
    assert "Trần Thị Linh" in page.content.decode()
    office.post(reverse("consent:ask"), ASK | both)
    assert {one.person_id for one in Asked.unguarded.all()} == {register.linh.pk}


def test_a_homeroom_teacher_finds_and_asks_only_the_own_class(register: Register) -> None:
    client = sign_in(Client(), register.homeroom)
    page = client.get(reverse("consent:ask")).content.decode()
    assert register.group.title in page
    assert register.other_group.title not in page
    found = client.post(reverse("consent:ask"), LOOK | {"find": "hà"})
    assert "Phạm Thu Hà" not in found.content.decode()
    client.post(reverse("consent:ask"), ASK | {"people": [str(register.alien.pk)]})
    assert not Asking.unguarded.exists()


def test_who_said_what_stands_on_the_page(office: Client, register: Register) -> None:
    asking = register.asking(data=("picture",))
    reply(letters(register.office, asking, register.nam)["representative"], yes=True)
    page = office.get(
        reverse("consent:asking", args=[asking.pk]), headers={"Accept-Language": "en"}
    ).content.decode()
    assert "Lê Văn Nam" in page
    assert "No answer yet" in page
    listed = office.get(reverse("consent:askings"), headers={"Accept-Language": "en"})
    assert "1 yes, 0 no, 0 taken back, 1 without answer" in listed.content.decode()


def test_paper_is_entered_for_one_reader(office: Client, register: Register) -> None:
    asking = register.asking()
    letter = letters(register.office, asking, register.nam)["representative"]
    (request,) = Request.unguarded.filter(asking=asking)
    url = reverse("consent:enter", args=[asking.pk, register.nam.pk])
    sent = {
        "letter": str(letter.pk),
        "way": "paper",
        str(request.pk): "yes",
        "name": "Lê Hùng",
        "on": "2026-11-30",
        "kept": "Tủ 3",
    }
    english = {"Accept-Language": "en"}
    lacking = office.post(url, sent | {"kept": ""}, headers=english)
    assert (lacking.status_code, b"Write where the paper is kept." in lacking.content) == (
        422,
        True,
    )
    spoken = office.post(url, sent | {"way": "word"}, headers=english)
    assert b"A yes needs the link or a signature." in spoken.content
    assert office.post(url, sent).status_code == 302
    assert status(asking, register.nam) == "given"
    back = sent | {"way": "word", str(request.pk): "no", "kept": "Gọi lúc 8 giờ"}
    assert office.post(url, back).status_code == 302
    assert status(asking, register.nam) == "withdrawn"
    page = office.get(reverse("consent:person", args=[register.nam.pk]), headers=english)
    text = page.content.decode()
    assert "Lê Hùng said yes" in text
    assert "Lê Hùng took it back" in text
    assert "Tủ 3" in text


def test_a_persons_page_says_who_must_say_yes_and_why(office: Client, register: Register) -> None:
    register.asking()
    page = office.get(
        reverse("consent:person", args=[register.linh.pk]), headers={"Accept-Language": "en"}
    ).content.decode()
    assert "Who must say yes today: The person, Parent or guardian." in page
    assert "Law 91/2025 art 24" in page


def test_who_left_is_erased_from_the_page_on_which_it_is_offered(register: Register) -> None:
    asking = register.asking()
    reply(letters(register.office, asking, register.nam)["representative"], yes=True)
    client = sign_in(Client(), register.principal)
    url = reverse("consent:erase", args=[register.nam.pk])
    assert client.post(url).status_code == 404
    register.nam.left_on = "2026-12-01"
    register.nam.save()
    page = client.get(reverse("consent:person", args=[register.nam.pk]))
    assert url in page.content.decode()
    assert client.post(url).status_code == 302
    assert entries([f"consent:{register.nam.pk}"])[0].words is None
    assert client.get(reverse("consent:person", args=[register.nam.pk])).status_code == 200


@pytest.mark.parametrize("name", ["teacher", "homeroom"])
def test_what_one_has_no_seat_for_is_not_there(register: Register, name: str) -> None:
    asking = register.asking(register.alien)
    client = sign_in(Client(), getattr(register, name))
    for url in (
        reverse("consent:asking", args=[asking.pk]),
        reverse("consent:records", args=[asking.pk]),
        reverse("consent:person", args=[register.alien.pk]),
        reverse("consent:person_records", args=[register.alien.pk]),
        reverse("consent:enter", args=[asking.pk, register.alien.pk]),
    ):
        assert client.get(url).status_code == 404


def test_opening_a_page_of_somebody_is_written_down(office: Client, register: Register) -> None:
    asking = register.asking()
    office.get(reverse("consent:person", args=[register.nam.pk]))
    office.get(reverse("consent:asking", args=[asking.pk]))
    office.get(reverse("consent:not_shown"), {"group": str(register.group.pk), "channel": "web"})
    read = entries([f"consent:{register.nam.pk}", asking.stream], kinds=["record.read"])
    assert {(one.stream, one.by) for one in read} == {
        (f"consent:{register.nam.pk}", register.office.person_id),
        (asking.stream, register.office.person_id),
    }
    assert len(read) == 3
