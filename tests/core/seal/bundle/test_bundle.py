"""What a bundle shows to whom, and what whoever checks it is told."""

import io
import json
import zipfile
from collections import Counter

import pytest
from tests.core.seal.bundle.making import (
    FIRST,
    KEY,
    LEDGER,
    LINKS,
    SIGNER,
    bundle,
    fact_key,
    findings,
    how,
    ledger,
    point_at,
    problems,
    summary,
)

from mamori.core.seal import SealBroken, canonical, fingerprint, new_signer, unseal_for_proof
from mamori.core.seal.bundle import Listed, Problem

OPEN = [link for link in LINKS[FIRST - 1 :] if how(link.seq) == "open"]
SHUT = [link for link in LINKS[FIRST - 1 :] if how(link.seq) == "shut" and link.sealed]


def unzipped(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def test_an_untouched_bundle_holds() -> None:
    assert problems(bundle()) == []
    assert problems(bundle(first=1)) == []


def test_each_fact_is_proven_listed_or_not_shown() -> None:
    told = summary(bundle())
    ways = Counter(how(link.seq) for link in LINKS[FIRST - 1 :])
    assert (told.proven, told.closed, told.others) == (len(OPEN) + 1, len(SHUT), ways["blind"])
    assert (told.first, told.last) == (FIRST, 40)
    assert (told.version, told.ledger) == ("committee", LEDGER)
    listed = {one.seq: one.proven for one in findings(bundle()) if isinstance(one, Listed)}
    wordless = [25]  # nothing was written in it, so what it shows is all there is
    assert [seq for seq, proven in listed.items() if not proven] == [fact.seq for fact in SHUT]
    assert set(listed) == {fact.seq for fact in OPEN + SHUT} | set(wordless)


def test_the_words_of_open_facts_stand_in_it_and_no_others() -> None:
    told = unzipped(bundle())
    case = json.loads(told["case.json"])
    words = {fact["seq"]: fact["words"] for fact in case["facts"]}
    assert words[OPEN[0].seq] == {"what": f"上履き {OPEN[0].seq}"}
    assert {seq for seq, said in words.items() if said is None} == {fact.seq for fact in SHUT}
    for link in LINKS:
        if how(link.seq) == "blind" or link.seq < FIRST:
            assert link.header["id"] not in told["chain.jsonl"]
            assert link.header["id"] not in told["case.json"]


def test_the_key_of_a_fact_opens_that_fact_alone() -> None:
    chain = [json.loads(line) for line in unzipped(bundle())["chain.jsonl"].splitlines()[1:]]
    keys = [bytes.fromhex(link["key"]) for link in chain if "key" in link]
    assert len(keys) == len([fact for fact in OPEN if fact.sealed])
    for link in SHUT:
        for key in [*keys, KEY]:
            with pytest.raises(SealBroken):
                unseal_for_proof(key, link.sealed, canonical(link.header))
    link = SHUT[0]
    assert unseal_for_proof(fact_key(link.seq), link.sealed, canonical(link.header))


def test_what_is_told_beside_a_fact_stands_beside_it() -> None:
    seq = OPEN[0].seq
    case = json.loads(
        unzipped(bundle(told=[{"id": f"fact-{seq:04}", "by_name": "佐藤"}]))["case.json"]
    )
    (fact,) = [fact for fact in case["facts"] if fact["seq"] == seq]
    assert fact["by_name"] == "佐藤"


@pytest.mark.parametrize(
    "told",
    [
        {"id": "fact-0020", "words": {"what": "other words"}},
        {"id": "fact-0020", "kind": "case.resolved"},
        {"id": "fact-0001", "by_name": "before the bundle begins"},
        {"id": "fact-0022", "by_name": "not shown"},
    ],
)
def test_nothing_can_be_told_in_place_of_a_fact(told: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="told"):
        bundle(told=[told])


@pytest.mark.parametrize("version", ["", "for the family", "\x1b[2J", "Famille"])
def test_a_version_is_a_code(version: str) -> None:
    with pytest.raises(ValueError, match="mamori-bundle"):
        bundle(version=version)


def test_a_file_cannot_take_the_place_of_ours() -> None:
    with pytest.raises(ValueError, match="can be called"):
        bundle(files={"chain.jsonl": b""})
    with pytest.raises(ValueError, match="can be called"):
        bundle(files={"manifest.json": b""})


class TestWhoseKey:
    def test_without_help_only_the_digits_tell(self) -> None:
        told = summary(bundle())
        assert not told.known
        assert told.fingerprint == fingerprint(SIGNER.public)

    def test_the_digits_or_a_check_point_make_it_known(self) -> None:
        assert summary(bundle(), key=fingerprint(SIGNER.public)).known
        told = summary(bundle(), [point_at(LINKS[20])])
        assert (told.known, told.met) == (True, 1)

    def test_a_key_of_ones_own_does_not_pass_for_the_schools(self) -> None:
        forger = new_signer()
        forged = bundle(ledger(), signer=forger)
        assert problems(forged) == []  # by itself it holds: only the digits differ
        assert summary(forged).fingerprint != fingerprint(SIGNER.public)
        wrong = Problem("other-key", fingerprint(forger.public))
        assert problems(forged, key=fingerprint(SIGNER.public)) == [wrong]
        assert wrong in problems(forged, [point_at(LINKS[20])])
        assert not summary(forged, key=fingerprint(SIGNER.public)).known

    def test_a_journal_made_up_under_another_name_does_not_pass(self) -> None:
        forged = bundle(ledger(ledger_id="another"), signer=new_signer())
        assert Problem("other-journal", "another") in problems(forged, [point_at(LINKS[20])])

    def test_the_schools_own_check_point_in_it_does_not_help_a_forger(self) -> None:
        forger = new_signer()
        assert problems(bundle(signer=forger, checkpoint=point_at(LINKS[-1]))) == [
            Problem("foreign", "checkpoint.json")
        ]


class TestCheckPointsOfTheReader:
    def test_a_history_that_the_school_made_anew_is_seen(self) -> None:
        anew = ledger()  # sealed anew: another history, signed by the same school
        assert problems(bundle(anew)) == []
        assert problems(bundle(anew), [point_at(LINKS[20])]) == [Problem("rewritten", "entry 21")]
        before = problems(bundle(anew), [point_at(LINKS[FIRST - 2])])
        assert before == [Problem("rewritten", f"entry {FIRST - 1}")]

    def test_one_of_before_or_after_proves_only_whose_key_it_is(self) -> None:
        later = point_at(ledger(60)[-1], at="2026-12-01T00:00:00+00:00")
        for point in (point_at(LINKS[3]), later):
            assert problems(bundle(), [point]) == []
            told = summary(bundle(), [point])
            assert (told.known, told.met) == (True, 0)

    def test_one_that_is_older_and_beyond_the_end_shows_that_the_end_was_cut_off(self) -> None:
        older = point_at(ledger(60)[-1], at="2026-11-01T00:00:00+00:00")
        assert problems(bundle(), [older]) == [Problem("cut-off", "entry 60")]

    def test_one_that_nobody_signed_is_told_and_does_not_count(self) -> None:
        forged = point_at(LINKS[20], new_signer())
        unsigned = type(forged)(forged.ledger, 21, forged.hash, forged.at, SIGNER.public)
        assert problems(bundle(), [unsigned]) == [Problem("kept-unsigned", "entry 21")]
        told = summary(bundle(), [unsigned])
        assert (told.known, told.met) == (False, 0)

    def test_those_of_other_schools_do_not_disturb(self) -> None:
        other = point_at(ledger(ledger_id="another")[-1], new_signer())
        assert problems(bundle(), [other, point_at(LINKS[20])]) == []


def test_digits_are_easily_read_aloud_and_differ() -> None:
    digits = [fingerprint(new_signer().public) for _ in range(50)]
    assert len(set(digits)) == 50
    assert all([len(group) for group in told.split()] == [5] * 8 for told in digits)
    assert all(told.replace(" ", "").isdigit() for told in digits)


def test_a_fact_too_long_to_be_checked_is_not_written() -> None:
    with pytest.raises(ValueError, match="bytes"):
        bundle(told=[{"id": "fact-0020", "more": "x" * (5 << 20)}])
