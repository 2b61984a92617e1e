"""The report in a copy: what it is, how to check it, and every entry in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from mamori.base.paper import (
    Block,
    Correction,
    Cover,
    Document,
    Entry,
    Facts,
    Heading,
    Note,
    Paragraphs,
    Table,
    Timeline,
)
from mamori.cases.acts.disclosing import FULL, RECIPIENTS, VERSIONS
from mamori.cases.proof.attached import Attached
from mamori.cases.proof.checking import checking
from mamori.cases.proof.copying import Copy
from mamori.cases.proof.pieces import HOW, How, Piece
from mamori.cases.queries.papers import at_school
from mamori.cases.queries.taking_part import participants
from mamori.people.queries import about
from mamori.ui.templatetags.ui import listed


@dataclass(frozen=True, slots=True)
class Handing:
    """Who hands a copy to whom, why and when; `digits` are those of the school's signature."""

    by: str
    whom: str
    why: str
    at: datetime
    digits: str


def report(copy: Copy, handing: Handing, attached: list[Attached]) -> Document:
    """Return the report of a copy, in the copy's language."""
    with override(copy.language):
        school, made = copy.case.school.name, at_school(copy.case, handing.at, copy.language)
        return Document(
            language=copy.language,
            kind=_("Copy of a record"),
            school=school,
            made=_("Made %(moment)s by %(name)s") % {"moment": made, "name": handing.by},
            cover=Cover(
                to=f"{dict(RECIPIENTS)[copy.to]}\n{copy.change(handing.whom)}",
                sender=school,
                date=made,
                number=copy.case.number,
            ),
            blocks=[
                *_begins(copy, handing),
                *_taking_part(copy),
                *_told(copy),
                *_files(attached),
                *checking(handing.digits),
            ],
        )


def told_of(piece: Piece, language: str) -> dict[str, Any]:
    """Return what case.json says of an entry beside its header and its words."""
    with override(language):
        return {
            "id": str(piece.id),
            "case": piece.case.number,
            "shown": str(piece.how),
            "title": piece.title,
            "who": piece.who,
            "text": _text(piece),
        }


def _begins(copy: Copy, handing: Handing) -> Iterator[Block]:
    rows = [
        (_("What is in it"), str(dict(VERSIONS)[copy.version])),
        (_("Cases"), listed(case.number for case in copy.cases)),
        (_("Given because"), copy.change(handing.why)),
    ]
    if copy.child:
        rows.insert(1, (_("The child"), about([copy.child])[copy.child].name))
    yield Facts(rows=rows)
    yield Note(
        text=_(
            "This paper is about children. Keep it where nobody else reads it, and pass on no more"
            " of it than is needed."
        )
    )
    yield Heading(text=_("How much is in it"))
    counted = copy.counted
    yield Facts(rows=[(str(HOW[how]), str(counted[how])) for how in How if counted[how]])
    yield Paragraphs(text="\n\n".join(_left_out(copy)))


def _left_out(copy: Copy) -> Iterator[str]:
    yield _("The log of who opened the record is not in it.")
    if copy.version == FULL:
        return
    yield _(
        "Other entries of the record are not in it, because they concern others or the work inside"
        " the school. Ask the school if you miss something that you need."
    )
    yield _(
        "Instead of the names of other children there are letters, the same letter always for the"
        " same child. No letter means that it could be one of several, or that nobody may learn"
        " it. The words as they were written are sealed in the journal of the school."
    )


def _taking_part(copy: Copy) -> Iterator[Block]:
    """Yield the children and their parts; for a family, their own child is enough."""
    if copy.version != FULL:
        return
    parts: dict[tuple[UUID, str], dict[str, None]] = {}
    for case in copy.cases:
        for one in participants(case, language=copy.language):
            said = [part.says for part in one.parts if not part.taken_back]
            parts.setdefault((one.id, one.name), {}).update(dict.fromkeys(said))
    rows = [(name, listed(said)) for (_id, name), said in parts.items()]
    yield Heading(text=_("The children and their parts"))
    yield Table(head=(_("Name"), _("Part")), rows=rows, widths=(1, 2))


def _told(copy: Copy) -> Iterator[Block]:
    yield Heading(text=_("What was noticed and done"))
    yield Timeline(
        head=(_("When it was written"), _("Entry")),
        entries=[
            Entry(
                when=_when(piece, copy),
                title=piece.title,
                who=piece.who,
                text=_text(piece),
                corrections=[
                    Correction(text=_text(one), when=_when(one, copy), who=one.who)
                    for one in piece.corrections
                ],
            )
            for piece in copy.pieces
        ],
    )


def _when(piece: Piece, copy: Copy) -> str:
    number = _("Entry %(number)d") % {"number": piece.entry.seq}
    return f"{at_school(piece.case, piece.entry.at, copy.language)}\n{number}"


def _text(piece: Piece) -> str:
    if piece.how is not How.SHORTENED:
        return piece.text
    shortened = _("Shown shortened; the words as they were written are sealed in the journal.")
    return f"{piece.text}\n\n{shortened}"


def _files(attached: list[Attached]) -> Iterator[Block]:
    if not attached:
        return
    yield Heading(text=_("Files"))
    yield Table(
        head=(_("Entry"), _("File"), _("SHA-256")),
        rows=[
            (
                str(one.piece.entry.seq),
                "\n".join(
                    (one.file.label, one.name or _("Not in the zip; the school hands it over."))
                ),
                one.file.sha256,
            )
            for one in attached
        ],
        widths=(1, 3, 3),
    )
