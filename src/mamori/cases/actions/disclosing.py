"""Handing a case over: the file is made, and that it was given is written down with its digest."""

import hashlib
import io
from dataclasses import replace
from typing import BinaryIO

from mamori.base import clock
from mamori.base.paper import to_html, to_pdf
from mamori.cases.actions.deeds import Deed
from mamori.cases.actions.steps import take_step
from mamori.cases.proof.attached import Contents, attached_to
from mamori.cases.proof.copying import Copy
from mamori.cases.proof.report import Handing, report, told_of
from mamori.cases.queries.papers import name_of
from mamori.journal.actions import write_bundle
from mamori.journal.queries import fingerprint_of
from mamori.people.models import Account


def hand_over(*, by: Account, copy: Copy, deed: Deed) -> BinaryIO:
    """Make the file of a copy, and note who gave what to whom and why (HOK-114).

    It is made in memory: no word of a case lies on the disk in the clear. If the step is refused,
    nobody gets it.

    Args:
        by: a member of the committee.
        copy: what goes into it.
        deed: to whom it goes and why, as they wrote it.

    Raises:
        PermissionDenied: the person has no seat from which to do this.
        NotNow: the case is not in a state that allows it.
        Refused: a gate is not satisfied.
        Erased: the words of the case were erased, so none can be added.
        ValueError: it would grow larger than a zip of this form can be.
    """
    out = io.BytesIO()
    write_copy(out, by=by, copy=copy, deed=deed)
    digest = hashlib.sha256(out.getbuffer()).hexdigest()
    noted = replace(
        deed,
        attrs={**deed.attrs, "version": copy.version},
        subjects=frozenset([copy.child] if copy.child else []),
        words={**deed.words, "sha256": digest},
    )
    take_step(by=by, case=copy.case, step="disclose", deed=noted)
    out.seek(0)
    return out


def write_copy(out: BinaryIO, *, by: Account, copy: Copy, deed: Deed) -> None:
    """Write the file: a report to read, and what proves it."""
    school = copy.case.school_id
    attached = attached_to(copy.each(), school)
    handing = Handing(
        by=name_of(by),
        whom=str(deed.words.get("whom", "")),
        why=str(deed.words.get("why", "")),
        at=clock.now(),
        digits=fingerprint_of(school),
    )
    document = report(copy, handing, attached)
    at_hand = {"report.html": to_html(document).encode(), "report.pdf": to_pdf(document)}
    write_bundle(
        out,
        ledger=school,
        streams=[case.stream for case in copy.cases],
        show=copy.show,
        version=copy.to,
        told=[told_of(one, copy.language) for one in copy.each() if one.link != "blind"],
        files=Contents(at_hand, attached, school),
    )
