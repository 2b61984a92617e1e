"""What may leave, as the packs of the documents say it of things that are found."""

from datetime import date

import pytest
from tests.packs.story import every_pack

from mamori.core.policy import Packs
from mamori.core.scan.consents import NO_CONSENTS, Consent, Consents
from mamori.core.scan.hits import Hit
from mamori.core.scan.judging import Aim, Verdict, judge

DAY = date(2026, 12, 1)
DONG_NAI, NERIMA, CHIBA = "vn-dongnai-3237", "jp-nerima", "jp-chiba-grades"


def found(*kinds: str) -> list[Hit]:
    return [
        Hit(kind=kind, start=0, end=1, person="p1" if kind == "roster-name" else "")
        for kind in kinds
    ]


def verdict(
    *packs: str,
    place: str,
    kinds: tuple[str, ...],
    consents: Consents = NO_CONSENTS,
    store: str = "",
) -> Verdict[Hit]:
    on = Packs(tuple(every_pack().by_id[each] for each in packs))
    aim = Aim(packs=on, day=DAY, place=place, consents=consents, store=store)
    return judge(aim, found(*kinds))


@pytest.mark.row("DNI-01", "DNI-03")
@pytest.mark.parametrize("place", ["web", "sns"])
def test_a_list_needs_the_consent_of_each_person_on_every_channel(place: str) -> None:
    kinds = ("person-list", "roster-name")
    asked = verdict(DONG_NAI, place=place, kinds=kinds)
    assert asked.verdict == "consent"
    assert "DNI-01" in asked.findings[0].cites
    for consented, told in ((place, "warn"), ("notice", "consent")):
        given = Consent(
            person="p1", kinds=frozenset({"person-list"}), places=frozenset({consented})
        )
        again = verdict(DONG_NAI, place=place, kinds=kinds, consents=Consents((given,)))
        assert again.verdict == told  # a name alone is still looked at with care


@pytest.mark.row("DNI-29")
@pytest.mark.parametrize("kind", ["birth-date", "phone", "face"])
def test_what_the_directive_names_as_personal_needs_consent_beside_a_name(kind: str) -> None:
    judged = verdict(DONG_NAI, place="web", kinds=("roster-name", kind)).findings
    assert [each.verdict for each in judged] == ["warn", "consent"]
    assert "DNI-29" in judged[0].cites
    assert "DNI-29" in judged[1].cites


@pytest.mark.row("NER-01")
@pytest.mark.parametrize("place", ["form", "notice", "web", "sns", "storage", "third-party"])
def test_a_form_that_asks_for_a_secret_goes_nowhere(place: str) -> None:
    judged = verdict(NERIMA, place=place, kinds=("secret-request",))
    assert (judged.verdict, judged.findings[0].cites) == ("block", ("NER-01",))


def test_every_school_has_that_rule_whatever_packs_it_chose() -> None:
    assert verdict("mamori", place="form", kinds=("secret-request",)).verdict == "block"


@pytest.mark.row("NER-28")
def test_guardians_collect_no_copies_of_insurance_data() -> None:
    alone = verdict(NERIMA, place="notice", kinds=("insurance-copy-request",))
    collected = verdict(NERIMA, place="notice", kinds=("insurance-copy-request", "papers-by-pta"))
    assert (alone.verdict, collected.verdict) == ("warn", "block")
    assert "NER-28" in collected.findings[1].cites
    numbers = verdict(NERIMA, place="third-party", kinds=("health-insurance",))
    assert (numbers.verdict, "NER-28" in numbers.findings[0].cites) == ("block", True)


@pytest.mark.row("NER-29")
def test_medical_history_stays_with_named_staff() -> None:
    sheet = verdict(NERIMA, place="form", kinds=("medical-sheet-request",))
    handed_on = verdict(NERIMA, place="third-party", kinds=("health",))
    assert (sheet.verdict, handed_on.verdict) == ("warn", "block")
    assert "NER-29" in sheet.findings[0].cites
    assert "NER-29" in handed_on.findings[0].cites


@pytest.mark.row("CHB-02a", "CHB-02b", "CHB-02c")
@pytest.mark.parametrize(
    ("kinds", "classes"),
    [
        (("email",), []),
        (("grade", "roster-name"), ["grade"]),
        (("person-list",), ["base"]),
        (("person-list", "health"), ["base", "base-high"]),
        (("school-number", "disability"), ["base-high"]),
    ],
)
def test_a_file_is_told_its_class(kinds: tuple[str, ...], classes: list[str]) -> None:
    judged = verdict(CHIBA, place="storage", kinds=kinds, store="moodle-chiba-u")
    assert [each.id for each in judged.classes] == classes


@pytest.mark.row("CHB-05a")
@pytest.mark.parametrize(
    ("store", "told"),
    [
        ("staff-file-server", "clear"),
        ("onedrive-chiba-u", "clear"),
        ("google-workspace-chiba-u", "clear"),
        ("moodle-chiba-u", "clear"),
        ("own-laptop", "block"),
        ("", "warn"),
    ],
)
def test_there_are_four_places_and_no_other(store: str, told: str) -> None:
    judged = verdict(CHIBA, place="storage", kinds=("person-list",), store=store)
    assert judged.verdict == told
    assert bool(judged.stores) == (told != "clear")


@pytest.mark.row("CHB-05e")
@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (("grade", "roster-name"), "block"),
        (("grade", "school-number"), "block"),
        (("grade",), "clear"),
        (("health", "roster-name"), "block"),
        (("person-list",), "clear"),
    ],
)
def test_marks_are_kept_without_names_or_encrypted(kinds: tuple[str, ...], told: str) -> None:
    assert verdict(CHIBA, place="storage", kinds=kinds, store="moodle-chiba-u").verdict == told


@pytest.mark.row("CHB-11")
@pytest.mark.parametrize("place", ["notice", "web", "sns"])
def test_nothing_against_a_student_is_posted_even_where_lists_may_be(place: str) -> None:
    given = Consent(
        person="p1",
        kinds=frozenset({"person", "person-list", "grade", "disadvantageous-grade"}),
        places=frozenset({place}),
    )
    judged = verdict(
        CHIBA,
        DONG_NAI,
        place=place,
        kinds=("roster-name", "person-list", "disadvantageous-grade"),
        consents=Consents((given,)),
    )
    assert judged.verdict == "block"
    assert judged.findings[2].cites == ("CHB-11",)


@pytest.mark.row("HOK-155")
def test_pictures_and_numbers_are_posted_with_consent() -> None:
    judged = verdict("jp-hokuyo", place="sns", kinds=("face", "phone", "roster-name")).findings
    assert [each.verdict for each in judged] == ["consent", "consent", "clear"]
    assert judged[0].cites == judged[1].cites == ("HOK-155",)


@pytest.mark.row("NLD-30")
def test_an_app_is_given_as_little_as_can_be() -> None:
    judged = verdict("nl-distance-teaching", place="third-party", kinds=("roster-name", "phone"))
    assert judged.verdict == "warn"
    assert all(each.cites == ("NLD-30",) for each in judged.findings)
    assert verdict("nl-distance-teaching", place="web", kinds=("phone",)).verdict == "clear"
