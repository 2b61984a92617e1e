"""Papers of the door: the slip with the words, and the poster that shows where the door is."""

import io

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mamori.base import clock
from mamori.base.paper import (
    Block,
    Code,
    Document,
    Facts,
    Heading,
    Note,
    Paragraphs,
    Picture,
    to_pdf,
)
from mamori.core.receipt import Receipt
from mamori.door.models import Talk
from mamori.people.models import School
from mamori.people.packs import help_lines
from mamori.ui.dates import day, moment
from mamori.ui.readings import readings_beside


def address(code: str) -> str:
    """Return the address of a door as people type it."""
    return f"{settings.MAMORI_ADDRESS.rstrip('/')}{reverse('door:front_any', args=[code])}"


def square(text: str, scale: int = 4) -> bytes:
    """Return a text as a square to be photographed (QR, an SVG that stands alone)."""
    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="svg", scale=scale, light="white", xmldecl=False)
    return out.getvalue()


def slip(school: School, language: str, receipt: Receipt, talk: Talk, proof: str) -> bytes:
    """Return the slip with the words, and the proof of the day, as a PDF."""
    words = "\n".join(f"{at}  {word}" for at, word in enumerate(receipt.words, 1))
    arrived = day(localtime(talk.at), language)
    blocks: list[Block] = [
        Heading(text=_("Your six words")),
        Code(text=f"{words}\n\n{receipt.check}"),
        Paragraphs(text=_("With these words you come back to your talk. Show them to nobody.")),
        Heading(text=_("Proof of the day")),
        Facts(rows=[(_("Arrived"), arrived)]),
        Picture(data=square(proof, 2), alt=_("The proof as a square to be read by a telephone")),
        Paragraphs(text=_("It proves that a report arrived on that day. It does not say whose.")),
        Code(text="\n".join(proof[at : at + 64] for at in range(0, len(proof), 64))),
    ]
    return to_pdf(_paper(school, language, _("Slip"), blocks))


def poster(school: School, language: str, code: str) -> bytes:
    """Return the poster with the address of the door, its square and the help lines, as a PDF."""
    where = address(code)
    lines = help_lines(school, language)
    blocks: list[Block] = [
        Heading(text=_("Is something wrong? You can tell us.")),
        Paragraphs(
            text=_(
                "Somebody hurts you, or you saw it happen to somebody else. You need no name and"
                " no account. Several grown-ups read it, and nobody whom you write about."
            )
        ),
        Picture(data=square(where), alt=_("The address as a square to be read by a telephone")),
        Code(text=where),
        Note(text=_("Somebody is in danger now? Call one of these numbers.")),
        Facts(rows=[_line(item) for item in lines]),
    ]
    return to_pdf(_paper(school, language, _("Where you can tell"), blocks))


def _line(item: dict[str, str]) -> tuple[str, str]:
    return readings_beside(item["read"]), f"{item['number']} {readings_beside(item['note_read'])}"


def _paper(school: School, language: str, kind: str, blocks: list[Block]) -> Document:
    return Document(
        language=language,
        kind=kind,
        school=school.name,
        made=moment(localtime(clock.now()), language),
        blocks=blocks,
        confidential=False,
    )
