"""Whatever is changed in a bundle is told: by a stranger, and by the school that signs it anew."""

import base64
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.seal.bundle.making import (
    BUNDLE,
    FIRST,
    LEDGER,
    LINKS,
    Files,
    bundle,
    findings,
    how,
    packed,
    point_at,
    problems,
    signed,
    summary,
    unpacked,
)

from mamori.core.seal import Checkpoint, Link
from mamori.core.seal.bundle import Problem, Shown, Span
from mamori.core.seal.export import read_checkpoint, write_checkpoint

OPEN = next(link.seq for link in LINKS[FIRST - 1 :] if how(link.seq) == "open" and link.sealed)
SHUT = next(link.seq for link in LINKS[FIRST - 1 :] if how(link.seq) == "shut" and link.sealed)


def codes(content: bytes, points: list[Checkpoint] | None = None) -> set[str]:
    return {found.code for found in problems(content, points)}


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_any_flipped_byte_is_told(data: st.DataObject) -> None:
    touched = bytearray(BUNDLE)
    place = data.draw(st.integers(0, len(touched) - 1))
    touched[place] ^= data.draw(st.integers(1, 255))
    assert problems(bytes(touched))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_changed_file_is_told_by_its_name(data: st.DataObject) -> None:
    files = unpacked()
    name = data.draw(st.sampled_from(sorted(files)))
    touched = bytearray(files[name])
    place = data.draw(st.integers(0, len(touched) - 1))
    touched[place] ^= data.draw(st.integers(1, 255))
    found = problems(packed(files | {name: bytes(touched)}))
    assert any(name in problem.place for problem in found)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_line_lost_doubled_or_moved_is_told_though_the_school_signs(data: st.DataObject) -> None:
    files = unpacked()
    name = data.draw(st.sampled_from(["chain.jsonl", "case.json"]))
    lines = files[name].splitlines(keepends=True)
    one, two = (data.draw(st.integers(0, len(lines) - 1)) for _ in "ab")
    changed = data.draw(st.sampled_from([lost, doubled, swapped]))(lines, one, two)
    if changed != lines:
        assert problems(signed(files | {name: b"".join(changed)}))


def lost(lines: list[bytes], one: int, _two: int) -> list[bytes]:
    return lines[:one] + lines[one + 1 :]


def doubled(lines: list[bytes], one: int, two: int) -> list[bytes]:
    return [*lines[:two], lines[one], *lines[two:]]


def swapped(lines: list[bytes], one: int, two: int) -> list[bytes]:
    moved = list(lines)
    moved[one], moved[two] = moved[two], moved[one]
    return moved


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_letter_changed_in_what_happened_is_told_though_the_school_signs(
    data: st.DataObject,
) -> None:
    files = unpacked()
    lines = files["chain.jsonl"].splitlines(keepends=True)
    at = data.draw(st.integers(1, len(lines) - 1))
    told = json.loads(lines[at])
    part = data.draw(st.sampled_from(sorted(told)))
    text = told[part] if isinstance(told[part], str) else told[part]["kind"]
    if text:
        place = data.draw(st.integers(0, len(text) - 1))
        other = "0" if text[place] != "0" else "1"
        text = text[:place] + other + text[place + 1 :]
        told[part] = text if isinstance(told[part], str) else told[part] | {"kind": text}
        lines[at] = json.dumps(told, sort_keys=True, separators=(",", ":")).encode() + b"\n"
        assert problems(signed(files | {"chain.jsonl": b"".join(lines)}))


@pytest.mark.parametrize("name", sorted(set(unpacked()) - {"manifest.json"}))
def test_a_file_taken_away_is_told(name: str) -> None:
    files = unpacked()
    del files[name]
    assert Problem("file-missing", name) in problems(packed(files))
    if name not in {"report.html", "report.pdf"}:
        assert Problem("file-missing", name) in problems(signed(files))


def test_a_file_put_in_is_told() -> None:
    assert problems(packed(unpacked() | {"more.pdf": b"x"})) == [Problem("file-added", "more.pdf")]


def test_without_a_manifest_it_is_no_bundle() -> None:
    files = unpacked()
    del files["manifest.json"]
    assert findings(packed(files)) == [Problem("unreadable", "manifest.json")]


def fact(files: Files, seq: int, change: dict[str, object]) -> Files:
    """Change one fact in the case file."""
    case = json.loads(files["case.json"])
    for told in case["facts"]:
        if told["seq"] == seq:
            told.update(change)
    facts = b",\n".join(json.dumps(told).encode() for told in case["facts"])
    return files | {"case.json": b'{"format":"mamori-case-1","facts":[\n' + facts + b"\n]}\n"}


