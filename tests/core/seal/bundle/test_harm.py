"""What is no bundle inside is told like anything else, and does no harm."""

import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.seal.bundle.making import packed, problems, signed, unpacked

from mamori.core.seal.bundle import Problem

HARMFUL = {
    "nothing": b"",
    "no end": b'{"format":"mamori-chain-1"',
    "not text": b"\xff\xfe\n",
    "a list": b"[]\n",
    "deep": b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
    "forty-one deep": b'{"a":' + b"[" * 41 + b"]" * 41 + b"}\n",
    "twice": b'{"format":"mamori-chain-1","format":"mamori-chain-1"}\n',
    "wrong types": b'{"format":1,"facts":1,"first":"1","ledger":[],"prev":{},"seq":"x"}\n',
    "half a letter": b'{"format":"\\ud800","ledger":"\\ud800","first":1,"prev":""}\n',
    "infinite": b'{"seq":Infinity,"first":1e999,"hash":NaN}\n',
    "a long number": b'{"seq":' + b"9" * 10_000 + b"}\n",
}


@pytest.mark.parametrize("harm", HARMFUL)
@pytest.mark.parametrize("name", ["chain.jsonl", "case.json", "checkpoint.json", "manifest.json"])
def test_what_is_no_bundle_inside_is_told_and_does_no_harm(name: str, harm: str) -> None:
    files = unpacked() | {name: HARMFUL[harm]}
    content = packed(files) if name == "manifest.json" else signed(files)
    assert any(found.code == "unreadable" and name in found.place for found in problems(content))
    if name in {"chain.jsonl", "case.json"}:  # and behind a first line that is as it should be
        head = unpacked()[name].splitlines(keepends=True)[0]
        behind = signed(unpacked() | {name: head + HARMFUL[harm]})
        assert problems(behind)


WRONG: list[Any] = [None, 1, -1, 1.5, True, "", "x", "\ud800", [], {}, [[]], {"a": None}]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_wrong_types_anywhere_are_told_and_do_no_harm(data: st.DataObject) -> None:
    files = unpacked()
    name = data.draw(st.sampled_from(["chain.jsonl", "checkpoint.json", "manifest.json"]))
    one_object = name == "manifest.json"
    lines = [files[name]] if one_object else files[name].splitlines(keepends=True)
    at = data.draw(st.integers(0, min(len(lines), 12) - 1))
    told = json.loads(lines[at])
    inside = told["header"] if "header" in told and data.draw(st.booleans()) else told
    part = data.draw(st.sampled_from(sorted(inside)))
    inside[part] = data.draw(st.sampled_from([wrong for wrong in WRONG if wrong != inside[part]]))
    lines[at] = json.dumps(told).encode() + b"\n"
    changed = files | {name: b"".join(lines)}
    assert problems(packed(changed) if one_object else signed(changed))


def test_a_line_without_end_takes_no_memory() -> None:
    files = unpacked()
    head = files["chain.jsonl"].splitlines(keepends=True)[0]
    content = signed(files | {"chain.jsonl": head + b" " * 60_000_000})
    tracemalloc.start()
    try:
        assert Problem("unreadable", "chain.jsonl: line 2") in problems(content)
        most = tracemalloc.get_traced_memory()[1] - len(content)  # the file itself lies in memory
    finally:
        tracemalloc.stop()
    assert most < 16_000_000


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\n]}\n", b",\n]}\n"),
        (b"\n]}\n", b"\n]}\n\n"),
        (b"\n]}\n", b"\n"),
        (b"},\n{", b"}\n{"),
        (b'"mamori-case-1"', b'"mamori-case-2"'),
    ],
)
def test_a_case_that_others_could_read_differently_is_told(old: bytes, new: bytes) -> None:
    files = unpacked()
    assert old in files["case.json"]
    lie = signed(files | {"case.json": files["case.json"].replace(old, new, 1)})
    assert [found.code for found in problems(lie)] == ["unreadable"]
