"""Every edit, deletion, reordering and cut of a ledger is found, and found in its place."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mamori.core.seal import GENESIS, Break, Checkpoint, Link, new_signer, verify
from mamori.core.seal.export import (
    ExportUnreadable,
    read_checkpoint,
    read_links,
    write_checkpoint,
    write_links,
)

SIGNER = new_signer()


def chain(length: int) -> list[Link]:
    links, prev = [], GENESIS
    for seq in range(1, length + 1):
        header = {
            "seq": seq,
            "stream": f"case:{seq % 3}",
            "kind": "note.added",
            "attrs": {"n": seq},
        }
        sealed = bytes([seq % 256]) * (seq % 7)
        digest = Link.digest(prev, header, sealed)
        links.append(Link(header, sealed, prev, digest))
        prev = digest
    return links


def point_at(link: Link) -> Checkpoint:
    bare = Checkpoint("school", link.seq, link.hash, "2026-11-23T00:00:00+00:00", SIGNER.public)
    return replace(bare, signature=SIGNER.sign(bare.message()))


def proof_of(link: Link) -> Checkpoint:
    bare = Checkpoint("school", 0, link.hash, "2026-11-23", SIGNER.public)
    return replace(bare, signature=SIGNER.sign(bare.message()))


def forged(links: list[Link], start: int) -> list[Link]:
    """Compute the chain anew from a place on, as somebody with the whole database could."""
    out = links[: start - 1]
    prev = out[-1].hash if out else GENESIS
    for link in links[start - 1 :]:
        digest = Link.digest(prev, link.header, link.sealed)
        out.append(Link(link.header, link.sealed, prev, digest))
        prev = digest
    return out


@given(st.integers(0, 40))
def test_an_untouched_chain_holds(length: int) -> None:
    links = chain(length)
    assert list(verify(links, [point_at(links[-1])] if links else [])) == []


Attack = Callable[[random.Random, list[Link]], tuple[list[Link], int]]


def edit(rng: random.Random, links: list[Link]) -> tuple[list[Link], int]:
    at = rng.randrange(len(links))
    link = links[at]
    what = rng.choice(["header", "sealed", "hash"])
    if what == "header":
        other = replace(link, header={**link.header, "kind": "case.resolved"})
    elif what == "sealed":
        other = replace(link, sealed=link.sealed + b"x")
    else:
        other = replace(link, hash=bytes(reversed(link.hash)))
    return [*links[:at], other, *links[at + 1 :]], link.seq


def delete(rng: random.Random, links: list[Link]) -> tuple[list[Link], int]:
    at = rng.randrange(len(links) - 1)  # cutting the last one is a truncation
    return [*links[:at], *links[at + 1 :]], links[at].seq


def reorder(rng: random.Random, links: list[Link]) -> tuple[list[Link], int]:
    one, two = sorted(rng.sample(range(len(links)), 2))
    moved = list(links)
    moved[one], moved[two] = moved[two], moved[one]
    return moved, links[one].seq


def truncate(rng: random.Random, links: list[Link]) -> tuple[list[Link], int]:
    return links[: rng.randrange(len(links))], links[-1].seq


def rewrite(rng: random.Random, links: list[Link]) -> tuple[list[Link], int]:
    at = rng.randrange(len(links))
    edited = [*links[:at], replace(links[at], sealed=b"other words"), *links[at + 1 :]]
    return forged(edited, at + 1), links[-1].seq


@pytest.mark.parametrize("attack", [edit, delete, reorder, truncate, rewrite])
def test_each_of_many_random_attacks_is_found_in_its_place(attack: Attack) -> None:
    """1,000 attacks over the five kinds, with one check-point at the head kept outside."""
    rng = random.Random(attack.__name__)  # noqa: S311 -- a repeatable test, not a secret
    links = chain(60)
    point = point_at(links[-1])
    for _ in range(200):
        attacked, seq = attack(rng, links)
        assert attacked != links
        found = list(verify(attacked, [point]))
        assert found, f"{attack.__name__} at {seq} was not seen"
        assert found[0].seq == seq or (attack is edit and found[0].seq in {seq, seq + 1})


def test_what_is_wrong_is_named() -> None:
    links = chain(5)
    assert list(verify([links[0], *links[2:]])) == [Break(2, "missing")]
    assert next(iter(verify([links[1], links[0], *links[2:]]))) == Break(1, "missing")
    assert Break(5, "truncated") in list(verify(links[:4], [point_at(links[4])]))
    edited = [*links[:2], replace(links[2], sealed=b"other"), *links[3:]]
    assert list(verify(edited)) == [Break(3, "edited")]
    assert list(verify(forged(edited, 3), [point_at(links[4])])) == [Break(5, "rewritten")]


def test_a_checkpoint_that_nobody_signed_is_refused() -> None:
    links = chain(3)
    point = replace(point_at(links[2]), hash=links[1].hash)
    assert list(verify(links, [point])) == [Break(3, "unsigned")]


def test_a_proof_tells_that_a_fact_is_there_and_not_where() -> None:
    links = chain(5)
    for link in links:
        assert not list(verify(links, [proof_of(link)]))
    assert not list(verify([], [point_at(replace(links[0], header={"seq": 0}, hash=GENESIS))]))
    assert list(verify(links[:4], [proof_of(links[4])])) == [Break(0, "rewritten")]
    forgery = replace(proof_of(links[4]), at="2020-01-01")
    assert list(verify(links, [forgery])) == [Break(0, "unsigned")]


@settings(max_examples=30)
@given(st.integers(0, 20))
def test_an_export_reads_back_and_holds(length: int) -> None:
    links = chain(length)
    assert list(read_links(write_links(links))) == links
    if links:
        assert read_checkpoint(write_checkpoint(point_at(links[-1]))) == point_at(links[-1])


@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_other_file_is_refused_with_its_line(lines: list[str]) -> None:
    with pytest.raises(ExportUnreadable) as refused:
        list(read_links(lines))
    assert refused.value.line >= 1


def test_a_damaged_line_is_named() -> None:
    lines = list(write_links(chain(3)))
    lines[2] = lines[2][:-5]
    with pytest.raises(ExportUnreadable) as refused:
        list(read_links(lines))
    assert refused.value.line == 3


HARMFUL = [
    '{"header":{"seq":Infinity},"sealed":"","prev":"","hash":""}',
    '{"header":{"seq":1,"kind":"\\ud800"},"sealed":"","prev":"","hash":""}',
    '{"header":{"seq":1,"attrs":' + "[" * 100_000 + "]" * 100_000 + "}}",
    '{"ledger":"x","seq":1e999,"hash":"","at":"","public":"","signature":""}',
    '{"ledger":"\\ud800","seq":1,"hash":"","at":"","public":"","signature":""}',
    '{"ledger":"x","ledger":"y","seq":1,"hash":"","at":"","public":"","signature":""}',
    "[" * 100_000,
]


@pytest.mark.parametrize("line", HARMFUL)
def test_a_harmful_line_is_refused_like_any_other(line: str) -> None:
    with pytest.raises(ExportUnreadable):
        list(verify(read_links([next(iter(write_links([]))), line])))
    with pytest.raises(ExportUnreadable):
        read_checkpoint(line)


def test_an_imprint_tells_not_even_whether_there_are_words() -> None:
    (link,) = chain(1)
    silent = Link.imprint(link.header, b"")
    assert silent != Link.imprint({**link.header, "id": "another"}, b"")
    assert Link.tie(link.prev, Link.imprint(link.header, link.sealed)) == link.hash
