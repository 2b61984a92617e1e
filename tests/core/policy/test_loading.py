"""A pack with a mistake does not load, and says file, entry and reason."""

from datetime import date
from pathlib import Path

import pytest
from tests.core.policy.making import load_body, write_pack
from tests.core.policy.sample import BODY, DUTY, GATE

from mamori.core.policy import Pack, WrongPacks, load_pack, load_packs
from mamori.core.policy.entries import VERDICTS
from mamori.core.policy.needs import FactNeed, NeverNeed, PeopleNeed, PredicateNeed, QuietNeed
from mamori.core.policy.pattern import Pattern
from mamori.core.policy.span import Span, Within


def told(path: Path, **more: date) -> list[str]:
    with pytest.raises(WrongPacks) as caught:
        load_pack(path, **more)
    return [str(error) for error in caught.value.errors]


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return load_body(tmp_path, BODY)


def test_a_sound_pack_loads_with_every_table(pack: Pack) -> None:
    assert [entry.ref for entry in pack.entries()] == [
        "law/duty/tell",
        "law/gate/resolve",
        "law/mark/absent",
        "law/rule/no-credentials",
        "law/keep/grades",
        "law/words/forms",
        "law/form/survey",
        "law/place/places",
        "law/line/sos",
        "law/page/window",
    ]
    assert pack.rules[0].verdict == VERDICTS[-1]
    assert pack.keeps[0].period == Span("years", 5)
    assert (pack.words[0].from_year, pack.words[0].codes[0].code) == (2026, "1")
    assert [entry.room for entry in pack.entries()][-4:] == ["surveys", "cases", "cases", "door"]


def test_a_duty_is_read_as_it_stands(pack: Pack) -> None:
    (duty,) = pack.duties
    assert duty.after == (Pattern("facts.established", (("result", ("fact",)),)),)
    assert duty.met_by == (Pattern("contact.made", (("with", ("victim-guardian",)),)),)
    assert duty.within == Within(Span("days", 0))
    assert (duty.clause, duty.cites, duty.repeat, duty.one_each) == (
        "2-2",
        ("HOK-115",),
        "once",
        False,
    )


def test_a_gate_is_read_with_its_needs(pack: Pack) -> None:
    quiet, asked, people, never, heard = pack.gates[0].needs
    assert isinstance(quiet, QuietNeed)
    assert (quiet.span, quiet.or_longer) == (Span("months", 3), "watch.lengthened")
    assert isinstance(asked, FactNeed)
    assert (asked.after_quiet, asked.latest) == (True, "answer")
    assert isinstance(people, PeopleNeed)
    assert (people.people, people.seats) == (2, ("committee",))
    assert isinstance(never, NeverNeed)
    assert never.after_quiet
    assert isinstance(heard, PredicateNeed)
    assert (heard.clause, heard.cites, heard.says["en"]) == ("9", ("HOK-138",), "Hear")
    assert (people.clause, people.cites, people.says["en"]) == ("2-2", ("HOK-120",), "Resolve")


def test_several_files_make_one_pack(tmp_path: Path) -> None:
    path = write_pack(tmp_path, DUTY)
    (path / "gates.toml").write_text(GATE, encoding="utf-8")
    pack = load_pack(path)
    assert (pack.duties[0].file, pack.gates[0].file) == ("law/pack.toml", "law/gates.toml")


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    body = DUTY.replace("who =", "woh =") + GATE.replace("months = 3", "months = 0")
    with pytest.raises(WrongPacks) as caught:
        load_pack(write_pack(tmp_path, body))
    found = {(error.file, error.entry, error.reason) for error in caught.value.errors}
    assert ("law/pack.toml", "duty 'tell'", "who is missing") in found
    assert (
        "law/pack.toml",
        "gate 'resolve'",
        "months must be a whole number from 1 to 600",
    ) in found


@pytest.mark.parametrize(("today", "wrong"), [(date(2026, 4, 1), False), (date(2026, 3, 31), True)])
def test_nobody_checked_it_tomorrow(tmp_path: Path, today: date, wrong: bool) -> None:  # noqa: FBT001 - a table
    path = write_pack(tmp_path, DUTY)
    if wrong:
        assert told(path, today=today) == [
            "law/pack.toml: pack: checked_on 2026-04-01 is in the future"
        ]
    else:
        assert load_pack(path, today=today).checked_on == date(2026, 4, 1)


