"""The register is what publishing judges with."""

from datetime import UTC, date, datetime

import pytest
from tests.consent.conftest import Register
from tests.consent.replies import letters, reply

from mamori.base import clock
from mamori.consent.queries.register import consents_of, requests_for
from mamori.core.scan.hits import Hit
from mamori.core.scan.judging import Aim, judge
from mamori.people.models import Person
from mamori.people.packs import in_force

DAY = date(2026, 12, 1)


def verdict(register: Register, *people: Person) -> str:
    found = [
        Hit(kind="roster-name", start=10 * n, end=10 * n + 5, person=str(person.pk))
        for n, person in enumerate(people)
    ]
    listed = Hit(kind="person-list", start=0, end=99, count=len(people))
    aim = Aim(
        packs=in_force(register.school), day=DAY, place="web", consents=consents_of(register.school)
    )
    return judge(aim, [*found, listed]).findings[-1].verdict


@pytest.mark.row("DNI-01")
def test_a_list_goes_out_only_once_each_person_and_representative_said_yes(
    register: Register,
) -> None:
    asking = register.asking()
    people = (register.linh, register.nam)
    assert verdict(register, *people) == "consent"
    linh = letters(register.office, asking, register.linh)
    nam = letters(register.office, asking, register.nam)
    reply(nam["representative"], yes=True)
    reply(linh["representative"], yes=True)
    assert verdict(register, *people) == "consent"
    reply(linh["person"], yes=True)
    assert verdict(register, *people) == "clear"
    assert verdict(register, *people, register.alien) == "consent"
    reply(nam["representative"], yes=False)
    assert verdict(register, *people) == "consent"


def test_a_consent_for_one_newspaper_covers_no_other_and_no_website(register: Register) -> None:
    asking = register.asking(register.nam, channels=("press",), party="Báo Mẫu")
    reply(letters(register.office, asking, register.nam)["representative"], yes=True)
    assert consents_of(register.school).given == ()
    assert verdict(register, register.nam) == "consent"


def test_whoever_publishes_can_say_under_which_request(register: Register) -> None:
    paper = register.asking(register.nam, channels=("press", "web"), party="Báo Mẫu")
    with clock.at(datetime(2026, 12, 1, 9, tzinfo=UTC)):
        last = date(2026, 12, 1)
        register.asking(register.nam, channels=("third-party",), until=last, party="App")
    told = requests_for(register.school, "third-party", "en")
    assert [words for _pk, words in told] == [
        "A company, an app or somebody else: App – To show the class on our website",
        "Newspaper, radio or television: Báo Mẫu – To show the class on our website",
    ]
    reply(letters(register.office, paper, register.nam)["representative"], yes=True)
    (consent,) = consents_of(register.school, [told[1][0]]).given
    assert consent.places == {"third-party"}
    with clock.at(datetime(2026, 12, 2, 8, tzinfo=UTC)):
        assert len(requests_for(register.school, "third-party", "en")) == 1


def test_a_yes_for_one_purpose_is_none_for_another(register: Register) -> None:
    first = register.asking(register.nam)
    reply(letters(register.office, first, register.nam)["representative"], yes=True)
    assert verdict(register, register.nam) == "clear"
    second = register.asking(register.nam, data=("list", "birth-date"))
    assert verdict(register, register.nam) == "consent"  # for which of the two, nobody has said
    reply(letters(register.office, second, register.nam)["representative"], yes=False)
    assert verdict(register, register.nam) == "consent"
    under = [pk for pk, _words in requests_for(register.school, "web", "vi")]
    (consent,) = consents_of(register.school, under).given
    assert consent.kinds == {"person", "person-list"}
    reply(letters(register.office, second, register.nam)["representative"], yes=True)
    assert verdict(register, register.nam) == "clear"
