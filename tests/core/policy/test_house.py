"""A school's own pack may add and tighten, never replace or lengthen."""

from pathlib import Path

import pytest
from tests.core.policy.making import TOKYO, at, fact, load_body, write_pack
from tests.core.policy.sample import DUTY, GATE, REST

from mamori.core.policy import Packs, WrongPacks, combine, derive, load_packs

OWN_DUTY = """
[[duty]]
id = "call-back"
force = "house"
who = ["homeroom"]
after = { kind = "contact.made" }
within = { days = 7 }
met_by = { kind = "note.added" }
says = { en = "Call back", ja = "折り返す" }
"""
TARGET = """
[[target]]
id = "tell-by-noon"
duty = "law/tell"
within = { hours = 3 }
"""
EXAMPLE = """
[[example]]
says = "our own target"
facts = [{ kind = "facts.established", result = "fact", at = 2026-06-01T09:00:00 }]
at = 2026-06-01T10:00:00
owes = ["law/tell"]
due = { "law/tell" = 2026-06-01 }
target = { "law/tell" = 2026-06-01T12:00:00 }
"""


def together(folder: Path, body: str, law: str = DUTY + GATE + REST) -> Packs:
    write_pack(folder, law)
    write_pack(folder, body, id="house", house=True)
    return load_packs(folder)


def told(folder: Path, body: str, **more: str) -> list[str]:
    with pytest.raises(WrongPacks) as caught:
        together(folder, body, **more)
    return [str(error) for error in caught.value.errors]


def test_a_house_pack_adds_duties_and_earlier_targets(tmp_path: Path) -> None:
    packs = together(tmp_path, OWN_DUTY + TARGET + EXAMPLE)
    assert set(packs.duties) == {"law/tell", "house/call-back"}


def test_what_stands_in_for_a_document_is_owed_only_where_that_is_not_on(tmp_path: Path) -> None:
    own = OWN_DUTY.replace("contact.made", "facts.established")
    own += 'stands_in_for = ["law/tell"]\n'
    shown = """
[[example]]
says = "owed by itself"
facts = [{ kind = "facts.established", result = "fact", at = 2026-06-01T09:00:00 }]
at = 2026-06-01T10:00:00
owes = ["call-back"]
"""
    packs = together(tmp_path, own + shown)
    done = fact("facts.established", "2026-06-01 09:00", result="fact")
    house = combine([packs.by_id["house"]])
    for on, owed in ((packs, {"tell"}), (house, {"call-back"})):
        duties = derive(on, [done], at("2026-06-01 10:00"), TOKYO)
        assert {duty.entry for duty in duties} == owed
    assert packs.duties["house/call-back"]  # what was owed before can still be told


def test_what_stands_in_names_a_duty_that_there_is(tmp_path: Path) -> None:
    (error,) = told(tmp_path, OWN_DUTY + 'stands_in_for = ["law/tel"]\n')
    assert "there is no duty 'law/tel'; did you mean 'law/tell'?" in error
    assert combine([]) == Packs()


def test_no_document_stands_in_for_another(tmp_path: Path) -> None:
    body = DUTY.replace("force =", 'stands_in_for = ["house/other"]\nforce =')
    with pytest.raises(WrongPacks, match="stands_in_for belongs to house packs"):
        load_body(tmp_path, body)


def test_its_examples_run_with_the_packs_it_stands_on(tmp_path: Path) -> None:
    assert told(tmp_path, TARGET + EXAMPLE.replace("12:00:00", "12:00:01")) == [
        (
            "house/pack.toml: example 'our own target': law/tell should have the target time "
            "2026-06-01 03:00:01+00:00, but has 2026-06-01 03:00:00+00:00"
        )
    ]


@pytest.mark.parametrize(
    ("within", "duty_within", "longer"),
    [
        ("hours = 25", 'until = "end of the same day"', False),  # on the day summer time ends
        ("hours = 27", 'until = "end of the same day"', True),
        ("hours = 72", "hours = 72", False),
        ("hours = 73", "hours = 72", True),
        ("days = 4", "hours = 72", True),
        ("months = 1", "days = 27", False),
        ("months = 1", "days = 20", True),
        ("months = 1", "school_days = 1", False),  # a holiday may be longer
        ("months = 5", 'words = "速やかに"', False),
    ],
)
def test_a_target_that_is_surely_longer_is_refused(
    tmp_path: Path,
    within: str,
    duty_within: str,
    longer: bool,  # noqa: FBT001 - a table
) -> None:
    law = DUTY.replace('until = "end of the same day"', duty_within)
    body = TARGET.replace("hours = 3", within)
    if longer:
        assert told(tmp_path, body, law=law) == [
            "house/pack.toml: target 'tell-by-noon': it is longer than the time law/tell gives"
        ]
    else:
        assert together(tmp_path, body, law)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            TARGET.replace("law/tell", "law/tel"),
            "there is no duty 'law/tel' in the packs that are on",
        ),
        (TARGET.replace("hours = 3", 'words = "soon"'), "within must give a time"),
        (TARGET.replace("within = { hours = 3 }", ""), "within must give a time"),
        (OWN_DUTY + TARGET.replace("law/tell", "house/call-back"), "is the school's own duty"),
        (OWN_DUTY.replace("call-back", "tell"), "a house pack cannot replace law/duty/tell"),
        (OWN_DUTY.replace('"house"', '"must"'), 'force = "house" belongs to house packs'),
        (REST.replace('id = "grades"', 'id = "x"'), "law/keep/grades settles this already"),
        (REST.replace('id = "places"', 'id = "x"'), "law/place/places settles this already"),
    ],
)
def test_a_house_pack_that_does_more_is_refused(tmp_path: Path, body: str, reason: str) -> None:
    assert any(reason in error for error in told(tmp_path, body))


def test_a_house_pack_needs_no_cites_and_no_clause(tmp_path: Path) -> None:
    assert load_body(tmp_path, OWN_DUTY, id="house", house=True).duties[0].cites == ()


def test_two_packs_of_one_id_are_refused(tmp_path: Path) -> None:
    law = load_body(tmp_path, DUTY)
    with pytest.raises(WrongPacks, match="two packs have this id"):
        combine([law, law])
