"""What is told of one file, as plain data: the line of `--format jsonl`.

`record.schema.json` beside this file says what is in it; it only ever grows.
"""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from mamori.core.scan.blocks import Unread
from mamori.core.scan.findings import Finding
from mamori.core.scan.judging import Judged, Verdict
from mamori.core.scan.places import Piece, Place
from mamori.core.scan.reasons import REASONS
from mamori.core.scan.report.masking import Cover, mask

Record = dict[str, Any]
_NAMES = ("part", "sheet")  # of a place, as people gave them


def record_of(
    verdict: Verdict[Finding], *, path: str, sha256: str, kind: str, show: bool = False
) -> Record:
    """Return the record of one file.

    Args:
        verdict: what was found, judged.
        path: where the file lies, as it is shown to people.
        sha256: of its bytes, in hexadecimal; empty if they could not be read.
        kind: its type, such as `docx`.
        show: whether words stand in it as they were found; else they are masked.
    """
    return {
        "path": path,
        "sha256": sha256,
        "type": kind,
        "verdict": verdict.verdict,
        "findings": [_finding(each, show=show) for each in verdict.findings],
        "unread": [_unread(each) for each in verdict.unread],
        "classes": [each.ref for each in verdict.classes],
        "stores": [each.ref for each in verdict.stores],
        "error": next(errors(verdict.unread), None),
    }


def failed(path: str, reason: str) -> Record:
    """Return the record of a file that could not be read at all."""
    unread = Unread(place=Place(), reason=reason)
    verdict: Verdict[Finding] = Verdict(verdict="unreadable", unread=(unread,))
    return record_of(verdict, path=path, sha256="", kind="")


def covered(record: Record, cover: Cover) -> Record:
    """Return a record with the names of parts and sheets covered; `path` stays as it was given."""

    def hidden(told: Record) -> Record:
        names = {key: cover(told["place"][key]) for key in _NAMES if key in told["place"]}
        more = {"more": [hidden(each) for each in told["more"]]} if "more" in told else {}
        return told | {"place": told["place"] | names} | more

    lists = {key: [hidden(each) for each in record[key]] for key in ("findings", "unread")}
    return record | lists


def errors(unread: tuple[Unread, ...]) -> Iterator[str]:
    """Yield what could not be read and what to do, once each, in words."""
    for reason in dict.fromkeys(each.reason for each in unread):
        yield f"{reason}: {REASONS[reason]}"


def _finding(judged: Judged[Finding], *, show: bool) -> Record:
    finding = judged.finding
    told: Record = {
        "kind": finding.kind,
        "verdict": judged.verdict,
        "person": finding.person or None,
        "place": _place(finding.place),
        "span": list(finding.span),
        "text": finding.text if show else mask(finding.text),
        "confidence": round(finding.confidence, 3),
        "why": list(finding.why),
        "rule": judged.rule or None,
        "cites": list(judged.cites),
    }
    if finding.others:
        told["others"] = list(finding.others)
    if finding.more:
        told["more"] = [_piece(each) for each in finding.more]
    if finding.count != 1:
        told["count"] = finding.count
    return told


def _place(place: Place) -> Record:
    values = ((each.name, getattr(place, each.name)) for each in fields(place))
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values
        if value not in (None, "")
    }


def _piece(piece: Piece) -> Record:
    return {"place": _place(piece.place), "span": [piece.start, piece.end]}


def _unread(unread: Unread) -> Record:
    told = {"place": _place(unread.place), "reason": unread.reason}
    return told | ({"detail": unread.detail} if unread.detail else {})
