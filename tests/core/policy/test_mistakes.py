"""Each mistake in a pack is told with its file, entry and reason."""

from pathlib import Path

import pytest
from tests.core.policy.making import write_pack
from tests.core.policy.sample import BODY, DUTY
from tests.core.policy.test_loading import told

# Each line: what is replaced in BODY, by what, and the mistake that is told.
MISTAKES = [
    ("who =", "woh =", "duty 'tell': unknown key 'woh'; did you mean 'who'?"),
    ('"facts.established"', '"fact.established"', "after: unknown fact 'fact.established'; did"),
    (
        'result = "fact"',
        'resolt = "fact"',
        "after: facts.established has no attribute 'resolt'; did",
    ),
    (
        'result = "fact"',
        'result = "fakt"',
        "facts.established result cannot be 'fakt'; did you mean",
    ),
    ('result = "fact"', "result = true", "result must be a code or a list of codes"),
    ('result = "fact"', "result = []", "result must be a code or a list of codes"),
    ('result = "fact"', 'result = "$role"', "$role needs a duty with one_each = true"),
    ('who = ["homeroom"]', 'who = ["homerom"]', "unknown role 'homerom'; did you mean 'homeroom'?"),
    (
        'who = ["homeroom"]',
        'who = ["homeroom"]\nown_day = "by"',
        "own_day: 'facts.established' is not a fact with the attribute by",
    ),
    ('who = ["homeroom"]', "who = []", "who must be a text or a list of texts"),
    ('{ en = "Tell", ja = "伝える" }', '{ en = "Tell" }', "says has no words in 'ja'"),
    ('{ en = "Tell", ja = "伝える" }', '{ ja = "伝える" }', "says has no words in 'en'"),
    ('{ en = "Tell", ja = "伝える" }', '{ en = " ", ja = "伝" }', "says in 'en' must be a text"),
    ('ja = "伝える" }', 'ja = "伝える", jp = "x" }', "says has an unknown language 'jp'"),
    ('{ en = "Tell", ja = "伝える" }', '"Tell"', "says must give words for each language"),
    ('cites = ["HOK-115"]', "", "duty 'tell': cites is missing"),
    ('cites = ["HOK-115"]', "cites = []", "duty 'tell': cites is missing"),
    ('cites = ["HOK-115"]', 'cites = ["HOK115"]', "cites 'HOK115', which is not the id of a row"),
    ('cites = ["HOK-115"]', 'cites = ["LAW-1"]', "cites 'LAW-1', which is not the id of a row"),
    ('clause = "2-2"', "", "duty 'tell': clause is missing"),
    ('id = "tell"', 'id = "Tell It"', "id 'Tell It' must be small letters"),
    ('id = "tell"', "", "duty number 1: id is missing"),
    ('force = "must"', 'force = "may"', "force 'may' must be one of must, should, house"),
    ('force = "must"', 'force = "house"', 'force = "house" belongs to house packs'),
    (
        'until = "end of the same day"',
        'until = "tonight"',
        "until can only be 'end of the same day'",
    ),
    ('until = "end of the same day"', "", "within needs words or a time"),
    (
        'until = "end of the same day"',
        "hours = 1, days = 1",
        "give one of hours, days, not several",
    ),
    ('until = "end of the same day"', "hours = 0", "hours must be a whole number from 1 to 8784"),
    (
        'until = "end of the same day"',
        "hours = 8785",
        "hours must be a whole number from 1 to 8784",
    ),
    ('until = "end of the same day"', "days = true", "days must be a whole number"),
    ('until = "end of the same day"', "weeks = 1", "unknown key 'weeks'"),
    ('until = "end of the same day"', 'words = ""', "words must be a text"),
    (
        'force = "must"',
        'force = "must"\nrepeat = "twice"',
        "repeat 'twice' must be one of once, each",
    ),
    (
        'force = "must"',
        'force = "must"\neach = "hurt"',
        "each 'hurt' must be one of victim, actor, audience",
    ),
    ('latest = "answer"', 'latest = "answer", each = "child"', "each 'child' must be one of"),
    ('latest = "answer"', 'latest = "answer", each = "subject"', "each 'subject' must be one of"),
    ('force = "must"', 'force = "must"\none_each = "yes"', "one_each must be true or false"),
    ('force = "must"', 'force = "must"\nfrom = "2026"', "from must be a date such as 2026-04-01"),
    (
        'force = "must"',
        'force = "must"\nfrom = 2026-04-01\nuntil = 2026-03-31',
        "until 2026-03-31 is before",
    ),
    (
        'force = "must"',
        'force = "must"\nsource = "low"',
        "there is no source 'low'; did you mean 'law'?",
    ),
    ('force = "must"', 'force = "must"\nroom = "kitchen"', "room 'kitchen' must be one of"),
    ('after = { kind = "facts.established", result = "fact" }', "", "after is missing"),
    ('met_by = { kind = "contact.made", with = "victim-guardian" }', "", "met_by is missing"),
    (
        'met_by = { kind = "contact.made", with = "victim-guardian" }',
        'met_by = "x"',
        "met_by must hold",
    ),
    (
        '"secret-request"',
        '"secret-requst"',
        "finding: unknown 'secret-requst'; did you mean 'secret",
    ),
    ('place = "form"', 'place = "paper"', "place: unknown 'paper'"),
    ('place = "form"', 'place = "form"\nwith = "grades"', "with: unknown 'grades'; did you mean"),
    ("[[gate]]", DUTY + "[[gate]]", "duty 'tell': this id stands twice"),
    ("[[gate]]", "[[gait]]", "gait: unknown table; did you mean 'gate'?"),
    ("[[gate]]", "[gate]", "gate: write it as [[gate]]"),
    ('stops = "case.resolved"', 'stops = "case.solved"', "stops: unknown fact 'case.solved'; did"),
    ('stops = "case.resolved"', 'stops = "case.resolved"\nwhen = 1', "when must be a table"),
    ('stops = "case.resolved"', 'stops = "case.resolved"\nwhen = { x = "y" }', "no attribute 'x'"),
    (
        'quiet = "act.recorded", months = 3',
        'filled = ["a"]',
        'need 1: after = "quiet", but the gate',
    ),
    ("months = 3, ", "", "quiet needs a time such as months = 3"),
    ("months = 3, ", 'until = "end of the same day", ', "quiet needs a time such as months = 3"),
    ('"watch.lengthened"', '"watch.noted"', "'watch.noted' is not a fact with the attribute until"),
    (
        '"watch.lengthened"',
        '"watch.longer"',
        "'watch.longer' is not a fact with the attribute until",
    ),
    ('after = "quiet", latest', 'after = "noon", latest', "after 'noon' must be one of quiet"),
    ('latest = "answer"', 'latest = "anser"', "does not say which anser it wants"),
    ("people = 2", "people = 0", "people must be a whole number from 1 to 99"),
    ('seat = "committee"', 'seat = "comittee"', "seat: unknown role 'comittee'; did you mean"),
    ('{ people = 2, seat = "committee" }', "{ }", "this one has none"),
    (
        '{ people = 2, seat = "committee" }',
        '{ people = 2, filled = ["a"] }',
        "['filled', 'people']",
    ),
    ('{ people = 2, seat = "committee" }', '{ people = 2, filed = ["a"] }', "unknown key 'filed'"),
    (
        'never = { kind = "distress.asked"',
        'never = { kind = "distress.askt"',
        "unknown fact 'distress.askt'",
    ),
    ('"every-child-heard"', '"every-child-herd"', "unknown predicate 'every-child-herd'; did you"),
    ('counts = { kind = "absence.recorded", why = "unclear" }', "", "counts is missing"),
    (
        'counts = { kind = "absence.recorded", why = "unclear" }',
        'counts = { kind = "act.recorded" }',
        "counts: 'act.recorded' is not a fact with the attributes from and until",
    ),
    (
        'becomes = "absence.reached"',
        'becomes = "absence.recorded"',
        "becomes: 'absence.recorded' is not a fact with the attribute days",
    ),
    ('sum = "days"', 'sum = "hours"', "sum 'hours' must be one of days"),
    ('per = "school-year"', "", "per is missing"),
    ("at = 30", "at = 0", "at must be a whole number from 1 to 366"),
    ('verdict = "block"', 'verdict = "stop"', "verdict 'stop' must be one of allow, warn, consent"),
    ("for = { years = 5 }", "for = { }", "for must be a time such as { years = 5 }"),
    ("for = { years = 5 }", "for = { years = 5, hours = 1 }", "unknown key 'hours'"),
    ('after = "year.started"', 'after = "year.begun"', "after: unknown fact 'year.begun'"),
    ('then = "erase"', 'then = "burn"', "then 'burn' must be one of erase, anonymise, review"),
    ("from_year = 2026", 'from_year = "R8"', "from_year must be a whole number"),
    (
        'says = { en = "one", ja = "一" } }]',
        'says = { en = "one" } }]',
        "words 'forms': says has no words",
    ),
    ('cites = ["HOK-013"]', "", "cites is missing: say which rows the codes come from"),
    (
        '{ code = "1",',
        '{ code = "1", says = { en = "x", ja = "x" } }, { code = "1",',
        "code '1' stands twice",
    ),
    (
        'where = ["file-server", "moodle"]',
        'where = ["File server"]',
        "where 'File server' must be small",
    ),
    ('number = "0120-000-000"', "number = 120", "number must be a text"),
    ('room = "door"', "", "page 'window': room is missing"),
    ('feature = "public-report"', "", "feature is missing"),
    ('version = "1"', "", "pack: version is missing"),
    ('version = "1"', 'versoin = "1"', "pack: unknown key 'versoin'; did you mean 'version'?"),
    (
        'jurisdiction = "JP"',
        'jurisdiction = "XX"',
        "jurisdiction 'XX' must be one of JP, VN, NL, EU",
    ),
    ("checked_on = 2026-04-01", "", "checked_on is missing"),
    (
        'id = "law"\ntitle',
        'id = "low"\ntitle',
        "pack: id 'low' is not the name of its folder, 'law'",
    ),
    ('[[source]]\nid = "law"\ntitle = { en = "A law", ja = "法" }', "", "name at least one source"),
    ("[[duty]]", "[[duty", "law/pack.toml: file: "),
    (
        "[[duty]]",
        '[[target]]\nid = "t"\nduty = "law/tell"\nwithin = { hours = 1 }\n[[duty]]',
        "only a house",
    ),
]


@pytest.mark.parametrize(("wrong", "by", "reason"), MISTAKES)
def test_a_mistake_is_told(tmp_path: Path, wrong: str, by: str, reason: str) -> None:
    path = write_pack(tmp_path, BODY)
    file = path / "pack.toml"
    text = file.read_text(encoding="utf-8")
    assert wrong in text
    file.write_text(text.replace(wrong, by, 1), encoding="utf-8")
    errors = told(path)
    assert any(error.startswith("law/pack.toml: ") and reason in error for error in errors), errors
