"""A pack's examples prove it, and an example that does not hold stops it."""

from pathlib import Path

import pytest
from tests.core.policy.making import load_body
from tests.core.policy.sample import DUTY, GATE

from mamori.core.policy import WrongPacks

CHAIN = """
[[duty]]
id = "read"
cites = ["HOK-136"]
clause = "2"
force = "must"
who = ["homeroom", "principal"]
one_each = true
after = { kind = "sign.recorded" }
met_by = { kind = "hop.acknowledged", role = "$role" }
unless = { kind = "case.set-aside" }
says = { en = "Read", ja = "読む" }
"""
FACTS = """
[[example]]
says = "an example"
at = 2026-07-01
facts = [
  { kind = "facts.established", result = "fact", at = 2026-04-01T10:00:00 },
  { kind = "sign.recorded", on = 2026-04-01 },
  { kind = "hop.acknowledged", role = "principal", on = 2026-04-02 },
  { kind = "act.recorded", on = 2026-04-10, happened = 2026-04-01 },
  { kind = "distress.asked", with = "victim", answer = "none", on = 2026-07-01 },
  { kind = "absence.recorded", from = "2026-06-01", subjects = ["c"], on = 2026-06-01 },
]
attempt = { people = { committee = ["p1", "p2"] } }
"""
MARK = """
[[mark]]
id = "absent"
cites = ["HOK-164"]
clause = "28"
counts = { kind = "absence.recorded" }
sum = "days"
per = "school-year"
at = 1
becomes = "absence.reached"
says = { en = "One", ja = "一" }
"""
RULES = """
[[rule]]
id = "lists"
cites = ["DNI-01"]
clause = "1"
finding = ["person-list", "face"]
place = ["web", "sns"]
verdict = "consent"
says = { en = "Lists", ja = "名簿" }

[[rule]]
id = "marks"
cites = ["CHB-05e"]
clause = "5"
finding = "grade"
with = "person"
place = "web"
verdict = "block"
says = { en = "Marks", ja = "成績" }

[[class]]
id = "base"
cites = ["CHB-02b"]
clause = "2"
finding = "person-list"
says = { en = "Base", ja = "基礎資料" }
"""
BODY = DUTY + CHAIN + GATE + MARK + RULES + FACTS
YEAR = "year_begins = 2026-04-01\n"


@pytest.mark.parametrize(
    "claim",
    [
        'owes = ["tell", "read"]',
        'owes = ["read@homeroom"]',
        'owes = ["law/tell"]',
        'met = ["read@principal"]',
        "due = { tell = 2026-04-01 }",
        "due = { tell = 2026-04-01T23:59:59 }",
        "due = { tell = 2026-04-01T14:59:59Z }",
        'allows = "resolve"',
        YEAR + "reaches = { absent = 2026-06-01 }",
        YEAR + 'reaches = { "absent@c" = 2026-06-01 }\nreaches_not = ["absent@b"]',
        'holds = ["person-list", "person"]\nplace = "sns"\ngives = "consent"',
        'holds = ["grade", "person"]\nplace = "web"\ngives = "block"',
        'holds = ["grade"]\nplace = "web"\ngives = "allow"',
        'holds = ["grade", "face", "person"]\nfinding = "face"\nplace = "web"\ngives = "consent"',
        'holds = "person-list"\nclasses = ["base"]',
        'holds = "grade"\nclasses = []',
    ],
)
def test_a_true_example_lets_the_pack_load(tmp_path: Path, claim: str) -> None:
    assert len(load_body(tmp_path, BODY + claim).examples) == 1


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ('met = ["tell"]', "tell should be met, but is open"),
        ('met = ["read"]', "read should be met, but is open and met"),
        ('owes = ["read@principal"]', "read@principal should be open, but is met"),
        ('void = ["read"]', "read should be void, but is open and met"),
        ('owes = ["tel"]', "there is no duty 'tel'; did you mean 'law/tell'?"),
        ('owes = ["read@committee"]', "should be open, but is not opened at all"),
        ("owes_nothing = true", "owes read, tell, though it should owe nothing"),
        ("due = { tell = 2026-04-02 }", "tell should have the due time 2026-04-02 14:59:59.999999"),
        ("due = { tel = 2026-04-02 }", "there is no duty 'tel'"),
        ("due = { read = 2026-04-02 }", "but has no due time"),
        ('refuses = "resolve"', "resolve should refuse, but allows"),
        ('allows = "resolv"', "there is no gate 'resolv'; did you mean 'resolve'?"),
        ("", "asks nothing: give one of owes, met"),
        ('refuses = "resolve"\nallows = "resolve"', "give refuses or allows, not both"),
        ('owes = ["tell"]\nowe = ["read"]', "unknown key 'owe'; did you mean 'owes'?"),
        (YEAR + "reaches = { absent = 2026-06-02 }", "on 2026-06-02, but is on 2026-06-01"),
        (YEAR + 'reaches = { "absent@b" = 2026-06-01 }', "on 2026-06-01, but is not reached"),
        (YEAR + 'reaches_not = ["absent"]', "should not be reached, but is on 2026-06-01"),
        (YEAR + 'reaches_not = ["apsent"]', "there is no mark 'apsent'; did you mean 'absent'?"),
        (YEAR + "reaches = { absent = 1 }", "absent must be a date"),
        ('reaches_not = ["absent"]', "year_begins is missing"),
        ('owes = ["tell"]\nmissing = ["a"]', "missing must be a list of the numbers of needs"),
        (
            'holds = "face"\nplace = "web"\ngives = "block"',
            "the rules should give block, but give consent",
        ),
        (
            'holds = "grade"\nplace = "web"\ngives = "block"',
            "the rules should give block, but give allow",
        ),
        ('holds = "face"\ngives = "block"', "place and gives belong together"),
        ('holds = "faces"\nclasses = []', "holds: unknown 'faces'; did you mean 'face'?"),
        ('holds = "face"\nclasses = ["base"]', "the classes should be base, but are none"),
        ('holds = "person-list"\nclasses = []', "the classes should be none, but are base"),
    ],
)
def test_a_false_example_stops_the_pack(tmp_path: Path, claim: str, reason: str) -> None:
    with pytest.raises(WrongPacks) as caught:
        load_body(tmp_path, BODY + claim)
    (first, *_) = caught.value.errors
    assert (first.file, first.entry) == ("law/pack.toml", "example 'an example'")
    assert reason in "\n".join(error.reason for error in caught.value.errors)