@pytest.mark.parametrize(
    ("seq", "change", "code"),
    [
        (OPEN, {"words": {"what": "nothing happened"}}, "words-differ"),
        (OPEN, {"words": None}, "words-differ"),
        (OPEN, {"words": []}, "words-differ"),
        (SHUT, {"words": {"what": "nobody can check this"}}, "words-unproven"),
        (OPEN, {"kind": "case.resolved"}, "header-differs"),
        (OPEN, {"by": "somebody else"}, "header-differs"),
        (SHUT, {"at": "2026-01-01T00:00:00+00:00"}, "header-differs"),
        (OPEN, {"v": 2.0}, "header-differs"),
    ],
)
def test_a_lie_in_the_case_is_told_in_its_place(
    seq: int, change: dict[str, object], code: str
) -> None:
    lie = signed(fact(unpacked(), seq, change))
    assert problems(lie) == [Problem(code, f"entry {seq}")]
    assert summary(lie).proven + (seq == OPEN) == summary(BUNDLE).proven


def test_a_fact_left_out_of_the_case_is_told() -> None:
    files = unpacked()
    lines = files["case.json"].splitlines(keepends=True)
    shorter = b"".join(lines[:1] + lines[2:])
    assert problems(signed(files | {"case.json": shorter})) == [
        Problem("not-in-case", f"entry {json.loads(lines[1].rstrip().rstrip(b','))['seq']}")
    ]


def test_a_fact_made_up_in_the_case_is_told() -> None:
    for seq in (1, 22, 99):  # before the bundle, a blind one, after its end
        lie = fact(unpacked(), OPEN, {"seq": seq})
        assert {"not-in-chain", "not-in-case"} <= codes(signed(lie))


@pytest.mark.parametrize("key", ["00" * 32, "00", ""])
def test_a_key_that_opens_nothing_is_told(key: str) -> None:
    files = unpacked()
    lines = files["chain.jsonl"].splitlines(keepends=True)
    place = OPEN - FIRST + 1
    told = json.loads(lines[place]) | {"key": key}
    lines[place] = json.dumps(told).encode() + b"\n"
    lie = signed(files | {"chain.jsonl": b"".join(lines)})
    assert problems(lie) == [Problem("wrong-key", f"entry {OPEN}")]


def test_a_sealed_text_has_one_spelling() -> None:
    files = unpacked()
    lines = files["chain.jsonl"].splitlines(keepends=True)
    place = OPEN - FIRST + 1
    told = json.loads(lines[place])
    padded = told["sealed"]
    assert padded.endswith("=")
    last = padded.rstrip("=")[-1]
    odd = padded.rstrip("=")[:-1] + chr(ord(last) + 1) + "=" * padded.count("=")
    assert base64.b64decode(odd) == base64.b64decode(padded)
    lines[place] = json.dumps(told | {"sealed": odd}).encode() + b"\n"
    found = problems(signed(files | {"chain.jsonl": b"".join(lines)}))
    assert found == [Problem("unreadable", f"chain.jsonl: line {place + 1}")]


def test_a_chain_that_ends_early_or_begins_elsewhere_is_told() -> None:
    files = unpacked()
    lines = files["chain.jsonl"].splitlines(keepends=True)
    assert "not-head" in codes(signed(files | {"chain.jsonl": b"".join(lines[:-3])}))
    for change in ({"first": 12}, {"prev": "00" * 32}, {"ledger": "another"}):
        head = json.dumps(json.loads(lines[0]) | change).encode() + b"\n"
        assert problems(signed(files | {"chain.jsonl": b"".join([head, *lines[1:]])}))


def test_a_check_point_of_another_moment_journal_or_signer_is_told() -> None:
    files = unpacked()
    point = read_checkpoint(files["checkpoint.json"].decode())
    for other, code in (
        (point_at(LINKS[-2]), "not-head"),
        (replace(point, seq=41), "unsigned"),
        (replace(point, ledger="another"), "unsigned"),
    ):
        lie = files | {"checkpoint.json": write_checkpoint(other).encode()}
        assert code in codes(signed(lie))


def rewritten(change: dict[str, object], place: int) -> list[Link]:
    """Return the ledger with one header changed, and the chain computed anew from there."""
    links, prev = LINKS[: place - 1], LINKS[place - 2].hash
    for link in LINKS[place - 1 :]:
        header = dict(link.header) | (change if link.seq == place else {})
        links = [*links, Link(header, b"", prev, Link.digest(prev, header, b""))]
        prev = links[-1].hash
    return links


def test_a_fact_of_another_journal_or_place_in_the_chain_is_told() -> None:
    other = bundle(rewritten({"ledger": "another"}, OPEN))
    assert problems(other) == [Problem("foreign", f"entry {OPEN}")]
    late = bundle(rewritten({"seq": OPEN + 50}, OPEN))
    assert Problem("moved", f"entry {OPEN + 50}") in problems(late)


def test_a_journal_begins_with_nothing_before_it() -> None:
    header = dict(LINKS[0].header)
    link = Shown(header, b"", Link.digest(b"x" * 32, header, b""))
    span = Span(LEDGER, 1, b"x" * 32, [link])
    point = point_at(Link(header, b"", b"x" * 32, link.hash))
    assert problems(bundle(span=span, checkpoint=point)) == [Problem("unlinked", "entry 1")]
