"""A made-up ledger of forty facts, bundles of it, and what checking them finds."""

import io
import json
from dataclasses import replace
from typing import Any

from mamori.core.seal import (
    GENESIS,
    Checkpoint,
    Link,
    Signer,
    canonical,
    derive_key,
    new_key,
    new_signer,
    seal_for_proof,
)
from mamori.core.seal.bundle import (
    Blind,
    Finding,
    Problem,
    Shown,
    Span,
    Summary,
    make_bundle,
    verify_bundle,
)
from mamori.core.seal.bundle.archive import Reader, Writer
from mamori.core.seal.bundle.manifest import Manifest

SIGNER = new_signer()
KEY = new_key()
LEDGER = "8d2f0c1e-0000-4000-8000-000000000001"
AT = "2026-11-23T05:00:00+00:00"
FILES = {"report.html": b"<h1>Report</h1>", "report.pdf": b"%PDF-1.7 made up"}


def header(seq: int, **other: Any) -> dict[str, Any]:
    told = {
        "v": 2,
        "ledger": LEDGER,
        "seq": seq,
        "id": f"fact-{seq:04}",
        "stream": "case:1",
        "kind": "note.added",
        "attrs": {"channel": "other"},
        "subjects": [],
        "by": None,
        "at": AT,
    }
    return told | other


def fact_key(seq: int) -> bytes:
    return derive_key(KEY, f"fact {seq}")


def ledger(length: int = 40, ledger_id: str = LEDGER) -> list[Link]:
    links, prev = [], GENESIS
    for seq in range(1, length + 1):
        head = header(seq, ledger=ledger_id)
        words = json.dumps({"what": f"上履き {seq}"}).encode()
        sealed = seal_for_proof(fact_key(seq), words, canonical(head)) if seq % 5 else b""
        links.append(Link(head, sealed, prev, Link.digest(prev, head, sealed)))
        prev = links[-1].hash
    return links


def shown(link: Link, how: str) -> Shown | Blind:
    if how == "blind":
        return Blind(Link.imprint(link.header, link.sealed), link.hash)
    key = fact_key(link.seq) if how == "open" and link.sealed else None
    return Shown(link.header, link.sealed, link.hash, key)


def how(seq: int) -> str:
    """Show the facts of a case between those of others: 11 open, 5 shut, 12 blind from 13 on."""
    return "blind" if seq % 7 in {1, 2, 3} else "shut" if seq % 7 == 4 else "open"


LINKS = ledger()
FIRST = 13


def point_at(link: Link, signer: Signer = SIGNER, at: str = AT) -> Checkpoint:
    bare = Checkpoint(str(link.header["ledger"]), link.seq, link.hash, at, signer.public)
    return replace(bare, signature=signer.sign(bare.message()))


def bundle(
    links: list[Link] = LINKS, first: int = FIRST, signer: Signer = SIGNER, **parts: Any
) -> bytes:
    piece = links[first - 1 :]
    span = Span(
        str(links[0].header["ledger"]),
        first,
        piece[0].prev,
        [shown(link, how(link.seq)) for link in piece],
    )
    values: dict[str, Any] = {
        "span": span,
        "checkpoint": point_at(links[-1], signer),
        "signer": signer,
        "version": "committee",
        "at": AT,
        "files": FILES,
    }
    out = io.BytesIO()
    make_bundle(out, **(values | parts))
    return out.getvalue()


def findings(content: bytes, points: list[Checkpoint] | None = None, **more: Any) -> list[Finding]:
    return list(verify_bundle(io.BytesIO(content), points or [], **more))


def problems(content: bytes, points: list[Checkpoint] | None = None, **more: Any) -> list[Problem]:
    return [one for one in findings(content, points, **more) if isinstance(one, Problem)]


def summary(content: bytes, points: list[Checkpoint] | None = None, **more: Any) -> Summary:
    (last,) = [one for one in findings(content, points, **more) if isinstance(one, Summary)]
    return last


BUNDLE = bundle()
Files = dict[str, bytes]


def unpacked() -> Files:
    reader = Reader(io.BytesIO(BUNDLE))
    return {name: reader.open(name).read() for name in reader.members}


def packed(files: Files) -> bytes:
    out = io.BytesIO()
    writer = Writer(out)
    for name, content in files.items():
        writer.add(name, content)
    writer.close()
    return out.getvalue()


def signed(files: Files) -> bytes:
    """Pack files and sign them as the school, as if it lied about what it holds."""
    out = io.BytesIO()
    writer = Writer(out)
    for name, content in files.items():
        if name != "manifest.json":
            writer.add(name, content)
    sums = {member.name: member.sha256 for member in writer.members}
    bare = Manifest("committee", AT, LEDGER, SIGNER.public, sums)
    writer.add("manifest.json", replace(bare, signature=SIGNER.sign(bare.message())).written())
    writer.close()
    return out.getvalue()
