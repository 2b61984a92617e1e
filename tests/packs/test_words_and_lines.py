"""Code lists and help lines, against what the policy lists."""

from datetime import date

import pytest
from tests.packs.story import codes, every_pack, only, words

HOKUYO = every_pack().by_id["jp-hokuyo"]


def citing(entry: str, row: str) -> list[str]:
    return [code.code for code in words(entry).codes if row in code.cites]


@pytest.mark.row(*(f"HOK-{number:03}" for number in range(13, 22)))
def test_eight_forms_and_an_open_ninth() -> None:
    assert codes("forms") == list("123456789")
    assert [citing("forms", f"HOK-{12 + int(code):03}") for code in codes("forms")] == [
        [code] for code in codes("forms")
    ]


@pytest.mark.row("HOK-135")
def test_six_sources_of_detection_with_child_and_guardian_apart() -> None:
    assert citing("channels", "HOK-135") == [
        "child",
        "guardian",
        "observation",
        "questionnaire",
        "other-pupil",
        "counsellor",
        "community",
        "other-channel",
    ]


@pytest.mark.row("HOK-100")
def test_further_ways_of_finding_out() -> None:
    assert citing("channels", "HOK-100") == [
        "interview",
        "home-visit",
        "notebook",
        "diary",
        "skills-survey",
        "long-absence",
    ]


@pytest.mark.row("HOK-154", "HOK-155", "HOK-156")
def test_types_of_net_bullying() -> None:
    assert citing("net-types", "HOK-154") == ["D1", "D2"]
    assert citing("net-types", "HOK-155") == ["I1", "I2"]
    assert citing("net-types", "HOK-156") == ["C1", "C2", "C3"]


@pytest.mark.row("HOK-026")
def test_four_layers_and_two_who_helped() -> None:
    layers = codes("layers")
    assert layers[:4] == ["victim", "actor", "audience", "bystander"]
    assert layers[4:] == ["reporter", "mediator"]


@pytest.mark.row("HOK-006")
def test_family_and_strangers_are_outside_the_definition() -> None:
    assert codes("relations-outside") == ["family", "stranger"]
    assert not set(codes("relations")) & {"family", "stranger"}


@pytest.mark.row("HOK-007", "HOK-028", "HOK-153", "HOK-157", "HOK-158")
@pytest.mark.parametrize(
    ("entry", "some"),
    [
        ("effects", {"body", "extorted", "hidden", "forced"}),
        ("causes", {"stress", "aversion", "envy", "play", "gain", "fear"}),
        ("net-traits", {"endless", "anonymous", "spreads", "unseen", "legal", "wide"}),
        ("devices", {"mobile-phone", "smartphone", "computer", "game-console"}),
        ("services", {"line", "x", "instagram", "youtube", "tiktok", "facebook", "mixi"}),
    ],
)
def test_what_an_assessment_can_name(entry: str, some: set[str]) -> None:
    assert some <= set(codes(entry))


def test_causes_and_traits_are_six_each() -> None:
    assert len(codes("causes")) == len(codes("net-traits")) == 6


@pytest.mark.row("HOK-055")
def test_one_committee_has_all_its_names() -> None:
    names = [code.says["ja"] for code in words("committee-names").codes]
    assert len(set(names)) == len(names) == 5


@pytest.mark.row("HOK-064")
def test_full_and_daily_meetings_are_kept_apart() -> None:
    assert {"full", "daily", "emergency"} <= set(codes("meeting-types"))


@pytest.mark.row("HOK-151")
def test_the_eight_help_lines_with_their_numbers() -> None:
    assert [line.number for line in HOKUYO.lines] == [
        "0120-0-78310",
        "0120-3882-56",
        "011-372-8341",
        "0120-677-110",
        "011-612-5030",
        "011-221-5297",
        "0120-007-110",
        "0123-27-4707",
    ]


def test_why_a_child_needs_special_care_is_blocked_in_reports() -> None:
    (rule,) = only("jp-hokuyo").strictest({"special-care"}, "report", date(2026, 6, 1))
    assert (rule.verdict, rule.cites) == ("block", ("HOK-012", "HOK-090", "HOK-114"))


def test_the_guardians_checklist_stays_at_home_and_no_form_asks_for_home_rules() -> None:
    forms = {form.id: form for form in HOKUYO.forms}
    assert "keep at home" in forms["guardian-checkpoints"].says["en"]
    asked = {field.code for form in HOKUYO.forms for field in form.fields}
    assert not asked & {"home-rules", "filtering", "password", "settings"}
