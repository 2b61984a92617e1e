"""Writing a bundle: what somebody outside can check without the program's database or its word."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from mamori.core.seal.bundle import manifest as names
from mamori.core.seal.bundle.archive import Writer
from mamori.core.seal.bundle.lines import (
    Blind,
    Shown,
    Span,
    dumps,
    write_case,
    write_head,
    write_link,
)
from mamori.core.seal.bundle.manifest import Manifest
from mamori.core.seal.chain import Checkpoint
from mamori.core.seal.export import write_checkpoint
from mamori.core.seal.signing import Signer

OWN = ("words",)  # beside the header: what nobody else may put into a case file


def make_bundle(  # noqa: PLR0913 -- a bundle has these parts, each named at the one call
    out: BinaryIO,
    *,
    span: Span,
    checkpoint: Checkpoint,
    signer: Signer,
    version: str,
    at: str,
    told: Iterable[Mapping[str, Any]] = (),
    files: Mapping[str, bytes] | None = None,
) -> Counter[str]:
    """Write a bundle, fact by fact: a long ledger needs no more memory than the facts it shows.

    Args:
        out: where to; a file that can be sought in, not a stream.
        span: the ledger from the first fact that matters to the one the check-point signs.
        checkpoint: of the last fact of the span.
        signer: the keys of the ledger; they sign the manifest.
        version: for whom it is, a code such as `committee`, `family` or `full`.
        at: when it was made, an ISO moment.
        told: what to add to facts in the case file, each with the `id` of its fact: names, titles.
            The reader has only the school's word for it.
        files: other files by their names, such as `report.html`.

    Returns:
        how many facts are `open`, `shut` and `blind`.

    Raises:
        ValueError: a version or a name of a file that may not be; something told of a fact that is
            not shown, or in place of its header or words; a line or the whole too long.
    """
    archive = Writer(out)
    case, counts = _write_chain(archive, span, {str(fact["id"]): dict(fact) for fact in told})
    archive.add(names.CHECKPOINT, write_checkpoint(checkpoint).encode() + b"\n")
    with archive.file(names.CASE) as sink:
        for piece in write_case(case):
            sink.write(piece)
    files = files or {}
    for name in sorted(files):  # one at a time: a mapping may fetch them as they are asked for
        archive.add(name, files[name])
    sums = {member.name: member.sha256 for member in archive.members}
    bare = Manifest(version, at, span.ledger, signer.public, sums)
    signed = replace(bare, signature=signer.sign(bare.message()))
    archive.add(names.NAME, signed.written())
    archive.close()
    return counts


def _write_chain(
    archive: Writer, span: Span, more: dict[str, Mapping[str, Any]]
) -> tuple[list[bytes], Counter[str]]:
    """Write the chain; return the lines of the case file, and how many facts are how."""
    case, counts = list[bytes](), Counter[str](open=0, shut=0, blind=0)
    with archive.file(names.CHAIN) as sink:
        sink.write(write_head(span))
        for link in span.links:
            sink.write(write_link(link))
            counts[_state(link)] += 1
            if isinstance(link, Shown):
                case.append(_case_line(link, more.pop(str(link.header["id"]), {})))
    if more:
        raise ValueError(f"{len(more)} facts are told of that the bundle does not show")
    return case, counts


def _state(link: Shown | Blind) -> str:
    if isinstance(link, Blind):
        return "blind"
    return "shut" if link.words() is None else "open"


def _case_line(link: Shown, more: Mapping[str, Any]) -> bytes:
    """Return what the case file says of a fact: its header, its words if open, what is added."""
    added = {name: value for name, value in more.items() if name != "id"}
    if taken := added.keys() & {*link.header, *OWN}:
        raise ValueError(f"told in place of the fact: {', '.join(sorted(taken))}")
    return dumps({**link.header, "words": link.words(), **added})