def test_a_law_may_cite_its_own_articles(tmp_path: Path) -> None:
    body = DUTY.replace("HOK-115", "ACT-23-2")
    assert load_body(tmp_path, body, prefix="ACT").duties[0].cites == ("ACT-23-2",)
    assert any("not the id of a row" in error for error in told(write_pack(tmp_path, body)))


def test_a_role_may_be_bound_where_each_role_has_its_own_duty(tmp_path: Path) -> None:
    body = DUTY.replace('force = "must"', 'force = "must"\none_each = true').replace(
        '{ kind = "contact.made", with = "victim-guardian" }',
        '[{ kind = "hop.acknowledged", role = "$role" }, { kind = "hop.absent", role = "$role" }]',
    )
    assert [p.attrs for p in load_body(tmp_path, body).duties[0].met_by] == [
        (("role", ("$role",)),),
        (("role", ("$role",)),),
    ]


def test_a_document_may_say_its_time_in_words(tmp_path: Path) -> None:
    time = 'within = { until = "end of the same day" }'
    plain = load_body(tmp_path, DUTY.replace(time, 'within = { words = "直ちに" }'))
    assert plain.duties[0].within == Within(words={"ja": "直ちに"})
    both = 'within = { hours = 72, words = { en = "72 hours", ja = "72時間" } }'
    worded = load_body(tmp_path, DUTY.replace(time, both))
    assert worded.duties[0].within == Within(Span("hours", 72), {"en": "72 hours", "ja": "72時間"})


def test_a_folder_without_a_pack_is_told(tmp_path: Path) -> None:
    assert told(tmp_path) == [f"{tmp_path.name}/pack.toml: pack: there is no such file"]


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = write_pack(tmp_path, DUTY)
    (path / "more.toml").write_bytes("# 伝える".encode("shift_jis"))
    assert any(error.startswith("law/more.toml: file: ") for error in told(path))


def test_the_head_stands_in_its_own_file_only(tmp_path: Path) -> None:
    path = write_pack(tmp_path, DUTY)
    (path / "more.toml").write_text('[pack]\nid = "law"\n', encoding="utf-8")
    assert told(path) == ["law/more.toml: pack: [pack] stands in pack.toml only"]


def test_all_packs_of_a_folder_or_some_of_them_load(tmp_path: Path) -> None:
    write_pack(tmp_path, DUTY)
    write_pack(tmp_path, GATE, id="act")
    assert [pack.id for pack in load_packs(tmp_path)] == ["act", "law"]
    assert [pack.id for pack in load_packs(tmp_path, ["law"])] == ["law"]


def test_a_pack_that_is_asked_for_must_be_there(tmp_path: Path) -> None:
    write_pack(tmp_path, DUTY)
    with pytest.raises(WrongPacks, match="low: pack: there is no such pack; did you mean 'law'"):
        load_packs(tmp_path, ["low"])


def test_the_mistakes_of_all_packs_are_told_together(tmp_path: Path) -> None:
    write_pack(tmp_path, DUTY.replace("who =", "woh ="))
    write_pack(tmp_path, GATE.replace("stops", "stoops"), id="act")
    with pytest.raises(WrongPacks) as caught:
        load_packs(tmp_path)
    assert {error.file for error in caught.value.errors} == {"law/pack.toml", "act/pack.toml"}


@pytest.mark.parametrize(
    ("own", "source", "until"),
    [
        ("", "", date(2026, 9, 30)),
        ("", "old", date(2025, 3, 31)),
        ("until = 2026-12-31", "", date(2026, 9, 30)),
        ("until = 2026-06-30", "", date(2026, 6, 30)),
        ("", "new", None),
        ("until = 2026-06-30", "new", date(2026, 6, 30)),
    ],
)
def test_an_entry_ends_with_its_source(
    tmp_path: Path, own: str, source: str, until: date | None
) -> None:
    sources = """until = 2026-09-30
[[source]]
id = "old"
title = { en = "Old", ja = "旧" }
until = 2025-03-31
[[source]]
id = "new"
title = { en = "New", ja = "新" }
in_force = 2026-10-01
"""
    named = f'source = "{source}"' if source else ""
    duty = DUTY.replace('force = "must"', f'force = "must"\n{own}\n{named}')
    pack = load_body(tmp_path, sources + duty)
    assert (pack.duties[0].source, pack.duties[0].until) == (source or "law", until)
    assert pack.duties[0].since is None
    assert [each.until for each in pack.sources] == [date(2026, 9, 30), date(2025, 3, 31), None]
    assert pack.sources[2].since == date(2026, 10, 1)
