"""Papers of this room: the list of what is the school's, to hang up and to hand out."""

import io
from collections.abc import Collection

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
from mamori.people.models import School
from mamori.publishing.models import Channel
from mamori.ui.dates import moment


def listing_address(code: str) -> str:
    """Return the address of a public list as people type it."""
    return f"{settings.MAMORI_ADDRESS.rstrip('/')}{reverse('publishing:official_any', args=[code])}"


def square(text: str, scale: int = 4) -> bytes:
    """Return a text as a square to be photographed (QR, an SVG that stands alone)."""
    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="svg", scale=scale, light="white", xmldecl=False)
    return out.getvalue()


def listing(school: School, language: str, code: str, channels: Collection[Channel]) -> bytes:
    """Return the list of a school's channels, with what to do about any other, as a PDF."""
    where = listing_address(code)
    rows = [(f"{one.get_type_display()}: {one.title}", one.address) for one in channels]
    blocks: list[Block] = [
        Paragraphs(text=_("These pages and addresses are the school's.")),
        Facts(rows=rows),
        Note(text=_("What is not on this list is not the school.")),
        Heading(text=_("Is it really the school?")),
        Paragraphs(
            text=_(
                "Compare the address letter by letter with this list. Or call the school by a"
                " number from here, not by one from the message."
            )
        ),
        Heading(text=_("If somebody writes in the school's name")),
        Paragraphs(
            text=_(
                "Do not answer, do not pay, open nothing. Keep the message, and tell the school."
                " If money or a password is gone already, call the police and your bank at once."
            )
        ),
        Picture(data=square(where), alt=_("The address as a square to be read by a telephone")),
        Code(text=where),
        Paragraphs(text=_("The list as it is today stands there.")),
    ]
    return to_pdf(
        Document(
            language=language,
            kind=_("What is the school's"),
            school=school.name,
            made=moment(localtime(clock.now()), language),
            blocks=blocks,
            confidential=False,
        )
    )
