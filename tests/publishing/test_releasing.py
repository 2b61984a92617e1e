"""The release gate: what is found stops what may not leave, and two people let out the rest."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from tests.consent.replies import letters, reply
from tests.factories import make_school, make_staff, sign_in
from tests.publishing.channelled import official
from tests.publishing.gating import CHILDREN, IMMEDIATE, LETTER, Gate, gate, now, sheet

from mamori.base import clock
from mamori.consent.models import Request
from mamori.duties.models import Duty
from mamori.journal.queries import entries
from mamori.people.models import Post
from mamori.publishing.actions.left_lying import look_after_consents
from mamori.publishing.models import Release
from mamori.publishing.queries.releases import releases_of


@pytest.fixture
def school_gate(db: None, settings: Any) -> Iterator[Gate]:
    settings.TASKS = IMMEDIATE
    with clock.at(datetime(2026, 12, 1, 8, 0, tzinfo=UTC)):
        yield gate()


@pytest.mark.row("DNI-01")
@pytest.mark.row("DNI-03")
def test_a_list_does_not_go_out_while_one_of_them_did_not_agree(school_gate: Gate) -> None:
    release = school_gate.brought(("danh sách.xlsx", sheet()))
    page = school_gate.page(release)
    assert "It cannot go out like this" in page
    assert "The consent of 3 persons is missing" in page
    assert all(name in page for name in CHILDREN)
    assert "unless each of them agreed" in page
    assert "DNI-01" in page
    answer = school_gate.press(release, "out", reason="it is urgent")
    assert answer.status_code == 422
    assert now(release).state == "open"


def agreed(gate: Gate, **fields: object) -> Release:
    """Bring a list of people who all agreed, and ask for it to go out."""
    known = gate.register
    gate.agree(known.linh, known.nam, known.alien, data=("name", "list", "birth-date"))
    release = gate.brought(("danh sách.xlsx", sheet()), **fields)
    assert "Nothing stands against it" in gate.page(release)
    gate.press(release, "out")
    assert now(release).state == "asked"  # it tells of persons: a second one looks
    return release


@pytest.mark.row("DNI-04")
def test_with_the_yes_of_each_a_list_goes_out_under_their_consents(school_gate: Gate) -> None:
    release = agreed(school_gate)
    school_gate.press(release, "approve", by=school_gate.lead)
    assert now(release).state == "released"
    left = entries([release.stream], kinds=["document.released"])[0]
    assert left.by == school_gate.lead.person_id
    assert left.attrs["consents"] == "3"
    assert left.words is not None
    assert len(left.words["consents"]) == 3
    known = school_gate.register
    assert left.words["people"] == sorted(str(p.pk) for p in (known.linh, known.nam, known.alien))
    page = school_gate.page(release)
    assert left.words["files"][0]["sha256"] in page
    assert "Bảo Vệ Dữ Liệu" in page
    assert "Nguyễn Văn Phòng" in page


def test_whoever_asked_is_no_second_person_and_reads_the_clause(school_gate: Gate) -> None:
    release = agreed(school_gate)
    answer = school_gate.press(release, "approve")  # the office may approve what others ask
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Somebody else than whoever wants it out looks at it and agrees" in page
    assert "second person" in page
    assert now(release).state == "asked"
    assert Duty.objects.filter(stream=release.stream, state=Duty.State.OPEN).count() == 1
    school_gate.press(release, "approve", by=school_gate.principal)
    assert now(release).state == "released"
    assert not Duty.objects.filter(stream=release.stream, state=Duty.State.OPEN).exists()


def test_the_second_person_may_say_no_and_what_must_change(school_gate: Gate) -> None:
    release = agreed(school_gate)
    assert school_gate.press(release, "refuse", by=school_gate.lead).status_code == 422
    school_gate.press(release, "refuse", by=school_gate.lead, why="Leave out the birth dates")
    assert now(release).state == "open"
    assert "Leave out the birth dates" in school_gate.page(release)
    school_gate.press(release, "out")
    assert now(release).state == "asked"


def test_a_consent_taken_back_meanwhile_stops_what_was_green(school_gate: Gate) -> None:
    known = school_gate.register
    release = agreed(school_gate)
    again = known.asking(known.linh, data=("name", "list"))  # another purpose, not yet answered
    reply(letters(known.office, again, known.linh)["representative"], yes=False)
    answer = school_gate.press(release, "approve", by=school_gate.lead)
    assert answer.status_code == 422
    assert "It cannot go out as it is" in answer.content.decode()
    assert now(release).state == "asked"


def test_a_consent_taken_back_later_is_shown_on_what_went_out_under_it(school_gate: Gate) -> None:
    known = school_gate.register
    asking = school_gate.agree(known.nam, data=("name",))
    release = school_gate.brought(
        ("a.txt", b"Ch\xc3\xbac m\xe1\xbb\xabng em L\xc3\xaa V\xc4\x83n Nam")
    )
    school_gate.press(release, "out")
    school_gate.press(release, "approve", by=school_gate.lead)
    assert now(release).state == "released"
    assert not releases_of(school_gate.office)[0].taken_back
    reply(letters(known.office, asking, known.nam)["representative"], yes=False)
    assert releases_of(school_gate.office)[0].taken_back
    assert "was taken back since" in school_gate.page(release)
    for _twice in range(2):
        look_after_consents()
    assert len(entries([release.stream], kinds=["release.consent-gone"])) == 1
    (due,) = Duty.objects.filter(stream=release.stream, state=Duty.State.OPEN)
    assert due.entry == "take-down-what-lost-its-consent"
    school_gate.press(release, "withdraw", reason="consent", why="Taken back", id=str(release.pk))
    assert now(release).state == "withdrawn"
    assert not Duty.objects.filter(stream=release.stream, state=Duty.State.OPEN).exists()


def test_what_tells_of_nobody_goes_out_by_one_persons_word(school_gate: Gate) -> None:
    release = school_gate.brought(text=LETTER, channel="newsletter")
    assert "Nothing stands against it" in school_gate.page(release)
    school_gate.press(release, "out")
    assert now(release).state == "released"


def test_what_somebody_must_look_at_wants_a_reason_and_a_second_person(school_gate: Gate) -> None:
    text = LETTER + " Liên hệ: 0912 345 678."
    release = school_gate.brought(text=text)
    page = school_gate.page(release)
    assert "Somebody must look at it" in page
    assert "Nothing stands against it" not in page
    answer = school_gate.press(release, "out")
    assert answer.status_code == 422
    assert "Write what you looked at" in answer.content.decode()
    school_gate.press(release, "out", reason="It is the number of the gym we rent")
    assert now(release).state == "asked"
    page = school_gate.page(release, by=school_gate.principal)
    assert "It is the number of the gym we rent" in page
    school_gate.press(release, "approve", by=school_gate.principal)
    assert now(release).state == "released"
    assert "It is the number of the gym we rent" in school_gate.page(release)


def test_the_schools_own_official_number_is_nobodys(school_gate: Gate) -> None:
    official(school_gate.principal, "telephone", "0912 345 678")
    release = school_gate.brought(text=LETTER + " Liên hệ: 0912.345.678.")
    assert "Nothing stands against it" in school_gate.page(release)


def test_what_is_blocked_goes_out_by_nobodys_word(school_gate: Gate) -> None:
    known = school_gate.register
    school_gate.agree(known.linh, data=("name", "list", "marks"))
    release = school_gate.brought(text="Trần Thị Linh, lớp 5A: thi trượt, phải thi lại")
    assert "It cannot go out like this" in school_gate.page(release)
    for by in (school_gate.office, school_gate.principal, school_gate.lead):
        assert school_gate.press(release, "out", by=by, reason="all agreed").status_code == 422
    assert now(release).state == "open"


@pytest.mark.row("DNI-04")
def test_those_whose_yes_is_missing_can_be_asked_and_no_address_names_them(
    school_gate: Gate,
) -> None:
    release = school_gate.brought(("danh sách.xlsx", sheet()))
    page = school_gate.page(release)
    linh = school_gate.register.linh
    assert f'name="people" value="{linh.pk}"' in page
    sent = {"channels": "web", "what": ["list", "name"], "people": str(linh.pk), "look": "1"}
    answer = sign_in(Client(), school_gate.office).post("/consent/ask/", sent)
    assert answer.status_code == 200
    form = answer.content.decode()
    assert "Trần Thị Linh" in form
    assert 'value="web"' in form
    assert "checked" in form.split(f'value="{linh.pk}"')[1][:200]


def test_a_release_says_under_which_request_it_goes_out(school_gate: Gate) -> None:
    known = school_gate.register
    asking = school_gate.agree(known.nam, channels=("press",), party="Báo Mẫu", data=("name",))
    text = "Em Lê Văn Nam đoạt giải nhất."
    unsaid = school_gate.brought(text=text, channel="press")
    assert "It cannot go out like this" in school_gate.page(unsaid)
    request = str(Request.unguarded.get(asking=asking).pk)
    wrong = school_gate.bring(text=text, channel="web", under=request)
    assert wrong.status_code == 422
    assert "This consent is for another place" in wrong.content.decode()
    said = school_gate.brought(text=text, channel="press", under=request)
    assert "Nothing stands against it" in school_gate.page(said)
    assert entries([said.stream], kinds=["document.scanned"])[0].attrs["verdict"] == "clear"


def test_a_form_sent_twice_is_one_release_and_nothing_to_look_at_is_sent_back(
    school_gate: Gate,
) -> None:
    pk = "6a0c0f6e-7f5e-4f3e-9a53-1f1d2f0c9d11"
    school_gate.bring(text=LETTER, id=pk)
    school_gate.bring(text=LETTER, id=pk)
    assert Release.unguarded.count() == 1
    answer = school_gate.bring()
    assert answer.status_code == 422
    assert "Choose a file, or paste a text or a link" in answer.content.decode()
    link = school_gate.bring(link="javascript:alert(1)")
    assert link.status_code == 422
    assert Release.unguarded.count() == 1


def test_others_learn_nothing_of_a_release(school_gate: Gate) -> None:
    release = school_gate.brought(("danh sách.xlsx", sheet()), by=school_gate.ict)
    known = school_gate.register
    elsewhere = make_staff(make_school("Trường khác"), "Người khác", Post.Role.PRINCIPAL)
    for account in (known.teacher, known.homeroom, elsewhere):
        client = sign_in(Client(), account)
        for path in ("", "progress/", "who-can-see/", "withdraw/", "1/pages/", "1/pages/1.png"):
            answer = client.get(f"/publishing/releases/{release.pk}/{path}")
            assert answer.status_code == 404, path
        for path in ("out", "approve", "refuse", "stop", "1/copy", "1/take"):
            assert school_gate.press(release, path, by=account).status_code == 404, path
        assert releases_of(account) == []
    assert "Trần Thị Linh" in school_gate.page(release, by=school_gate.ict)
    assert "Trần Thị Linh" in school_gate.page(release, by=school_gate.principal)
    assert school_gate.press(release, "approve", by=school_gate.ict).status_code == 404
