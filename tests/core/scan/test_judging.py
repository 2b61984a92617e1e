"""A file's verdict: the strictest rule, the consents, and what could not be read."""

from datetime import date

import pytest
from tests.core.policy.making import WORDS, pack_of

from mamori.core.policy import Packs
from mamori.core.policy.entries import FINDINGS, ClassEntry, PlaceEntry, RuleEntry
from mamori.core.policy.packs import Pack
from mamori.core.scan.blocks import Unread
from mamori.core.scan.consents import NO_CONSENTS, Consent, Consents
from mamori.core.scan.hits import KINDS, Hit
from mamori.core.scan.judging import Aim, Verdict, judge
from mamori.core.scan.places import Place

DAY = date(2026, 6, 1)
HANA, SORA = "p1", "p2"


def rule(finding: str, verdict: str, **more: tuple[str, ...]) -> RuleEntry:
    return RuleEntry(
        table="rule",
        pack="law",
        file="",
        id=f"{finding}-{verdict}",
        says=WORDS,
        findings=(finding,),
        verdict=verdict,
        places=more.get("places", ("web",)),
        beside=more.get("beside", ()),
        cites=more.get("cites", ()),
    )


def law(*rules: RuleEntry, **tables: object) -> Packs:
    fields = {**vars(pack_of()), "rules": rules, **tables}
    return Packs((Pack(**fields),))


def hit(kind: str, person: str = "", **more: object) -> Hit:
    fields = {"kind": kind, "start": 0, "end": 1, "person": person, **more}
    return Hit(**fields)  # type: ignore[arg-type]  # tests give what they name


def verdict(packs: Packs, *hits: Hit, consents: Consents = NO_CONSENTS) -> Verdict[Hit]:
    return judge(Aim(packs=packs, day=DAY, place="web", consents=consents), hits)


def agreed(*people: str, kinds: tuple[str, ...] = ("person", "person-list")) -> Consents:
    return Consents(
        tuple(
            Consent(person=each, kinds=frozenset(kinds), places=frozenset({"web"}))
            for each in people
        )
    )


ASKS = law(
    rule("person", "consent", cites=("DNI-01",)),
    rule("person-list", "consent", cites=("DNI-01",)),
    rule("contact", "consent"),
    rule("face", "consent"),
    rule("person-perhaps", "warn"),
)


def test_every_kind_counts_as_what_rules_can_name() -> None:
    assert {group for groups in KINDS.values() for group in groups} == set(FINDINGS)


def test_nothing_found_is_clear() -> None:
    assert verdict(ASKS).verdict == "clear"


def test_the_stricter_rule_wins_and_is_cited_with_all_as_strict() -> None:
    packs = law(
        rule("grade", "consent", cites=("DNI-01",)),
        rule("disadvantageous-grade", "block", cites=("CHB-11",)),
        rule("grade", "block", cites=("CHB-05e", "CHB-11"), beside=("person",)),
    )
    found = verdict(packs, hit("disadvantageous-grade"), hit("grade"), hit("roster-name", HANA))
    assert found.verdict == "block"
    assert [each.verdict for each in found.findings] == ["block", "block", "clear"]
    assert found.findings[0].cites == ("CHB-11", "CHB-05e")
    assert found.findings[0].rule == "law/rule/disadvantageous-grade-block"


def test_what_is_uncertain_is_told_and_decides_nothing() -> None:
    packs = law(rule("person", "block"), rule("grade", "block", beside=("person",)))
    found = verdict(packs, hit("roster-name", confidence=0.49), hit("grade"))
    assert found.verdict == "clear"
    assert [each.rules for each in found.findings] == [(), ()]


def test_without_a_place_whatever_is_certain_is_a_warning() -> None:
    found = judge(Aim(packs=ASKS, day=DAY), [hit("roster-name", HANA)])
    assert (found.verdict, found.findings[0].verdict) == ("warn", "warn")


@pytest.mark.parametrize(
    ("hits", "consents", "told"),
    [
        ([hit("roster-name", HANA)], NO_CONSENTS, "consent"),
        ([hit("roster-name", HANA)], agreed(HANA), "clear"),
        ([hit("roster-name", HANA)], agreed(SORA), "consent"),
        ([hit("roster-name", HANA)], agreed(HANA, kinds=("face",)), "consent"),
        ([hit("roster-name", HANA, others=(SORA,))], agreed(HANA), "consent"),
        ([hit("roster-name", HANA, others=(SORA,))], agreed(HANA, SORA), "clear"),
        ([hit("person-list", count=2)], agreed(HANA, SORA), "consent"),
        (
            [hit("person-list", count=2), hit("roster-name", HANA), hit("roster-name", SORA)],
            agreed(HANA, SORA),
            "clear",
        ),
        (
            [hit("person-list", count=3), hit("roster-name", HANA), hit("roster-name", SORA)],
            agreed(HANA, SORA),
            "consent",
        ),
        ([hit("phone")], agreed(HANA, kinds=("contact",)), "consent"),
        (
            [hit("roster-name", HANA), hit("phone")],
            agreed(HANA, kinds=("person", "contact")),
            "clear",
        ),
        (
            [hit("roster-name", HANA), hit("phone"), hit("unknown-name")],
            agreed(HANA, kinds=("person", "contact")),
            "consent",
        ),
        (
            [hit("roster-name", HANA), hit("face")],
            agreed(HANA, kinds=("person", "face")),
            "consent",
        ),
    ],
)
def test_consent_must_cover_everybody_whom_it_may_be_about(
    hits: list[Hit], consents: Consents, told: str
) -> None:
    found = verdict(ASKS, *hits, consents=consents)
    assert found.verdict == told
    if told == "clear":
        assert all(each.consented for each in found.findings)
        assert all(each.rules for each in found.findings)


def test_consent_opens_nothing_that_is_blocked() -> None:
    packs = law(rule("person", "consent"), rule("person", "block"))
    assert verdict(packs, hit("roster-name", HANA), consents=agreed(HANA)).verdict == "block"


@pytest.mark.parametrize(
    ("kind", "reason", "told"),
    [
        ("", "encrypted", "unreadable"),
        ("", "blank-picture", "clear"),
        ("unknown-name", "broken", "unreadable"),
        ("roster-name", "broken", "consent"),
    ],
)
def test_what_was_not_read_is_not_clear(kind: str, reason: str, told: str) -> None:
    unread = Unread(place=Place(), reason=reason)
    found = judge(Aim(packs=ASKS, day=DAY, place="web"), [hit(kind)] if kind else [], [unread])
    assert (found.verdict, found.unread) == (told, (unread,))


@pytest.mark.parametrize(
    ("place", "store", "told"),
    [
        ("storage", "file-server", "clear"),
        ("storage", "usb-stick", "block"),
        ("storage", "", "warn"),
        ("web", "usb-stick", "clear"),
    ],
)
def test_material_of_a_class_is_kept_only_where_its_pack_allows(
    place: str, store: str, told: str
) -> None:
    common = {"pack": "law", "file": "", "says": WORDS}
    packs = law(
        classes=(ClassEntry(table="class", id="base", findings=("person-list",), **common),),  # type: ignore[arg-type]  # the fields fit
        places=(
            PlaceEntry(table="place", id="where", record="base", where=("file-server",), **common),  # type: ignore[arg-type]  # the fields fit
        ),
    )
    aim = Aim(packs=packs, day=DAY, place=place, store=store)
    listed = judge(aim, [hit("person-list", count=30)])
    assert (listed.verdict, [each.id for each in listed.classes]) == (told, ["base"])
    assert judge(aim, [hit("email")]).verdict == "clear"
