"""What is looked up in packs that are on together."""

from datetime import date
from typing import Any

import pytest
from tests.core.policy.making import WORDS, duty, pack_of, pattern

from mamori.core.policy import Packs
from mamori.core.policy.entries import ClassEntry, Code, GateEntry, LineEntry, RuleEntry, WordsEntry
from mamori.core.policy.needs import PeopleNeed
from mamori.core.policy.packs import Pack

BASE: dict[str, Any] = {"pack": "law", "file": "", "says": WORDS}
DAY = date(2026, 6, 1)


def pack_with(**tables: Any) -> Pack:
    return Pack(**{**vars(pack_of()), **tables})


def rule(id: str, verdict: str, **more: Any) -> RuleEntry:  # noqa: A002 - reads as the field it fills
    fields = {"table": "rule", "id": id, "findings": ("grade",), "places": ("web",)} | BASE
    return RuleEntry(verdict=verdict, **(fields | more))


@pytest.mark.parametrize(
    ("verdicts", "strictest"),
    [
        (["allow"], "allow"),
        (["warn", "allow"], "warn"),
        (["warn", "consent"], "consent"),
        (["consent", "block", "allow"], "block"),
    ],
)
def test_the_stricter_rule_wins(verdicts: list[str], strictest: str) -> None:
    packs = Packs(tuple(pack_with(rules=(rule(str(i), v),)) for i, v in enumerate(verdicts)))
    assert [each.verdict for each in packs.strictest({"grade"}, "web", DAY)] == [strictest]


def test_a_rule_speaks_of_its_own_finding_place_and_time() -> None:
    packs = Packs((pack_with(rules=(rule("a", "block", until=date(2026, 5, 31)),)),))
    assert packs.strictest({"grade"}, "web", DAY) == ()
    assert packs.strictest({"grade"}, "notice", date(2026, 5, 31)) == ()
    assert packs.strictest({"person"}, "web", date(2026, 5, 31)) == ()
    assert len(packs.strictest({"person", "grade"}, "web", date(2026, 5, 31))) == 1


def test_equally_strict_rules_are_all_given() -> None:
    packs = Packs(tuple(pack_with(rules=(rule(each, "consent"),)) for each in "ab"))
    assert [each.id for each in packs.strictest({"grade"}, "web", DAY)] == ["a", "b"]


def test_a_rule_on_two_things_together_is_silent_on_one_alone() -> None:
    packs = Packs((pack_with(rules=(rule("a", "block", beside=("person", "identifier")),)),))
    assert packs.strictest({"grade"}, "web", DAY, {"grade"}) == ()
    assert len(packs.strictest({"grade"}, "web", DAY, {"grade", "identifier"})) == 1


def test_a_file_belongs_to_every_class_whose_parts_it_holds() -> None:
    base = ClassEntry(table="class", id="base", findings=("person-list",), **BASE)
    high = ClassEntry(
        table="class", id="high", findings=("special-care",), beside=("person",), **BASE
    )
    packs = Packs((pack_with(classes=(base, high)),))
    told = {
        held: [each.id for each in packs.classes_of(held.split(), DAY)]
        for held in (
            "person",
            "special-care",
            "special-care person",
            "special-care person-list person",
        )
    }
    assert list(told.values()) == [[], [], ["high"], ["base", "high"]]


def test_a_code_list_holds_from_its_fiscal_year() -> None:
    lists = tuple(
        WordsEntry(table="words", id="forms", codes=(), from_year=year, **BASE)
        for year in (2028, 2024, 2026)
    )
    packs = Packs((pack_with(words=lists),))
    years = {year: packs.code_list("law/forms", year) for year in (2023, 2024, 2025, 2026, 2030)}
    assert {year: found and found.from_year for year, found in years.items()} == {
        2023: None,
        2024: 2024,
        2025: 2024,
        2026: 2026,
        2030: 2028,
    }
    assert packs.code_list("law/other", 2026) is None


def test_what_people_meet_and_cannot_read_is_named() -> None:
    english = {"en": "words"}
    need = PeopleNeed(people=1, says=english, clause="", cites=())
    pack = pack_with(
        duties=(duty("told"), duty("foreign", says=english)),
        gates=(
            GateEntry(table="gate", id="g", stops=pattern("case.resolved"), needs=(need,), **BASE),
        ),
        words=(WordsEntry(table="words", id="w", codes=(Code(code="1", says=english),), **BASE),),
        lines=(LineEntry(table="line", id="l", number="0", hours={}, audience=(), **BASE),),
        rules=(rule("r", "block", says=english),),
    )
    assert Packs((pack,)).untranslated(["en", "ja"]) == [
        ("law/duty/foreign", "ja"),
        ("law/gate/g", "ja"),
        ("law/words/w", "ja"),
    ]
