"""What holds for every pack: it loads, it speaks four languages, and no row is left out."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.packs.story import FOLDER, every_pack

from mamori.core.policy import LANGUAGES, Pack, Packs
from mamori.core.policy.entries import (
    Entry,
    Example,
    FormEntry,
    GateEntry,
    LineEntry,
    RuleEntry,
    WordsEntry,
)
from mamori.core.policy.rows import cites_of, read_rows, unknown_cites
from mamori.core.policy.words import Words

PACKS = list(every_pack())
ROWS = read_rows(FOLDER / "rows.csv")
SHORT = {"page", "rule"}  # not met on a screen as a task


def on_screen(pack: Pack) -> Iterator[tuple[Entry, Words]]:
    for entry in pack.entries():
        if entry.table not in SHORT:
            yield entry, entry.says
        for part in parts(entry):
            yield entry, part


def parts(entry: Entry) -> Iterator[Words]:
    if isinstance(entry, GateEntry):
        yield from (need.says for need in entry.needs)
    if isinstance(entry, WordsEntry):
        yield from (code.says for code in entry.codes)
    if isinstance(entry, FormEntry):
        yield from (field.says for field in entry.fields)
    if isinstance(entry, LineEntry) and entry.hours:
        yield entry.hours
    within = getattr(entry, "within", None)
    if within and within.words:
        yield within.words


def test_there_are_317_rows_and_none_quotes_its_source() -> None:
    assert len({row.id for row in ROWS}) == 317
    counts = {code: sum(row.document == code for row in ROWS) for code in ("NER", "DNI", "HOK")}
    assert counts == {"NER": 36, "DNI": 29, "HOK": 164}
    assert not [row.id for row in ROWS if re.search("[「«]", row.clause) or not row.clause]


def test_every_row_of_the_policy_is_cited() -> None:
    cited = {
        cite for entry in every_pack().by_id["jp-hokuyo"].entries() for cite in cites_of(entry)
    }
    assert [row.id for row in ROWS if row.document == "HOK" and row.id not in cited] == []


def test_nothing_cites_a_row_that_does_not_exist() -> None:
    assert unknown_cites(ROWS, every_pack()) == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_whatever_people_meet_is_said_in_every_language(pack: Pack) -> None:
    silent = [
        (entry.ref, language)
        for entry, said in on_screen(pack)
        for language in LANGUAGES
        if not said.get(language, "").strip()
    ]
    assert silent == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_no_task_is_longer_than_a_tired_reader_takes_in(pack: Pack) -> None:
    assert [
        (duty.id, language)
        for duty in pack.duties
        for language, text in duty.says.items()
        if len(text) > (80 if language == "ja" else 190)
    ] == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_every_gate_and_every_need_is_proved_both_ways(pack: Pack) -> None:
    allowed = {example.allows for example in pack.examples}
    assert [gate.id for gate in pack.gates if gate.id not in allowed] == []
    refused = {
        (example.refuses, need) for example in pack.examples for need in example.missing or ()
    } | {(example.refuses, 0) for example in pack.examples if example.missing is None}
    assert [
        (gate.id, need)
        for gate in pack.gates
        for need in range(len(gate.needs))
        if (gate.id, need) not in refused
    ] == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_every_mark_is_proved_both_ways(pack: Pack) -> None:
    reached = {name.partition("@")[0] for example in pack.examples for name in example.reaches}
    not_yet = {name for example in pack.examples for name in example.reaches_not}
    assert {mark.id for mark in pack.marks} == reached == not_yet


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_every_rule_is_proved_by_an_example_that_it_alone_decides(pack: Pack) -> None:
    """A rule is proved where the pack without it gives something else."""
    proved = {
        rule.id
        for rule in pack.rules
        for example in pack.examples
        if example.gives and given(pack, example) != given(without(pack, rule), example)
    }
    assert [rule.id for rule in pack.rules if rule.id not in proved] == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_every_class_is_proved_both_ways(pack: Pack) -> None:
    told = [set(example.classes) for example in pack.examples if example.classes is not None]
    ids = {each.id for each in pack.classes}
    assert set().union(*told) == ids
    assert all(any(each not in classes for classes in told) for each in ids)


def given(pack: Pack, example: Example) -> str:
    day = example.at.date()
    rules = Packs((pack,)).strictest(
        example.finding or example.holds, example.place, day, example.holds
    )
    return rules[0].verdict if rules else "allow"


def without(pack: Pack, rule: RuleEntry) -> Pack:
    return replace(pack, rules=tuple(each for each in pack.rules if each is not rule))


def test_soft_words_stay_words() -> None:
    """Only "the same day" is a time; every other duty has words or none, and no invented hour."""
    timed = {
        duty.id: duty.within.words["ja"]
        for pack in PACKS
        if not pack.house
        for duty in pack.duties
        if duty.within and duty.within.span
    }
    assert timed == dict.fromkeys(
        (
            *("tell-victims-guardians", "promise-protection", "promise-secrecy"),
            *("judge-a-warning", "take-the-model-down", "take-down-the-withdrawn-form"),
        ),
        "その日のうちに",
    )


def test_no_pack_asks_for_an_apology() -> None:
    proofs = {pattern.kind for duty in every_pack().duties.values() for pattern in duty.met_by}
    needed = {
        pattern.kind
        for pack in PACKS
        for gate in pack.gates
        for need in gate.needs
        if (pattern := getattr(need, "pattern", None))
    }
    assert "apology.made" not in proofs | needed
