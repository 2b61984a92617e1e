"""What is printed: letters with their link, and the list for whoever takes pictures."""

import io
import unicodedata

import pikepdf
import pypdf
import pytest
from django.test import Client
from django.urls import reverse
from tests.consent.conftest import Register
from tests.consent.photographing import photographed
from tests.consent.replies import letters, reply
from tests.factories import sign_in

from mamori.consent.models import Letter
from mamori.consent.queries.links import address_of


@pytest.fixture
def office(register: Register) -> Client:
    return sign_in(Client(), register.office)


def words_of(pdf: bytes) -> str:
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return unicodedata.normalize("NFKC", text)  # fonts join letters such as fi


@pytest.mark.slow
def test_letters_of_a_class_are_one_file_with_a_page_for_each_reader(
    office: Client, register: Register
) -> None:
    asking = register.asking(channels=("web", "sns"))
    sent = {"group": register.group.title, "language": "vi"}
    answer = office.post(reverse("consent:letters", args=[asking.pk]), sent)
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) >= 3
    text = words_of(answer.content)
    assert Letter.unguarded.count() == 3
    assert photographed(answer.content) == {address_of(one) for one in Letter.unguarded.all()}
    assert "□ Có" in text
    assert "[U+" not in text  # our fonts have every letter of it
    assert "Trần Mai" in text
    assert "Linh" in text


def test_letters_about_children_one_may_not_see_are_not_there(register: Register) -> None:
    asking = register.asking(register.linh, register.alien)
    client = sign_in(Client(), register.homeroom)
    url = reverse("consent:letters", args=[asking.pk])
    assert client.post(url, {"person": str(register.alien.pk)}).status_code == 404
    assert client.post(url, {"group": register.other_group.title}).status_code == 404
    assert client.post(url, {"person": str(register.linh.pk)}).status_code == 200


def test_the_list_for_the_photographer_holds_everybody_without_a_yes(
    office: Client, register: Register
) -> None:
    third = register.child("Bùi An", "2019-12-24", register.group)
    asking = register.asking(data=("picture",))
    reply(letters(register.office, asking, register.nam)["representative"], yes=True)
    where = {"group": str(register.group.pk), "channel": "web"}
    text = words_of(office.get(reverse("consent:not_shown_pdf"), where).content)
    assert "Văn Nam" not in text
    assert "Linh" in text  # asked, and silent
    assert "Bùi An" in text  # never asked
    other = words_of(
        office.get(reverse("consent:not_shown_pdf"), where | {"channel": "sns"}).content
    )
    assert "Văn Nam" in other
    page = office.get(reverse("consent:not_shown"), where).content.decode()
    assert "Bùi An" in page
    assert third.pk


def test_a_yes_for_one_newspaper_shows_nobody_to_another(
    office: Client, register: Register
) -> None:
    for paper, yes in (("Báo Sáng", True), ("Báo Chiều", False)):
        asking = register.asking(data=("picture",), channels=("press",), party=paper)
        reply(letters(register.office, asking, register.nam)["representative"], yes=yes)
    where = {"group": str(register.group.pk), "channel": "press"}
    text = words_of(office.get(reverse("consent:not_shown_pdf"), where).content)
    assert "Văn Nam" in text


def test_the_list_of_another_class_is_not_there_for_a_homeroom_teacher(register: Register) -> None:
    client = sign_in(Client(), register.homeroom)
    where = {"group": str(register.other_group.pk), "channel": "web"}
    for name in ("consent:not_shown", "consent:not_shown_pdf"):
        assert client.get(reverse(name), where).status_code == 404
        own = {"group": str(register.group.pk), "channel": "web"}
        assert client.get(reverse(name), own).status_code == 200
    assert (
        client.get(reverse("consent:not_shown_pdf"), {**where, "channel": "x"}).status_code == 404
    )


def test_one_reminder_by_hand(office: Client, register: Register) -> None:
    asking = register.asking()
    url = reverse("consent:remind", args=[asking.pk])
    assert office.post(url, {"answer_by": "2027-09-01"}).status_code == 422
    assert office.post(url, {"answer_by": "2027-01-10"}).status_code == 302
    assert office.get(url).status_code == 404
    letter = office.post(
        reverse("consent:letters", args=[asking.pk]),
        {"person": str(register.nam.pk), "language": "en"},
    )
    assert "Reminder: your consent" in words_of(letter.content)