@pytest.mark.parametrize(
    ("by", "missing", "told"),
    [
        ("at = 2026-06-30", "[0, 1]", None),
        ("at = 2026-06-30", "[1, 0]", None),
        ("at = 2026-06-30", "[0]", "resolve misses the needs (0, 1), not (0,)"),
        ("at = 2026-07-01", "[0]", "resolve should refuse, but allows"),
    ],
)
def test_the_missing_needs_are_exact(
    tmp_path: Path, by: str, missing: str, told: str | None
) -> None:
    body = f'{BODY.replace("at = 2026-07-01", by)}refuses = "resolve"\nmissing = {missing}'
    if told is None:
        assert load_body(tmp_path, body).examples[0].missing == (0, 1)
        return
    with pytest.raises(WrongPacks) as caught:
        load_body(tmp_path, body)
    assert [error.reason for error in caught.value.errors] == [told]


def test_a_gate_that_should_allow_tells_what_it_misses(tmp_path: Path) -> None:
    body = BODY.replace('"p1", "p2"', '"p1"') + 'allows = "resolve"'
    with pytest.raises(WrongPacks, match=r"resolve should allow, but misses the needs \(2,\)"):
        load_body(tmp_path, body)


def test_what_fell_away_is_void(tmp_path: Path) -> None:
    aside = '{ kind = "case.set-aside", on = 2026-04-03 },\n]\nattempt'
    body = BODY.replace("]\nattempt", aside) + 'void = ["read@homeroom"]\nmet = ["read"]'
    assert load_body(tmp_path, body)


def test_an_attempt_has_the_codes_its_gate_asks_for(tmp_path: Path) -> None:
    gate = """
[[gate]]
id = "discipline"
cites = ["HOK-131"]
clause = "1"
stops = "measure.taken"
when = { type = "discipline" }
needs = [{ filled = ["reason"] }]
says = { en = "Discipline", ja = "懲戒" }

[[example]]
says = "without a reason"
facts = []
at = 2026-06-01
refuses = "discipline"

[[example]]
says = "with a reason"
facts = []
at = 2026-06-01
attempt = { filled = ["reason"] }
allows = "discipline"

[[example]]
says = "another measure"
facts = []
at = 2026-06-01
attempt = { type = "talk" }
allows = "discipline"
"""
    assert len(load_body(tmp_path, gate).examples) == 3


@pytest.mark.parametrize(
    ("wrong", "by", "reason"),
    [
        (", on = 2026-04-02", "", "fact 2: give on (a date) or at (a time)"),
        ("on = 2026-04-02", "on = 2026-04-02, at = 2026-04-02", "fact 2: give on (a date) or at"),
        ('role = "principal"', 'role = "head"', "fact 2: hop.acknowledged role cannot be 'head'"),
        ("at = 2026-07-01", 'at = "today"', "at must be a date or a time"),
        ("at = 2026-07-01", "", "at must be a date or a time"),
        ('says = "an example"', "", "example number 1: says is missing"),
    ],
)
def test_a_broken_example_is_told(tmp_path: Path, wrong: str, by: str, reason: str) -> None:
    with pytest.raises(WrongPacks) as caught:
        load_body(tmp_path, BODY.replace(wrong, by, 1) + 'owes = ["tell"]')
    assert reason in str(caught.value)
